"""search/index.json: what the search page loads first, and how slices are bound into volumes."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backfile.search.documents import BLOCK
from backfile.search.slices import Slice
from backfile.search.volumes import SLICES, File

FORMAT = 1
"""Counted up when the files are made otherwise: the search page refuses others, and stamps change."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Volume `number` (from 1, the oldest) and its slices in date order."""

    number: int
    slices: tuple[Slice, ...]


def volumes(slices: Sequence[Slice]) -> list[Volume]:
    """The slices of the archive, bound."""
    return [
        Volume(first // SLICES + 1, tuple(slices[first : first + SLICES]))
        for first in range(0, len(slices), SLICES)
    ]


def digest(packed: bytes) -> str:
    """A short name for a packed slice's content."""
    return hashlib.blake2b(packed, digest_size=8).hexdigest()


def root_file(years: Iterable[str], bound: Sequence[Volume], digests: Sequence[str]) -> File:
    """The root of the index.

    `years` are those of all articles in reading order (four digits, empty when undated), `digests` those of
    all slices in order. A volume's stamp changes with its content; the search page adds it to addresses, so
    that no cache mixes old files with new ones.
    """
    rest = iter(digests)
    root = {
        "format": FORMAT,
        "block": BLOCK,
        "years": [[year, sum(1 for _ in group)] for year, group in itertools.groupby(years)],
        "volumes": [
            {
                "number": volume.number,
                "stamp": digest("".join((str(FORMAT), *itertools.islice(rest, len(volume.slices)))).encode()),
                "slices": [[part.key, part.last - part.first] for part in volume.slices],
            }
            for volume in bound
        ],
    }
    return "search/index.json", json.dumps(root, separators=(",", ":")).encode()
