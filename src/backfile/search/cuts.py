"""Cuts a sorted row of things into runs, so that one thing more or less moves the cuts near it alone.

A run ends before a member whose mark says so, once the run is long enough. Where a cut falls is therefore a
matter of the members just before it, and not of how many there are in all: after an insertion the old cuts
are met again after a few runs. The same row always gives the same runs.
"""

from __future__ import annotations

import zlib


class Cutter:
    """Says of one member after the other whether it begins a run.

    A run begins at the first member, at any whose mark is divisible by `step` once the run before it has at
    least `least` in size (with checksums as marks, `step` members later on average), at any that has that
    size alone, and at any with which the run before it would be larger than `most`.
    """

    def __init__(self, *, least: int, step: int, most: int | None = None) -> None:
        self._least = least
        self._step = step
        self._most = most
        self._filled: int | None = None

    def begins(self, mark: int, size: int) -> bool:
        """Whether this member, of that size, begins a run."""
        if (
            self._filled is None
            or size >= self._least
            or (self._filled >= self._least and mark % self._step == 0)
            or (self._most is not None and self._filled + size > self._most)
        ):
            self._filled = size
            return True
        self._filled += size
        return False


def mark(name: str) -> int:
    """A checksum of the name, the same on every machine."""
    return zlib.crc32(name.encode())
