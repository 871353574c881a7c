"""Tells persons, organisations and events apart by the words in and around a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from backfile.tagging.phrases import Phrase
from backfile.tagging.stems import stem
from backfile.tagging.text import TaggedText
from backfile.tagging.vocabulary import TermKind
from backfile.tagging.words import words

_TITLES = words("titles")
_HONORIFICS = words("honorifics")
GIVEN_NAMES = words("given_names")
_ORG_TAILS = words("org_tails")
_ORG_HEADS = words("org_heads")
_EVENT_TAILS = words("event_tails")
_LEGAL = words("legal_forms")
_NO_NAMES = words("no_names")
_OPENERS = words("openers")
_ARTICLES = frozenset(("The", "A", "An", "I"))
_PERSON_ROLES = words("person_roles")
_ORG_NOUNS = words("org_nouns")
_ORG_ROLES = words("org_roles")
_SHARES = words("shares")
_LANDFORMS = words("landforms")
_GIVEN_STEMS = frozenset(map(stem, GIVEN_NAMES))
_SAID = words("said")
_PARTICLES = words("particles_in_names")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_TWO_PART = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A Korean or Chinese given name in Latin letters: Jae-myung, Tse-tung."""
_AGE = re.compile(r", (?:aged? )?\d\d\b")
_AFTER = re.compile(r"[,\"'”’]* ?(?:who |has |had |also |then )?(\w+)")
_WHO = re.compile(r",? who\b")
_APPOSITION = re.compile(r", (?:an?|the|once the) ((?:[\w-]+ ){0,3}[\w-]+)(?!['\w-])")
_PLACED = re.compile(r"([\w-]+) (in|at|for) \Z")
_ROLE_OF = re.compile(r"(?:'s)? (?:\w+ )?([\w-]+)")


_DESCRIBING = (
    "-based",
    "-born",
    "-owned",
    "-led",
    "-backed",
    "-style",
    "-type",
    "-listed",
    "-elect",
    "-owner",
    "-maker",
)
_OF_A_BODY = frozenset(("of", "for", "and", "&"))
_OF = ("of", "for", "de", "du", "des", "del", "di", "do")


class Named(NamedTuple):
    """A phrase that is a name, by itself or perhaps."""

    kind: TermKind
    """Empty where the words do not tell: the rest of the article may."""
    tokens: tuple[str, ...]
    start: int
    end: int
    sure: bool
    """Whether the name or a title shows the kind, rather than a verb beside it."""


def is_given_name(token: str) -> bool:
    """Whether it is a common given name, in any case form."""
    return token in GIVEN_NAMES or stem(token) in _GIVEN_STEMS


def is_landform(tokens: tuple[str, ...]) -> bool:
    """Whether a name is likely to be that of a street, a hill or another place."""
    return tokens[0] in _LANDFORMS or tokens[-1] in _LANDFORMS


def role_before(text: TaggedText, start: int) -> TermKind:
    """`person` or `organisation`, where the word before a name is a role or a sort of body."""
    before = _word_before(text.plain, start, max(0, start - 24))
    return "person" if before in _PERSON_ROLES else "organisation" if before in _ORG_NOUNS else ""


def _word_before(text: str, at: int, low: int) -> str:
    r"""What the expression ([\w-]+),? \Z finds before an offset, read from right to left."""
    end = at - 1
    if end < low or text[end] != " ":
        return ""
    if end > low and text[end - 1] == ",":
        end -= 1
    start = end
    while start > low and (text[start - 1].isalnum() or text[start - 1] in "_-"):
        start -= 1
    return text[start:end]


def has_people(text: TaggedText, end: int) -> bool:
    """Whether a name is followed by a role in what it names ("Tottenham manager", "Exel's shares")."""
    after = _ROLE_OF.match(text.plain, end, end + 40)
    return bool(after and after[1] in _ORG_ROLES)


def has_place(text: TaggedText, start: int) -> bool:
    """Whether a name is what people work at or speak for, or have a part in ("analyst at", "stake in")."""
    placed = _PLACED.search(text.plain, max(0, start - 24), start)
    return placed is not None and placed[1].lower() in (_SHARES if placed[2] == "in" else _ORG_ROLES)


def apposition(text: TaggedText, end: int) -> TermKind:
    """`person` or `organisation`, where the words behind a name say what it is (", a French firm")."""
    said = _APPOSITION.match(text.plain, end, end + 60)
    for word in reversed(said[1].split()) if said else ():
        if word in _PERSON_ROLES or word in _ORG_NOUNS:
            return "person" if word in _PERSON_ROLES else "organisation"
    return ""


def name_in(phrase: Phrase, text: TaggedText, places: Mapping[int, int]) -> Named | None:
    """The name that a phrase holds, without titles, articles and days; None if there is none.

    `places` are the spans of places, from start to end: "Austria's Heinz Fischer" may lack its 's.
    """
    if len(phrase.tokens) == 1:
        return _single(phrase)
    phrase = _behind_body(_bare(phrase, text))
    if not phrase.tokens:
        return None
    kind = _body(phrase)
    if kind and not (len(without_legal_form(phrase.tokens)) == 1 and phrase.tokens[0] in _ORG_TAILS):
        return Named(kind, phrase.tokens, phrase.start, phrase.end, sure=True)
    titled = _without_titles(phrase)
    if titled is not None:
        while len(titled.tokens) > 2 and places.get(titled.start) == titled.part(0, 1).end:
            titled = titled.part(1)
        return _person(titled, text, titled=titled.start != phrase.start)
    return None


