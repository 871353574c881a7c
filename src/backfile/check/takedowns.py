"""Looks for texts that must not be anywhere in an archive, however a file may write them.

A name taken down from a page may still stand in a feed, a search index, an address or a raw file. So every
file is read, in any writing that is still the same text to a reader: other capitals, other spaces and line
ends, tags in between, escaped for HTML, JSON or a URL, in another encoding, gzipped or in a ZIP file. The
search is for parts of words too: a text that must not be there is better found once too often.
"""

from __future__ import annotations

import codecs
import gzip
import html
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Protocol
from urllib.parse import unquote

from backfile import fields
from backfile.check.archive import Judge, opened
from backfile.errors import SettingsError
from backfile.slugs import headline_slug
from backfile.takedowns import parse_takedowns, redacted_passages
from backfile.yamltree import YamlError, parse

_CHUNK = 1 << 20
_LARGEST_UNPACKED = 2_000_000_000
_MARKUP = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
# Encodings of old raw files, in which a text may stand unseen by a search for UTF-8.
_ENCODINGS = (
    *("cp1252", "cp949", "cp932", "gb18030", "big5", "cp1251", "koi8-r"),
    *("cp1250", "cp1253", "cp1254", "cp1255", "cp1256"),
)


def read_texts(source: str, path: str) -> tuple[str, ...]:
    """The texts of a list in YAML (`- Jane Example`), or what a takedowns.yaml redacts.

    Raises SettingsError, with the line, if it is neither.
    """
    try:
        root = parse(source)
        if isinstance(root.value, dict):
            return redacted_passages(parse_takedowns(source, path))
        return fields.passages(root, "takedowns")
    except YamlError as error:
        raise SettingsError.of(error, path) from None


class _Readable(Protocol):
    """What gzip, ZIP members and files have in common."""

    def read(self, size: int, /) -> bytes: ...


class Forbidden:
    """Texts to look for, each in the forms that a search can meet."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._forms: list[tuple[str, str]] = []
        for text in texts:
            forms = {_folded(text)}
            slug = headline_slug(text)
            if "-" in slug:  # a single word's slug is the word, or too short to mean anything
                forms.add(slug)
            self._forms += [(text, form) for form in sorted(forms) if form]
        self._longest = max((len(form) for _, form in self._forms), default=0)

    def __bool__(self) -> bool:
        return bool(self._forms)

    def found(self, text: str) -> list[str]:
        """Which of the texts stand in this one, however escaped, in the order they were given."""
        view = _unescaped(text)
        views = [_folded(view)]
        if "<" in view:
            views += [_folded(_MARKUP.sub("", view)), _folded(_MARKUP.sub(" ", view))]
        hits = (text for text, form in self._forms if any(form in view for view in views))
        return list(dict.fromkeys(hits))

    def search(self, judge: Judge, path: str) -> None:
        """Add a finding for every text that stands in the file, or in its address."""
        hits = dict.fromkeys(self.found(path), "its address")
        try:
            with opened(judge.archive.root, path) as file:
                for stream, where in _streams(file, path):
                    for text in self._in_stream(stream):
                        hits.setdefault(text, where)
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError) as error:
            judge.say("unreadable", path, f"It could not be searched: {error}")
        for text, where in hits.items():
            judge.say("forbidden-text", path, f"“{text}” stands in {where}")

    def _in_stream(self, stream: _Readable) -> Iterator[str]:
        """Texts in a stream, a piece at a time; pieces overlap by more than any escaped form is long."""
        overlap = 12 * self._longest + 1000
        rest = b""
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > _LARGEST_UNPACKED:
                raise OSError("it unpacks to more than 2 GB")
            piece = rest + chunk
            for text in _decodings(piece, first=not rest, last=len(chunk) < _CHUNK):
                yield from self.found(text)
            rest = piece[-overlap:]


def _streams(file: BinaryIO, path: str) -> Iterator[tuple[_Readable, str]]:
    """The file's content as it is read, unpacked where it is packed."""
    ending = path[path.rfind(".") :].lower()
    if ending == ".gz":
        with gzip.open(file) as unpacked:
            yield unpacked, "its unpacked content"
    elif ending == ".zip":
        with zipfile.ZipFile(file) as package:
            for name in package.namelist():
                with package.open(name) as member:
                    yield member, f"its member {name}"
    else:
        yield file, "its content"


def _decodings(data: bytes, *, first: bool, last: bool) -> Iterator[str]:
    """The bytes as UTF-8; where they are not, in every encoding that old raw files are likely to have.

    A piece that is not its file's `first` or `last` may begin or end within a character.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield data.decode("utf-16", errors="ignore")
    try:
        yield data.decode()
    except UnicodeDecodeError as error:
        yield data.decode(errors="ignore")
        cut = (not first and error.start < 4) or (not last and error.end > len(data) - 4)
        if not cut:
            for encoding in _ENCODINGS:
                yield data.decode(encoding, errors="ignore")


def _unescaped(text: str) -> str:
    if "\\u" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if "&" in text:
        text = html.unescape(text)
    return unquote(text) if "%" in text else text


def _folded(text: str) -> str:
    """The text for comparison: composed, without case, with single spaces for all white space."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
