"""Binds a volume again of which few words are new: only the files that they lie in are made.

Where a file ends is a matter of what is in it and of the entry after it alone (`backfile.search.cuts`). So a
file stays as it is while no word from its first to that of the next file has changed; and once a new file
begins where one began before, those after it are as they were.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from backfile.search import shelves
from backfile.search.joining import joined, places, postings
from backfile.search.packed import PackedSlice, Rows
from backfile.search.shelves import Entry, Limits, Shelf, Start, file_name
from backfile.search.volumes import Binding, File, places_address, tables, words_address


@dataclass(slots=True)
class Rebinding:
    """The making of one volume anew from its last state; `words` and `places` say where files began."""

    key: str
    words: list[Start]
    places: list[Start]
    kept: list[str] = field(default_factory=list)
    """Afterwards, the addresses of the files that stay as they are."""

    def files(self, slices: Sequence[PackedSlice], before: dict[int, PackedSlice]) -> Iterator[File]:
        """The files that may be others than before; `before` are those slices that were, by their number."""
        documents, rows = [part.documents for part in slices], list(map(Rows, slices))
        if any(old.documents != documents[number] for number, old in before.items()):
            # All articles that come after one more, or one less, are counted otherwise: nearly every file of
            # words is another, and to go through the words twice would take longer than to make all.
            anew = Binding(self.key)
            yield from anew.files(slices)
            self.words, self.places = anew.words, anew.places
            return
        posted_otherwise: set[str] = set()
        placed_otherwise: set[str] = set()
        for number, old in before.items():
            for found, changed in zip(
                (posted_otherwise, placed_otherwise), differing(Rows(old), rows[number]), strict=True
            ):
                found |= changed

        def posted(start: Start) -> Iterator[Entry]:
            return (postings(word, found) for word, found in joined(documents, rows, start.word))

        def placed(start: Start) -> Iterator[Entry]:
            entries = (
                entry for word, found in joined(documents, rows, start.word) for entry in places(word, found)
            )
            return (entry for entry in entries if (entry.word, entry.since) >= (start.word, start.since))

        shelf = _Reshelving(shelves.WORDS, self.words, posted_otherwise, posted)
        for name, data in shelf.files():
            yield words_address(self.key, name), data
        self.words = shelf.starts
        self.kept += [words_address(self.key, name) for name in shelf.kept]
        shelf = _Reshelving(shelves.PLACES, self.places, placed_otherwise, placed)
        for name, data in shelf.files():
            yield places_address(self.key, name), data
        self.places = shelf.starts
        self.kept += [places_address(self.key, name) for name in shelf.kept]
        yield from tables(self.key, self.words, self.places)


def differing(first: Rows, second: Rows) -> tuple[set[str], set[str]]:
    """The words of which two slices have other postings, and those of which they have other places."""
    one, other = (dict(zip(each.words, each, strict=True)) for each in (first, second))
    posted = one.keys() ^ other.keys()
    placed = set(posted)
    for word in one.keys() & other.keys():
        if (row := one[word]) != (now := other[word]):
            if row[:4] != now[:4]:
                posted.add(word)
            if (row[2], row[4]) != (now[2], now[4]):
                placed.add(word)
    return posted, placed


class _Reshelving:
    """Fills the files again whose entries have changed."""

    def __init__(
        self,
        limits: Limits,
        before: list[Start],
        changed: Set[str],
        entries: Callable[[Start], Iterator[Entry]],
    ) -> None:
        """`changed` are words; `entries` gives all from a place on."""
        self._limits, self._before, self._entries = limits, before, entries
        self._changed = sorted(changed)
        self.starts: list[Start] = []
        self.kept: list[str] = []

    def files(self) -> Iterator[tuple[str, bytes]]:
        """(name, content) of the files that are filled again."""
        begun = {(start.word, start.since): number for number, start in enumerate(self._before)}
        number = 0
        while number < max(len(self._before), 1):
            if self._stays(number):
                start = self._before[number]
                self.kept.append(file_name(start.word, start.since, is_first=not self.starts))
                self.starts.append(start)
                number += 1
                continue
            shelf = Shelf(self._limits, self.starts)
            first = self._before[number] if number else Start("", 0, 0)
            following = len(self._before) or 1
            for at, entry in enumerate(self._entries(first)):
                if shelf.begins(entry) and at:
                    yield from shelf.close()
                    met = begun.get((entry.word, entry.since), 0)
                    if met > number and self._stays(met):
                        following = met
                        break
                shelf.write(entry)
            yield from shelf.close()
            number = following

    def _stays(self, number: int) -> bool:
        """Whether the file with this number, which begins where it did, is the same as before."""
        if number >= len(self._before):
            return False
        first = self._before[number].word if number else ""
        at = bisect_left(self._changed, first)
        if at == len(self._changed):
            return True
        return number + 1 < len(self._before) and self._changed[at] > self._before[number + 1].word
