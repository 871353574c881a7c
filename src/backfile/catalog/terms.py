"""Brings what listings say of terms up to date, and finds the tags' pages that show other tags."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from backfile.catalog import related, tagfacts


@dataclass(slots=True)
class Outcome:
    """What settling some terms has changed."""

    shown_otherwise: set[int] = field(default_factory=set)
    """Terms that their articles show otherwise than before: by another label, or because the term has become
    so much commoner or rarer that other articles may be related."""
    relabelled: set[int] = field(default_factory=set)
    """Terms that are called otherwise than before."""
    tags: set[str] = field(default_factory=set)
    """Keys of tags that came, went, or are called otherwise."""


def settle_terms(db: sqlite3.Connection, terms: Iterable[int] | None) -> Outcome:
    """Recount the given terms (None: all) and choose their labels; unused terms go."""
    outcome = Outcome()
    if terms is None:
        terms = [term for (term,) in db.execute("SELECT id FROM term ORDER BY id")]
    for term in terms:
        found = db.execute("SELECT kind, key, label, count FROM term WHERE id = ?", (term,)).fetchone()
        if found is None:
            continue
        kind, key, before, used = found
        count, first, last = db.execute(_SPAN, (term,)).fetchone()
        label = db.execute(_LABEL, (term,)).fetchone()[0] if count else ""
        if label != before and kind == "tag":
            outcome.tags.add(key)
        if not count:
            db.execute("DELETE FROM term WHERE id = ?", (term,))
            continue
        if label != before:
            outcome.relabelled.add(term)
        if label != before or related.rarity(count) != related.rarity(used):
            outcome.shown_otherwise.add(term)
        db.execute(
            "UPDATE term SET label = ?, count = ?, first = ?, last = ? WHERE id = ?",
            (label, count, first or 0, last or 0, term),
        )
    return outcome


def showing(db: sqlite3.Connection, keys: Iterable[str]) -> set[int]:
    """The tags whose pages may show these tags: themselves, the wider, the narrower, those beside them."""
    found: set[int] = set()
    for key in keys:
        for other in (key, tagfacts.facts(db, key).parent, *tagfacts.narrower(db, key)):
            found.update(term for (term,) in db.execute(_TAG, (other,)))
        found.update(term for (term,) in db.execute(_BESIDE, (key,)))
    return found


_SPAN = "SELECT count(*), min(nullif(day, 0)), max(nullif(day, 0)) FROM member WHERE term = ?"
_LABEL = """
SELECT text FROM member JOIN form ON form.id = member.form WHERE term = ?
GROUP BY form ORDER BY count(*) DESC, text LIMIT 1"""
_TAG = "SELECT id FROM term WHERE kind = 'tag' AND key = ?"
_BESIDE = """
SELECT DISTINCT t.id FROM term own JOIN member m ON m.term = own.id JOIN member o ON o.article = m.article
JOIN term t ON t.id = o.term AND t.kind = 'tag' WHERE own.kind = 'tag' AND own.key = ?"""
