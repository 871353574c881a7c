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


def write_file(
    root: str,
    address: str,
    data: bytes,
    *,
    mtime_ns: int | None,
    base: str = "",
    disk: Disk = _DISK,
) -> Written:
    """Make `root`/`address` hold `data`, leaving a file that does already as it is.

    Never writes into an existing file, which may be shared with the live tree, and never follows a symbolic
    link. `base` is the publication's: where it is given, an equal file below it is shared instead of
    written. Raises PublishError for an address that leads out of the tree, OSError as the disk does.
    """
    path = f"{root}/{check_address(address)}"
    found = make_parents(root, address, disk)
    if found and _holds(path, data, mtime_ns, disk):
        return Written(address, changed=False)
    if base and clear_parents(base, address) and _holds(f"{base}/{address}", data, mtime_ns, disk):
        _discard(path, disk)
        disk.share(f"{base}/{address}", path)
        return Written(address, changed=False)
    if found:
        _discard(path, disk)
    try:
        disk.create(path, data, mtime_ns)
    except FileExistsError:
        _discard(path, disk)
        disk.create(path, data, mtime_ns)
    return Written(address, changed=True)


def make_parents(root: str, address: str, disk: Disk) -> bool:
    """Make the folders of `address` below `root`; False when one had to be made.

    A symbolic link or a file where a folder belongs is replaced by a folder. `root` itself must exist: the
    tree of a build that was killed is renamed, so that a worker which outlived it finds nothing to write to.
    """
    if clear_parents(root, address):
        return True
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
    return False


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
