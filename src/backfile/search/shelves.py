"""Puts the entries of a volume into files of adjoining words, each named by the first word in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from backfile.search.cuts import Cutter, mark
from backfile.search.packed import shared, varint

_STEP = 4
"""How many entries a file has on average once it has its least bytes."""
_NAMEABLE = 20
"""A file's first word is at most so long, for the file has its name from it."""


@dataclass(slots=True)
class Entry:
    """One word with its data, or a part of its places, from posting number `since` on."""

    word: str
    count: int
    data: bytes
    since: int = 0


class Start(NamedTuple):
    """Where a file begins, and its size in bytes."""

    word: str
    since: int
    size: int


class Limits(NamedTuple):
    """Bytes of a file, unless one entry alone has more."""

    least: int
    most: int


WORDS = Limits(16_000, 25_000)
"""Of files of words and postings."""
PLACES = Limits(45_000, 60_000)
"""Of files of places, and of the parts of a common word's. 100,000 articles have just below 5,000 files."""


@dataclass(slots=True)
class Shelf:
    """Fills one file after the other; `starts` says where each of those that are full begins."""

    limits: Limits
    starts: list[Start] = field(default_factory=list)
    _first: tuple[str, int] = ("", 0)
    _cutter: Cutter = field(init=False)
    _data: bytearray = field(default_factory=bytearray)
    _before: bytes = b""

    def __post_init__(self) -> None:
        self._cutter = Cutter(least=self.limits.least, step=_STEP, most=self.limits.most)

    def put(self, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
        """Add entries; yields the (name, content) of a file that is full before one of them."""
        for entry in entries:
            if self.begins(entry):
                yield from self.close()
            self.write(entry)

    def begins(self, entry: Entry) -> bool:
        """Whether the next entry begins a file. To be asked once of each, before it is written."""
        return self._cutter.begins(_mark(entry), len(entry.data))

    def close(self) -> Iterator[tuple[str, bytes]]:
        """The file that is being filled, if there is one."""
        if self._data:
            name = file_name(*self._first, is_first=not self.starts)
            self.starts.append(Start(*self._first, len(self._data)))
            yield name, bytes(self._data)
            self._data.clear()
            self._before = b""

    def write(self, entry: Entry) -> None:
        """Add one entry to the file."""
        word = entry.word.encode()
        if not self._data:
            self._first = (entry.word, entry.since)
        same = shared(self._before, word)
        self._data += varint(same) + varint(len(word) - same) + word[same:]
        self._data += varint(entry.count) + varint(len(entry.data)) + entry.data
        self._before = word


def file_name(word: str, since: int, *, is_first: bool) -> str:
    """What the file that begins there is called."""
    return f"{'0' if is_first else word.encode().hex()}-{since}"


def _mark(entry: Entry) -> int:
    """A word too long to name a file begins none; the further parts of a word may begin one each."""
    if entry.since:
        return 0
    return mark(entry.word) if len(entry.word) <= _NAMEABLE else 1
