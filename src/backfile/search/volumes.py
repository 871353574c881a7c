"""A volume of the search index: the words of about 32 slices, in files of adjoining words.

A search fetches, of each volume, one file a word. New articles touch the last volume alone, an older one
that is put in or taken out its own.

    search/KEY/words.json     [first word, size, in thousands of bytes, rounded up] of each w file
    search/KEY/places.json    [first word, M] of each p file
    search/KEY/w-HEX-0.bin    words and their postings
    search/KEY/p-HEX-M.bin    words and their places, needed for phrases only; M is the number of the first
                            posting of the first word, for a common word's places may fill several files

HEX is the file's first word in UTF-8, or 0 in the first file. Both kinds hold one entry a word: how many
bytes it shares with the word before, how many follow, these; how many postings; how many bytes of data; the
data. Numbers are varints; `backfile.search.packed.Row` says what the data is.
"""

from __future__ import annotations

import heapq
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TypeAlias

from backfile.search.cuts import Cutter, mark
from backfile.search.documents import BLOCK
from backfile.search.packed import PackedSlice, shared, varint

_STEP = 4
"""How many entries a file has on average once it has its least bytes."""
_WORDS_LEAST, _WORDS_MOST = 16_000, 25_000
_PLACES_LEAST, _PLACES_MOST = 45_000, 60_000
"""Bytes of a file, unless one entry alone has more. 100,000 articles have just below 5,000 files."""
_NAMEABLE = 20
"""A file's first word is at most so long, for the file has its name from it."""

File: TypeAlias = tuple[str, bytes]
"""A root-relative address without a leading slash, and the content."""


_PlacedRow: TypeAlias = tuple[int, tuple[int, int, int, bytes, bytes]]
"""The number of a slice's first article in the volume, and the fields of a word's Row in that slice."""


@dataclass(slots=True)
class _Entry:
    """One word with its data, or a part of its places, from posting number `since` on."""

    word: str
    count: int
    data: bytes
    since: int = 0


def result_addresses(key: str, articles: int) -> list[str]:
    """The files of `result_files` for a slice of so many articles."""
    return [f"search/results/{key}-{number}.json" for number in range(-(-articles // BLOCK))]


def result_files(key: str, packed: PackedSlice) -> Iterator[File]:
    """The files that belong to one slice alone: what results show."""
    return zip(result_addresses(key, packed.documents), packed.blocks, strict=True)


def volume_files(key: str, slices: Sequence[PackedSlice]) -> Iterator[File]:
    """All files of volume KEY, made of these slices, in date order."""
    words = _Shelf(_WORDS_LEAST, _WORDS_MOST)
    places = _Shelf(_PLACES_LEAST, _PLACES_MOST)
    folder = f"search/{key}"
    for postings, parts in _joined(slices):
        for name, data in words.put([postings]):
            yield f"{folder}/w-{name}.bin", data
        for name, data in places.put(parts):
            yield f"{folder}/p-{name}.bin", data
    for name, data in words.close():
        yield f"{folder}/w-{name}.bin", data
    for name, data in places.close():
        yield f"{folder}/p-{name}.bin", data
    yield f"{folder}/words.json", _json([(word, -(-size // 1000)) for word, _, size in words.starts])
    yield f"{folder}/places.json", _json([(word, since) for word, since, _ in places.starts])


def _joined(slices: Sequence[PackedSlice]) -> Iterator[tuple[_Entry, list[_Entry]]]:
    """Each word's postings and its places, in parts, over all slices, in the order of the words."""
    bases = [0, *itertools.accumulate(part.documents for part in slices)]
    streams = [
        zip(part.words.split("\n"), itertools.repeat(base), part.rows(), strict=False)
        for base, part in zip(bases, slices, strict=False)
        if part.words
    ]
    for word, group in itertools.groupby(heapq.merge(*streams), key=itemgetter(0)):
        rows = [(base, row) for _, base, row in group]
        count = sum([row[2] for _, row in rows])
        yield _Entry(word, count, _postings(rows)), _places(word, rows)


def _postings(rows: Iterable[_PlacedRow]) -> bytes:
    """The postings of one word, its articles counted from the volume's first.

    Only each slice's first posting is written anew, for the others count from the one before.
    """
    parts: list[bytes] = []
    before = -1
    for base, (first, last, _, postings, _) in rows:
        parts.append(varint(first + ((base - before - 1) << 2)))
        parts.append(postings)
        before = base + last
    return b"".join(parts)


def _places(word: str, rows: Sequence[_PlacedRow]) -> list[_Entry]:
    """The places of one word, in parts of whole slices that fill a file each if there are many."""
    entries: list[_Entry] = []
    parts: list[bytes] = []
    since = count = size = 0
    for _, (_, _, articles, _, places) in rows:
        if size >= _PLACES_LEAST or (size and size + len(places) > _PLACES_MOST):
            entries.append(_Entry(word, count - since, b"".join(parts), since))
            parts.clear()
            since, size = count, 0
        parts.append(places)
        size += len(places)
        count += articles
    if size:
        entries.append(_Entry(word, count - since, b"".join(parts), since))
    return entries


@dataclass(slots=True)
class _Shelf:
    """Puts entries into files of `least` to `most` bytes; `starts` says where each begins, and its size."""

    least: int
    most: int
    starts: list[tuple[str, int, int]] = field(default_factory=list)
    _first: tuple[str, int] = ("", 0)
    _cutter: Cutter = field(init=False)
    _name: str = ""
    _data: bytearray = field(default_factory=bytearray)
    _before: bytes = b""

    def __post_init__(self) -> None:
        self._cutter = Cutter(least=self.least, step=_STEP, most=self.most)

    def put(self, entries: Iterable[_Entry]) -> Iterator[tuple[str, bytes]]:
        """Add entries; yields the (name, content) of a file that is full before one of them."""
        for entry in entries:
            if self._cutter.begins(_mark(entry), len(entry.data)):
                yield from self.close()
                self._name = f"{entry.word.encode().hex() if self.starts else '0'}-{entry.since}"
                self._first = (entry.word, entry.since)
            self._write(entry)

    def close(self) -> Iterator[tuple[str, bytes]]:
        """The file that is being filled, if there is one."""
        if self._data:
            self.starts.append((*self._first, len(self._data)))
            yield self._name, bytes(self._data)
            self._data.clear()
            self._before = b""

    def _write(self, entry: _Entry) -> None:
        word = entry.word.encode()
        same = shared(self._before, word)
        self._data += varint(same) + varint(len(word) - same) + word[same:]
        self._data += varint(entry.count) + varint(len(entry.data)) + entry.data
        self._before = word


def _mark(entry: _Entry) -> int:
    """A word too long to name a file begins none; the further parts of a word may begin one each."""
    if entry.since:
        return 0
    return mark(entry.word) if len(entry.word) <= _NAMEABLE else 1


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
