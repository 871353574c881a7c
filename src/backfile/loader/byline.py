"""Bylines: a line that says who wrote, in any of the common forms.

    By SAMUEL MAULL              Von Anna Berg und Jan Holt, Kiel
    By Cal Mankowski, Reuters    배윤경 기자  hong@example.com
    作者：王小明                  عدن: محمد علي محسن
    María R. Sahuquillo          Jane Doe, Political editor

The evidence, strongest first: a word for "by" or a label before names; an office after or before a name
(기자, 記者, Writer); an e-mail address; a place and a name with a colon between; a line that is nothing but
names and stands where bylines stand. The last is told from a short subhead by the reader of the page's head,
which knows the neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from backfile.loader import caseless, dates, daylines, eastasian, lexicon, names, timewords
from backfile.loader.agencies import is_agency, without_agency
from backfile.loader.layout import ends_sentence
from backfile.records import PartialDate

_LONGEST = 220
_AFTER_DATE = 60  # characters of clock, zone and the day of an update
_ACRONYM = 5  # letters of a station or an agency
_SENTENCE = 90  # a line of this length that ends as a sentence does is one
_EMAIL = re.compile(r"[<(\[]?\s?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\s?[>)\]]?")
_SMALL = (
    lexicon.PARTICLES
    | lexicon.AND
    | lexicon.ROLES
    | lexicon.OFFICE_WORDS
    | lexicon.REDACTION
    | lexicon.AGENCIES
)
_SMALL |= lexicon.BEFORE_REDACTION | {"in", "à", "en", "aus", "i", "w", "v", "в"}
_INITIAL = re.compile(r"\b\w\.$")
_INITIALS = re.compile(r"(?<=\w) \((?:[A-Z]\.){1,3}\)(?= \w)")  # Richard (R.J.) Eskow
_HANDLE = re.compile(r"\s?@\w{2,30}\b")
_WITH = re.compile(r"\s(?:with|mit|avec|con|com|med|met)\s[A-Z][\w.]+$")  # "... mit dpa"
_SIGN = re.compile(r"[^\W\d_]{2,5}(?:/[^\W\d_]{2,5}){0,3}")
_CLAUSE = re.compile(r"[,|;–—•(\n]|\s[-/·]\s")
_IN = re.compile(r"(?:in|à|en|aus|i|w|v|в) ([^\W\d].{1,30})")
_NAME_AND_PLACE = re.compile(r"(.+?) (?:in|à|en|aus|i|w|v|в) ([^\W\d].+)")
_FIRST_WORD = re.compile(r"([^\s:：]+)\s*[:：]?\s+")
_LABEL = re.compile(r"([^:：/／|=＝]{1,24}?)\s*[:：/／|=＝]\s*(\S.*)")


class Byline(NamedTuple):
    """A byline as printed, the names in it, and the place and day that share its line."""

    text: str
    authors: tuple[str, ...]
    place: str | None
    date: PartialDate | None
    confidence: float
    why: str


def recognise(text: str, language: str | None) -> Byline | None:
    """The line as a byline that says so itself, or None."""
    if not text or len(text) > _LONGEST or (len(text) > _SENTENCE and ends_sentence(text)):
        return None
    return _recognised(text, language)


@lru_cache(maxsize=32)  # on the way down a head a line is asked more than once
def _recognised(text: str, language: str | None) -> Byline | None:
    line = _HANDLE.sub("", _EMAIL.sub("", text)).strip(" ,;|-–—") if "@" in text else text
    printed = _dated(line, language)
    bare = _without_label(line[: printed.start]) if printed else line
    if printed and printed.start == 0:
        bare = daylines.without_clock(line[printed.end :]).strip(" ,;|•·-–—:")
    day = printed.date if printed else None
    for reader in (_by_word, _labelled, _office, _placed):
        byline = reader(bare)
        if byline is not None:
            return byline._replace(text=text, date=day)
    if "|" in line:
        for piece in line.split("|"):
            if (byline := _by_word(piece.strip())) is not None:
                return byline._replace(text=text, date=day)
    if line != text and names.all_names(bare):
        return Byline(text, names.split(bare), None, day, 0.9, "a name with an e-mail address")
    if (
        printed
        and printed.start > 3
        and text[-1] not in "-–—_:"
        and len(line) - printed.end <= _AFTER_DATE
        and daylines.line(line[printed.start :], language)
    ):
        sign = bare.isupper() and bare.isalpha() and len(bare) <= _ACRONYM
        people = (bare,) if sign or is_agency(bare) else _leading_names(_split(bare))
        if people:
            return Byline(text, people, None, day, 0.85, "a name and a date in one line")
    return None


def _without_label(text: str) -> str:
    """What stands before a date, without the word that says of what ("Jane Doe Published")."""
    text = text.rstrip(" ,;|•·-–—:")
    head, _, last = text.rpartition(" ")
    if len(last) > 3 and last.casefold() in timewords.PUBLISHED | timewords.UPDATED:
        return head.rstrip(" ,;|•·-–—:")
    return text


def by_pattern(text: str, pattern: str) -> Byline | None:
    """The line as a byline by a folder's own pattern, whose group `name` or first group holds the names."""
    if len(text) > _LONGEST:
        return None
    match = re.search(pattern, text)
    if match is None:
        return None
    named = match.groupdict().get("name") or match[1]
    return Byline(text, names.split(named or ""), None, None, 0.98, "the folder's byline pattern")


