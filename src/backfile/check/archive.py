"""The archive under examination, and how one address in it is judged."""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import BufferedReader

from backfile.check.addresses import Target, target
from backfile.check.findings import Finding, Tally
from backfile.check.places import Places

LARGEST = 64_000_000
"""Bytes of the largest file that is read whole."""


class TooLargeError(OSError):
    """The file is larger than LARGEST."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What every reader of the archive's files needs to know. Crosses process borders."""

    root: str
    base_url: str | None = None
    case_sensitive: bool = True
    forbidden: tuple[str, ...] = ()
    """Texts that must not be anywhere in the archive."""

    def places(self) -> Places:
        """A fresh set of answers about the archive's files."""
        return Places(self.root, case_sensitive=self.case_sensitive)

    def read(self, path: str) -> bytes:
        """A file's content. Raises OSError (TooLargeError beyond LARGEST), also for links."""
        with opened(self.root, path) as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise TooLargeError(f"larger than {LARGEST // 1_000_000} MB")
        return data


def opened(root: str, path: str) -> BufferedReader:
    """A plain file to read. Raises OSError for links; a pipe opens without waiting, and reads as empty."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    return open(os.open(f"{root}/{path}", flags), "rb")


class Judge:
    """Judges the addresses of one batch of files, and counts the findings."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.places = archive.places()
        self.tally = Tally()
        self._targets: dict[tuple[str, str], Target] = {}

    def say(self, kind: str, path: str, message: str, line: int = 0, *, about: str = "") -> None:
        """Add a finding."""
        self.tally.add((Finding(kind, path, line, message, about),))

    def target(self, value: str, origin: str) -> Target:
        """`addresses.target`, worked out once for all pages from which it leads to the same place."""
        to_root = "../" * origin.count("/")
        if to_root and value.startswith(to_root):
            key = ("../", value[len(to_root) :])
        else:
            key = (origin[: origin.rfind("/") + 1], value)
        found = self._targets.get(key)
        if found is None:
            found = target(value, origin, self.archive.base_url)
            if found.path == origin:
                return found  # "#notes" leads to another page from every page
            self._targets[key] = found
        return found

    def exists(self, path: str) -> str | None:
        """Why no file stands at the path, as (kind of finding); None when one does."""
        standing = self.places.standing(path.removesuffix("/"))
        if standing == "file" and not path.endswith("/"):
            return None
        if standing == "folder":
            return "folder-link"
        return "broken-link" if self.places.spelt(path) is None else "wrong-case"

    def absolute(self, kind: str, value: str, origin: str, what: str, line: int = 0) -> None:
        """An address that a standard wants absolute: it must lead to a file of this archive.

        `kind` is the finding for one that leads elsewhere. Without a known base_url nothing can be said of an
        absolute address; a relative one is judged as it stands.
        """
        found = self.target(value, origin)
        if found.how == "foreign" and self.archive.base_url is None:
            return
        if found.how not in ("own", "relative"):
            self.say(kind, origin, f"{what} {value} is not an address of this archive", line)
            return
        problem = self.exists(found.path)
        if problem is not None:
            self.say_missing(problem, origin, f"{what} {value}", found.path, line)

    def say_missing(self, problem: str, origin: str, what: str, path: str, line: int = 0) -> None:
        """Add the finding that `exists` gave for a path: `what` on the page `origin` leads there."""
        self.say(problem, origin, f"{what} {self.leads(problem, path)}", line, about=path)

    def leads(self, problem: str, path: str) -> str:
        """What is wrong with an address that leads to the path, as the end of a sentence."""
        match problem:
            case "folder-link":
                return f"leads to the folder {path or '.'}"
            case "wrong-case":
                return f"leads to {path}, but the file is called {self.places.spelt(path)}"
            case _:
                return f"leads to {path}, which does not exist"
