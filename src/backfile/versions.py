"""Digests of the program's own parts: a change of the program reads anew what it touches."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from backfile.config import Site

_PACKAGE = Path(__file__).parent
_READING = (
    "loader",
    "catalog/entries.py",
    "defaults.py",
    "fields.py",
    "pictures.py",
    "records.py",
    "yamltree.py",
)
_SETTLING = (
    "tagging/settle.py",
    "tagging/subjects.py",
    "tagging/vocabulary.py",
    "tagging/data/starter.yaml",
    "catalog/settling.py",
)
_ALL_LIBRARIES = (
    "ahocorasick-rs",
    "babel",
    "chardet",
    "imagesize",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "msgspec",
    "nh3",
    "python-slugify",
    "pyyaml",
    "text-unidecode",
)
_READING_LIBRARIES = (
    "babel",
    "imagesize",
    "markdown-it-py",
    "nh3",
    "python-slugify",
    "pyyaml",
    "text-unidecode",
)


def loading_version(site: Site) -> bytes:
    """A digest of all but the source that a record depends on."""
    digest = blake2b(_code(_READING, _READING_LIBRARIES), digest_size=16)
    digest.update(site.language.encode())
    return digest.digest()


def settling_version() -> bytes:
    """A digest of all but counts and vocabulary that decides which terms are tags."""
    return _code(_SETTLING, ())


def indexing_version() -> bytes:
    """A digest of all but the articles that the search index depends on."""
    return _code(("search", "catalog/searchable.py", "records.py", "work/indexing.py"), ("msgspec",))


@cache
def program_version() -> bytes:
    """A digest of all of the program but its theme, for machines that work on one archive together."""
    files = (path.relative_to(_PACKAGE) for path in _PACKAGE.rglob("*") if path.is_file())
    own = (path for path in files if "__pycache__" not in path.parts and "default_theme" not in path.parts)
    return _code(tuple(sorted(path.as_posix() for path in own)), _ALL_LIBRARIES)


@cache
def _code(parts: tuple[str, ...], libraries: tuple[str, ...]) -> bytes:
    digest = blake2b(digest_size=16)
    for part in parts:
        path = _PACKAGE / part
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    for library in libraries:
        try:
            digest.update(f"{library} {version(library)}".encode())
        except PackageNotFoundError:
            digest.update(library.encode())
    return digest.digest()
