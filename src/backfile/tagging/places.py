"""Decides which places an article is about, from where and beside what their names stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from backfile.tagging.gazetteer import Gazetteer, PlaceForm
from backfile.tagging.matcher import Match
from backfile.tagging.text import DATELINE, HEADLINE, LEAD, Before, TaggedText, word_before
from backfile.tagging.words import words

_INITIAL = re.compile(r"[A-Z]\.")
_AFTER = re.compile(r"(,?) ?([\w.'-]+)")
_GIVEN = words("given_names")
_TITLES = words("titles")
_CURRENCIES = words("currencies")
_LOCATIVES = words("locatives")
_OPENING = tuple('.!?:"“')
_NEAR = 24
"""How many characters before a name are looked at."""
_CITIES = ("city", "metropolis", "capital")

IN_DATELINE, IN_HEADLINE, IN_LEAD, IN_BODY = 3.5, 2.25, 1.5, 1.0
"""What one mention weighs, by where it stands."""
INSIDE_A_NAME = 0.4
"""Of a mention inside a longer name ("Bank of England", "Air France")."""
IMPLIED = 0.5
"""Of a city's or region's mention, for its country."""
ENOUGH = 4.5
"""A place whose mentions weigh this much has the score 1."""


@dataclass(slots=True)
class Found:
    """What speaks for one place in one article."""

    weight: float = 0.0
    matches: list[Match] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mention:
    form: PlaceForm
    match: Match
    weight: float
    dateline: bool
    inside: bool
    """Stands inside a longer name."""


def places_in(
    text: TaggedText, matches: Sequence[tuple[Match, tuple[PlaceForm, ...]]], gazetteer: Gazetteer
) -> Mapping[int, Found]:
    """Weight and matches by index of the place, for every place with any support.

    `matches` holds the forms of the article's language only.
    """
    mentions = [_mention(text, match, forms) for match, forms in matches]
    mentions = _consistent(text, mentions, gazetteer)
    sure = _countries(mentions, gazetteer)
    found: dict[int, Found] = defaultdict(Found)
    implied: dict[str, Found] = defaultdict(Found)
    for options in mentions:
        mention = _choose(options, sure, gazetteer)
        if mention is None or mention.weight == 0:
            continue
        place = gazetteer.places[mention.form.place]
        own = 0.0 if mention.inside and place.kind in _CITIES else mention.weight
        if place.kind == "capital" and not mention.form.people and not _locative(text, mention.match):
            own = 0.0 if mention.dateline else own / 2
        if own:
            found[mention.form.place].weight += own
            found[mention.form.place].matches.append(mention.match)
        if place.country and place.kind != "former":
            share = mention.weight * (1.0 if mention.dateline else IMPLIED)
            implied[place.country].weight += share
            implied[place.country].matches.append(mention.match)
    for code, support in implied.items():
        country = found[gazetteer.index[code]]
        country.weight += support.weight
        country.matches += support.matches
    return found


def score(weight: float) -> float:
    """From a weight to a candidate's score."""
    return round(min(1.0, weight / ENOUGH), 3)


def _mention(text: TaggedText, match: Match, forms: Iterable[PlaceForm]) -> list[_Mention]:
    part = text.part(match.start)
    dateline = part == DATELINE or text.in_dateline(match.start)
    if dateline:
        base = IN_DATELINE if part == DATELINE else 0.0
    else:
        base = IN_HEADLINE if part == HEADLINE else IN_LEAD if part == LEAD else IN_BODY
    mentions = []
    for form in forms:
        kept = 1.0 if dateline else _context(text, match, form)
        mentions.append(_Mention(form, match, base * kept, dateline, kept == INSIDE_A_NAME))
    return mentions


def _consistent(
    text: TaggedText, mentions: Sequence[list[_Mention]], gazetteer: Gazetteer
) -> list[list[_Mention]]:
    """Without the readings of a city that the name after its comma speaks against ("Salem, Va")."""

    def country(mention: _Mention) -> str:
        place = gazetteer.places[mention.form.place]
        return place.country or place.code

    kept = [list(options) for options in mentions]
    for number, options in enumerate(mentions[:-1]):
        following = mentions[number + 1]
        if not options or not following:
            continue
        between = text.plain[options[0].match.end : following[0].match.start]
        wider = {country(m) for m in following if gazetteer.places[m.form.place].kind not in _CITIES}
        if between == ", " and wider:
            kept[number] = [
                m
                for m in options
                if gazetteer.places[m.form.place].kind not in _CITIES or country(m) in wider
            ]
    return kept


def _context(text: TaggedText, match: Match, form: PlaceForm) -> float:
    """What the neighbouring words leave of a mention: 1 all, 0 nothing."""
    if not text.plain[match.start].isupper():
        return 1.0
    line_start = text.plain.rfind("\n", 0, match.start) + 1
    before = word_before(text.plain, match.start, max(line_start, match.start - _NEAR))
    after = _AFTER.match(text.plain, match.end, match.end + 24)
    following = after[2] if after and after[0][0] in " ," else ""
    if following.rstrip(".") in _CURRENCIES and not (after and after[1]):
        return 0.0
    previous = before.word if before.between != "," else ""
    if text.plain[match.start : match.end].isupper() and following[:2].isupper():
        return 0.25 if form.doubtful else 1.0
    if not form.people and (previous in _GIVEN or previous in _TITLES or _INITIAL.fullmatch(previous)):
        return 0.0
    inside = bool(following[:1].isupper() and after and not after[1] and not form.people)
    inside = inside or (
        previous[:1].isupper() and previous[1:2].islower() and not _opens(text, before, line_start)
    )
    if previous == "of":
        inside = inside or bool(re.search(r"[A-Z]\w+ of \Z", text.plain[line_start : match.start]))
    if form.doubtful and inside:
        return 0.0
    return INSIDE_A_NAME if inside else 1.0


def _opens(text: TaggedText, before: Before, line_start: int) -> bool:
    """Whether the word before opens a sentence, so that its capital says nothing."""
    if before.start <= line_start:
        return True
    return text.plain[max(0, before.start - 2) : before.start].strip()[-1:] in _OPENING


def _locative(text: TaggedText, match: Match) -> bool:
    if not text.plain[match.start].isupper():
        return True
    before = word_before(text.plain, match.start, max(0, match.start - _NEAR))
    return before.word.lower() in _LOCATIVES


def _countries(mentions: Iterable[Iterable[_Mention]], gazetteer: Gazetteer) -> frozenset[str]:
    """Countries that the article names beyond doubt, by their own or their cities' names."""
    sure = set()
    for options in mentions:
        for mention in options:
            if not mention.form.doubtful and (mention.weight > 0 or mention.dateline):
                place = gazetteer.places[mention.form.place]
                sure.add(place.country or place.code)
    return frozenset(sure)


def _choose(options: Sequence[_Mention], sure: frozenset[str], gazetteer: Gazetteer) -> _Mention | None:
    """The place that a form means here: the supported one, otherwise the one that is not doubtful."""

    def rank(mention: _Mention) -> tuple[int, int]:
        place = gazetteer.places[mention.form.place]
        supported = (place.country or place.code) in sure
        return (
            2 if supported and mention.form.doubtful else 0 if mention.form.doubtful else 1,
            -mention.form.place,
        )

    if not options:
        return None
    best = max(options, key=rank)
    if best.form.doubtful and rank(best)[0] == 0 and not best.dateline:
        return None
    return best
