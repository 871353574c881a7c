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

from backfile.loader import (
    caseless,
    dates,
    daylines,
    dispatch,
    eastasian,
    lexicon,
    months,
    names,
    phrases,
    timed,
    timewords,
    titlecase,
)
from backfile.loader.agencies import is_agency, names_agency, tells_who_took, without_agency
from backfile.loader.clauses import (
    ACRONYM,
    Byline,
    heads_another,
    introduced,
    is_paper,
    is_small,
    leading_names,
    place_in,
    split,
    staff,
    without_place,
)
from backfile.loader.layout import ends_sentence
from backfile.loader.timed import NAME_AND_DAY

_LONGEST = 220
_AFTER_DATE = 60  # characters of clock, zone and the day of an update
_INITIALS = 3  # small letters that sign before a day: `mh 15. Oktober 2023`
_SMALL = 2  # words in small letters of a line that ends with a day and a full stop
_SENTENCE = 90  # a line of this length that ends as a sentence does is one
_HANDLE_LETTERS = 20  # of what signs in place of a name: `von eseppelt · 31. Oktober 2023`
_DESK = 3  # words of a desk's name
_EMAIL = re.compile(r"[<(\[]?\s?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\s?[>)\]]?")
_READ = re.compile(r"[\s,|•·-]+\d\d?[ -]min(?:ute)?s? [Rr]ead")
_HANDLE = re.compile(r"(?:\s[Ff]ollow)?\s?@\w{2,30}\b")
_WITH = re.compile(r"\s(?:with|mit|avec|con|com|med|met)\s[A-Z][\w.]+$")  # "... mit dpa"
_SIGN = re.compile(r"[^\W\d_]{2,5}(?:/[^\W\d_]{2,5}){0,3}")
_SITE = re.compile(r"[A-Z][\w-]{2,30}\.[a-z]{2,4}")  # di Vegolosi.it
_FIRST_WORD = re.compile(r"([^\s:：]+)\s*[:：]?\s+")
_OFFICES = lexicon.OFFICE_WORDS | lexicon.ROLES | lexicon.REDACTION | lexicon.MEDIA
_BEFORE_DAY = timewords.LABELS | timewords.BEFORE_DAY
_TELLS_KIND = lexicon.WRITTEN | lexicon.KICKERS | lexicon.A | timewords.PUBLISHED
_PLAINLY_BY = lexicon.BY - lexicon.WEAK_BY
_LABEL = re.compile(r"([^:：/／|｜︱丨=＝]{1,24}?)\s*(?:[:：/／|｜︱丨=＝]|--)\s*(\S.*)")
_OPENINGS = ("بقلم ", "كتب ", "كتبت ", "โดย ", "a cura di ", "γράφει ο ", "γράφει η ")
_OPENED = 7  # words of a line that begins so
_WORDS_BY = re.compile(
    r"(文|取材|聞き手|構成)(?:[・と]写真)?[・\s]\s*(\S.*)"
)  # and, perhaps, the photographs


def recognise(text: str, language: str | None) -> Byline | None:
    """The line as a byline that says so itself, or None."""
    if not text or len(text) > _LONGEST:
        return None
    if len(text) > _SENTENCE and ends_sentence(text):
        return introduced(text)
    return None if tells_who_took(text) or dispatch.tells_way(text) else _recognised(text, language)


@lru_cache(maxsize=2048)  # a line is asked more than once, and the same people write again and again
def _recognised(text: str, language: str | None) -> Byline | None:
    line = _HANDLE.sub("", _EMAIL.sub("", text)).strip(" ,;|-–—") if "@" in text else text.lstrip("-–— ")
    if line.endswith(("read", "Read")):
        line = _READ.sub("", line)
    printed = _dated(line, language)
    bare = _without_label(line[: printed.start]) if printed else line
    if printed and dates.has_digit(bare):  # Jane Doe 15:35, Oct 29 2020
        bare = _without_label(daylines.without_clock(bare))
    if printed and _tells_when(line[: printed.start], language):
        printed = printed._replace(start=0)
    if printed and printed.start == 0:
        bare = daylines.without_clock(line[printed.end :]).strip(" ,;|•·-–—:")
        if names.is_cjk(bare):
            bare = daylines.without_source(bare).strip()
    day = printed.date if printed else None
    for reader in (_by_word, _labelled, _office, _placed, dispatch.from_ours):
        byline = reader(bare)
        if byline is not None:
            return byline._replace(text=text, date=day)
    if "|" in line:
        for piece in line.split("|"):
            if (byline := _by_word(piece.strip())) is not None:
                return byline._replace(text=text, date=day)
    if signed := _signed_and_dated(text, bare, printed, language):
        return signed
    if line != text and names.all_names(bare):
        return Byline(text, names.split(bare), None, day, 0.9, "a name with an e-mail address")
    if (
        printed
        and printed.start >= _INITIALS
        and text[-1] not in "-–—_:"
        and not dates.has_digit(bare)
        and not (ends_sentence(text) and sum(word.islower() for word in bare.split()) > _SMALL)
        and len(line) - printed.end <= _AFTER_DATE
        and daylines.line(line[printed.start :], language)
    ):
        uncased = bare.lower() == bare.upper()  # 決勝は6月7日
        sign = bare.isalpha() and len(bare) <= (ACRONYM if bare.isupper() else _INITIALS * bare.islower())
        if bare.isupper() and names_agency(line[printed.end :].strip(" ,()[]")):
            return None  # GENEVA, April 3, 1997 (AFP)
        people = (bare,) if sign or is_agency(bare) else leading_names(split(bare))
        deck = day is None and titlecase.is_deck(bare, language)  # Mayor Promises Bus From June 2
        if people and not deck and not (uncased and (day is None or phrases.is_phrase(bare))):
            return Byline(text, people, None, day, 0.85, NAME_AND_DAY)
    return None


