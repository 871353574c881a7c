"""Which article gets which address: a pure function of the ledger and of what the sources ask for.

An article is its source path. It keeps the address it was issued, unless its date or its front-matter slug
changed; then the old address leads to the new one. A renamed file keeps its address. What is removed leaves a
tombstone, which only the article itself can take back. No two articles ever share an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from backfile.errors import Problem
from backfile.ledger.book import Book, Holding, address_key, resolve
from backfile.ledger.lines import Event, gone, issued, moved, renamed, withheld
from backfile.ledger.places import above, alias_address
from backfile.slugs import is_reserved, names

SLUG_BYTES = 100
"""The longest slug in bytes of UTF-8, a number at its end included."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one article asks for."""

    path: str
    folder: str
    """`1931/05/09`, `1931/05`, `1931` or `undated`."""
    slug: str
    explicit: bool = False
    """The slug stands in front matter; otherwise it was made from the headline."""
    digest: str = ""
    """Of the source's content: how a renamed file is recognised."""
    aliases: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    """What no address of this article may hold: the slugs of passages that were taken down."""


@dataclass(frozen=True, slots=True)
class Departure:
    """An article that was published and is no longer to be."""

    path: str
    digest: str = ""
    """Of its source when it was last seen; empty when that is not known."""
    date: str = ""
    headline: str = ""
    withheld: bool = False
    """Its source says that it must not be shown: the tombstone says nothing."""


