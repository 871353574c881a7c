"""On how many articles two tags stand together, kept for the tags of many articles.

Counting them for a tag of 50,000 articles takes a fifth of a second; what changes with an article is a few.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from backfile.catalog.faces import Face

LARGE = 1_000
"""Articles from which on a tag's counts are kept; those of smaller ones are made when they are asked for."""


class Differences:
    """What one build's changes make of the kept counts."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._kept: dict[int, bool] = {}
        self._counts: Counter[tuple[int, int]] = Counter()

    def article(self, before: Face | None, after: Face | None) -> None:
        """One article came, went or changed."""
        first, second = (_tags(face) for face in (before, after))
        if first != second:
            self._counts.subtract(self._pairs(first))
            self._counts.update(self._pairs(second))

    def write(self) -> None:
        """Bring the kept counts up to date."""
        rows = [(*pair, count) for pair, count in self._counts.items() if count]
        self._db.executemany(_ADD, rows)
        self._db.executemany(_FORGET, [row[:2] for row in rows])

    def _pairs(self, tags: set[int]) -> Iterator[tuple[int, int]]:
        """Each tag whose counts are kept with each other tag: all pairs of thousands would be millions."""
        return ((one, other) for one in tags if self._is_kept(one) for other in tags if one != other)

    def _is_kept(self, term: int) -> bool:
        if term not in self._kept:
            self._kept[term] = is_kept(self._db, term)
        return self._kept[term]


def is_kept(db: sqlite3.Connection, term: int) -> bool:
    """Whether the counts of a tag are kept: then all of them are."""
    return db.execute("SELECT 1 FROM beside WHERE term = ? LIMIT 1", (term,)).fetchone() is not None


def keep(db: sqlite3.Connection, terms: Iterable[int] | None) -> None:
    """Count for those of the given terms (None: for all, anew) that are tags of many articles."""
    if terms is None:
        db.execute("DELETE FROM beside")
        large = [term for (term,) in db.execute(f"SELECT id FROM term WHERE {_IS_LARGE}", (LARGE,))]
    else:
        query = f"SELECT 1 FROM term WHERE id = ? AND {_IS_LARGE}"
        large = [term for term in terms if db.execute(query, (term, LARGE)).fetchone() is not None]
    db.executemany(_COUNT, [(term,) for term in large if not is_kept(db, term)])


def _tags(face: Face | None) -> set[int]:
    return set() if face is None else {each.term for each in face.memberships if each.is_tag}


_IS_LARGE = "kind = 'tag' AND count >= ?"
_COUNT = """
INSERT INTO beside SELECT m.term, o.term, count(*) FROM member m JOIN member o ON o.article = m.article
JOIN term t ON t.id = o.term WHERE m.term = ?1 AND o.term != ?1 AND t.kind = 'tag' GROUP BY o.term"""
_ADD = "INSERT INTO beside VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET shared = shared + excluded.shared"
_FORGET = "DELETE FROM beside WHERE term = ? AND other = ? AND shared = 0"
