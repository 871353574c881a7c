"""permalinks.tsv: every address the archive ever issued, as lines that are only ever added.

The file lies beside site.yaml and is meant to be committed, so it holds no time of build and reads as text.
Later lines replace what earlier ones say of the same address.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from backfile.errors import LedgerError
from backfile.ledger.places import misplaced

LEDGER_FILE = "permalinks.tsv"
Kind = Literal["issued", "renamed", "moved", "gone", "withheld"]

_HEAD = """\
# Every address that this archive has ever issued. backfile only adds lines: keep this file, and commit it.
# A line holds an event, an address and what belongs to it, parted by tabs:
#   issued    ADDRESS  SOURCE           the article read from SOURCE stands at ADDRESS
#   renamed   ADDRESS  SOURCE  FORMER   its file FORMER is now called SOURCE; it keeps ADDRESS
#   moved     ADDRESS  TARGET           ADDRESS leads on to TARGET
#   gone      ADDRESS  DATE  HEADLINE   what stood at ADDRESS was removed
#   withheld  ADDRESS                   what stood at ADDRESS must not be shown or named
# A later line about an address replaces an earlier one. In names and headlines \\t, \\n, \\r and \\\\
# stand for a tab, line ends and a backslash. A last line without a line end counts as unfinished.
"""
_WIDTH = {"issued": 3, "renamed": 4, "moved": 3, "gone": 4, "withheld": 2}
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_LETTERS = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
_TO_ESCAPE = re.compile(r"[\\\t\n\r]")
_ESCAPED = re.compile(r"\\(.?)", re.DOTALL)


class Event(NamedTuple):
    """One line. `first` and `second` are the columns after the address, unescaped; see the file's head."""

    kind: Kind
    address: str
    first: str = ""
    second: str = ""
    line: int = 0
    """1-based; 0 for an event that is not in the file yet."""


def issued(address: str, source: str) -> Event:
    """The article read from `source` stands at `address`."""
    return Event("issued", address, source)


def renamed(address: str, source: str, former: str) -> Event:
    """The article's file `former` is now called `source`; it keeps `address`."""
    return Event("renamed", address, source, former)


def moved(address: str, target: str) -> Event:
    """`address` leads on to `target`."""
    return Event("moved", address, target)


def gone(address: str, date: str, headline: str) -> Event:
    """What stood at `address` was removed; `date` is ISO 8601 at its own precision or empty."""
    return Event("gone", address, date, headline)


def withheld(address: str) -> Event:
    """What stood at `address` must not be shown or named."""
    return Event("withheld", address)


def read(path: Path) -> Iterator[Event]:
    """The ledger's events in order, as a stream; none when there is no file.

    A last line without its line end was never finished, and is not read; `append` takes it away. Raises
    LedgerError, with the line, for a damaged line or a merge conflict, and when the file cannot be read.
    """
    try:
        file = open(path, "rb")  # noqa: SIM115 - closed below; what its reader raises is not ours to translate
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unusable("read", error, path, "Put the file itself here, and let it be read.") from error
    with file:
        for number, line in enumerate(file, 1):
            if number == 1:
                line = line.removeprefix(codecs.BOM_UTF8)  # some editors put one there
            if line[:1] == b"#":
                continue
            if line[-1:] != b"\n":
                return
            yield _event(line, number, path.name)


def append(path: Path, events: Iterable[Event]) -> None:
    """Add events at the end and bring them to the disk; makes the file when it is missing.

    A line that an earlier run left half-written is cut off first. Raises LedgerError when the file cannot be
    written.
    """
    lines = "".join([_line(event) for event in events])
    if not lines:
        return
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        with open(descriptor, "r+b", buffering=0) as file:
            end = _whole_lines(file.fileno())
            file.truncate(end)
            file.seek(end)
            data = memoryview((_HEAD * (end == 0) + lines).encode())
            while data:
                data = data[file.write(data) :]
            os.fsync(file.fileno())
    except OSError as error:
        raise _unusable("written", error, path, "Make it writable, and build again.") from error


def _unusable(what: str, error: OSError, path: Path, hint: str) -> LedgerError:
    return LedgerError(f"could not be {what}: {error.strerror}", path=path.name, hint=hint)


def _line(event: Event) -> str:
    columns = [event.kind, event.address, event.first, event.second][: _WIDTH[event.kind]]
    return "\t".join([_escape(column) for column in columns]) + "\n"


def _event(line: bytes, number: int, name: str) -> Event:
    try:
        columns = line[:-1].decode().split("\t")
    except UnicodeDecodeError:
        raise _damaged("is not UTF-8", number, name) from None
    if columns[-1][-1:] == "\r":  # an editor or git changed the line ends
        columns[-1] = columns[-1][:-1]
    kind = columns[0]
    if _WIDTH.get(kind) != len(columns) or not columns[1]:
        if line[:7] in (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||"):
            raise LedgerError(
                "holds a merge conflict",
                path=name,
                line=number,
                hint="Keep the lines of both sides, in any order, and delete the marker lines.",
            )
        raise _damaged("is no event that backfile knows", number, name)
    if b"\\" in line:
        columns = [_unescape(column) for column in columns]
    for address in columns[1:3] if kind == "moved" else columns[1:2]:
        _refuse_misplaced(address, number, name)
    columns += [""] * (4 - len(columns))
    return Event(kind, columns[1], columns[2], columns[3], number)  # type: ignore[arg-type]  # _WIDTH knows it


def _refuse_misplaced(address: str, number: int, name: str) -> None:
    why = misplaced(address)
    if why:
        raise LedgerError(
            f"the address {address!r} {why}",
            path=name,
            line=number,
            hint="backfile writes no such line: delete it, or take the file from your last commit or backup.",
        )


def _damaged(what: str, number: int, name: str) -> LedgerError:
    return LedgerError(
        f"this line {what}", path=name, line=number, hint="Take the file from your last commit or backup."
    )


def _whole_lines(descriptor: int) -> int:
    """How many bytes of the file are whole lines."""
    end = os.lseek(descriptor, 0, os.SEEK_END)
    while end > 0:
        start = max(0, end - 8192)
        os.lseek(descriptor, start, os.SEEK_SET)
        block = os.read(descriptor, end - start)
        found = block.rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _escape(text: str) -> str:
    return _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], text)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: _LETTERS.get(match[1], match[0]), text)
