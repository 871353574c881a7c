"""What the plan asks of the catalog. Each answer streams or is small; none holds all articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from msgspec import Struct

from backfile.catalog import beside, meta
from backfile.catalog.entries import day_number, partial_date
from backfile.catalog.pictures import decoded
from backfile.records import Article, Card, PartialDate, Picture


class TermRow(Struct, frozen=True):
    """A term with what listings say of it."""

    id: int
    kind: str
    key: str
    label: str
    slug: str
    term_kind: str
    count: int
    first: PartialDate | None
    last: PartialDate | None


class ArticleRow(Struct, frozen=True):
    """An article with its encoded record, its source's digest, and its neighbours' encoded cards."""

    id: int
    day: int
    path: str
    address: str
    digest: bytes
    record: msgspec.Raw
    earlier: msgspec.Raw | None
    later: msgspec.Raw | None


def article(db: sqlite3.Connection, identity: int) -> ArticleRow | None:
    """One article; None when it is not published."""
    row = db.execute(f"{_ARTICLES} WHERE a.id = ?", (identity,)).fetchone()
    return None if row is None else _article_row(row)


def articles(db: sqlite3.Connection) -> Iterator[ArticleRow]:
    """All articles in reading order."""
    return map(_article_row, db.execute(f"{_ARTICLES} ORDER BY a.day, a.path"))


def cards(db: sqlite3.Connection, low: int, high: int) -> Iterator[msgspec.Raw]:
    """Encoded cards of the day numbers from low to high, in reading order."""
    rows = db.execute("SELECT card FROM article WHERE day BETWEEN ? AND ? ORDER BY day, path", (low, high))
    return (msgspec.Raw(card) for (card,) in rows)


def latest_cards(db: sqlite3.Connection, limit: int) -> list[msgspec.Raw]:
    """Encoded cards of the latest articles, newest first; undated ones come last."""
    rows = db.execute("SELECT card FROM article ORDER BY day DESC, path DESC LIMIT ?", (limit,))
    return [msgspec.Raw(card) for (card,) in rows]


def article_at(db: sqlite3.Connection, date: PartialDate | None, address: str) -> Article | None:
    """The record of the article of this date that has the address."""
    row = db.execute(
        "SELECT r.article FROM article a JOIN record r USING (id) WHERE a.day = ? AND a.address = ?",
        (day_number(date), address),
    ).fetchone()
    return None if row is None else _ARTICLE.decode(row[0])


def term_cards(db: sqlite3.Connection, term: int, start: int = 0) -> Iterator[msgspec.Raw]:
    """Encoded cards of a term's articles, in reading order, from the one with a number on."""
    day = skipped = 0
    if start:
        query = "SELECT day FROM member WHERE term = ? ORDER BY day LIMIT 1 OFFSET ?"
        place = db.execute(query, (term, start)).fetchone()
        if place is None:
            return iter(())
        day = place[0]
        skipped = start - count_before(db, term, day)
    rows = db.execute(
        "SELECT card FROM member JOIN article a ON a.id = member.article"
        " WHERE term = ? AND member.day >= ? ORDER BY member.day, a.path",
        (term, day),
    )
    return (msgspec.Raw(card) for (card,) in islice(rows, skipped, None))


def count_before(db: sqlite3.Connection, term: int, day: int) -> int:
    """How many of a term's articles have a lower day number."""
    query = "SELECT count(*) FROM member WHERE term = ? AND day < ?"
    return int(db.execute(query, (term, day)).fetchone()[0])


def newest_cards(db: sqlite3.Connection, limit: int) -> list[tuple[Card, Picture | None]]:
    """Cards and lead pictures of the newest dated articles, newest first."""
    rows = db.execute(
        f"SELECT card, {_LEAD} FROM article a WHERE day > 0 ORDER BY day DESC, path DESC LIMIT ?", (limit,)
    )
    return [(_CARD.decode(card), decoded(lead)) for card, lead in rows]


