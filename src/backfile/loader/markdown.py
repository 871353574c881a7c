"""Reads a CommonMark article: its first heading is the headline, paragraphs are read as in a raw text."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from backfile.loader import pictures, text
from backfile.loader.commonmark import Passage, passages, settled
from backfile.loader.headline import bare
from backfile.loader.reading import TextContext, TextReading, runs
from backfile.records import Role

_FIELDS = frozenset(
    ("kicker", "headline", "subhead", "byline", "dateline", "date", "attribution", "caption", "note")
)


_PLAIN = frozenset(("kicker", "subhead", "attribution", "note"))
"""Fields that are printed as plain text, in which links and pictures would be lost."""
_ABOVE = frozenset(("kicker", "subhead"))
_ROUNDS = 3  # in which the next paragraph may look like the field that the one before was not
_OF_THE_TEXT = frozenset(("table", "list", "quote", "preformatted"))


def read(lines: Sequence[str], context: TextContext, headline: str | None = None) -> TextReading:
    """The fields that the text gives; `headline` is the one that front matter or a sidecar gives, if any.

    A first heading is the headline, or, where it repeats the given one, left out. Bylines, datelines and
    credit lines among the paragraphs are recognised as in a raw text; all else is body, with its markup.
    """
    found = passages(lines, context.first_line)
    title = _title(found, headline)
    body, named = pictures.numbered([passage for passage in found if passage is not title])
    printed = [""] * len(lines)
    for passage in body:
        if passage.block.kind == "paragraph":
            printed[passage.first - context.first_line] = passage.block.text
    if title is not None and headline is None:
        printed[title.first - context.first_line] = title.block.text
    context = replace(context, layout=context.layout or "blank lines")
    reading, roles = text.by_line(printed, context)
    for _ in range(_ROUNDS):
        text_after_all = _text_after_all(body, roles, context.first_line)
        if not text_after_all:
            break
        for at in text_after_all:
            printed[at] = ""
        reading, roles = text.by_line(printed, context)
    kept = [passage for passage in body if roles[passage.first - context.first_line] not in _FIELDS]
    return replace(
        reading,
        body=settled([passage.block for passage in kept]),
        layout="CommonMark",
        layout_confidence=1.0,
        roles=_runs(lines, found, title, roles, context.first_line),
        pictures=named,
    )


def _text_after_all(body: Sequence[Passage], roles: Sequence[Role], first_line: int) -> list[int]:
    """The lines, counted from 0, with which paragraphs begin that look like fields and are none.

    They lead somewhere or show a picture, or stand below the first table, list or quotation.
    """
    found = []
    below = False
    for passage in body:
        at = passage.first - first_line
        if passage.block.kind in _OF_THE_TEXT:
            below = True
        elif passage.block.kind == "paragraph":
            linked = "<a href" in passage.block.html or "<img" in passage.block.html
            if (linked and roles[at] in _PLAIN) or (below and roles[at] in _ABOVE):
                found.append(at)
    return found


def _title(found: Sequence[Passage], headline: str | None) -> Passage | None:
    """The heading that is the headline: the first block, if it is a heading and says nothing else."""
    if not found or found[0].block.kind != "heading":
        return None
    if headline is None or bare(found[0].block.text) == bare(headline):
        return found[0]
    return None


def _runs(
    lines: Sequence[str],
    found: Sequence[Passage],
    title: Passage | None,
    roles: Sequence[Role],
    first_line: int,
) -> tuple[tuple[int, int, Role], ...]:
    of_line: list[Role] = ["blank"] * len(lines)
    for passage in found:
        first, last = passage.first - first_line, passage.last - first_line
        role: Role = "heading" if passage.block.kind == "heading" else "body"
        if passage is title:
            role = "headline"
        elif roles[first] in _FIELDS:
            role = roles[first]
        for line in range(first, last + 1):
            if lines[line].strip():
                of_line[line] = role
    return runs(of_line, first_line)
