"""Writing one file of the idle tree, from whichever process rendered it."""

from __future__ import annotations

import errno
import os
import re
import stat
from dataclasses import dataclass

from backfile.errors import PublishError
from backfile.publish.disk import Disk

_TIME_STEP = 2_000_000_000  # nanoseconds: FAT keeps times to two seconds
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\]|(?:^|/)\.{0,2}(?:/|$)")
_DISK = Disk()


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the archive after writing; `changed` is False when it was there already, byte for byte."""

    address: str
    changed: bool


def check_address(address: str) -> str:
    """The address itself. Raises PublishError unless it names a file below the output folder."""
    if not address or _UNFIT.search(address) is not None:
        raise PublishError(f"{address!r} is not an address inside the output folder")
    return address


class Writer:
    """Writes files below one tree; for many files it looks at each folder once.

    `root` and `base` are the publication's. Where `base` is given, a file below it that holds the same bytes
    is shared instead of written.
    """

    def __init__(self, root: str, base: str = "", disk: Disk = _DISK) -> None:
        self._root, self._base, self._disk = root, base, disk
        self._folder: str | None = None

    def write(self, address: str, data: bytes, mtime_ns: int | None) -> Written:
        """Make one file hold `data`; a file that does already is left as it is.

        Never writes into an existing file, which may be shared with the live tree, and never follows a
        symbolic link. Raises PublishError for an address that leads out of the tree, OSError as the disk
        does.
        """
        path = f"{self._root}/{check_address(address)}"
        folder = address.rpartition("/")[0]
        if folder != self._folder:
            make_parents(self._root, address, self._disk)
            self._folder = folder
        if self._base and clear_parents(self._base, address):
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
        try:
            disk.mkdir(path)
        except FileExistsError:
            if not stat.S_ISDIR(os.lstat(path).st_mode):
                disk.unlink(path)
                disk.mkdir(path)


def clear_parents(root: str, address: str) -> bool:
    """Whether every folder of `address` below `root` is there, and none is a symbolic link."""
    end = address.find("/")
    while end >= 0:
        try:
            if not stat.S_ISDIR(os.lstat(f"{root}/{address[:end]}").st_mode):
                return False
        except OSError:
            return False
        end = address.find("/", end + 1)
    return True


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
