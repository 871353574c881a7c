"""Finds many written forms in one pass over a text, by the rules of whole words that each script has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from backfile.tagging.folding import even, lower
from backfile.tagging.scripts import ends_word, starts_word

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LATIN_START, _LATIN_END, _ANY_END = 1, 2, 4
_ABBREVIATION = 4
"""A form in capitals up to this long is not looked for in lines that are all capitals (US, us)."""

_BEGINNING = 4
"""Letters of a form that are looked up before it is searched for."""


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
    """An automaton over all forms; building takes about 5 us a form, so build one a process.

    Where a single text is to be searched, `within` is that text in lower case: forms that do not stand in it
    are passed over, which takes 1 us each.
    """

    def __init__(self, forms: Iterable[Form], within: str | None = None) -> None:
        rules: dict[str, list[_Rule]] = {}
        beginnings = _beginnings(within or "")
        for form in forms:
            text = even(form.text)
            plain = " ".join(text.strip("*").split())
            if not plain:
                continue
            folded = lower(plain)
            if within is not None and (folded[:_BEGINNING] not in beginnings or folded not in within):
                continue
            rule = _Rule(plain, plain == folded, text.startswith("*"), text.endswith("*"), form.target)
            rules.setdefault(folded, []).append(rule)
        self._rules = tuple(tuple(group) for group in rules.values())
        self._edges = bytes(_edges(form, group) for form, group in rules.items())
        self._in_any_case = tuple(
            tuple(rule.target for rule in group) if all(rule.any_case for rule in group) else ()
            for group in self._rules
        )
        """The targets of the forms that are found in whatever case, and nothing else."""
        self._automaton = AhoCorasick(
            rules, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, text: str, folded: str) -> list[Match]:
        """The longest forms from left to right, without overlaps; `folded` is `lower(text)`."""
        found: list[tuple[int, int, tuple[int, ...]]] = []
        rules, edges, in_any_case, length = self._rules, self._edges, self._in_any_case, len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            edge = edges[number]
            before = folded[start - 1] if start else " "
            after = folded[end] if end < length else " "
            if (edge & _LATIN_START and before in _LATIN) or (edge & _LATIN_END and after in _LATIN):
                continue
            whole = (
                edge & _LATIN_START
                and before < "\x80"
                and (edge & _ANY_END or (edge & _LATIN_END and after < "\x80"))
            )
            if whole and in_any_case[number]:
                found.append((start, -end, in_any_case[number]))
                continue
            targets = tuple(
                [
                    rule.target
                    for rule in rules[number]
                    if (whole or _is_whole(rule, folded, start, end)) and _is_cased(rule, text, start, end)
                ]
            )
            if targets:
                found.append((start, -end, targets))
        return _longest(found)


def _beginnings(text: str) -> set[str]:
    """How a form may begin that stands in the text."""
    return {text[at : at + size] for size in range(1, _BEGINNING + 1) for at in range(len(text))}


def _edges(form: str, group: Sequence[_Rule]) -> int:
    """What can be told of a form's ends without a look at its rules.

    Most raw hits are inside longer words: where a word of plain Latin letters has to begin or end, one look
    at the neighbouring letter sorts them out.
    """
    found = 0
    if form[0] in _LATIN and not any(rule.open_start for rule in group):
        found |= _LATIN_START
    if all(rule.open_end for rule in group):
        found |= _ANY_END
    elif form[-1] in _LATIN and not any(rule.open_end for rule in group):
        found |= _LATIN_END
    return found


def _is_whole(rule: _Rule, folded: str, start: int, end: int) -> bool:
    """Whether words begin and end where the rule wants them to."""
    return (rule.open_start or starts_word(folded, start)) and (rule.open_end or ends_word(folded, end))


def _is_cased(rule: _Rule, text: str, start: int, end: int) -> bool:
    """Whether what was found has the rule's capitals."""
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


def _longest(found: list[tuple[int, int, tuple[int, ...]]]) -> list[Match]:
    """Of (start, -end, targets) the longest from left to right; no two have start and end in common."""
    found.sort()
    kept: list[Match] = []
    reached = 0
    for start, negative_end, targets in found:
        if start >= reached:
            reached = -negative_end
            kept.append(Match(start, reached, targets))
    return kept
