"""Finds many written forms in one pass over a text, by the rules of whole words that each script has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from backfile.tagging.folding import BEGINNING, beginnings, even, lower
from backfile.tagging.scripts import ends_word, starts_word

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LATIN_START, _LATIN_END, _ANY_END = 1, 2, 4
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


class _Rule(NamedTuple):
    text: str
    any_case: bool
    open_start: bool
    open_end: bool
    target: int


_Known: TypeAlias = tuple[tuple[_Rule, ...], int, tuple[int, ...]]
"""The forms that are written alike but for their case, what `_edges` says of them, and their targets, where
they are found in whatever case and nothing else. A plain tuple, for Python unpacks no other as fast."""


class Matcher:
    """An automaton over all forms; building takes about 3 us a form, so build one a process.

    Where a single text is to be searched, `within` is that text in lower case: forms that do not stand in it
    are passed over, which takes 1 us each.
    """

    def __init__(self, forms: Iterable[Form], within: str | None = None) -> None:
        groups: dict[str, list[Form]] = {}
        known = beginnings(within or "")
        for form in forms:
            folded = lower(_plain(form))
            if not folded:
                continue
            if within is not None and (folded[:BEGINNING] not in known or folded not in within):
                continue
            groups.setdefault(folded, []).append(form)
        self._automaton = AhoCorasick(
            groups, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )
        self._groups = tuple(groups.values())
        self._known: list[_Known | None] = [None] * len(groups)

    def find(self, text: str, folded: str) -> list[Match]:
        """The longest forms from left to right, without overlaps; `folded` is `lower(text)`."""
        found: list[tuple[int, int, tuple[int, ...]]] = []
        known, length = self._known, len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            rules, edge, in_any_case = known[number] or self._learn(number)
            before = folded[start - 1] if start else " "
            after = folded[end] if end < length else " "
            if (edge & _LATIN_START and before in _LATIN) or (edge & _LATIN_END and after in _LATIN):
                continue
            whole = (
                edge & _LATIN_START
                and before < "\x80"
                and (edge & _ANY_END or (edge & _LATIN_END and after < "\x80"))
            )
            if whole and in_any_case:
                found.append((start, -end, in_any_case))
                continue
            targets = tuple(
                [
                    rule.target
                    for rule in rules
                    if (whole or _is_whole(rule, folded, start, end)) and _is_cased(rule, text, start, end)
                ]
            )
            if targets:
                found.append((start, -end, targets))
        return _longest(found)

    def _learn(self, number: int) -> _Known:
        """Look at the forms that one number stands for: of all that are known a text has few."""
        rules = tuple(map(_rule, self._groups[number]))
        any_case = tuple(rule.target for rule in rules) if all(rule.any_case for rule in rules) else ()
        found = self._known[number] = (rules, _edges(rules), any_case)
        return found


def _plain(form: Form) -> str:
    """What is written, without the stars."""
    return " ".join(even(form.text).strip("*").split())


def _rule(form: Form) -> _Rule:
    plain, text = _plain(form), even(form.text)
    return _Rule(plain, plain == lower(plain), text.startswith("*"), text.endswith("*"), form.target)


def _edges(group: Sequence[_Rule]) -> int:
    """What can be told of a form's ends without a look at its rules.

    Most raw hits are inside longer words: where a word of plain Latin letters has to begin or end, one look
    at the neighbouring letter sorts them out.
    """
    found, form = 0, lower(group[0].text)
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
