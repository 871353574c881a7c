"""Which folders backfile may replace, and how it knows its own again."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from backfile.errors import SettingsError

MARKER = ".backfile-output"
"""Lies in every output folder and lists its top-level entries; all others there are a person's."""

SOURCES = ("articles", "templates", "static", "src")
_MARKER_HEAD = (
    "This folder was written by backfile, which replaces it as a whole at each build.",
    "Other files and folders beside the entries listed here are kept; inside the listed folders nothing is.",
    "",
)


def marker(names: Iterable[str]) -> bytes:
    """The marker file of an output folder with these top-level entries."""
    return "".join(f"{line}\n" for line in (*_MARKER_HEAD, *sorted({*names, MARKER}))).encode()


def listed(data: bytes) -> set[str]:
    """The entries that a marker file lists; empty when it is not one."""
    lines = data.decode("utf-8", errors="replace").splitlines()
    return set(lines[len(_MARKER_HEAD) :]) if lines[:1] == [_MARKER_HEAD[0]] else set()


def refuse_unsafe(output: Path, site: Path) -> None:
    """Raise SettingsError unless `output` may be replaced by an archive built from `site`.

    Refused: the root, the home folder, the archive's own folder or one above it, its sources and what is
    below them, `.backfile`, something that is no folder, and a folder with files that backfile did not make.
    """
    place, root = _real(output), _real(site)
    if place in (root, *root.parents) or place in (_real(Path.home()), Path(place.anchor)):
        raise _refusal(output, "would replace a folder that holds more than the archive's pages")
    for name in (*SOURCES, ".backfile", ".git"):
        if (root / name) in (place, *place.parents):
            raise _refusal(output, f"lies in {name}/, which backfile never writes to")
    if not os.path.lexists(place):
        return
    if not place.is_dir():
        raise _refusal(output, "is not a folder")
    names = {entry.name for entry in os.scandir(place)}
    if MARKER not in names and not all(name.startswith(".") or name == "CNAME" for name in names):
        raise _refusal(output, "holds files that backfile did not make")


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _refusal(output: Path, why: str) -> SettingsError:
    return SettingsError(
        f"the output folder {why}",
        path=str(output),
        hint="Choose an empty folder or a new one with --output.",
    )
