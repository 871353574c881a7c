"""The coordinator's book of what lies in an object store, so that nobody has to ask the store.

It is written before the store is, and again after: whatever breaks off, what the book says of an object is
true, or it says that it does not know. What is to be written last waits here too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

_TABLES = """
CREATE TABLE IF NOT EXISTS object (
  address TEXT PRIMARY KEY,
  sha256 BLOB,                -- of what lies there; NULL when that is not known
  live INTEGER NOT NULL,      -- 1 when it is part of the published archive, 0 when nothing leads to it yet
  seen TEXT NOT NULL          -- serial of the last build that wanted it
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS object_by_live ON object (live) WHERE live = 0;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS waiting.held (
  last INTEGER NOT NULL, address TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (last, address)
) WITHOUT ROWID;
"""


class Objects:
    """What is known of one store. Errors are sqlite3.Error."""

    def __init__(self, folder: Path) -> None:
        self._waiting = folder / "held.db"
        self._waiting.unlink(missing_ok=True)
        self._db = sqlite3.connect(folder / "objects.db", isolation_level=None)
        # What waits is made anew by a build that breaks off: nothing of it has to survive one.
        self._db.execute("ATTACH ? AS waiting", (str(self._waiting),))
        self._db.execute("PRAGMA waiting.synchronous = OFF")
        self._db.execute("PRAGMA waiting.journal_mode = OFF")
        self._db.execute("PRAGMA main.journal_mode = WAL")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        """What waits is forgotten."""
        self._db.close()
        self._waiting.unlink(missing_ok=True)

    def fact(self, name: str) -> str:
        """A note; empty where there is none."""
        row = self._db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def note(self, name: str, value: str) -> None:
        """Keep a note."""
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def begin_anew(self, known: Iterable[tuple[str, bytes | None]]) -> None:
        """Forget everything; these lie in the store, with the digest of what is there where it is known."""
        self._db.execute("BEGIN")
        self._db.execute("DELETE FROM object")
        self._db.executemany("INSERT OR REPLACE INTO object VALUES (?, ?, 1, '')", known)
        self._db.execute("COMMIT")

    def doubt_all(self) -> None:
        """Trust nothing that lies there."""
        self._db.execute("UPDATE object SET sha256 = NULL")

    def expect(self, addresses: Sequence[str], serial: str) -> dict[str, tuple[bytes, bool]]:
        """(digest, whether it is published) of each object that may now be written.

        The digest is empty where it is not known. One that is not published yet may be written at once, so it
        is not known from here on until `put` says it.
        """
        found: dict[str, tuple[bytes, bool]] = {}
        self._db.execute("BEGIN")
        for address in addresses:
            row = self._db.execute("SELECT sha256, live FROM object WHERE address = ?", (address,)).fetchone()
            found[address] = (b"", False) if row is None else (bytes(row[0] or b""), bool(row[1]))
        self._db.executemany(
            "INSERT INTO object VALUES (?, NULL, 0, ?) ON CONFLICT (address) DO UPDATE SET"
            " sha256 = CASE WHEN live THEN sha256 END",
            ((address, _hoped(serial)) for address in addresses),
        )
        self._db.execute("COMMIT")
        return found

    def doubt(self, addresses: Iterable[str]) -> None:
        """These are about to be written."""
        self._many("UPDATE object SET sha256 = NULL WHERE address = ?", ((each,) for each in addresses))

    def put(self, files: Iterable[tuple[str, bytes]], serial: str) -> None:
        """(address, digest) of objects that this build wants and that are in the store now."""
        self._many(
            "UPDATE object SET seen = ?, sha256 = ? WHERE address = ?",
            ((serial, digest, address) for address, digest in files),
        )

    def hold(self, files: Iterable[tuple[str, bytes]], serial: str, *, last: str) -> None:
        """Keep what this build wants and what is to be written when all else is; `last` as the very last."""
        files = list(files)
        self._many(
            "UPDATE object SET seen = ? WHERE address = ?", ((serial, address) for address, _ in files)
        )
        self._many(
            "INSERT OR REPLACE INTO waiting.held VALUES (?, ?, ?)",
            ((address == last, address, data) for address, data in files),
        )

    def held(self, most: int, size: int) -> Iterator[dict[str, bytes]]:
        """What waits, in batches of so many objects, and hardly more bytes than `size`."""
        batch: dict[str, bytes] = {}
        room = size
        for address, data in self._db.execute(
            "SELECT address, data FROM waiting.held ORDER BY last, address"
        ):
            batch[address] = bytes(data)
            room -= len(data)
            if len(batch) == most or room < 0:
                yield batch
                batch, room = {}, size
        if batch:
            yield batch

    def unwanted(self, serial: str, *, whole: bool) -> list[str]:
        """Objects that this build did not want: left by one that broke off; with `whole` all others too."""
        self._db.execute("DELETE FROM object WHERE seen = ?", (_hoped(serial),))  # never made
        rows = self._db.execute(
            "SELECT address FROM object WHERE seen != ? AND (? OR live = 0) ORDER BY address", (serial, whole)
        )
        return [address for (address,) in rows]

    def drop(self, addresses: Iterable[str]) -> None:
        """These are deleted."""
        self._many("DELETE FROM object WHERE address = ?", ((address,) for address in addresses))

    def all_live(self) -> None:
        """All that lies there is published."""
        self._db.execute("UPDATE object SET live = 1 WHERE live = 0")

    def _many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._db.execute("BEGIN")
        self._db.executemany(statement, rows)
        self._db.execute("COMMIT")


def _hoped(serial: str) -> str:
    """What stands for the serial while an object is announced and not made."""
    return f"?{serial}"