def bare_names(text: str) -> Byline | None:
    """The line as nothing but names, with an office, a paper or a place beside them at most."""
    line = _HANDLE.sub("", text).strip() if "@" in text else text
    line = line.rstrip(" ,")
    if "(" in line:
        line = _INITIALS.sub("", line)
    if line.startswith(("(", "（", "[")):
        line = line.strip("()（）[] ")
    if not line or len(line) > 120 or not _all_known(line):
        return None
    if (found := caseless.parted(line)) is not None:
        return Byline(
            text, found.people, found.place, None, 0.75, "a name, a paper or a place between dashes"
        )
    if line[-1] in ".!?:…" and not _INITIAL.search(line):
        return None
    if _staff(line):
        return Byline(text, (), None, None, 0.75, "an office under the headline")
    if is_agency(line):
        return Byline(text, (line,), None, None, 0.7, "an agency under the headline")
    if person := _before_office(line):
        return Byline(text, names.split(person), None, None, 0.85, "a name and an office")
    if names.all_names(line) or _with_agency(line):
        return Byline(text, names.split(line), None, None, 0.75, "a line of names under the headline")
    if placed := _without_place(line):
        return Byline(text, names.split(placed[0]), placed[1], None, 0.75, "a name and a place")
    return _clauses(text, _split(line))


def _with_agency(text: str) -> bool:
    """Whether the text is a list of names in which an agency stands too: `Jane Doe and AP`."""
    people = names.split(text)
    agencies = [person for person in people if is_agency(person)]
    others = [person for person in people if person not in agencies]
    return bool(agencies) and bool(others) and all(map(names.is_name, others)) and not others[-1].isupper()


def _all_known(text: str) -> bool:
    """Whether every word in small letters is one that stands beside names: a quick way out for sentences."""
    words = text.split()
    return len(words) <= 16 and all(word.strip(",.()") in _SMALL for word in words if word[0].islower())


