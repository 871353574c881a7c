"""Which sources there are, and which of them must be read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

import msgspec

from backfile.errors import Problem
from backfile.scan import Folder

_PROBLEMS = msgspec.msgpack.Decoder(tuple[Problem, ...])
_ENCODER = msgspec.msgpack.Encoder()
NO_PROBLEMS = _ENCODER.encode(())
_STALE = b"?"
"""A digest that no listing has."""
# Written out, for an index holds those for which this is so.
_HAS_PROBLEMS = f"problems != x'{NO_PROBLEMS.hex()}'"
_FOLDERS_WITH_PROBLEMS = f"SELECT problems FROM folder WHERE {_HAS_PROBLEMS} ORDER BY path"
_SET_ASIDE, _DOUBTFUL = (
    f"SELECT problems FROM source WHERE {_HAS_PROBLEMS} AND state {such} ('quarantined', 'kept')"
    " ORDER BY folder, name"
    for such in ("IN", "NOT IN")
)
_BETWEEN = "SELECT name, id FROM source WHERE folder = ? AND name BETWEEN ? AND ?"
WITNESSES = 3
"""Undoubted files that a folder must have before they speak for the others."""
LEAST_SHARE = 0.6
"""The part of them that must agree."""


class _Redacted(msgspec.Struct):
    """What of a record says what is redacted in it."""

    redact: tuple[str, ...] = ()


_REDACTED = msgspec.msgpack.Decoder(_Redacted)
_AS_READ = """
SELECT r.article FROM source s JOIN article a USING (id) JOIN record r USING (id)
WHERE s.folder = ? AND s.name = ? AND (
  EXISTS (SELECT 1 FROM unplaced u WHERE u.path = a.path)
  OR EXISTS (SELECT 1 FROM holder h JOIN holding g USING (key)
    WHERE h.source = a.path AND g.state = 'article' AND g.address = a.address))"""

_RENAMED = """
SELECT d.path, s.problems FROM source s JOIN departed d USING (digest)
WHERE s.state IN ('withheld', 'quarantined') AND s.state != 'published' AND d.digest != x'' AND NOT d.withheld
ORDER BY s.folder, s.name"""


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalog knows of one source."""

    id: int
    stamp: str
    digest: bytes


def is_unchanged(db: sqlite3.Connection, folder: Folder) -> bool:
    """Whether the folder's listing is what it was when it was last taken in."""
    row = db.execute("SELECT digest FROM folder WHERE path = ?", (folder.path,)).fetchone()
    return row is not None and row[0] == folder.digest


def folder_digests(db: sqlite3.Connection) -> dict[str, bytes]:
    """The digests of all folders' listings as they were last taken in."""
    return dict(db.execute("SELECT path, digest FROM folder"))


def known_sources(db: sqlite3.Connection, folder: str) -> dict[str, Known]:
    """The folder's sources by name."""
    rows = db.execute("SELECT name, id, stamp, digest FROM source WHERE folder = ?", (folder,))
    return {name: Known(*rest) for name, *rest in rows}


def has_published(db: sqlite3.Connection, path: str) -> bool:
    """Whether an article stands in the archive that came from this source."""
    query = "SELECT 1 FROM holder h JOIN holding USING (key) WHERE h.source = ? AND state = 'article'"
    return db.execute(query, (path,)).fetchone() is not None


def redacted_as_read(db: sqlite3.Connection, folder: str, name: str) -> tuple[str, ...] | None:
    """The passages that are redacted in a source's article as it was last read.

    None where there is no such article, or where the ledger says that it does not stand at its address.
    """
    row = db.execute(_AS_READ, (folder, name)).fetchone()
    return None if row is None else _REDACTED.decode(row[0]).redact


def keep(db: sqlite3.Connection, folder: str, name: str, problem: Problem) -> None:
    """Have the article of a source stay as it was last read, and the source be read again."""
    db.execute(
        "UPDATE source SET state = 'kept', stamp = '', problems = ? WHERE folder = ? AND name = ?",
        (_ENCODER.encode((problem,)), folder, name),
    )


def has_published_below(db: sqlite3.Connection, folder: str) -> bool:
    """Whether articles stand in the archive that came from this folder or from folders in it."""
    query = """SELECT 1 FROM holder h JOIN holding USING (key)
        WHERE h.source >= ? AND h.source < ? AND state = 'article' LIMIT 1"""
    return db.execute(query, (f"{folder}/", f"{folder}0")).fetchone() is not None


