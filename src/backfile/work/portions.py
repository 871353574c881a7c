"""Cuts what a batch makes into portions that may be held in memory: a step is then taken for all of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def portions(made: Iterable[T], size_of: Callable[[T], int], most: int) -> Iterator[list[T]]:
    """What is made, in its order; a portion ends with the first that brings it above `most` bytes.

    >>> list(portions(["ab", "c", "def"], len, 2))
    [['ab', 'c'], ['def']]
    """
    held: list[T] = []
    size = 0
    for one in made:
        held.append(one)
        size += size_of(one)
        if size > most:
            yield held
            held, size = [], 0
    if held:
        yield held