def _split(text: str) -> list[str]:
    """The clauses of a byline: what commas, strokes, dashes and brackets part."""
    return [clause.strip(" )") for clause in _CLAUSE.split(text)]


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
    people = _leading_names(clauses)
    if not people:
        place, *rest = clauses
        single = len(place.split()) == 1 and names.is_capitalised(place)
        if single and not is_agency(place) and len(rest) == 1 and names.is_name(rest[0]):
            return Byline(text, (rest[0],), place, None, 0.65, "a place and a name")
        if (
            _office_words(place)
            and len(place.split()) <= 3
            and len(rest) == 1
            and names.is_capitalised(rest[0])
        ):
            return Byline(text, (), rest[0], None, 0.7, "an office and a place")
        agency = next((clause for clause in clauses if is_agency(clause)), None)
        other = [clause for clause in clauses if clause != agency]
        if agency and len(other) == 1 and names.is_capitalised(other[0]) and len(other[0].split()) <= 3:
            return Byline(text, (agency,), other[0], None, 0.7, "an agency and a place")
        return None
    rest = clauses[len(_names_clauses(clauses)) :]
    if any(_office_words(clause) for clause in rest):
        return Byline(text, people, None, None, 0.85, "a name and an office")
    if not all(names.is_capitalised(clause) and len(clause.split()) <= 4 for clause in rest):
        return None
    places = [clause for clause in rest if not is_agency(clause) and len(clause.split()) <= 3]
    place_of = places[0] if len(rest) == 1 and places and "(" not in text else None
    return Byline(text, people, place_of, None, 0.7, "a name and a place")


def is_office(text: str) -> bool:
    """Whether a line under a byline goes on with it: an office, a paper, an agency."""
    if len(text) > 70 or len(text.split()) > 8 or text[-1:] in "!?:":
        return False
    if is_agency(text) or _office_words(text):
        return True
    words = [word.casefold().strip(",") for word in text.split()]
    return names.is_capitalised(text) and any(word in lexicon.MEDIA for word in words)


def _is_paper(text: str) -> bool:
    words = text.casefold().split()
    return words[:1] == ["the"] or any(word in lexicon.MEDIA for word in words)


def _office_words(text: str) -> bool:
    return (
        any(word.strip(".,()").rpartition("-")[2] in lexicon.ROLES for word in text.casefold().split())
        and len(text.split()) <= 10
    )


def _leading_names(clauses: Sequence[str]) -> tuple[str, ...]:
    """The names in the clauses, down to the first that holds something else."""
    return tuple(person for clause in _names_clauses(clauses) for person in names.split(clause))


def _names_clauses(clauses: Sequence[str]) -> Sequence[str]:
    """The clauses down to the first that is no list of names."""
    count = 0
    while count < len(clauses):
        clause = clauses[count]
        if not names.all_names(clause) or is_agency(clause) or _office_words(clause) or _is_paper(clause):
            break
        count += 1
    return clauses[:count]


def _by_word(text: str) -> Byline | None:
    """Names after "By", "Von", "Par" ..."""
    printed = text
    text = text.rstrip(" -–—")
    if text.startswith(("(", "（")) and text.endswith((")", "）")):  # (By United Press.)
        text = text[1:-1].strip(" .")
    match = _by(text)
    if match is None:
        return None
    word, rest = match[1].casefold(), _WITH.sub("", text[match.end() :])
    clauses = _split(rest)
    first = clauses[0]
    weak = word in lexicon.WEAK_BY
    if len(clauses) == 1 and (rest[-1:] in "!?:" or (rest[-1:] == "." and len(rest.split()) > 6)):
        return None
    people = list(names.split(first))
    if weak and not all(names.is_name(person) for person in people):
        return None
    if not weak and _signs(clauses):
        return Byline(printed, tuple(clauses), None, None, 0.85, f"a sign after {match[1]!r}")
    if not all(names.is_capitalised(person) or _staff(person) for person in people):
        without = _without_place(first)
        if without is None:
            return None
        people = list(names.split(without[0]))
    people += _leading_names(clauses[1:])
    if sum(len(person.split()) for person in people) > 30:
        return None
    place = _place_after(first) or _place_in(clauses[1:], people)
    authors = tuple(without_agency(person) for person in people if not _staff(person))
    return Byline(printed, authors, place, None, 0.95 if not weak else 0.8, f"names after {match[1]!r}")


def _by(text: str) -> re.Match[str] | None:
    """A word for "by" at the start, or after a word or two of what it is: `Written by`, `Kommentar von`."""
    start = _FIRST_WORD.match(text)
    for _ in range(3):
        if start is None:
            return None
        if start[1].casefold() in (lexicon.BY if start.start() == 0 else lexicon.BY - lexicon.WEAK_BY):
            return start
        start = _FIRST_WORD.match(text, start.end()) if _tells_kind(text[: start.end()]) else None
    return None


