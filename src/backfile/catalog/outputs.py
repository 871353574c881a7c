"""What stands in the output folder, what each file was made from, and what still has to be made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from backfile.errors import PublishError

EVERYTHING = "*"
"""The unit that stands for all units."""


class Output(NamedTuple):
    """One file of the archive."""

    address: str
    unit: str
    job: bytes
    """Fingerprint of the job that made it."""
    sha256: bytes
    size: int


class Standing(NamedTuple):
    """One file of the archive with the numbers of the builds that saw to it."""

    output: Output
    seen: int
    """The last build that made it or found that it may stay."""
    made: int
    written: int
    """The last build that made its bytes others than before."""


def standing(db: sqlite3.Connection, address: str) -> Standing | None:
    """What is known of one file; None when no build made it."""
    row = db.execute(
        "SELECT address, unit, job, sha256, size, build, made, written FROM output WHERE address = ?",
        (address,),
    ).fetchone()
    return None if row is None else Standing(Output(*row[:5]), *row[5:])


def waits(db: sqlite3.Connection, unit: str) -> bool:
    """Whether a build that was broken off left the unit to be looked at."""
    return db.execute("SELECT 1 FROM dirty WHERE unit IN (?, ?)", (unit, EVERYTHING)).fetchone() is not None


def dirty_units(db: sqlite3.Connection) -> dict[str, int]:
    """Units to be planned, articles first, with the day number that `mark_since` says; 0 for all of a unit.

    `EVERYTHING` alone when all are.
    """
    units = dict(db.execute("SELECT unit, since FROM dirty ORDER BY unit"))
    return {EVERYTHING: 0} if EVERYTHING in units else units


def mark(db: sqlite3.Connection, units: Iterable[str]) -> None:
    """Have these units planned."""
    mark_since(db, ((unit, 0) for unit in units))


def mark_since(db: sqlite3.Connection, units: Iterable[tuple[str, int]]) -> None:
    """Have these units planned, but for the pages of a listing that end before a day number."""
    db.executemany(
        "INSERT INTO dirty VALUES (?, ?) ON CONFLICT DO UPDATE SET since = min(since, excluded.since)", units
    )


def clear_dirty(db: sqlite3.Connection) -> None:
    """All units are published."""
    db.execute("DELETE FROM dirty")


def forget_all(db: sqlite3.Connection) -> None:
    """Nothing is known of the output folder."""
    db.execute("DELETE FROM output")


def fingerprint(db: sqlite3.Connection, address: str) -> bytes | None:
    """Of the job that made the file; None when there is none."""
    row = db.execute("SELECT job FROM output WHERE address = ?", (address,)).fetchone()
    return None if row is None else bytes(row[0])


def record(db: sqlite3.Connection, outputs: Iterable[Output], build: int) -> None:
    """Note files as made by this build.

    Raises PublishError when two units make one file: whichever came last would be all that is left of both.
    """
    rows = [(*output, build, build, build) for output in outputs]
    if db.executemany(_RECORD, rows).rowcount < len(rows):
        units = {address: db.execute(_UNIT, (address,)).fetchone()[0] for address, *_ in rows}
        address = next(address for address, unit, *_ in rows if units[address] != unit)
        raise PublishError(
            f"two parts of the archive make the same file, {address}",
            hint="This is a fault of backfile: please report it with permalinks.tsv.",
        )


def keep(db: sqlite3.Connection, unit: str, job: bytes, build: int) -> int:
    """Note all files of a skipped job as still wanted; how many there are."""
    cursor = db.execute("UPDATE output SET build = ? WHERE unit = ? AND job = ?", (build, unit, job))
    return cursor.rowcount


def keep_at(db: sqlite3.Connection, addresses: Iterable[str], build: int) -> None:
    """Note files as still wanted that nobody has looked at."""
    db.executemany("UPDATE output SET build = ? WHERE address = ?", ((build, each) for each in addresses))


def count_of(db: sqlite3.Connection, unit: str) -> int:
    """How many files of a unit stand."""
    return int(db.execute("SELECT count(*) FROM output WHERE unit = ?", (unit,)).fetchone()[0])


def made_by(db: sqlite3.Connection, unit: str, job: bytes) -> int:
    """How many files that stand a job has made."""
    query = "SELECT count(*) FROM output WHERE unit = ? AND job = ?"
    return int(db.execute(query, (unit, job)).fetchone()[0])


def hand_over(db: sqlite3.Connection, addresses: Iterable[str], job: bytes, build: int) -> None:
    """Note files as still wanted, of which it is known that another job than theirs makes the same."""
    rows = ((job, build, address) for address in addresses)
    db.executemany("UPDATE output SET job = ?, build = ? WHERE address = ?", rows)


def addresses(db: sqlite3.Connection) -> Iterator[str]:
    """All files of the archive."""
    return (address for (address,) in db.execute("SELECT address FROM output"))


def unwanted(db: sqlite3.Connection, units: Iterable[str] | None, build: int, *, but: str = "") -> list[str]:
    """Files of the given units (None: of all but one) that this build neither made nor kept."""
    if units is None:
        rows = db.execute(
            "SELECT address FROM output WHERE build != ? AND unit != ? ORDER BY address", (build, but)
        )
        return [address for (address,) in rows]
    found: list[str] = []
    for unit in units:
        rows = db.execute("SELECT address FROM output WHERE unit = ? AND build != ?", (unit, build))
        found.extend(address for (address,) in rows)
    return sorted(found)


def drop(db: sqlite3.Connection, addresses: Iterable[str]) -> None:
    """Note files as removed."""
    db.executemany("DELETE FROM output WHERE address = ?", ((address,) for address in addresses))


def digests(db: sqlite3.Connection, top: str) -> Iterator[tuple[str, bytes]]:
    """(address, sha256) of the files in one top folder (empty: the root itself), in order of address."""
    if top:
        rows = db.execute(
            "SELECT address, sha256 FROM output WHERE address >= ? AND address < ? ORDER BY address",
            (f"{top}/", f"{top}0"),
        )
    else:
        rows = db.execute(_AT_THE_TOP)
    return ((address, bytes(digest)) for address, digest in rows)


def total(db: sqlite3.Connection) -> int:
    """How many files the archive has."""
    return int(db.execute("SELECT count(*) FROM output").fetchone()[0])


_UNIT = "SELECT unit FROM output WHERE address = ?"
_AT_THE_TOP = """
WITH RECURSIVE found (address) AS (
  SELECT min(address) FROM output
  UNION ALL
  SELECT (
    SELECT min(o.address) FROM output o WHERE o.address >= CASE instr(f.address, '/')
      WHEN 0 THEN f.address || ' ' ELSE substr(f.address, 1, instr(f.address, '/') - 1) || '0' END
  ) FROM found f WHERE f.address IS NOT NULL
)
SELECT address, sha256 FROM found JOIN output USING (address) WHERE instr(address, '/') = 0
ORDER BY address"""
"""From a file at the top to what comes next, from a file in a folder to what comes behind the folder.

No address holds anything before a space, and 0 comes behind the slash.
"""
_RECORD = """
INSERT INTO output VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET
unit = excluded.unit, job = excluded.job, sha256 = excluded.sha256, size = excluded.size,
build = excluded.build, made = excluded.made,
written = CASE WHEN sha256 = excluded.sha256 THEN written ELSE excluded.written END
WHERE build != excluded.build OR unit = excluded.unit"""
