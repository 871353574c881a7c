"""What the search index asks of the catalog: articles in reading order, and of what its slices were made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from backfile.search import Cut, Reading


class Place(NamedTuple):
    """Where an article stands in the reading order."""

    id: int
    day: int
    path: str
    address: str


@dataclass(frozen=True, slots=True)
class Content:
    """One article's encoded record, and its terms as (kind, label), by kind and label."""

    address: str
    record: bytes
    terms: tuple[tuple[str, str], ...]


class Held(NamedTuple):
    """One slice of the search index as last made."""

    cut: Cut
    inputs: bytes
    """A digest of all that its index was made from."""
    packed: str
    """The digest of its packed index."""


def places(db: sqlite3.Connection, low: Reading | None, high: Reading | None = None) -> Iterator[Place]:
    """The articles from one place up to another that is left out, in reading order; None: without a bound."""
    condition, bounds = _between(low, high)
    return map(Place._make, db.execute(_PLACES.format(condition), bounds))


def place_of(db: sqlite3.Connection, identity: int) -> Reading | None:
    """Where an article stands; None for one that is not published any more."""
    row = db.execute("SELECT day, path FROM article WHERE id = ?", (identity,)).fetchone()
    return None if row is None else (row[0], row[1])


def count(db: sqlite3.Connection, low: Reading | None, high: Reading | None) -> int:
    """How many articles stand there; bounds as for `places`."""
    condition, bounds = _between(low, high)
    return int(db.execute(f"SELECT count(*) FROM article a WHERE {condition}", bounds).fetchone()[0])


def contents(db: sqlite3.Connection, low: Reading | None, high: Reading | None) -> list[Content]:
    """What is in the articles there, in reading order; bounds as for `places`."""
    condition, bounds = _between(low, high)
    return _contents(db, condition, bounds)


def content(db: sqlite3.Connection, identity: int) -> Content:
    """What is in one article."""
    (found,) = _contents(db, "a.id = ?", (identity,))
    return found


def held_slices(db: sqlite3.Connection) -> list[Held]:
    """The slices of the last build, in reading order."""
    rows = db.execute("SELECT key, day, path, articles, inputs, packed FROM slice ORDER BY day, path")
    return [
        Held(Cut(key, (day, path), articles), inputs, packed)
        for key, day, path, articles, inputs, packed in rows
    ]


def held_members(db: sqlite3.Connection, key: str) -> bytes:
    """The digests of the articles of one of these slices, as they were given."""
    return bytes(db.execute("SELECT members FROM slice WHERE key = ?", (key,)).fetchone()[0])


def hold_slices(db: sqlite3.Connection, held: Iterable[Held], members: dict[str, bytes]) -> None:
    """Remember the slices of this build; `members` has the digests of the articles of those that changed."""
    wanted = {each.cut.key: each for each in held}
    known = [key for (key,) in db.execute("SELECT key FROM slice")]
    db.executemany("DELETE FROM slice WHERE key = ?", ((key,) for key in known if key not in wanted))
    db.executemany(
        "INSERT OR REPLACE INTO slice VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (key, *each.cut.place, each.cut.articles, each.inputs, each.packed, members[key])
            for key, each in wanted.items()
            if key in members
        ),
    )


def _between(low: Reading | None, high: Reading | None) -> tuple[str, tuple[int | str, ...]]:
    conditions = [
        f"(a.day, a.path) {sign} (?, ?)" for sign, bound in ((">=", low), ("<", high)) if bound is not None
    ]
    return " AND ".join(conditions) or "TRUE", (*(low or ()), *(high or ()))


def _contents(db: sqlite3.Connection, condition: str, bounds: tuple[int | str, ...]) -> list[Content]:
    terms: dict[int, list[tuple[str, str]]] = {}
    for article, kind, label in db.execute(_TERMS.format(condition), bounds):
        terms.setdefault(article, []).append((kind, label))
    return [
        Content(address, record, tuple(sorted(terms.get(identity, ()))))
        for identity, address, record in db.execute(_RECORDS.format(condition), bounds)
    ]


_PLACES = "SELECT a.id, a.day, a.path, a.address FROM article a WHERE {} ORDER BY a.day, a.path"
_RECORDS = """
SELECT a.id, a.address, r.article FROM article a JOIN record r ON r.id = a.id
WHERE {} ORDER BY a.day, a.path"""
_TERMS = """
SELECT a.id, t.kind, t.label FROM article a JOIN member m ON m.article = a.id JOIN term t ON t.id = m.term
WHERE {}"""
