"""One key for the case forms of a name in languages that decline names and write them with capitals."""

from __future__ import annotations

import re

from backfile.tagging.words import by_language

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ENDINGS = by_language("case_endings")["ru"]
_LEAST = 3


def stem(word: str) -> str:
    """The word without a Russian case ending ("Путина", "Путину": "Путин"); others as they are."""
    if _CYRILLIC.match(word) is None:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word
