"""Addresses where nothing stands any more: redirects and tombstones of articles, redirects of tags."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import chain

from backfile.catalog import queries, tagfacts
from backfile.catalog.book import SqlBook
from backfile.fields import parse_date
from backfile.ledger.book import resolve
from backfile.plan.jobs import Job, job
from backfile.site import addresses
from backfile.site.pages import RedirectPage, TombstonePage
from backfile.slugs import names


def former(db: sqlite3.Connection) -> Iterator[Job]:
    """A page for each address of the ledger that no article holds, and for each other name of a tag."""
    return (job("former:", page.address, page) for page in chain(formers(db), former_tags(db)))


def former_tags(db: sqlite3.Connection) -> Iterator[RedirectPage]:
    """The way on from the addresses of tags that were merged, or that tags.yaml gives another name."""
    for slug, now in tagfacts.other_slugs(db):
        here, there = (addresses.page(addresses.term("tag", each), 0) for each in (slug, now))
        yield RedirectPage(address=here, target=there)


def formers(db: sqlite3.Connection) -> Iterator[RedirectPage | TombstonePage]:
    """What stands at each address that no article holds, in the order of the addresses."""
    book = SqlBook(db)
    avoided = queries.avoided(db)
    for held in book.formers():
        end = resolve(held.address, book) if held.state == "moved" else None
        parts = (*avoided.get(held.source, ()), *(avoided.get(end.source, ()) if end is not None else ()))
        if any(names(held.address, part) for part in parts):
            continue  # an address that itself says what was taken down leads nowhere
        if end is not None and end.state == "article":
            yield RedirectPage(address=held.address, target=end.address)
        else:
            yield TombstonePage(
                address=held.address, headline=held.headline or None, date=parse_date(held.date)
            )
