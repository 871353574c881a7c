"""Lines to paragraphs: which line begins one in a layout that was measured, and how its lines are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from backfile.loader.layout import FULL, WIDEST, Layout, Unit, ends_sentence, indent_of, is_broken

_CELLS, _CELL = 2, 4  # of a row, at least; words of one, at most
_GAP = "   "
_DASH = re.compile(r" -[^\W\d_]")  # the first of two: `el decreto -de mayo- que`
_NEAR = 6  # lines in which it stands
_ON = frozenset(
    ("und", "oder", "bis", "sowie", "and", "or", "to", "et", "ou", "y", "o", "e", "i", "en", "och", "og")
)
"""What follows a hyphen that stands for a word's other half: `Haus- und Gartenarbeit`."""


def units(lines: Sequence[str], printed: Sequence[int], layout: Layout, start: int) -> list[Unit]:
    """The printed lines from index `start` on, as paragraphs."""
    if not layout.wrapped:
        return [Unit(number, number, lines[number].strip()) for number in printed if number >= start]
    joined: list[Unit] = []
    parts: list[str] = []
    first = last = -1
    for number in printed:
        if number < start:
            continue
        line = lines[number]
        if parts and _begins(line, number, last, parts, layout):
            joined.append(Unit(first, last, _join(parts, layout)))
            parts = []
        if not parts:
            first = number
        parts.append(line.strip())
        last = number
    if parts:
        joined.append(Unit(first, last, _join(parts, layout)))
    return joined


def _begins(line: str, number: int, last: int, parts: Sequence[str], layout: Layout) -> bool:
    """Whether the line begins a paragraph, after the lines in `parts`."""
    if number > last + 1:
        return True
    if layout.name != "ocr columns" and (is_row(line) or is_row(parts[-1])):
        return True
    if layout.name == "hard-wrapped with indents":
        return line[:1].isspace()
    if layout.name == "hard-wrapped with blank lines":
        return bool(layout.indent) and indent_of(line) == layout.indent and ends_sentence(parts[-1])
    short = len(parts[-1]) < layout.width * FULL
    return short and ends_sentence(parts[-1])


def is_row(line: str) -> bool:
    """Whether the line is a row of a table: parted by a tab, or by gaps of which one is wide.

    Justified typescript has gaps as well, but between them stand more words than in a cell.
    """
    if "\t" not in line and _GAP not in line:
        return False
    line = line.strip()
    if "\t" in line or _GAP not in line or len(line) > WIDEST:
        return "\t" in line
    cells = [cell for cell in line.split("  ") if cell and not cell.isspace()]
    return len(cells) > _CELLS and all(len(cell.split()) <= _CELL for cell in cells)


def _join(parts: Sequence[str], layout: Layout) -> str:
    """The lines as one: parted by spaces where the script has them, a column's broken words made whole."""
    if len(parts) == 1:
        return parts[0]
    pieces = [parts[0]]
    for number, (before, part) in enumerate(pairwise(parts), 1):
        columns = layout.name == "ocr columns"
        if is_broken(before, part) and (
            columns or not _stands_alone(parts[max(0, number - _NEAR) : number], part)
        ):
            if layout.hyphenated or columns:
                pieces[-1] = pieces[-1][:-1]
        elif not (_unspaced(before[-1]) and _unspaced(part[0])):
            pieces.append(" ")
        pieces.append(part)
    return "".join(pieces)


def _stands_alone(before: Sequence[str], part: str) -> bool:
    """Whether a hyphen at a line end breaks no word: "and" follows, or it is the second of two dashes."""
    return part.split(None, 1)[0] in _ON or any(" -" in line and _DASH.search(line) for line in before)


def _unspaced(char: str) -> bool:
    """Whether the script writes no spaces between words (Chinese and Japanese; not Korean)."""
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or "\u3000" <= char <= "\u303f"
