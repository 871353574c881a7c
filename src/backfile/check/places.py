"""What stands at an address in the output folder, exactly as it is spelt."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Literal

Standing = Literal["file", "folder", "nothing"]


class Places:
    """Answers from the file system, each asked once. Made for one batch of pages, so that it stays small.

    On a file system that knows no case, a name counts only as it is spelt in its folder.
    """

    def __init__(self, root: str, *, case_sensitive: bool) -> None:
        self._root = root
        self._case_sensitive = case_sensitive
        self._standing: dict[str, Standing] = {}
        self._names: dict[str, dict[str, str]] = {}

    def standing(self, path: str) -> Standing:
        """What the path names; a link, pipe or device counts as nothing."""
        known = self._standing.get(path)
        if known is None:
            known = self._standing[path] = self._look(path)
        return known

    def spelt(self, path: str) -> str | None:
        """The existing path that differs from this one by case alone, if there is one."""
        folder, _, name = path.rpartition("/")
        if folder and self.standing(folder) != "folder":
            spelt = self.spelt(folder)
            if spelt is None:
                return None
            folder = spelt
        found = self._listing(folder).get(name.casefold())
        if found is None:
            return None
        return f"{folder}/{found}" if folder else found

    def _look(self, path: str) -> Standing:
        try:
            mode = os.lstat(f"{self._root}/{path}").st_mode
        except (OSError, ValueError):
            return "nothing"
        if not self._case_sensitive and path and self.spelt(path) != path:
            return "nothing"
        return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else "nothing"

    def _listing(self, folder: str) -> dict[str, str]:
        """Names in a folder by their case-folded form."""
        names = self._names.get(folder)
        if names is None:
            try:
                with os.scandir(f"{self._root}/{folder}") as found:
                    listed = sorted(entry.name for entry in found)
            except OSError:
                listed = []
            names = self._names[folder] = {name.casefold(): name for name in listed}
        return names


def case_sensitive(root: str) -> bool:
    """Whether the file system of the folder tells `index.html` from `INDEX.HTML`."""
    try:
        return not Path(root, "index.html").samefile(Path(root, "INDEX.HTML"))
    except OSError:
        return True
