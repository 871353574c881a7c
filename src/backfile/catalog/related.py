"""Articles that a reader of one would want to see next: those that share its rare tags, near in time.

The choice depends on nothing but the articles that share a tag and lie next to each other in time, so that it
stays as it is when unrelated articles come, and costs a few index look-ups however large the archive is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from backfile.catalog.articleterms import ArticleTerm

TAGS = 2
"""How many of an article's tags are followed, the rarest first."""
REACH = 2
"""How many articles before and after it under each of them are looked at."""
LIMIT = 3
"""How many articles are shown."""


def rarity(count: int) -> int:
    """How common a term is, in powers of two: a step that single new articles seldom cross."""
    return count.bit_length()


class Related:
    """The relations of one archive as it is; one object for many articles, since they share cards."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._card = lru_cache(maxsize=1024)(self._read_card)

    def to(self, tags: Iterable[ArticleTerm], day: int, tie: int) -> list[msgspec.Raw]:
        """Encoded cards of the articles related to the one at this place, the nearest first.

        Those that share both tags come before those that share one; then the nearer in time.
        """
        shared_tags = [tag for tag in tags if tag.articles > 1]
        if not shared_tags:
            return []
        shared_tags.sort(key=lambda tag: (rarity(tag.articles), tag.key))
        first, *others = [tag.id for tag in shared_tags[:TAGS]]
        here = _ordinal(day)
        shared: dict[int, int] = {}
        distances: dict[int, tuple[int, int]] = {}
        for article, other, its_tie in self._db.execute(_NEAR_BOTH, (first, *(others or (0,)), day, tie)):
            shared[article] = shared.get(article, 0) + 1
            distances[article] = (abs(_ordinal(other) - here), its_tie)
        order = sorted(distances, key=lambda article: (-shared[article], distances[article]))
        return [self._card(article) for article in order[:LIMIT]]

    def _read_card(self, article: int) -> msgspec.Raw:
        return msgspec.Raw(
            self._db.execute("SELECT card FROM article WHERE id = ?", (article,)).fetchone()[0]
        )


def beside(db: sqlite3.Connection, term: int, day: int, tie: int) -> Iterator[int]:
    """The articles that may show the one at this place as related to them."""
    return (article for article, _, _ in db.execute(_NEAR, (term, 0, day, tie)))


def _ordinal(day: int) -> int:
    """Days since the year 0, near enough to compare distances; the undated lie at 0."""
    return day // 10_000 * 372 + day // 100 % 100 * 31 + day % 100


_NEAR = f"""
SELECT * FROM (SELECT article, day, tie FROM member
  WHERE term = ?1 AND (day, tie) < (?3, ?4) ORDER BY day DESC, tie DESC LIMIT {REACH})
UNION ALL
SELECT * FROM (SELECT article, day, tie FROM member
  WHERE term = ?1 AND (day, tie) > (?3, ?4) ORDER BY day, tie LIMIT {REACH})"""
_NEAR_BOTH = f"{_NEAR} UNION ALL {_NEAR.replace('?1', '?2')}"
"""Under two terms: one statement, for beginning a statement costs more than its few rows."""
