"""Knows an archive in which nothing has changed since its last build, without all that a build needs.

A build notes a digest of all that it depends on beside the sources, which are compared folder by folder.
While both are the same and the output is the one that was made, a build would change nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from backfile.catalog import book, meta, sources
from backfile.catalog.book import SqlBook
from backfile.config import Site
from backfile.ledger.lines import LEDGER_FILE
from backfile.origins import origin_of
from backfile.settingsfile import VOCABULARY_FILE
from backfile.survey import Survey
from backfile.takedowns import TAKEDOWNS_FILE, by_source, load_takedowns, marks_of
from backfile.theme import theme_folder
from backfile.versions import program_version

_KEY = "standstill"
_READ = (VOCABULARY_FILE, TAKEDOWNS_FILE)
"""Files beside site.yaml that decide what becomes of sources."""


class Note(msgspec.Struct, frozen=True, array_like=True):
    """What a build leaves for the next."""

    circumstances: bytes
    states: dict[str, int]
    """How many sources are in each state."""
    files: int
    """How many files the archive has."""
    flawless: bool
    """No source has a problem that would have to be told again."""


def circumstances(root: Path, site: Site) -> bytes:
    """A digest of all that a build depends on but sources, pictures and ledger."""
    digest = blake2b(program_version(), digest_size=16)
    digest.update(repr(site).encode("utf-8", "backslashreplace"))
    for name, path in _files(root):
        try:
            data = path.read_bytes() if path.is_file() else b""
        except OSError as error:
            data = repr(error).encode("utf-8", "backslashreplace")
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.digest()


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    yield from ((name, root / name) for name in _READ)
    for place, folder in (("theme", theme_folder()), ("own", root)):
        for part in ("templates", "static"):
            # A folder is among them, for it may come and go too.
            for path in sorted((folder / part, *(folder / part).rglob("*"))):
                yield f"{place}/{path.relative_to(folder).as_posix()}", path


def note(db: sqlite3.Connection, found: Note) -> None:
    """Remember a build that came to its end and had nothing to say of settings."""
    meta.put(db, _KEY, msgspec.msgpack.encode(found))


def forget(db: sqlite3.Connection) -> None:
    """A build begins that may change anything."""
    meta.put(db, _KEY, b"")


def known(
    db: sqlite3.Connection, root: Path, site: Site, circumstances: bytes, published: str
) -> Note | None:
    """What the last build noted, if all is as it was then but perhaps sources.

    `published` is the serial of the archive in the output folder.
    """
    noted = meta.get(db, _KEY)
    found = msgspec.msgpack.decode(noted, type=Note) if noted else None
    if (
        found is None
        or found.circumstances != circumstances
        or not published
        or meta.get(db, "published") != published.encode()
        or meta.get(db, "ledger") != book.stamp(root / LEDGER_FILE)
        or sources.changed_pictures(db, origin_of(root, site).stamp_of_picture)
    ):
        return None
    return found


def survey(db: sqlite3.Connection, root: Path, site: Site) -> Survey:
    """A look through the sources where nothing else has changed."""
    takedowns, _ = by_source(load_takedowns(root), SqlBook(db).source_of, site.base_url)
    folders = origin_of(root, site).folders(marks_of(takedowns), sources.folder_digests(db))
    return Survey(db, folders)
