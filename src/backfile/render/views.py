"""What templates need beyond a page's record: body HTML, headings, pagers, charts and calendars."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from backfile.config import Site
from backfile.records import PartialDate
from backfile.render import links
from backfile.render.body import body_html
from backfile.render.localisation import Localisation
from backfile.site import pages
from backfile.site.pages import Count, Link, Page

_PERIODS = ("year", "month", "day")
_HEAT_STEPS = 5
_ISO_PERIOD = re.compile(r"\d{4}(?:-\d\d){0,2}").fullmatch


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a pager: a page's number counted from the oldest, and its address."""

    number: int
    address: str
    current: bool
    gap: bool
    """Whether pages are left out between the step before and this one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart, in units of its view box; `height` 0 is a gap."""

    x: int
    y: int
    height: int
    count: Count


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years of a chart, gaps included."""

    start: int
    years: tuple[Count, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Articles a year as bars ten units apart, on whole decades."""

    width: int
    bars: tuple[Bar, ...]
    decades: tuple[Decade, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of a calendar; `heat` is 0 without articles, else 1 to 5."""

    number: int
    date: PartialDate
    count: int
    heat: int
    address: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a calendar. `offset` is how many cells of its first week are empty."""

    date: PartialDate
    offset: int
    days: tuple[Day, ...]
    count: int
    address: str


def view(page: Page, site: Site, words: Localisation) -> dict[str, object]:
    """Values for the page's template, beside the record itself."""
    values = _own(page, words)
    values["current"] = _menu_entry(page)
    target = page.target if isinstance(page, pages.RedirectPage) else page.address
    values["canonical"] = f"{site.base_url}{links.encoded(target)}" if site.base_url else ""
    return values


def _menu_entry(page: Page) -> str:
    """The entry of the menu that the page stands under, or nothing."""
    match page:
        case pages.DirectoryPage(kind=kind) | pages.NoticePage(kind=kind):
            return kind
        case pages.AboutPage():
            return "about"
        case _:
            return ""


def _own(page: Page, words: Localisation) -> dict[str, object]:
    match page:
        case pages.ArticlePage():
            return _article(page, words)
        case pages.ListingPage():
            return _listing(page, words)
        case pages.DirectoryPage():
            return _directory(page, words)
        case pages.FrontPage() | pages.AboutPage() | pages.NoticePage():
            return {"chart": year_chart(page.years)}
        case pages.AnniversaryPage():
            return {"heading": words.month_day(page.month, page.day)}
        case _:
            return {}


def period(label: str) -> PartialDate:
    """`1931-05` as a date."""
    return PartialDate(*map(int, label.split("-")))


def _article(page: pages.ArticlePage, words: Localisation) -> dict[str, object]:
    return {
        "article": page.article,
        "body": body_html(page.article.body, words.message("Table")),
        "crumbs": _crumbs(page.crumbs, words),
        "beside": page.address.rpartition("/")[2].removesuffix(".html"),
    }


def _crumbs(crumbs: tuple[Link, ...], words: Localisation) -> tuple[Link, ...]:
    """Periods as a reader writes them; the undated by name."""
    return tuple(replace(crumb, label=_crumb(crumb.label, words)) for crumb in crumbs)


def _crumb(label: str, words: Localisation) -> str:
    if not label:
        return words.message("Undated")
    if not _ISO_PERIOD(label):
        return label
    value = period(label)
    if value.day:
        return words.day(value)
    return words.month(value.month) if value.month else words.date(value)


def _directory(page: pages.DirectoryPage, words: Localisation) -> dict[str, object]:
    message = words.message
    headings: dict[str, str] = {
        "years": message("Years"),
        "tags": message("Tags"),
        "sections": message("Sections"),
        "authors": message("Authors"),
        "sources": message("Sources"),
        "place": message("Places"),
        "person": message("People"),
        "organisation": message("Organisations"),
        "subject": message("Subjects"),
        "event": message("Events"),
    }
    return {
        "heading": headings[page.term_kind or page.kind],
        "chart": year_chart(page.parts),
        "letters": _letters(page.terms),
    }


def _listing(page: pages.ListingPage, words: Localisation) -> dict[str, object]:
    heading = page.label
    if page.kind in _PERIODS:
        heading = words.date(period(page.label))
    elif page.kind == "undated":
        heading = words.message("Undated")
    by_year = page.kind not in _PERIODS and page.parts
    return {
        "heading": heading,
        "crumbs": _crumbs(page.crumbs, words),
        "chart": year_chart(page.parts) if by_year else None,
        "calendar": _calendar(page, words),
        "pager": pager(page),
    }


def pager(page: pages.ListingPage) -> tuple[Step, ...]:
    """Steps from the oldest page to the newest: the neighbours, then round numbers ever farther away.

    Their number grows with the logarithm of the pages, so a listing of thousands is crossed in a few steps.
    """
    last = page.pages + 1
    here = page.number or last
    if last == 1:
        return ()
    wanted = {1, last, here, max(here - 1, 1), min(here + 1, last)}
    unit = 10
    while unit < last:
        wanted.add((here - 2) // unit * unit)
        wanted.add((here + 1 + unit) // unit * unit)
        unit *= 10
    numbers = sorted(number for number in wanted if 1 <= number <= last)
    folder = page.address.rpartition("/")[0]
    steps = []
    before = 0
    for number in numbers:
        name = "index.html" if number == last else f"page-{number}.html"
        steps.append(Step(number, f"{folder}/{name}", number == here, number > before + 1))
        before = number
    return tuple(steps)


CHART_HEIGHT = 100
_BAR_STEP = 10


def year_chart(years: tuple[Count, ...]) -> Chart | None:
    """Counts by year as a chart; None when there are none."""
    if not years:
        return None
    by_year = {int(count.label): count for count in years}
    first = min(by_year) // 10 * 10
    end = max(by_year) // 10 * 10 + 10
    most = max(max(count.count for count in years), 1)
    bars = []
    for year, count in sorted(by_year.items()):
        height = ceil(count.count * CHART_HEIGHT / most)
        bars.append(Bar((year - first) * _BAR_STEP, CHART_HEIGHT - height, height, count))
    decades = []
    for start in range(first, end, 10):
        held = tuple(by_year[year] for year in range(start, start + 10) if year in by_year)
        decades.append(Decade(start, held, sum(count.count for count in held)))
    return Chart((end - first) * _BAR_STEP, tuple(bars), tuple(decades), most)


def _calendar(page: pages.ListingPage, words: Localisation) -> tuple[Month, ...]:
    """The months of a year's or a month's index page; empty elsewhere."""
    if page.kind == "year" and page.days:
        counts = {count.label: count for count in page.days}
        months = {count.label: count for count in page.parts}
        year = int(page.label)
        return tuple(_month(PartialDate(year, month), counts, months, words) for month in range(1, 13))
    if page.kind == "month" and page.parts:
        counts = {count.label: count for count in page.parts}
        return (_month(period(page.label), counts, {}, words),)
    return ()


def _month(
    month: PartialDate, counts: dict[str, Count], months: dict[str, Count], words: Localisation
) -> Month:
    most = max(count.count for count in counts.values())
    cells = []
    for number in range(1, monthrange(month.year, month.month)[1] + 1):
        day = PartialDate(month.year, month.month, number)
        held = counts.get(day.iso)
        count = held.count if held else 0
        heat = ceil(count * _HEAT_STEPS / most) if count else 0
        cells.append(Day(number, day, count, heat, held.address if held else ""))
    whole = months.get(month.iso)
    offset = (date(month.year, month.month, 1).weekday() - words.first_weekday) % 7
    total = whole.count if whole else sum(cell.count for cell in cells)
    return Month(month, offset, tuple(cells), total, whole.address if whole else "")


def _letters(terms: tuple[pages.Term, ...]) -> tuple[tuple[str, tuple[pages.Term, ...]], ...]:
    """Terms under their headings, in the order they come in."""
    groups: dict[str, list[pages.Term]] = {}
    for term in terms:
        groups.setdefault(term.letter, []).append(term)
    return tuple((letter, tuple(held)) for letter, held in groups.items())


def anniversary_address(value: PartialDate) -> str:
    """Where the day's "on this day" page stands."""
    return links.anniversary(value.month, value.day)
