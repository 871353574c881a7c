"""What takedowns.yaml says of articles that are no longer there: their notices and addresses say no more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from backfile.catalog import meta, outputs, queries
from backfile.catalog.book import SqlBook
from backfile.errors import SettingsError
from backfile.ledger.lines import Event, gone, withheld
from backfile.redaction import redacted_text
from backfile.slugs import headline_slug
from backfile.takedowns import TAKEDOWNS_FILE, Entry, Takedown

_ENCODER = msgspec.msgpack.Encoder(order="sorted")


def take_down(db: sqlite3.Connection, takedowns: Mapping[str, Takedown]) -> tuple[list[Event], list[str]]:
    """Take down what is left of articles whose source is gone, when all sources are in the catalog.

    Returns what the ledger has to be told, and the paths of which neither a source nor an address is known.
    """
    book = SqlBook(db)
    missing = [path for path in sorted(takedowns) if not _is_there(db, path)]
    events = [event for path in missing for event in _silenced(book, path, takedowns[path])]
    book.enter(events)
    if _note_avoided(db, takedowns) or events:
        outputs.mark(db, ["former:", "hosting:"])
    return events, [path for path in missing if not book.knows(path)]


def refuse_renamed(entries: Sequence[Entry], events: Iterable[Event]) -> None:
    """Raise SettingsError when a file that is to be taken down has got another name in this build."""
    names = {event.second: event.first for event in events if event.kind == "renamed"}
    known = {entry.key for entry in entries}
    for entry in entries:
        name = names.get(entry.key)
        if name is not None and name not in known:
            raise SettingsError(
                f"{entry.key} is now {name}, which would be published as it is",
                path=TAKEDOWNS_FILE,
                line=entry.line,
                hint=f"Write {name} here.",
            )


def _is_there(db: sqlite3.Connection, path: str) -> bool:
    folder, _, name = path.rpartition("/")
    query = "SELECT 1 FROM source WHERE folder = ? AND name = ?"
    return db.execute(query, (folder, name)).fetchone() is not None


def _silenced(book: SqlBook, path: str, takedown: Takedown) -> Iterator[Event]:
    for former in book.gone_from(path):
        headline = redacted_text(former.headline, takedown.redact)
        if takedown.withhold is not None:
            yield withheld(former.address)
        elif headline != former.headline:
            yield gone(former.address, former.date, headline)


def _note_avoided(db: sqlite3.Connection, takedowns: Mapping[str, Takedown]) -> bool:
    """Note what no address of these articles may hold; whether that is news."""
    avoided = {
        path: [headline_slug(passage) for passage in takedown.redact]
        for path, takedown in takedowns.items()
        if takedown.redact
    }
    encoded = _ENCODER.encode(avoided)
    if meta.get(db, queries.AVOIDED) == encoded or not (avoided or meta.get(db, queries.AVOIDED)):
        return False
    meta.put(db, queries.AVOIDED, encoded)
    return True
