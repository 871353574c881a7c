"""Where an article or an old page can stand, and where it cannot, whoever asks for the place.

The archive's own pages, and the files that lie beside each article, have their places for good. A line of the
ledger that was written by hand, or an alias in a source, must never take one of them, nor turn a file into a
folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

LONGEST_NAME = 200
"""Bytes of UTF-8 in the name of a file or folder: file systems take 255, and endings are added."""

_USUAL = re.compile(
    r"(?:\d{4}(?:/\d\d){0,2}|undated)/(?!(?:index|page-\d+|feed|atom|sitemap|robots|search|about|404)\.)"
    r"[a-z0-9-]{1,100}\.html"
)
"""What almost every address looks like: no need to look at it closer."""

_UNFIT = re.compile(r"[\x00-\x1f\x7f\\]|(?:^|/)\.{0,2}(?:/|$)")
_PART = re.compile(r"[^\x00-\x1f\x7f\\/?#:*\"<>|]*[^\x00-\x1f\x7f\\/?#:*\"<>| .]")
_OWN = re.compile(
    r"[._].*"
    r"|(?:tags|sections|authors|sources|years|on-this-day|static|data|search|hosting|checksums|pictures)/.*"
    r"|(?:index|page-\d+|feed|atom|sitemap[^/]*|robots|search|about|404|opensearch|site|checksums)"
    r"\.\w+(?:/.*)?"
    r"|(?:\d{4}(?:/\d\d){0,2}|undated)/(?:"
    r"(?:index|page-\d+|feed|atom|sitemap|robots|search|about|404)\.\w+(?:/.*)?"
    r"|[^/]+\.(?:txt|bib|ris|csl\.json)(?:/.*)?"
    r"|[^/]+\.html/.*)",
    re.IGNORECASE,
)
"""Where files stand that are no article's page: listings, feeds, what lies beside each article."""

_FOLDER_LIKE_A_FILE = re.compile(r"\.[^/]*/")


def misplaced(address: str) -> str:
    """Why neither an article nor an old page can stand at an address; empty when one can.

    The answer goes on from "the address", as in "leads out of the output folder".
    """
    if is_usual(address):
        return ""
    if _UNFIT.search(address) is not None:
        return "leads to a place outside the output folder"
    if _OWN.fullmatch(address) is not None:
        return "is a place of the archive's own files"
    parts = address.split("/")
    shown = address.isprintable() and "\ufffd" not in address
    if not shown or any(_PART.fullmatch(part) is None for part in parts):
        return "has a name that some systems cannot hold"
    if any(len(part.encode()) > LONGEST_NAME for part in parts):
        return "has a name that is too long for a file"
    if "." not in parts[-1]:
        return "names no file, but a folder"
    return ""


def alias_address(written: str) -> str | None:
    """An alias as the file that answers for it, or None when no old page can have stood there."""
    path = unquote(written).removeprefix("/")  # as servers look for it
    if path == "" or path.endswith("/"):
        path += "index.html"
    elif "." not in path.rpartition("/")[2]:
        path += "/index.html"
    return None if misplaced(path) else path


def is_usual(address: str) -> bool:
    """Whether an address looks like almost all: then nothing can lie below it either."""
    return _USUAL.fullmatch(address) is not None


def above(address: str) -> Iterator[str]:
    """The folders an address lies in that could be files by their names, as in `story.php/2`."""
    for found in _FOLDER_LIKE_A_FILE.finditer(address):
        yield address[: found.end() - 1]
