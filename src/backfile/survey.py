"""Looks through the folders of sources, one after the other, for those that are not what they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import chain

from backfile.catalog import sources
from backfile.scan import Folder


class Survey:
    """One look through all folders: it may pause at the first that has changed, and goes on from there."""

    def __init__(self, db: sqlite3.Connection, folders: Iterator[Folder]) -> None:
        self._db = db
        self._folders = folders
        self._found: list[Folder] = []
        self._seen: set[str] = set()

    def finds_nothing(self) -> bool:
        """Whether every folder is what it was and none is gone; looks no further than to the first change."""
        found = next(self._changed_folders(), None)
        if found is not None:
            self._found.append(found)
        return found is None and not self.vanished()

    def changed(self) -> Iterator[Folder]:
        """The folders that may have changed, each once."""
        found, self._found = self._found, []
        return chain(found, self._changed_folders())

    def vanished(self) -> list[str]:
        """The folders that held sources at the last build and hold none now; to be asked at the end."""
        return sources.vanished_folders(self._db, self._seen)

    def _changed_folders(self) -> Iterator[Folder]:
        for folder in self._folders:
            self._seen.add(folder.path)
            if not sources.is_unchanged(self._db, folder):
                yield folder
