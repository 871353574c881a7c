"""What other pages than its own show of an article: while that stays as it is, they need no look."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import NamedTuple


class Membership(NamedTuple):
    """An article under a term."""

    term: int
    form: int
    """How the term is written there."""
    is_tag: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """Where an article stands in listings, how it looks there, and as what it is counted."""

    day: int
    path: str
    address: str
    language: str
    encoding: str
    noindex: int
    avoid: str
    card: bytes
    lead: bytes | None
    """Its first picture, which feeds show."""


@dataclass(frozen=True, slots=True)
class Face:
    """All that pages of the archive and of other articles tell of one article."""

    shown: Shown
    memberships: frozenset[Membership]

    @property
    def terms(self) -> set[int]:
        """What it stands under."""
        return {each.term for each in self.memberships}


def face(db: sqlite3.Connection, identity: int) -> Face | None:
    """The face of an article as the catalog has it now; None where none is published."""
    row = db.execute(_SHOWN, (identity,)).fetchone()
    if row is None:
        return None
    members = db.execute(_MEMBERSHIPS, (identity,))
    return Face(Shown(*row), frozenset(Membership(term, form, bool(tag)) for term, form, tag in members))


def differing(before: Face, after: Face) -> set[int]:
    """The terms whose pages tell otherwise of an article that looks the same in listings.

    A tag's page also names the tags beside it: when one comes or goes, all of them are concerned.
    """
    changed = before.memberships ^ after.memberships
    found = {each.term for each in changed}
    if any(each.is_tag for each in changed):
        found.update(each.term for each in before.memberships | after.memberships if each.is_tag)
    return found


_SHOWN = """
SELECT day, path, address, language, encoding, noindex, avoid, card,
  (SELECT lead FROM picture WHERE source = a.id AND lead IS NOT NULL)
FROM article a WHERE id = ?"""
_MEMBERSHIPS = """
SELECT m.term, m.form, t.kind = 'tag' FROM member m JOIN term t ON t.id = m.term WHERE m.article = ?"""
