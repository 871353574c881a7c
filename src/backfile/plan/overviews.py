"""Pages about the whole archive: front page, all years, about, notices, days of the year."""

from __future__ import annotations

import calendar
import sqlite3
from collections.abc import Iterator

import msgspec

from backfile.catalog import queries, sources, tallies
from backfile.catalog.tallies import What
from backfile.config import Site
from backfile.plan.jobs import Job, as_cards, job
from backfile.plan.listings import as_term, feed_job
from backfile.records import Card, PartialDate
from backfile.site import addresses, feeds
from backfile.site.feeds import Channel
from backfile.site.pages import (
    AboutPage,
    AnniversaryPage,
    Count,
    DirectoryPage,
    FrontPage,
    Link,
    NoticePage,
)
from backfile.site.summary import opening

LEAD_CARDS = 9
"""One story that leads, four beside it and four below: whole rows at every width."""
FRONT_TAGS = 30
FRONT_SECTIONS = 20
LISTED_PROBLEMS = 100
_ALL_DAYS = (0, 99_999_999)


def front(db: sqlite3.Connection, site: Site) -> Iterator[Job]:
    """The archive's first page."""
    total, first, last = tallies.span(db, *_ALL_DAYS)
    years = dict(tallies.year_counts(db))
    lead = queries.latest_cards(db, LEAD_CARDS) if site.front == "latest" else _chosen(db, years)
    page = FrontPage(
        address=addresses.FRONT,
        total=total,
        lead=as_cards(lead),
        opening=_opening(db, lead),
        years=with_gaps(years),
        undated=years.get(0, 0),
        sections=tuple(map(as_term, queries.common_terms(db, "section", FRONT_SECTIONS))),
        tags=tuple(map(as_term, queries.common_terms(db, "tag", FRONT_TAGS))),
        first=first,
        last=last,
    )
    yield job("front:", page.address, page)


def site_feed(db: sqlite3.Connection) -> Iterator[Job]:
    """The feeds of the whole archive."""
    yield feed_job("feed:", Channel(address=addresses.FRONT), queries.newest_cards(db, feeds.LIMIT))


def years(db: sqlite3.Connection) -> Iterator[Job]:
    """The directory of all years, once there is an article."""
    counts = dict(tallies.year_counts(db))
    if not counts:
        return  # nothing would lead to it
    page = DirectoryPage(
        kind="years",
        address=addresses.page(addresses.YEARS, 0),
        parts=with_gaps(counts),
        undated=counts.get(0, 0),
    )
    yield job("years:", page.address, page)


def about(db: sqlite3.Connection) -> Iterator[Job]:
    """What is held, from when to when, and what was set aside."""
    total, first, last = tallies.span(db, *_ALL_DAYS)
    counts = dict(tallies.year_counts(db))
    states = sources.counts(db)
    page = AboutPage(
        address=addresses.ABOUT,
        total=total,
        first=first,
        last=last,
        years=with_gaps(counts),
        undated=counts.get(0, 0),
        languages=_values(db, "language"),
        sources=tuple(map(as_term, queries.terms(db, "source"))),
        encodings=_values(db, "encoding"),
        quarantined=tuple(sources.quarantined(db, LISTED_PROBLEMS)),
        quarantined_total=states["quarantined"],
        withheld_total=states["withheld"],
    )
    yield job("about:", page.address, page)


def not_found(db: sqlite3.Connection) -> Iterator[Job]:
    """The page a host serves for an address that is not there."""
    page = NoticePage(kind="404", address=addresses.NOT_FOUND, years=with_gaps(dict(tallies.year_counts(db))))
    yield job("notice:404", page.address, page)


def search(db: sqlite3.Connection, site: Site) -> Iterator[Job]:
    """The search page; none where the archive is not to be searched."""
    if site.search:
        counts = with_gaps(dict(tallies.year_counts(db)))
        page = NoticePage(kind="search", address=addresses.SEARCH, years=counts)
        yield job("notice:search", page.address, page)


def anniversary(db: sqlite3.Connection, number: int) -> Iterator[Job]:
    """One day of the year (mmdd) over all years; every day of the calendar has its page, 29 February too."""
    month, day = divmod(number, 100)
    ahead, behind = _next_day(month, day), _previous_day(month, day)
    page = AnniversaryPage(
        address=addresses.anniversary(month, day),
        month=month,
        day=day,
        entries=as_cards(queries.anniversary_cards(db, month, day)),
        earlier=Link(f"{behind[0]:02d}-{behind[1]:02d}", addresses.anniversary(*behind)),
        later=Link(f"{ahead[0]:02d}-{ahead[1]:02d}", addresses.anniversary(*ahead)),
    )
    yield job(f"anniversary:{number:04d}", page.address, page)


def with_gaps(counts: dict[int, int]) -> tuple[Count, ...]:
    """Every year from the first to the last that has articles, with 0 for those between that have none."""
    dated = [year for year in counts if year]
    if not dated:
        return ()
    return tuple(
        Count(f"{year:04d}", counts.get(year, 0), _year_address(year) if counts.get(year) else "")
        for year in range(min(dated), max(dated) + 1)
    )


def _year_address(year: int) -> str:
    return addresses.page(addresses.article_folder(PartialDate(year)), 0)


def _chosen(db: sqlite3.Connection, years: dict[int, int]) -> list[msgspec.Raw]:
    """For a closed paper: an article from each of a few years spread evenly over its life."""
    dated = sorted(year for year in years if year)
    step = max(len(dated) // LEAD_CARDS, 1)
    return [card for year in dated[::-step][:LEAD_CARDS] for card in queries.first_cards(db, year, 1)]


def _opening(db: sqlite3.Connection, lead: list[msgspec.Raw]) -> str:
    """How the text of the first card's article begins."""
    if not lead:
        return ""
    card = _CARD.decode(lead[0])
    article = queries.article_at(db, card.date, card.address)
    return opening(article) if article is not None else ""


def _values(db: sqlite3.Connection, what: What) -> tuple[Count, ...]:
    return tuple(Count(value, count) for value, count in tallies.value_counts(db, what))


def _next_day(month: int, day: int) -> tuple[int, int]:
    if day < _days_in(month):
        return month, day + 1
    return month % 12 + 1, 1


def _previous_day(month: int, day: int) -> tuple[int, int]:
    if day > 1:
        return month, day - 1
    before = (month - 2) % 12 + 1
    return before, _days_in(before)


def _days_in(month: int) -> int:
    """Days of a month in a leap year, for a calendar that holds every day there is."""
    return calendar.monthrange(2000, month)[1]


_CARD = msgspec.msgpack.Decoder(Card)
