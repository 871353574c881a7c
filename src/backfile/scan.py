"""Finds the source files of an archive, folder by folder, in one order on every machine."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from backfile import aside, stamps
from backfile.defaults import Defaults, merge, parse_defaults
from backfile.errors import Problem, SettingsError
from backfile.fields import MOST_FAULTS
from backfile.strangers import (
    SIDECAR_SUFFIX,
    SOURCE_SUFFIXES,
    is_apple_double,
    passed_over,
    remark,
    spelt,
    strangers,
    suffix_of,
)

ARTICLES = "articles"
DEFAULTS_FILE = "_defaults.yaml"
MANY = 64
"""Folders from which on two processes look through them; with fewer it takes longer to begin the other."""
_DEFAULTS_MISNAMED = "_defaults.yml"


class SourceFile(NamedTuple):
    """A source as the file system shows it; `stamp` changes when it, its sidecar or its defaults may have.

    A tuple, for one is made of every file in every build.
    """

    name: str
    stamp: str
    sidecar: str | None = None
    problem: Problem | None = None
    """Set when the file cannot be a source: not a regular file, a link that leaves the archive."""


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of sources, its files in the order of their names."""

    path: str
    """POSIX path below the archive's root, `articles/1931`."""
    defaults: Defaults
    digest: bytes
    """Changes when any file, sidecar or default of this folder may have changed."""
    files: list[SourceFile]
    problems: list[Problem] = field(default_factory=list)
    """What is here and is no source, where a person would expect it to be one."""


UNREADABLE = "unreadable"
"""The code of the problem of a file that cannot be read, or whose sidecar cannot."""
UNREADABLE_FOLDER = "unreadable-folder"
"""The code of the problem of a folder that cannot be listed."""


def articles_folder(root: Path) -> Path:
    """ROOT/articles. Raises SettingsError when there is none: then this is no archive."""
    folder = root / ARTICLES
    if not folder.is_dir():
        raise SettingsError(
            "there is no folder named articles here",
            path=str(root),
            hint="Run backfile init to begin an archive, or name the archive's folder.",
        )
    return folder


def scan(
    root: Path, marks: Mapping[str, str] | None = None, known: Mapping[str, bytes] | None = None
) -> Iterator[Folder]:
    """All folders below ROOT/articles that hold sources, parents before children, sorted by name.

    `marks` are what else the reading of single sources depends on, by path; they become part of the stamps.
    `known` are digests of folders: one that has its digest still may come without its files.

    Raises SettingsError when there is no articles folder, or when a _defaults.yaml cannot be used: in the end
    with all others like it, and no folder comes after the first of them.
    """
    walk, known = _Walk(root, os.path.realpath(articles_folder(root)), marks or {}), known or {}
    top, children = walk.folder(ARTICLES, Defaults())
    if walk.holds_sources(top):
        yield top
    if len(known) < MANY or not aside.is_possible():
        for child in children:
            yield from walk.below(child, top.defaults)
    else:
        yield from _in_halves(walk, children, top.defaults, known)
    refuse(walk.faults)


class _Walk:
    """A walk through an archive's folders. `faults` are of defaults that cannot be used."""

    def __init__(self, root: Path, boundary: str, marks: Mapping[str, str]) -> None:
        self._root = root
        self._boundary = boundary
        self._marks = marks
        self.faults: list[SettingsError] = []

    def holds_sources(self, folder: Folder) -> bool:
        """Whether there is anything to read in a folder; there is not once there are faults."""
        return bool(folder.files or folder.problems) and not self.faults

    def below(self, child: str, inherited: Defaults) -> Iterator[Folder]:
        """A folder and all that lie in it, parents before children, where they hold sources."""
        waiting = [(child, inherited)]
        while waiting:
            folder, children = self.folder(*waiting.pop())
            if self.holds_sources(folder):
                yield folder
            waiting.extend((each, folder.defaults) for each in reversed(children))

    def folder(self, path: str, inherited: Defaults) -> tuple[Folder, list[str]]:
        """A folder, and the paths of those in it."""
        try:
            with os.scandir(self._root / path) as found:
                entries = sorted(found, key=attrgetter("name"))
        except OSError as error:
            what = f"the folder cannot be read: {error.strerror}"
            problem = remark(path, UNREADABLE_FOLDER, what, "Check its permissions.")
            return Folder(path, inherited, b"", [], [problem]), []
        names = {entry.name for entry in entries}
        defaults = inherited
        try:
            defaults = _defaults(self._root, path, inherited, names, self._boundary)
        except SettingsError as error:
            self.faults.append(error)
        mark = blake2b(repr(defaults).encode(), digest_size=6).hexdigest()
        sidecars = {entry.name: entry for entry in entries if entry.name.endswith(SIDECAR_SUFFIX)}
        files: list[SourceFile] = []
        problems: list[Problem] = []
        children: list[str] = []
        for entry in entries:
            suffix = suffix_of(entry.name)
            if entry.name.startswith((".", "_")) and suffix not in SOURCE_SUFFIXES:
                if entry.name.startswith("_") and entry.is_dir():
                    problems.append(passed_over(path, entry.name))
                continue
            if entry.name.startswith("._") and is_apple_double(entry):
                continue
            if entry.is_dir(follow_symlinks=False):
                if _is_text(entry.name):
                    children.append(f"{path}/{entry.name}")
                else:
                    problems.append(_unreadable_name(path, entry.name))
            elif suffix in SOURCE_SUFFIXES:
                own = f"{mark}{self._marks.get(f'{path}/{entry.name}', '')}" if self._marks else mark
                files.append(_source(path, entry, sidecars, self._boundary, own))
            else:
                problems.extend(strangers(path, entry, names))
        return Folder(path, defaults, listing_digest(mark, files, problems), files, problems), children


