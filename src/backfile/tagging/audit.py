"""Looks over an archive's tags for what an editor would mend, and writes the lines that mend it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from backfile.tagging.folding import fold_key
from backfile.tagging.gazetteer import gazetteer
from backfile.tagging.subjects import starter
from backfile.tagging.vocabulary import TermKind, Vocabulary
from backfile.tagging.vocabulary_edit import item_text, key_text

FindingKind: TypeAlias = Literal["twins", "near", "single", "broad", "unmatched"]
TITLES: dict[FindingKind, str] = {
    "twins": "Differ only in accents, punctuation or a plural",
    "near": "Look alike",
    "single": "Have one article",
    "broad": "Are on nearly every article",
    "unmatched": "Entries of tags.yaml that no article has",
}
_BROAD = 0.4
_FEW = 20
"""Archives with fewer articles have no tags that are too broad, and single ones are no fault."""
_ALIKE = 0.88
_SHORTEST = 6
_NEIGHBOURS = 6
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class TagUse:
    """One tag of the archive, and on how many articles it is."""

    label: str
    kind: TermKind
    articles: int
    known: bool = False
    """Whether the program knows it without any entry: a place, or a subject that ships."""
    forms: tuple[str, ...] = ()
    """Its abbreviations, as articles define them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: the labels that it concerns, the more frequent first, and what to do."""

    kind: FindingKind
    labels: tuple[str, ...]
    hint: str


def audit(tags: Iterable[TagUse], total: int, vocabulary: Vocabulary) -> list[Finding]:
    """Every finding, by kind in the order of TITLES, then by label. `total` counts the archive's articles."""
    used = sorted(tags, key=lambda tag: (-tag.articles, tag.label))
    findings = list(_twins(used))
    seen = {frozenset(finding.labels) for finding in findings}
    findings += [finding for finding in _near(used) if frozenset(finding.labels) not in seen]
    if total >= _FEW:
        single = tuple(sorted(tag.label for tag in used if tag.articles == 1))
        if single:
            findings.append(Finding("single", single, "Merge them into wider tags, or leave them."))
        findings += [
            Finding("broad", (tag.label,), "Hide it: `hidden: true`.")
            for tag in used
            if tag.articles > _BROAD * total
        ]
    known = {fold_key(tag.label) for tag in used}
    findings += [
        Finding("unmatched", (entry.name,), f"Line {entry.line}: mend its forms, or take it out.")
        for entry in vocabulary.entries
        if entry.merged_into is None and not entry.hidden and fold_key(entry.name) not in known
    ]
    return findings


@cache
def known_by_itself() -> frozenset[str]:
    """Keys of the places and subjects that the program knows without any entry."""
    places = {fold_key(place.label) for place in gazetteer().places}
    return frozenset(places | {fold_key(entry.name) for entry in starter().entries})


def suggest(tags: Iterable[TagUse], vocabulary: Vocabulary) -> list[str]:
    """Ready lines for tags.yaml: an entry for each tag of at least two articles that nothing defines yet.

    Places and subjects that the program knows by itself are left out: they need no entry.
    """
    lines: list[str] = []
    for tag in sorted(tags, key=lambda tag: (-tag.articles, tag.label)):
        if tag.articles > 1 and not tag.known and vocabulary.find(tag.label) is None:
            lines.append(f"{key_text(tag.label)}:  # {tag.articles:,} articles")
            lines += [f"  kind: {tag.kind}"] if tag.kind else []
            if tag.forms:
                lines.append(f"  aliases: [{', '.join(map(item_text, tag.forms))}]")
    return lines


def _twins(tags: Sequence[TagUse]) -> Iterator[Finding]:
    groups: dict[str, list[str]] = defaultdict(list)
    for tag in tags:
        groups[_skeleton(tag.label)].append(tag.label)
    for group in groups.values():
        if len(group) > 1:
            yield Finding("twins", tuple(group), _merging(group))


def _near(tags: Sequence[TagUse]) -> Iterator[Finding]:
    """Labels of one kind that are alike, or of which one is the other with words left out.

    Only labels that are neighbours in the alphabet, read forwards or backwards, are compared: comparing all
    with all would take minutes in a large archive.
    """
    rank = {tag.label: number for number, tag in enumerate(tags)}
    pairs: set[tuple[str, str]] = set()
    for order in (str.lower, _backwards):
        by_kind = sorted(tags, key=lambda tag: (tag.kind, order(tag.label)))
        for number, first in enumerate(by_kind):
            for second in by_kind[number + 1 : number + 1 + _NEIGHBOURS]:
                if first.kind == second.kind and _alike(first.label, second.label):
                    one, other = sorted((first.label, second.label), key=rank.__getitem__)
                    pairs.add((one, other))
    for pair in sorted(pairs):
        yield Finding("near", pair, _merging(pair))


def _alike(first: str, second: str) -> bool:
    shorter, longer = sorted((fold_key(first), fold_key(second)), key=len)
    if len(shorter) < _SHORTEST or re.sub(r"\D", "", shorter) != re.sub(r"\D", "", longer):
        return False
    words = shorter.split()
    if len(words) > 1 and set(words) < set(longer.split()):
        return True
    return difflib.SequenceMatcher(None, shorter, longer, autojunk=False).ratio() >= _ALIKE


def _backwards(label: str) -> str:
    return label.lower()[::-1]


def _skeleton(label: str) -> str:
    """The letters alone, without accents and without a plural's s; marks that tell C from C++ stay."""
    plain = unicodedata.normalize("NFKD", fold_key(label))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    bare = _NOT_LETTERS.sub("", plain)
    if len(bare) < 4:
        return plain
    return bare.removesuffix("s")


def _merging(labels: Sequence[str]) -> str:
    commands = "; ".join(f'backfile tags merge "{other}" "{labels[0]}"' for other in labels[1:])
    return f"If they are one: {commands}"
