"""Counts by year as a bar chart and as a list by decades, gaps included."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from backfile.site.pages import Count

HEIGHT = 100
_BAR = 10
"""Units from one bar to the next; a bar is 8 wide."""
_FULL = 5
"""So many articles at least fill a chart's height: one a year is no peak."""
_MARKS = 12
"""At most about so many marks under a chart, so that their labels do not touch on a small screen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A year that has articles, in units of the chart's view box."""

    x: int
    y: int
    height: int
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years, the first of them `start`; years before the first and after the last are left out."""

    start: int
    years: tuple[Count, ...]

    @property
    def count(self) -> int:
        """Articles of all its years."""
        return sum(year.count for year in self.years)


@dataclass(frozen=True, slots=True)
class Chart:
    """Articles a year. `axis` holds the years that stand under the chart, evenly spaced from its start."""

    width: int
    bars: tuple[Bar, ...]
    axis: tuple[int, ...]
    decades: tuple[Decade, ...]
    most: int
    peak: str
    """The year that has the most."""
    top: int
    """Where the highest bar ends, in units from the top of the view box."""


def year_chart(years: tuple[Count, ...]) -> Chart | None:
    """A chart of counts in order of their years (labels are years); None when there are none."""
    counts = [(int(count.label), count) for count in years if count.label]
    if not counts:
        return None
    step = 10
    while (counts[-1][0] - counts[0][0]) > step * _MARKS:
        step *= 5 if step == 10 else 2
    start = counts[0][0] // step * step
    end = counts[-1][0] // step * step + step
    most, peak = max((count.count, count.label) for _, count in counts)
    bars = []
    for year, count in counts:
        if count.count:
            height = ceil(count.count * HEIGHT / max(most, _FULL))
            bars.append(Bar((year - start) * _BAR, HEIGHT - height, height, count.label, count.count))
    return Chart(
        width=(end - start) * _BAR,
        bars=tuple(bars),
        axis=tuple(range(start, end, step)),
        decades=_decades(counts),
        most=most,
        peak=peak,
        top=min((bar.y for bar in bars), default=0),
    )


def _decades(counts: list[tuple[int, Count]]) -> tuple[Decade, ...]:
    found: dict[int, list[Count]] = {}
    by_year = dict(counts)
    for year in range(counts[0][0], counts[-1][0] + 1):
        held = by_year.get(year) or Count(f"{year:04d}", 0)
        found.setdefault(year // 10 * 10, []).append(held)
    return tuple(Decade(start, tuple(held)) for start, held in found.items())
