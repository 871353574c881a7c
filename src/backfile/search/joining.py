"""Joins the rows of a volume's slices, word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat
from typing import TypeAlias

from backfile.search import shelves
from backfile.search.packed import VARINTS, PackedRow, Rows, varint
from backfile.search.shelves import Entry

PlacedRow: TypeAlias = tuple[int, PackedRow]
"""The number of a slice's first article in the volume, and the fields of a word's Row in that slice."""


_FIRST, _MOST = 16, 512
"""Rows of a slice that are joined at once: few for who wants a few words, more for who goes on."""
_TABLE = len(VARINTS)


def joined(
    documents: Sequence[int], slices: Sequence[Rows], start: str = ""
) -> Iterator[tuple[str, list[PlacedRow]]]:
    """Each word from `start` on with its rows in all slices, in the order of the words.

    `documents` is how many articles each slice has.
    """
    parts = list(zip(accumulate(documents, initial=0), slices, strict=False))
    taken = [bisect_left(part.words, start) for part in slices]
    some = _FIRST
    while True:
        # Up to a word that no slice has further away than `some` rows.
        ends = [
            part.words[at + some]
            for part, at in zip(slices, taken, strict=True)
            if at + some < len(part.words)
        ]
        found: defaultdict[str, list[PlacedRow]] = defaultdict(list)
        for number, (base, part) in enumerate(parts):
            words, at = part.words, taken[number]
            end = taken[number] = bisect_left(words, min(ends), at) if ends else len(words)
            for word, row in zip(words[at:end], zip(repeat(base), part.between(at, end)), strict=False):
                found[word].append(row)
        yield from sorted(found.items())
        if not ends:
            return
        some = min(some * 2, _MOST)


def postings(word: str, rows: Sequence[PlacedRow]) -> Entry:
    """The postings of one word, its articles counted from the volume's first.

    Only each slice's first posting is written anew, for the others count from the one before.
    """
    parts: list[bytes] = []
    before = -1
    for base, (first, last, _, further, _) in rows:
        value = first + ((base - before - 1) << 2)
        parts.append(VARINTS[value] if value < _TABLE else varint(value))
        if further:
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
