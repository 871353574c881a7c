"""Which picture files the sources name, and where they are published."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from backfile.catalog.entries import PictureUse
from backfile.records import Picture


@dataclass(frozen=True, slots=True)
class Published:
    """A picture at its address, with one of the files that hold its bytes."""

    address: str
    file: str
    sha256: bytes


def replace(db: sqlite3.Connection, source: int, uses: Iterable[PictureUse]) -> list[str]:
    """Note what a source names now; the addresses of all that it shows and showed."""
    before = db.execute("SELECT address FROM picture WHERE source = ?", (source,)).fetchall()
    db.execute("DELETE FROM picture WHERE source = ?", (source,))
    rows = [
        (source, use.file, use.stamp, use.address, use.sha256, use.lead and _ENCODE(use.lead)) for use in uses
    ]
    db.executemany("INSERT INTO picture VALUES (?, ?, ?, ?, ?, ?)", rows)
    return sorted({address for (address,) in before} | {row[3] for row in rows} - {""})


def published(db: sqlite3.Connection) -> Iterator[Published]:
    """All pictures, each once, in the order of their addresses."""
    rows = db.execute(
        "SELECT address, min(file), sha256 FROM picture WHERE address != '' GROUP BY address ORDER BY address"
    )
    return (Published(*row) for row in rows)


def at(db: sqlite3.Connection, address: str) -> Published | None:
    """The picture at an address; None when no article shows it any more."""
    row = db.execute(
        "SELECT address, file, sha256 FROM picture WHERE address = ? AND address != '' ORDER BY file LIMIT 1",
        (address,),
    ).fetchone()
    return None if row is None else Published(*row)


def decoded(lead: bytes | None) -> Picture | None:
    """An article's first picture as the catalog keeps it."""
    return None if lead is None else _PICTURE.decode(lead)


_ENCODE = msgspec.msgpack.Encoder().encode
_PICTURE = msgspec.msgpack.Decoder(Picture)
