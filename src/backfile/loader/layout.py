"""How a file sets its lines: what one line is (a paragraph, or part of one), told from measured features.

Measured are the line lengths, how many lines end as sentences end, the indents and the blank lines. Wrapped
text shows itself by lines of about one width that break off in mid-sentence; unwrapped text by lines that
end with a full stop, whatever their length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

NAMES = (
    "one paragraph a line",
    "blank lines",
    "hard-wrapped with indents",
    "hard-wrapped with blank lines",
    "ocr columns",
)

_UNWRAPPED = ("one paragraph a line", "blank lines")
_SAMPLE = 2_000  # printed lines that are measured; a layout does not change in the middle of a file
_MANY = 60  # lines; the width of fewer is that of the longest, for their head may outnumber their text
WIDEST = 110  # no typewriter, teleprinter or mail program wrapped wider
FULL = 0.75  # of the width: wrapped text breaks off in mid-sentence only where the line is full
NARROW = 52  # a newspaper column
_WIDE = 80  # one of two, or a typed page, where no blank lines part it
_COLUMN = 10  # lines of one, at least, that break off
_SMALL = 3  # of them to one that goes on with a small letter, at most
_HINTED = 0.7
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[a-z*])\]$")
_VERSE = 4  # lines that break off, of a poem
_CAPITALS, _ROOM = 0.9, 0.4  # of its lines begin with a capital, and break off with room for the next word
_COMPOUNDS = 25  # lines to one that ends with a compound's hyphen, at least
STOPS = frozenset(".!?…。！？．।؟۔။")
CLOSERS = frozenset("\"'”’»›«“)]）】」』＂〉》*")


class Layout(NamedTuple):
    """A layout, how sure that is (0 to 1), the wrapped width in characters and the usual paragraph indent."""

    name: str
    confidence: float
    width: int = 0
    indent: int = 0
    verse: bool = False
    """Whether the lines are short and begin with capitals though the one before breaks off."""
    hyphenated: bool = False
    """Whether so many lines end with a hyphen that it is the words that are broken, not compounds."""

    @property
    def wrapped(self) -> bool:
        """Whether a paragraph takes several lines."""
        return self.name not in _UNWRAPPED

    @property
    def columnar(self) -> bool:
        """Whether its head is that of a newspaper's column, which its type parts from the text."""
        return self.name == "ocr columns" or (
            self.name == NAMES[3] and self.hyphenated and self.width <= NARROW
        )


