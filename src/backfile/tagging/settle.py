"""Which terms become tags: decided from corpus-wide counts alone, whatever the order they were made in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backfile.tagging.candidate import METHODS, STRONG, Candidate, Method
from backfile.tagging.folding import fold_key
from backfile.tagging.subjects import with_starter
from backfile.tagging.vocabulary import TermKind, Vocabulary

FLOORS = ((1_000, 2), (20_000, 3))
"""From so many articles on, a name needs so many articles; below, one that is about it is enough."""
COMMON = 0.4
"""A name in more than this part of an archive says nothing about an article."""
LARGE = 200
"""Articles from which this ceiling holds."""
CLEAR = 0.8
"""A surname alone counts for a full name that has at least this part of all with the surname."""


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


@dataclass(frozen=True, slots=True)
class Settled:
    """The archive's tags. The same counts, in any order, give the same value."""

    tags: Mapping[str, Tag]
    """By term."""
    owners: Mapping[str, str]
    """From a variant's term ("apec", a surname alone) to the term whose tag, if it is one, it counts for."""
    named: Mapping[str, int]
    """In how many articles each found name stands that has evidence enough, be it too common for a tag."""

    def tag_of(self, candidate: Candidate) -> Tag | None:
        """The tag that a candidate gives its article, if any."""
        return self.tag_for(candidate.term, candidate.method, candidate.score)

    def tag_for(self, term: str, method: Method, score: float) -> Tag | None:
        """The same from the three facts that decide it."""
        tag = self.tags.get(self.owners.get(term, term))
        return tag if tag is not None and gives(tag, method, score) else None


def gives(tag: Tag, method: Method, score: float) -> bool:
    """Whether a candidate of the tag's term, or of one that counts for it, gives its article the tag."""
    return method == "given" or score >= tag.least


def settle(counts: Iterable[TermCount], total: int, vocabulary: Vocabulary) -> Settled:
    """Decide which terms are tags. `total` is the number of articles in the archive."""
    return Rules(vocabulary).settle(counts, total)


class Rules:
    """One vocabulary's rules, to settle by as often as there are counts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known = with_starter(vocabulary)

    def settle(
        self, counts: Iterable[TermCount], total: int, claims: Mapping[str, Claim] | None = None
    ) -> Settled:
        """Decide which terms are tags.

        What is decided of a term holds when the counts are not all there are, as long as they have all of the
        term and of its `short_forms`, and `claims` has the archive's claims to these.
        """
        groups: dict[str, list[TermCount]] = defaultdict(list)
        for count in counts:
            if count.articles:
                groups[count.term].append(count)
        if claims is None:
            claims = claims_in(count for group in groups.values() for count in group)
        owners = {
            short: claim.term
            for short, claim in claims.items()
            if claim.is_clear
            and " " not in short
            and short in groups
            and _is_name(groups[short])
            and self._vocabulary.find(short) is None
        }
        shared: dict[str, list[TermCount]] = defaultdict(list)
        for term in sorted(groups):
            shared[owners.get(term, term)] += groups[term]
        tags: dict[str, Tag] = {}
        named: dict[str, int] = {}
        for term, group in shared.items():
            if not _enough(group, total):
                continue
            if _is_name(group):
                named[term] = sum(count.articles for count in group)
                if is_common(named[term], total):
                    continue
            tags[term] = _tag(term, groups.get(term, group), self._known)
        return Settled(tags, owners, named)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who claims a short form: the term that is found most often of those that it could stand for."""

    term: str
    articles: int
    of: int
    """Articles of all terms that it could stand for."""

    @property
    def is_clear(self) -> bool:
        """Whether hardly another can be meant."""
        return self.articles >= CLEAR * self.of


def claims_in(counts: Iterable[TermCount]) -> dict[str, Claim]:
    """By short form: abbreviations are claimed by the names they were defined for, last words by people."""
    claimed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for count in counts:
        if count.method != "name":
            continue
        if count.variant and count.variant != count.term:
            claimed[count.variant][count.term] += count.articles
        if count.kind == "person" and " " in count.term:
            claimed[last_word(count.term)][count.term] += count.articles
    claims = {}
    for short, terms in claimed.items():
        best = min(terms, key=lambda term: (-terms[term], term))
        claims[short] = Claim(best, terms[best], sum(terms.values()))
    return claims


def short_forms(counts: Iterable[TermCount]) -> set[str]:
    """The forms that may count for the term whose counts these are, and itself where it may for another."""
    found = set()
    for count in counts:
        if " " not in count.term:
            found.add(count.term)
        elif count.kind == "person":
            found.add(last_word(count.term))
        if count.variant:
            found.add(count.variant)
    return found


def last_word(term: str) -> str:
    """What a person is called later; empty for a term of one word."""
    return term.rpartition(" ")[2] if " " in term else ""


def is_common(articles: int, total: int) -> bool:
    """Whether a name stands in too many articles to say anything about one."""
    return total >= LARGE and articles > COMMON * total


def floor(total: int) -> int:
    """In how many articles a name has to stand."""
    return max((least for size, least in FLOORS if total >= size), default=1)


def size_class(total: int) -> int:
    """Archives of one class have the same floor, and all or none of them a ceiling."""
    return sum(total >= size for size in (LARGE, *(size for size, _ in FLOORS)))


def _is_name(group: Sequence[TermCount]) -> bool:
    return all(count.method == "name" for count in group)


def _enough(group: Sequence[TermCount], total: int) -> bool:
    """Whether the archive has enough articles about a term."""
    best = min((count.method for count in group), key=METHODS.index)
    if best not in ("name", "place"):
        return True
    if not any(count.strong for count in group):
        return False
    return best == "place" or sum(count.articles for count in group) >= floor(total)


def _tag(term: str, group: Sequence[TermCount], vocabulary: Vocabulary) -> Tag:
    entry = vocabulary.find(term)
    if entry is not None and fold_key(entry.name) == term:
        return Tag(term, entry.name, entry.kind or _kind(group), STRONG, entry.hidden)
    best = min(METHODS.index(count.method) for count in group)
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