@dataclass(slots=True)
class Assignment:
    """The addresses of the articles asked about, and what the ledger has to be told, in order."""

    addresses: dict[str, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    """What stands at the address of each event after it."""
    problems: list[Problem] = field(default_factory=list)


def assign(wishes: Iterable[Wish], departures: Iterable[Departure], book: Book) -> Assignment:
    """Give every wish its address.

    `wishes` holds at least the articles that are new or changed, `departures` those that vanished or are now
    withheld. The result does not depend on the order of either.
    """
    work = _Work(book)
    ordered = sorted(wishes, key=lambda wish: wish.path)
    leaving = {departure.path: departure for departure in sorted(departures, key=lambda item: item.path)}
    owners = work.renames(ordered, leaving)
    for wish in ordered:
        work.place(wish, owners.get(wish.path))
    claims = _claims(ordered)
    asked = {wish.path for wish in ordered}
    for wish in ordered:
        work.aliases(wish, claims, asked)
    for departure in leaving.values():
        work.depart(departure)
    return work.result


class _Work:
    """The state of one assignment: the book, and what this build has added to it."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._new: dict[str, Holding] = {}
        self._folders: set[str] = set()
        self.result = Assignment()

    def at(self, key: str) -> Holding | None:
        return self._new.get(key) or self._book.at(key)

    def held_by(self, source: str) -> Holding | None:
        return self._book.held_by(source)

    def is_folder(self, key: str) -> bool:
        return key in self._folders or self._book.is_folder(key)

    def renames(self, wishes: Sequence[Wish], leaving: dict[str, Departure]) -> dict[str, Holding]:
        """The addresses that new paths take over from vanished ones; those are taken out of `leaving`.

        First by equal content, then by asking for the very address whose owner vanished.
        """
        owners: dict[str, Holding] = {}
        if not leaving:
            return owners
        new = [wish for wish in wishes if self.held_by(wish.path) is None]
        by_digest: dict[str, list[str]] = {}
        for path, departure in leaving.items():
            if departure.digest and not departure.withheld:
                by_digest.setdefault(departure.digest, []).append(path)
        for wish in new:
            former = by_digest.get(wish.digest, []) if wish.digest else []
            if former:
                self._take_over(wish, former.pop(0), leaving, owners)
        for wish in new:
            if wish.path in owners:
                continue
            there = self.at(address_key(_address(wish.folder, wish.slug)))
            if there is None or there.state != "article":
                continue
            owner = leaving.get(there.source)
            if owner is not None and not owner.withheld:
                self._take_over(wish, owner.path, leaving, owners)
        return owners

    def _take_over(
        self, wish: Wish, former: str, leaving: dict[str, Departure], owners: dict[str, Holding]
    ) -> None:
        held = self.held_by(former)
        del leaving[former]
        if held is None or held.state != "article":
            return
        owners[wish.path] = held._replace(source=wish.path)
        self._enter(renamed(held.address, wish.path, former), owners[wish.path])

    def place(self, wish: Wish, owned: Holding | None) -> None:
        """Keep, move, bring back or issue one article's address."""
        held = owned or self.held_by(wish.path)
        if held is not None and self._fits(held, wish):
            address = held.address
            if held.state != "article":
                self._issue(address, wish.path)
        else:
            address = self._free(wish, held)
            self._issue(address, wish.path)
            if held is not None and address_key(held.address) != address_key(address):
                self._enter(
                    moved(held.address, address), Holding(held.address, "moved", wish.path, target=address)
                )
        self.result.addresses[wish.path] = address

    def _fits(self, held: Holding, wish: Wish) -> bool:
        folder, _, name = held.address.rpartition("/")
        stem = name.removesuffix(".html")
        if any(names(stem, part) and not names(wish.slug, part) for part in wish.avoid):
            return False
        if folder != wish.folder:
            return False
        if not wish.explicit or stem == wish.slug:
            return True
        numbered = re.fullmatch(r"-\d+", stem.removeprefix(wish.slug)) is not None
        return numbered and stem.startswith(wish.slug)

    def _free(self, wish: Wish, held: Holding | None) -> str:
        """The first of slug, slug-2, slug-3 ... that no other article has or had."""
        number = 1
        while True:
            slug = _numbered(wish.slug, number)
            address = _address(wish.folder, slug)
            number += 1
            if is_reserved(slug):
                continue
            there = self.at(address_key(address))
            if there is None or self._own(there, wish, held):
                return address

    def _own(self, there: Holding, wish: Wish, held: Holding | None) -> bool:
        """Whether an address that was issued before is this article's own former one."""
        if there.state == "article":
            return False
        if there.source == wish.path:
            return True
        end = resolve(there.address, self)
        return end is not None and held is not None and end.address == held.address

    def aliases(self, wish: Wish, claims: Mapping[str, Set[str]], asked: Set[str]) -> None:
        """Let the old addresses that an article's source names lead to it."""
        target = self.result.addresses[wish.path]
        for written in wish.aliases:
            address = alias_address(written)
            if address is None:
                self._refuse(wish, written, "is not the address of an old page")
                continue
            there = self.at(address_key(address))
            if there is not None and self._leads_to(there, target):
                continue
            occupant = self._occupant(there, claims, asked) or self._shape_taken(address)
            if occupant:
                self._refuse(wish, written, occupant)
                continue
            source, address = (there.source, there.address) if there is not None else ("", address)
            self._enter(moved(address, target), Holding(address, "moved", source, target))

    def _leads_to(self, there: Holding, target: str) -> bool:
        end = resolve(there.address, self)
        return end is not None and end.address == target

    def _occupant(self, there: Holding | None, claims: Mapping[str, Set[str]], asked: Set[str]) -> str:
        """Why an alias cannot have an address; empty when nothing stands there, or nothing any more."""
        if there is None or there.state == "gone":
            return ""
        if there.state == "withheld":
            return "is the address of an article that must not be shown"
        if there.state == "article":
            return f"is the address of {there.source}"
        end = resolve(there.address, self)
        if end is None or end.state != "article":
            return ""
        given_up = end.source in asked and end.source not in claims[address_key(there.address)]
        return "" if given_up and not there.source else f"already leads to {end.source}"

    def _shape_taken(self, address: str) -> str:
        """Why an alias would need a folder where there is a file, or the other way round; empty when not."""
        for folder in above(address):
            if self.at(address_key(folder)) is not None:
                return f"lies below {folder}, which is a page"
        if self.is_folder(address_key(address)):
            return "is a folder that holds old pages"
        return ""

    def _refuse(self, wish: Wish, alias: str, why: str) -> None:
        self.result.problems.append(
            Problem(
                path=wish.path,
                code="alias",
                message=f"the alias {alias!r} {why}",
                hint="Remove it, or write an old address of this article alone, as in /news/flood.html.",
            )
        )

    def depart(self, departure: Departure) -> None:
        """Leave a tombstone where the article stood."""
        held = self.held_by(departure.path)
        if held is None or held.state in ("moved", "withheld"):
            return
        if departure.withheld:
            self._enter(withheld(held.address), held._replace(state="withheld"))
        elif held.state == "article":
            self._enter(gone(held.address, departure.date, departure.headline), held._replace(state="gone"))

    def _issue(self, address: str, path: str) -> None:
        self._enter(issued(address, path), Holding(address, "article", path))

    def _enter(self, event: Event, holding: Holding) -> None:
        self.result.events.append(event)
        self.result.holdings.append(holding)
        key = address_key(holding.address)
        self._new[key] = holding
        self._folders.update(above(key))


def _address(folder: str, slug: str) -> str:
    return f"{folder}/{slug}.html"


def _claims(wishes: Iterable[Wish]) -> dict[str, set[str]]:
    """Which paths ask for an alias, by its key."""
    claims: dict[str, set[str]] = {}
    for wish in wishes:
        for written in wish.aliases:
            claims.setdefault(address_key(alias_address(written) or ""), set()).add(wish.path)
    return claims


def _numbered(slug: str, number: int) -> str:
    """The slug with its number, within `SLUG_BYTES`."""
    end = "" if number == 1 else f"-{number}"
    room = SLUG_BYTES - len(end)
    return slug.encode()[:room].decode(errors="ignore").rstrip("-") + end
