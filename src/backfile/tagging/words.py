"""Closed classes of words (particles, titles, months, ...) by language, read from one data file."""

from __future__ import annotations

import tomllib
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any


def words(group: str) -> frozenset[str]:
    """Every word of a group, all languages together."""
    return frozenset(word for listed in by_language(group).values() for word in listed)


def by_language(group: str) -> dict[str, tuple[str, ...]]:
    """A group's words in the order of the file, by language code."""
    return {
        language: tuple(word.replace("_", " ") for word in text.split())
        for language, text in _all()[group].items()
    }


def words_digest() -> bytes:
    """Changes with the data file."""
    return blake2b(_text().encode(), digest_size=16).digest()


@cache
def _all() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_text())


def _text() -> str:
    return files("backfile.tagging").joinpath("data/words.toml").read_text(encoding="utf-8")
