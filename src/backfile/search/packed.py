"""A slice's index as bytes: compact, because the 32 slices of a volume are in memory at once."""

from __future__ import annotations

import itertools
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import msgspec


class Row(NamedTuple):
    """What a slice knows of one word.

    `postings` are varints of (articles skipped since the last one) * 4 + strength, without the first of
    them, which a volume writes anew. `places` are, for each posting, varints of (words skipped since the
    last place in the article) * 2 + (1 at the article's last place); facets have none.
    """

    first: int
    """The first posting as a number: article * 4 + strength."""
    last: int
    """The last posting's article."""
    articles: int
    """How many postings there are."""
    postings: bytes
    places: bytes


PackedRow: TypeAlias = tuple[int, int, int, bytes, bytes]
"""The fields of a Row."""


class PackedSlice(msgspec.Struct, frozen=True, array_like=True):
    """The index of one slice, in columns."""

    documents: int
    blocks: tuple[bytes, ...]
    """Its files of results."""
    words: str
    """One a line in the order of code points; facets, which begin with an equals sign, among them."""
    numbers: bytes
    """Five for each word, 32 bits, little end first: first, last, articles, bytes of postings, of places."""
    postings: bytes
    places: bytes

    def rows(self) -> Iterator[PackedRow]:
        """The fields of each word's Row, in the order of the words."""
        return iter(Rows(self))


class Rows:
    """The rows of a packed slice, from any of its words on.

    A volume reads 400,000 of them, so nothing here is called once a row; an edit reads a few hundred, so
    nothing is worked out for all of them before it is asked for.
    """

    def __init__(self, packed: PackedSlice) -> None:
        self.words = packed.words.split("\n") if packed.words else []
        self._postings, self._places = packed.postings, packed.places
        numbers = _swapped(array("I", packed.numbers))
        self._columns = [numbers[column::5] for column in range(5)]
        self._known = (0, 0, 0)
        """Where the data of one of the words begin: its number, and its first bytes in both."""

    def __iter__(self) -> Iterator[PackedRow]:
        """The fields of all rows, in the order of the words."""
        return self.between(0, len(self.words))

    def between(self, number: int, end: int) -> Iterator[PackedRow]:
        """The fields of the rows of the words with these numbers; `end` is left out."""
        plain, sizes = self._columns[:3], self._columns[3:]
        known, *starts = self._known if self._known[0] <= number else (0, 0, 0)
        postings, places = (
            list(itertools.accumulate(column[number:end], initial=start + sum(column[known:number])))
            for column, start in zip(sizes, starts, strict=True)
        )
        self._known = (end, postings[-1], places[-1])
        return zip(
            *(column[number:end] for column in plain),
            map(self._postings.__getitem__, map(slice, postings, postings[1:])),
            map(self._places.__getitem__, map(slice, places, places[1:])),
            strict=False,
        )


def pack(documents: int, blocks: Iterable[bytes], entries: Iterable[tuple[str, PackedRow]]) -> bytes:
    """The slice's index as bytes; `entries` are sorted by word."""
    columns = list(entries)
    numbers = itertools.chain.from_iterable(
        (first, last, articles, len(postings), len(places))
        for _, (first, last, articles, postings, places) in columns
    )
    return msgspec.msgpack.encode(
        PackedSlice(
            documents=documents,
            blocks=tuple(blocks),
            words="\n".join(word for word, _ in columns),
            numbers=_swapped(array("I", numbers)).tobytes(),
            postings=b"".join([row[3] for _, row in columns]),
            places=b"".join([row[4] for _, row in columns]),
        )
    )


def unpack(packed: bytes) -> PackedSlice:
    """What `pack` packed."""
    return msgspec.msgpack.decode(packed, type=PackedSlice)


def varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first, the high bit set on all bytes but the last."""
    if value < len(VARINTS):
        return VARINTS[value]
    return bytes((value & 127 | 128,)) + varint(value >> 7)


def shared(left: Sequence[object], right: Sequence[object]) -> int:
    """How many members both begin with."""
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return at
    return min(len(left), len(right))


VARINTS = [
    bytes((value,)) if value < 128 else bytes((value & 127 | 128, value >> 7)) for value in range(1 << 14)
]
"""The varints of two bytes at most, for loops that cannot afford a call."""


def _swapped(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
