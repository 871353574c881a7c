"""Recognises UTF-8 that was read as another encoding and saved so: `CafÃ©`, `РџСЂРёРІРµС‚`.

A line is put right only when that is certain: its letters are bytes of the wrong encoding, these bytes are
valid UTF-8, doing the damage again gives the same line, and some pair of letters in the text is one that no
writer would type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from backfile.loader.doubts import Doubt

_CLOSING = "»”’›…–—™\"'.,;:!?"
"""What may follow a capital letter with an accent in sound text: `CAFÉ»`."""
_MAX_TIMES = 3
"""Text is exported and imported more than once."""


@dataclass(frozen=True, slots=True)
class _Misreading:
    """One encoding that UTF-8 may have been read as, and what the result looks like."""

    encoding: str
    letters: str
    """Any of these is a sign of the damage."""
    pairs: tuple[str, ...]
    """So is any of these."""
    to_bytes: dict[int, int]
    certain: tuple[re.Pattern[str], ...]
    """Two, three and four letters that were one: kept apart, each is found by one scan for its first."""

    def signs(self, text: str) -> bool:
        """Whether the text has any sign; some sound texts have."""
        return any(map(text.__contains__, self.letters)) or any(map(text.__contains__, self.pairs))

    def shows(self, text: str) -> bool:
        """Whether the text has a pair of letters that only the damage makes."""
        return any(pattern.search(text) for pattern in self.certain)


_ENCODINGS = {
    "cp1252": ("ÃÂÐÑÄÅÎ×ØÙ", ("â€", "ã€", "ì\x9d", "à¤", "à¸")),
    "cp1251": ("", ("Рѕ", "вЂ", "Г©", "Гј", "Г¶", "Г¤")),
    "mac_roman": ("√", ("‚Ä", "–∏")),
    "cp1250": ("ĂĹ", ()),
    "cp437": ("├Γ╨", ()),
}
"""What UTF-8 has been read as, with letters and pairs that are signs of it."""
_ANY_SIGN = re.compile(
    "["
    + "".join(letters + "".join(pair[1] for pair in pairs) for letters, pairs in _ENCODINGS.values())
    + "]"
)


@lru_cache(maxsize=1)
def _misreadings() -> tuple[_Misreading, ...]:
    return tuple(_misreading(encoding, *signs) for encoding, signs in _ENCODINGS.items())


def _misreading(encoding: str, letters: str, pairs: tuple[str, ...]) -> _Misreading:
    # Bytes that the encoding leaves open were mostly kept as control characters.
    read = [bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in range(256)]
    tail = re.escape("".join(read[0x80:0xC0]))
    odd = re.escape("".join(letter for letter in read[0x80:0xC0] if letter not in _CLOSING))
    two, three, four = (
        re.escape("".join(read[start:end])) for start, end in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5))
    )
    certain = (f"[{two}][{odd}]", f"[{three}](?:[{tail}][{odd}]|[{odd}][{tail}])", f"[{four}][{tail}]{{3}}")
    to_bytes = {ord(letter): byte for byte, letter in enumerate(read)}
    return _Misreading(encoding, letters, pairs, to_bytes, tuple(map(re.compile, certain)))


def suspicious(text: str, others: str) -> bool:
    """Whether the text, of which `others` are beyond ASCII, may hold such damage; some sound texts may."""
    return _ANY_SIGN.search(others) is not None and any(
        misreading.signs(others) and misreading.signs(text) for misreading in _misreadings()
    )


def unscramble(text: str) -> tuple[str, list[str], list[Doubt]]:
    """The text with its damaged lines put right where that is certain, what was done, and what remains."""
    repairs: list[str] = []
    for _ in range(_MAX_TIMES):
        for misreading in _shown(text):
            better, count = _undo(text, misreading)
            if count:
                lines = "1 line" if count == 1 else f"{count:,} lines"
                repairs.append(f"{lines} of UTF-8 that had been read as {misreading.encoding} put right")
                text = better
                break
        else:
            break
    return text, repairs, _remaining(text)


def _shown(text: str) -> Iterator[_Misreading]:
    return (misreading for misreading in _misreadings() if misreading.signs(text) and misreading.shows(text))


def _undo(text: str, misreading: _Misreading) -> tuple[str, int]:
    """The text and how many of its lines were put right: none unless one of them is certain."""
    lines = text.split("\n")
    count = 0
    certain = False
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        try:
            better = bytes(map(misreading.to_bytes.__getitem__, map(ord, line))).decode()
        except (KeyError, UnicodeDecodeError):
            continue
        lines[number] = better
        count += 1
        certain = certain or misreading.shows(line)
    return ("\n".join(lines), count) if certain else (text, 0)


def _remaining(text: str) -> list[Doubt]:
    """Lines of which most letters beyond ASCII come in pairs that only a misreading makes."""
    found: list[int] = []
    for misreading in _shown(text):
        for number, line in enumerate(text.split("\n"), 1):
            pairs = sum(len(match[0]) for pattern in misreading.certain for match in pattern.finditer(line))
            if pairs >= 4 and pairs * 2 > sum(letter > "\x7f" for letter in line):
                found.append(number)
    if not found:
        return []
    return [
        Doubt(
            "mojibake",
            f"{'1 line looks' if len(found) == 1 else f'{len(found):,} lines look'} "
            "as if read in a wrong encoding",
            "Export the text again as UTF-8, or correct the lines by hand.",
            min(found),
        )
    ]
