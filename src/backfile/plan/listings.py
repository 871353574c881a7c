"""Listings: of a year, month or day, of the undated, and of a term."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from backfile.catalog import outputs, queries, tagfacts, tallies
from backfile.catalog.entries import partial_date
from backfile.catalog.queries import TermRow
from backfile.catalog.touched import BEYOND
from backfile.config import Site
from backfile.plan.jobs import FeedSet, Job, as_cards, job
from backfile.records import Card, PartialDate, Picture
from backfile.site import addresses, feeds
from backfile.site.feeds import Channel, FeedEntry
from backfile.site.pager import numbered_pages, paginate
from backfile.site.pages import Count, Link, ListingKind, ListingPage, OnIndexPage, Term, TermKind

NEAR_TERMS = 12


class _Head(Struct, frozen=True, kw_only=True):
    """What all pages of one listing have in common."""

    unit: str
    kind: ListingKind
    folder: str
    label: str
    total: int
    first: PartialDate | None
    last: PartialDate | None
    crumbs: tuple[Link, ...] = ()
    term_kind: TermKind = ""
    feed: str = ""


def year(db: sqlite3.Connection, site: Site, number: int) -> Iterator[Job]:
    """A year's listing, with its months and a calendar of its days."""
    low, high = number * 10_000, number * 10_000 + 9_999
    date = PartialDate(number)
    earlier, later = _neighbours(db, low, high, 10_000)
    extras = OnIndexPage(
        earlier=earlier,
        later=later,
        parts=tuple(_count(PartialDate(number, month % 100), count) for month, count in _months(db, number)),
        days=tuple(_count(partial_date(day), count) for day, count in tallies.day_counts(db, low, high)),
    )
    yield from _period(db, site, f"year:{number}", "year", date, (low, high), extras)


