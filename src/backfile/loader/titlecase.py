"""English decks set in title case, told from lines of names: their words are no names.

`Ruling Party Divided` and `Jane Ruth Holloway` have the same shape. What tells them apart is that news text
prints a word like "ruling" with a small letter inside its sentences, and a name never
(docs/decisions/0127).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from backfile.loader import lexicon

_LETTERS = re.compile(r"[^\W\d_]{4,}")
_GENITIVE = re.compile(r"\w['’]s\b")  # Sorrel's Long Wait
_OFFICES = lexicon.ROLES | lexicon.OFFICE_WORDS


def is_deck(line: str, language: str | None) -> bool:
    """Whether a line that looks like names has a plain word, an article or a genitive in it.

    Asked of English texts and of those whose language is not known. A line that ends with an office is none,
    whatever its words: `Jane Doe Deputy News Editor`.
    """
    if not (language or "en").startswith("en"):
        return False
    if _GENITIVE.search(line) or line.startswith("The "):
        return True
    if not line.isupper():  # Jane Doe, TIME
        line = " ".join(word for word in line.split() if not word.isupper())
    words = _LETTERS.findall(line.lower())
    return not _OFFICES.intersection(words[-1:]) and not _plain().isdisjoint(words)


@cache
def _plain() -> frozenset[str]:
    """English words of four letters and more that are no names."""
    text = files("backfile.loader").joinpath("english_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
