"""Takes out of a text what no reader sees and every later step would stumble over, and says what it took.

Line ends become one line feed each, so that a line's number is the one that an editor shows.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from backfile.loader.doubts import Doubt

_MAX_MARKS = 64
"""Unicode's stream-safe format has at most 30 combining marks in a row; sorting them takes quadratic time."""

_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st",
}  # fmt: skip
_LIGATURE = re.compile("[\ufb00-\ufb06]")

# The scripts whose spelling needs joiners (Arabic and Syriac letters, the scripts of India, Mongolian), and
# the symbols that emoji join.
_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1900-\u1cff\u2190-\u2bff\ufb50-\ufdff\ufe0f\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001faff"
)
# The scripts written without spaces, in which a zero-width space marks where a line may break.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1980-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaa7f"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_LINE_END = re.compile("\r+\n|[\r\x0b\x85\u2028\u2029]")
_PAGE_BREAK = re.compile("(?<=[^\n\f])\f(?=[^\n\f])")
_SOFT_HYPHEN_AT_END = re.compile("(?<=\\w)[\u00ad\u00ac](?=\n)")
_SOFT_HYPHEN = re.compile("\u00ad")
_CONTROL = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SPACE = re.compile("(?<!«)[\u00a0\u202f](?![»?!:;%])|[\u2000-\u200a\u205f]")
_JOINER = re.compile(f"(?<![{_JOINING}])[\u200c\u200d]")
_ZERO_WIDTH = re.compile(f"(?<![{_UNSPACED}])\u200b|[\u2060-\u2064\ufeff\u180e\u034f]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u206f]")
_MARK = re.compile("[\u200e\u200f\u061c]")


_PLAIN_ASCII = bytes((0x09, 0x0A, *range(0x20, 0x7F)))


def tidy(text: str) -> tuple[str, tuple[str, ...], tuple[Doubt, ...]]:
    """The text as it is read on, what was changed (a short phrase each), and what could not be put right."""
    if is_tidy(text):
        return text, (), ()
    repairs: list[str] = []

    def replace(pattern: re.Pattern[str], by: str, what: str, done: str) -> None:
        nonlocal text
        text, count = pattern.subn(by, text)
        if count:
            repairs.append(f"{count:,} {what if count == 1 else what + 's'} {done}")

    text = _line_ends(text, repairs)
    replace(_PAGE_BREAK, "\n", "page break", "read as a line end")
    replace(_CONTROL, "", "control character", "removed")
    replace(_SOFT_HYPHEN_AT_END, "-", "soft hyphen", "at a line end read as a hyphen")
    replace(_SOFT_HYPHEN, "", "soft hyphen", "removed")
    replace(_SPACE, " ", "special space", "read as a space")
    replace(_ZERO_WIDTH, "", "zero-width character", "removed")
    replace(_JOINER, "", "joiner", "removed")
    replace(_DIRECTION, "", "direction control", "removed")
    if _RIGHT_TO_LEFT.search(text) is None:
        replace(_MARK, "", "direction mark", "removed")
    text, count = _LIGATURE.subn(lambda match: _LIGATURES[match[0]], text)
    if count:
        repairs.append(f"{count:,} {'ligature' if count == 1 else 'ligatures'} spelt out")
    doubts = _lost(text)
    return _compose(text, repairs, doubts), tuple(repairs), tuple(doubts)


def is_tidy(text: str) -> bool:
    """Whether there is nothing to change: every character prints, and letters are composed (NFC).

    Decided without looking at single characters in Python, for nearly all texts are as they should be.
    """
    if text.isascii():
        return not text.encode().translate(None, _PLAIN_ASCII)
    plain = text.replace("\n", "").replace("\t", "")
    return (
        plain.isprintable()
        and unicodedata.is_normalized("NFC", plain)
        and "\ufffd" not in plain
        and "\u00ac\n" not in text
        and not any(ligature in plain for ligature in _LIGATURES)
    )


def _line_ends(text: str, repairs: list[str]) -> str:
    found = []
    for name, mark in (("CR", "\r"), ("NEL", "\x85"), ("VT", "\x0b"), ("LS", "\u2028"), ("PS", "\u2029")):
        if mark in text:
            windows = name == "CR" and "\r\n" in text
            if windows:
                found.append("CR LF")
            if not windows or re.search("\r(?![\r\n])", text):
                found.append(name)
    if not found:
        return text
    repairs.append(f"line ends {', '.join(found)} read as LF")
    return _LINE_END.sub("\n", text)


def _lost(text: str) -> list[Doubt]:
    count = text.count("\ufffd")
    if not count:
        return []
    where = text.count("\n", 0, text.index("\ufffd")) + 1
    return [
        Doubt(
            "lost-characters",
            f"{count:,} {'letter' if count == 1 else 'letters'} (\ufffd) lost before the file was saved",
            "Restore the file from an earlier copy, or put the letters in by hand.",
            where,
        )
    ]


def _compose(text: str, repairs: list[str], doubts: list[Doubt]) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    long_run = _marks_in_a_row().search(text)
    if long_run is not None:
        where = text.count("\n", 0, long_run.start()) + 1
        doubts.append(
            Doubt(
                "too-many-marks", f"more than {_MAX_MARKS} accents stand on one letter", "Remove them.", where
            )
        )
        return text
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        repairs.append("letters and their accents composed (NFC)")
    return composed


@lru_cache(maxsize=1)
def _marks_in_a_row() -> re.Pattern[str]:
    """A run of combining marks so long that composing it would take noticeable time."""
    marks = "".join(mark for mark in map(chr, range(0x300, 0x1E94B)) if unicodedata.combining(mark))
    return re.compile(f"[{marks}]{{{_MAX_MARKS + 1}}}")