def month(db: sqlite3.Connection, site: Site, number: int) -> Iterator[Job]:
    """A month's listing (yyyymm), with its days."""
    low, high = number * 100, number * 100 + 99
    date = PartialDate(number // 100, number % 100)
    earlier, later = _neighbours(db, low, high, 100)
    extras = OnIndexPage(
        earlier=earlier,
        later=later,
        parts=tuple(_count(partial_date(day), count) for day, count in tallies.day_counts(db, low, high)),
    )
    yield from _period(db, site, f"month:{number}", "month", date, (low, high), extras)


def day(db: sqlite3.Connection, site: Site, number: int) -> Iterator[Job]:
    """A day's listing (yyyymmdd)."""
    earlier, later = _neighbours(db, number, number, 1)
    extras = OnIndexPage(earlier=earlier, later=later)
    yield from _period(db, site, f"day:{number}", "day", partial_date(number), (number, number), extras)


def undated(db: sqlite3.Connection, site: Site) -> Iterator[Job]:
    """The listing of articles without any date."""
    yield from _period(db, site, "undated:", "undated", None, (0, 0), OnIndexPage())


def term(db: sqlite3.Connection, site: Site, row: TermRow, first: int = 1) -> Iterator[Job]:
    """A term's listing but for the numbered pages before the first and, for tags and sections, its feeds."""
    folder = addresses.term(row.kind, row.slug)
    has_feed = row.kind in ("tag", "section")
    head = _Head(
        unit=f"term:{row.id}",
        kind=row.kind,  # type: ignore[arg-type]
        folder=folder,
        label=row.label,
        total=row.count,
        first=row.first,
        last=row.last,
        term_kind=row.term_kind,  # type: ignore[arg-type]
        feed=f"{folder}/{feeds.RSS.name}" if has_feed else "",
    )
    years = queries.term_year_counts(db, row.id)
    extras = OnIndexPage(parts=tuple(Count(str(year), count) for year, count in years if year))
    if row.kind == "tag":
        extras = _about_tag(db, row, extras)
    cards = queries.term_cards(db, row.id, (first - 1) * site.page_size)
    yield from _pages(head, cards, site, extras, first)
    if has_feed:
        channel = Channel(address=addresses.page(folder, 0), label=row.label, description=extras.description)
        newest = queries.newest_term_cards(db, row.id, feeds.LIMIT)
        yield feed_job(head.unit, channel, newest)


def term_since(
    db: sqlite3.Connection, site: Site, row: TermRow, since: int
) -> tuple[list[str], Iterator[Job]]:
    """The same where nothing has changed before a day number: addresses of pages left alone, and the jobs."""
    folder, first = addresses.term(row.kind, row.slug), _first_page(db, site, row, since)
    return [addresses.page(folder, number) for number in range(1, first)], term(db, site, row, first)


def _first_page(db: sqlite3.Connection, site: Site, row: TermRow, since: int) -> int:
    """The first numbered page that is not left alone; pages count from the oldest."""
    # Each numbered page says whether there is one after it, so the last of before may be another too.
    stood = outputs.count_of(db, f"term:{row.id}") - 1 - len(feeds.FORMATS)
    before = row.count if since == BEYOND else queries.count_before(db, row.id, since)
    unchanged = before // site.page_size
    return max(1, min(unchanged + 1, numbered_pages(row.count, site.page_size), stood))


def _about_tag(db: sqlite3.Connection, row: TermRow, extras: OnIndexPage) -> OnIndexPage:
    """What a tag's page tells of the tag itself and of the tags beside, above and below it."""
    facts = tagfacts.facts(db, row.key)
    # Of one article all other tags would be counted, for each of its tags, to find none on two.
    near = queries.near_terms(db, row.id, NEAR_TERMS) if row.count > 1 else []
    wider = queries.tags_by_key(db, (facts.parent,))
    return replace(
        extras,
        near=tuple(replace(as_term(other), count=shared, first=None, last=None) for other, shared in near),
        description=facts.description,
        identifiers=facts.identifiers,
        wider=_term_link(wider[0]) if wider else None,
        narrower=tuple(map(_term_link, queries.tags_by_key(db, tagfacts.narrower(db, row.key)))),
    )


def _term_link(row: TermRow) -> Link:
    return Link(row.label, addresses.page(addresses.term(row.kind, row.slug), 0))


def feed_job(unit: str, channel: Channel, newest: Iterable[tuple[Card, Picture | None]]) -> Job:
    """The feeds of one channel, as one job: its newest articles, each with its lead picture."""
    entries = tuple(
        FeedEntry(
            address=card.address,
            headline=card.headline,
            summary=card.summary,
            date=card.date,
            authors=(card.byline,) if card.byline else (),
            language=card.language,
            picture=picture,
        )
        for card, picture in newest
    )
    return job(unit, f"{channel.address} feeds", FeedSet(channel, entries))


def as_term(row: TermRow, letter: str = "") -> Term:
    """A term's line in a directory."""
    return Term(
        label=row.label,
        address=addresses.page(addresses.term(row.kind, row.slug), 0),
        count=row.count,
        kind=row.term_kind,  # type: ignore[arg-type]
        first=row.first,
        last=row.last,
        letter=letter,
    )


def crumbs(date: PartialDate | None) -> tuple[Link, ...]:
    """The periods a date lies in, from the year down; for no date the undated listing, without a label."""
    return tuple(map(_crumb, addresses.periods(date)))


@lru_cache(maxsize=1024)
def _crumb(period: PartialDate | None) -> Link:
    return Link(period.iso if period else "", addresses.page(addresses.article_folder(period), 0))


def _period(
    db: sqlite3.Connection,
    site: Site,
    unit: str,
    kind: ListingKind,
    date: PartialDate | None,
    bounds: tuple[int, int],
    extras: OnIndexPage,
) -> Iterator[Job]:
    total, first, last = tallies.span(db, *bounds)
    head = _Head(
        unit=unit,
        kind=kind,
        folder=addresses.article_folder(date),
        label=date.iso if date else "",
        total=total,
        first=first,
        last=last,
        crumbs=crumbs(date)[:-1] if date else (),
    )
    yield from _pages(head, queries.cards(db, *bounds), site, extras)


def _pages(
    head: _Head, cards: Iterable[msgspec.Raw], site: Site, extras: OnIndexPage, first: int = 1
) -> Iterator[Job]:
    """The listing's pages from one on, and its index page; none for a listing without entries."""
    if not head.total:
        return
    pages = numbered_pages(head.total, site.page_size)
    for number, entries in paginate(cards, head.total, site.page_size, first):
        shown = OnIndexPage() if number else extras
        # A numbered page tells of itself alone: the whole listing's figures would change with every article.
        page = ListingPage(
            kind=head.kind,
            address=addresses.page(head.folder, number),
            label=head.label,
            entries=as_cards(reversed(entries)),
            number=number,
            pages=min(pages, number + 1) if number else pages,
            total=len(entries) if number else head.total,
            first=_date(entries[0]) if number else head.first,
            last=_date(entries[-1]) if number else head.last,
            term_kind=head.term_kind,
            crumbs=head.crumbs,
            feed=head.feed,
            **asdict(shown),
        )
        yield job(head.unit, page.address, page)


def _date(card: msgspec.Raw) -> PartialDate | None:
    return _CARD.decode(card).date


def _neighbours(db: sqlite3.Connection, low: int, high: int, unit: int) -> tuple[Link | None, Link | None]:
    """Links to the nearest earlier and later periods of the same length that have articles."""
    days = (queries.neighbour_period(db, low, high, unit, later=later) for later in (False, True))
    earlier, later = (partial_date(day // unit * unit) if day else None for day in days)
    return _period_link(earlier), _period_link(later)


def _period_link(date: PartialDate | None) -> Link | None:
    return Link(date.iso, addresses.page(date.folder, 0)) if date else None


def _months(db: sqlite3.Connection, number: int) -> list[tuple[int, int]]:
    """All twelve months (yyyymm), those without articles with 0."""
    found = dict(tallies.month_counts(db, number))
    return [(month, found.get(month, 0)) for month in range(number * 100 + 1, number * 100 + 13)]


def _count(date: PartialDate | None, count: int) -> Count:
    if date is None:
        return Count("", count, addresses.page(addresses.UNDATED, 0))
    return Count(date.iso, count, addresses.page(date.folder, 0) if count else "")


_CARD = msgspec.msgpack.Decoder(Card)
