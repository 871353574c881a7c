"""Addresses where no article stands any more: redirects and tombstones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from backfile.catalog import queries
from backfile.catalog.book import SqlBook
from backfile.fields import parse_date
from backfile.ledger.book import resolve
from backfile.plan.jobs import Job, job
from backfile.site.pages import RedirectPage, TombstonePage


def former(db: sqlite3.Connection) -> Iterator[Job]:
    """A page for each address of the ledger that no article holds."""
    book = SqlBook(db)
    avoided = queries.avoided(db)
    for held in book.formers():
        if held.state == "moved":
            end = resolve(held.address, book)
            if end is not None and end.state == "article":
                if any(part in held.address for part in avoided.get(end.source, ())):
                    continue  # the address itself says what was taken down
                redirect = RedirectPage(address=held.address, target=end.address)
                yield job("former:", held.address, redirect)
                continue
        page = TombstonePage(
            address=held.address,
            headline=held.headline or None,
            date=parse_date(held.date),
        )
        yield job("former:", held.address, page)
