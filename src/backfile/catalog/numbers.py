"""Gives terms and their written forms their numbers, each when it is first met."""

from __future__ import annotations

import sqlite3

from backfile.catalog.entries import TermUse


class Numbers:
    """The numbers that one build has looked up."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._terms: dict[tuple[str, str], int] = {}
        self._forms: dict[str, int] = {}
        self.rekinded: dict[int, str] = {}
        """Numbers and keys of terms that are of another kind than before."""

    def term(self, use: TermUse) -> int:
        """The number of the term."""
        key = (use.kind, use.key)
        found = self._terms.get(key)
        if found is None:
            row = self._db.execute(
                "SELECT id, term_kind FROM term WHERE kind = ? AND key = ?", key
            ).fetchone()
            if row is not None and row[1] != use.term_kind:
                self._db.execute("UPDATE term SET term_kind = ? WHERE id = ?", (use.term_kind, row[0]))
                self.rekinded[row[0]] = use.key
            if row is None:
                cursor = self._db.execute(
                    "INSERT INTO term (kind, key, slug, term_kind) VALUES (?, ?, ?, ?)",
                    (*key, use.slug, use.term_kind),
                )
                row = (cursor.lastrowid or 0, use.term_kind)
            found = self._terms[key] = row[0]
        return found

    def form(self, text: str) -> int:
        """The number of a written form."""
        found = self._forms.get(text)
        if found is None:
            row = self._db.execute("SELECT id FROM form WHERE text = ?", (text,)).fetchone()
            if row is None:
                row = (self._db.execute("INSERT INTO form (text) VALUES (?)", (text,)).lastrowid or 0,)
            found = self._forms[text] = row[0]
        return found
