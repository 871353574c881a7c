"""The terms on an article: a term is read once for the many articles that have it."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple


class ArticleTerm(NamedTuple):
    """A term on one article: a tuple as the database gives it, for every article has several."""

    id: int
    kind: str
    key: str
    label: str
    slug: str
    term_kind: str
    articles: int
    """How many have it."""
    why: bytes | None = None
    """The encoded `Why` of a suggested tag."""


class ArticleTerms:
    """The terms of an archive's articles as they are now."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._term = lru_cache(maxsize=4096)(self._read)

    def of(self, article: int) -> list[ArticleTerm]:
        """The terms on one article, by kind and key."""
        found = [
            self._term(term) if why is None else self._term(term)._replace(why=why)
            for term, why in self._db.execute("SELECT term, why FROM member WHERE article = ?", (article,))
        ]
        found.sort(key=_KIND_AND_KEY)
        return found

    def _read(self, term: int) -> ArticleTerm:
        return ArticleTerm._make(self._db.execute(_TERM, (term,)).fetchone())


_KIND_AND_KEY = itemgetter(1, 2)
_TERM = "SELECT id, kind, key, label, slug, term_kind, count, NULL FROM term WHERE id = ?"
