"""How a listing falls into pages that later articles leave alone.

Entries are counted from the oldest. Full pages are numbered and never change when something newer comes; the
index page holds the newest entries: the unfinished page and the full one before it, so that a reader always
finds a good number of them there. A listing that fits on one index page has no numbered pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def numbered_pages(total: int, size: int) -> int:
    """How many numbered pages a listing of `total` entries has beside its index page."""
    return max(total // size - 1, 0)


def paginate(entries: Iterable[T], total: int, size: int, first: int = 1) -> Iterator[tuple[int, list[T]]]:
    """(number, entries oldest first) for each page, the index page (number 0) last; reads entries once.

    With a `first` page, numbered pages before it are left out, and `entries` are those from it on.
    """
    stream = iter(entries)
    for number in range(first, numbered_pages(total, size) + 1):
        yield number, list(islice(stream, size))
    yield 0, list(stream)