class Unit(NamedTuple):
    """A stretch of text that is read as one: a line, or the lines of a wrapped paragraph, joined."""

    first: int
    """Index of its first line."""
    last: int
    text: str


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotes, brackets and pictures such as ■ aside."""
    end = len(text)
    if text[-1:] == "]" and (mark := _FOOTNOTE.search(text, max(0, end - 6))):
        end = mark.start()
    while end and (text[end - 1] in CLOSERS or (text[end - 1] > "\u200c" and _is_pictograph(text[end - 1]))):
        end -= 1
    if 0 < end < len(text) and text[end - 1] in " \xa0\u202f":  # « Non. »
        end -= 1
    return end > 0 and text[end - 1] in STOPS


def _is_pictograph(char: str) -> bool:
    """Whether the sign is an arrow, a square, an emoji or what joins emoji."""
    return "\u2190" <= char <= "\u2bff" or char >= "\U0001f000" or char in "\u200d\ufe0f"


def measure(lines: Sequence[str], printed: Sequence[int], fixed: str | None, hint: str | None) -> Layout:
    """The layout of the lines; `printed` are the indexes of those that are not blank."""
    sample = printed[:_SAMPLE]
    if not sample:
        return Layout(fixed or NAMES[0], 1.0)
    if fixed in _UNWRAPPED:
        return Layout(fixed, 1.0)  # which has no width
    measured = _measured(lines, sample)
    if fixed:
        return measured._replace(name=fixed, confidence=1.0)
    if hint and measured.confidence < _HINTED:
        return measured._replace(name=hint, confidence=_HINTED)
    return measured


def _measured(lines: Sequence[str], sample: Sequence[int]) -> Layout:
    lengths = sorted(len(lines[number]) for number in sample)
    longest = lengths[-1 - len(lengths) // 50]  # a page of OCR has a few lines of noise
    width = lengths[-1 - len(lengths) // (5 if len(lengths) > _MANY else 20)]
    blanks = sample[-1] - sample[0] + 1 - len(sample)
    if longest > 2 * WIDEST or width > WIDEST or _too_wide(lines, sample, width):
        return _unwrapped(blanks, len(sample), 0.95)
    pairs = [number for number, following in pairwise(sample[1:]) if following == number + 1]
    broken = [number for number in pairs if not ends_sentence(lines[number].rstrip())]
    share = len(broken) / len(pairs) if pairs else 0.0
    full = sum(len(lines[number]) >= width * FULL for number in broken) / len(broken) if broken else 0.0
    indents = [indent_of(lines[number]) for number in sample]
    if len(pairs) >= 2 and share >= 0.5 and full >= 0.5:
        if _is_verse(lines, broken):
            return _unwrapped(blanks, len(sample), 0.75)._replace(verse=True)
        wrapped = _wrapped(sample, indents, width, 0.5 + share * 0.25 + full * 0.25)
        return wrapped._replace(hyphenated=_is_hyphenated(lines, broken, len(pairs)))
    if not blanks and not any(indents) and (narrow := _narrow(lines, lengths, broken)) and share >= 0.5:
        return Layout("ocr columns", 0.65, narrow)
    if any(indents[1:]) and not all(indents) and width <= WIDEST and _goes_on(lines, sample, width):
        return Layout("hard-wrapped with indents", 0.7, width, _usual(indents))
    return _unwrapped(blanks, len(sample), 0.9 if len(sample) > 3 else 0.6)


def _narrow(lines: Sequence[str], lengths: Sequence[int], broken: Sequence[int]) -> int:
    """The width of a column among whose lines are a few of two columns; 0 if it is none.

    Its lines break off full, and go on in mid-sentence, which rows of a list do not.
    """
    width = lengths[-1 - len(lengths) // 4]
    if width > NARROW or len(broken) < _COLUMN:
        return 0
    full = sum(len(lines[number]) >= width * FULL for number in broken)
    small = sum(lines[number + 1][:1].islower() for number in broken)
    return width if 2 * full >= len(broken) and _SMALL * small >= len(broken) else 0


def _goes_on(lines: Sequence[str], sample: Sequence[int], width: int) -> bool:
    """Whether a line without indent goes on with the text above it, below the first line that has one.

    A line that is continued is full. Where none is, each paragraph is one line, and what has no indent is a
    heading or the foot.
    """
    first = next(number for number in sample[1:] if indent_of(lines[number]))
    below = [number for number in sample if number >= first]
    return any(
        following == number + 1
        and not indent_of(lines[following])
        and len(lines[number]) >= width * FULL
        and not ends_sentence(lines[number].rstrip())
        for number, following in pairwise(below)
    )


def _is_verse(lines: Sequence[str], broken: Sequence[int]) -> bool:
    """Whether nearly all lines begin with a capital, though the one before breaks off with room to spare.

    Rows of results are set so as well: in both each line stands for itself. Text in capitals says nothing.
    German nouns have capitals too, but where lines break because they are full, the next word would not fit.
    """
    if len(broken) < _VERSE:
        return False
    starts = [lines[number + 1].lstrip() for number in broken]
    capitals = sum(start[:1].isupper() or start[:1].isdigit() for start in starts)
    if capitals < _CAPITALS * len(starts) or sum(lines[number].isupper() for number in broken) * 2 > len(
        starts
    ):
        return False
    measure = max(len(lines[number].rstrip()) for number in broken)
    room = sum(
        len(lines[number].rstrip()) + 1 + len(start.split(None, 1)[0]) <= measure
        for number, start in zip(broken, starts, strict=True)
    )
    return room >= _ROOM * len(starts)


def _is_hyphenated(lines: Sequence[str], broken: Sequence[int], count: int) -> bool:
    """Whether words are broken at line ends: compounds end a line in one case of a hundred."""
    hyphens = sum(is_broken(lines[number].rstrip(), lines[number + 1].lstrip() or " ") for number in broken)
    return hyphens > 1 and hyphens * _COMPOUNDS >= count


def _too_wide(lines: Sequence[str], sample: Sequence[int], width: int) -> bool:
    """Whether East Asian text of this width would be wider on paper than any wrapped line."""
    if width <= 60:
        return False
    line = next(lines[number] for number in sample if len(lines[number]) >= width)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in line[:40])
    return wide > 20


def _unwrapped(blanks: int, printed: int, confidence: float) -> Layout:
    return Layout("blank lines" if blanks * 2 >= printed - 1 and blanks else NAMES[0], confidence)


def _wrapped(sample: Sequence[int], indents: Sequence[int], width: int, confidence: float) -> Layout:
    usual = _usual(indents)
    if usual and indents.count(usual) * 2 > len(sample):
        return Layout("hard-wrapped with indents", confidence, width, usual)
    starts = sum(bool(indent) and not following for indent, following in pairwise(indents))
    groups = 1 + sum(following > number + 1 for number, following in pairwise(sample))
    if groups * 3 > starts * 2 and groups > 2:
        return Layout("hard-wrapped with blank lines", confidence, width, usual)
    if starts >= 2 or (starts and len(sample) <= 12):
        return Layout("hard-wrapped with indents", confidence, width, usual)
    if width <= (NARROW if groups > 1 or starts else _WIDE):
        return Layout("ocr columns", confidence - 0.1, width)
    return Layout("hard-wrapped with blank lines", confidence - 0.2, width)


def _usual(indents: Sequence[int]) -> int:
    """The commonest indent that is not none, the smaller of two."""
    counts: dict[int, int] = {}
    for indent in indents:
        if indent:
            counts[indent] = counts.get(indent, 0) + 1
    return min(counts, key=lambda indent: (-counts[indent], indent)) if counts else 0


def indent_of(line: str) -> int:
    """How many blanks stand before the line's text."""
    return len(line) - len(line.lstrip())


def is_broken(before: str, part: str) -> bool:
    """Whether a hyphen at the end of a line breaks a word."""
    return before[-1] in "-¬" and before[-2:-1].islower() and part[0].islower()
