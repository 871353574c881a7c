"""Printed dates: which day a text names, in the words and the order of its language.

A date counts only when it is whole: a day, a month and a year of four digits. A date without a year is
recognised, so that its line can be told from text, but gives no value; nor does one that cannot be, or that
can be read in two ways ("5/3/2024" in English).
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from backfile.loader import calendars, lexicon, months, timewords
from backfile.records import PartialDate

FIRST_YEAR, LAST_YEAR = 1600, 2199
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
_LATVIAN = re.compile(r"(?<!\d)(\d{4})\.?\s+gada\s+(\d{1,2})\.\s+([^\W\d]+)")  # 2023. gada 12. marts
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})[-\s]+tháng[-\s]+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.IGNORECASE)
_ERA = re.compile(
    r"(?:中華|中华)?(明治|大正|昭和|平成|令和|民國|民国)\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"
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
_WITHOUT_YEAR_CJK = re.compile(r"(?<!\d)\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]")
_DAY_WORD = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+|of\s+)?([^\W\d][^\s\d,.;:/()]+)"
)
_DAY_SHORT = re.compile(r"(?<!\d)\d{1,2}\s([^\s\d.]{1,3}\.[^\s\d.]{1,3})\.")  # ก.ค.
_WORD_DAY = re.compile(r"([^\W\d][^\s\d,.;:/()]+)\.?\s+(\d{1,2})(?!\d)(?:st|nd|rd|th)?")


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
    found = every(text, language)
    if len(found) < 2:
        return found[0] if found else None
    whole = [item for item in found if item.date] or found
    for item in whole:
        before = text[: item.start]
        label = before[max((other.end for other in found if other.end <= item.start), default=0) :]
        if not words_of(label) & timewords.UPDATED:
            return item
    return whole[0]


def every(text: str, language: str | None) -> list[Found]:
    """Every date in the text, in order."""
    found = []
    if not text.isascii():
        for match in _ERA.finditer(text):
            year = _ERA_START[match[1]] + (1 if match[2] == "元" else int(match[2]))
            found.append(Found(match.start(), match.end(), day(year, int(match[3]), int(match[4]))))
        found += [
            Found(match.start(), match.end(), day(int(match[3]), int(match[2]), int(match[1])))
            for match in _VIETNAMESE.finditer(text)
        ]
    if _YEAR.search(text) is None:
        return sorted(found or _without_year(text, language))
    if other := calendars.every(text, months.base(language)):
        return [*found, *(Found(*item) for item in other)]
    for match in _YEAR_FIRST.finditer(text):
        year = _year(int(match[1]), language)
        found.append(Found(match.start(), match.end(), day(year, int(match[2]), int(match[3]))))
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
            found.append(Found(match.start(), match.end(), day(year, month, int(match[1]))))
            taken = match.end()
    for match in _WORD_DAY_YEAR.finditer(text, taken):
        month = months.month(match[1], language)
        if month:
            year = _year(int(match[3]), language)
            found.append(Found(match.start(), match.end(), day(year, month, int(match[2]))))
    if not found and "gada" in text:
        for match in _LATVIAN.finditer(text):
            month = months.month(match[3], language)
            if month:
                found.append(Found(match.start(), match.end(), day(int(match[1]), month, int(match[2]))))
    if not found:
        for match in _YEAR_WORD_DAY.finditer(text):
            month = _month_among(match[2], language)
            if month:
                year = _year(int(match[1]), language)
                found.append(Found(match.start(), match.end(), day(year, month, int(match[3]))))
    return found or _without_year(text, language)


def _without_year(text: str, language: str | None) -> list[Found]:
    for match in _WITHOUT_YEAR_CJK.finditer(text):
        return [Found(match.start(), match.end(), None)]
    for match in _DAY_WORD.finditer(text):
        if int(match[1]) <= 31 and months.month(match[2], language):
            return [Found(match.start(), match.end(), None)]
    short = None if text.isascii() else _DAY_SHORT.search(text)
    if short and months.month(short[1], language):
        return [Found(short.start(), short.end(), None)]
    if _NUMBER_BEHIND_SPACE.search(text) is None:
        return []
    for match in _WORD_DAY.finditer(text):
        if int(match[2]) <= 31 and months.month(match[1], language):
            return [Found(match.start(), match.end(), None)]
    return []


def _numeric(match: re.Match[str], language: str | None) -> PartialDate | None:
    first, second, year = int(match[1]), int(match[3]), _year(int(match[4]), language)
    if first == second or second > 12:
        return day(year, first, second)
    if first > 12 or match[2] == ".":
        return day(year, second, first)
    order = months.order(language)
    if order == "day":
        return day(year, second, first)
    return day(year, first, second) if order == "month" else None


def _year(year: int, language: str | None) -> int:
    """Thai texts count from the Buddha (CLDR: the Buddhist calendar, 543 years ahead)."""
    return year - 543 if months.base(language) == "th" and year > LAST_YEAR else year


def day(year: int, month: int, number: int) -> PartialDate | None:
    """The day, or None where there is no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        date(year, month, number)
    except ValueError:
        return None
    return PartialDate(year, month, number)


def _month_among(words: str, language: str | None) -> int | None:
    """The month named between a day and a year; None if other words than prepositions stand there too."""
    text = words.casefold().strip(" ,.-–/")
    whole = months.month(text, language)
    if whole:
        return whole
    month = None
    for word in re.split(r"[\s,./-]+", text):
        if not word or word in timewords.CLOCK or word in lexicon.PARTICLES:
            continue
        found = months.month(word, language)
        if found and month is None:
            month = found
        elif not found and month is None:
            return None
    return month


def words_of(text: str) -> set[str]:
    """The words of the text, case folded, without stops and colons."""
    return {word.casefold().strip(".:") for word in text.split()}
