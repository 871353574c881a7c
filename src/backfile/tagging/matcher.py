"""Finds many written forms in one pass over a text, by the rules of whole words that each script has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from backfile.tagging.folding import even, lower
from backfile.tagging.scripts import ends_word, starts_word

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_ABBREVIATION = 4
"""A form in capitals up to this long is not looked for in lines that are all capitals (US, us)."""


class Form(NamedTuple):
    """What to look for, and what finding it means.

    A form with a capital letter is found only as written, or wholly in capitals; one without is found in any
    case. A star at its end, or at its beginning, lets the word go on there (`farm*`).
    """

    text: str
    target: int
    """The caller's own number; several forms may share one."""


class Match(NamedTuple):
    """One form found: offsets in code points, end exclusive, and the targets of the form."""

    start: int
    end: int
    targets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    text: str
    any_case: bool
    open_start: bool
    open_end: bool
    target: int


class Matcher:
    """An automaton over all forms; building takes about 5 us a form, so build one a process."""

    def __init__(self, forms: Iterable[Form]) -> None:
        rules: dict[str, list[_Rule]] = {}
        for form in forms:
            text = even(form.text)
            plain = " ".join(text.strip("*").split())
            if not plain:
                continue
            folded = lower(plain)
            rule = _Rule(plain, plain == folded, text.startswith("*"), text.endswith("*"), form.target)
            rules.setdefault(folded, []).append(rule)
        self._rules = tuple(tuple(group) for group in rules.values())
        # Most raw hits are inside longer words: forms of plain Latin letters are sorted out without a call.
        self._plain = bytes(
            form[0] in _LATIN and form[-1] in _LATIN and not any(r.open_start or r.open_end for r in group)
            for form, group in rules.items()
        )
        self._automaton = AhoCorasick(
            rules, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, text: str, folded: str) -> list[Match]:
        """The longest forms from left to right, without overlaps; `folded` is `lower(text)`."""
        found: list[Match] = []
        rules, plain, length = self._rules, self._plain, len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if plain[number] and (
                (start and folded[start - 1] in _LATIN) or (end < length and folded[end] in _LATIN)
            ):
                continue
            targets = tuple(
                [rule.target for rule in rules[number] if _allows(rule, text, folded, start, end)]
            )
            if targets:
                found.append(Match(start, end, targets))
        return _longest(found)


def _allows(rule: _Rule, text: str, folded: str, start: int, end: int) -> bool:
    if not rule.open_start and not starts_word(folded, start):
        return False
    if not rule.open_end and not ends_word(folded, end):
        return False
    if rule.any_case:
        return True
    written = text[start:end]
    if written == rule.text:
        short = len(written) <= _ABBREVIATION and written.isupper() and "." not in written
        return not (short and _shouted(text, start, end))
    return written.isupper() and not rule.text.isupper()


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the line is in capitals throughout, so that capitals say nothing."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : None if last < 0 else last]
    return line.isupper() and len(line) > end - start + 3


def _longest(found: list[Match]) -> list[Match]:
    found.sort(key=lambda match: (match.start, -match.end))
    kept: list[Match] = []
    reached = 0
    for match in found:
        if match.start >= reached:
            kept.append(match)
            reached = match.end
    return kept
