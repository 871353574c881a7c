"""Cuts the archive, in reading order, into slices: the unit that is indexed again when an article changes."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from backfile.search.cuts import Cutter, mark

LEAST, STEP = 640, 384
"""A slice has at least 640 articles and about 1,024: one is indexed in a third of a second."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Articles `first` to `last` (excluded) of the archive in reading order."""

    key: str
    """12 hexadecimal digits, from the address of the slice's first article."""
    first: int
    last: int


def slices(addresses: Iterable[str]) -> list[Slice]:
    """The archive's slices. `addresses` are those of all its articles in reading order, the undated first."""
    names = list(addresses)
    cutter = Cutter(least=LEAST, step=STEP)
    starts = [index for index, name in enumerate(names) if cutter.begins(mark(name), 1)]
    return [
        Slice(hashlib.blake2b(names[first].encode(), digest_size=6).hexdigest(), first, last)
        for first, last in itertools.pairwise([*starts, len(names)])
    ]
