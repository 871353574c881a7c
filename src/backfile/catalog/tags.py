"""What articles were found to be about, what of it becomes a tag, and which article has which.

An article's candidates depend on the article alone. How often each was found is counted as articles come and
go; from the counts `backfile.tagging.settle` decides. An article's tags change when its candidates change or
when a decision about one of them does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct

from backfile.catalog.entries import TermUse
from backfile.catalog.settling import Settling
from backfile.records import Article
from backfile.slugs import term_slug
from backfile.tagging import STRONG, Candidate, Vocabulary
from backfile.tagging.settle import last_word

HELD_COUNTS = 10_000
"""Counts that are held before they are written: common terms come with every other article."""

_encode = msgspec.msgpack.Encoder().encode
_CANDIDATES = msgspec.msgpack.Decoder(tuple[Candidate, ...])


class Why(Struct, frozen=True):
    """Why the program suggests a tag: the method, and the words it found."""

    method: str
    words: tuple[str, ...]


class GivenTag(Struct, frozen=True):
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
        self._settling = Settling(db, vocabulary)
        self._terms: dict[str, int] = {}
        """Numbers of the terms whose counts have changed since they were last settled."""
        self._counts: dict[tuple[int, str, str, str, str], tuple[int, int]] = {}
        """By how much counts have changed that are not written yet."""

    def store(self, found: Sequence[tuple[int, bytes]]) -> None:
        """Take in the candidates of some articles."""
        self._db.executemany("INSERT INTO candidates VALUES (?, ?)", found)
        mentions: list[tuple[int, int]] = []
        for article, encoded in found:
            candidates = _CANDIDATES.decode(encoded)
            mentions += [(self._term(each.term), article) for each in candidates]
            self._count(candidates, 1)
        self._db.executemany("INSERT INTO mention VALUES (?, ?)", mentions)

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

    def settle(self) -> Iterator[int]:
        """Decide anew; the articles that a changed decision concerns, some of them again and again."""
        self.write_counts()
        changed = self._settling.run(set(self._terms.values()))
        self._terms.clear()
        return self._settling.articles_of(sorted(changed))

    def of(self, found: bytes) -> Iterator[GivenTag]:
        """The tags of an article with these encoded candidates, as they were settled."""
        seen: set[str] = set()
        for candidate in _CANDIDATES.decode(found):
            tag = self._settling.tag_of(candidate)
            if tag is None or tag.hidden or tag.term in seen:
                continue
            seen.add(tag.term)
            yield GivenTag(_use(tag.term, tag.label, tag.kind), _why(candidate))

    def _count(self, candidates: Iterable[Candidate], step: int) -> None:
        for each in candidates:
            key = (self._term(each.term), each.label, each.kind, each.method, each.variant)
            articles, strong = self._counts.get(key, (0, 0))
            self._counts[key] = (articles + step, strong + step * (each.score >= STRONG))
        if len(self._counts) > HELD_COUNTS:
            self.write_counts()

    def write_counts(self) -> None:
        """Write down how the counts have changed: to be called before a commit."""
        self._db.executemany(_COUNT, ((*key, *steps) for key, steps in self._counts.items()))
        self._counts.clear()

    def _term(self, text: str) -> int:
        found = self._terms.get(text)
        if found is None:
            row = self._db.execute("SELECT id FROM candidate_term WHERE term = ?", (text,)).fetchone()
            if row is None:
                cursor = self._db.execute(
                    "INSERT INTO candidate_term (term, last) VALUES (?, ?)", (text, last_word(text))
                )
                row = (cursor.lastrowid or 0,)
            found = self._terms[text] = row[0]
        return found


def candidates_at(db: sqlite3.Connection, path: str) -> tuple[Article, tuple[Candidate, ...]] | None:
    """A published article, by the path of its source, with its candidates."""
    row = db.execute(
        "SELECT r.article, c.found FROM article a JOIN record r ON r.id = a.id"
        " JOIN candidates c ON c.article = a.id WHERE a.path = ?",
        (path,),
    ).fetchone()
    return None if row is None else (_ARTICLE.decode(row[0]), _CANDIDATES.decode(row[1]))


def found_as_known(db: sqlite3.Connection) -> set[str]:
    """Keys of the tags that were found without any entry: as places, or as subjects that ship."""
    rows = db.execute(
        "SELECT DISTINCT t.term FROM candidate_count c JOIN candidate_term t ON t.id = c.term"
        " WHERE c.method IN ('place', 'subject') AND c.articles > 0"
    )
    return {key for (key,) in rows}


def abbreviations(db: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """By key of the tag, the abbreviations that articles define for it, as they are written."""
    found: dict[str, list[str]] = {}
    for key, written in db.execute(_ABBREVIATIONS):
        found.setdefault(key, []).append(written)
    return {key: tuple(forms) for key, forms in found.items()}


@lru_cache(maxsize=65_536)
def _use(term: str, label: str, kind: str) -> TermUse:
    return TermUse("tag", term, label, term_slug(term), kind)


def _why(candidate: Candidate) -> bytes | None:
    if candidate.method == "given":
        return None
    words = tuple(dict.fromkeys(words for _, _, words in candidate.evidence))
    return _encode(Why(candidate.method, words))


_ARTICLE = msgspec.msgpack.Decoder(Article)
_COUNT = """
INSERT INTO candidate_count VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET articles = articles + excluded.articles, strong = strong + excluded.strong"""
_ABBREVIATIONS = """
SELECT DISTINCT o.term, max(c.label) FROM decision d JOIN candidate_term s ON s.id = d.term
JOIN candidate_term o ON o.id = d.owner JOIN candidate_count c ON c.term = d.term
WHERE d.owner IS NOT NULL AND s.term != o.last GROUP BY o.term, s.term ORDER BY o.term, s.term"""
