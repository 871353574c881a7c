"""The ledger in SQL: the same answers as the file gives, without holding a million lines in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from backfile.catalog import meta
from backfile.ledger import lines
from backfile.ledger.book import Holding, State, address_key, entered, resolve
from backfile.ledger.lines import Event


@dataclass(frozen=True, slots=True)
class Former:
    """An address where no article stands any more."""

    address: str
    state: State
    target: str
    date: str
    headline: str


class SqlBook:
    """A `backfile.ledger.book.Book` over the catalog."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def at(self, key: str) -> Holding | None:
        """What is known of the address with this key."""
        row = self._db.execute(
            "SELECT address, state, source, target, line FROM holding WHERE key = ?", (key,)
        ).fetchone()
        return None if row is None else Holding(*row)

    def held_by(self, source: str) -> Holding | None:
        """The address that was last issued to this path."""
        row = self._db.execute("SELECT key FROM holder WHERE source = ?", (source,)).fetchone()
        return None if row is None else self.at(row[0])

    def source_of(self, address: str) -> str | None:
        """The path of the article that an address leads to, or led to."""
        end = resolve(address, self) or self.at(address_key(address))
        return end.source if end is not None and end.source else None

    def enter(self, events: Iterable[Event]) -> None:
        """Take in events in order. Raises LedgerError where they contradict what is known."""
        for event in events:
            key = address_key(event.address)
            found = entered(event, self.at(key))
            date, headline = (event.first, event.second) if event.kind == "gone" else ("", "")
            self._db.execute(
                "INSERT OR REPLACE INTO holding VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (key, *found, date, headline),
            )
            if event.kind in ("issued", "renamed"):
                self._db.execute("INSERT OR REPLACE INTO holder VALUES (?, ?)", (event.first, key))
            if event.kind == "renamed":
                self._db.execute("DELETE FROM holder WHERE source = ?", (event.second,))

    def formers(self) -> Iterator[Former]:
        """All addresses where no article stands, in the order of the addresses."""
        rows = self._db.execute(
            "SELECT address, state, target, date, headline FROM holding"
            " WHERE state != 'article' ORDER BY address"
        )
        return (Former(*row) for row in rows)


def read_ledger(db: sqlite3.Connection, path: Path) -> bool:
    """Make the catalog's copy equal to the file; True when it had to be read anew.

    Raises LedgerError for a damaged file or a merge conflict.
    """
    if meta.get(db, "ledger") == stamp(path):
        return False
    db.execute("DELETE FROM holding")
    db.execute("DELETE FROM holder")
    SqlBook(db).enter(lines.read(path))
    meta.put(db, "ledger", stamp(path))
    return True


def stamp(path: Path) -> bytes:
    """What changes when the file does."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return b"none"
    return f"{status.st_size}:{status.st_mtime_ns}".encode()
