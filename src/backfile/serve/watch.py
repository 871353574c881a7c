"""Waits for changes of an archive's sources, settings, templates and static files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import watchfiles

from backfile.config import SETTINGS_FILE
from backfile.errors import BackfileError
from backfile.scan import ARTICLES
from backfile.settingsfile import VOCABULARY_FILE
from backfile.takedowns import TAKEDOWNS_FILE

_FOLDERS = (ARTICLES, "templates", "static")
_FILES = (SETTINGS_FILE, VOCABULARY_FILE, TAKEDOWNS_FILE)
_LOOK_EVERY = 500
"""Milliseconds between two looks at the single files: one that an editor replaces cannot be watched."""
_SETTLED = 100
"""Milliseconds without a further change after which changes are reported."""

_Look = dict[str, tuple[int, ...]]


def changes(root: Path, stop: Event | None = None) -> Iterator[None]:
    """Yields once for each bundle of changes; those made while the caller is at work come next.

    The first time is as soon as the watch stands, for whatever was changed before.
    The iteration ends when `stop` is set.

    Raises BackfileError when the system watches no more folders.
    """
    known = _look(root)
    moved = True
    while True:
        for changed in _bundles([root / name for name in _FOLDERS if name in known], stop):
            seen = _look(root)
            due = changed or moved or seen != known
            moved = any(seen.get(name) != known.get(name) for name in _FOLDERS)
            known = seen
            if moved:
                break  # watch the new folder first, so that nothing done in it meanwhile is missed
            if due:
                yield
        else:
            return


def _look(root: Path) -> _Look:
    """What changes when a folder is another one, and when a file has other content."""
    found: _Look = {}
    for name in _FOLDERS:
        path = root / name
        if path.is_dir():
            found[name] = (path.stat().st_ino,)
    for name in _FILES:
        path = root / name
        if path.is_file():
            status = path.stat()
            found[name] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


def _bundles(folders: list[Path], stop: Event | None) -> Iterator[bool]:
    """Whether anything below the folders has changed, as soon as it has and at every look."""
    try:
        for found in watchfiles.watch(
            *folders, step=_SETTLED, rust_timeout=_LOOK_EVERY, yield_on_timeout=True, stop_event=stop
        ):
            yield bool(found)
    except OSError as error:
        raise BackfileError(
            f"the system cannot watch the archive's folders: {error}",
            hint="On Linux, raise fs.inotify.max_user_watches.",
        ) from None