def newest_term_cards(db: sqlite3.Connection, term: int, limit: int) -> list[tuple[Card, Picture | None]]:
    """Cards and lead pictures of a term's newest dated articles, newest first."""
    rows = db.execute(
        f"SELECT card, {_LEAD} FROM member JOIN article a ON a.id = member.article"
        " WHERE term = ? AND member.day > 0 ORDER BY member.day DESC, a.path DESC LIMIT ?",
        (term, limit),
    )
    return [(_CARD.decode(card), decoded(lead)) for card, lead in rows]


def first_cards(db: sqlite3.Connection, year: int, limit: int) -> list[msgspec.Raw]:
    """Encoded cards of a year's first articles, oldest first."""
    rows = db.execute(
        "SELECT card FROM article WHERE day BETWEEN ? AND ? ORDER BY day, path LIMIT ?",
        (year * 10_000, year * 10_000 + 9_999, limit),
    )
    return [msgspec.Raw(card) for (card,) in rows]


def indexed_addresses(db: sqlite3.Connection, year: int) -> Iterator[str]:
    """Addresses of a year's (0: undated) articles that search engines may list, in reading order."""
    rows = db.execute(
        "SELECT address FROM article WHERE day BETWEEN ? AND ? AND NOT noindex ORDER BY day, path",
        (year * 10_000, year * 10_000 + 9_999),
    )
    return (address for (address,) in rows)


def bytes_of_addresses(db: sqlite3.Connection, year: int) -> int:
    """How long the addresses of a year's (0: undated) articles are together, in UTF-8."""
    query = "SELECT total(length(CAST(address AS BLOB))) FROM article WHERE day BETWEEN ? AND ?"
    return int(db.execute(query, (year * 10_000, year * 10_000 + 9_999)).fetchone()[0])


def bytes_of_slugs(db: sqlite3.Connection) -> tuple[int, int]:
    """How many terms there are, and how long their slugs are together, in UTF-8."""
    query = "SELECT count(*), total(length(CAST(slug AS BLOB))) FROM term"
    count, size = db.execute(query).fetchone()
    return int(count), int(size)


