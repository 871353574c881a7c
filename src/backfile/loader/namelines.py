"""Lines that are nothing but names, with an office, an agency or a place beside them at most.

    María R. Sahuquillo          Jane Doe, Political editor          Adam Vidler and AP
    Greg Beacham, AP Sports Writer          Jane Doe in Nairobi          حسن الناشري - جدة

Such a line does not say that it is a byline: the reader of the page's head, which knows the neighbours, tells
it from a short subhead.
"""

from __future__ import annotations

import re

from backfile.loader import caseless, lexicon, names, phrases, timewords
from backfile.loader.agencies import is_agency, without_agency
from backfile.loader.clauses import (
    Byline,
    is_acronym,
    leading_names,
    names_clauses,
    office_words,
    place_named,
    split,
    staff,
    without_place,
)
from backfile.loader.layout import CLOSERS

_SMALL = (
    lexicon.PARTICLES
    | lexicon.AND
    | lexicon.ROLES
    | lexicon.OFFICE_WORDS
    | lexicon.REDACTION
    | lexicon.AGENCIES
)
_SMALL |= lexicon.BEFORE_REDACTION | {"in", "à", "en", "aus", "i", "w", "v", "в"}
_PAPER = 3  # words of a paper's name behind its article
_DESK = 40  # characters of a desk's name: `Redacción cultura`
_QUOTES = frozenset("\"“”„«»‘'「『")
_SHORT = 3  # letters of words that names have too
_CAPITALS = re.compile(r"(?:[^\W\d_]\S+ ){1,2}([^\W\d_](?:['-]?[^\W\d_]){2,})\.")
_INITIAL = re.compile(r"\b\w\.$")
_INITIALS = re.compile(r"(?<=\w) \((?:[A-Z]\.){1,3}\)(?= \w)")  # Richard (R.J.) Eskow
_WITH = re.compile(r" \((?:with|mit|avec|con|com|med|met) [^()]{2,30}\)$")  # Jane Doe (with AP)
_PLACED = re.compile(r" \(((?:in|à|en|aus|w|v|в) [^()]{2,30})\)$")  # Jean Dupont (à Bruxelles)
_HANDLE = re.compile(r"\s?@\w{2,30}\b")


def bare_names(text: str, below: str = "") -> Byline | None:
    """The line as nothing but names, with an office, a paper or a place beside them at most.

    `below` is the beginning of the text, which tells a place from a paper in scripts without capitals.
    """
    line = _HANDLE.sub("", text).strip() if "@" in text else text
    line = line.rstrip(" ,»")
    if "\t" in line:  # a row of a table
        return None
    if "(" in line:
        line = _PLACED.sub(r" \1", _WITH.sub("", _INITIALS.sub("", line)))
    if line[:1] in _QUOTES and line[-1:] in CLOSERS:
        return None
    if line.startswith(("(", "（", "[", "【")):
        line = line.strip("()（）[]【】 ")
    if not line or len(line) > 120 or not (_all_known(line) or (len(line) <= _DESK and staff(line))):
        return None
    if (found := caseless.parted(line, below)) is not None:
        return Byline(
            text, found.people, found.place, None, 0.75, "a name, a paper or a place between dashes"
        )
    if is_agency(line.rstrip(":")) and line[-1] == ":":
        return Byline(text, (line.rstrip(": "),), None, None, 0.7, "an agency under the headline")
    if (capitals := _CAPITALS.fullmatch(line)) and capitals[1].isupper():  # Anne MARTIN.
        line = line[:-1]
    if line[-1] in ".!?:…।۔" and not _INITIAL.search(line):
        return None
    if any(word in timewords.PUBLISHED for word in line.casefold().split() if len(word) > _SHORT):
        return None  # Edição Impressa
    if staff(line):
        return Byline(text, (), None, None, 0.75, "an office under the headline")
    if is_agency(line):
        return Byline(text, (line,), None, None, 0.7, "an agency under the headline")
    if person := _before_office(line):
        place = place_named(split(line)[1:])
        return Byline(text, names.split(person), place, None, 0.85, "a name and an office")
    if (person := without_agency(line)) != line and names.is_name(person):
        return Byline(text, (person,), None, None, 0.75, "a name and an agency")
    person, _, paper = line.partition(" The ")
    if paper and names.is_name(person) and names.is_capitalised(paper) and len(paper.split()) <= _PAPER:
        return Byline(text, (person,), None, None, 0.75, "a name and a paper")
    if phrases.is_phrase(line):
        return None
    if (names.all_names(line) and not _holds_agency(line)) or _with_agency(line):
        return Byline(text, names.split(line), None, None, 0.75, "a line of names under the headline")
    if (placed := without_place(line)) and (" " in placed[0] or is_agency(placed[0]) or staff(placed[0])):
        return Byline(text, names.split(placed[0]), placed[1], None, 0.75, "a name and a place")
    return _clauses(text, split(line))