def _signed_and_dated(
    text: str, bare: str, printed: dates.Found | None, language: str | None
) -> Byline | None:
    """What the time beside it shows to be a byline: a sign after "by", a desk, a name with `2 hours ago`."""
    if printed is None:
        return timed.named(text, language)
    if not printed.date or len(text) - printed.end > _AFTER_DATE:
        return None
    if behind := timed.behind(text, printed, language):
        return behind
    match = _by(bare)
    sign = bare[match.end() :] if match and match[1].casefold() not in lexicon.WEAK_BY else ""
    if sign.isalnum() and len(sign) <= _HANDLE_LETTERS and not sign[0].isdigit():
        return Byline(text, (sign,), None, printed.date, 0.8, "a sign after a word for by, and the day")
    words = bare.casefold().split()
    desk = 1 < len(words) <= _DESK and any(word in lexicon.REDACTION for word in words)
    desk = desk or (0 < len(words) <= _DESK and words[-1] in lexicon.ROLES and _OFFICES.issuperset(words))
    if desk and names.is_capitalised(bare):
        return Byline(text, (), None, printed.date, 0.8, "a desk and the day")
    return None


def _tells_when(text: str, language: str | None) -> bool:
    """Whether what stands before a day is the day of the week or a word for publication, and nothing else."""
    words = daylines.without_clock(text).casefold().replace(":", " ").replace(",", " ").split()
    return all(word in _BEFORE_DAY or months.is_weekday(word, language) for word in words)


def _without_label(text: str) -> str:
    """What stands before a date, without the words that say of what ("Jane Doe Published on")."""
    while True:
        text = text.rstrip(" ,;|•·-–—:")
        head, _, last = text.rpartition(" ")
        label = len(last) > 3 and last.casefold() in timewords.LABELS
        if not head or not (label or (last.islower() and last in timewords.BEFORE_DAY)):
            return text
        text = head


def sign(text: str) -> Byline | None:
    """A line that is one short word, where a label above it says that it is who wrote."""
    if not text.isalnum() or len(text) > _HANDLE_LETTERS or text.isdigit():
        return None
    return Byline(text, (text,), None, None, 0.75, "a word under a label")


def by_pattern(text: str, pattern: str) -> Byline | None:
    """The line as a byline by a folder's own pattern, whose group `name` or first group holds the names."""
    if len(text) > _LONGEST:
        return None
    match = re.search(pattern, text)
    if match is None:
        return None
    named = match.groupdict().get("name") or match[1]
    return Byline(text, names.split(named or ""), None, None, 0.98, "the folder's byline pattern")


