"""Does half of a walk in a process of its own, while this one does the other half."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


def may_fork() -> bool:
    """Whether this process may be forked: with threads about, a fork may find locks that nobody will open."""
    return sys.platform == "linux" and threading.active_count() == 1


def is_possible() -> bool:
    """Whether a process can be forked that would have a processor to itself."""
    return may_fork() and len(os.sched_getaffinity(0)) > 1


@contextmanager
def lines_made_aside(lines: Iterable[bytes]) -> Iterator[Iterator[bytes]]:
    """The lines, none of which holds a line break, as another process makes them.

    They end early where that process fails, without a word: whoever uses them makes the others himself.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        _write(lines, writing)
    os.close(writing)
    try:
        with open(reading, "rb") as file:
            yield (line[:-1] for line in file if line.endswith(b"\n"))
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _write(lines: Iterable[bytes], writing: int) -> None:
    """What the other process does; it ends here, and nothing of this one's is put away twice."""
    try:
        with open(writing, "wb", buffering=0) as file:
            for line in lines:
                file.write(line + b"\n")
    finally:
        os._exit(0)
