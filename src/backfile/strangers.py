"""What lies among the articles and is none, and why that deserves a word."""

from __future__ import annotations

import os
from collections.abc import Iterator, Set

from backfile.errors import Problem

SOURCE_SUFFIXES = (".txt", ".md", ".markdown")
SIDECAR_SUFFIX = ".yaml"
_OF_AN_ARTICLE = tuple(
    spelling for suffix in SOURCE_SUFFIXES for spelling in (suffix, suffix.upper(), suffix.title())
)
_LOOKS_LIKE_TEXT = frozenset(
    ".text .asc .doc .docx .rtf .odt .html .htm .xml .sgm .sgml .pdf .json .csv".split()  # noqa: SIM905 - one line
)


def suffix_of(name: str) -> str:
    """`.txt` of `A.TXT`; empty for a name that has none, or nothing else."""
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


def is_apple_double(entry: os.DirEntry[str]) -> bool:
    """Whether this is what macOS leaves beside a file on other disks, `._a.txt` for `a.txt` (RFC 1740)."""
    if not entry.is_file(follow_symlinks=False):
        return False
    try:
        with open(entry.path, "rb") as file:
            return file.read(4) == b"\x00\x05\x16\x07"
    except OSError:
        return False


def strangers(path: str, entry: os.DirEntry[str], names: set[str]) -> Iterator[Problem]:
    """Why an entry that is no source deserves a word; nothing for sidecars, pictures and the like."""
    if entry.is_symlink() and entry.is_dir():
        yield remark(
            f"{path}/{entry.name}",
            "linked-folder",
            "folders behind links are not read",
            "Move the folder itself here.",
        )
    else:
        yield from not_read(path, entry.name, names)


def not_read(path: str, name: str, names: Set[str]) -> Iterator[Problem]:
    """Why a file that is no source deserves a word; `names` are all in its folder."""
    own = f"{path}/{name}"
    if name.endswith(SIDECAR_SUFFIX):
        stem = name.removesuffix(SIDECAR_SUFFIX)
        if names.isdisjoint(stem + suffix for suffix in _OF_AN_ARTICLE):
            yield remark(
                own,
                "orphan-sidecar",
                "there is no article of this name beside it",
                "Give it the article's name, or remove it.",
            )
    elif suffix_of(name) == ".yml":
        yield remark(own, "not-read", "files ending in .yml are not read", "Name it .yaml instead.")
    elif not suffix_of(name):
        yield remark(
            own,
            "not-read",
            "files without an ending are not read",
            "If it is an article, add .txt to its name.",
        )
    elif suffix_of(name) in _LOOKS_LIKE_TEXT:
        yield remark(
            own, "not-read", "files of this kind are not read", "Export it as plain text (.txt) or Markdown."
        )


def passed_over(path: str, name: str) -> Problem:
    """The word that a folder deserves whose name begins with _ and which may hold articles all the same."""
    return remark(
        f"{path}/{name}",
        "not-read",
        "folders whose names begin with _ are not read",
        "Rename it if its articles are to be published.",
    )


def remark(path: str, code: str, message: str, hint: str = "") -> Problem:
    """A problem of an entry whose name may be no Unicode."""
    return Problem(path=spelt(path), code=code, message=message, hint=hint)


def spelt(name: str) -> str:
    """The name with bytes that are no UTF-8 written as escapes, fit to be printed and stored."""
    return name.encode("utf-8", "backslashreplace").decode()
