"""Making the new tree the live one: in one step, in two renames, or file by file."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable

from backfile.publish import mirror
from backfile.publish.disk import Disk
from backfile.publish.files import make_parents
from backfile.publish.folders import STAGING

_NO_SUCH_CALL = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EXDEV, errno.EBUSY)
_CANNOT_MOVE = (errno.EXDEV, errno.EBUSY)


def exchange(live: str, idle: str, disk: Disk) -> bool:
    """Let two folders change places; False, with nothing changed, where folders cannot be moved.

    In one step where the system can. Otherwise by renames, between which there is no live folder for some
    microseconds. Folders cannot be moved when they are mount points, or lie in a lower layer of overlayfs.
    """
    try:
        disk.exchange(live, idle)
        return True
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
    aside = f"{idle}.old"
    try:
        disk.rename(live, aside)
    except OSError as error:
        if error.errno in _CANNOT_MOVE:
            return False
        raise
    try:
        disk.rename(idle, live)
    except OSError:
        disk.rename(aside, live)
        raise
    disk.rename(aside, idle)
    return True


def apply(source: str, live: str, written: Iterable[str], disk: Disk) -> None:
    """Give the live folder each changed file by a rename of its own.

    Each file is old or new at every instant, the folder as a whole is not. May be repeated after a kill.
    Pages that lead to others come last, so that no link is followed too early.
    """
    for address in sorted(written, key=_late):
        _give(source, live, address, disk)


def _late(address: str) -> tuple[bool, bool, int, str]:
    name = address.rpartition("/")[2]
    return name.endswith(".html"), name == "index.html", -address.count("/"), address


def _give(source: str, live: str, address: str, disk: Disk) -> None:
    new, old = f"{source}/{address}", f"{live}/{address}"
    try:
        found = os.lstat(new)
    except (FileNotFoundError, NotADirectoryError):
        return
    make_parents(live, address, disk)
    if os.path.lexists(old) and os.path.samestat(found, os.lstat(old)):
        return
    aside = old + STAGING
    mirror.discard(aside, disk)
    disk.share(new, aside)
    disk.rename(aside, old)
