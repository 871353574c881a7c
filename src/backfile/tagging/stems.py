"""One key for the case forms of a name in languages that decline names and write them with capitals."""

from __future__ import annotations

from backfile.tagging.words import by_language

_ENDINGS = by_language("case_endings")["ru"]
_LEAST = 3


def stem(word: str) -> str:
    """The word without a Russian case ending ("Путина", "Путину": "Путин"); others as they are."""
    if not "\u0400" <= word[:1] <= "\u04ff":
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word
