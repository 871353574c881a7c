"""Recognises UTF-8 that was read as another encoding and saved so: `CafÃ©`, `РџСЂРёРІРµС‚`.

A line is put right only when that is certain: its letters are bytes of the wrong encoding, these bytes are
valid UTF-8, doing the damage again gives the same line, and some pair of letters in the text is one that no
writer would type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from backfile.loader.doubts import Doubt

_CLOSING = "»”’›…–—™\"'.,;:!?"
"""What may follow a capital letter with an accent in sound text: `CAFÉ»`."""


@dataclass(frozen=True, slots=True)
class _Misreading:
    """One encoding that UTF-8 may have been read as, and what the result looks like."""

    encoding: str
    signs: tuple[str, ...]
    to_bytes: dict[int, int]
    certain: re.Pattern[str]


def _misreading(encoding: str, *signs: str) -> _Misreading:
    # Bytes that the encoding leaves open were mostly kept as control characters.
    letters = [bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in range(256)]
    tail = re.escape("".join(letters[0x80:0xC0]))
    odd = re.escape("".join(letter for letter in letters[0x80:0xC0] if letter not in _CLOSING))
    two, three, four = (
        re.escape("".join(letters[start:end])) for start, end in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5))
    )
    certain = f"[{two}][{odd}]|[{three}](?:[{tail}][{odd}]|[{odd}][{tail}])|[{four}][{tail}]{{3}}"
    to_bytes = {ord(letter): byte for byte, letter in enumerate(letters)}
    return _Misreading(encoding, signs, to_bytes, re.compile(certain))


_MISREADINGS = (
    _misreading(
        "cp1252", "Ã", "Â", "â€", "Ð", "Ñ", "Ä", "Å", "Î", "Ï", "×", "Ø", "Ù", "ã", "å", "ê", "ì", "í"
    ),
    _misreading("cp1251", "Р°", "Рѕ", "Рё", "РЅ", "вЂ", "Г©"),
    _misreading("mac_roman", "√", "‚Ä"),
    _misreading("cp1250", "Ă", "Ĺ", "â€"),
    _misreading("cp1254", "Ä", "Ã", "Å"),
    _misreading("cp437", "├", "Γ", "╨"),
)
_SIGNS = tuple(dict.fromkeys(sign for misreading in _MISREADINGS for sign in misreading.signs))


def suspicious(text: str) -> bool:
    """Whether the text may hold such damage: quick, and true for many sound texts too."""
    return not text.isascii() and any(sign in text for sign in _SIGNS)


def unscramble(text: str) -> tuple[str, list[str], list[Doubt]]:
    """The text with its damaged lines put right where that is certain, what was done, and what remains."""
    repairs: list[str] = []
    for _ in range(3):  # text is exported and imported more than once
        for misreading in _MISREADINGS:
            if any(sign in text for sign in misreading.signs) and misreading.certain.search(text):
                better, count = _undo(text, misreading)
                if count:
                    lines = "1 line" if count == 1 else f"{count:,} lines"
                    repairs.append(f"{lines} of UTF-8 that had been read as {misreading.encoding} put right")
                    text = better
                    break
        else:
            break
    return text, repairs, _remaining(text)


def _undo(text: str, misreading: _Misreading) -> tuple[str, int]:
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
        certain = certain or misreading.certain.search(line) is not None
    return ("\n".join(lines), count) if certain else (text, 0)


def _remaining(text: str) -> list[Doubt]:
    """Lines of which most letters beyond ASCII come in pairs that only a misreading makes."""
    count = first = 0
    for misreading in _MISREADINGS[:2]:
        if not misreading.certain.search(text):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            pairs = sum(len(match[0]) for match in misreading.certain.finditer(line))
            if pairs >= 4 and pairs * 2 > sum(letter > "\x7f" for letter in line):
                count += 1
                first = min(first or number, number)
    if not count:
        return []
    return [
        Doubt(
            "mojibake",
            f"{'1 line looks' if count == 1 else f'{count:,} lines look'} as if read in a wrong encoding",
            "Export the text again as UTF-8, or correct the lines by hand.",
            first,
        )
    ]
