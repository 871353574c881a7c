"""Which folders backfile may replace, and what in them is its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Set
from pathlib import Path

from backfile.errors import PublishError, SettingsError
from backfile.publish.disk import Disk

MARKER = ".backfile-output"
"""Lies in every output folder and lists what of its top level is the archive's; the rest is a person's."""

STAGING = ".backfile-new"
"""Where a new archive is written inside an output folder that cannot be exchanged; also ends the names of
files that wait there for their last rename."""

SHARED = ".well-known"
"""The one folder in which files of the archive and of a person live side by side."""

SOURCES = ("articles", "templates", "static", "src")
_HEAD = (
    "This folder was written by backfile, which replaces it as a whole at each build.",
    "Files and folders beside those listed here are kept; whatever else lies inside these is not.",
    "",
)


def marker(names: Iterable[str]) -> bytes:
    """The marker file of an output folder that holds these of its own."""
    return "".join([f"{line}\n" for line in (*_HEAD, *sorted({*names, MARKER}))]).encode()


def write_marker(folder: str, names: Iterable[str], disk: Disk) -> None:
    """Give a live folder its marker, by a rename."""
    data = marker(names)
    path = f"{folder}/{MARKER}"
    if os.path.lexists(path) and disk.read(path) == data:
        return
    if os.path.lexists(path + STAGING):
        disk.unlink(path + STAGING)
    disk.create(path + STAGING, data)
    disk.rename(path + STAGING, path)


def own_entries(output: str, disk: Disk) -> set[str]:
    """What the marker of an output folder lists: names, and paths inside `SHARED`."""
    try:
        lines = disk.read(f"{output}/{MARKER}").decode("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return set()
    return set(lines[len(_HEAD) :]) if lines[:1] == [_HEAD[0]] else set()


def entries(folder: str) -> set[str]:
    """What lies in a folder: names, and paths for what is inside `SHARED`."""
    found = {name for name in _names(folder) if not name.endswith(STAGING)}
    if SHARED in found and os.path.isdir(f"{folder}/{SHARED}"):  # noqa: PTH112 - strings, as all of publish
        found.discard(SHARED)
        found.update(f"{SHARED}/{name}" for name in _names(f"{folder}/{SHARED}"))
    return found


def foreign(output: str, own: Set[str], new: Set[str]) -> list[str]:
    """What a person put beside the archive. Raises PublishError where the new archive needs its place."""
    kept = sorted(entries(output) - own)
    for name in kept:
        if name in new:
            raise PublishError(
                "was not written by backfile, and the archive needs its place",
                path=f"{output}/{name}",
                hint="Move it away; what belongs to the archive goes into static/.",
            )
    return kept


def move(names: Iterable[str], source: str, target: str, disk: Disk) -> None:
    """Take entries from one tree to the other; those that are there already, or are gone, are passed over."""
    for name in names:
        if os.path.lexists(f"{source}/{name}") and not os.path.lexists(f"{target}/{name}"):
            if "/" in name and not os.path.lexists(f"{target}/{SHARED}"):
                disk.mkdir(f"{target}/{SHARED}")
            disk.rename(f"{source}/{name}", f"{target}/{name}")


def refuse_unsafe(output: Path, site: Path) -> None:
    """Raise SettingsError unless `output` may be replaced by an archive built from `site`.

    Refused: the root, the home folder, the archive's own folder or one above it, its sources and what is
    below them, `.backfile`, something that is no folder, and a folder with files that backfile did not make.
    A folder with nothing but hidden entries and a CNAME is taken: that is how publishing branches begin.
    """
    place, root = _real(output), _real(site)
    if place in (root, *root.parents, _real(Path.home()), Path(place.anchor)):
        raise _refusal(output, "would replace a folder that holds more than the archive's pages")
    for name in (*SOURCES, ".backfile", ".git"):
        if (root / name) in (place, *place.parents):
            raise _refusal(output, f"lies in {name}/, where no page is ever written")
    if not os.path.lexists(place):
        return
    if not place.is_dir():
        raise _refusal(output, "is not a folder")
    names = _names(str(place))
    if MARKER not in names and not all(name.startswith(".") or name == "CNAME" for name in names):
        raise _refusal(output, "holds files that backfile did not make")


def _names(folder: str) -> list[str]:
    with os.scandir(folder) as found:
        return [entry.name for entry in found]


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _refusal(output: Path, why: str) -> SettingsError:
    return SettingsError(
        f"the output folder {why}",
        path=str(output),
        hint="Choose an empty folder or a new one with --output.",
    )
