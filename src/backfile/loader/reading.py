"""What the parts of the loader tell each other: what is known of a text, and what was read in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from backfile.records import Block, Evidence, Note, PartialDate, Role

DOUBTFUL = 0.7
"""A field read with less confidence than this is listed for review."""


class TextContext(Struct, frozen=True, kw_only=True):
    """What is known about a text from outside of it."""

    language: str | None
    """Of the text, detected or declared."""
    known: frozenset[str]
    """Fields that front matter or a sidecar gives (`{"headline", "date"}`): the text's own reading of them
    yields, but the lines that print them are still recognised."""
    layout: str | None
    """Fixed by `_defaults.yaml`."""
    layout_hint: str | None
    """What the folder's other files look like."""
    lines: tuple[str, ...]
    """Roles of the first lines, fixed by `_defaults.yaml`."""
    byline_pattern: str | None
    """A regular expression, fixed by `_defaults.yaml`, whose group `name` or first group is the author."""
    attribution: str | None
    """The credit line that the folder's articles have in common."""
    first_line: int
    """The 1-based source line of the text's first line."""
    denied: frozenset[str] = frozenset()
    """Fields of which front matter or sidecar say that there is none: a line that looks like one is text."""
    headline: str | None = None
    """The headline that front matter or a sidecar gives: where the text prints it too, it is not body."""
    kicker: str | None = None
    """The kicker that is given: where the text prints it too, it is no subhead."""


class Named(Struct, frozen=True):
    """A picture as a source names it, not yet looked at."""

    file: str
    """Its way from the article's folder; empty where it lies elsewhere or nothing usable is said."""
    alt: str | None = None
    """None: nothing is said; empty: nobody needs to be told."""
    caption: str | None = None
    credit: str | None = None
    line: int | None = None


class TextReading(Struct, frozen=True, kw_only=True):
    """The fields that a text gives, and how they were found. None or empty: the text does not say."""

    headline: str | None
    kicker: str | None
    subhead: str | None
    byline: str | None
    authors: tuple[str, ...]
    dateline: str | None
    date: PartialDate | None
    body: tuple[Block, ...]
    notes: tuple[Note, ...]
    attribution: str | None
    layout: str
    layout_confidence: float
    roles: tuple[tuple[int, int, Role], ...]
    """(first line, last line, role) runs in source order, 1-based, together covering the text."""
    evidence: tuple[Evidence, ...]
    second: int | None = None
    """The source line with which another article seems to begin."""
    pictures: tuple[Named, ...] = ()
    """Those in the body's markup: `<img src="2">` there stands for the second."""


def runs(roles: Sequence[Role], first_line: int = 1) -> tuple[tuple[int, int, Role], ...]:
    """The roles of single lines, in order, as (first line, last line, role) runs."""
    found: list[tuple[int, int, Role]] = []
    for role, members in groupby(roles):
        last = first_line + len(list(members)) - 1
        found.append((first_line, last, role))
        first_line = last + 1
    return tuple(found)