def _in_halves(
    walk: _Walk, children: list[str], inherited: Defaults, known: Mapping[str, bytes]
) -> Iterator[Folder]:
    """What lies below the children, half of which another process looks through in the meantime."""
    half = len(children) // 2
    digests = (_digests(walk, child, inherited, known) for child in children[half:])
    with aside.lines_made_aside(digests) as lines:
        for child in children[:half]:
            yield from walk.below(child, inherited)
        for child in children[half:]:
            unchanged = msgspec.json.decode(next(lines, b"null"))
            if unchanged is None:
                yield from walk.below(child, inherited)
            else:
                yield from (Folder(path, inherited, bytes.fromhex(own), []) for path, own in unchanged)


def _digests(walk: _Walk, child: str, inherited: Defaults, known: Mapping[str, bytes]) -> bytes:
    """(path, digest) of a child's folders in JSON; null when one is not what is known of it."""
    found = [(folder.path, folder.digest) for folder in walk.below(child, inherited)]
    if walk.faults or any(known.get(path) != digest for path, digest in found):
        return b"null"
    return msgspec.json.encode([(path, digest.hex()) for path, digest in found])


def refuse(faults: list[SettingsError]) -> None:
    """Raise SettingsError for defaults that cannot be used, if there are any: the first with the others."""
    if faults:
        first, *others = faults
        rest = len(others) - MOST_FAULTS
        if rest > 0:
            more = SettingsError(f"{rest:,} more files like this one", path=others[MOST_FAULTS].path)
            others[MOST_FAULTS:] = [more]
        raise SettingsError(
            first.message, path=first.path, line=first.line, hint=first.hint, others=(*first.others, *others)
        )


def listing_digest(mark: str, files: list[SourceFile], problems: list[Problem]) -> bytes:
    """What changes when any of them does, or the mark."""
    parts = [mark]
    parts += [f"{file.name}\0{file.stamp}\0" for file in files]
    parts += [f"{problem.path}\0{problem.code}\0" for problem in problems]
    return blake2b("".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _defaults(root: Path, path: str, inherited: Defaults, names: set[str], boundary: str) -> Defaults:
    if DEFAULTS_FILE not in names:
        if _DEFAULTS_MISNAMED in names:
            raise SettingsError(
                "is not read", path=f"{path}/{_DEFAULTS_MISNAMED}", hint=f"Rename it {DEFAULTS_FILE}."
            )
        return inherited
    own = f"{path}/{DEFAULTS_FILE}"
    try:
        if not (root / own).is_file() or not _inside(str(root / own), boundary):
            raise SettingsError(
                "is no regular file below articles/", path=own, hint="Put the file itself here."
            )
        text = (root / own).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", path=own, hint="Save it as UTF-8.") from None
    return merge(inherited, parse_defaults(text, own))


def _source(
    path: str, entry: os.DirEntry[str], sidecars: dict[str, os.DirEntry[str]], boundary: str, mark: str
) -> SourceFile:
    if not _is_text(entry.name):
        return SourceFile(spelt(entry.name), "name", None, _unreadable_name(path, entry.name))
    try:
        status = entry.stat()
        if entry.is_symlink() or not stat.S_ISREG(status.st_mode):
            problem = _no_plain_file(f"{path}/{entry.name}", entry, status, boundary)
            if problem is not None:
                return SourceFile(entry.name, problem.code, None, problem)
        stamp = f"{mark}:{stamps.of_status(status)}"
        if not sidecars:
            return SourceFile(entry.name, stamp)
        sidecar = sidecars.get(entry.name.rpartition(".")[0] + SIDECAR_SUFFIX)
        if sidecar is None:
            return SourceFile(entry.name, stamp)
        status = sidecar.stat()
        problem = _no_plain_file(f"{path}/{sidecar.name}", sidecar, status, boundary)
        if problem is not None:
            return SourceFile(entry.name, f"{stamp}:{problem.code}", None, problem)
        return SourceFile(entry.name, f"{stamp}:{stamps.of_status(status)}", sidecar.name)
    except OSError as error:
        own = f"{path}/{entry.name}"
        if entry.is_symlink() and error.errno in (errno.ENOENT, errno.ELOOP):
            problem = remark(own, UNREADABLE, "this link leads to nothing", "Put the file itself here.")
        else:
            why = f"cannot be read: {error.strerror}"
            problem = remark(own, UNREADABLE, why, "Check its permissions.")
        return SourceFile(entry.name, "unreadable", None, problem)


def _no_plain_file(
    own: str, entry: os.DirEntry[str], status: os.stat_result, boundary: str
) -> Problem | None:
    """Why an entry must not be opened: it would show what lies elsewhere, or never end."""
    if entry.is_symlink() and not _inside(entry.path, boundary):
        what = "this link leads out of the articles folder"
        return remark(own, "link-outside", what, "Put the file itself here.")
    if not stat.S_ISREG(status.st_mode):
        return remark(own, "not-a-file", "this is no regular file", "Put the text file itself here.")
    return None


def _is_text(name: str) -> bool:
    """Whether a name is Unicode: others can be neither stored nor named in the ledger."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unreadable_name(path: str, name: str) -> Problem:
    return remark(
        f"{path}/{spelt(name)}",
        "unreadable-name",
        "the name holds bytes that are not UTF-8, so that nothing can refer to it",
        "Rename it.",
    )


def _inside(path: str, boundary: str) -> bool:
    return os.path.realpath(path).startswith(boundary + os.sep)
