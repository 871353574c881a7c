"""Sitemaps (sitemaps.org 0.9): a file for each top folder of the archive, and an index that names them.

A year's pages stand together, so that a new article of 1931 changes `sitemap-1931.xml` and nothing else; a
folder beyond the protocol's limits is split further (`sitemap-1931-2.xml`). Sitemaps need absolute
addresses: without a base_url there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from backfile.records import PartialDate
from backfile.site import weburl
from backfile.site.xmltext import DECLARATION, text

INDEX = "sitemap.xml"
MOST_ADDRESSES = 49_000
MOST_BYTES = 49_000_000
"""The protocol allows 50,000 addresses and 52,428,800 bytes, uncompressed."""

_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page for search engines: no redirect, no tombstone, nothing marked noindex."""

    address: str
    changed: PartialDate | None = None
    """When the content last changed, only where a source says so (a correction): never the build's time."""


def sitemaps(
    entries: Iterable[SitemapEntry],
    base_url: str,
    *,
    most_addresses: int = MOST_ADDRESSES,
    most_bytes: int = MOST_BYTES,
) -> Iterator[tuple[str, bytes]]:
    """(address, content) of every sitemap, the index last. One file's worth of text is held at a time.

    The entries come sorted by address, or at least with those of one top folder together; ValueError
    otherwise.
    """
    made: list[str] = []
    seen: set[str] = set()
    for folder, members in groupby(entries, key=_top_folder):
        if folder in seen:
            raise ValueError(f"sitemap entries of {folder or 'the root'} do not stand together")
        seen.add(folder)
        stem = f"sitemap-{folder}" if folder else "sitemap-pages"
        for number, rows in enumerate(_split(members, base_url, most_addresses, most_bytes), start=1):
            name = f"{stem}.xml" if number == 1 else f"{stem}-{number}.xml"
            made.append(name)
            yield name, _wrapped("urlset", rows)
    locations = (f"<sitemap><loc>{text(weburl.absolute(base_url, name))}</loc></sitemap>\n" for name in made)
    yield INDEX, _wrapped("sitemapindex", locations)


def _split(
    entries: Iterable[SitemapEntry], base_url: str, most_addresses: int, most_bytes: int
) -> Iterator[list[str]]:
    rows: list[str] = []
    size = 0
    for entry in entries:
        row = _row(entry, base_url)
        if rows and (len(rows) == most_addresses or size + len(row) > most_bytes):
            yield rows
            rows, size = [], 0
        rows.append(row)
        size += len(row)  # a row is ASCII but for an international domain: the margin covers that
    if rows:
        yield rows


def _row(entry: SitemapEntry, base_url: str) -> str:
    location = text(weburl.absolute(base_url, entry.address))
    if entry.changed is None or not entry.changed.day:
        return f"<url><loc>{location}</loc></url>\n"
    return f"<url><loc>{location}</loc><lastmod>{entry.changed.iso}</lastmod></url>\n"


def _top_folder(entry: SitemapEntry) -> str:
    folder, slash, _ = entry.address.partition("/")
    return folder if slash else ""


def _wrapped(name: str, rows: Iterable[str]) -> bytes:
    return f'{DECLARATION}<{name} xmlns="{_XMLNS}">\n{"".join(rows)}</{name}>\n'.encode()
