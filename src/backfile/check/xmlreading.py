"""XML as a stream of finished elements with their lines: no tree, no entities, no network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

DEEPEST = 64
_CHUNK = 1 << 16
_LONGEST = 1_000_000


class XmlError(Exception):
    """The file is not XML that an archive should hold; `line` is 1-based."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Element(NamedTuple):
    """An element whose end has been read."""

    namespace: str
    name: str
    parents: tuple[str, ...]
    """Names of the elements around it, the outermost first."""
    attributes: dict[str, str]
    text: str
    """Its own text, without that of the elements in it."""
    line: int


def elements(stream: BinaryIO) -> Iterator[Element]:
    """Every element as it ends, so the root comes last. Raises XmlError."""
    reader = _Reader()
    while True:
        chunk = stream.read(_CHUNK)
        reader.feed(chunk, final=not chunk)
        yield from reader.ended
        reader.ended.clear()
        if not chunk:
            return


class _Reader:
    def __init__(self) -> None:
        self.ended: list[Element] = []
        self._open: list[tuple[str, dict[str, str], list[str], int]] = []
        self._length = 0
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunk: bytes, *, final: bool) -> None:
        try:
            self._parser.Parse(chunk, final)
        except expat.ExpatError as error:
            raise XmlError(expat.ErrorString(error.code), error.lineno) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEEPEST:
            raise XmlError(f"nests more than {DEEPEST} elements", self._parser.CurrentLineNumber)
        self._open.append((name, attributes, [], self._parser.CurrentLineNumber))
        self._length = 0

    def _end(self, _name: str) -> None:
        full, attributes, text, line = self._open.pop()
        namespace, _, name = full.rpartition(" ")
        parents = tuple(opened[0].rpartition(" ")[2] for opened in self._open)
        self.ended.append(Element(namespace, name, parents, attributes, "".join(text).strip(), line))

    def _text(self, data: str) -> None:
        self._length += len(data)
        if self._length > _LONGEST:
            raise XmlError(
                "has an element with more than a million characters", self._parser.CurrentLineNumber
            )
        if self._open:
            self._open[-1][2].append(data)

    def _doctype(self, *_: object) -> None:
        raise XmlError("has a DOCTYPE, which no format of an archive needs", self._parser.CurrentLineNumber)
