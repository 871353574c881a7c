"""Takes out of a text what no reader sees and every later step would stumble over, and says what it took.

Line ends become one line feed each, so that a line's number is the one that an editor shows.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from backfile.loader.doubts import Doubt

_MAX_MARKS = 64
"""Unicode's stream-safe format has at most 30 combining marks in a row; sorting them takes quadratic time."""

_C1 = re.compile("[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
_WINDOWS = {
    code: mark
    for code in range(0x80, 0xA0)
    if (mark := bytes((code,)).decode("cp1252", "ignore")) not in ("", "…")
}
_IN_ALL = frozenset("‚„†‡‰‹‘’“”•–—™›")
"""What Windows has at the same place in all its code pages for Latin, Greek and Cyrillic."""

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}

# The scripts whose spelling needs joiners (Arabic and Syriac letters, the scripts of India, Mongolian), and
# the symbols that emoji join.
_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1900-\u1cff\u2190-\u2bff\ufb50-\ufdff\ufe0f\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001faff"
)
# The scripts written without spaces, in which a zero-width space marks where a line may break.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1980-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaa7f"
_RIGHT = "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"[{_RIGHT}]")

_LINE_ENDS = {"\r": "CR", "\x0b": "VT", "\x85": "NEL", "\u2028": "LS", "\u2029": "PS"}
_LINE_END = re.compile("\r+\n|[\r\x0b\x85\u2028\u2029]")
_BARE_CR = re.compile("\r(?![\r\n])")
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xac\xad\u034f\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufb00-\ufb06\ufeff]"
)
"""Every character that a step may change."""


class _Step(NamedTuple):
    pattern: re.Pattern[str]
    by: str
    what: str
    done: str
    characters: frozenset[str]
    """The step is taken where one of these occurs."""


def _step(pattern: str, by: str, what: str, done: str, characters: str) -> _Step:
    return _Step(re.compile(pattern), by, what, done, frozenset(characters))


_CONTROLS = "".join(map(chr, (*range(9), 12, *range(14, 32), *range(127, 133), *range(134, 160))))
_INVISIBLE = "\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_STEPS = (
    _step("(?<=[^\n\f])\f(?=[^\n\f])", "\n", "page break", "read as a line end", "\f"),
    _step(f"[{re.escape(_CONTROLS)}]", "", "control character", "removed", _CONTROLS),
    _step(
        f"(?<=[\\w\u0300-\u036f{_INVISIBLE}])[\xad\xac][\xad\xac{_INVISIBLE}]*(?=\n)",
        "-",
        "soft hyphen",
        "at a line end read as a hyphen",
        "\xad\xac",
    ),
    _step("\xad", "", "soft hyphen", "removed", "\xad"),
    # French sets a space that must not break inside guillemets and before high punctuation: it stays.
    _step(
        "(?<!«)[\xa0\u202f](?![»?!:;%])|[\u2000-\u200a\u205f]",
        " ",
        "special space",
        "read as a space",
        "\xa0\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B))),
    ),
    _step(
        f"(?<![{_UNSPACED}])\u200b|[\u2060-\u2064\ufeff\u180e\u034f]",
        "",
        "zero-width character",
        "removed",
        "\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u034f",
    ),
    _step(f"(?<![{_JOINING}])[\u200c\u200d]", "", "joiner", "removed", "\u200c\u200d"),
    _step(
        "[\u202a-\u202e\u2066-\u206f]",
        "",
        "direction control",
        "removed",
        "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x2070)))),
    ),
)
_MARKS = _step("[\u200e\u200f\u061c]", "", "direction mark", "removed", "\u200e\u200f\u061c")
# Lines that run from the right need no mark where they begin with a letter that does, nor at their end.
_EDGE_MARKS = _step(
    f"(?m:^[\u200e\u200f\u061c]+(?=[{_RIGHT}])|(?<![\u200e\u200f\u061c])[\u200e\u200f\u061c]+$)",
    "",
    "direction mark",
    "at a line's edge removed",
    "\u200e\u200f\u061c",
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_COMPOSED = re.compile("[\x00-\u02ff\u2010-\u2027\u2030-\u205e]*")
"""Letters and marks that no normalisation changes, whatever stands beside them."""
_PLAIN_ASCII = bytes((0x09, 0x0A, *range(0x20, 0x7F)))


def tidy(text: str) -> tuple[str, tuple[str, ...], tuple[Doubt, ...]]:
    """The text as it is read on, what was changed (a short phrase each), and what could not be put right."""
    if is_tidy(text, beyond_ascii(text)):
        return text, (), ()
    repairs: list[str] = []
    odd = set(_ODD.findall(text))
    if any(map(_C1.match, odd)):
        text = _with_windows_marks(text, repairs)
        odd = set(_ODD.findall(text))
    if not odd.isdisjoint(_LINE_ENDS):
        text = _with_line_feeds(text, repairs)
    for step in _STEPS:
        if not odd.isdisjoint(step.characters):
            text = _take(step, text, repairs)
    if not odd.isdisjoint(_MARKS.characters):
        text = _take(_MARKS if _RIGHT_TO_LEFT.search(text) is None else _EDGE_MARKS, text, repairs)
    if not odd.isdisjoint(_LIGATURES):
        text, count = _LIGATURE.subn(lambda match: _LIGATURES[match[0]], text)
        repairs.append(f"{count:,} {'ligature' if count == 1 else 'ligatures'} spelt out")
    doubts = _lost(text)
    return _compose(text, repairs, doubts), tuple(repairs), tuple(doubts)


def _take(step: _Step, text: str, repairs: list[str]) -> str:
    text, count = step.pattern.subn(step.by, text)
    if count:
        repairs.append(f"{count:,} {step.what if count == 1 else step.what + 's'} {step.done}")
    return text


def is_tidy(text: str, others: str) -> bool:
    """Whether there is nothing to change, as in nearly all texts; `others` are those beyond ASCII."""
    if _ODD.search(others) is not None or "\ufffd" in others:
        return False
    return _COMPOSED.fullmatch(others) is not None or unicodedata.is_normalized("NFC", text)


def beyond_ascii(text: str) -> str:
    """All characters that are no printable ASCII, in order: in most texts they are few."""
    return (
        text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_ASCII).decode("utf-8", "surrogatepass")
    )


def _with_line_feeds(text: str, repairs: list[str]) -> str:
    found = [name for mark, name in _LINE_ENDS.items() if mark in text]
    if "\r\n" in text:
        found = ["CR LF", *(name for name in found if name != "CR" or _BARE_CR.search(text))]
    repairs.append(f"line ends {', '.join(found)} read as LF")
    return _LINE_END.sub("\n", text)


def _with_windows_marks(text: str, repairs: list[str]) -> str:
    """Quotes, dashes and the like of Windows-1252 where they were read as the control characters of Latin-1.

    Text in other letters than Latin-1's may come from another code page: only what all have is put right. NEL
    is the dots of an ellipsis where the lines end otherwise.
    """
    latin = max(text) <= "\xff"
    table = {code: mark for code, mark in _WINDOWS.items() if latin or mark in _IN_ALL}
    if "\n" in text or "\r" in text:
        table[0x85] = "…"
    count = sum(map(text.count, map(chr, table)))
    if count:
        what = "letter or mark" if count == 1 else "letters and marks"
        repairs.append(f"{count:,} {what} of windows-1252 that had been read as Latin-1 put right")
    return text.translate(table)


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
