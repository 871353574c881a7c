"""Cuts the archive, in reading order, into slices: the unit that is indexed again when an article changes."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from backfile.search.cuts import Cutter, mark

LEAST, STEP, MOST = 640, 384, 4096
"""A slice has at least 640 articles and about 1,024: one is indexed in a third of a second. With more than
4,096 a step from one posting to the next could lie beyond `packed.VARINTS`."""

Reading: TypeAlias = tuple[int, str]
"""A place in the reading order: what orders articles and is no other's."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Articles `first` to `last` (excluded) of the archive in reading order."""

    key: str
    """12 hexadecimal digits, from the address of the slice's first article."""
    first: int
    last: int


class Cut(NamedTuple):
    """A slice by where it begins."""

    key: str
    place: Reading
    """Of its first article."""
    articles: int


def slices(addresses: Iterable[str]) -> list[Slice]:
    """The archive's slices. `addresses` are those of all its articles in reading order, the undated first."""
    numbered = (((number, ""), address) for number, address in enumerate(addresses))
    return numbers(recut((), (), lambda _: numbered))


def numbers(cuts: Iterable[Cut]) -> list[Slice]:
    """Slices that follow each other, by the numbers of their articles."""
    rows = list(cuts)
    ends = itertools.accumulate(row.articles for row in rows)
    return [Slice(row.key, end - row.articles, end) for row, end in zip(rows, ends, strict=True)]


def recut(
    before: Sequence[Cut],
    changed: Iterable[int],
    since: Callable[[Reading | None], Iterable[tuple[Reading, str]]],
) -> list[Cut]:
    """The slices of an archive that was cut into those `before`; what is not near a change is not looked at.

    `changed` are the numbers of slices in whose articles, up to where the next slice began, any came, went or
    got another address. `since` gives the places and addresses of all articles from a place on (None: all).
    """
    others = set(changed)
    number_of = {cut.place: number for number, cut in enumerate(before)}
    found: list[Cut] = []
    at: int | None = 0
    while at is not None and at < len(before):
        # A slice of which the first article has gone is where the one before it goes on.
        if others.isdisjoint((at, at + 1)):
            found.append(before[at])
            at += 1
            continue
        place = before[at].place if at else None
        later = {place: number for place, number in number_of.items() if number > at}
        made, at = _cut(since(place), later)
        found += made
    return found if before else _cut(since(None), {})[0]


def _cut(members: Iterable[tuple[Reading, str]], later: dict[Reading, int]) -> tuple[list[Cut], int | None]:
    """Slices up to one that begins at one of those places; the number of that, None at the end."""
    cutter = Cutter(least=LEAST, step=STEP, most=MOST)
    found: list[Cut] = []
    key, begun, articles = "", (0, ""), 0
    for place, address in members:
        if cutter.begins(mark(address), 1):
            if articles:
                found.append(Cut(key, begun, articles))
                if place in later:
                    return found, later[place]
            key = hashlib.blake2b(address.encode(), digest_size=6).hexdigest()
            begun, articles = place, 0
        articles += 1
    return [*found, Cut(key, begun, articles)] if articles else found, None
