"""Settles which terms are tags where the counts lie, anew for those alone that a change of counts concerns.

What becomes of a term depends on its own counts, on those of its short forms, and on who else claims these
(`backfile.tagging.settle`). So a few terms are settled from a few hundred rows, and all of them in portions:
the counts of a large archive are never in memory together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from backfile.catalog import meta
from backfile.tagging import Candidate, Rules, Settled, Tag, TermCount, Vocabulary
from backfile.tagging.settle import CLEAR, COMMON, Claim, floor, gives, short_forms, size_class
from backfile.versions import settling_version

PORTION = 2_000
"""Terms settled at once."""
MANY = 20_000
"""From so many touched terms on, all are settled."""
_STATE = "settled"


@dataclass(frozen=True, slots=True)
class _State:
    """What all decisions rest on beside the counts."""

    version: bytes
    articles: int


@dataclass(frozen=True, slots=True)
class _Decision:
    owner: int | None
    """The term that it counts for."""
    articles: int
    """In how many a name stands; 0 for what no number of articles makes too common."""
    tag: bytes | None


def unsettle(db: sqlite3.Connection) -> None:
    """Have everything settled, whatever else is known: counts may have changed that nobody noted."""
    meta.put(db, _STATE, b"")


def is_settled(db: sqlite3.Connection) -> bool:
    """Whether the last build that changed counts came to its end."""
    return meta.get(db, _STATE) != b""


class Settling:
    """The decisions of one archive."""

    def __init__(self, db: sqlite3.Connection, vocabulary: Vocabulary) -> None:
        self._db = db
        self._rules = Rules(vocabulary)
        self._version = settling_version() + vocabulary.full_digest
        self._tag = lru_cache(maxsize=65_536)(self._decided)
        for table in _TEMPORARY:
            db.execute(table)

    def run(self, touched: set[int]) -> set[int]:
        """Decide anew after the counts of some terms changed; the terms decided otherwise than before."""
        total = self._db.execute("SELECT count(*) FROM article").fetchone()[0]
        state, before = _State(self._version, total), self._state()
        if (
            before is None
            or before.version != state.version
            or size_class(before.articles) != size_class(total)
            or len(touched) > MANY
        ):
            changed = self._settle_all(total)
            self._db.execute("DELETE FROM candidate_count WHERE articles = 0")
        else:
            changed = self._settle_some(touched | self._about_the_ceiling(before.articles, total), total)
            self._db.executemany(
                "DELETE FROM candidate_count WHERE term = ? AND articles = 0", ((term,) for term in touched)
            )
        meta.put(self._db, _STATE, _encode(state))
        self._tag.cache_clear()
        return changed

    def tag_of(self, candidate: Candidate) -> Tag | None:
        """The tag that a candidate gives its article, if any."""
        tag = self._tag(candidate.term)
        return tag if tag is not None and gives(tag, candidate.method, candidate.score) else None

    def articles_of(self, terms: Iterable[int]) -> Iterator[int]:
        """The articles that were found to name these terms, or others that count for them."""
        for term in terms:
            for query in (_MENTIONS, _MENTIONS_OF_OWNED):
                yield from (article for (article,) in self._db.execute(query, (term,)))

    def _state(self) -> _State | None:
        kept = meta.get(self._db, _STATE)
        return _DECODE_STATE(kept) if kept else None

    def _settle_all(self, total: int) -> set[int]:
        """All but the names of too few articles that nothing counts for: most of what is ever found."""
        self._db.execute("DELETE FROM claim")
        self._db.execute(_CLAIM_ALL)
        self._want(())
        self._db.execute(_WANT_COMMON, (floor(total),))
        self._db.execute(_WANT_CLAIMED, (CLEAR,))
        self._db.execute("INSERT OR IGNORE INTO wanted SELECT term FROM decision")
        terms = [term for (term,) in self._db.execute("SELECT term FROM wanted ORDER BY term")]
        return self._settle(terms, total)

    def _settle_some(self, touched: set[int], total: int) -> set[int]:
        """The touched terms, their short forms, and who owns these now or did before."""
        short = self._short_forms(touched) | touched
        concerned = short | self._owners(short)
        changed = self._settle_claimed(sorted(concerned), total)
        return changed | self._settle_claimed(sorted(self._owners(short) - concerned), total)

    def _settle_claimed(self, terms: list[int], total: int) -> set[int]:
        self._db.execute("DELETE FROM claim")
        for portion in _portions(terms):
            self._want(portion)
            self._want_forms(short_forms(TermCount(*row[1:]) for row in self._db.execute(_COUNTS)))
            self._db.execute(_CLAIM)
        return self._settle(terms, total)

    def _settle(self, terms: list[int], total: int) -> set[int]:
        changed: set[int] = set()
        for portion in _portions(terms):
            changed |= self._settle_portion(portion, total)
        return changed

    def _settle_portion(self, terms: list[int], total: int) -> set[int]:
        self._want(terms)
        rows = self._db.execute(_COUNTS).fetchall()
        self._want_forms(short_forms(TermCount(*row[1:]) for row in rows))
        rows += self._db.execute(_COUNTS_OF_FORMS).fetchall()
        numbers = {row[1]: row[0] for row in rows}
        claims = {}
        for form, number, term, most, everybody in self._db.execute(_CLAIMS_TO_FORMS):
            claims[form] = Claim(term, most, everybody)
            numbers[term] = number
        settled = self._rules.settle((TermCount(*row[1:]) for row in rows), total, claims)
        return self._keep(_decisions(settled, numbers))

    def _keep(self, now: dict[int, _Decision]) -> set[int]:
        """Write down what was decided about the wanted terms; those where it is something new."""
        rows = self._db.execute("SELECT d.* FROM wanted w CROSS JOIN decision d ON d.term = w.term")
        before = {term: _Decision(owner, articles, tag) for term, owner, articles, tag in rows}
        wanted = [term for (term,) in self._db.execute("SELECT term FROM wanted")]
        differ = [term for term in wanted if before.get(term) != now.get(term)]
        self._db.executemany("DELETE FROM decision WHERE term = ?", ((term,) for term in differ))
        self._db.executemany(
            "INSERT INTO decision VALUES (?, ?, ?, ?)",
            (
                (term, made.owner, made.articles, made.tag)
                for term in differ
                if (made := now.get(term)) is not None
            ),
        )
        return {term for term in differ if _outcome(before.get(term)) != _outcome(now.get(term))}

    def _short_forms(self, terms: set[int]) -> set[int]:
        """The terms that are short forms of these, with the counts that are about to go."""
        found: set[int] = set()
        for portion in _portions(sorted(terms)):
            self._want(portion)
            self._want_forms(short_forms(TermCount(*row[1:]) for row in self._db.execute(_COUNTS)))
            found.update(term for (term,) in self._db.execute(_TERMS_OF_FORMS))
        return found

    def _owners(self, terms: set[int]) -> set[int]:
        query = "SELECT owner FROM decision WHERE term = ? AND owner IS NOT NULL"
        return {owner for term in sorted(terms) for (owner,) in self._db.execute(query, (term,))}

    def _about_the_ceiling(self, before: int, now: int) -> set[int]:
        """Names that have become too common, or no longer are, because the archive has shrunk or grown."""
        if before == now:
            return set()
        low, high = sorted((before, now))
        bounds = (int(COMMON * low), int(COMMON * high) + 1)
        rows = self._db.execute(
            "SELECT term FROM decision WHERE articles > 0 AND articles BETWEEN ? AND ?", bounds
        )
        return {term for (term,) in rows}

    def _want(self, terms: Iterable[int]) -> None:
        self._db.execute("DELETE FROM wanted")
        self._db.executemany("INSERT INTO wanted VALUES (?)", ((term,) for term in terms))

    def _want_forms(self, forms: Iterable[str]) -> None:
        self._db.execute("DELETE FROM wanted_form")
        self._db.executemany("INSERT INTO wanted_form VALUES (?)", ((form,) for form in forms))

    def _decided(self, term: str) -> Tag | None:
        row = self._db.execute(_TAG, (term,)).fetchone()
        return None if row is None or row[0] is None else _DECODE_TAG(row[0])


def read_settled(db: sqlite3.Connection, candidates: Iterable[Candidate]) -> Settled:
    """What the last build decided about the terms of these candidates."""
    tags: dict[str, Tag] = {}
    owners: dict[str, str] = {}
    named: dict[str, int] = {}
    for candidate in candidates:
        for own, owner, articles, tag in db.execute(_DECISION, (candidate.term,)):
            if owner != own:
                owners[own] = owner
            if tag is not None:
                tags[owner] = _DECODE_TAG(tag)
            named[owner] = articles
    return Settled(tags, owners, named)


def _portions(terms: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(terms), PORTION):
        yield terms[first : first + PORTION]


def _decisions(settled: Settled, numbers: dict[str, int]) -> dict[int, _Decision]:
    found = {numbers[term]: _Decision(None, count, None) for term, count in settled.named.items()}
    for term, tag in settled.tags.items():
        found[numbers[term]] = _Decision(None, settled.named.get(term, 0), _encode(tag))
    for term, owner in settled.owners.items():
        found[numbers[term]] = _Decision(numbers[owner], 0, None)
    return found


def _outcome(made: _Decision | None) -> tuple[int | None, bytes | None]:
    """What articles can tell of a decision."""
    return (None, None) if made is None else (made.owner, made.tag)


_encode = msgspec.msgpack.Encoder().encode
_DECODE_STATE = msgspec.msgpack.Decoder(_State).decode
_DECODE_TAG = msgspec.msgpack.Decoder(Tag).decode
_TEMPORARY = (
    "CREATE TEMP TABLE IF NOT EXISTS wanted (term INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS wanted_form (form TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS claim (form TEXT PRIMARY KEY, term INTEGER, articles INTEGER,"
    " of INTEGER) WITHOUT ROWID",
)
_COLUMNS = "t.id, t.term, c.label, c.kind, c.method, c.variant, c.articles, c.strong"
_COUNTS = f"""
SELECT {_COLUMNS} FROM wanted w CROSS JOIN candidate_term t ON t.id = w.term
CROSS JOIN candidate_count c ON c.term = w.term"""
_TERMS_OF_FORMS = "SELECT t.id FROM wanted_form f CROSS JOIN candidate_term t ON t.term = f.form"
_COUNTS_OF_FORMS = f"""
SELECT {_COLUMNS} FROM wanted_form f CROSS JOIN candidate_term t ON t.term = f.form
CROSS JOIN candidate_count c ON c.term = t.id WHERE t.id NOT IN (SELECT term FROM wanted)"""
_LAST_WORDS = """
SELECT t.last AS form, c.term AS term, c.articles AS articles FROM {forms} candidate_term t {joined}
CROSS JOIN candidate_count c ON c.term = t.id AND c.method = 'name' AND c.kind = 'person'
WHERE t.last != ''"""
_VARIANTS = """
SELECT c.variant AS form, c.term AS term, c.articles AS articles FROM {forms} candidate_count c {joined}
CROSS JOIN candidate_term t ON t.id = c.term AND t.term != c.variant
WHERE c.variant != '' AND c.method = 'name'"""
# Of two that claim a form equally either may be named: neither claim is clear.
_CLAIM_FROM = """
INSERT OR IGNORE INTO claim SELECT form, term, max(articles), sum(articles) FROM (
  SELECT form, term, sum(articles) AS articles FROM ({last_words} UNION ALL {variants})
  WHERE articles > 0 GROUP BY form, term
) GROUP BY form"""
_OF_FORMS = {"forms": "wanted_form f CROSS JOIN"}
_CLAIM = _CLAIM_FROM.format(
    last_words=_LAST_WORDS.format(joined="ON t.last = f.form", **_OF_FORMS),
    variants=_VARIANTS.format(joined="ON c.variant = f.form", **_OF_FORMS),
)
_CLAIM_ALL = _CLAIM_FROM.format(
    last_words=_LAST_WORDS.format(forms="", joined=""), variants=_VARIANTS.format(forms="", joined="")
)
_CLAIMS_TO_FORMS = """
SELECT m.form, m.term, t.term, m.articles, m.of FROM wanted_form f CROSS JOIN claim m ON m.form = f.form
CROSS JOIN candidate_term t ON t.id = m.term"""
_WANT_COMMON = """
INSERT OR IGNORE INTO wanted SELECT term FROM candidate_count WHERE articles > 0
GROUP BY term HAVING sum(articles) >= ? OR max(method != 'name')"""
_WANT_CLAIMED = """
WITH clear AS (
  SELECT t.id AS short, m.term AS term FROM claim m JOIN candidate_term t ON t.term = m.form
  WHERE m.articles >= ? * m.of
)
INSERT OR IGNORE INTO wanted SELECT short FROM clear UNION SELECT term FROM clear"""
_STANDING_IN = "SELECT term FROM decision WHERE articles > 0 AND articles BETWEEN ? AND ?"
_TAG = """
SELECT coalesce(o.tag, d.tag) FROM candidate_term t JOIN decision d ON d.term = t.id
LEFT JOIN decision o ON o.term = d.owner WHERE t.term = ?"""
_DECISION = """
SELECT t.term, coalesce(f.term, t.term), coalesce(o.articles, d.articles), coalesce(o.tag, d.tag)
FROM candidate_term t JOIN decision d ON d.term = t.id
LEFT JOIN candidate_term f ON f.id = d.owner LEFT JOIN decision o ON o.term = d.owner WHERE t.term = ?"""
_MENTIONS = "SELECT article FROM mention WHERE term = ?"
_MENTIONS_OF_OWNED = """
SELECT article FROM mention WHERE term IN (SELECT term FROM decision WHERE owner = ? AND owner IS NOT NULL)"""
