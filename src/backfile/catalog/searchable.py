"""What the search index asks of the catalog: articles in reading order, and what is in a run of them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

import msgspec


class Place(NamedTuple):
    """Where an article stands in the reading order."""

    id: int
    day: int
    path: str
    address: str

    @property
    def year(self) -> str:
        """Four digits; empty when undated."""
        return f"{self.day // 10_000:04d}" if self.day else ""


@dataclass(frozen=True, slots=True)
class Content:
    """One article's encoded record, and its terms as (kind, label), by kind and label."""

    address: str
    record: bytes
    terms: tuple[tuple[str, str], ...]


class Held(msgspec.Struct, frozen=True, array_like=True):
    """One slice of the search index as last made."""

    addresses: bytes
    """A digest of its articles' addresses."""
    inputs: bytes
    """A digest of all that its index was made from."""
    packed: str
    """The digest of its packed index."""


def places(db: sqlite3.Connection) -> list[Place]:
    """All articles in reading order."""
    rows = db.execute("SELECT id, day, path, address FROM article ORDER BY day, path")
    return list(map(Place._make, rows))


def contents(db: sqlite3.Connection, first: Place, last: Place) -> list[Content]:
    """The articles from `first` to `last`, both included, in reading order."""
    terms: dict[int, list[tuple[str, str]]] = {}
    bounds = (first.day, first.path, last.day, last.path)
    for article, kind, label in db.execute(_TERMS, bounds):
        terms.setdefault(article, []).append((kind, label))
    return [
        Content(address, record, tuple(sorted(terms.get(identity, ()))))
        for identity, address, record in db.execute(_RECORDS, bounds)
    ]


def held_slices(db: sqlite3.Connection) -> dict[str, Held]:
    """The slices of the last build by their keys."""
    row = db.execute("SELECT value FROM meta WHERE key = 'search'").fetchone()
    return {} if row is None else msgspec.msgpack.decode(row[0], type=dict[str, Held])


def hold_slices(db: sqlite3.Connection, held: dict[str, Held]) -> None:
    """Remember the slices of this build."""
    db.execute("INSERT OR REPLACE INTO meta VALUES ('search', ?)", (msgspec.msgpack.encode(held),))


_RANGE = "(a.day, a.path) >= (?, ?) AND (a.day, a.path) <= (?, ?)"
_RECORDS = f"""
SELECT a.id, a.address, r.article FROM article a JOIN record r ON r.id = a.id
WHERE {_RANGE} ORDER BY a.day, a.path"""
_TERMS = f"""
SELECT a.id, t.kind, t.label FROM article a JOIN member m ON m.article = a.id JOIN term t ON t.id = m.term
WHERE {_RANGE}"""
