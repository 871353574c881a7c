"""Bytes to text: which encoding, why, how sure that is, and what was put right."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct
from msgspec.structs import replace

from backfile.loader import detect, mixed, patterned
from backfile.loader.detect import detect_encoding, windows
from backfile.loader.doubts import Doubt
from backfile.loader.mojibake import suspicious, unscramble
from backfile.loader.reading import DOUBTFUL
from backfile.loader.tidy import beyond_ascii, is_tidy, tidy
from backfile.records import Decoding

_UTF8 = Decoding("utf-8", "valid utf-8")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "cp950",
    "tis-620": "cp874",
}
"""What is declared under a standard's name is often the vendor's superset of it (as the WHATWG encoding
standard takes for granted: https://encoding.spec.whatwg.org/#names-and-labels)."""
_NOT_TEXT = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file, such as .docx or .odt"),
    (b"\xd0\xcf\x11\xe0", "a Word or other Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_MARKUP = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>]|\?xml\s)", re.IGNORECASE | re.DOTALL
)
_JSON = re.compile(r'\{\s{0,99}"[^"\n]{1,60}"\s{0,9}:|\[\s{0,99}\{\s{0,99}"')
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))
_STRAY = re.compile("[\udc80-\udcff]")
_C1 = re.compile("[\x80-\x9f]")
_SAMPLE = 65536
_ABOVE = 200  # characters before the first tag of a page
_GUESSED = 0.5
"""Detection less sure than this took what was left: patterns of the bytes are looked for first."""


class Decoded(Struct, frozen=True):
    """A text, how it was decoded, and what remains doubtful about it.

    The text has one line feed for every line end, its letters are composed (NFC), and nothing invisible is
    left that means nothing.
    """

    text: str
    decoding: Decoding
    doubts: tuple[Doubt, ...] = ()


class Undecodable(Struct, frozen=True):
    """Bytes that hold no text, and why."""

    doubt: Doubt


class _Raw(Struct, frozen=True):
    text: str
    decoding: Decoding
    doubts: tuple[Doubt, ...] = ()


def decode(
    data: bytes, *, declared: str | None = None, language: str | None = None, yaml: bool = False
) -> Decoded | Undecodable:
    """Read the bytes as text.

    Tried in this order: a byte-order mark; UTF-8, which no other encoding resembles by chance; the declared
    encoding; detection, among the encodings that texts in `language` come in, if one is given.
    `declared` is a Python codec name. Text that is JSON is no article, but it is `yaml`. Never raises.
    """
    kind = _kind(data)
    if kind is not None:
        return Undecodable(kind)
    raw = (
        _by_mark(data)
        or (_as_declared(data, declared) if patterned.is_seven_bit(declared) else None)
        or _by_pattern(patterned.by_escapes(data))
        or _as_utf8(data)
        or _as_declared(data, declared)
        or _by_pattern(patterned.by_zeros(data))
        or _as_damaged_utf8(data)
        or _as_mixed(data, language)
        or _as_detected(data, declared, language)
    )
    if raw is None:
        return Undecodable(
            Doubt(
                "undecodable",
                "the bytes are no text in any known encoding",
                "Write the `encoding` into the folder's _defaults.yaml, or save the file as UTF-8.",
            )
        )
    if "<" in raw.text[:_ABOVE] and _MARKUP.match(raw.text):
        return Undecodable(_PAGE)
    if not yaml and raw.text[:1] in ("{", "[") and _JSON.match(raw.text) and raw.text.rstrip()[-1] in "}]":
        return Undecodable(_DATA)
    others = beyond_ascii(raw.text)
    mixed_up = suspicious(raw.text, others)
    if raw.decoding is _UTF8 and not mixed_up and is_tidy(raw.text, others):
        return Undecodable(_EMPTY) if raw.text.isspace() else Decoded(raw.text, _UTF8)
    return _tidied(raw, mixed_up=mixed_up)


def _tidied(raw: _Raw, *, mixed_up: bool) -> Decoded | Undecodable:
    text, doubts = raw.text, list(raw.doubts)
    repairs: list[str] = []
    if mixed_up:
        text, repaired, doubt = unscramble(text)
        repairs += repaired
        doubts += doubt
    text, tidied, lost = tidy(text)
    if not text.strip():
        return Undecodable(_EMPTY)
    return Decoded(text, replace(raw.decoding, repairs=(*repairs, *tidied)), (*doubts, *lost))


_PAGE = Doubt("undecodable", "this is an HTML or XML file, not plain text", "Save its text alone, as UTF-8.")
_DATA = Doubt(
    "undecodable", "this is a JSON file, not plain text", "Save each article's text as a file of its own."
)
_EMPTY = Doubt("empty", "the file is empty", "Put the article's text into it, or remove it.")


