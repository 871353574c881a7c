"""Printed dates: which day a line names, in the words and the order of its language.

Month and weekday names are Unicode CLDR's, by way of Babel, for the text's language and for English. A date
counts only when it is whole: a day, a month and a year of four digits. A date without a year is recognised,
so that its line can be told from text, but gives no value; nor does one that cannot be, or that can be read
in two ways ("5/3/2024" in English). Years of two digits are believed in the closing stamps of wires alone.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from backfile.loader import lexicon, notes
from backfile.records import PartialDate

FIRST_YEAR, LAST_YEAR = 1600, 2199
_WIRE_PIVOT = 60  # wires carry machine stamps since the 1960s

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")
_NUMBER_BEHIND_SPACE = re.compile(r"\s\d")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})\s?(?:[-./·]|年|년)\s?(\d{1,2})\s?(?:[-./·]|月|월)\s?(\d{1,2})(?:\s?[日일]|(?!\d))"
)
_YEAR_LAST = re.compile(r"(?<![\d.])(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_DAY_WORDS_YEAR = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|re|e|a|º|ª|°|-?го|-?ша|\.)?(?=\W)(\D{3,40}?)(\d{4})(?!\d)"
)
_WORD_DAY_YEAR = re.compile(
    r"([^\W\d][^\s\d,.;:/()]*)\.?\s+(\d{1,2})(?:st|nd|rd|th|,|\.)*\s*,?\s+(\d{4})(?!\d)"
)
_YEAR_WORD_DAY = re.compile(
    r"(?<!\d)(\d{4})(?:\.|\s?m\.|\.?\s?gada|(?:e|a)?ko)?[\s,]+(\D{3,30}?)[\s,]+(\d{1,2})(?!\d)"
)
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})[-\s]+tháng[-\s]+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.IGNORECASE)
_ERA = re.compile(
    r"(明治|大正|昭和|平成|令和|民國|民国)\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"
)
_ERA_START = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民國": 1911,
    "民国": 1911,
}
_WIRE_MONTHS = {"de": {"mrz": 3}, "en": {"sept": 9}}
"""Abbreviations of the agencies' style books that are not CLDR's."""
_WITHOUT_YEAR_CJK = re.compile(r"(?<!\d)\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]")
_DAY_WORD = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+|of\s+)?([^\W\d][^\s\d,.;:/()]+)"
)
_WORD_DAY = re.compile(r"([^\W\d][^\s\d,.;:/()]+)\.?\s+(\d{1,2})(?!\d)(?:st|nd|rd|th)?")
_STAMP = re.compile(r"(\d{2})\d{4}\s+(?:[A-Z]{3,4}\s+)?([^\W\d]{3,10})\.?\s+(\d{2}|\d{4})")
_ANPA_STAMP = re.compile(r"[A-Z]{2,5}(?:-[A-Z]{2,5}){0,2}-(\d\d)-(\d\d)-(\d\d)\s+\d{4}\s?[A-Z]{1,4}<?")
_CLOCK = re.compile(
    r"\d{1,2}\s?[:.h時点점시]\s?\d{2}(?:\s?[:.분分]\s?\d{2})?(?:[:.]\d+)?(?:\s?[분分초秒])?Z?"
    r"|\d{1,2}\s?(?:h|時|시|am|pm)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    rf"(?:{'|'.join(sorted(lexicon.SOURCE_LABELS, key=len, reverse=True))})\s?[:：]\s?\S{{2,20}}",
    re.IGNORECASE,
)
_ANNOUNCED = 110  # characters of a line that begins with a word for publication
_LABEL = 30  # characters of that word and those beside it
_SENTENCE = 70
_PIECE = 3  # words between strokes
_ZONE = 5  # letters of a time zone
_CJK_LINE = 60
_CLOCK_LINE = 20  # characters of a line that is nothing but a time of day
_TELLING = lexicon.PUBLISHED | lexicon.UPDATED | lexicon.RELATIVE | lexicon.CLOCK
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff가-힣]")
_LETTERS = re.compile(r"[^\W\d_][^\s\d,;:|/()\[\]–—]*")


class Found(NamedTuple):
    """A date as printed: where it stands in the line, and the day; None where no whole day is named."""

    start: int
    end: int
    date: PartialDate | None


def has_digit(text: str) -> bool:
    """Whether the text holds a digit of any script: without one there is no date to look for."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=32)  # a line is looked at as a date line, a byline and a dateline
