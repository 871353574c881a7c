"""Directories of tags, sections, authors, sources, A to Z; a page for each letter when they are many."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec.structs import replace

from backfile.catalog import queries
from backfile.catalog.queries import TermRow
from backfile.plan.jobs import Job, job
from backfile.plan.letters import guide_word, letter_of, letter_slug, sort_key
from backfile.plan.listings import as_term
from backfile.site import addresses
from backfile.site.pages import Count, DirectoryKind, DirectoryPage, Link, Term

WHOLE = 500
"""So many names at most stand on one page together: about 10 KB compressed."""
RUN = 400
"""Names on a page of one letter, when there are more than WHOLE in all."""
COMMONEST = 60
"""Names that the index page of a large directory shows itself."""
_KINDS: dict[str, DirectoryKind] = {
    "tag": "tags",
    "section": "sections",
    "author": "authors",
    "source": "sources",
}


def directory(db: sqlite3.Connection, kind: str) -> Iterator[Job]:
    """The directory of one kind of term, and those of single kinds of tags; none when there is no term."""
    rows = queries.terms(db, kind)
    if not rows:
        return
    present = {row.term_kind for row in rows}
    kinds = [
        (name, Link(name, addresses.page(folder, 0)))
        for name, folder in addresses.KIND_DIRECTORIES.items()
        if name in present
    ]
    head = DirectoryPage(
        kind=_KINDS[kind],
        address=addresses.page(addresses.DIRECTORIES[kind], 0),
        kinds=tuple(link for _, link in kinds),
    )
    by_name = sorted(rows, key=lambda row: sort_key(row.label))
    for page in _pages(head, by_name):
        yield job(f"directory:{kind}", page.address, page)
    for name, link in kinds:
        part = replace(head, address=link.address, term_kind=name)
        for page in _pages(part, [row for row in by_name if row.term_kind == name]):
            yield job(f"directory:{kind}", page.address, page)


def _pages(head: DirectoryPage, rows: list[TermRow]) -> Iterator[DirectoryPage]:
    """The pages of one directory: its index, and those of the letters when it is large."""
    shelves: dict[str, list[TermRow]] = {}
    for row in rows:
        shelves.setdefault(letter_of(row.label), []).append(row)
    if len(rows) <= WHOLE:
        terms = [as_term(row, letter) for letter, shelf in shelves.items() for row in shelf]
        yield replace(head, terms=tuple(terms))
        return
    folder = head.address.rpartition("/")[0]
    letters = tuple(
        Count(letter, len(shelf), addresses.letter(folder, letter_slug(letter), 0))
        for letter, shelf in shelves.items()
    )
    yield replace(head, letters=letters, terms=_commonest(rows))
    for letter, shelf in shelves.items():
        runs = _runs(folder, letter, shelf)
        for number, run in enumerate(runs):
            yield replace(
                head,
                address=run.address,
                letters=letters,
                letter=letter,
                runs=tuple(runs) if len(runs) > 1 else (),
                terms=tuple(as_term(row) for row in shelf[number * RUN : (number + 1) * RUN]),
            )


def _runs(folder: str, letter: str, shelf: list[TermRow]) -> list[Link]:
    """A link to each page of a letter, by as much of its first name as tells it from the name before."""
    links = []
    for number, start in enumerate(range(0, len(shelf), RUN)):
        before = shelf[start - 1].label if start else ""
        label = guide_word(before, shelf[start].label)
        links.append(Link(label, addresses.letter(folder, letter_slug(letter), number)))
    return links


def _commonest(rows: list[TermRow]) -> tuple[Term, ...]:
    """The names on most articles, A to Z."""
    chosen = {row.id for row in sorted(rows, key=lambda row: (-row.count, row.key))[:COMMONEST]}
    return tuple(as_term(row) for row in rows if row.id in chosen)