def _by_word(text: str) -> Byline | None:
    """Names after "By", "Von", "Par" ..."""
    printed = text
    text = text.rstrip(" -–—,")
    if text.startswith(("(", "（")) and text.endswith((")", "）")):  # (By United Press.)
        text = text[1:-1].strip(" .")
    match = _by(text)
    if match is None:
        return None
    word, rest = match[1].casefold(), _WITH.sub("", text[match.end() :])
    clauses = split(rest)
    first = clauses[0]
    weak = word in lexicon.WEAK_BY
    if len(clauses) == 1 and (rest[-1:] in "!?:" or (rest[-1:] == "." and len(rest.split()) > 6)):
        return None
    people = list(names.split(first))
    if weak and len(rest.split()) == 1 and _SITE.fullmatch(rest):
        return Byline(printed, (rest,), None, None, 0.75, f"a site after {match[1]!r}")
    if weak and not all(names.is_name(person) for person in people):
        return None
    if not weak and _signs(clauses):
        return Byline(printed, tuple(clauses), None, None, 0.85, f"a sign after {match[1]!r}")
    if not weak and len(clauses) == 1 and _is_station(first):
        return Byline(printed, (), None, None, 0.8, f"a paper after {match[1]!r}")
    if not all(names.is_capitalised(person) or staff(person) for person in people):
        without = without_place(first)
        if without is None:
            return None
        people = list(names.split(without[0]))
    people += leading_names(clauses[1:])
    if sum(len(person.split()) for person in people) > 30:
        return None
    place = _place_after(first) or place_in(clauses[1:], people)
    authors = tuple(without_agency(person) for person in people if not staff(person))
    return Byline(printed, authors, place, None, 0.95 if not weak else 0.8, f"names after {match[1]!r}")


def _by(text: str) -> re.Match[str] | None:
    """A word for "by" at the start, or after a word or two of what it is: `Written by`, `Kommentar von`."""
    start = _FIRST_WORD.match(text)
    for _ in range(3):
        if start is None:
            return None
        if start[1].casefold() in (lexicon.BY if start.start() == 0 else _PLAINLY_BY):
            return start
        start = _FIRST_WORD.match(text, start.end()) if _tells_kind(text[: start.end()]) else None
    return None


def _tells_kind(text: str) -> bool:
    words = text.casefold().split()
    return words[-1] in _TELLS_KIND


def _is_station(text: str) -> bool:
    """Whether a short line is a paper's or a station's name with a figure in it: `7 News WHDH`."""
    words = text.split()
    named = all(word[0].isupper() or word[0].isdigit() for word in words)
    return named and 1 < len(words) <= _DESK + 1 and dates.has_digit(text) and is_paper(text)


def _signs(clauses: Sequence[str]) -> bool:
    """Whether a byline holds what agencies and desks sign with, and no name: `dpa`, `t-online, jse`."""
    first, *rest = clauses
    known = is_agency(first) or (" " not in first and re.search(r"\w[-.]\w", first) is not None)
    return known and all(is_agency(clause) or _SIGN.fullmatch(clause) for clause in rest)


def _place_after(text: str) -> str | None:
    parts = without_place(text)
    return parts[1] if parts else None


def _labelled(text: str) -> Byline | None:
    """Names after a label: "Autor: ...", "بقلم: ...", "文/...", "取材・文＝...", "文・..."."""
    match = _LABEL.match(text) or _WORDS_BY.match(text)
    if match and ":" in text and (said := _by_word(match[2])) and _says_by(match[1]):  # Artikel von: Von ...
        return said
    if match is None or match[1].casefold().strip() not in lexicon.BYLINE_LABELS:
        folded = text.casefold()
        if not folded.startswith(_OPENINGS) or len(text.split()) > _OPENED:
            return None
        opening = next(words for words in _OPENINGS if folded.startswith(words))
        people = names.split(text[len(opening) :])
        return Byline(text, people, None, None, 0.85, "names after a label")
    value = split(match[2])[0] if not names.all_names(match[2]) else match[2]
    people = names.split(value)
    if person := eastasian.behind_paper(value):
        people = (person,)
    if (
        not people
        or len(value) > 100
        or not (
            all(names.is_capitalised(person) or names.is_name(person) for person in people)
            or (heads_another(match[2]) and all(map(is_small, people)))
        )
    ):
        return None
    return Byline(text, people, None, None, 0.95, f"names after {match[1].strip()!r}")


def _says_by(label: str) -> bool:
    """Whether a label is a word or two and a word for by: `Artikel von`."""
    *what, last = label.casefold().split()
    return 0 < len(what) <= _SMALL and last in _PLAINLY_BY


def _office(text: str) -> Byline | None:
    """An East Asian reporter's title after or before the name."""
    people = eastasian.reporters(text)
    if not people:
        desk = eastasian.desk(text) if "／" in text or "/" in text else None
        return Byline(text, (), desk.place, None, desk.sure, "a desk and its report") if desk else None
    return Byline(text, people, eastasian.place_of(text), None, 0.95, "names with a reporter's title")


def _placed(text: str) -> Byline | None:
    """Place and name with a colon between, as Arabic papers print them."""
    found = caseless.placed(text)
    if found is None:
        return None
    return Byline(text, found.people, found.place, None, 0.8, "place and name with a colon between")


def _dated(text: str, language: str | None) -> dates.Found | None:
    return dates.find(text, language) if dates.has_digit(text) else None