def identities(db: sqlite3.Connection, named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The numbers of those of these sources that are known, by folder and name; others may be among them."""
    names: dict[str, list[str]] = {}
    for folder, name in named:
        names.setdefault(folder, []).append(name)
    return {
        (folder, name): identity
        for folder, some in names.items()
        for name, identity in db.execute(_BETWEEN, (folder, min(some), max(some)))
    }


def new_identities(db: sqlite3.Connection) -> Iterator[int]:
    """The numbers for sources to be added, as the database itself would give them."""
    return count(db.execute("SELECT coalesce(max(id), 0) + 1 FROM source").fetchone()[0])


def record_folder(db: sqlite3.Connection, folder: Folder, *, complete: bool) -> None:
    """Note the listing as taken in; not `complete`: as one to be looked through again."""
    db.execute(
        "INSERT OR REPLACE INTO folder VALUES (?, ?, ?)",
        (folder.path, folder.digest if complete else _STALE, _ENCODER.encode(tuple(folder.problems))),
    )


def vanished_folders(db: sqlite3.Connection, seen: set[str]) -> list[str]:
    """Folders that held sources at the last build and hold none now."""
    known = (path for (path,) in db.execute("SELECT path FROM folder"))
    return sorted(path for path in known if path not in seen)


def forget_folder(db: sqlite3.Connection, path: str) -> None:
    """Drop the folder's listing; its sources are dropped one by one."""
    db.execute("DELETE FROM folder WHERE path = ?", (path,))


def usual_layout(db: sqlite3.Connection, folder: str) -> str:
    """The layout that most undoubted files of the folder share; empty when few do."""
    rows = db.execute(
        "SELECT layout, count(*) FROM source WHERE folder = ? AND NOT layout_doubtful AND layout != ''"
        " GROUP BY layout ORDER BY 2 DESC, 1",
        (folder,),
    ).fetchall()
    total = sum(count for _, count in rows)
    if total < WITNESSES or rows[0][1] < total * LEAST_SHARE:
        return ""
    return str(rows[0][0])


def doubtful(db: sqlite3.Connection, folder: str, hint: str) -> list[str]:
    """Names of files whose layout is in doubt and which were not read with this hint."""
    rows = db.execute(
        "SELECT name FROM source WHERE folder = ? AND layout_doubtful AND layout_hint != ? ORDER BY name",
        (folder, hint),
    )
    return [name for (name,) in rows]


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many sources are in each state; those that are kept are published, too."""
    total = db.execute("SELECT count(*) FROM source").fetchone()[0]
    found: dict[str, int] = {"published": 0, "kept": 0, "withheld": 0, "quarantined": 0}
    rows = db.execute("SELECT state, count(*) FROM source WHERE state != 'published' GROUP BY state")
    found.update(rows)
    found["published"] = total - found["withheld"] - found["quarantined"]
    return found


def problems(db: sqlite3.Connection) -> Iterator[Problem]:
    """All problems, by path: of folders, then of sources set aside or kept, then of doubtful ones."""
    for query in (_FOLDERS_WITH_PROBLEMS, _SET_ASIDE, _DOUBTFUL):
        for (stored,) in db.execute(query):
            yield from _PROBLEMS.decode(stored)


def renamed(db: sqlite3.Connection) -> Iterator[tuple[str, Problem]]:
    """What is wrong with sources that are not published now, but were under the path that comes with it."""
    for path, stored in db.execute(_RENAMED):
        for problem in _PROBLEMS.decode(stored):
            yield path, problem


def quarantined(db: sqlite3.Connection, limit: int) -> list[tuple[str, str]]:
    """(path, reason) of sources that were set aside, in the order of their paths."""
    # The second condition says nothing new, but that the index of these few sources can be used.
    rows = db.execute(
        "SELECT folder, name, problems FROM source WHERE state = 'quarantined' AND state != 'published'"
        " ORDER BY folder, name LIMIT ?",
        (limit,),
    )
    return [
        (f"{folder}/{name}", next((problem.message for problem in _PROBLEMS.decode(stored)), ""))
        for folder, name, stored in rows
    ]


def forget_content(db: sqlite3.Connection) -> None:
    """Have every source read again; their identities and addresses stay."""
    db.execute("UPDATE source SET stamp = '', digest = x''")
    db.execute("UPDATE folder SET digest = ?", (_STALE,))


def look_into_folders_again(db: sqlite3.Connection) -> None:
    """Have the folders looked through whose sources are to be read again.

    They stay known: one that is not there any more takes its sources along.
    """
    db.execute(
        "UPDATE folder SET digest = ? WHERE path IN (SELECT folder FROM source WHERE stamp = '')", (_STALE,)
    )


def note_departures(db: sqlite3.Connection) -> None:
    """Note what the ledger knows as published and no published source is known of: it may be gone.

    A source that is found after all takes its departure back.
    """
    db.execute(
        "INSERT OR IGNORE INTO departed SELECT path, x'', '', '',"
        " path IN (SELECT folder || '/' || name FROM source WHERE state = 'withheld') FROM"
        " (SELECT h.source AS path FROM holder h JOIN holding USING (key) WHERE state = 'article'"
        " EXCEPT SELECT folder || '/' || name FROM source WHERE state IN ('published', 'kept'))"
    )


def changed_pictures(db: sqlite3.Connection, stamp: Callable[[str], str]) -> list[str]:
    """The picture files that sources name and that are not what they were.

    `stamp` says what a file below the archive's root is like now: one look for each picture that is named.
    """
    known = db.execute("SELECT DISTINCT file, stamp FROM picture ORDER BY file").fetchall()
    return [file for file, before in known if stamp(file) != before]


def read_again_where_pictures_changed(db: sqlite3.Connection, stamp: Callable[[str], str]) -> None:
    """Have the sources read again that name a picture which is not what it was; `stamp` as above."""
    changed = changed_pictures(db, stamp)
    if changed:
        db.executemany(
            "UPDATE source SET stamp = '' WHERE id IN (SELECT source FROM picture WHERE file = ?)",
            ((file,) for file in changed),
        )
        look_into_folders_again(db)


def read_again(db: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Have these articles read and placed anew, whatever their files look like."""
    db.executemany(
        "UPDATE source SET stamp = '', digest = x'' WHERE id IN (SELECT id FROM article WHERE path = ?)",
        ((path,) for path in paths),
    )
    look_into_folders_again(db)


def read_again_where_addresses_differ(db: sqlite3.Connection) -> None:
    """Have the articles read and placed anew whose address is not theirs by the ledger, as after a merge."""
    db.execute(
        "UPDATE source SET stamp = '', digest = x'' WHERE id IN (SELECT a.id FROM article a WHERE NOT EXISTS"
        " (SELECT 1 FROM holder h JOIN holding g USING (key)"
        " WHERE h.source = a.path AND g.state = 'article' AND g.address = a.address))"
    )
    look_into_folders_again(db)
