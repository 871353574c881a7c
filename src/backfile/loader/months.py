"""The names of months, days of the week and chief cities, and the order of numeric dates, in each language.

They are Unicode CLDR's, by way of Babel, for the text's language and for English.
"""

from __future__ import annotations

from functools import cache

_REGIONS = {"ar": ("ar", "ar_LB", "ar_DZ", "ar_MA"), "sr": ("sr", "sr_Latn"), "bs": ("bs", "bs_Cyrl")}
"""Locales that name the months of a language otherwise, or in another script."""
_BARE_ALEF = str.maketrans("أإآ", "ااا")
_WIRE_MONTHS = {"de": {"mrz": 3}, "en": {"sept": 9}}
"""Abbreviations of the agencies' style books that are not CLDR's."""

_PREFIXED = {"he": "ב"}
"""The word for "of" or "in" that a month's name has on it behind the day: `4 במאי 2021`."""
_LONGEST_DAY = 30  # characters; the longest name of a day in CLDR has 27


def month(word: str, language: str | None) -> int | None:
    """The number of the month that the word names, or None."""
    folded = word.casefold().strip(" .,")
    if len(folded) < 2:
        return None
    tongue = base(language)
    return _months(tongue).get(folded) or (_months("en").get(folded) if tongue != "en" else None)


def is_misread(word: str, language: str | None) -> bool:
    """Whether the word is a month's name or its abbreviation with one letter misread: `Keb`, `Fob`."""
    folded = word.casefold()
    alike = (name for name in _months(base(language)) if len(name) == len(folded) > 2)
    return any(sum(a != b for a, b in zip(name, folded, strict=True)) == 1 for name in alike)


def is_weekday(text: str, language: str | None) -> bool:
    """Whether the text is the name of a day of the week, or begins one, in its language or in English."""
    if len(text) > _LONGEST_DAY:
        return False
    folded = text.casefold().strip(". ")
    days = weekdays("en") | weekdays(base(language))
    return folded in days or (len(folded) > 2 and any(day.startswith(folded) for day in days))


@cache
def weekdays(language: str) -> frozenset[str]:
    """The names of the days of the week and their parts, case folded."""
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
        for part in (name.casefold().strip("."), *name.casefold().strip(".").replace("\u200c", " ").split())
    )


@cache
def _cities(language: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    zones = (zone.get("city") for zone in locale.time_zones.values())
    return frozenset((*(city for city in zones if city), *locale.territories.values()))


def is_city(text: str, language: str | None) -> bool:
    """Whether the text is a country's name or that of a city by which CLDR calls a time zone."""
    return text in _cities(base(language))


def order(language: str | None) -> str | None:
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


def base(language: str | None) -> str:
    """The language without its region; English where none is known."""
    return language.partition("-")[0].lower() if language else "en"


@cache
def _months(language: str) -> dict[str, int]:
    """Every name and abbreviation of a month, case folded; any beginning of three letters that is plain."""
    from babel import Locale, UnknownLocaleError

    names = dict(_WIRE_MONTHS.get(language, {}))
    regions = _REGIONS.get(language, (language,))
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
                        names.setdefault(_PREFIXED.get(language, "") + folded, number)
    if language == "ar":
        names |= {name.translate(_BARE_ALEF): number for name, number in names.items()}
    starts: dict[str, int | None] = {}
    for name, number in names.items():
        for length in range(3, len(name)):
            start = name[:length]
            starts[start] = number if starts.get(start, number) == number else None
    for start, only in starts.items():
        if only:
            names.setdefault(start, only)
    return names
