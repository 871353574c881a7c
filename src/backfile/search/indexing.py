"""Indexes the articles of one slice: which words stand in which of them, how strongly, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from backfile.search.documents import SearchDocument, result, result_blocks
from backfile.search.packed import VARINTS, Row, pack, varint
from backfile.search.words import words

FIELD_GAP = 8
"""Places left empty between headline, subhead, authors and body, so that no phrase runs across."""
IN_HEADLINE = 3
"""The highest strength; 0 to 2 say how often a word stands in an article of that length."""
_HIGH_BYTES = bytes(range(128, 256))
_ONCE = [varint(place << 1 | 1) for place in range(4096)]


def index_slice(documents: Iterable[SearchDocument]) -> bytes:
    """The packed index of one slice's articles, given in reading order."""
    members = list(documents)
    entries: dict[str, _Entry] = {}
    for number, document in enumerate(members):
        _add(entries, number, document)
    rows = ((word, entries[word].row()) for word in sorted(entries))
    return pack(len(members), result_blocks(list(map(result, members))), rows)


@dataclass(slots=True)
class _Entry:
    first: int
    last: int
    postings: bytearray = field(default_factory=bytearray)
    places: bytearray = field(default_factory=bytearray)

    def row(self) -> Row:
        # A varint has one byte below 128, its last: counting these counts the postings.
        count = 1 + len(self.postings.translate(None, _HIGH_BYTES))
        return Row(self.first, self.last, count, bytes(self.postings), bytes(self.places))


def _add(entries: dict[str, _Entry], number: int, document: SearchDocument) -> None:
    """Index one article. The loop runs 300 times an article, hence its shape."""
    places, length = _places(document)
    headline = set(words(document.headline))
    often, very_often = _thresholds(length)
    for word, found in places.items():
        times = len(found)
        strength = IN_HEADLINE if word in headline else (times >= often) + (times >= very_often)
        entry = entries.get(word)
        if entry is None:
            entry = entries[word] = _Entry(number << 2 | strength, number)
        else:
            entry.postings += VARINTS[(number - entry.last - 1) << 2 | strength]
            entry.last = number
        entry.places += _ONCE[found[0]] if times == 1 and found[0] < 4096 else b"".join(_gaps(found))
    for facet in document.facets:
        entry = entries.get(facet)
        if entry is None:
            entries[facet] = _Entry(number << 2, number)
        else:
            entry.postings += VARINTS[(number - entry.last - 1) << 2]
            entry.last = number


def _places(document: SearchDocument) -> tuple[dict[str, list[int]], int]:
    """Where each word stands, and how many words there are."""
    places: dict[str, list[int]] = {}
    start = length = 0
    for part in (document.headline, document.subhead, "\n".join(document.authors), document.body):
        found = words(part)
        for place, word in enumerate(found, start):
            if word in places:
                places[word].append(place)
            else:
                places[word] = [place]
        length += len(found)
        start += len(found) + FIELD_GAP
    return places, length


def _thresholds(length: int) -> tuple[int, int]:
    """How many times a word must stand in an article of so many words to have strength 1, and 2.

    BM25's share of a term, times / (times + 1.2 * (0.25 + 0.75 * length / 400)), is then 0.5, and 0.68.
    """
    pivot = 3000 + length * 22
    return -(-pivot // 10_000), -(-pivot * 17 // 80_000)


def _gaps(found: list[int]) -> Iterator[bytes]:
    before = -1
    for place in found[:-1]:
        yield varint((place - before - 1) << 1)
        before = place
    yield varint((found[-1] - before - 1) << 1 | 1)
