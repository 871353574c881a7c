"""How much an article is about a subject: the words that speak for it, weighed against its length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from backfile.tagging.folding import fold_key
from backfile.tagging.matcher import Match
from backfile.tagging.text import HEADLINE, LEAD, SUBHEAD, TaggedText
from backfile.tagging.vocabulary import Entry, Vocabulary, build_vocabulary, parse_vocabulary

STARTER_FILE = "starter.yaml"
_MATCH, _SUPPORT = 2.0, 1.0
_WHERE = {HEADLINE: 2.0, SUBHEAD: 1.5, LEAD: 1.5}
_REPEATS = (1.0, 0.5, 0.25)
"""What the first, second and third mention of one form count; later ones count nothing."""
_LEAST = 4.0
_LONGER = 600
"""For every so many characters of text one more point is needed."""
_BESIDE_BEST = 0.4
"""A subject with less than this part of the points of the article's first subject is beside the point."""
_FROM_CHILDREN = 0.5


@dataclass(slots=True)
class Points:
    """What speaks for one subject in one article."""

    points: float = 0.0
    sure: bool = False
    """Whether any word speaks for it by itself."""
    matches: list[Match] = field(default_factory=list)


@cache
def starter() -> Vocabulary:
    """The subjects that ship with the program."""
    return parse_vocabulary(starter_text(), STARTER_FILE)


def starter_text() -> str:
    """The same as text, for an archive that wants its own copy."""
    return files("backfile.tagging").joinpath("data", STARTER_FILE).read_text(encoding="utf-8")


def with_starter(vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary and, behind its entries, every starter subject whose name it does not use itself."""
    own = vocabulary.names or {}
    added = [entry for entry in starter().entries if fold_key(entry.name) not in own]
    spare = {fold_key(entry.name) for entry in added} | set(own)
    kept = (replace(e, aliases=tuple(a for a in e.aliases if fold_key(a) not in spare)) for e in added)
    return build_vocabulary((*vocabulary.entries, *kept))


def subjects_in(
    text: TaggedText, hits: Iterable[tuple[int, bool, Match]], parents: Mapping[int, int]
) -> Mapping[int, tuple[float, list[Match]]]:
    """Score from 0 to 1 and matches, by number of the entry.

    `hits` are (entry, whether the form is mere support, match); `parents` gives each entry's wider one.
    """
    found: dict[int, Points] = defaultdict(Points)
    times: dict[tuple[int, str], int] = defaultdict(int)
    for number, support, match in hits:
        form = (number, text.folded[match.start : match.end])
        repeat = times[form]
        times[form] += 1
        if repeat >= len(_REPEATS):
            continue
        points = found[number]
        weight = _SUPPORT if support else _MATCH
        points.points += weight * _WHERE.get(text.part(match.start), 1.0) * _REPEATS[repeat]
        points.sure = points.sure or not support
        points.matches.append(match)
    _raise_parents(found, parents)
    sure = {number: points for number, points in found.items() if points.sure}
    best = max((points.points for points in sure.values()), default=0.0)
    need = _LEAST + len(text.plain) / _LONGER
    return {
        number: (round(min(1.0, points.points / need / 2), 3), points.matches)
        for number, points in sure.items()
        if points.points >= best * _BESIDE_BEST
    }


def parents_of(entries: Sequence[Entry]) -> dict[int, int]:
    """From the number of each subject to that of the subject it is a part of."""
    numbers = {fold_key(entry.name): at for at, entry in enumerate(entries) if entry.kind == "subject"}
    found = ((at, numbers.get(fold_key(entry.parent or ""))) for at, entry in enumerate(entries))
    return {at: parent for at, parent in found if parent is not None}


def _raise_parents(found: dict[int, Points], parents: Mapping[int, int]) -> None:
    """What speaks for a subject speaks for the wider one too."""
    for number in sorted(found):
        parent = parents.get(number)
        if parent is not None:
            wider = found[parent]
            wider.points += found[number].points * _FROM_CHILDREN
            wider.sure = wider.sure or found[number].sure
            wider.matches += found[number].matches