def _tells_kind(text: str) -> bool:
    words = text.casefold().split()
    return words[-1] in lexicon.WRITTEN or words[-1] in lexicon.KICKERS or words[-1] in lexicon.A


def _signs(clauses: Sequence[str]) -> bool:
    """Whether a byline holds what agencies and desks sign with, and no name: `dpa`, `t-online, jse`."""
    first, *rest = clauses
    known = is_agency(first) or (" " not in first and re.search(r"\w[-.]\w", first) is not None)
    return known and all(is_agency(clause) or _SIGN.fullmatch(clause) for clause in rest)


def _without_place(text: str) -> tuple[str, str] | None:
    """The parts of "Jane Doe in Berlin": ("Jane Doe", "Berlin")."""
    match = _NAME_AND_PLACE.fullmatch(text)
    if (
        match
        and all(names.is_capitalised(person) for person in names.split(match[1]))
        and names.is_capitalised(match[2])
    ):
        return match[1], match[2]
    return None


def _place_after(text: str) -> str | None:
    parts = _without_place(text)
    return parts[1] if parts else None


def _place_in(rest: Sequence[str], people: Sequence[str]) -> str | None:
    """The place in "Von Anna Berg, Kiel": a single clause that is neither a name, an office nor a paper."""
    last = rest[-1] if rest else ""
    if (match := _IN.fullmatch(last)) and names.is_capitalised(match[1]):
        return match[1]
    if len(rest) != 1 or last in people or len(last.split()) > 2 or is_agency(last):
        return None
    place = last
    told = _office_words(place) or _is_paper(place) or (place.isupper() and len(place) <= _ACRONYM)
    return place if names.is_capitalised(place) and not told else None


def _staff(text: str) -> bool:
    """Whether no name is given but an office: "a Staff Reporter", "la Redacción", "our correspondent"."""
    words = [word.casefold().strip(".") for word in text.split()]
    if words and words[0] in lexicon.BEFORE_REDACTION:
        words = words[1:]
    known = [word in lexicon.REDACTION or word in lexicon.ROLES for word in words]
    if len(words) > 2 and known[-1] and names.is_capitalised(text.rpartition(" ")[0]) and _is_paper(text):
        return True  # Detroit News wire services
    whole = all(told or word in lexicon.OFFICE_WORDS for told, word in zip(known, words, strict=True))
    return 0 < len(words) <= 4 and any(known) and (text[:1].islower() or whole)


def _labelled(text: str) -> Byline | None:
    """Names after a label: "Autor: ...", "بقلم: ...", "文/..."."""
    match = _LABEL.match(text)
    if match is None or match[1].casefold().strip() not in lexicon.BYLINE_LABELS:
        if text.startswith(("بقلم ", "كتب ", "كتبت ", "โดย ")) and len(text.split()) <= 6:
            people = names.split(text.split(None, 1)[1])
            return Byline(text, people, None, None, 0.85, "names after a label")
        return None
    value = _split(match[2])[0] if not names.all_names(match[2]) else match[2]
    people = names.split(value)
    if (
        not people
        or len(value) > 100
        or not all(names.is_capitalised(person) or names.is_name(person) for person in people)
    ):
        return None
    return Byline(text, people, None, None, 0.95, f"names after {match[1].strip()!r}")


def _office(text: str) -> Byline | None:
    """An East Asian reporter's title after or before the name."""
    people = eastasian.reporters(text)
    if not people:
        return None
    return Byline(text, people, eastasian.place_of(text), None, 0.95, "names with a reporter's title")


def _placed(text: str) -> Byline | None:
    """Place and name with a colon between, as Arabic papers print them."""
    found = caseless.placed(text)
    if found is None:
        return None
    return Byline(text, found.people, found.place, None, 0.8, "place and name with a colon between")


def _dated(text: str, language: str | None) -> dates.Found | None:
    return dates.find(text, language) if dates.has_digit(text) else None
