"""Finds runs of capitalised words, and parts them where one name ends and another begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from backfile.tagging.text import LEAD, TaggedText
from backfile.tagging.words import words

_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x530)) if letter.isupper())
# Begins with one class of letters, so that the search skips from capital to capital.
_WORD = rf"[{_UPPER}](?:\.(?:[A-Z]\.)*|[\w&/-]*(?:['.](?=[{_UPPER}])[\w-]+)*(?:'s\b)?)"
_PARTICLE = r"(?:de|la|le|du|des|da|di|do|dos|del|van|von|der|den|ten|bin|ibn|al|el)"
_LINK = rf"(?:(?:of|for) (?:the )?|and |& |{_PARTICLE} )"
_DOT = r"(?:(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.)?"
_PHRASE = re.compile(rf"{_WORD}{_DOT}(?: {_LINK}{{0,2}}(?:(?:al|el|ul|bin)-)?{_WORD})*")
_ENDS = '.!?:;"“”„«»(`—–|•*'
_HEADS = words("org_heads")
_LEGAL = words("legal_forms")
_TITLES = words("titles")
_NO_NAME = words("openers") | words("no_names")
_JOINED_TAILS = frozenset(
    ("Commission", "Committee", "Department", "Ministry", "Council", "Board", "Agency", "Administration")
)
"""After these, `and` before them is inside a name ("Securities and Exchange Commission")."""


class Phrase(NamedTuple):
    """One run of capitalised words, with the small words between them."""

    tokens: tuple[str, ...]
    start: int
    opens: bool
    """Stands at the beginning of a sentence, so that its first capital says nothing."""

    @property
    def end(self) -> int:
        """Offset behind the last word."""
        return self.start + len(" ".join(self.tokens))

    def part(self, first: int, last: int | None = None) -> Phrase:
        """The words from `first` to before `last`."""
        if first == 0 and (last is None or last == len(self.tokens)):
            return self
        skipped = sum(len(token) + 1 for token in self.tokens[:first])
        return Phrase(self.tokens[first:last], self.start + skipped, self.opens and first == 0)


def phrases(text: TaggedText) -> Iterator[Phrase]:
    """Every run in the body, from left to right, parted into names.

    Headlines are no evidence of capitals: many papers capitalise all their words. Single words that are no
    name in any sentence (articles, days) are left out.
    """
    if len(text.starts) <= LEAD:
        return
    plain = text.plain
    at = text.starts[LEAD]
    while at < len(plain):
        end = plain.find("\n", at)
        end = len(plain) if end < 0 else end
        if not plain[at:end].isupper():
            for match in _PHRASE.finditer(plain, at, end):
                written = match[0]
                if " " in written:
                    start = match.start()
                    yield from _parted(Phrase(tuple(written.split(" ")), start, _opens(plain, at, start)))
                elif written not in _NO_NAME:
                    start = match.start()
                    yield Phrase((written.removesuffix("'s"),), start, _opens(plain, at, start))
        at = end + 1


def _opens(plain: str, line: int, start: int) -> bool:
    """Whether a sentence begins at `start`; its line begins at `line`."""
    at = start - 1
    while at >= line and plain[at] == " ":
        at -= 1
    return at < line or plain[at] in _ENDS or plain[max(line, at - 1) : at + 1] == "''"


def _parted(phrase: Phrase) -> Iterator[Phrase]:
    """Cut behind possessives, and at small words that do not belong to a name."""
    tokens = phrase.tokens
    first = 0
    for at, token in enumerate(tokens):
        if token.endswith("'s"):
            owner = phrase.part(first, at + 1)
            yield Phrase((*owner.tokens[:-1], token[:-2]), owner.start, owner.opens)
            first = at + 1
        elif at > first and _cuts(tokens, first, at):
            yield phrase.part(first, at)
            first = at + 1
        elif at == first and token.islower():
            first = at + 1
    if first < len(tokens):
        yield phrase.part(first)


def _cuts(tokens: tuple[str, ...], first: int, at: int) -> bool:
    """Whether the small word at `at` stands between two names."""
    word = tokens[at]
    if word in ("of", "for"):
        if word == "for" and at == first + 1 and tokens[first] not in _TITLES:
            return False
        return tokens[at - 1] not in _HEADS and not _HEADS.intersection(tokens[first:at])
    if word == "and":
        if at + 1 < len(tokens) and tokens[at + 1] in _LEGAL:
            return False
        if at + 1 < len(tokens) and tokens[at + 1].islower():
            return True
        if tokens[-1] in _LEGAL and at == first + 1 and len(tokens) > at + 2:
            return False
        return tokens[-1].removesuffix("'s") not in _JOINED_TAILS and "of" not in tokens[first:at]
    # Behind an abbreviation some papers begin small words with a capital ("the U.S. And Japan").
    return word == "And" and tokens[at - 1].endswith(".")
