"""What changes with a file: the first thing to look at, before any of its bytes."""

from __future__ import annotations

import os

ABSENT = ""
"""The stamp of a file that is not there."""


def of_status(status: os.stat_result) -> str:
    """What changes with a file, also where its size and its time of modification were kept or set back."""
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}"


def of_file(path: str) -> str:
    """The stamp of the file at a path."""
    try:
        return of_status(os.stat(path))  # noqa: PTH116 - one call a picture in every build
    except OSError:
        return ABSENT
