"""Stops a build that would take many articles away because the folder they came from stands empty.

The place where a drive was mounted is an empty folder while the drive is away. Who deletes articles leaves no
such folder, or says so.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from functools import cache
from pathlib import Path

from backfile.errors import BackfileError

MANY = 100
"""Articles that are not taken away with no more than an empty folder as a reason."""


def refuse_to_empty(db: sqlite3.Connection, root: Path) -> None:
    """Raises BackfileError where many articles are to depart from a folder that stands empty."""
    count = db.execute("SELECT count(*) FROM departed").fetchone()[0]
    if count < MANY:
        return

    @cache
    def standing(folder: str) -> str:
        """The folder, or the nearest above it that is there."""
        return folder if (root / folder).is_dir() else standing(folder.rpartition("/")[0])

    lost = Counter(standing(path.rpartition("/")[0]) for (path,) in db.execute(_LOST))
    for folder, articles in sorted(lost.items()):
        if articles >= MANY and _is_empty(root / folder):
            raise BackfileError(
                f"the folder is empty, and {articles:,} articles that came from it would count as removed",
                path=folder,
                hint="Bring back what was in it, perhaps a drive that is away."
                " To remove its articles, put any file into it.",
            )


def _is_empty(folder: Path) -> bool:
    try:
        return not list(folder.iterdir())
    except OSError:
        return False  # a folder that cannot be read is refused as such


_LOST = """
SELECT path FROM departed WHERE NOT withheld AND digest NOT IN (SELECT digest FROM unplaced)"""
"""Those whose text has not come back under another name."""
