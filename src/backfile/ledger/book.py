"""What stands at every address now, after all that the ledger says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple, Protocol

from backfile.errors import LedgerError
from backfile.ledger.lines import LEDGER_FILE, Event

State = Literal["article", "moved", "gone", "withheld"]
_FARTHEST = 1000  # redirects in a row; a ledger that needs more holds a loop


class Holding(NamedTuple):
    """One address: who it was issued to, and what became of it."""

    address: str
    state: State
    source: str = ""
    """Path of the article it was last issued to; empty for an alias."""
    target: str = ""
    """Where a moved address leads."""
    line: int = 0
    """The ledger line that says so; 0 when it is not in the file yet."""


class Book(Protocol):
    """What assigning addresses asks of the ledger, however it is stored."""

    def at(self, key: str) -> Holding | None:
        """What is known of the address with this `address_key`."""
        ...

    def held_by(self, source: str) -> Holding | None:
        """The address that was last issued to this path, whatever its state is now."""
        ...

    def is_folder(self, key: str) -> bool:
        """Whether any address lies below the one with this key, as below a folder."""
        ...


def address_key(address: str) -> str:
    """The form in which addresses are compared: blind to letter case and to how accents are written."""
    if address.isascii():  # almost all are
        return address.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())


def entered(event: Event, before: Holding | None) -> Holding:
    """What stands at the event's address after it, given what stood there.

    An address is written as it was issued, also where a line that was added by hand writes it otherwise.

    Raises LedgerError with both lines when an address is issued to a second article, which happens when two
    branches that each added articles are merged.
    """
    source, address = (before.source, before.address) if before is not None else ("", event.address)
    match event.kind:
        case "issued":
            if before is not None and before.state == "article" and before.source != event.first:
                raise LedgerError(
                    f"{event.address} is issued to {event.first}, "
                    f"and in line {before.line} to {before.source}",
                    path=LEDGER_FILE,
                    line=event.line or None,
                    hint="Delete the line that was added later; its article will get another address.",
                )
            return Holding(event.address, "article", event.first, line=event.line)
        case "renamed":
            return Holding(event.address, "article", event.first, line=event.line)
        case "moved":
            return Holding(address, "moved", source, event.first, event.line)
        case _:
            return Holding(address, event.kind, source, line=event.line)


def left(event: Event, held: Holding | None) -> Holding | None:
    """What becomes of the address that an article held before this event gives it another; None: nothing.

    The next line says the same. It is missing where an editor or a full disk cut the file there.
    """
    if event.kind != "issued" or held is None or held.state == "moved":
        return None
    if address_key(held.address) == address_key(event.address):
        return None
    return held._replace(state="moved", target=event.address, line=event.line)


class MemoryBook:
    """A Book in two dictionaries: for tests and small archives."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._at: dict[str, Holding] = {}
        self._last: dict[str, str] = {}
        self.enter(events)

    def enter(self, events: Iterable[Event]) -> None:
        """Take in events in order. Raises LedgerError as `entered` does."""
        for event in events:
            key = address_key(event.address)
            former = left(event, self.held_by(event.first))
            self._at[key] = entered(event, self._at.get(key))
            if former is not None:
                self._at[address_key(former.address)] = former
            if event.kind in ("issued", "renamed"):
                self._last[event.first] = key
                if event.kind == "renamed":
                    self._last.pop(event.second, None)

    def at(self, key: str) -> Holding | None:
        """What is known of the address with this key."""
        return self._at.get(key)

    def held_by(self, source: str) -> Holding | None:
        """The address that was last issued to this path."""
        key = self._last.get(source)
        return None if key is None else self._at[key]

    def is_folder(self, key: str) -> bool:
        """Whether any address lies below the one with this key."""
        return any(other.startswith(f"{key}/") for other in self._at)

    def holdings(self) -> list[Holding]:
        """Everything, in the order in which the addresses were first issued."""
        return list(self._at.values())


def resolve(address: str, book: Book) -> Holding | None:
    """Where an address leads after all redirects; None when that is unknown, or nowhere but round."""
    holding = book.at(address_key(address))
    for _ in range(_FARTHEST):
        if holding is None or holding.state != "moved":
            return holding
        holding = book.at(address_key(holding.target))
    return None
