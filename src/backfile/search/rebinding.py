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
from backfile.search.volumes import File, places_address, tables, words_address


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
        changed: set[str] = set()
        moved = False
        for number, old in before.items():
            changed |= differing(Rows(old), rows[number])
            moved = moved or old.documents != documents[number]

        def posted(start: Start) -> Iterator[Entry]:
            return (postings(word, found) for word, found in joined(documents, rows, start.word))

        def placed(start: Start) -> Iterator[Entry]:
            entries = (
                entry for word, found in joined(documents, rows, start.word) for entry in places(word, found)
            )
            return (entry for entry in entries if (entry.word, entry.since) >= (start.word, start.since))

        # With another number of articles all are counted otherwise that come after them.
        new = None if moved else changed
        shelf = _Reshelving(shelves.WORDS, self.words, new, posted)
        for name, data in shelf.files():
            yield words_address(self.key, name), data
        self.words = shelf.starts
        self.kept += [words_address(self.key, name) for name in shelf.kept]
        shelf = _Reshelving(shelves.PLACES, self.places, changed, placed)
        for name, data in shelf.files():
            yield places_address(self.key, name), data
        self.places = shelf.starts
        self.kept += [places_address(self.key, name) for name in shelf.kept]
        yield from tables(self.key, self.words, self.places)


def differing(first: Rows, second: Rows) -> set[str]:
    """The words whose rows are not the same in both slices."""
    one, other = (dict(zip(each.words, each.beginning_at(0), strict=True)) for each in (first, second))
    return {word for word in one.keys() | other.keys() if one.get(word) != other.get(word)}


class _Reshelving:
    """Fills the files again whose entries have changed."""

    def __init__(
        self,
        limits: Limits,
        before: list[Start],
        changed: Set[str] | None,
        entries: Callable[[Start], Iterator[Entry]],
    ) -> None:
        """`changed` are words, None all of them; `entries` gives all from a place on."""
        self._limits, self._before, self._entries = limits, before, entries
        self._changed = None if changed is None else sorted(changed)
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
        if self._changed is None or number >= len(self._before):
            return False
        first = self._before[number].word if number else ""
        at = bisect_left(self._changed, first)
        if at == len(self._changed):
            return True
        return number + 1 < len(self._before) and self._changed[at] > self._before[number + 1].word
