"""Single values that the catalog remembers from one build to the next."""

from __future__ import annotations

import sqlite3


def get(db: sqlite3.Connection, key: str) -> bytes:
    """The value, or nothing."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return b"" if row is None else bytes(row[0])


def put(db: sqlite3.Connection, key: str, value: bytes) -> None:
    """Remember the value."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
