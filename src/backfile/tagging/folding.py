"""When two written forms are the same: the folding that keys of tags and searching share."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

BEGINNING = 4
"""Letters of a form that are looked up before it is searched for."""
_EVEN = (("\u2019", "'"), ("\u02bc", "'"), ("\u2011", "-"), ("\u2010", "-"), ("\u00a0", " "))


@lru_cache(maxsize=4096)  # names recur, within an article and from one to the next
def fold_key(label: str) -> str:
    """The key of a tag: "Milk", "milk " and "ｍｉｌｋ" have one, "C", "C++" and "C#" have three.

    Compatibility forms, case and white space are folded; accents, punctuation and everything else counts.
    """
    if label.isascii():
        return " ".join(label.lower().split())
    folded = even(unicodedata.normalize("NFKC", label)).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def even(text: str) -> str:
    """The text with typographic apostrophes, hyphens and spaces made plain; as long as it was."""
    if not text.isascii():
        for written, plain in _EVEN:  # five searches take a tenth of the time of one `str.translate`
            text = text.replace(written, plain)
    return text


def beginnings(text: str) -> set[str]:
    """How a form may begin that stands in the text."""
    return {text[at : at + size] for size in range(1, BEGINNING + 1) for at in range(len(text))}


class Standing:
    """Tells of most forms by their first letters that they do not stand in a text, given in lower case."""

    def __init__(self, text: str) -> None:
        self._beginnings = beginnings(text)

    def may_have(self, form: str) -> bool:
        """Whether the form, in whatever case, may stand in the text."""
        beginning = form[:BEGINNING]
        if len(beginning) == BEGINNING and beginning.isascii() and beginning.isalnum():
            return beginning.lower() in self._beginnings
        first = beginning[:1]
        small = first.lower()
        return small in self._beginnings or len(small) != 1 or not first.isalnum() or even(first) != first


def lower(text: str) -> str:
    """The text in lower case and as long as it was, so that offsets hold in both.

    The few letters whose lower case is longer (İ) stay as they are.
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