def find(text: str, language: str | None) -> Found | None:
    """The date that counts in the text: the first, but one of publication before one of an update."""
    found = _all(text, language)
    if len(found) < 2:
        return found[0] if found else None
    whole = [item for item in found if item.date] or found
    for item in whole:
        before = text[: item.start]
        label = before[max((other.end for other in found if other.end <= item.start), default=0) :]
        if not _words_of(label) & lexicon.UPDATED:
            return item
    return whole[0]


def _relative(text: str) -> Found | None:
    """A line that tells a time without a day ("Publicerad 12.34", "vor 3 Stunden"), and so no value."""
    rest, clock = _CLOCK.subn(" ", text)
    words = [word.casefold().strip(".") for word in _LETTERS.findall(rest)]
    if len(words) > 6 or not all(word in _TELLING for word in words):
        return None
    labels = any(word in lexicon.PUBLISHED or word in lexicon.UPDATED for word in words)
    since = any(word in lexicon.RELATIVE for word in words)
    tells = (clock and labels) or since or (clock and len(text) <= _CLOCK_LINE)
    return Found(0, len(text), None) if tells and len(text) > 3 else None


def without_clock(text: str) -> str:
    """The text without times of day and the zones beside them."""
    rest = _CLOCK.sub(" ", text)
    return " ".join(word for word in rest.split() if word.casefold().strip(".,()") not in lexicon.CLOCK)


def is_update(text: str) -> bool:
    """Whether a date line says that its day is that of an update and gives no other."""
    words = _words_of(text)
    return bool(words & lexicon.UPDATED) and not words & lexicon.PUBLISHED_PLAINLY


def stamp(text: str, language: str | None) -> PartialDate | None:
    """The day in a wire's closing stamp: `131137 GMT Nov 13`, `AP-NY-03-14-98 0418EST`.

    The first is IPTC 7901's time of transmission (day, hour, minute, zone, month, year), the second ANPA
    1312's (month, day, year), which is American by definition.
    """
    if match := _STAMP.fullmatch(text):
        month = _month(match[2], language)
        return _day(_wire_year(match[3]), month, int(match[1])) if month else None
    if match := _ANPA_STAMP.fullmatch(text):
        return _day(_wire_year(match[3]), int(match[1]), int(match[2]))
    return None


def line(text: str, language: str | None) -> Found | None:
    """The date of a line that prints a date and nothing but a date, its label, a time and a zone."""
    if len(text) > 160 or not has_digit(text):
        return None
    found = find(text, language)
    if found is None:
        return _relative(text)
    if found.date and (_announced(text, found) or ("|" in text and _trail(text))):
        return found
    rest = text[: found.start] + " " + text[found.end :]
    clock = 0
    if has_digit(rest):
        for other in reversed(_all(rest, language)):
            rest = rest[: other.start] + " " + rest[other.end :]
        rest, clock = _CLOCK.subn(" ", rest)
    if ":" in rest or "：" in rest:
        rest = _SOURCE.sub("", rest)
    label, colon, after = rest.partition(":")
    if colon and len(label.split()) <= 3 and len(label) <= 30:
        rest = after
    days, english = _weekdays(_base(language)), _weekdays("en")
    for word in _LETTERS.findall(rest):
        bare = word.casefold().strip(".")
        if bare in days or bare in english or word.casefold() in lexicon.CLOCK or bare in lexicon.CLOCK:
            continue
        if bare in lexicon.PUBLISHED or bare in lexicon.UPDATED or bare in lexicon.HIJRI:
            continue
        if found.date and bare in lexicon.KICKERS:
            continue
        if _month(bare, language) or (clock and word.isupper() and word.isascii() and len(word) <= 4):
            continue
        if clock and found.date and _CJK.search(text):
            return found if len(text) <= _CJK_LINE and "。" not in text else None
        return None
    return found


