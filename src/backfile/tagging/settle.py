"""Which terms become tags: decided from corpus-wide counts alone, whatever the order they were made in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backfile.tagging.candidate import METHODS, STRONG, Candidate, Method
from backfile.tagging.folding import fold_key
from backfile.tagging.vocabulary import TermKind, Vocabulary

_COMMON = 0.4
"""A name in more than this part of a large archive says nothing about an article."""
_LARGE = 200
"""Articles from which the ceiling holds."""


@dataclass(frozen=True, slots=True)
class TermCount:
    """How often one term was found, by one method, under one label.

    As SQL: `SELECT term, label, kind, method, variant, count(*), sum(score >= 0.5) FROM candidates
    GROUP BY term, label, kind, method, variant`; an article has one candidate a term.
    """

    term: str
    label: str
    kind: TermKind
    method: Method
    variant: str
    articles: int
    strong: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A term that is a tag of this archive."""

    term: str
    label: str
    kind: TermKind
    least: float
    """A machine-made candidate gives its article this tag from this score on."""
    hidden: bool = False
    parent: str | None = None
    identifiers: tuple[str, ...] = ()
    description: str | None = None
    merged: tuple[str, ...] = ()
    """Names that were merged into this one; their pages become redirects."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The archive's tags. The same counts, in any order, give the same value."""

    tags: Mapping[str, Tag]
    """By term."""
    owners: Mapping[str, str]
    """From a variant's term ("apec", a surname alone) to the term whose tag it counts for."""

    def tag_of(self, candidate: Candidate) -> Tag | None:
        """The tag that a candidate gives its article, if any."""
        return self.tag_for(candidate.term, candidate.method, candidate.score)

    def tag_for(self, term: str, method: Method, score: float) -> Tag | None:
        """The same from the three facts that decide it."""
        tag = self.tags.get(self.owners.get(term, term))
        return tag if tag is not None and (method == "given" or score >= tag.least) else None


def settle(counts: Iterable[TermCount], total: int, vocabulary: Vocabulary) -> Settled:
    """Decide which terms are tags. `total` is the number of articles in the archive."""
    groups: dict[str, list[TermCount]] = defaultdict(list)
    for count in counts:
        groups[count.term].append(count)
    merged: dict[str, list[str]] = defaultdict(list)
    for entry in vocabulary.entries:
        end = vocabulary.find(entry.name)
        if end is not None and end is not entry:
            merged[end.name].append(entry.name)
    tags = {}
    for term in sorted(groups):
        tag = _tag(term, groups[term], total, vocabulary, merged)
        if tag is not None:
            tags[term] = tag
    return Settled(tags, {})


def _tag(
    term: str,
    group: list[TermCount],
    total: int,
    vocabulary: Vocabulary,
    merged: Mapping[str, list[str]],
) -> Tag | None:
    entry = vocabulary.find(term)
    if entry is not None and fold_key(entry.name) == term:
        return Tag(
            term,
            entry.name,
            entry.kind or _kind(group),
            STRONG,
            entry.hidden,
            entry.parent,
            entry.identifiers,
            entry.description,
            tuple(sorted(merged[entry.name])),
        )
    best = min(METHODS.index(count.method) for count in group)
    articles = sum(count.articles for count in group)
    if METHODS[best] == "name" and total >= _LARGE and articles > _COMMON * total:
        return None
    trusted = [count for count in group if METHODS.index(count.method) == best]
    return Tag(term, most_frequent(trusted), _kind(group), STRONG)


def most_frequent(counts: Iterable[TermCount]) -> str:
    """The label that most articles have; of equals, the first by code point."""
    articles: dict[str, int] = defaultdict(int)
    for count in counts:
        articles[count.label] += count.articles
    return min(articles, key=lambda label: (-articles[label], label))


def _kind(group: Iterable[TermCount]) -> TermKind:
    """The kind by the best method that knows one; of equals the most frequent, then the first by name."""
    weight: dict[tuple[int, TermKind], int] = defaultdict(int)
    for count in group:
        if count.kind:
            weight[METHODS.index(count.method), count.kind] += count.articles
    if not weight:
        return ""
    return min(weight, key=lambda key: (key[0], -weight[key], key[1]))[1]
