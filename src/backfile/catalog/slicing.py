"""Finds which slices of the search index have changed since they were made, and by which articles.

Of each article that a slice was made of a digest is kept. So a change is found without reading, or even
listing, articles that nothing has touched.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from backfile.catalog import searchable
from backfile.catalog.searchable import Content, Held
from backfile.search import Cut, Reading, recut, steps
from backfile.versions import indexing_version

_ADDRESS, _CONTENT = 8, 16
"""Bytes of the two digests that a member consists of."""
_SIZE = _ADDRESS + _CONTENT


@dataclass(frozen=True, slots=True)
class Sliced:
    """One slice of the archive as it is now."""

    cut: Cut
    bounds: tuple[Reading, Reading | None]
    """Where it begins, and where the next one does."""
    inputs: bytes
    """A digest of all that its index is made from."""
    members: tuple[bytes, ...] | None
    """Digests of its articles, in order; None where they are those of before."""
    contents: tuple[Content, ...] | None
    """What is in its articles, where that had to be read."""


class Slicing:
    """The slices of an archive, against those of its last build."""

    def __init__(self, db: sqlite3.Connection, touched: set[int] | None) -> None:
        """`touched` are the articles that may have changed, or gone; None stands for all of them."""
        self._db = db
        self._touched = touched
        held = searchable.held_slices(db)
        self.before = {each.cut.key: each for each in held}
        """The slices of the last build by their keys."""
        before = [] if touched is None else [each.cut for each in held]
        changed = self._changed_of(before)
        self._changed = {before[number].key for number in changed}
        self.cuts = recut(before, changed, self._since)
        """The slices of now."""

    def slices(self) -> Iterator[Sliced]:
        """All slices, in reading order."""
        for number, cut in enumerate(self.cuts):
            following = self.cuts[number + 1].place if number + 1 < len(self.cuts) else None
            bounds, before = (cut.place, following), self.before.get(cut.key)
            if self._touched is None:
                contents = tuple(searchable.contents(self._db, *bounds))
                members = tuple(map(_member, contents))
                yield Sliced(cut, bounds, _inputs(members), members, contents)
            elif before is None or not self._stays(before):
                members = tuple(self._members(bounds))
                yield Sliced(cut, bounds, _inputs(members), members, None)
            else:
                yield Sliced(cut, bounds, before.inputs, None, None)

    def steps(self, now: Sliced) -> list[tuple[int, bool, Content | None]] | None:
        """How a slice comes about from the one with its key: (number, an article goes, one comes).

        None where there was none, or where its articles stand in another order.
        """
        if now.members is None or now.cut.key not in self.before:
            return None
        found = steps(_split(searchable.held_members(self._db, now.cut.key)), now.members)
        if found is None:
            return None
        ids = [place.id for place in searchable.places(self._db, *now.bounds)]
        return [
            (number, gone, None if comes is None else searchable.content(self._db, ids[number]))
            for number, gone, comes in found
        ]

    def _changed_of(self, before: Sequence[Cut]) -> set[int]:
        """The numbers of the slices of which articles may have changed, come or gone."""
        starts = [cut.place for cut in before]
        found = set()
        for number, cut in enumerate(before):
            bounds = (
                starts[number] if number else None,
                starts[number + 1] if number + 1 < len(starts) else None,
            )
            if searchable.count(self._db, *bounds) != cut.articles:
                found.add(number)
        for identity in sorted(self._touched or ()):
            place = searchable.place_of(self._db, identity)
            if place is not None and starts:
                found.add(max(bisect_right(starts, place) - 1, 0))
        return found

    def _since(self, low: Reading | None) -> Iterator[tuple[Reading, str]]:
        return (((day, path), address) for _, day, path, address in searchable.places(self._db, low))

    def _stays(self, before: Held) -> bool:
        """Whether a slice of the last build is one of now, with the articles that it had."""
        return before.cut.key not in self._changed and before.cut in self._cuts

    @cached_property
    def _cuts(self) -> set[Cut]:
        return set(self.cuts)

    @cached_property
    def _known(self) -> dict[bytes, bytes]:
        """The digests of all articles of slices that do not stay, by address."""
        return {
            member[:_ADDRESS]: member
            for key, before in self.before.items()
            if not self._stays(before)
            for member in _split(searchable.held_members(self._db, key))
        }

    def _members(self, bounds: tuple[Reading, Reading | None]) -> Iterator[bytes]:
        touched = self._touched or set()
        for place in list(searchable.places(self._db, *bounds)):
            known = self._known.get(_address(place.address)) if place.id not in touched else None
            yield known or _member(searchable.content(self._db, place.id))


def _member(content: Content) -> bytes:
    digest = blake2b(f"{content.terms}\0".encode(), digest_size=_CONTENT)
    digest.update(content.record)
    return _address(content.address) + digest.digest()


def _address(address: str) -> bytes:
    return blake2b(address.encode(), digest_size=_ADDRESS).digest()


def _split(members: bytes) -> list[bytes]:
    return [members[at : at + _SIZE] for at in range(0, len(members), _SIZE)]


def _inputs(members: Iterable[bytes]) -> bytes:
    return blake2b(indexing_version() + b"".join(members), digest_size=16).digest()
