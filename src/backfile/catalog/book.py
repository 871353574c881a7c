"""The ledger in SQL: the same answers as the file gives, without holding a million lines in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from backfile.catalog import meta
from backfile.errors import LedgerError
from backfile.ledger import lines
from backfile.ledger.book import Holding, State, address_key, entered, left, resolve
from backfile.ledger.lines import Event
from backfile.ledger.places import above, is_usual


@dataclass(frozen=True, slots=True)
class Former:
    """An address where no article stands any more."""

    address: str
    state: State
    source: str
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

    def is_folder(self, key: str) -> bool:
        """Whether any address lies below the one with this key."""
        query = "SELECT 1 FROM holding WHERE key >= ? AND key < ? LIMIT 1"
        return self._db.execute(query, (f"{key}/", f"{key}0")).fetchone() is not None

    def source_of(self, address: str) -> str | None:
        """The path of the article that an address leads to, or led to."""
        end = resolve(address, self) or self.at(address_key(address))
        return end.source if end is not None and end.source else None

    def enter(self, events: Iterable[Event]) -> None:
        """Take in events in order. Raises LedgerError where they contradict what is known."""
        for event in events:
            key = address_key(event.address)
            found = entered(event, self.at(key))
            self._refuse_files_as_folders(event, key)
            former = left(event, self.held_by(event.first)) if event.kind == "issued" else None
            if former is not None:
                self._put(address_key(former.address), former)
            self._note(event, key, found)

    def keep(self, events: Iterable[Event], holdings: Iterable[Holding]) -> None:
        """Take in events of which it is known what each of them leaves at its address: `assign` says so."""
        for event, holding in zip(events, holdings, strict=True):
            self._note(event, address_key(event.address), holding)

    def _note(self, event: Event, key: str, found: Holding) -> None:
        self._put(key, found, *((event.first, event.second) if event.kind == "gone" else ()))
        if event.kind in ("issued", "renamed"):
            self._db.execute("INSERT OR REPLACE INTO holder VALUES (?, ?)", (event.first, key))
        if event.kind == "renamed":
            self._db.execute("DELETE FROM holder WHERE source = ?", (event.second,))

    def _put(self, key: str, holding: Holding, date: str = "", headline: str = "") -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO holding VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (key, *holding, date, headline)
        )

    def _refuse_files_as_folders(self, event: Event, key: str) -> None:
        """Raise LedgerError where an address lies below another, as none that backfile gives out does."""
        if is_usual(event.address):
            return
        folders = [folder for folder in above(key) if self.at(folder) is not None]
        if folders or self.is_folder(key):
            what = f"lies below the page {folders[0]}" if folders else "is a folder of other addresses"
            raise LedgerError(
                f"the address {event.address!r} {what}",
                path=lines.LEDGER_FILE,
                line=event.line or None,
                hint="Delete this line, or those of the other addresses.",
            )

    def gone_from(self, source: str) -> list[Former]:
        """The addresses of a source where its article was removed."""
        rows = self._db.execute(
            "SELECT address, state, source, target, date, headline FROM holding"
            " WHERE source = ? AND state = 'gone' ORDER BY address",
            (source,),
        )
        return [Former(*row) for row in rows]

    def knows(self, source: str) -> bool:
        """Whether an address was ever issued to this path."""
        query = "SELECT 1 FROM holding WHERE source = ? LIMIT 1"
        return self._db.execute(query, (source,)).fetchone() is not None

    def formers(self) -> Iterator[Former]:
        """All addresses where no article stands, in the order of the addresses."""
        rows = self._db.execute(
            "SELECT address, state, source, target, date, headline FROM holding"
            " WHERE state != 'article' ORDER BY address"
        )
        return (Former(*row) for row in rows)


def read_ledger(db: sqlite3.Connection, path: Path) -> list[str] | None:
    """Make the catalog's copy equal to the file; None when it is.

    When it had to be read anew: the sources whose aliases were known and are no longer in it, so that these
    have to be asked again what old addresses lead to them. Raises LedgerError for a damaged file or a merge
    conflict.
    """
    if meta.get(db, "ledger") == stamp(path):
        return None
    db.execute("DROP TABLE IF EXISTS temp.alias")
    db.execute(
        "CREATE TEMP TABLE alias AS SELECT key, target FROM holding WHERE state = 'moved' AND source = ''"
    )
    db.execute("DELETE FROM holding")
    db.execute("DELETE FROM holder")
    book = SqlBook(db)
    book.enter(lines.read(path))
    meta.put(db, "ledger", stamp(path))
    lost = db.execute(
        "SELECT DISTINCT target FROM temp.alias WHERE key NOT IN (SELECT key FROM holding) ORDER BY target"
    ).fetchall()
    return [source for (target,) in lost if (source := book.source_of(target)) is not None]


def stamp(path: Path) -> bytes:
    """What changes when the file does."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return b"none"
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}".encode()
