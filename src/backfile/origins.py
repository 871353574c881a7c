"""Where sources are read: in the archive's folder, or, when site.yaml says so, in an object store."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from backfile import stamps
from backfile.config import Site
from backfile.defaults import Defaults, merge, parse_defaults
from backfile.errors import Problem, PublishError, SettingsError
from backfile.scan import (
    ARTICLES,
    DEFAULTS_FILE,
    UNREADABLE,
    Folder,
    SourceFile,
    listing_digest,
    refuse,
    scan,
)
from backfile.stores import Listed, Store, store_at
from backfile.strangers import SIDECAR_SUFFIX, SOURCE_SUFFIXES, not_read, passed_over, suffix_of

MAX_BYTES = 64_000_000
"""Above this a source is no article; reading it would only fill the memory."""
READ_AHEAD = 2_000_000
"""Bytes of files read before the first is looked at: that saves a twentieth of an article's loading."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An archive's sources, as a plain value that is fit to be sent to workers."""

    root: str
    """The archive's folder. Paths are relative to it."""
    articles: Store | None = None
    """Takes the place of ROOT/articles; a source's path is articles/NAME all the same."""

    def folders(self, marks: Mapping[str, str], known: Mapping[str, bytes] | None = None) -> Iterator[Folder]:
        """As `backfile.scan.scan` says. Raises PublishError where a store does not answer."""
        if self.articles is None:
            return scan(Path(self.root), marks, known)
        return _scan_store(self.articles, marks)

    def reader(self, paths: Sequence[str]) -> Callable[[str], bytes]:
        """Reads the files at these paths; they are asked for here, all at once.

        Of files on a disk only so many as are small are held. The function raises OSError for a file that
        cannot be read.
        """
        if self.articles is None:
            return self._read_ahead(paths)
        found = self.articles.read_all([_name(path) for path in dict.fromkeys(paths)])

        def read(path: str) -> bytes:
            data = found[_name(path)]
            if isinstance(data, FileNotFoundError):
                raise FileNotFoundError(errno.ENOENT, "there is no such object", path)
            if isinstance(data, Exception):
                raise PublishError(f"cannot be read from the object store: {data}", path=path)
            return data

        return read

    @property
    def pictures(self) -> Path:
        """The folder that pictures are looked for in; those in a store are not shown."""
        return Path(self.root) if self.articles is None else Path(self.root, ".backfile", "none")

    def stamp_of_picture(self, path: str) -> str:
        """What changes when the picture at this path may have; empty where there is none."""
        return stamps.of_file(f"{self.pictures}/{path}")

    def _read_ahead(self, paths: Sequence[str]) -> Callable[[str], bytes]:
        held: dict[str, bytes] = {}
        size = 0
        for path in paths:
            if size > READ_AHEAD:
                break
            # What cannot be read is told when it is asked for.
            with suppress(OSError):
                held[path] = self._read(path)
                size += len(held[path])

        def read(path: str) -> bytes:
            data = held.pop(path, None)
            return self._read(path) if data is None else data

        return read

    def _read(self, path: str) -> bytes:
        with open(f"{self.root}/{path}", "rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size > MAX_BYTES:
                raise OSError(0, _TOO_LARGE)
            return file.readall()


def origin_of(root: Path, site: Site) -> Origin:
    """Where an archive's settings say. Raises SettingsError for an address that cannot be used."""
    return Origin(str(root), None if site.articles is None else store_at(site.articles))


def _name(path: str) -> str:
    return path.removeprefix(f"{ARTICLES}/")


def _scan_store(store: Store, marks: Mapping[str, str]) -> Iterator[Folder]:
    """As a folder is scanned, one listing a folder."""
    waiting = [("", Defaults())]
    faults: list[SettingsError] = []
    while waiting:
        below, inherited = waiting.pop()
        files, children = store.entries(below)
        if not below and not files and not children:
            raise SettingsError(
                "there is nothing at this address", path=store.address, hint="Correct articles in site.yaml."
            )
        hidden = [name for child in children if (name := _own_name(child)).startswith("_")]
        folder = _folder(store, below, inherited, files, hidden, marks, faults)
        if (folder.files or folder.problems) and not faults:
            yield folder
        waiting += [(child, folder.defaults) for child in reversed(children) if _is_plain(child)]
    refuse(faults)


def _folder(
    store: Store,
    below: str,
    inherited: Defaults,
    files: list[Listed],
    hidden: list[str],
    marks: Mapping[str, str],
    faults: list[SettingsError],
) -> Folder:
    """One folder. Of defaults that cannot be used the fault is added to `faults`."""
    path = f"{ARTICLES}/{below}".rstrip("/")
    known = {file.name.rpartition("/")[2]: file for file in files}
    defaults = inherited
    if DEFAULTS_FILE in known:
        own = f"{path}/{DEFAULTS_FILE}"
        try:
            text = (store.read(known[DEFAULTS_FILE].name) or b"").decode("utf-8-sig")
            defaults = merge(inherited, parse_defaults(text, own))
        except UnicodeDecodeError as error:
            faults.append(SettingsError(f"cannot be read: {error}", path=own, hint="Save it as UTF-8."))
        except SettingsError as error:
            faults.append(error)
    mark = blake2b(repr(defaults).encode(), digest_size=6).hexdigest()
    sources: list[SourceFile] = []
    problems = [passed_over(path, name) for name in hidden]
    for name in sorted(known):
        if suffix_of(name) in SOURCE_SUFFIXES:
            own = f"{mark}{marks.get(f'{path}/{name}', '')}"
            sources.append(_source(path, name, known, own))
        elif not name.startswith((".", "_")):
            problems += not_read(path, name, known.keys())
    return Folder(path, defaults, listing_digest(mark, sources, problems), sources, problems)


def _source(path: str, name: str, known: Mapping[str, Listed], mark: str) -> SourceFile:
    file = known[name]
    stamp = f"{mark}:{file.size}:{file.stamp}"
    if file.size > MAX_BYTES:
        problem = Problem(path=f"{path}/{name}", code=UNREADABLE, message=f"cannot be read: {_TOO_LARGE}")
        return SourceFile(name, stamp, None, problem)
    sidecar = known.get(name.rpartition(".")[0] + SIDECAR_SUFFIX)
    if sidecar is None:
        return SourceFile(name, stamp)
    return SourceFile(name, f"{stamp}:{sidecar.size}:{sidecar.stamp}", sidecar.name.rpartition("/")[2])


def _is_plain(folder: str) -> bool:
    """Whether a folder's name could be one on a disk; stores know no such limits."""
    name = _own_name(folder)
    return bool(name) and not name.startswith((".", "_"))


def _own_name(folder: str) -> str:
    return folder.rstrip("/").rpartition("/")[2]


_TOO_LARGE = f"larger than {MAX_BYTES // 1_000_000} MB"
