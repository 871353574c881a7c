"""What a new archive begins with: settings to fill in and two articles to look at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from backfile.errors import SettingsError
from backfile.scan import ARTICLES

_NAMES = {"gitignore": ".gitignore"}
"""Files whose name would mean something in this package too."""


def begin(folder: Path) -> list[str]:
    """Write a new archive into the folder; the names of its files, sorted.

    Other files may be there. Raises SettingsError before anything is written when one would be written over,
    or when there are articles already.
    """
    contents = sorted(_files(files("backfile.starter").joinpath("archive"), ""))
    for name in (ARTICLES, *(name for name, _ in contents)):
        if os.path.lexists(folder / name):
            raise SettingsError(
                "this is here already",
                path=str(folder / name),
                hint="Name another folder. An archive needs no more than a folder named articles.",
            )
    for name, data in contents:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "xb") as file:
            file.write(data)
    return [name for name, _ in contents]


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = prefix + _NAMES.get(entry.name, entry.name)
        if entry.is_dir():
            yield from _files(entry, f"{name}/")
        else:
            yield name, entry.read_bytes()
