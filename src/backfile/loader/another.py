"""A second article in the same file, as exports of whole pages and wires' logs have them.

It is known by the end mark of the first (`-30-`, `###`) with a headline and text below it, or by a byline in
the middle of the text that stands under a headline of its own and above a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from backfile.loader import notes
from backfile.loader.layout import Unit, ends_sentence
from backfile.loader.page import Page

_TITLE = 120  # characters of a headline at most
_TEXT = 80  # characters that a paragraph has at least
_BYLINE = 80
_BEFORE = 2  # paragraphs of the first article
_SURE = 0.9
_AHEAD = 4  # units from the byline on in which its text begins


def begins(page: Page, start: int, end: int) -> int | None:
    """The index of the unit between `start` and `end` with which another article seems to begin, or None."""
    units = page.units
    paragraphs = 0
    for at in range(start, end):
        text = units[at].text
        if len(text) >= _TEXT:
            paragraphs += 1
        elif paragraphs < _BEFORE:
            continue
        elif (
            _is_title(text) and (_signed(page, at + 1) or _ended(units, at)) and _text_follows(units, at + 1)
        ):
            return at
    return None


def _is_title(text: str) -> bool:
    return len(text) <= _TITLE and not ends_sentence(text) and text[-1] not in ",;:"


def _signed(page: Page, at: int) -> bool:
    """Whether the unit is a byline with its word for "by" or its title."""
    if at >= len(page.units) or len(page.units[at].text) > _BYLINE or ends_sentence(page.units[at].text):
        return False
    who = page.byline(page.units[at].text)
    return who is not None and bool(who.authors) and who.confidence >= _SURE


def _ended(units: Sequence[Unit], at: int) -> bool:
    return len(units[at - 1].text) <= _TITLE and notes.kind(units[at - 1].text) == "end mark"


def _text_follows(units: Sequence[Unit], at: int) -> bool:
    return any(len(unit.text) >= _TEXT and ends_sentence(unit.text) for unit in units[at : at + _AHEAD])
