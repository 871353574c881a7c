"""Where wrapped text begins: the lines above it are read one by one, those of the text as paragraphs.

In unwrapped layouts every printed line is one unit. In wrapped ones a headline, a byline and a date each
have lines of their own, and the first paragraph must be found before its lines can be joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from backfile.loader import attribution, byline, columnhead, dateline, daylines, headline, notes
from backfile.loader.layout import Layout, Unit, ends_sentence
from backfile.loader.paragraphs import units as joined
from backfile.loader.reading import TextContext

_FULL = 0.72  # of the width: a line that breaks off only because the measure is full
_HEAD = 16
_COLUMN = 64  # lines of a column that are looked at
_AHEAD = 5  # blocks in which a byline or a day is looked for below a standfirst, and a paragraph below that
_SURE = 0.8  # that a line is a byline, or opens a report
_STANDFIRST = 8  # lines of one
_SIGNED = 80  # characters of a byline or a day


def units(
    lines: Sequence[str], printed: Sequence[int], layout: Layout, context: TextContext
) -> tuple[list[Unit], int]:
    """Single lines down to the first paragraph, then paragraphs; and the index of that paragraph's unit.

    In unwrapped layouts, where nothing is known of it, the index is that after the last unit.
    """
    if layout.wrapped:
        printed, closing = _closing(lines, printed, context)
    if not layout.wrapped or not printed:
        found = joined(lines, printed, layout, 0)
        return found, len(found)
    start = max(_start(lines, printed, layout, context), printed[0] + 1)
    if len(context.lines) > 1:
        start = max(start, printed[min(len(context.lines), len(printed) - 1)])
    top = [number for number in printed if number < start]
    if layout.name == "hard-wrapped with blank lines":
        alone = [unit for block in _blocks(top) for unit in _joined(lines, block, layout, context)]
    else:
        alone = [Unit(number, number, lines[number].strip()) for number in top]
    return alone + joined(lines, printed, layout, start) + closing, len(alone)


def _closing(
    lines: Sequence[str], printed: Sequence[int], context: TextContext
) -> tuple[Sequence[int], list[Unit]]:
    """Signatures, stamps and end marks on the last lines, which are no part of the last paragraph."""
    closing: list[Unit] = []
    while len(printed) > 1 and len(closing) < 4:
        number = printed[-1]
        text = lines[number].strip()
        if len(text) > 80 or not (
            attribution.is_signature(text)
            or attribution.is_copyright(text)
            or notes.kind(text) == "end mark"
            or daylines.stamp(text, context.language)
        ):
            break
        closing.insert(0, Unit(number, number, text))
        printed = printed[:-1]
    return printed, closing


def _start(lines: Sequence[str], printed: Sequence[int], layout: Layout, context: TextContext) -> int:
    """The index of the line with which the text begins."""
    if layout.name == "hard-wrapped with indents":
        return _after_indents(lines, printed, layout, context)
    if layout.columnar:
        top = printed[:_COLUMN]
        return top[
            columnhead.start([lines[number].strip() for number in top], layout.width, context.language)
        ]
    return _after_blocks(lines, printed, layout, context)


def _after_indents(lines: Sequence[str], printed: Sequence[int], layout: Layout, context: TextContext) -> int:
    """The first indented line that is no byline; deeper indents are centred lines of the head."""
    for number in printed[1 : _HEAD + 1]:
        line = lines[number]
        if not line[:1].isspace():
            continue
        indent = len(line) - len(line.lstrip())
        text = line.strip()
        if layout.indent and indent > layout.indent + 4:
            continue
        if byline.recognise(text, context.language) is None or dateline.run_in(text, context.language):
            return number
    return printed[min(_HEAD, len(printed) - 1)]


def _after_blocks(lines: Sequence[str], printed: Sequence[int], layout: Layout, context: TextContext) -> int:
    """The first block of lines that is a paragraph, past the lines of the head that may stand in it."""
    blocks = _blocks(printed[: 6 * _HEAD])
    texts = [[lines[number].strip() for number in block] for block in blocks]
    for position, block in enumerate(blocks):
        if _stands_above_byline(texts[position : position + 1 + _AHEAD], context):
            continue
        for at in range(len(block)):
            if position == 0 and at == 0 and len(block) < 3:
                continue
            if _opens(texts[position], at, layout, context):
                return block[at]
    return printed[min(1, len(printed) - 1)]


def _blocks(printed: Sequence[int]) -> list[list[int]]:
    """The lines by the blank lines between them."""
    blocks: list[list[int]] = []
    for number in printed:
        if blocks and blocks[-1][-1] == number - 1:
            blocks[-1].append(number)
        else:
            blocks.append([number])
    return blocks


def _stands_above_byline(blocks: Sequence[Sequence[str]], context: TextContext) -> bool:
    """Whether the first of some blocks is a standfirst: a byline or a day follows, and then a paragraph."""
    for at, block in enumerate(blocks):
        if len(block) > _STANDFIRST:
            return False
        if not at and (spot := dateline.run_in(block[0], context.language)) and spot.confidence >= _SURE:
            return False
        if at and len(block[0]) <= _SIGNED and _signs(block[0], context):
            return any(len(below) > 1 for below in blocks[at + 1 :])
    return False


def _signs(text: str, context: TextContext) -> bool:
    """Whether a line is a byline or a day."""
    if daylines.line(text, context.language) or daylines.beside(text, context.language):
        return True
    who = byline.recognise(text, context.language)
    return who is not None and who.confidence >= _SURE


def _joined(lines: Sequence[str], block: Sequence[int], layout: Layout, context: TextContext) -> list[Unit]:
    """A block of the head as one unit where it is wrapped: none of its lines had room for the next word."""
    texts = [lines[number].strip() for number in block]
    full = all(len(a) + 1 + len(b.split(None, 1)[0]) > layout.width for a, b in pairwise(texts))
    told = any(_signs(text, context) or attribution.is_copyright(text) for text in texts)
    if len(block) == 1 or not full or told:
        return [Unit(number, number, text) for number, text in zip(block, texts, strict=True)]
    return joined(lines, block, layout, 0)


def _opens(texts: Sequence[str], at: int, layout: Layout, context: TextContext) -> bool:
    """Whether a paragraph begins with line `at` of a block."""
    text = texts[at]
    if byline.recognise(text, context.language) or attribution.is_copyright(text) or headline.is_caps(text):
        return False
    if daylines.line(text, context.language):  # Stand: 8.7.2026
        return False
    if dateline.run_in(text, context.language):
        return True
    rest = texts[at:]
    if not ends_sentence(rest[-1]) or (at == 0 and columnhead.is_title(" ".join(texts))):
        return False
    return len(rest) > 1 and len(text) >= layout.width * _FULL
