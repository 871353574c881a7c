"""Making one tree hold the same files as another, by hard links."""

from __future__ import annotations

import os
import stat
from collections.abc import Set
from contextlib import suppress

from backfile.publish.disk import Disk
from backfile.publish.files import clear_parents, make_parents


def follow(source: str, target: str, names: Set[str], disk: Disk) -> None:
    """Make `target` hold what `source` holds under these top-level names, and nothing else; walks both."""
    _follow(source, target, disk, names)


def follow_file(source: str, target: str, address: str, disk: Disk) -> None:
    """Make one file of `target` what it is in `source`: the same, or missing."""
    origin = f"{source}/{address}"
    if not clear_parents(source, address) or not _is_file(origin):
        remove(target, address, disk)
        return
    path = f"{target}/{address}"
    make_parents(target, address, disk)
    if os.path.lexists(path):
        if os.path.samestat(os.lstat(path), os.lstat(origin)):
            return
        _clear_entry(path, disk)
    disk.share(origin, path)


def remove(root: str, address: str, disk: Disk) -> None:
    """Remove one file, and the folders that it leaves empty. Nothing happens when it is not there."""
    if not clear_parents(root, address):
        return
    with suppress(FileNotFoundError):
        disk.unlink(f"{root}/{address}")
    while "/" in address:
        address = address.rpartition("/")[0]
        try:
            disk.rmdir(f"{root}/{address}")
        except OSError:
            return


def clear(path: str, disk: Disk) -> None:
    """Remove a folder with all that is in it."""
    for entry in _entries(path):
        _clear_entry(entry.path, disk)
    with suppress(FileNotFoundError):
        disk.rmdir(path)


def _follow(source: str, target: str, disk: Disk, names: Set[str] | None = None) -> None:
    have = {entry.name: entry for entry in _entries(target)}
    for entry in _entries(source):
        if names is not None and entry.name not in names:
            continue
        other = have.pop(entry.name, None)
        path = f"{target}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if other is None or not other.is_dir(follow_symlinks=False):
                if other is not None:
                    disk.unlink(path)
                disk.mkdir(path)
            _follow(entry.path, path, disk)
        elif entry.is_file(follow_symlinks=False):
            if other is not None:
                if other.inode() == entry.inode():
                    continue
                _clear_entry(path, disk)
            disk.share(entry.path, path)
        elif other is not None:
            _clear_entry(path, disk)
    for name in sorted(have):
        _clear_entry(f"{target}/{name}", disk)


def _clear_entry(path: str, disk: Disk) -> None:
    if stat.S_ISDIR(os.lstat(path).st_mode):
        clear(path, disk)
    else:
        disk.unlink(path)


def _entries(path: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as found:
            return sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
