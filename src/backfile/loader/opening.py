"""Where wrapped text begins: the lines above it are read one by one, those of the text as paragraphs.

In unwrapped layouts every printed line is one unit. In wrapped ones a headline, a byline and a date each
have lines of their own, and the first paragraph must be found before its lines can be joined.
"""

from __future__ import annotations

from collections.abc import Sequence

from backfile.loader import attribution, byline, columns, dateline, dates, daylines, headline, notes
from backfile.loader.layout import Layout, Unit, ends_sentence
from backfile.loader.layout import units as joined
from backfile.loader.reading import TextContext

_FULL = 0.72  # of the width: a line that breaks off only because the measure is full
_HEAD = 16
_SURE = 0.8  # that a line is a byline
_WORD = 3  # letters that a short word of a title has at most
_WORDS = 3  # longer ones that tell a title


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
    start, deck = _start(lines, printed, layout, context)
    start = max(start, printed[0] + 1)
    if len(context.lines) > 1:
        start, deck = max(start, printed[min(len(context.lines), len(printed) - 1)]), ()
    alone = [Unit(number, number, lines[number].strip()) for number in printed if number < start]
    if deck:
        whole = Unit(deck[0], deck[-1], " ".join(lines[number].strip() for number in deck))
        at = next(at for at, unit in enumerate(alone) if unit.first == deck[0])
        alone[at : at + len(deck)] = [whole]
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


def _start(
    lines: Sequence[str], printed: Sequence[int], layout: Layout, context: TextContext
) -> tuple[int, Sequence[int]]:
    """The index of the line with which the text begins, and those of a wrapped standfirst above it."""
    if layout.name == "hard-wrapped with indents":
        return _after_indents(lines, printed, layout, context), ()
    if layout.name == "ocr columns":
        return _after_type(lines, printed, layout, context), ()
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


def _after_type(lines: Sequence[str], printed: Sequence[int], layout: Layout, context: TextContext) -> int:
    """The first full line in small letters; a byline further down shows that a subhead lies between."""
    top = printed[:_HEAD]
    for number in reversed(top[1:]):
        if columns.byline_in(lines[number].strip(), context.language):
            return number + 1
    for number in top:
        text = lines[number].strip()
        if len(text) < layout.width * _FULL or headline.is_caps(text) or headline.nearly_caps(text):
            continue
        if _is_deck(text, context.language):
            continue
        return number
    return top[-1]


def _is_deck(text: str, language: str | None) -> bool:
    """Whether a full line is set like a title, and no dateline: the deck goes on."""
    long = [word for word in text.split() if len(word) > _WORD]
    capitals = not any(word[0].islower() for word in long)
    return len(long) >= _WORDS and capitals and dates.find(text, language) is None


def _after_blocks(
    lines: Sequence[str], printed: Sequence[int], layout: Layout, context: TextContext
) -> tuple[int, Sequence[int]]:
    """The first block of lines that is a paragraph, past the lines of the head that may stand in it.

    A block that a byline or a day parts from the next paragraph is a standfirst, and given as well.
    """
    blocks: list[list[int]] = []
    for number in printed[: 6 * _HEAD]:
        if blocks and blocks[-1][-1] == number - 1:
            blocks[-1].append(number)
        else:
            blocks.append([number])
    deck: Sequence[int] = ()
    for position, block in enumerate(blocks):
        texts = [lines[number].strip() for number in block]
        for at in range(len(texts)):
            if position == 0 and at == 0 and len(texts) < 3:
                continue
            if _opens(texts, at, layout, context):
                if at or deck or not position or not _is_standfirst(lines, blocks, position, layout, context):
                    return block[at], deck
                deck = block
                break
    return printed[min(1, len(printed) - 1)], ()


def _is_standfirst(
    lines: Sequence[str], blocks: Sequence[Sequence[int]], at: int, layout: Layout, context: TextContext
) -> bool:
    """Whether one to three lines that hold a byline or a day part block `at` from the next paragraph."""
    told = False
    if dateline.run_in(lines[blocks[at][0]].strip(), context.language):
        return False
    for block in blocks[at + 1 : at + 5]:
        texts = [lines[number].strip() for number in block]
        if len(texts) > 1:
            return told and _opens(texts, 0, layout, context)
        who = byline.recognise(texts[0], context.language)
        told = told or (who is not None and who.confidence >= _SURE)
        told = told or daylines.line(texts[0], context.language) is not None
        told = told or daylines.beside(texts[0], context.language) is not None
    return False


def _opens(texts: Sequence[str], at: int, layout: Layout, context: TextContext) -> bool:
    """Whether a paragraph begins with line `at` of a block."""
    text = texts[at]
    if byline.recognise(text, context.language) or attribution.is_copyright(text) or headline.is_caps(text):
        return False
    if dateline.run_in(text, context.language):
        return True
    rest = texts[at:]
    if not ends_sentence(rest[-1]):
        return False
    return len(rest) > 1 and len(text) >= layout.width * _FULL