def _trail(text: str) -> bool:
    """Whether short pieces between strokes hold a day and a time: `Innlent | mbl | 11.2.2025 | 23:55`."""
    pieces = [piece.strip() for piece in text.split("|")]
    return (
        len(pieces) > 2
        and all(len(piece.split()) <= _PIECE for piece in pieces)
        and any(_CLOCK.fullmatch(piece) for piece in pieces)
    )


def _announced(text: str, found: Found) -> bool:
    """Whether a short line opens with a word for publication, or with the day and a time."""
    last = text.rpartition(" ")[2]
    if len(text) > _ANNOUNCED or (len(text) > _SENTENCE and text[-1] in ".!?"):
        return False
    if last.isupper() and len(last) > _ZONE:  # a dateline
        return False
    if found.start == 0:
        rest = text[found.end :].lstrip(" ,;|•·-–—")
        first, _, behind = rest.partition(" ")
        first = first.strip(":").casefold()
        if first in lexicon.CLOCK:  # 18 November 2019 at 9.24
            rest = behind
        return _CLOCK.match(rest) is not None or first in lexicon.UPDATED or notes.is_share(rest)
    label = _DIGIT.split(text[: found.start], maxsplit=1)[0].casefold().strip(" :-–—|•·")
    words = [word.strip(":.") for word in label.split()[:2]]
    told = any(len(word) > 3 and (word in lexicon.PUBLISHED or word in lexicon.UPDATED) for word in words)
    return told and len(label) <= _LABEL


def _all(text: str, language: str | None) -> list[Found]:
    found = []
    if not text.isascii():
        for match in _ERA.finditer(text):
            year = _ERA_START[match[1]] + (1 if match[2] == "元" else int(match[2]))
            found.append(Found(match.start(), match.end(), _day(year, int(match[3]), int(match[4]))))
        found += [
            Found(match.start(), match.end(), _day(int(match[3]), int(match[2]), int(match[1])))
            for match in _VIETNAMESE.finditer(text)
        ]
    if _YEAR.search(text) is None:
        return sorted(found or _without_year(text, language))
    for match in _YEAR_FIRST.finditer(text):
        year = _year(int(match[1]), language)
        found.append(Found(match.start(), match.end(), _day(year, int(match[2]), int(match[3]))))
    found += [
        Found(match.start(), match.end(), _numeric(match, language)) for match in _YEAR_LAST.finditer(text)
    ]
    if not any(item.date for item in found):
        found = _named(text, language) or found
    return sorted(found)


def _named(text: str, language: str | None) -> list[Found]:
    """Dates whose month is a word."""
    found: list[Found] = []
    taken = 0
    for match in _DAY_WORDS_YEAR.finditer(text):
        month = _month_among(match[2], language)
        if month:
            year = _year(int(match[3]), language)
            found.append(Found(match.start(), match.end(), _day(year, month, int(match[1]))))
            taken = match.end()
    for match in _WORD_DAY_YEAR.finditer(text, taken):
        month = _month(match[1], language)
        if month:
            year = _year(int(match[3]), language)
            found.append(Found(match.start(), match.end(), _day(year, month, int(match[2]))))
    if not found:
        for match in _YEAR_WORD_DAY.finditer(text):
            month = _month_among(match[2], language)
            if month:
                year = _year(int(match[1]), language)
                found.append(Found(match.start(), match.end(), _day(year, month, int(match[3]))))
    return found or _without_year(text, language)


