"""Articles that a reader of one would want to see next: those that share its rare tags, near in time.

The choice depends on nothing but the articles that share a tag and lie next to each other in time, so that it
stays as it is when unrelated articles come, and costs a few index look-ups however large the archive is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from backfile.catalog.queries import ArticleTerm

TAGS = 2
"""How many of an article's tags are followed, the rarest first."""
REACH = 2
"""How many articles before and after it under each of them are looked at."""
LIMIT = 3
"""How many articles are shown."""


def rarity(count: int) -> int:
    """How common a term is, in powers of two: a step that single new articles seldom cross."""
    return count.bit_length()


def related(db: sqlite3.Connection, tags: Iterable[ArticleTerm], day: int, tie: int) -> list[msgspec.Raw]:
    """Encoded cards of the articles related to the one at this place, the nearest first.

    Those that share both tags come before those that share one; then the nearer in time.
    """
    shared_tags = (tag for tag in tags if tag.articles > 1)
    rarest = sorted(shared_tags, key=lambda tag: (rarity(tag.articles), tag.key))
    shared: dict[int, int] = {}
    cards: dict[int, tuple[int, str, bytes]] = {}
    for tag in rarest[:TAGS]:
        for article, other, path, card in _near(db, _CARDS, tag.id, day, tie):
            shared[article] = shared.get(article, 0) + 1
            cards[article] = (abs(_ordinal(other) - _ordinal(day)), path, card)
    order = sorted(cards, key=lambda article: (-shared[article], *cards[article][:2]))
    return [msgspec.Raw(cards[article][2]) for article in order[:LIMIT]]


def beside(db: sqlite3.Connection, term: int, day: int, tie: int) -> Iterator[int]:
    """The articles that may show the one at this place as related to them."""
    return (article for (article,) in _near(db, _ARTICLES, term, day, tie))


def _near(db: sqlite3.Connection, queries: tuple[str, str], term: int, day: int, tie: int) -> Iterator[Any]:
    for query in queries:
        yield from db.execute(query, (term, day, tie, REACH))


def _ordinal(day: int) -> int:
    """Days since the year 0, near enough to compare distances; the undated lie at 0."""
    return day // 10_000 * 372 + day // 100 % 100 * 31 + day % 100


_BEFORE = "WHERE term = ? AND (m.day, tie) < (?, ?) ORDER BY m.day DESC, tie DESC LIMIT ?"
_AFTER = "WHERE term = ? AND (m.day, tie) > (?, ?) ORDER BY m.day, tie LIMIT ?"
_ARTICLES = (f"SELECT article FROM member m {_BEFORE}", f"SELECT article FROM member m {_AFTER}")
_JOINED = "SELECT m.article, m.day, a.path, a.card FROM member m JOIN article a ON a.id = m.article"
_CARDS = (f"{_JOINED} {_BEFORE}", f"{_JOINED} {_AFTER}")
