"""Writing one file of the idle tree, from whichever process rendered it."""

from __future__ import annotations

import errno
import os
import re
import stat
from dataclasses import dataclass, field

from msgspec import Struct

from backfile.errors import PublishError
from backfile.publish.disk import Disk

_TIME_STEP = 2_000_000_000  # nanoseconds: FAT keeps times to two seconds
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\]|(?:^|/)\.{0,2}(?:/|$)")
_DISK = Disk()


class Written(Struct, frozen=True):
    """One file of the archive after writing; `changed` is False when it was there already, byte for byte."""

    address: str
    changed: bool
    held: bytes | None = None
    """What is to be written only when all else is, where the place has it so."""


def check_address(address: str) -> str:
    """The address itself. Raises PublishError unless it names a file below the output folder."""
    if not address or _UNFIT.search(address) is not None:
        raise PublishError(f"{address!r} is not an address inside the output folder")
    return address


class Writer:
    """Writes files below one tree; it looks at each folder once, however many files go into it.

    `root` and `base` are the publication's. Where `base` is given, a file below it that holds the same bytes
    is shared instead of written.
    """

    def __init__(self, root: str, base: str = "", disk: Disk = _DISK) -> None:
        self._root, self._base, self._disk = root, base, disk
        self._made: set[str] = {""}
        self._clear: dict[str, bool] = {"": True}
        """Folders of the base, and whether they are there and no symbolic link leads to them."""

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        """Every file is there when `write` returns."""

    def write(self, address: str, data: bytes, mtime_ns: int | None) -> Written:
        """Make one file hold `data`; a file that does already is left as it is.

        Never writes into an existing file, which may be shared with the live tree, and never follows a
        symbolic link. Raises PublishError for an address that leads out of the tree, OSError as the disk
        does.
        """
        path = f"{self._root}/{check_address(address)}"
        folder = address.rpartition("/")[0]
        self._make(folder)
        if self._base and self._is_clear(folder):
            known = f"{self._base}/{address}"
            if _holds(known, data, mtime_ns, self._disk):
                _discard(path, self._disk)
                self._disk.share(known, path)
                return Written(address, changed=False)
        try:
            self._disk.create(path, data, mtime_ns)
        except FileExistsError:
            if _holds(path, data, mtime_ns, self._disk):
                return Written(address, changed=False)
            _discard(path, self._disk)
            self._disk.create(path, data, mtime_ns)
        return Written(address, changed=True)

    def _make(self, folder: str) -> None:
        if folder not in self._made:
            self._make(folder.rpartition("/")[0])
            _make_folder(f"{self._root}/{folder}", self._disk)
            self._made.add(folder)

    def _is_clear(self, folder: str) -> bool:
        known = self._clear.get(folder)
        if known is None:
            above = self._is_clear(folder.rpartition("/")[0])
            known = self._clear[folder] = above and _is_folder(f"{self._base}/{folder}")
        return known


@dataclass(frozen=True, slots=True)
class Tree:
    """Where workers write a publication's files: see `Writer`."""

    root: str
    base: str = ""
    disk: Disk = field(default_factory=Disk)

    def writer(self) -> Writer:
        """A writer of this tree."""
        return Writer(self.root, self.base, self.disk)


def write_file(
    root: str, address: str, data: bytes, *, mtime_ns: int | None, base: str = "", disk: Disk = _DISK
) -> Written:
    """Write one file, as `Writer.write` does."""
    return Writer(root, base, disk).write(address, data, mtime_ns)


def make_parents(root: str, address: str, disk: Disk) -> None:
    """Make the folders of `address` below `root`, where they are missing.

    A symbolic link or a file where a folder belongs gives way. `root` itself must exist: the tree of a build
    that was killed is renamed, so that a worker which outlived it finds nothing to write to.
    """
    if clear_parents(root, address):
        return
    path = root
    os.stat(root)  # noqa: PTH116 - Path objects cost a fifth of the write
    for part in address.split("/")[:-1]:
        path = f"{path}/{part}"
        _make_folder(path, disk)


def _make_folder(path: str, disk: Disk) -> None:
    try:
        disk.mkdir(path)
    except FileExistsError:
        if not _is_folder(path):
            disk.unlink(path)
            disk.mkdir(path)


def clear_parents(root: str, address: str) -> bool:
    """Whether every folder of `address` below `root` is there, and none is a symbolic link."""
    end = address.find("/")
    while end >= 0:
        if not _is_folder(f"{root}/{address[:end]}"):
            return False
        end = address.find("/", end + 1)
    return True


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _holds(path: str, data: bytes, mtime_ns: int | None, disk: Disk) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
        return False
    if mtime_ns is not None and abs(found.st_mtime_ns - mtime_ns) >= _TIME_STEP:
        return False
    return disk.read(path) == data


def _discard(path: str, disk: Disk) -> None:
    try:
        disk.unlink(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno in (errno.EISDIR, errno.EPERM) and os.path.isdir(path):  # noqa: PTH112 - as above
            raise PublishError(f"a folder is in the way of a file: {path}") from None
        raise
