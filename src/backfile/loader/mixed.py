"""Files put together from texts in two encodings: some lines are UTF-8, the others are not.

A line with several letters beyond ASCII is hardly ever valid UTF-8 by chance, so it is taken at its word; the
encoding of the other lines is detected from them alone.
"""

from __future__ import annotations

import re

from msgspec import Struct

from backfile.loader import detect
from backfile.loader.detect import Guess, detect_encoding

_LETTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_FEW, _MANY = 2, 4
"""Letters beyond ASCII in one line that tell UTF-8: fewer where most of the text is ASCII, for in Korean and
Chinese encodings one pair of bytes in ten is a letter of UTF-8 as well."""


class Mixed(Struct, frozen=True):
    """A text, what its other lines are in, how many lines are UTF-8, and the first of these (from 1)."""

    text: str
    others: Guess
    lines: int
    first: int


def read(data: bytes, language: str | None) -> Mixed | None:
    """The text, where some of its lines are UTF-8 and some are not; else None."""
    lines = data.splitlines(keepends=True)
    told = [_letters(line) for line in lines]
    mostly_ascii = len(data.translate(None, _ASCII)) * 3 < len(data)
    if max(told, default=0) < (_FEW if mostly_ascii else _MANY):
        return None
    rest = b"".join(line for line, letters in zip(lines, told, strict=True) if letters < 0)
    others = detect_encoding(rest, language) if rest else None
    if others is None:
        return None
    utf8 = [number for number, letters in enumerate(told, 1) if letters > 0]
    return Mixed(
        "".join(
            detect.read(line, others.encoding) if letters < 0 else line.decode()
            for line, letters in zip(lines, told, strict=True)
        ),
        others,
        len(utf8),
        utf8[0],
    )


_ASCII = bytes(range(128))


def _letters(line: bytes) -> int:
    """How many letters beyond ASCII the line has if it is UTF-8; -1 where it is not."""
    if line.isascii():
        return 0
    try:
        line.decode()
    except UnicodeDecodeError:
        return -1
    return len(_LETTER.findall(line))
