"""Checksum manifests: the files are still those that were published, and there are no others."""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from backfile.check.archive import Judge, opened

_NAME = re.compile(
    r"(?:.*\.sha256|sha256sums?(?:\.txt)?|checksums(?:\.txt)?|manifest-sha256\.txt)", re.IGNORECASE
)
_LONGEST_ROW = 10_000
_ROW = re.compile(r"([0-9a-f]{64}) [ *](.+)")


class Row(NamedTuple):
    """One line of a manifest, as `sha256sum` writes it."""

    manifest: str
    line: int
    digest: str
    path: str


def is_manifest(path: str) -> bool:
    """Whether a file's name says that it holds SHA-256 checksums."""
    return _NAME.fullmatch(path.rpartition("/")[2]) is not None


def rows(judge: Judge, path: str, stream: BinaryIO) -> Iterator[Row]:
    """The rows of a manifest. Names in it are relative to the archive's folder, where sha256sum is run."""
    for number, raw in enumerate(iter(lambda: stream.readline(_LONGEST_ROW), b""), start=1):
        found = _ROW.fullmatch(raw.decode(errors="replace").rstrip("\r\n"))
        if found is None:
            judge.say("checksum", path, "The line is no checksum and name", number)
            continue
        yield Row(path, number, found[1], found[2].removeprefix("./"))


def verify(judge: Judge, listed: Iterable[Row]) -> None:
    """Add a finding for every file that is gone or is no longer what the manifest says."""
    for row in listed:
        if ".." in row.path.split("/") or row.path.startswith("/"):
            judge.say("outside", row.manifest, f"{row.path} is not in the archive", row.line)
            continue
        try:
            with opened(judge.archive.root, row.path) as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            judge.say("checksum", row.path, f"It is listed in {row.manifest} and cannot be read")
            continue
        if digest != row.digest:
            judge.say("checksum", row.path, f"Its content is not what {row.manifest} says")


class Listed:
    """Paths that manifests list, eight bytes each: a million articles have five million files."""

    def __init__(self) -> None:
        self._marks = array("Q")
        self._sorted = True

    def __bool__(self) -> bool:
        return bool(self._marks)

    def add(self, path: str) -> None:
        """Note that a path is listed."""
        self._marks.append(_mark(path))
        self._sorted = False

    def __contains__(self, path: str) -> bool:
        if not self._sorted:
            self._marks = array("Q", sorted(self._marks))
            self._sorted = True
        mark = _mark(path)
        place = bisect_left(self._marks, mark)
        return place < len(self._marks) and self._marks[place] == mark


def _mark(path: str) -> int:
    return int.from_bytes(hashlib.blake2b(path.encode(errors="replace"), digest_size=8).digest())