def avoided(db: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """By source path what no address may hold, for the few articles with redacted passages."""
    rows = db.execute("SELECT path, avoid FROM article WHERE avoid != ''")
    found = {path: tuple(avoid.split()) for path, avoid in rows}
    for path, parts in _AVOIDED.decode(meta.get(db, AVOIDED) or b"\x80").items():
        found[path] = tuple(dict.fromkeys((*found.get(path, ()), *parts)))
    return found


def anniversary_cards(db: sqlite3.Connection, month: int, day: int) -> list[msgspec.Raw]:
    """Encoded cards of one day of the year, oldest first."""
    rows = db.execute(
        "SELECT card FROM article WHERE day % 10000 = ? AND day % 100 > 0 ORDER BY day, path",
        (month * 100 + day,),
    )
    return [msgspec.Raw(card) for (card,) in rows]


def has_articles(db: sqlite3.Connection) -> bool:
    """Whether any article is published."""
    return db.execute("SELECT 1 FROM article LIMIT 1").fetchone() is not None


def term_year_counts(db: sqlite3.Connection, term: int) -> list[tuple[int, int]]:
    """(year, articles) of a term, in order; 0 stands for the undated."""
    rows = db.execute(
        "SELECT day / 10000, count(*) FROM member WHERE term = ? GROUP BY day / 10000 ORDER BY 1", (term,)
    )
    return list(rows)


def near_terms(db: sqlite3.Connection, term: int, limit: int) -> list[tuple[TermRow, int]]:
    """Tags on at least two of the term's articles, with how many of these they are on, commonest first."""
    if beside.is_kept(db, term):
        rows = db.execute(
            f"SELECT b.shared, {_TERM_COLUMNS} FROM beside b JOIN term t ON t.id = b.other"
            " WHERE b.term = ? AND b.shared > 1 ORDER BY b.shared DESC, t.key LIMIT ?",
            (term, limit),
        )
    else:
        rows = db.execute(
            f"SELECT count(*), {_TERM_COLUMNS} FROM member m JOIN member o ON o.article = m.article"
            " JOIN term t ON t.id = o.term WHERE m.term = ?1 AND o.term != ?1 AND t.kind = 'tag'"
            " GROUP BY t.id HAVING count(*) > 1 ORDER BY count(*) DESC, t.key LIMIT ?2",
            (term, limit),
        )
    return [(_term_row(row), shared) for shared, *row in rows]


def tags_by_key(db: sqlite3.Connection, keys: Iterable[str]) -> list[TermRow]:
    """The tags of these keys that articles have, in the order of the keys."""
    query = f"SELECT {_TERM_COLUMNS} FROM term t WHERE kind = 'tag' AND key = ?"
    return [_term_row(row) for key in keys for row in db.execute(query, (key,))]


def term(db: sqlite3.Connection, identity: int) -> TermRow | None:
    """One term; None when no article has it."""
    row = db.execute(f"SELECT {_TERM_COLUMNS} FROM term t WHERE id = ?", (identity,)).fetchone()
    return None if row is None else _term_row(row)


def terms(db: sqlite3.Connection, kind: str) -> list[TermRow]:
    """All terms of a kind, by key."""
    return [
        _term_row(row)
        for row in db.execute(f"SELECT {_TERM_COLUMNS} FROM term t WHERE kind = ? ORDER BY key", (kind,))
    ]


def common_terms(db: sqlite3.Connection, kind: str, limit: int) -> list[TermRow]:
    """The terms with most articles, commonest first."""
    rows = db.execute(
        f"SELECT {_TERM_COLUMNS} FROM term t WHERE kind = ? ORDER BY count DESC, key LIMIT ?", (kind, limit)
    )
    return [_term_row(row) for row in rows]


def has_terms(db: sqlite3.Connection, kind: str) -> bool:
    """Whether any article has a term of this kind."""
    return db.execute("SELECT 1 FROM term WHERE kind = ? LIMIT 1", (kind,)).fetchone() is not None


def neighbour_period(db: sqlite3.Connection, low: int, high: int, unit: int, *, later: bool) -> int | None:
    """The nearest day number above high, or below low, that has an article dated to the unit at least.

    `unit` is what the day numbers of one period share: 10000 for years, 100 for months, 1 for days.
    """
    modulus, least = {10_000: (1, 0), 100: (10_000, 100), 1: (100, 1)}[unit]
    query = _NEXT_DAY if later else _PREVIOUS_DAY
    row = db.execute(query, (high if later else low, modulus, least)).fetchone()
    return row[0] if row is not None else None


def _article_row(row: tuple[int, int, str, str, bytes, bytes, bytes | None, bytes | None]) -> ArticleRow:
    identity, day, path, address, digest, record, earlier, later = row
    return ArticleRow(
        identity,
        day,
        path,
        address,
        digest,
        msgspec.Raw(record),
        None if earlier is None else msgspec.Raw(earlier),
        None if later is None else msgspec.Raw(later),
    )


def _term_row(row: Sequence[Any]) -> TermRow:
    identity, kind, key, label, slug, term_kind, count, first, last = row
    return TermRow(
        identity, kind, key, label, slug, term_kind, count, partial_date(first), partial_date(last)
    )


AVOIDED = "avoided"
"""The value of `meta` that says the same of what takedowns.yaml names, whether it is there or not."""
_AVOIDED = msgspec.msgpack.Decoder(dict[str, tuple[str, ...]])
_CARD = msgspec.msgpack.Decoder(Card)
_LEAD = "(SELECT lead FROM picture WHERE source = a.id AND lead IS NOT NULL)"
_ARTICLE = msgspec.msgpack.Decoder(Article)
_NEXT_DAY = "SELECT day FROM article WHERE day > ? AND day % ? >= ? ORDER BY day LIMIT 1"
_PREVIOUS_DAY = "SELECT day FROM article WHERE day < ? AND day > 0 AND day % ? >= ? ORDER BY day DESC LIMIT 1"
_ARTICLES = """
SELECT a.id, a.day, a.path, a.address, s.digest, r.article,
  (SELECT card FROM article e WHERE e.day = a.day AND e.path < a.path ORDER BY e.path DESC LIMIT 1),
  (SELECT card FROM article l WHERE l.day = a.day AND l.path > a.path ORDER BY l.path LIMIT 1)
FROM article a JOIN record r ON r.id = a.id JOIN source s ON s.id = a.id"""
_TERM_COLUMNS = "t.id, t.kind, t.key, t.label, t.slug, t.term_kind, t.count, t.first, t.last"
