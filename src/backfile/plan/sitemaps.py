"""Sitemaps, by year, so that a new article changes the sitemap of its year and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from backfile.catalog import queries, tallies
from backfile.config import Site
from backfile.plan.jobs import Job, Literally, job
from backfile.records import PartialDate
from backfile.site import addresses, sitemap
from backfile.site.sitemap import SitemapEntry


def units(db: sqlite3.Connection) -> Iterator[str]:
    """The sitemap units of single years; those of the whole archive are among the archive's units."""
    return (f"sitemap:{year}" for year, _ in tallies.year_counts(db))


def sitemaps(db: sqlite3.Connection, site: Site, key: str) -> Iterator[Job]:
    """The sitemaps of one year (0: the undated), of the pages that belong to no year, or their index.

    None without a base_url, since the protocol knows absolute addresses only.
    """
    if site.base_url is None:
        return
    unit = f"sitemap:{key}"
    if key == "index":
        names = [name for each in _keys(db) for name in _names(db, each, site.base_url)]
        yield job(unit, sitemap.INDEX, Literally(sitemap.INDEX, sitemap.index(names, site.base_url)))
        return
    for name, data in _files(db, key, site.base_url):
        yield job(unit, name, Literally(name, data))


def _keys(db: sqlite3.Connection) -> list[str]:
    return ["pages", *(str(year) for year, _ in tallies.year_counts(db))]


def _files(db: sqlite3.Connection, key: str, base_url: str) -> Iterator[tuple[str, bytes]]:
    listed = _pages(db) if key == "pages" else _year(db, int(key))
    return sitemap.files(_part(key), map(SitemapEntry, listed), base_url)


def _names(db: sqlite3.Connection, key: str, base_url: str) -> Iterator[str]:
    """The addresses of the files of one part, which are made for that only where they may be several."""
    if sitemap.fit_in_one(*(_measure_pages(db) if key == "pages" else _measure(db, int(key))), base_url):
        yield sitemap.file_name(_part(key))
        return
    for name, _ in _files(db, key, base_url):
        yield name


def _part(key: str) -> str:
    """What a part of the archive is called in the names of its files."""
    if key == "pages":
        return key
    return f"{int(key):04d}" if int(key) else addresses.UNDATED


def _measure(db: sqlite3.Connection, year: int) -> tuple[int, int]:
    """How many addresses a year's sitemaps hold at most, and how many bytes of address."""
    count = tallies.span(db, year * 10_000, year * 10_000 + 9_999)[0]
    size = count * _PATH_MAX if count <= _FEW else queries.bytes_of_addresses(db, year)
    return count + _LISTINGS, size + _LISTINGS * _PATH_MAX


def _measure_pages(db: sqlite3.Connection) -> tuple[int, int]:
    """The same of the pages that belong to no year."""
    count, size = queries.bytes_of_slugs(db)
    return count + _LISTINGS, size + (count + _LISTINGS) * _BESIDE_SLUG


def _pages(db: sqlite3.Connection) -> Iterator[str]:
    yield from (addresses.FRONT, addresses.ABOUT)
    if queries.has_articles(db):
        yield addresses.page(addresses.YEARS, 0)
    for kind, folder in addresses.DIRECTORIES.items():
        rows = queries.terms(db, kind)
        if rows:
            yield addresses.page(folder, 0)
        yield from (addresses.page(addresses.term(kind, row.slug), 0) for row in rows)


def _year(db: sqlite3.Connection, year: int) -> Iterator[str]:
    if not tallies.span(db, year * 10_000, year * 10_000 + 9_999)[0]:
        return
    yield addresses.page(addresses.article_folder(PartialDate(year) if year else None), 0)
    for month, _ in tallies.month_counts(db, year) if year else ():
        yield addresses.page(PartialDate(year, month % 100).folder, 0)
    yield from queries.indexed_addresses(db, year)


_PATH_MAX = 4096
"""No address is longer: it names a file (limits.h)."""
_LISTINGS = 13
"""Listings of a year and of its months."""
_BESIDE_SLUG = 40
"""What a term's address has beside its slug, and an address that is no term's has in all, at most."""
_FEW = 2_000
"""Articles of a year that surely stand in one file, however long their addresses."""
