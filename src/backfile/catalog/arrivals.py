"""Gathers what the catalog is to hold of sources that were read, and writes it down for many at once.

A statement for each row of each source would take longer than all that the rows are made of.
"""

from __future__ import annotations

import sqlite3
from typing import Any, TypeAlias

import msgspec

from backfile.catalog.entries import Entry, day_number, tie_of
from backfile.catalog.numbers import Numbers
from backfile.catalog.sources import NO_PROBLEMS
from backfile.records import Card

Member: TypeAlias = tuple[int, int, int, int, int, bytes | None]
"""A row of the table of that name."""
Row: TypeAlias = tuple[Any, ...]


class Arrivals:
    """The rows of some sources. What the catalog had of their articles is to be withdrawn before."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._sources: list[Row] = []
        self._articles: list[Row] = []
        self._unplaced: list[Row] = []
        self._records: list[Row] = []
        self._members: list[Member] = []
        self.candidates: list[tuple[int, bytes]] = []
        """The articles with their candidates, which `backfile.catalog.tags` counts."""

    def source(self, identity: int, folder: str, entry: Entry) -> None:
        """A source, whatever became of it."""
        problems = _encode(entry.problems) if entry.problems else NO_PROBLEMS
        self._sources.append(
            (
                *(identity, folder, entry.name, entry.stamp, entry.digest, entry.content, entry.state),
                *(entry.layout, entry.layout_doubtful, entry.layout_hint, problems),
            )
        )

    def article(self, identity: int, path: str, entry: Entry, card: Card) -> None:
        """The article of a source, which is published and waits for its address."""
        day, tie, avoid = day_number(card.date), tie_of(path), "\n".join(entry.avoid)
        self._articles.append(
            (identity, day, path, "", entry.language, entry.encoding, entry.noindex, avoid, _encode(card))
        )
        aliases = _encode(entry.aliases)
        self._unplaced.append(
            (path, identity, day, entry.slug, entry.slug_is_given, entry.digest, aliases, avoid)
        )
        self._records.append((identity, entry.article))
        self._members += [
            (self._numbers.term(use), day, tie, identity, self._numbers.form(use.form), None)
            for use in entry.terms
        ]
        self.candidates.append((identity, entry.candidates))

    def write(self, db: sqlite3.Connection) -> None:
        """Write all rows down; an article that is published does not depart."""
        db.executemany(
            "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._sources
        )
        db.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._articles)
        db.executemany("INSERT OR REPLACE INTO unplaced VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self._unplaced)
        db.executemany("INSERT INTO record VALUES (?, ?)", self._records)
        db.executemany("DELETE FROM departed WHERE path = ?", ((path,) for path, *_ in self._unplaced))
        db.executemany(INSERT_MEMBER, self._members)


_encode = msgspec.msgpack.Encoder().encode
INSERT_MEMBER = "INSERT OR IGNORE INTO member VALUES (?, ?, ?, ?, ?, ?)"
