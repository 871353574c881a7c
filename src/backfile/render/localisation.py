"""The interface's language: messages from gettext catalogues, dates and numbers by CLDR.

Catalogues are `i18n/LANGUAGE.po`, read as they are, so that a translator's edit shows at once. English needs
none: the messages in the templates are English.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal, TypeAlias

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import parse_pattern
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from backfile.records import PartialDate

CATALOGUES = Path(__file__).parent / "i18n"
DateStyle: TypeAlias = Literal["full", "long", "short"]

_STYLES = {
    "full": ("full", "yMMMM", "y"),
    "long": ("long", "yMMMM", "y"),
    "short": ("yMMMd", "yMMM", "y"),
}


def languages() -> tuple[str, ...]:
    """The interface languages there are, as language codes."""
    return ("en", *sorted(path.stem for path in CATALOGUES.glob("*.po")))


def catalogue(language: str) -> Path | None:
    """The file with the messages of a language; None for English and for languages without one."""
    path = CATALOGUES / f"{_locale(language).language}.po"
    return path if path.is_file() else None


@cache
def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way a language (BCP 47) runs."""
    return "rtl" if _locale(language).text_direction == "rtl" else "ltr"


@cache
def _locale(language: str) -> Locale:
    """The nearest locale that CLDR knows, English for none."""
    parts = language.split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return Locale("en")


class Localisation:
    """One interface language. All methods are pure; what they return is plain text."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.direction = direction(language)
        self._locale = _locale(language)
        self._messages = _messages(language)
        self.day_left_open = lru_cache(maxsize=16_384)(self._day_left_open)
        self._without_day = lru_cache(maxsize=4096)(self._month_or_year)
        self.number = lru_cache(maxsize=4096)(self._number)
        self.day = lru_cache(maxsize=4096)(self._day)
        self.month = lru_cache(maxsize=64)(self._month)

    def message(self, text: str, context: str | None = None) -> str:
        """The message in this language; `context` parts words that are the same in English only."""
        if context is None:
            return self._messages.gettext(text)
        return self._messages.pgettext(context, text)

    def plural(self, number: int, one: str, many: str) -> str:
        """The form that the number asks for, with {n} replaced by the number as it is written here."""
        return self._messages.ngettext(one, many, number).replace("{n}", self.number(number))

    def date(self, value: PartialDate, style: DateStyle = "full") -> str:
        """The date at its own precision: "Saturday, May 9, 1931", "May 1931", "1931"."""
        if value.day:
            return self.day_left_open(style, value.year, value.month, weekday(value)) % value.day
        return self._without_day(value, style)

    def _day_left_open(self, style: DateStyle, year: int, month: int, weekday: int) -> str:
        """A date as a `%` format that takes the day's number: "Saturday, May %d, 1931".

        Listings go through the days of an archive again and again. Days are too many to be kept; months, with
        the weekdays that they show, are not.
        """
        names = _date_fields(self._locale, year, month, weekday)
        return _format(self._locale, _STYLES[style][0]) % {**names, "d": "%d", "dd": "%02d"}

    def _month_or_year(self, value: PartialDate, style: DateStyle) -> str:
        _, month, year = _STYLES[style]
        return self._pattern(month if value.month else year, value)

    def month_day(self, month: int, day: int) -> str:
        """A day of any year: "May 9"."""
        return self._pattern("MMMMd", PartialDate(2000, month, day))

    def _day(self, value: PartialDate) -> str:
        """A day within its month: "9" in most languages."""
        return self._pattern("d", value)

    def _month(self, month: int, width: Literal["wide", "abbreviated", "narrow"] = "wide") -> str:
        """A month's name standing alone: "May"."""
        return str(self._locale.months["stand-alone"][width][month])

    def weekday(self, index: int, width: Literal["wide", "narrow", "short"] = "wide") -> str:
        """A weekday's name, 0 for Monday."""
        names = self._locale.days["stand-alone"]
        return str(names.get(width, names["abbreviated"])[index])

    @property
    def first_weekday(self) -> int:
        """The day a week begins with, 0 for Monday: that of the country where the language is at home."""
        return _first_weekday(self._locale)

    def language_name(self, language: str) -> str:
        """A language's name as this language calls it; the tag itself where CLDR has none."""
        try:
            name = Locale.parse(language, sep="-").get_display_name(self._locale)
        except (UnknownLocaleError, ValueError):
            return language
        return name or language

    def percent(self, share: float) -> str:
        """A share from 0 to 1 in whole percent."""
        return format_percent(round(share, 2), locale=self._locale)

    def _number(self, value: int) -> str:
        return format_decimal(value, locale=self._locale)

    def _pattern(self, name: str, value: PartialDate) -> str:
        names = _date_fields(self._locale, value.year, value.month or 1, weekday(value))
        return _format(self._locale, name) % {**names, "d": value.day, "dd": f"{value.day:02d}"}


def weekday(value: PartialDate) -> int:
    """That of the day, or of the first of what is dated less exactly; 0 for Monday."""
    return date(value.year, value.month or 1, value.day or 1).weekday()


@cache
def _first_weekday(locale: Locale) -> int:
    if locale.territory:
        return int(locale.first_week_day)
    likely = get_global("likely_subtags")
    at_home = likely.get(str(locale)) or likely.get(locale.language) or str(locale)
    try:
        return int(Locale.parse(at_home).first_week_day)
    except (UnknownLocaleError, ValueError):  # a script or country that CLDR has no data for
        return int(locale.first_week_day)


@cache
def _format(locale: Locale, name: str) -> str:
    """A CLDR date pattern as a `%` format."""
    if name in ("full", "long"):
        return str(locale.date_formats[name].format)
    found = locale.datetime_skeletons.get(name)
    return str((found or parse_pattern(name)).format)


@cache
def _date_names(locale: Locale) -> tuple[dict[str, object], list[dict[str, object]], list[dict[str, object]]]:
    """What date patterns say in words: the era, each month from 1 (0 is none), each weekday from Monday.

    Plain dicts, since those of Babel look names up in parent locales each time.
    """
    months, standing, weekdays = locale.months["format"], locale.months["stand-alone"], locale.days["format"]
    alone = locale.days["stand-alone"]
    by_month: list[dict[str, object]] = [{}]
    by_month += [
        {
            "MMM": months["abbreviated"][month],
            "MMMM": months["wide"][month],
            "LLL": standing["abbreviated"][month],
            "LLLL": standing["wide"][month],
        }
        for month in range(1, 13)
    ]
    by_weekday: list[dict[str, object]] = [
        {
            "E": weekdays["abbreviated"][weekday],
            "EEE": weekdays["abbreviated"][weekday],
            "EEEE": weekdays["wide"][weekday],
            "ccc": alone["abbreviated"][weekday],
            "cccc": alone["wide"][weekday],
        }
        for weekday in range(7)
    ]
    return {"G": locale.eras["abbreviated"][1]}, by_month, by_weekday


def _date_fields(locale: Locale, year: int, month: int, weekday: int) -> dict[str, object]:
    era, months, weekdays = _date_names(locale)
    return {
        **era,
        "y": year,
        "Y": year,
        "yyyy": f"{year:04d}",
        "M": month,
        "MM": f"{month:02d}",
        **months[month],
        **weekdays[weekday],
    }


def _messages(language: str) -> NullTranslations:
    path = catalogue(language)
    if path is None:
        return NullTranslations()
    compiled = BytesIO()
    with open(path, "rb") as source:
        write_mo(compiled, read_po(source, locale=path.stem))
    compiled.seek(0)
    return Translations(compiled)
