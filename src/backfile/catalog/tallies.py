"""How many articles there are of each day, language and encoding, counted as they come and go.

Counting them anew for each page that tells of it would look at every article of the archive.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Literal

from backfile.catalog.entries import partial_date
from backfile.catalog.faces import Face
from backfile.records import PartialDate

What = Literal["day", "language", "encoding"]


class Differences:
    """What one build's changes make of the counts."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[What, int | str]] = Counter()

    def article(self, before: Face | None, after: Face | None) -> None:
        """One article came, went or changed."""
        for face, step in ((before, -1), (after, 1)):
            if face is not None:
                self._counts["day", face.shown.day] += step
                self._counts["language", face.shown.language] += step
                self._counts["encoding", face.shown.encoding] += step

    def write(self, db: sqlite3.Connection) -> None:
        """Bring the catalog's counts up to date."""
        rows = [(*key, count) for key, count in self._counts.items() if count]
        db.executemany(_ADD, rows)
        db.executemany(_FORGET, [row[:2] for row in rows])


def recount(db: sqlite3.Connection) -> None:
    """Count all articles."""
    db.execute("DELETE FROM tally")
    for what in ("day", "language", "encoding"):
        db.execute(f"INSERT INTO tally SELECT '{what}', {what}, count(*) FROM article GROUP BY {what}")


def span(db: sqlite3.Connection, low: int, high: int) -> tuple[int, PartialDate | None, PartialDate | None]:
    """How many articles lie in the day numbers from low to high, and the first and last date among them."""
    count, first, last = db.execute(
        "SELECT coalesce(sum(articles), 0), min(nullif(key, 0)), max(nullif(key, 0))"
        " FROM tally WHERE what = 'day' AND key BETWEEN ? AND ?",
        (low, high),
    ).fetchone()
    return count, partial_date(first or 0), partial_date(last or 0)


def year_counts(db: sqlite3.Connection) -> list[tuple[int, int]]:
    """(year, articles) of all years that have any, in order; 0 stands for the undated."""
    rows = db.execute(
        "SELECT key / 10000, sum(articles) FROM tally WHERE what = 'day' GROUP BY key / 10000 ORDER BY 1"
    )
    return list(rows)


def month_counts(db: sqlite3.Connection, year: int) -> list[tuple[int, int]]:
    """(yyyymm, articles) of the year's months that have any, in order; year-only dates are left out."""
    rows = db.execute(
        "SELECT key / 100, sum(articles) FROM tally WHERE what = 'day' AND key BETWEEN ? AND ?"
        " GROUP BY key / 100 ORDER BY 1",
        (year * 10_000 + 100, year * 10_000 + 9_999),
    )
    return list(rows)


def day_counts(db: sqlite3.Connection, low: int, high: int) -> list[tuple[int, int]]:
    """(yyyymmdd, articles) of the full dates from low to high that have any, in order."""
    rows = db.execute(
        "SELECT key, articles FROM tally WHERE what = 'day' AND key BETWEEN ? AND ? AND key % 100 > 0"
        " ORDER BY key",
        (low, high),
    )
    return list(rows)


def value_counts(db: sqlite3.Connection, what: What) -> list[tuple[str, int]]:
    """(value, articles) of all languages, or of all encodings, commonest first."""
    rows = db.execute("SELECT key, articles FROM tally WHERE what = ? ORDER BY articles DESC, key", (what,))
    return list(rows)


_FORGET = "DELETE FROM tally WHERE what = ? AND key = ? AND articles = 0"
_ADD = """
INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles"""
