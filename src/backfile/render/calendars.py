"""The days of a year or a month as weeks, each day with how much was printed on it."""

from __future__ import annotations

from calendar import Calendar

from msgspec import Struct

from backfile.records import PartialDate
from backfile.render.localisation import Localisation
from backfile.site.pages import Count

_STEPS = 5


class Day(Struct, frozen=True):
    """A cell. `heat` goes from 1 to 5 with the day's share of the busiest day, and is 0 without articles."""

    number: int
    count: int
    heat: int
    address: str


class Month(Struct, frozen=True):
    """A month's weeks; cells outside the month are None."""

    name: str
    weeks: tuple[tuple[Day | None, ...], ...]
    count: int
    address: str


def year_calendar(
    year: int, months: tuple[Count, ...], days: tuple[Count, ...], words: Localisation
) -> tuple[Month, ...]:
    """All months of a year. Labels are ISO periods; days and months without articles may be missing."""
    held = {count.label: count for count in months}
    by_day = {count.label: count for count in days}
    most = max((count.count for count in days), default=0)
    return tuple(
        _month(PartialDate(year, month), held.get(f"{year:04d}-{month:02d}"), by_day, most, words)
        for month in range(1, 13)
    )


def month_calendar(month: PartialDate, days: tuple[Count, ...], words: Localisation) -> tuple[Month, ...]:
    """One month alone."""
    most = max((count.count for count in days), default=0)
    return (_month(month, None, {count.label: count for count in days}, most, words),)


def weekdays(words: Localisation) -> tuple[tuple[str, str], ...]:
    """(short, whole) names of the weekdays, from the one that a week begins with."""
    order = [(words.first_weekday + offset) % 7 for offset in range(7)]
    return tuple((words.weekday(day, "narrow"), words.weekday(day, "wide")) for day in order)


def _month(
    month: PartialDate, own: Count | None, by_day: dict[str, Count], most: int, words: Localisation
) -> Month:
    weeks = Calendar(words.first_weekday).monthdayscalendar(month.year, month.month)
    return Month(
        name=words.month(month.month),
        weeks=tuple(
            tuple(_day(number, by_day.get(f"{month.iso}-{number:02d}"), most) for number in week)
            for week in weeks
        ),
        count=own.count if own else 0,
        address=own.address if own else "",
    )


def _day(number: int, held: Count | None, most: int) -> Day | None:
    if not number:
        return None
    if held is None or not held.count:
        return Day(number, 0, 0, "")
    heat = 1 + (held.count - 1) * (_STEPS - 1) // (most - 1) if most > 1 else 2
    return Day(number, held.count, heat, held.address)
