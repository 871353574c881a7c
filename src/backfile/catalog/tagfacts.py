"""What the vocabulary says of tags beside how they are found: wider tags, descriptions, other names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from backfile.slugs import term_slug
from backfile.tagging import Vocabulary, with_starter
from backfile.tagging.folding import fold_key


@dataclass(frozen=True, slots=True)
class TagFacts:
    """One tag's entry, as its page shows it."""

    parent: str = ""
    """Key of the wider tag."""
    description: str = ""
    identifiers: tuple[str, ...] = ()


def renew(db: sqlite3.Connection, vocabulary: Vocabulary) -> set[str]:
    """Write down what the vocabulary says; the keys of the tags whose pages may show it."""
    before = {key: (parent, facts) for key, parent, facts in db.execute("SELECT * FROM tag_facts")}
    now = dict(_facts(vocabulary))
    names = dict(_other_names(vocabulary))
    touched = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
    parents = {row[0] for key in touched for row in (before.get(key), now.get(key)) if row is not None}
    if touched:
        db.execute("DELETE FROM tag_facts")
        db.executemany("INSERT INTO tag_facts VALUES (?, ?, ?)", ((key, *now[key]) for key in sorted(now)))
    if dict(db.execute("SELECT slug, term FROM tag_name")) != names:
        db.execute("DELETE FROM tag_name")
        db.executemany("INSERT INTO tag_name VALUES (?, ?)", sorted(names.items()))
        touched.update(names.values())
    return (touched | parents) - {""}


def facts(db: sqlite3.Connection, key: str) -> TagFacts:
    """What is said of one tag."""
    row = db.execute("SELECT facts FROM tag_facts WHERE term = ?", (key,)).fetchone()
    return TagFacts() if row is None else _DECODE(row[0])


def narrower(db: sqlite3.Connection, key: str) -> list[str]:
    """The keys of the tags below one, whether articles have them or not, in order."""
    return [own for (own,) in db.execute("SELECT term FROM tag_facts WHERE parent = ? ORDER BY term", (key,))]


def other_slugs(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """(slug that a tag had or could have had, its slug) of every tag that articles have, in order.

    Slugs that belong to a tag of their own are left out.
    """
    return iter(
        db.execute(
            "SELECT n.slug, t.slug FROM tag_name n JOIN term t ON t.kind = 'tag' AND t.key = n.term"
            " WHERE NOT EXISTS (SELECT 1 FROM term o WHERE o.kind = 'tag' AND o.slug = n.slug)"
            " ORDER BY n.slug"
        )
    )


def _facts(vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[str, bytes]]]:
    known = with_starter(vocabulary)
    for entry in known.entries:
        above = known.find(entry.parent) if entry.parent else None
        parent = fold_key(above.name if above is not None else entry.parent or "")
        said = TagFacts(parent, entry.description or "", entry.identifiers)
        if said != TagFacts() and entry.merged_into is None:
            yield fold_key(entry.name), (parent, _encode(said))


def _other_names(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The slugs of merged tags and of tags.yaml's other names, each with the key of its tag."""
    for key in vocabulary.names or {}:
        entry = vocabulary.find(key)
        if entry is not None and fold_key(entry.name) != key:
            yield term_slug(key), fold_key(entry.name)


_encode = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(TagFacts).decode