def _kind(data: bytes) -> Doubt | None:
    """Why the bytes cannot be an article, or None."""
    if not data.strip(b"\0 \t\r\n\f\x1a\xef\xbb\xbf\xfe\xff"):
        return _EMPTY
    for mark, name in _NOT_TEXT:
        if data.startswith(mark):
            return Doubt("undecodable", f"this is {name}, not plain text", "Save it as plain text, UTF-8.")
    return None


def _by_mark(data: bytes) -> _Raw | None:
    if data[:1] not in (b"\xef", b"\xff", b"\xfe", b"\0"):
        return None
    for mark, name in _MARKS:
        if data.startswith(mark):
            # Damage in a marked file is not a reason to doubt the mark: it shows as lost letters.
            return _Raw(data.decode(name, "replace"), Decoding(name, "bom"))
    return None


def _as_utf8(data: bytes) -> _Raw | None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if "\0" in text and patterned.by_zeros(data) is not None:
        return None
    return None if _is_binary(data) else _Raw(text, _UTF8)


def _as_declared(data: bytes, declared: str | None) -> _Raw | None:
    if declared is None:
        return None
    for name in (declared, _WIDER.get(declared)):
        if name is None:
            continue
        try:
            text = data.decode(name)
        except (UnicodeError, LookupError):
            continue
        if declared in ("iso8859-1", "iso8859-9") and name == declared and _C1.search(text):
            continue
        return _Raw(text, Decoding(name, "declared"))
    return None


def _by_pattern(found: patterned.Patterned | None) -> _Raw | None:
    if found is None:
        return None
    doubts = (_uncertain(found.encoding),) if found.confidence < DOUBTFUL else ()
    return _Raw(found.text, Decoding(found.encoding, "detected", found.confidence), doubts)


def _as_damaged_utf8(data: bytes) -> _Raw | None:
    """UTF-8 with a few bytes that are not: a file cut off in a letter, or texts of two encodings joined."""
    text = data.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(text))
    whole = len(text) - strays - len(text.encode("ascii", "ignore"))
    if whole < 8 or strays * 20 > whole or _is_binary(data):
        return None
    at = _STRAY.search(text)
    line = text.count("\n", 0, at.start()) + 1 if at else None
    doubt = Doubt(
        "damaged-utf-8",
        f"{strays:,} {'byte is' if strays == 1 else 'bytes are'} not UTF-8; read as windows-1252",
        "Look at these letters, then save the file as UTF-8.",
        line,
    )
    text = _STRAY.sub(lambda match: windows(bytes((ord(match[0]) - 0xDC00,))), text)
    return _Raw(text, Decoding("utf-8", "detected", 0.6), (doubt,))


def _as_mixed(data: bytes, language: str | None) -> _Raw | None:
    """Texts of two encodings in one file, each line read in its own."""
    found = None if _is_binary(data) else mixed.read(data, language)
    if found is None:
        return None
    name, lines = found.others.encoding, f"{found.lines:,} {'line is' if found.lines == 1 else 'lines are'}"
    doubt = Doubt(
        "mixed-encodings",
        f"{lines} UTF-8 and the others are not; those were read as {name}",
        "Look at the letters on both sides of this line, then save the file as UTF-8.",
        found.first,
    )
    return _Raw(found.text, Decoding(name, "detected", min(0.6, found.others.confidence)), (doubt,))


def _as_detected(data: bytes, declared: str | None, language: str | None) -> _Raw | None:
    if _is_binary(data):
        return _by_pattern(patterned.by_blanks(data))
    found = detect_encoding(data, language)
    if found is None or found.confidence < _GUESSED:
        shown = patterned.by_blanks(data) or patterned.by_letters_alone(data)
        if shown is not None or found is None:
            return _by_pattern(shown)
    text = detect.read(data, found.encoding)
    doubts = []
    if declared is not None:
        doubts.append(
            Doubt(
                "wrong-encoding",
                f"the file is not in the declared encoding, {declared}, and was read as {found.encoding}",
                "Correct `encoding` in _defaults.yaml or in the file's sidecar.",
            )
        )
    elif found.confidence < DOUBTFUL:
        doubts.append(_uncertain(found.encoding))
    return _Raw(text, Decoding(found.encoding, "detected", found.confidence), tuple(doubts))


def _uncertain(encoding: str) -> Doubt:
    return Doubt(
        "doubtful-encoding",
        f"the encoding is not certain; the file was read as {encoding}",
        f"If it looks right, write `encoding: {encoding}` into the folder's _defaults.yaml.",
    )


def _is_binary(data: bytes) -> bool:
    """Whether control characters, which text has few of, are nearly as many as among bytes drawn by lot."""
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) * 12 > len(sample)
