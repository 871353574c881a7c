"""The people, organisations and events that an article names, each under its fullest form."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from backfile.tagging.folding import fold_key
from backfile.tagging.kinds import (
    GIVEN_NAMES,
    Named,
    apposition,
    has_people,
    has_place,
    is_landform,
    name_in,
    role_before,
    says,
    without_legal_form,
)
from backfile.tagging.phrases import phrases
from backfile.tagging.stems import stem
from backfile.tagging.text import LEAD, TaggedText
from backfile.tagging.titled import titled_names
from backfile.tagging.vocabulary import TermKind

_ABBREVIATION = re.compile(r"(?:,? \(|, )([A-Z][A-Z&]{1,7})\b")
_TWO_PART = re.compile(r"[A-Z][a-z]+-[a-z]+")
_BASE = {"person": 0.3, "organisation": 0.25, "event": 0.25}
_A_MENTION = 0.12
_MENTIONS = 4
"""Mentions after so many add nothing."""
_IN_HEADLINE, _IN_LEAD, _UNSURE = 0.3, 0.15, -0.1
_LONG, _BRIEF, _IN_FULL = 3, 1_800, 0.13
"""A body that a brief text names in full, by so many words, is more than mentioned in passing."""
_RECURRING = 3
"""A name of one word whose kind its neighbours tell has to be found so often."""
_RECURRING_SURELY = 2
"""And so often where they tell it beyond doubt."""
_OFTENER = 2
"""A person's last word stands alone more than so many times as often as the first."""


@dataclass(slots=True)
class Name:
    """One name with everything that was found of it."""

    kind: TermKind
    tokens: tuple[str, ...]
    sure: bool
    forms: Counter[str] = field(default_factory=Counter)
    places: list[tuple[int, int]] = field(default_factory=list)
    variant: str = ""

    @property
    def label(self) -> str:
        """The most frequent full form; of equals the shortest, then the first by code point."""
        if len(self.forms) == 1:
            return next(iter(self.forms))
        return min(self.forms, key=lambda form: (-self.forms[form], len(form), form))

    @property
    def term(self) -> str:
        """The key: the same for every case ending and legal form."""
        return fold_key(" ".join(stem(token) for token in self.tokens))


def names_in(
    text: TaggedText, language: str, taken: Sequence[tuple[int, int]], authors: Iterable[str]
) -> list[Name]:
    """Every name in the body, sorted by term.

    `taken` are the spans, sorted, that the vocabulary or the gazetteer explains already; `authors` wrote the
    article and are not what it is about.
    """
    found, alone = _found(text, dict(taken))
    names = _full_names(found, alone, text)
    _own_short_forms(found, alone, names)
    _beside_titles(names, text, language)
    written = {fold_key(author) for author in authors}
    ordered = [names[term] for term in sorted(names)]
    return [name for name in ordered if fold_key(name.label) not in written] if written else ordered


def score(name: Name, text: TaggedText) -> float:
    """How much the article is about the name: mentions, headline, lead, and how sure its kind is."""
    points = _BASE.get(name.kind, 0.0) + _A_MENTION * min(len(name.places), _MENTIONS)
    if name.sure and name.kind == "organisation" and len(name.tokens) >= _LONG and len(text.plain) < _BRIEF:
        points += _IN_FULL
    if _headed(name, text):
        points += _IN_HEADLINE
    if any(text.part(start) == LEAD for start, _ in name.places):
        points += _IN_LEAD
    return round(min(1.0, points + (0.0 if name.sure else _UNSURE)), 3)


def _beside_titles(names: dict[str, Name], text: TaggedText, language: str) -> None:
    """Add the names of languages without capitals."""
    for titled in titled_names(text, language):
        name = names.setdefault(fold_key(titled.label), Name(titled.kind, (titled.label,), sure=True))
        name.forms[titled.label] += 1
        name.places.append((titled.start, titled.end))


def _found(text: TaggedText, taken: Mapping[int, int]) -> tuple[list[Named], dict[str, list[int]]]:
    """Names of several words or behind a title, and where every other capitalised word stands alone."""
    found: list[Named] = []
    alone: dict[str, list[int]] = defaultdict(list)
    for phrase in phrases(text):
        if len(phrase.tokens) == 1:
            if phrase.start not in taken:
                alone[phrase.tokens[0]].append(phrase.start)
            continue
        named = name_in(phrase, text, taken)
        if named is None or taken.get(named.start, 0) >= named.end:
            continue
        if named.kind or len(named.tokens) > 1:
            found.append(named)
        else:
            alone[named.tokens[0]].append(named.start)
    return found, alone


def _full_names(
    found: Iterable[Named], alone: Mapping[str, Sequence[int]], text: TaggedText
) -> dict[str, Name]:
    """Names of several words, names behind a title, and recurring words whose neighbours tell their kind."""
    names: dict[str, Name] = {}
    votes = _votes_for_phrases(found, alone, text)
    for named in found:
        kind, sure, variant = named.kind, named.sure, _abbreviation(named, text)
        if not kind:
            kind, sure = ("organisation", True) if variant else _elected(votes[named.tokens])
        if kind:
            tokens = without_legal_form(named.tokens) if kind == "organisation" else named.tokens
            name = Name(kind, tokens, sure, variant=variant)
            name = names.setdefault(name.term, name)
            name.sure = name.sure or sure
            name.variant = name.variant or variant
            name.forms[" ".join(tokens)] += 1
            name.places.append((named.start, named.end))
    for word, starts in alone.items():
        if len(starts) >= _RECURRING_SURELY and (len(word) > 1 or not word.isascii()):
            kind, sure = _elected(_votes_for_word(word, starts, text))
            if kind and (sure or len(starts) >= _RECURRING):
                name = Name(kind, (word,), sure)
                name.forms[word] += len(starts)
                name.places += [(start, start + len(word)) for start in starts]
                names.setdefault(name.term, name)
    return names


