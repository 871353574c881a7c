"""Sitemaps (sitemaps.org 0.9): a file for each year of the archive, and an index that names them.

A year's pages stand together, so that a new article of 1931 changes `sitemap-1931.xml` and nothing else; a
folder beyond the protocol's limits is split further (`sitemap-1931-2.xml`). Sitemaps need absolute
addresses: without a base_url there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from backfile.records import PartialDate
from backfile.site import weburl
from backfile.site.xmltext import DECLARATION, text

INDEX = "sitemap.xml"
MOST_ADDRESSES = 49_000
MOST_BYTES = 49_000_000
"""The protocol allows 50,000 addresses and 52,428,800 bytes, uncompressed."""
_LONGEST_ESCAPE = 5
"""What a byte of an address becomes at most: `&amp;`."""

_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


class SitemapEntry(Struct, frozen=True):
    """A page for search engines: no redirect, no tombstone, nothing marked noindex."""

    address: str
    changed: PartialDate | None = None
    """When the content last changed, only where a source says so (a correction): never the build's time."""


def files(
    name: str,
    entries: Iterable[SitemapEntry],
    base_url: str,
    *,
    most_addresses: int = MOST_ADDRESSES,
    most_bytes: int = MOST_BYTES,
) -> Iterator[tuple[str, bytes]]:
    """(address, content) of the sitemaps of one part of the archive, a file's worth of text at a time."""
    for number, rows in enumerate(_split(entries, base_url, most_addresses, most_bytes), start=1):
        yield file_name(name, number), _wrapped("urlset", rows)


def file_name(name: str, number: int = 1) -> str:
    """The address of one of the sitemaps of a part of the archive, counted from 1."""
    return f"sitemap-{name}.xml" if number == 1 else f"sitemap-{name}-{number}.xml"


def fit_in_one(
    count: int,
    size: int,
    base_url: str,
    *,
    most_addresses: int = MOST_ADDRESSES,
    most_bytes: int = MOST_BYTES,
) -> bool:
    """Whether so many addresses, of so many bytes in all, surely stand in one file."""
    overhead = len(_row(SitemapEntry(""), base_url))
    return count <= most_addresses and count * overhead + size * _LONGEST_ESCAPE <= most_bytes


def index(addresses: Iterable[str], base_url: str) -> bytes:
    """The index that names all sitemaps."""
    return _wrapped(
        "sitemapindex",
        (f"<sitemap><loc>{text(weburl.absolute(base_url, name))}</loc></sitemap>\n" for name in addresses),
    )


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


def _wrapped(name: str, rows: Iterable[str]) -> bytes:
    return f'{DECLARATION}<{name} xmlns="{_XMLNS}">\n{"".join(rows)}</{name}>\n'.encode()
