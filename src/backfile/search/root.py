"""search/index.json: what the search page loads first, and how slices are bound into volumes."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backfile.search.cuts import Cutter, mark
from backfile.search.documents import BLOCK
from backfile.search.slices import Slice
from backfile.search.volumes import File

FORMAT = 2
"""Counted up when the files are made otherwise: the search page refuses others, and stamps change."""
LEAST, STEP, MOST = 24, 8, 40
"""Slices of a volume: about 32, or 32,000 articles."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Slices in date order, one after the other."""

    slices: tuple[Slice, ...]

    @property
    def key(self) -> str:
        """That of its first slice."""
        return self.slices[0].key


def volumes(slices: Sequence[Slice]) -> list[Volume]:
    """The slices of the archive, bound. Where a volume begins is a matter of the slices there alone."""
    cutter = Cutter(least=LEAST, step=STEP, most=MOST)
    starts = [index for index, part in enumerate(slices) if cutter.begins(mark(part.key), 1)]
    return [Volume(tuple(slices[first:last])) for first, last in itertools.pairwise([*starts, len(slices)])]


def digest(packed: bytes) -> str:
    """A short name for a packed slice's content."""
    return hashlib.blake2b(packed, digest_size=8).hexdigest()


def root_file(years: Iterable[tuple[str, int]], bound: Sequence[Volume], digests: Sequence[str]) -> File:
    """The root of the index.

    `years` are those that have articles (four digits, empty for the undated), in order, with their number;
    `digests` are those of all slices in order. A volume's stamp changes with its content; the search page
    adds it to addresses, so that no cache mixes old files with new ones.
    """
    rest = iter(digests)
    root = {
        "format": FORMAT,
        "block": BLOCK,
        "years": [[year, count] for year, count in years],
        "volumes": [
            {
                "key": volume.key,
                "stamp": digest("".join((str(FORMAT), *itertools.islice(rest, len(volume.slices)))).encode()),
                "slices": [[part.key, part.last - part.first] for part in volume.slices],
            }
            for volume in bound
        ],
    }
    return "search/index.json", json.dumps(root, separators=(",", ":")).encode()
