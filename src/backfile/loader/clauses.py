"""The clauses of a byline: which of them are names, offices, agencies, papers or places.

Jane Doe, Political editor         Von Anna Berg und Jan Holt, Kiel
Jane Doe in Nairobi                Lin Mei / Staff reporter, in TAICHUNG
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from backfile.loader import lexicon, names
from backfile.loader.agencies import is_agency
from backfile.records import PartialDate

ACRONYM = 5  # letters of a station or an agency
_CLAUSE = re.compile(r"[,|;–—•(\n]|\s[-/·]\s")
_WIRES = lexicon.REDACTION | lexicon.ROLES
_OFFICE = 4  # words of an office without a name
_DESK = ("redac", "redaç", "redaz", "rédac", "redak")  # Redacción Deportes
_COMPOUNDS = (  # Finanzredakteur, Redaktionsleiterin
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
    "reporterin",
    "leiter",
    "leiterin",
    "agentur",
)
_OFFICE_WORDS = 10
_INTRODUCED = re.compile(r"By ([^\W\d_][^,]{3,40}), an? [a-z]")
_SITE = re.compile(r"\w\.[a-z]{2,4}$")  # Cleveland.com
_IN = re.compile(r"(?:in|à|en|aus|i|w|v|в) ([^\W\d].{1,30})")
_NAME_AND_PLACE = re.compile(r"(.+?) (?:in|à|en|aus|i|w|v|в) ([^\W\d].+)")


_SMALL = 3  # words of a name in small letters


class Byline(NamedTuple):
    """A byline as printed, the names in it, and the place and day that share its line."""

    text: str
    authors: tuple[str, ...]
    place: str | None
    date: PartialDate | None
    confidence: float
    why: str


def split(text: str) -> list[str]:
    """The clauses of a byline: what commas, strokes, dashes and brackets part."""
    return [clause.strip(" )") for clause in _CLAUSE.split(text)]


def introduced(text: str) -> Byline | None:
    """A sentence that says after the writer's name who that is: `By Jane Doe, a poet. She ...`."""
    match = _INTRODUCED.match(text)
    if match is None or not names.is_name(match[1]):
        return None
    return Byline(text, (match[1],), None, None, 0.9, "a name after 'By' and who that is")


def leading_names(clauses: Sequence[str]) -> tuple[str, ...]:
    """The names in the clauses, down to the first that holds something else."""
    return tuple(person for clause in names_clauses(clauses) for person in names.split(clause))


def names_clauses(clauses: Sequence[str]) -> Sequence[str]:
    """The clauses down to the first that is no list of names."""
    count = 0
    while count < len(clauses):
        clause = clauses[count]
        if not names.all_names(clause) or is_agency(clause) or office_words(clause) or is_paper(clause):
            break
        if _is_desk(clause):
            break
        count += 1
    return clauses[:count]


def office_words(text: str) -> bool:
    """Whether a short clause holds the word for an office: `Political editor`, `Online-Redakteurin`."""
    words = text.casefold().split()
    if len(words) > _OFFICE_WORDS:
        return False
    for word in words:
        bare = word.strip(".,()")
        if bare in lexicon.ROLES or bare.endswith(_COMPOUNDS) or bare.rpartition("-")[2] in lexicon.ROLES:
            return True
    return False


def _is_desk(clause: str) -> bool:
    """Whether a clause is an agency's letters and what it has a desk for: `CNN Business`."""
    first, _, rest = clause.partition(" ")
    return first.isupper() and bool(rest) and not rest.isupper() and is_agency(first)


def is_paper(text: str) -> bool:
    """Whether a clause is the name of a paper or a station, by its article or its words."""
    words = text.casefold().split()
    return words[:1] == ["the"] or any(word in lexicon.MEDIA for word in words)


def is_acronym(text: str) -> bool:
    """Whether a clause is the letters of a station, a party or an office: `MDR`, `MdB`, `M.D.`."""
    return len(text) <= ACRONYM and text[1:] != text[1:].lower()


def staff(text: str) -> bool:
    """Whether no name is given but an office: "a Staff Reporter", "la Redacción", "our correspondent"."""
    words = [word.casefold().strip(".") for word in text.split()]
    if 0 < len(words) <= 2 and words[-1].rpartition("-")[2] in lexicon.REDACTION and _is_letters(text):
        return True  # NR24 Redaktion, NR-Redaktion
    while words and words[0] in lexicon.BEFORE_REDACTION:  # dalla nostra corrispondente
        words = words[1:]
    if len(words) > 2 and words[-1] in _WIRES:
        named = [word for word in text.split() if not word[0].islower() and word.casefold() not in _WIRES]
        paper = " ".join(named)
        if names.is_capitalised(paper) and is_paper(paper):
            return True  # Detroit News wire services
    if not 0 < len(words) <= _OFFICE:
        return False
    known = [word in _WIRES for word in words]
    whole = all(told or word in lexicon.OFFICE_WORDS for told, word in zip(known, words, strict=True))
    uncased = text[:1].islower() or text[:1].lower() == text[:1].upper()
    desk = len(words) <= 3 and words[0].startswith(_DESK) and known[0]
    return any(known) and (uncased or whole or desk)


def _is_letters(text: str) -> bool:
    """Whether the first word is a paper's or a station's letters and figures: `NR24 Redaktion`."""
    letters = text.replace("-", " ").split()[0]
    return letters.isalnum() and letters.isupper() and 1 < len(letters) <= ACRONYM and text[-1].islower()


def is_office(text: str) -> bool:
    """Whether a line under a byline goes on with it: an office, a paper, an agency."""
    if len(text) > 70 or len(text.split()) > 8 or text[-1:] in "!?:":
        return False
    if is_agency(text) or office_words(text) or text.casefold().startswith("special to "):
        return True
    words = [word.casefold().strip(",") for word in text.split()]
    return names.is_capitalised(text) and any(word in lexicon.MEDIA for word in words)


def without_place(text: str) -> tuple[str, str] | None:
    """The parts of "Jane Doe in Berlin": ("Jane Doe", "Berlin")."""
    match = _NAME_AND_PLACE.fullmatch(text)
    if (
        match
        and all(names.is_capitalised(person) for person in names.split(match[1]))
        and names.is_capitalised(match[2])
    ):
        return match[1], match[2]
    return None


def place_named(rest: Sequence[str]) -> str | None:
    """The place that the last clause names after a word like "in"."""
    match = _IN.fullmatch(rest[-1]) if rest else None
    return match[1] if match and names.is_capitalised(match[1]) else None


def place_in(rest: Sequence[str], people: Sequence[str]) -> str | None:
    """The place in "Von Anna Berg, Kiel": a single clause that is neither a name, an office nor a paper."""
    last = rest[-1] if rest else ""
    if place := place_named(rest):
        return place
    if len(rest) != 1 or last in people or len(last.split()) > 2 or is_agency(last):
        return None
    place = last
    told = office_words(place) or is_paper(place) or is_acronym(place)
    told = told or _is_desk(place) or _SITE.search(place) is not None
    return place if names.is_capitalised(place) and not told else None


def heads_another(text: str) -> bool:
    """Whether another label follows behind a stroke: `ana wijaya | Editor: Budi Hartono`."""
    label, colon, _ = text.partition("|")[2].partition(":")
    return bool(colon) and label.strip().casefold() in lexicon.BYLINE_LABELS | lexicon.ROLES


def is_small(person: str) -> bool:
    """Whether two words or three in small letters can be a name, where a label says so."""
    words = person.split()
    return 1 < len(words) <= _SMALL and all(word.isalpha() for word in words)
