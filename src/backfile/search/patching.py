"""Makes a slice's packed index from what it was, where a few of its articles have changed.

The result is what indexing all of its articles would give, in a fraction of the time: most rows stay as they
are, or say one number otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple, TypeVar

from backfile.search.documents import (
    Result,
    SearchDocument,
    result,
    result_blocks,
    results_in,
)
from backfile.search.indexing import index_slice
from backfile.search.packed import VARINTS, PackedRow, PackedSlice, Rows, pack, unpack, varint

T = TypeVar("T")


class Step(NamedTuple):
    """One step from a row of articles to another; each starts from what those before have made."""

    number: int
    """Where something changes."""
    gone: bool
    """Whether the article there goes."""
    document: SearchDocument | None
    """What comes to stand there."""


def steps(before: Sequence[T], now: Sequence[T]) -> list[tuple[int, bool, T | None]] | None:
    """The steps between two rows of members, none of them twice in one: (number, one goes, what comes).

    None where members that are in both do not follow each other as before.

    >>> steps("abcd", "axcde")
    [(1, True, 'x'), (4, False, 'e')]
    """
    old, new = set(before), set(now)
    found: list[tuple[int, bool, T | None]] = []
    at = number = 0
    while at < len(before) or number < len(now):
        gone = at < len(before) and before[at] not in new
        comes = number < len(now) and now[number] not in old
        if gone or comes:
            found.append((number, gone, now[number] if comes else None))
            at, number = at + gone, number + comes
        elif before[at] == now[number]:
            at, number = at + 1, number + 1
        else:
            return None
    return found


def patched(before: PackedSlice, made: Sequence[Step]) -> bytes:
    """The packed index after these steps."""
    patch = _Patch(before)
    for step in made:
        patch.take(step)
    return patch.packed()


@dataclass(slots=True)
class _Patch:
    """A slice's index while it is being changed."""

    before: PackedSlice
    documents: int = field(init=False)
    rows: dict[str, PackedRow] = field(init=False)
    results: list[Result] = field(init=False)

    def __post_init__(self) -> None:
        rows = Rows(self.before)
        self.documents = self.before.documents
        self.rows = dict(zip(rows.words, rows, strict=True))
        self.results = [each for block in self.before.blocks for each in results_in(block)]

    def take(self, step: Step) -> None:
        """Make one step."""
        number, gone, document = step
        if gone:
            self._take_out(number)
            del self.results[number]
        if gone and document is None:
            self._shift(number, -1)
        if document is not None:
            if not gone:
                self._shift(number, 1)
            self._put_in(number, document)
            self.results.insert(number, result(document))

    def packed(self) -> bytes:
        """The index as it is now."""
        return pack(len(self.results), result_blocks(self.results), sorted(self.rows.items()))

    def _take_out(self, number: int) -> None:
        """Forget which words an article has; the numbers of the others stay."""
        rows = self.rows
        for word in [word for word, row in rows.items() if row[0] >> 2 <= number <= row[1]]:
            row = rows[word]
            if row[2] == 1:
                del rows[word]
                continue
            numbers = _numbers(row)
            at = bisect_left(numbers, number)
            if numbers[at] == number:
                rows[word] = _without(row, numbers, at)

    def _put_in(self, number: int, document: SearchDocument) -> None:
        """Note the words of an article that has a number which no other has."""
        own = Rows(unpack(index_slice([document])))
        for word, (first, _, _, _, places) in zip(own.words, own, strict=True):
            row = self.rows.get(word)
            if row is None:
                self.rows[word] = (number << 2 | first, number, 1, b"", places)
            else:
                self.rows[word] = _with(row, number, first, places)

    def _shift(self, number: int, by: int) -> None:
        """Count all articles from this number on as one further, or one less far."""
        rows = self.rows
        for word, (first, last, articles, postings, places) in rows.items():
            if last < number:
                continue
            if first >> 2 >= number:
                rows[word] = (first + (by << 2), last + by, articles, postings, places)
            else:
                rows[word] = (first, last + by, articles, _spread(first >> 2, postings, number, by), places)


def _numbers(row: PackedRow) -> list[int]:
    """The articles that have a word."""
    return list(accumulate(_gaps(row[3]), initial=row[0] >> 2))


def _gaps(postings: bytes) -> Sequence[int]:
    """How far each posting is from the one before."""
    if postings.isascii():  # one byte each
        return postings.translate(_GAPS)
    return [_GAP_OF[each] for each in _VARINT.findall(postings)]


def _without(row: PackedRow, numbers: list[int], at: int) -> PackedRow:
    """A row of several articles without the one that is at this place in it."""
    first, last, articles, postings, places = row
    parts = _VARINT.findall(postings)
    if at == 0:
        first = numbers[1] << 2 | parts[0][0] & 3
        del parts[0]
    elif at == articles - 1:
        last = numbers[at - 1]
        del parts[-1]
    else:
        strength = parts[at][0] & 3
        parts[at - 1 : at + 1] = [_posting(numbers[at - 1], numbers[at + 1], strength)]
    if places:
        placed = _ARTICLE.findall(places)
        del placed[at]
        places = b"".join(placed)
    return first, last, articles - 1, b"".join(parts), places


def _with(row: PackedRow, number: int, strength: int, own: bytes) -> PackedRow:
    """A row with one article more, which has its word at these places."""
    first, last, articles, postings, places = row
    numbers, parts = _numbers(row), _VARINT.findall(postings)
    at = bisect_left(numbers, number)
    if at == 0:
        parts.insert(0, _posting(number, numbers[0], first & 3))
        first = number << 2 | strength
    elif at == articles:
        parts.append(_posting(last, number, strength))
        last = number
    else:
        after = parts[at - 1][0] & 3
        parts[at - 1 : at] = [
            _posting(numbers[at - 1], number, strength),
            _posting(number, numbers[at], after),
        ]
    if own:
        placed = _ARTICLE.findall(places)
        placed.insert(at, own)
        places = b"".join(placed)
    return first, last, articles + 1, b"".join(parts), places


def _spread(first: int, postings: bytes, number: int, by: int) -> bytes:
    """The postings with those from this number on `by` further; some of them lie before and some after."""
    gaps = _gaps(postings)
    at = bisect_left(list(accumulate(gaps, initial=first)), number) - 1
    parts = _VARINT.findall(postings)
    parts[at] = varint((gaps[at] - 1 + by) << 2 | parts[at][0] & 3)
    return b"".join(parts)


def _posting(before: int, number: int, strength: int) -> bytes:
    return varint((number - before - 1) << 2 | strength)


_VARINT = re.compile(rb"[\x80-\xff]*[\x00-\x7f]")
_GAPS = bytes((value >> 2) + 1 for value in range(256))
_GAP_OF = {data: (value >> 2) + 1 for value, data in enumerate(VARINTS)}
_EVEN, _ODD = (b"".join(re.escape(bytes((byte,))) for byte in range(first, 256, 2)) for first in (0, 1))
# Places of one article are varints of which the last is odd, which shows in its first byte.
_ARTICLE = re.compile(
    rb"(?:(?=[%(even)b])[\x80-\xff]*[\x00-\x7f])*+(?=[%(odd)b])[\x80-\xff]*[\x00-\x7f]"
    % {b"even": _EVEN, b"odd": _ODD}
)
