"""Authors' names, parted into family and given name only where that is safe.

Bibliographies sort by family name, and no rule finds it in every name: "Kim Min-su" and "Li Wei" put it
first, "Associated Press" has none. A name left whole is cited as printed, which is never wrong; so a name
is parted only when it is printed as "Doe, Jane", when an initial shows the order ("J. R. Doe"), or when it
is two plain words in a language that writes the given name first. Everything else stays whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

_GIVEN_FIRST = frozenset(
    ("ca", "cs", "da", "de", "en", "es", "fr", "ga", "gl", "is", "it", "nb", "nl", "nn", "no")
)
_GIVEN_FIRST |= frozenset(("pl", "pt", "sk", "sl", "sv", "tr", "cy", "et", "fi", "hr", "lt", "lv"))

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_WORD = re.compile(rf"[{_LATIN}][{_LATIN}'’]*(?:-[{_LATIN}'’]+)*")
_INITIAL = re.compile(rf"(?:[{_LATIN}]\.-?)+|[{_LATIN}]")
# One syllable of romanised Chinese or Korean: such a first word is likely to be the family name.
_SYLLABLE = r"(?:[bcdfghjklmnpqrstwxyz]|[csz]h|y)?[aeiou]{1,3}(?:ng|n|m|rk|k|l|r|p|t)?"
_FAMILY_FIRST = re.compile(rf"{_SYLLABLE} {_SYLLABLE}(?:{_SYLLABLE})?", re.IGNORECASE)


class Name(Struct, frozen=True):
    """An author: `family` and `given`, or the whole name in `family` when `given` is empty."""

    family: str
    given: str = ""

    @property
    def natural(self) -> str:
        """The name as one reads it aloud."""
        return f"{self.given} {self.family}" if self.given else self.family

    @property
    def inverted(self) -> str:
        """The name as bibliographies sort it: `Doe, Jane`."""
        return f"{self.family}, {self.given}" if self.given else self.family


@lru_cache(maxsize=4096)
def parted(printed: str, language: str | None, organisations: tuple[str | None, ...] = ()) -> Name:
    """The name as far as its parts are known; one that stands in `organisations` is no person's."""
    whole = " ".join(printed.split())
    if any(text and whole in text for text in organisations):
        return Name(whole)
    family, comma, given = whole.partition(", ")
    if comma:
        return Name(family, given) if _plain(family) and _plain(given.split(" ")[0]) else Name(whole)
    words = whole.split(" ")
    if len(words) < 2 or not all(_plain(word) for word in (words[-1], *words[:1])):
        return Name(whole)
    if _shows_order(words) or (len(words) == 2 and _given_first(words, language)):
        return _at_last_word(words)
    return Name(whole)


def _plain(word: str) -> bool:
    return (_WORD.fullmatch(word) or _INITIAL.fullmatch(word)) is not None and word[0].isupper()


def _shows_order(words: list[str]) -> bool:
    """An initial before a full last word: no family name is abbreviated."""
    return _INITIAL.fullmatch(words[-1]) is None and any(_INITIAL.fullmatch(word) for word in words[:-1])


def _given_first(words: list[str], language: str | None) -> bool:
    return (
        language is not None
        and language.partition("-")[0] in _GIVEN_FIRST
        and "-" not in words[-1]
        and not (words[0].isupper() or words[1].isupper())
        and _FAMILY_FIRST.fullmatch(" ".join(words)) is None
    )


def _at_last_word(words: list[str]) -> Name:
    """Part before the family name; small words before it (`van der`, `de la`) belong to it."""
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return Name(" ".join(words[start:]), " ".join(words[:start]))