def _holds_agency(text: str) -> bool:
    """Whether an agency's letters stand between other words: `An AP Extra`."""
    return any(word.isupper() and is_agency(word) for word in text.split()[1:-1])


def _with_agency(text: str) -> bool:
    """Whether the text is a list of names in which an agency stands too: `Jane Doe and AP`."""
    people = names.split(text)
    agencies = [person for person in people if is_agency(person)]
    others = [person for person in people if person not in agencies]
    return bool(agencies) and bool(others) and all(map(names.is_name, others)) and not others[-1].isupper()


def _all_known(text: str) -> bool:
    """Whether every word in small letters is one that stands beside names: a quick way out for sentences."""
    words = text.split()
    small = (word.strip(",.()") for word in words if word[0].islower())
    return len(words) <= 16 and all(word in _SMALL or _is_site(word) for word in small)


def _is_site(word: str) -> bool:
    """Whether a word has capitals inside, as the names of sites have: `valleyNews`."""
    return word.isalpha() and word[0].islower() and word != word.lower()


def _before_office(text: str) -> str | None:
    """The name in "Jane Doe Political editor"."""
    words = text.split()
    cut = next((at for at, word in enumerate(words) if word.casefold().strip(".,") in lexicon.ROLES), 0)
    while cut > 2 and words[cut - 1].casefold() in lexicon.OFFICE_WORDS:
        cut -= 1
    person = " ".join(words[:cut])
    return person if 2 <= cut <= 4 and len(words) <= 8 and names.is_name(person) else None


def _clauses(text: str, clauses: list[str]) -> Byline | None:
    """Names with their office, paper or place in clauses of their own."""
    if not 2 <= len(clauses) <= 4:
        return None
    people = leading_names(clauses)
    if not people:
        place, *rest = clauses
        single = len(place.split()) == 1 and names.is_capitalised(place)
        if single and not is_agency(place) and len(rest) == 1 and names.is_name(rest[0]):
            office = office_words(place) or place.casefold() in lexicon.KICKERS  # Journalist • Jane Doe
            place_of = None if office else place
            return Byline(text, (rest[0],), place_of, None, 0.65, "a place or an office and a name")
        if (
            office_words(place)
            and len(place.split()) <= 3
            and len(rest) == 1
            and names.is_capitalised(rest[0])
        ):
            return Byline(text, (), rest[0], None, 0.7, "an office and a place")
        agency = next((clause for clause in clauses if is_agency(clause)), None)
        if agency and text.endswith(f"({agency})"):  # Kiel (ots)
            return None
        other = [clause for clause in clauses if clause != agency]
        if agency and len(other) == 1 and names.is_capitalised(other[0]) and len(other[0].split()) <= 3:
            return Byline(text, (agency,), other[0], None, 0.7, "an agency and a place")
        return None
    rest = clauses[len(names_clauses(clauses)) :]
    if any(office_words(clause) for clause in rest):
        return Byline(text, people, None, None, 0.85, "a name and an office")
    if rest and "가" <= text[0] <= "힣":
        return None  # a deck: 한은, 기준금리 동결
    rest = [clause for clause in rest if not _is_site(clause)]
    if not all(names.is_capitalised(clause) and len(clause.split()) <= 4 for clause in rest):
        return None
    places = [
        clause
        for clause in rest
        if not is_agency(clause) and not is_acronym(clause) and len(clause.split()) <= 3
    ]
    place_of = places[0] if len(rest) == 1 and places and "(" not in text else None
    return Byline(text, people, place_of, None, 0.7, "a name and a place")
