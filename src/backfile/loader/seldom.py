"""Patterns that are compiled when a text first asks for them.

One over East Asian letters takes 1 to 6 ms, and most archives need none: together they took a tenth of a
second's start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property


class Seldom:
    """Stands for `re.compile(expression, flags)`."""

    def __init__(self, expression: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._expression, self._flags = expression, flags

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._expression, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        """As the pattern does."""
        return self._pattern.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """As the pattern does."""
        return self._pattern.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As the pattern does."""
        return self._pattern.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As the pattern does."""
        return self._pattern.finditer(text)

    def split(self, text: str) -> list[str]:
        """As the pattern does."""
        return self._pattern.split(text)

    def sub(self, by: str, text: str) -> str:
        """As the pattern does."""
        return self._pattern.sub(by, text)
