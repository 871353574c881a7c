"""Indexes the articles of one slice: which words stand in which of them, how strongly, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias, cast

from backfile.search.documents import SearchDocument, result, result_blocks
from backfile.search.packed import VARINTS, Row, pack, varint
from backfile.search.words import words

FIELD_GAP = 8
"""Places left empty between headline, subhead, authors and body, so that no phrase runs across."""
IN_HEADLINE = 3
"""The highest strength; 0 to 2 say how often a word stands in an article of that length."""
_ONCE = [varint(place << 1 | 1) for place in range(4096)]

_Found: TypeAlias = list[int | bytes]
"""Of each article that has a word by turns: its number * 4 + strength, and the places as a row has them."""


def index_slice(documents: Iterable[SearchDocument]) -> bytes:
    """The packed index of one slice's articles, given in reading order."""
    members = list(documents)
    found: dict[str, _Found] = {}
    for number, document in enumerate(members):
        _add(found, number, document)
    rows = ((word, _row(found[word])) for word in sorted(found))
    return pack(len(members), result_blocks(list(map(result, members))), rows)


def _add(found: dict[str, _Found], number: int, document: SearchDocument) -> None:
    """Index one article. The loop runs 300 times an article, hence its shape."""
    places, headed, length = _places(document)
    often, very_often = _thresholds(length)
    for word, at in places.items():
        times = len(at)
        strength = IN_HEADLINE if at[0] < headed else (times >= often) + (times >= very_often)
        packed = _ONCE[at[0]] if times == 1 and at[0] < 4096 else b"".join(_gaps(at))
        known = found.get(word)
        if known is None:
            found[word] = [number << 2 | strength, packed]
        else:
            known.append(number << 2 | strength)
            known.append(packed)
    for facet in document.facets:
        found.setdefault(facet, []).extend((number << 2, b""))


def _row(found: _Found) -> Row:
    postings, places = cast("list[int]", found[::2]), cast("list[bytes]", found[1::2])
    first, last = postings[0], postings[-1]
    if first == last:
        return Row(first, first >> 2, 1, b"", places[0])
    packed = [VARINTS[((b >> 2) - (a >> 2) - 1) << 2 | b & 3] for a, b in pairwise(postings)]
    return Row(first, last >> 2, len(postings), b"".join(packed), b"".join(places))


def _places(document: SearchDocument) -> tuple[dict[str, list[int]], int, int]:
    """Where each word stands, and how many words the headline, which begins at 0, and all parts have."""
    places: dict[str, list[int]] = defaultdict(list)
    start = length = 0
    parts = [words(part) for part in (document.headline, document.subhead, "\n".join(document.authors))]
    for found in (*parts, words(document.body)):
        for place, word in enumerate(found, start):
            places[word].append(place)
        length += len(found)
        start += len(found) + FIELD_GAP
    return places, len(parts[0]), length


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
