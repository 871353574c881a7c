"""Making one tree hold the same files as another, by hard links."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Set
from concurrent.futures import Executor, wait
from typing import TypeAlias

from backfile.publish.disk import Disk
from backfile.publish.files import clear_parents, make_parents

Branch: TypeAlias = tuple[str, str, Set[str] | None, bool]
"""A folder of the source, its place in the target, which of its entries belong to the tree, and whether its
place may hold something; a folder that was made just now does not."""


def follow(source: str, target: str, own: Set[str] | None, disk: Disk) -> None:
    """Make `target` hold what `source` holds, and nothing else; walks both.

    `own` limits it to these entries of `source`, names or paths; None takes everything.
    """
    _follow_branch((source, target, own, True), disk)


def follow_on(executor: Executor, source: str, target: str, own: Set[str] | None, disk: Disk) -> None:
    """As `follow`, with the top-level folders spread over an executor's workers."""
    branches = _follow_folder((source, target, own, True), disk)
    futures = [executor.submit(_follow_branch, branch, disk) for branch in branches]
    wait(futures)
    for future in futures:
        future.result()


def _follow_branch(branch: Branch, disk: Disk) -> None:
    branches = [branch]
    while branches:
        branches += _follow_folder(branches.pop(), disk)


def _follow_folder(branch: Branch, disk: Disk) -> list[Branch]:
    """Follow the files of one folder; returns its subfolders, which have a place in the target now."""
    source, target, own, may_hold = branch
    branches: list[Branch] = []
    have = {entry.name: entry for entry in _entries(target)} if may_hold else {}
    for entry in _entries(source):
        inner = _below(own, entry.name)
        if inner is not None and not inner:
            continue
        other = have.pop(entry.name, None)
        path = f"{target}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            is_there = other is not None and other.is_dir(follow_symlinks=False)
            if not is_there:
                if other is not None:
                    disk.unlink(path)
                disk.mkdir(path)
            branches.append((entry.path, path, inner, is_there))
        elif entry.is_file(follow_symlinks=False):
            if other is not None:
                if other.inode() == entry.inode():
                    continue
                discard(path, disk)
            disk.share(entry.path, path)
        elif other is not None:
            discard(path, disk)
    for name in have:
        discard(f"{target}/{name}", disk)
    return branches


def follow_file(source: str, target: str, address: str, disk: Disk) -> None:
    """Make one file of `target` what it is in `source`: the same, or missing."""
    origin, path = f"{source}/{address}", f"{target}/{address}"
    if not clear_parents(source, address) or not _is_file(origin):
        remove(target, address, disk)
        prune(target, address, disk)
        return
    make_parents(target, address, disk)
    discard(path, disk)
    disk.share(origin, path)


def differs(first: str, second: str, address: str) -> bool:
    """Whether a file is not the same in both trees, by inode number."""
    return _number(f"{first}/{address}") != _number(f"{second}/{address}")


def remove(root: str, address: str, disk: Disk) -> None:
    """Remove one file; nothing happens when it is not there."""
    if clear_parents(root, address) and os.path.lexists(f"{root}/{address}"):
        disk.unlink(f"{root}/{address}")


def prune(root: str, address: str, disk: Disk) -> None:
    """Remove the folders of an address that hold nothing."""
    while "/" in address:
        address = address.rpartition("/")[0]
        path = f"{root}/{address}"
        if not clear_parents(root, f"{address}/") or any(_entries(path)):
            return
        disk.rmdir(path)


def discard(path: str, disk: Disk) -> None:
    """Remove a file, or a folder with all that is in it, if it is there."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return
    if not stat.S_ISDIR(found.st_mode):
        disk.unlink(path)
        return
    for entry in _entries(path):
        if entry.is_dir(follow_symlinks=False):
            discard(entry.path, disk)
        else:
            disk.unlink(entry.path)
    disk.rmdir(path)


def files(root: str, own: Set[str] | None = None, below: str = "") -> Iterator[str]:
    """The addresses of all regular files of a tree, limited as in `follow`."""
    for entry in _entries(f"{root}/{below}"):
        inner = _below(own, entry.name)
        if inner is not None and not inner:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files(root, inner, f"{below}{entry.name}/")
        elif entry.is_file(follow_symlinks=False):
            yield f"{below}{entry.name}"


def _below(own: Set[str] | None, name: str) -> Set[str] | None:
    """What of an entry belongs to the tree: None is all of it, an empty set nothing."""
    if own is None or name in own:
        return None
    return {path[len(name) + 1 :] for path in own if path.startswith(f"{name}/")}


def _entries(path: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as found:
            return list(found)
    except FileNotFoundError:
        return []


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _number(path: str) -> int:
    try:
        return os.lstat(path).st_ino
    except (FileNotFoundError, NotADirectoryError):
        return 0
