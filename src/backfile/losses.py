"""Stops a build that would take articles away although nobody has removed them.

What cannot be read is not gone, and the place where a drive was mounted is an empty folder while the drive is
away. Who removes articles moves their files away, or says so.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from functools import cache
from pathlib import Path

from backfile.catalog import sources
from backfile.catalog.entries import UNFORESEEN, Entry
from backfile.errors import BackfileError, Problem
from backfile.scan import UNREADABLE, UNREADABLE_FOLDER, Folder

MANY = 100
"""Articles that are not taken away with no more than an empty folder as a reason."""


def refuse_unread(db: sqlite3.Connection, path: str, entry: Entry) -> None:
    """Raises BackfileError where an article is published whose file, or what is beside it, cannot be read.

    So it does where the program itself fails on it.
    """
    for problem in entry.problems if entry.state == "quarantined" else ():
        if problem.code in (UNREADABLE, UNFORESEEN) and sources.has_published(db, path):
            raise _would_go(problem, "its article")


def refuse_unlisted(db: sqlite3.Connection, folder: Folder) -> None:
    """Raises BackfileError where articles are published whose folder cannot be read."""
    for problem in folder.problems:
        if problem.code == UNREADABLE_FOLDER and sources.has_published_below(db, folder.path):
            raise BackfileError(
                f"{problem.message}; its articles would count as removed",
                path=folder.path,
                hint="Make it readable. To remove its articles, move the folder away.",
            )


def refuse_renamed(db: sqlite3.Connection) -> None:
    """Raises BackfileError where the program fails on the file of a published article under its new name."""
    for former, problem in sources.renamed(db):
        if problem.code == UNFORESEEN:
            raise _would_go(problem, f"its article, which came from {former},")


def refuse_emptied(db: sqlite3.Connection, root: Path) -> None:
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


def _would_go(problem: Problem, article: str) -> BackfileError:
    """The error of a file that cannot be read, and the article that would be taken away for it."""
    return BackfileError(
        f"{problem.message}; {article} would count as removed",
        path=problem.path,
        hint=f"{problem.hint} To remove its article, move the file away.".lstrip(),
    )


def _is_empty(folder: Path) -> bool:
    try:
        return not list(folder.iterdir())
    except OSError:
        return False  # a folder that cannot be read is refused as such


_LOST = """
SELECT path FROM departed WHERE NOT withheld AND digest NOT IN (SELECT digest FROM unplaced)"""
"""Those whose text has not come back under another name."""
