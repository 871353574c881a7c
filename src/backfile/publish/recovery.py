"""Finding out what the last build left: its trees, its journal, and whether its last step was taken."""

from __future__ import annotations

import os
import secrets
import stat
from dataclasses import replace

from backfile.publish import folders, journal, mirror, swap
from backfile.publish.disk import Disk
from backfile.publish.journal import Journal
from backfile.publish.manifest import ROOT_MANIFEST

_BOOT_ID = "/proc/sys/kernel/random/boot_id"


def recover(output: str, own: str, disk: Disk) -> tuple[str, Journal]:
    """The idle tree (empty: none) and the state of an output folder.

    A last step that was due is finished. What is left for the caller is to bring the idle tree back to the
    live one, at the addresses that the journal names.
    """
    nothing = "", Journal(whole=True, anywhere=True)
    try:
        found = journal.parse(disk.read(f"{own}/journal"))
    except FileNotFoundError:
        return nothing
    if found is None:
        return nothing
    # Where the last step may have been taken, the seal is that of the archive before.
    old = inode(output) == found.live and found.due != "apply"
    if old and found.seal and found.seal != seal(output, disk):
        return nothing
    there = {inode(path): path for path in (*trees(own), *trees(f"{output}/{folders.STAGING}"))}
    if found.due == "exchange":
        found = _finish_exchange(found, output, there, disk)
    elif found.due == "apply" and inode(output) == found.live and found.idle in there:
        finish_apply(found, there[found.idle], output, disk)
        found = replace(found, published=found.serial, serial="", whole=False)
    if inode(output) != found.live or (found.serial and found.whole) or not found.published:
        return nothing
    if found.serial and found.boot != boot():
        found.anywhere = True
    return there.get(found.idle, ""), found


def seal(output: str, disk: Disk) -> str:
    """What changes when something else than backfile puts other files into a live folder.

    The checksums of all files stand in one of them, which git, rsync or a restored backup replace with the
    rest; and everything at the top is there. A change inside the folders by hand is not looked for.
    """
    missing = sum(not os.path.lexists(f"{output}/{name}") for name in folders.own_entries(output, disk))
    try:
        found = os.lstat(f"{output}/{ROOT_MANIFEST}")
    except (FileNotFoundError, NotADirectoryError):
        return f"none:{missing}"
    return f"{found.st_ino}:{found.st_size}:{found.st_mtime_ns}:{missing}"


def finish_apply(state: Journal, tree: str, output: str, disk: Disk) -> None:
    """Bring the files of the new tree into the live folder one by one; may be repeated.

    The marker comes first, so that the folder is known as backfile's in between, and again at the end.
    """
    own = folders.own_entries(output, disk) | folders.entries(tree)
    folders.write_marker(output, own, disk)
    written = mirror.files(tree) if state.anywhere else iter(state.differing)
    swap.apply(tree, output, (address for address in written if address != folders.MARKER), disk)
    for address in state.removed:
        if not os.path.lexists(f"{tree}/{address}"):
            mirror.remove(output, address, disk)
            mirror.prune(output, address, disk)
    folders.write_marker(output, (name for name in own if os.path.lexists(f"{output}/{name}")), disk)


def _finish_exchange(found: Journal, output: str, there: dict[int, str], disk: Disk) -> Journal:
    if not os.path.lexists(output) and found.idle in there:
        disk.rename(there[found.idle], output)
    if inode(output) != found.idle:
        return found
    if found.live in there:
        folders.move(found.kept, there[found.live], output, disk)
    return replace(found, live=found.idle, idle=found.live, published=found.serial, serial="", whole=False)


def inode(path: str) -> int:
    """What a folder is known by, wherever it is moved on its file system; 0 when there is none."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return 0
    return found.st_ino if stat.S_ISDIR(found.st_mode) else 0


def trees(place: str) -> list[str]:
    """The idle trees in a folder, those that a kill left behind included."""
    try:
        with os.scandir(place) as found:
            return sorted(entry.path for entry in found if entry.name.startswith("tree-"))
    except FileNotFoundError:
        return []


def boot() -> str:
    """A name for this run of the machine: what was being written when power was lost cannot be trusted."""
    try:
        with open(_BOOT_ID, encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        return f"unknown-{secrets.token_hex(4)}"