def _without_year(text: str, language: str | None) -> list[Found]:
    for match in _WITHOUT_YEAR_CJK.finditer(text):
        return [Found(match.start(), match.end(), None)]
    for match in _DAY_WORD.finditer(text):
        if int(match[1]) <= 31 and _month(match[2], language):
            return [Found(match.start(), match.end(), None)]
    if _NUMBER_BEHIND_SPACE.search(text) is None:
        return []
    for match in _WORD_DAY.finditer(text):
        if int(match[2]) <= 31 and _month(match[1], language):
            return [Found(match.start(), match.end(), None)]
    return []


def _numeric(match: re.Match[str], language: str | None) -> PartialDate | None:
    first, second, year = int(match[1]), int(match[3]), _year(int(match[4]), language)
    if first == second or second > 12:
        return _day(year, first, second)
    if first > 12 or match[2] == ".":
        return _day(year, second, first)
    order = _order(language)
    if order == "day":
        return _day(year, second, first)
    return _day(year, first, second) if order == "month" else None


def _order(language: str | None) -> str | None:
    """Whether the day or the month comes first in the language's numeric dates; None if both are usual."""
    if language is None or language == "en":
        return None
    return _order_of(language)


@cache
def _order_of(language: str) -> str | None:
    from babel import Locale, UnknownLocaleError

    try:
        pattern = Locale.parse(language, sep="-").date_formats["short"].pattern
    except (UnknownLocaleError, ValueError):
        return None
    return "day" if pattern.find("d") < pattern.find("M") else "month"


def _year(year: int, language: str | None) -> int:
    """Thai texts count from the Buddha (CLDR: the Buddhist calendar, 543 years ahead)."""
    return year - 543 if _base(language) == "th" and year > LAST_YEAR else year


def _wire_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= _WIRE_PIVOT else 2000)


def _day(year: int, month: int, day: int) -> PartialDate | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _month_among(words: str, language: str | None) -> int | None:
    """The month named between a day and a year; None if other words than prepositions stand there too."""
    text = words.casefold().strip(" ,.-–/")
    whole = _month(text, language)
    if whole:
        return whole
    month = None
    for word in re.split(r"[\s,./-]+", text):
        if not word or word in lexicon.CLOCK or word in lexicon.PARTICLES:
            continue
        found = _month(word, language)
        if found and month is None:
            month = found
        elif not found and month is None:
            return None
    return month


def _month(word: str, language: str | None) -> int | None:
    folded = word.casefold().strip(" .,")
    if len(folded) < 2:
        return None
    base = _base(language)
    return _months(base).get(folded) or (_months("en").get(folded) if base != "en" else None)


def _base(language: str | None) -> str:
    return language.partition("-")[0].lower() if language else "en"


@cache
def _months(language: str) -> dict[str, int]:
    """Every name and abbreviation of a month, case folded; any beginning of three letters that is plain."""
    from babel import Locale, UnknownLocaleError

    names = dict(_WIRE_MONTHS.get(language, {}))
    regions = {"ar": ("ar", "ar_LB", "ar_DZ", "ar_MA")}.get(language, (language,))
    for region in regions:
        try:
            months = Locale.parse(region).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    folded = name.casefold().strip(" .")
                    if not folded[:1].isdigit():
                        names.setdefault(folded, number)
    starts: dict[str, int | None] = {}
    for name, number in names.items():
        for length in range(3, len(name)):
            start = name[:length]
            starts[start] = number if starts.get(start, number) == number else None
    for start, only in starts.items():
        if only:
            names.setdefault(start, only)
    return names


@cache
def _weekdays(language: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError

    try:
        days = Locale.parse(language).days
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(
        part
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in days[context][width].values()
        for part in (name.casefold().strip("."), *name.casefold().strip(".").split())
    )


def _words_of(text: str) -> set[str]:
    return {word.casefold().strip(".:") for word in text.split()}


def is_weekday(text: str, language: str | None) -> bool:
    """Whether the text is the name of a day of the week, or begins one, in its language or in English."""
    folded = text.casefold().strip(". ")
    days = _weekdays("en") | _weekdays(_base(language))
    return folded in days or (len(folded) > 2 and any(day.startswith(folded) for day in days))
