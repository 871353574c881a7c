"""Gives the articles that wait for one their address, by the ledger's rules."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import msgspec

from backfile.catalog import sources
from backfile.catalog.book import SqlBook
from backfile.catalog.changes import Changes
from backfile.catalog.entries import partial_date
from backfile.errors import Problem
from backfile.ledger.assign import Departure, Wish, assign
from backfile.ledger.lines import Event
from backfile.site import addresses

CHUNK = 10_000
"""Articles placed at once when nothing departs; being in the order of their paths, chunks change nothing."""


def place_all(db: sqlite3.Connection, changes: Changes, tell: Callable[[list[Event]], None]) -> list[Problem]:
    """Place every waiting article and every departure; returns problems of aliases.

    `tell` is called with what the ledger has to be told, in order, some thousands of lines at a time.
    """
    departures = list(_departures(db))
    problems: list[Problem] = []
    book = SqlBook(db)
    # A departing article may hand its address to any new one, so with departures all are placed together.
    limit = -1 if departures else CHUNK
    while True:
        waiting = dict(_waiting(db, limit))
        if not waiting and not departures:
            # Whoever holds the alias may give it up with any change: it is asked for in every build.
            if problems:
                sources.read_again(db, sorted({problem.path for problem in problems}))
            return problems
        result = assign(waiting.values(), departures, book)
        book.keep(result.events, result.holdings)
        changes.place((identity, result.addresses[wish.path]) for identity, wish in waiting.items())
        db.executemany("DELETE FROM unplaced WHERE path = ?", ((wish.path,) for wish in waiting.values()))
        db.execute("DELETE FROM departed")
        departures = []
        if result.events:
            tell(result.events)
        problems += result.problems


def _departures(db: sqlite3.Connection) -> Iterator[Departure]:
    rows = db.execute("SELECT path, hex(digest), date, headline, withheld FROM departed ORDER BY path")
    for path, digest, date, headline, withheld in rows:
        yield Departure(path, digest, date, headline, bool(withheld))


def _waiting(db: sqlite3.Connection, limit: int) -> Iterator[tuple[int, Wish]]:
    rows = db.execute(
        "SELECT id, path, day, slug, slug_is_given, hex(digest), aliases, avoid FROM unplaced"
        " ORDER BY path LIMIT ?",
        (limit,),
    )
    for identity, path, day, slug, given, digest, aliases, avoid in rows:
        folder = addresses.article_folder(partial_date(day))
        parts = tuple(avoid.split())
        yield identity, Wish(path, folder, slug, bool(given), digest, _ALIASES.decode(aliases), parts)


_ALIASES = msgspec.msgpack.Decoder(tuple[str, ...])
