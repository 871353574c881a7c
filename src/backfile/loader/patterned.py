"""Encodings that show in the pattern of the bytes: escapes, zero bytes, the blanks of mainframes.

No word need be known to tell them: ISO 2022 and HZ announce each change of their character set, UTF-16 and
UTF-32 have a zero byte in every line end, and EBCDIC has its blank where ASCII has `@`.
"""

from __future__ import annotations

from typing import NamedTuple

_ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"))
_SEVEN_BIT = ("hz", "utf-7", "iso2022")
_SAMPLE = 65536
_PLAIN = 0.95  # of the characters of a text can be printed
_HAN = ("\u3000", "\u9fff")
_HANGUL = ("\uac00", "\ud7a3")
_EBCDIC = ("cp037", "cp500", "cp273")
"""Of English, of most other languages, of German: they differ in signs and in letters with accents."""
_BLANK = 0x40
_COMMON = frozenset(" \n\x85\t.,;:!?'\"-()")


class Patterned(NamedTuple):
    """A text, the encoding that its bytes show, and how sure that is (0 to 1)."""

    text: str
    encoding: str
    confidence: float


def is_seven_bit(encoding: str | None) -> bool:
    """Whether text in the encoding looks like ASCII, and so like UTF-8."""
    return encoding is not None and encoding.startswith(_SEVEN_BIT)


def by_escapes(data: bytes) -> Patterned | None:
    """Seven-bit text that switches its character set by escape sequences (ISO 2022) or `~{` and `~}` (HZ)."""
    found = None
    if b"\x1b" in data and b"\x1b$" in data:  # one byte is looked for faster than two
        found = next((name for escape, name in _ESCAPES if escape in data), None)
    elif b"~" in data and b"~{" in data and b"~}" in data:
        found = "hz"
    try:
        return Patterned(data.decode(found), found, 0.95) if found else None
    except UnicodeDecodeError:
        return None


def by_zeros(data: bytes) -> Patterned | None:
    """UTF-16 or UTF-32 without its mark: only one order and width of the bytes gives letters."""
    if b"\0" not in data:
        return None
    wide = data.count(b"\0", 0, _SAMPLE) * 2 > len(data[:_SAMPLE])
    names = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be") if wide else ("utf-16-le", "utf-16-be")
    best, most = "", 0.0
    for name in names:
        size = 4 if "32" in name else 2
        sample = data[: len(data[:_SAMPLE]) // size * size]
        text = sample.decode(name, "replace")
        seen = sum(letter.isprintable() or letter.isspace() for letter in text) / max(1, len(text))
        if seen > most and "\ufffd" not in text[:-1] and any(mark in text for mark in "\n\r ,.\u3002"):
            best, most = name, seen
    if most < _PLAIN:
        return None
    size = 4 if "32" in best else 2
    return Patterned(data[: len(data) // size * size].decode(best, "replace"), best, 0.9)


def by_letters_alone(data: bytes) -> Patterned | None:
    """UTF-16 of a line in Chinese, Japanese or Korean, in which no byte is zero; never sure."""
    if len(data) % 2 or len(data) < 8:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        wide = sum(low <= letter <= high for letter in text for low, high in (_HAN, _HANGUL))
        if wide >= _PLAIN * len(text):
            return Patterned(text, name, 0.5)
    return None


def by_blanks(data: bytes) -> Patterned | None:
    """EBCDIC, as mainframes wrote it: its blank is ASCII's `@`, its small letters lie above ASCII.

    The national kinds differ in a few signs; the one that gives most letters is taken, and is never sure.
    """
    sample = data[:_SAMPLE]
    blanks = sample.count(_BLANK)
    if blanks * 12 < len(sample) or sample.count(b" ") * 20 > blanks:
        return None
    texts = [(sum(map(_is_common, sample.decode(name, "replace"))), name) for name in _EBCDIC]
    plain, name = max(texts, key=lambda found: found[0])
    if plain < _PLAIN * len(sample):
        return None
    return Patterned(data.decode(name, "replace"), name, 0.6)


def _is_common(letter: str) -> bool:
    return letter.isalnum() or letter in _COMMON
