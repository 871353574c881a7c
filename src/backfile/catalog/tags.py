"""What articles were found to be about, what of it becomes a tag, and which article has which.

An article's candidates depend on the article alone. How often each was found is counted as articles come and
go; from the counts `backfile.tagging.settle` decides. An article's tags change when its candidates change or
when a decision about one of them does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from backfile.catalog.entries import TermUse
from backfile.records import Article
from backfile.slugs import term_slug
from backfile.tagging import STRONG, Candidate, Settled, Tag, TermCount, Vocabulary, settle

_encode = msgspec.msgpack.Encoder().encode
_CANDIDATES = msgspec.msgpack.Decoder(tuple[Candidate, ...])


@dataclass(frozen=True, slots=True)
class Why:
    """Why the program suggests a tag: the method, and the words it found."""

    method: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenTag:
    """One tag of one article; `why` is empty for a tag that a person gave."""

    use: TermUse
    why: bytes | None


def encode(candidates: tuple[Candidate, ...]) -> bytes:
    """The candidates as the catalog keeps them."""
    return _encode(candidates)


class Tags:
    """The candidates of all articles and what was settled about them."""

    def __init__(self, db: sqlite3.Connection, vocabulary: Vocabulary) -> None:
        self._db = db
        self._vocabulary = vocabulary
        self._touched: set[str] = set()
        self._terms: dict[str, int] = {}

    def store(self, article: int, found: bytes) -> None:
        """Take in an article's candidates."""
        candidates = _CANDIDATES.decode(found)
        self._db.execute("INSERT INTO candidates VALUES (?, ?)", (article, found))
        self._db.executemany(
            "INSERT INTO mention VALUES (?, ?)", [(self._term(each.term), article) for each in candidates]
        )
        self._count(candidates, 1)

    def withdraw(self, article: int) -> None:
        """Forget an article's candidates."""
        row = self._db.execute("SELECT found FROM candidates WHERE article = ?", (article,)).fetchone()
        if row is None:
            return
        candidates = _CANDIDATES.decode(row[0])
        self._db.execute("DELETE FROM candidates WHERE article = ?", (article,))
        self._db.executemany(
            "DELETE FROM mention WHERE term = ? AND article = ?",
            [(self._term(each.term), article) for each in candidates],
        )
        self._count(candidates, -1)

    def settle(self) -> tuple[Settled, set[int]]:
        """Decide anew; the archive's tags, and the articles that a changed decision concerns."""
        self._db.execute("DELETE FROM candidate_count WHERE articles = 0")
        total = self._db.execute("SELECT count(*) FROM article").fetchone()[0]
        rows = self._db.execute("SELECT * FROM candidate_count ORDER BY term, label, kind, method, variant")
        settled = settle((TermCount(*row) for row in rows), total, self._vocabulary)
        return settled, self._concerned(settled)

    def of(self, article: int, settled: Settled) -> Iterator[GivenTag]:
        """The tags of one article."""
        row = self._db.execute("SELECT found FROM candidates WHERE article = ?", (article,)).fetchone()
        seen: set[str] = set()
        for candidate in _CANDIDATES.decode(row[0]) if row is not None else ():
            tag = settled.tag_of(candidate)
            if tag is None or tag.hidden or tag.term in seen:
                continue
            seen.add(tag.term)
            yield GivenTag(_use(tag), _why(candidate))

    def _concerned(self, settled: Settled) -> set[int]:
        """Compare with what was decided before, keep what is new, and find the articles it touches."""
        before = dict(self._db.execute("SELECT term, tag FROM decision"))
        now: dict[str, bytes] = {term: _encode(tag) for term, tag in settled.tags.items()}
        for variant, owner in settled.owners.items():
            if owner in settled.tags:
                now[variant] = now[owner]
        changed = sorted(term for term in before.keys() | now.keys() if before.get(term) != now.get(term))
        self._db.executemany("DELETE FROM decision WHERE term = ?", [(term,) for term in changed])
        self._db.executemany(
            "INSERT INTO decision VALUES (?, ?)", [(term, now[term]) for term in changed if term in now]
        )
        concerned: set[int] = set()
        for term in changed:
            rows = self._db.execute(
                "SELECT article FROM mention WHERE term = (SELECT id FROM candidate_term WHERE term = ?)",
                (term,),
            )
            concerned.update(article for (article,) in rows)
        return concerned

    def _count(self, candidates: Iterable[Candidate], step: int) -> None:
        self._db.executemany(
            _COUNT,
            [
                (
                    *(each.term, each.label, each.kind, each.method, each.variant),
                    *(step, step * (each.score >= STRONG)),
                )
                for each in candidates
            ],
        )

    def _term(self, text: str) -> int:
        found = self._terms.get(text)
        if found is None:
            row = self._db.execute("SELECT id FROM candidate_term WHERE term = ?", (text,)).fetchone()
            if row is None:
                cursor = self._db.execute("INSERT INTO candidate_term (term) VALUES (?)", (text,))
                row = (cursor.lastrowid or 0,)
            found = self._terms[text] = row[0]
        return found


def read_settled(db: sqlite3.Connection, vocabulary: Vocabulary) -> Settled:
    """The decisions that the counts lead to, without keeping them."""
    total = db.execute("SELECT count(*) FROM article").fetchone()[0]
    rows = db.execute("SELECT * FROM candidate_count WHERE articles > 0")
    return settle((TermCount(*row) for row in rows), total, vocabulary)


def candidates_at(db: sqlite3.Connection, path: str) -> tuple[Article, tuple[Candidate, ...]] | None:
    """A published article, by the path of its source, with its candidates."""
    row = db.execute(
        "SELECT r.article, c.found FROM article a JOIN record r ON r.id = a.id"
        " JOIN candidates c ON c.article = a.id WHERE a.path = ?",
        (path,),
    ).fetchone()
    return None if row is None else (_ARTICLE.decode(row[0]), _CANDIDATES.decode(row[1]))


def _use(tag: Tag) -> TermUse:
    return TermUse("tag", tag.term, tag.label, term_slug(tag.term), tag.kind)


def _why(candidate: Candidate) -> bytes | None:
    if candidate.method == "given":
        return None
    words = tuple(dict.fromkeys(words for _, _, words in candidate.evidence))
    return _encode(Why(candidate.method, words))


_ARTICLE = msgspec.msgpack.Decoder(Article)
_COUNT = """
INSERT INTO candidate_count VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET articles = articles + excluded.articles, strong = strong + excluded.strong"""