def _single(phrase: Phrase) -> Named | None:
    """One word: a short form or an abbreviation, if anything."""
    word = phrase.tokens[0]
    if word in _NO_NAMES or word in _OPENERS or word in _TITLES or word.endswith(_DESCRIBING):
        return None
    return Named("", phrase.tokens, phrase.start, phrase.start + len(word), sure=False)


def without_legal_form(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A firm's name without "Inc", "Ltd" and their like."""
    kept = list(tokens)
    while len(kept) > 1 and (kept[-1] in _LEGAL or kept[-1] in ("and", "&")):
        kept.pop()
    return tuple(kept)


def says(text: TaggedText, start: int, end: int) -> bool:
    """Whether a verb of saying stands beside a name."""
    after = _AFTER.match(text.plain, end, end + 24)
    if after and after[1] in _SAID:
        return True
    return _word_before(text.plain, start, max(0, start - 16)) in _SAID


def _bare(phrase: Phrase, text: TaggedText) -> Phrase:
    """Without an article or other opening word, and without days and months at either end."""
    first, last = 0, len(phrase.tokens)
    while first < last and _no_part(phrase, first, text):
        first += 1
    while last > first and _no_end(phrase.tokens[last - 1]):
        last -= 1
    return phrase.part(first, last)


def _no_end(token: str) -> bool:
    return token in _NO_NAMES or token.islower() or token.endswith((*_DESCRIBING, "-enabled"))


def _no_part(phrase: Phrase, at: int, text: TaggedText) -> bool:
    token = phrase.tokens[at]
    if (
        token in _ARTICLES
        or token.islower()
        or token.endswith(_DESCRIBING)
        or (token in _OPENERS and phrase.opens and at == 0)
    ):
        return True
    if token in _NO_NAMES and len(phrase.tokens) > at + 1 and token.isalpha():
        return token not in (
            "North",
            "South",
            "East",
            "West",
            "New",
            "English",
            "French",
            "German",
            "Central",
        )
    common = phrase.opens and at == 0 and len(phrase.tokens) > 1 and token not in _TITLES
    return common and token not in GIVEN_NAMES and f" {token.lower()} " in text.plain


def _behind_body(phrase: Phrase) -> Phrase:
    """From the title on, where a body's name stands before it ("Bank of Japan Governor Satoshi Sumita")."""
    tokens = phrase.tokens
    if tokens and tokens[-1] not in _ORG_TAILS and tokens[-1] not in _EVENT_TAILS:
        for at in range(2, len(tokens) - 2):
            if tokens[at] in _TITLES and not _OF_A_BODY.intersection(tokens[at + 1 :]):
                return phrase.part(at)
    return phrase


def _body(phrase: Phrase) -> TermKind:
    """`organisation` or `event`, where a word of the name says so."""
    tokens = phrase.tokens
    if len(tokens) < 2:
        return ""
    last = tokens[-1]
    if any(tokens[at] in _ORG_HEADS and tokens[at + 1] in _OF for at in range(len(tokens) - 2)):
        return "organisation"
    if tokens[0] in _HONORIFICS and tokens[0] not in ("President", "Premier", "Minister"):
        return ""
    if last in _ORG_TAILS:
        return "organisation"
    return "event" if last in _EVENT_TAILS else ""


def _without_titles(phrase: Phrase) -> Phrase | None:
    """The person's name behind titles and roles ("Treasury Secretary James Baker"); None if none is left."""
    tokens = phrase.tokens
    after = 0
    for at, token in enumerate(tokens[:-1]):
        if token in _TITLES and not (at > 0 and tokens[at - 1] in GIVEN_NAMES and at + 2 > len(tokens)):
            after = at + 1
    if after == 0 and tokens[-1] in _TITLES and not is_given_name(tokens[0]):
        return None
    for at, token in enumerate(tokens[:-1]):
        if at > after and is_given_name(token) and (at - after > 1 or _no_given_part(tokens[at - 1])):
            after = at if not is_given_name(tokens[at - 1]) else after
    rest = phrase.part(after)
    if after and len(rest.tokens) == 1 and tokens[after - 1] not in _HONORIFICS:
        return None
    return rest


def _no_given_part(token: str) -> bool:
    """Whether a word before a given name is no part of the name."""
    if not token.isascii():
        return not is_given_name(token)
    return (token.isupper() and len(token) > 1) or token in _ORG_TAILS or token.endswith("-elect")


def _person(phrase: Phrase, text: TaggedText, *, titled: bool) -> Named | None:
    tokens = phrase.tokens
    if len(tokens) == 1 and not titled:
        return _single(phrase)
    if len(tokens) > 5 or any(token in _NO_NAMES or token in _TITLES for token in tokens[:-1]):
        return None
    if any(token.islower() and token not in _PARTICLES for token in tokens):
        return None
    if any(token.isupper() and len(token) > 1 and not _INITIAL.fullmatch(token) for token in tokens):
        return None
    made = (tokens, phrase.start, phrase.end)
    if titled:
        return Named("person", *made, sure=True)
    if is_given_name(tokens[0]) or _INITIAL.fullmatch(tokens[0]) or _TWO_PART.fullmatch(tokens[-1]):
        return Named("person", *made, sure=True)
    after = (
        len(tokens) <= 3
        and not is_landform(tokens)
        and (_AGE.match(text.plain, phrase.end) or _WHO.match(text.plain, phrase.end))
    )
    return Named("person", *made, sure=True) if after else Named("", *made, sure=False)
