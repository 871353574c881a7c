"""Joins the rows of a volume's slices, word by word."""

from __future__ import annotations

import heapq
import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TypeAlias

from backfile.search import shelves
from backfile.search.packed import PackedRow, Rows, varint
from backfile.search.shelves import Entry

PlacedRow: TypeAlias = tuple[int, PackedRow]
"""The number of a slice's first article in the volume, and the fields of a word's Row in that slice."""


def joined(
    documents: Sequence[int], slices: Sequence[Rows], start: str = ""
) -> Iterator[tuple[str, list[PlacedRow]]]:
    """Each word from `start` on with its rows in all slices, in the order of the words.

    `documents` is how many articles each slice has.
    """
    bases = itertools.accumulate(documents, initial=0)
    streams = []
    for base, part in zip(bases, slices, strict=False):
        first = bisect_left(part.words, start)
        streams.append(
            zip(part.words[first:], itertools.repeat(base), part.beginning_at(first), strict=False)
        )
    for word, group in itertools.groupby(heapq.merge(*streams), key=itemgetter(0)):
        yield word, [(base, row) for _, base, row in group]


def postings(word: str, rows: Sequence[PlacedRow]) -> Entry:
    """The postings of one word, its articles counted from the volume's first.

    Only each slice's first posting is written anew, for the others count from the one before.
    """
    parts: list[bytes] = []
    before = -1
    for base, (first, last, _, further, _) in rows:
        parts.append(varint(first + ((base - before - 1) << 2)))
        parts.append(further)
        before = base + last
    return Entry(word, sum([row[2] for _, row in rows]), b"".join(parts))


def places(word: str, rows: Sequence[PlacedRow]) -> list[Entry]:
    """The places of one word, in parts of whole slices that fill a file each if there are many."""
    least, most = shelves.PLACES
    entries: list[Entry] = []
    parts: list[bytes] = []
    since = count = size = 0
    for _, (_, _, articles, _, found) in rows:
        if size >= least or (size and size + len(found) > most):
            entries.append(Entry(word, count - since, b"".join(parts), since))
            parts.clear()
            since, size = count, 0
        parts.append(found)
        size += len(found)
        count += articles
    if size:
        entries.append(Entry(word, count - since, b"".join(parts), since))
    return entries
