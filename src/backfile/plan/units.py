"""From units to jobs: which generator answers for which unit, and which units an archive has."""

from __future__ import annotations

import calendar
import sqlite3
from collections.abc import Iterator

from backfile.catalog import queries, tallies
from backfile.catalog.touched import ARCHIVE_UNITS
from backfile.config import Site
from backfile.plan import articles, directories, former, illustrations, listings, overviews, sitemaps
from backfile.plan.jobs import Job


def all_jobs(db: sqlite3.Connection, site: Site) -> Iterator[Job]:
    """Every job of the archive, articles first, in one order."""
    yield from articles.everything(db)
    yield from illustrations.everything(db)
    for unit in _units(db):
        yield from jobs(db, site, unit)


def jobs_since(db: sqlite3.Connection, site: Site, unit: str, since: int) -> tuple[list[str], Iterator[Job]]:
    """The jobs of one unit in whose listing nothing has changed before a day number.

    Pages that end before it, and so are what they were, have no job: their addresses come first.
    """
    kind, _, key = unit.partition(":")
    term = queries.term(db, int(key)) if kind == "term" else None
    return listings.term_since(db, site, term, since) if term is not None else ([], jobs(db, site, unit))


def jobs(db: sqlite3.Connection, site: Site, unit: str) -> Iterator[Job]:
    """The jobs of one unit; none when what it stood for is gone."""
    kind, _, key = unit.partition(":")
    match kind:
        case "article":
            return articles.one(db, int(key))
        case "picture":
            return illustrations.one(db, key)
        case "year":
            return listings.year(db, site, int(key))
        case "month":
            return listings.month(db, site, int(key))
        case "day":
            return listings.day(db, site, int(key))
        case "undated":
            return listings.undated(db, site)
        case "term":
            term = queries.term(db, int(key))
            return listings.term(db, site, term) if term is not None else iter(())
        case "directory":
            return directories.directory(db, key)
        case "years":
            return overviews.years(db)
        case "front":
            return overviews.front(db, site)
        case "feed":
            return overviews.site_feed(db)
        case "about":
            return overviews.about(db)
        case "notice":
            return overviews.not_found(db) if key == "404" else overviews.search(db, site)
        case "former":
            return former.former(db)
        case "search" | "hosting":
            return iter(())  # backfile.searching and backfile.hosting make these files
        case "anniversary":
            return overviews.anniversary(db, int(key))
        case "sitemap":
            return sitemaps.sitemaps(db, site, key)
        case _:
            raise ValueError(unit)


def _units(db: sqlite3.Connection) -> Iterator[str]:
    """All units but the articles, in one order."""
    for year, _ in tallies.year_counts(db):
        if not year:
            yield "undated:"
            continue
        yield f"year:{year}"
        for month, _ in tallies.month_counts(db, year):
            yield f"month:{month}"
        for day, _ in tallies.day_counts(db, year * 10_000, year * 10_000 + 9_999):
            yield f"day:{day}"
    for kind in ("author", "section", "source", "tag"):
        for term in queries.terms(db, kind):
            yield f"term:{term.id}"
    for month in range(1, 13):
        for day in range(1, calendar.monthrange(2000, month)[1] + 1):
            yield f"anniversary:{month:02d}{day:02d}"
    yield from ARCHIVE_UNITS
    yield from sitemaps.units(db)
