"""Gathers the units of the plan that a build's changes touch.

A unit is a group of outputs that are planned together: one article (`article:17`), one listing
(`day:19310509`, `term:4`), one directory (`directory:tag`). Touched units are kept in the table `dirty` until
their outputs are published, so that a build that dies is picked up where it was. Marking too much costs time
only, for every output is compared by its fingerprint; marking too little would leave a stale page.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from backfile.catalog import faces, related
from backfile.catalog.entries import tie_of
from backfile.catalog.faces import Face
from backfile.catalog.queries import neighbour_period


class Touched:
    """The units touched in one build."""

    def __init__(self) -> None:
        self.units: set[str] = set()
        self.since: dict[int, int] = {}
        """By the number of a term, from which day number on its listing may be another."""
        self.terms: set[int] = set()
        """Numbers of the terms with other articles, or written otherwise in one."""
        self._places: list[tuple[int, str, Collection[int]]] = []
        self._days: set[int] = set()

    def archive(self) -> None:
        """Something came, went, or is told otherwise."""
        self.units.update(ARCHIVE_UNITS)

    def articles(self, identities: Iterable[int]) -> None:
        """The pages of these articles, and nothing that lists them."""
        self.units.update(f"article:{identity}" for identity in identities)

    def tags(self) -> None:
        """Tags came, went, are called otherwise, or stand on more or fewer articles."""
        self.units.update(_TAG_UNITS)

    def beside(self, tags: Iterable[int]) -> None:
        """What the index pages of these tags tell of others."""
        for tag in tags:
            self.since.setdefault(tag, BEYOND)

    def article(self, identity: int, before: Face | None, after: Face | None) -> None:
        """One article was read again, came, went or got other tags; its faces say what else it concerns."""
        self.articles([identity])
        self.units.update(_TEXT_UNITS)
        if before is not None and after is not None and before.shown == after.shown:
            changed = before.memberships ^ after.memberships
            if changed and all(each.is_tag for each in changed):
                self.tags()
            elif changed:
                self.archive()
            self._under(after, faces.differing(before, after), {each.term for each in changed})
            return
        self.archive()
        for each in (before, after):
            if each is not None:
                self.units.update(date_units(each.shown.day))
                self._days.add(each.shown.day)
                self._under(each, each.terms, each.terms)

    def _under(self, face: Face, terms: set[int], listed: set[int]) -> None:
        """Some terms are concerned; those not `listed` in what their index pages tell of other tags alone."""
        self.terms |= listed
        for term in terms:
            day = face.shown.day if term in listed else BEYOND
            self.since[term] = min(day, self.since.get(term, day))
        self._places.append((face.shown.day, face.shown.path, terms))

    def neighbours(self, db: sqlite3.Connection) -> None:
        """What is next to a changed article, in its day or under one of its terms, may show it.

        To be called once all articles have their tags.
        """
        for day, path, terms in self._places:
            for query in _NEIGHBOURS:
                row = db.execute(query, (day, path)).fetchone()
                if row is not None:
                    self.articles([row[0]])
            for term in sorted(terms):
                self.articles(related.beside(db, term, day, tie_of(path)))
        for day in self._days - {0}:
            for unit, name in PERIODS.items():
                low = day // unit * unit
                for later in (False, True):
                    near = neighbour_period(db, low, low + unit - 1, unit, later=later)
                    if near is not None:
                        self.units.add(f"{name}:{near // unit}")


ARCHIVE_UNITS = (
    "about:",
    "directory:author",
    "directory:section",
    "directory:source",
    "directory:tag",
    "feed:",
    "former:",
    "front:",
    "hosting:",
    "notice:404",
    "notice:search",
    "search:",
    "sitemap:index",
    "sitemap:pages",
    "years:",
)
"""Units that any change may touch but one of a text alone."""
_TAG_UNITS = (
    "directory:tag",
    "former:",
    "front:",
    "hosting:",
    "search:",
    "sitemap:index",
    "sitemap:pages",
)
"""Those that show which tags there are."""
BEYOND = 99_999_999
"""Later than all days: of a listing, its index page alone."""
_TEXT_UNITS = ("former:", "front:", "hosting:", "search:")
"""Units that show of a text more than its card, or what a source says of old addresses."""


PERIODS = {10_000: "year", 100: "month", 1: "day"}
"""By what the day numbers of one period have in common."""


def date_units(day: int) -> list[str]:
    """The units that list a day number's articles."""
    if not day:
        return ["undated:", "sitemap:0"]
    year, month, dom = day // 10_000, day // 100 % 100, day % 100
    units = [f"year:{year}", f"sitemap:{year}"]
    if month:
        units.append(f"month:{year * 100 + month}")
    if dom:
        units += [f"day:{day}", f"anniversary:{day % 10_000:04d}"]
    return units


_NEIGHBOURS = (
    "SELECT id FROM article WHERE day = ? AND path < ? ORDER BY path DESC LIMIT 1",
    "SELECT id FROM article WHERE day = ? AND path > ? ORDER BY path LIMIT 1",
)
