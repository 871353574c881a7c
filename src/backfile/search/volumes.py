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

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from backfile.search import shelves
from backfile.search.documents import BLOCK
from backfile.search.joining import joined, places, postings
from backfile.search.packed import PackedSlice, Rows
from backfile.search.shelves import Shelf, Start

File: TypeAlias = tuple[str, bytes]
"""A root-relative address without a leading slash, and the content."""


def result_addresses(key: str, articles: int) -> list[str]:
    """The files of `result_files` for a slice of so many articles."""
    return [f"search/results/{key}-{number}.json" for number in range(-(-articles // BLOCK))]


def result_files(key: str, packed: PackedSlice) -> Iterator[File]:
    """The files that belong to one slice alone: what results show."""
    return zip(result_addresses(key, packed.documents), packed.blocks, strict=True)


@dataclass(slots=True)
class Binding:
    """The making of one volume: its files, and afterwards where each of them begins."""

    key: str
    words: list[Start] = field(default_factory=list)
    places: list[Start] = field(default_factory=list)

    def files(self, slices: Sequence[PackedSlice]) -> Iterator[File]:
        """All files of the volume, made of these slices, in date order."""
        words, parts = Shelf(shelves.WORDS, self.words), Shelf(shelves.PLACES, self.places)
        for word, rows in joined([part.documents for part in slices], list(map(Rows, slices))):
            for name, data in words.put([postings(word, rows)]):
                yield words_address(self.key, name), data
            for name, data in parts.put(places(word, rows)):
                yield places_address(self.key, name), data
        for name, data in words.close():
            yield words_address(self.key, name), data
        for name, data in parts.close():
            yield places_address(self.key, name), data
        yield from tables(self.key, self.words, self.places)


def words_address(key: str, name: str) -> str:
    """The address of a file of words and postings."""
    return f"search/{key}/w-{name}.bin"


def places_address(key: str, name: str) -> str:
    """The address of a file of words and places."""
    return f"search/{key}/p-{name}.bin"


TABLES = ("words.json", "places.json")
"""The two files of a volume that say where its others begin."""


def tables(key: str, words: Sequence[Start], places: Sequence[Start]) -> Iterator[File]:
    """The files of `TABLES`."""
    yield f"search/{key}/{TABLES[0]}", _json([(start.word, -(-start.size // 1000)) for start in words])
    yield f"search/{key}/{TABLES[1]}", _json([(start.word, start.since) for start in places])


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
