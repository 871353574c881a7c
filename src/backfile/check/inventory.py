"""Everything that lies in the output folder: files to be read, and what should not be there."""

from __future__ import annotations

import os
from collections.abc import Iterator

from backfile.check.archive import Judge

_NOT_PUBLISHED = ".git"
"""An output folder may be a work tree, as for GitHub Pages; what git keeps is no part of the archive."""


def files(judge: Judge) -> Iterator[str]:
    """The path of every plain file, in order of folder and name. Links and special files are not opened."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        entries = _entries(judge, folder)
        folders = []
        for entry, path in entries:
            if path == _NOT_PUBLISHED:
                continue
            if entry.is_symlink():
                judge.say("special-file", path, "It is a symbolic link")
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield path
            else:
                judge.say("special-file", path, "It is a pipe, socket or device")
        waiting.extend(reversed(folders))


def _entries(judge: Judge, folder: str) -> list[tuple[os.DirEntry[str], str]]:
    try:
        with os.scandir(f"{judge.archive.root}/{folder}") as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        judge.say("unreadable", folder or ".", str(error.strerror or error))
        return []
    named = []
    spelt: dict[str, str] = {}
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if not entry.name.isprintable():
            shown = path.encode(errors="backslashreplace").decode()
            judge.say("special-file", shown, "Its name has characters that cannot be shown")
            continue
        twin = spelt.setdefault(entry.name.casefold(), entry.name)
        if twin != entry.name:
            judge.say("case-twins", path, f"{twin} stands beside it")
        named.append((entry, path))
    return named
