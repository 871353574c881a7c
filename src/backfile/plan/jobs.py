"""A job: what to write, as bytes that any worker can turn into files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, cast

import msgspec
from msgspec import Struct

from backfile.records import Card
from backfile.site.feeds import Channel, FeedEntry
from backfile.site.pages import Page

JobKind = Literal[
    "ArticlePage",
    "ListingPage",
    "DirectoryPage",
    "FrontPage",
    "AnniversaryPage",
    "AboutPage",
    "NoticePage",
    "RedirectPage",
    "TombstonePage",
    "FeedSet",
    "Literal",
    "RawCopy",
]


class FeedSet(Struct, frozen=True):
    """The feeds of one listing; their addresses lie beside the listing's index page."""

    channel: Channel
    entries: tuple[FeedEntry, ...]


class Literally(Struct, frozen=True):
    """A file whose bytes are known already: robots.txt, a style sheet, a sitemap."""

    address: str
    data: bytes


class PictureCopy(Struct, frozen=True):
    """A picture, published as it is."""

    address: str
    file: str
    """Path below the archive's root."""
    sha256: bytes
    """Of its bytes when it was looked at."""


Task: TypeAlias = Page | FeedSet | Literally | PictureCopy


class Job(Struct, frozen=True):
    """One task of a unit. `payload` is the encoded task: its bytes are what the outputs depend on."""

    unit: str
    address: str
    """The first of its outputs; no two jobs share one."""
    kind: str
    """The task's class name."""
    payload: bytes
    source: str = ""
    """Articles only: path of the source, whose bytes stand beside the page."""
    source_digest: bytes = b""


_encode = msgspec.msgpack.Encoder().encode


def job(unit: str, address: str, task: Task, *, source: str = "", source_digest: bytes = b"") -> Job:
    """The task as a job."""
    return Job(unit, address, type(task).__name__, _encode(task), source, source_digest)


def as_cards(encoded: Iterable[msgspec.Raw]) -> tuple[Card, ...]:
    """Encoded cards in the place of cards.

    The encoder writes them as they are, so that a card is encoded once, when its article is read, and not
    again for each of the listings that show it.
    """
    return cast("tuple[Card, ...]", tuple(encoded))


def as_card(encoded: msgspec.Raw | None) -> Card | None:
    """One encoded card in the place of a card."""
    return cast("Card | None", encoded)
