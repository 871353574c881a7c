"""Days of calendars that other countries print: Iran's solar year, turned into ours, and Nepal's, only told.

    ۲۴ تیر ۱۳۹۹ (14 July 2020)        ۱۴۰۳/۱۰/۰۸        २७ माघ २०८१

Iran's year begins with spring and has 33-year rounds of leap years, which is exact from 1244 to 1472
(1865 to 2093). Nepal's months have lengths that tables alone give: its days are told from text and have no
value.
"""

from __future__ import annotations

from datetime import date, timedelta

from backfile.loader.seldom import Seldom
from backfile.records import PartialDate

_IRAN = {
    name: number
    for number, names in enumerate(
        (
            ("فروردین", "فروردين"),
            ("اردیبهشت", "ارديبهشت"),
            ("خرداد",),
            ("تیر", "تير"),
            ("مرداد", "امرداد"),
            ("شهریور", "شهريور"),
            ("مهر",),
            ("آبان",),
            ("آذر",),
            ("دی", "دي"),
            ("بهمن",),
            ("اسفند",),
        ),
        1,
    )
    for name in names
}
_NEPAL = (
    "वैशाख|बैशाख|बैसाख|जेठ|जेष्ठ|ज्येष्ठ|असार|आषाढ|आषाढ़|साउन|श्रावण|भदौ|भाद्र|असोज|आश्विन|कात्तिक|कार्तिक|मंसिर|मङ्सिर|"
    "मार्ग|पुस|पौष|माघ|फागुन|फाल्गुन|चैत|चैत्र"
)
_IRANIAN = Seldom(rf"(?<!\d)(\d{{1,2}})\s({'|'.join(_IRAN)})(?:\s?ماه)?،?\s(\d{{4}})(?!\d)")
_NUMERIC = Seldom(r"(?<!\d)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_NEPALI = Seldom(
    rf"(?<!\d)\d{{1,2}}\s(?:{_NEPAL}),?\s\d{{4}}(?!\d)|(?<!\d)\d{{4}},?\s(?:{_NEPAL})\s\d{{1,2}}(?!\d)"
    rf"|(?:{_NEPAL})\s\d{{1,2}},\s\d{{4}}(?!\d)"
)
_SHORT = Seldom(rf"\d{{1,2}}\s(?:गते\s)?(?:{_NEPAL})(?=[\s,]|$)|(?:{_NEPAL})\s\d{{1,2}}(?:\sगते)?(?!\d)")
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_ROUND = 33
_FIRST, _LAST = 1244, 1472
_NEW_YEAR = (1400, date(2021, 3, 21))
_DAYS = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30)


def every(text: str, language: str) -> list[tuple[int, int, PartialDate | None]]:
    """The days that the text prints in the calendar of its language: where they stand, and the day."""
    if language == "fa":
        named = [
            (match.start(), match.end(), _iranian(int(match[3]), _IRAN[match[2]], int(match[1])))
            for match in _IRANIAN.finditer(text)
        ]
        return named or [
            (match.start(), match.end(), _iranian(int(match[1]), int(match[2]), int(match[3])))
            for match in _NUMERIC.finditer(text)
            if _FIRST <= int(match[1]) <= _LAST
        ]
    if language in ("ne", "hi"):
        return [(match.start(), match.end(), None) for match in _NEPALI.finditer(text)]
    return []


def without_day(text: str) -> str:
    """The text without a day of Nepal's calendar: `२१ चैत, कागुनी`."""
    return _SHORT.sub(" ", text)


def _iranian(year: int, month: int, day: int) -> PartialDate | None:
    """A day of Iran's calendar in ours, or None where there is no such day."""
    if not _FIRST <= year <= _LAST or not 1 <= month <= 12:
        return None
    if not 1 <= day <= _DAYS[month - 1] - (month == 12 and not _is_leap(year)):
        return None
    known, new_year = _NEW_YEAR
    leap = sum(map(_is_leap, range(min(year, known), max(year, known))))
    days = (abs(year - known) * 365 + leap) * (1 if year > known else -1)
    found = new_year + timedelta(days + sum(_DAYS[: month - 1]) + day - 1)
    return PartialDate(found.year, found.month, found.day)


def _is_leap(year: int) -> bool:
    return year % _ROUND in _LEAP