def _votes_for_phrases(
    found: Iterable[Named], alone: Mapping[str, Sequence[int]], text: TaggedText
) -> dict[tuple[str, ...], Counter[TermKind]]:
    """What speaks for the kind of names that do not show it themselves.

    A role or a sort of body stands before them, their people behind them; persons are called by their last
    word alone, bodies by their first.
    """
    votes: dict[tuple[str, ...], Counter[TermKind]] = defaultdict(Counter)
    for named in found:
        if named.kind or is_landform(named.tokens):
            continue
        vote = votes[named.tokens]
        common = any(f" {token.lower()} " in text.plain for token in named.tokens)
        before = role_before(text, named.start)
        if before and not (common and before == "person"):
            vote[before] += 2
        if has_people(text, named.end) or has_place(text, named.start):
            vote["organisation"] += 2
        said = apposition(text, named.end)
        if said:
            vote[said] += 2
        if len(named.tokens) <= 3:
            first, last = (len(alone.get(named.tokens[at], ())) for at in (0, -1))
            if last > _OFTENER * first and not common:
                vote["person"] += 2
            if first and not last:
                vote["organisation"] += 1
            if last and says(text, named.start, named.end):
                vote["person"] += 1
    return votes


def _votes_for_word(word: str, starts: Iterable[int], text: TaggedText) -> Counter[TermKind]:
    """The same for a word that recurs alone; persons are not named so, bodies are."""
    vote: Counter[TermKind] = Counter()
    for start in starts:
        end = start + len(word)
        if (
            role_before(text, start) == "organisation"
            or has_people(text, end)
            or has_place(text, start)
            or apposition(text, end) == "organisation"
        ):
            vote["organisation"] += 2
        if word.isupper() and (text.plain.startswith("'s", end) or says(text, start, end)):
            vote["organisation"] += 1
    return vote


def _elected(vote: Counter[TermKind]) -> tuple[TermKind, bool]:
    """The kind with more votes, and whether it is sure; no kind when there is none."""
    person, body = vote["person"], vote["organisation"]
    if person == body:
        return "", False
    return ("person", person > 1) if person > body else ("organisation", body > 1)


def _own_short_forms(
    found: Iterable[Named], alone: Mapping[str, Sequence[int]], names: dict[str, Name]
) -> None:
    """Give every later short form to the full name that it stands for."""
    owners: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for term, name in names.items():
        if len(name.tokens) > 1:
            for short in _short_forms(name):
                owners[fold_key(stem(short))].append((name.places[0][0], term))
        if name.variant:
            owners[fold_key(name.variant)].append((name.places[0][0], term))
    written = [(named.tokens[0], named.start) for named in found if len(named.tokens) == 1]
    written += [(word, start) for word, starts in alone.items() for start in starts]
    for word, start in written:
        short = fold_key(stem(word))
        if short in owners:
            # Of several full names the last one before the short form is meant.
            before = [owner for owner in owners[short] if owner[0] < start] or owners[short]
            names[max(before)[1]].places.append((start, start + len(word)))
            if short in names and len(names[short].tokens) == 1:
                del names[short]
    for name in names.values():
        name.places.sort()


def _short_forms(name: Name) -> tuple[str, ...]:
    if name.kind == "person":
        if _TWO_PART.fullmatch(name.tokens[-1]):
            return (name.tokens[0],)
        return (name.tokens[-1],)
    first = name.tokens[0]
    return () if name.kind == "event" or first in GIVEN_NAMES else (first,)


def _abbreviation(named: Named, text: TaggedText) -> str:
    """The abbreviation that follows a name and is made of its initials: "... Cooperation (APEC)"."""
    match = _ABBREVIATION.match(text.plain, named.end)
    if match is None or len(named.tokens) < 2:
        return ""
    initials = "".join(part[0] for token in named.tokens for part in token.split("-") if part[:1].isupper())
    return match[1] if initials == match[1].replace("&", "") else ""


def _headed(name: Name, text: TaggedText) -> bool:
    """Whether headline or subhead hold the name or its short form, in whatever case."""
    head = text.folded[: text.starts[2]]
    forms = [" ".join(name.tokens).lower(), name.variant.lower()]
    if len(name.tokens) > 1:
        forms += [form.lower() for form in _short_forms(name)]
    return any(_stands_in(form, head) for form in forms if form)


def _stands_in(form: str, head: str) -> bool:
    """Whether a form stands in a headline: as whole words where the script parts words."""
    at = head.find(form)
    while at >= 0:
        end = at + len(form)
        if not form.isascii() or not (head[at - 1 : at].isalnum() or head[end : end + 1].isalnum()):
            return True
        at = head.find(form, at + 1)
    return False
