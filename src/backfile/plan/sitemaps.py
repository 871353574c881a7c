"""Sitemaps, by year, so that a new article changes the sitemap of its year and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from backfile.catalog import queries
from backfile.config import Site
from backfile.plan.jobs import Job, Literally, job
from backfile.records import PartialDate
from backfile.site import addresses, sitemap
from backfile.site.sitemap import SitemapEntry


def units(db: sqlite3.Connection) -> Iterator[str]:
    """The sitemap units of single years; those of the whole archive are among the archive's units."""
    return (f"sitemap:{year}" for year, _ in queries.year_counts(db))


def sitemaps(db: sqlite3.Connection, site: Site, key: str) -> Iterator[Job]:
    """The sitemaps of one year (0: the undated), of the pages that belong to no year, or their index.

    None without a base_url, since the protocol knows absolute addresses only.
    """
    if site.base_url is None:
        return
    unit = f"sitemap:{key}"
    if key == "index":
        names = [name for year in _keys(db) for name, _ in _files(db, year, site.base_url)]
        yield job(unit, sitemap.INDEX, Literally(sitemap.INDEX, sitemap.index(names, site.base_url)))
        return
    for name, data in _files(db, key, site.base_url):
        yield job(unit, name, Literally(name, data))


def _keys(db: sqlite3.Connection) -> list[str]:
    return ["pages", *(str(year) for year, _ in queries.year_counts(db))]


def _files(db: sqlite3.Connection, key: str, base_url: str) -> Iterator[tuple[str, bytes]]:
    if key == "pages":
        return sitemap.files("pages", map(SitemapEntry, _pages(db)), base_url)
    year = int(key)
    entries = map(SitemapEntry, _year(db, year))
    return sitemap.files(f"{year:04d}" if year else addresses.UNDATED, entries, base_url)


def _pages(db: sqlite3.Connection) -> Iterator[str]:
    yield from (addresses.FRONT, addresses.ABOUT)
    if queries.year_counts(db):
        yield addresses.page(addresses.YEARS, 0)
    for kind, folder in addresses.DIRECTORIES.items():
        rows = queries.terms(db, kind)
        if rows:
            yield addresses.page(folder, 0)
        yield from (addresses.page(addresses.term(kind, row.slug), 0) for row in rows)


def _year(db: sqlite3.Connection, year: int) -> Iterator[str]:
    if not queries.span(db, year * 10_000, year * 10_000 + 9_999)[0]:
        return
    yield addresses.page(addresses.article_folder(PartialDate(year) if year else None), 0)
    for month, _ in queries.month_counts(db, year) if year else ():
        yield addresses.page(PartialDate(year, month % 100).folder, 0)
    yield from queries.indexed_addresses(db, year)
