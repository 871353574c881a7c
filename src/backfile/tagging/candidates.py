"""Article in, candidates for its tags out: what every worker process runs on every article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Literal, TypeAlias

from backfile.records import Article
from backfile.tagging.candidate import EVIDENCE, METHODS, Candidate, Method
from backfile.tagging.folding import even, fold_key, lower
from backfile.tagging.gazetteer import (
    Gazetteer,
    Place,
    PlaceForm,
    gazetteer,
    gazetteer_digest,
    gazetteer_for,
    labels,
)
from backfile.tagging.matcher import Form, Match, Matcher
from backfile.tagging.names import names_in
from backfile.tagging.names import score as name_score
from backfile.tagging.places import places_in, score
from backfile.tagging.subjects import parents_of, starter_text, subjects_in, with_starter
from backfile.tagging.text import SUBHEAD, TaggedText
from backfile.tagging.vocabulary import TermKind, Vocabulary
from backfile.tagging.words import words_digest

Tagging: TypeAlias = Literal["off", "vocabulary", "full"]
METHOD_VERSION = 2
"""Raised whenever the same article and vocabulary could give other candidates."""
_NOTHING = -1
_LEAST = 0.3
"""Names with less than this are not kept at all."""


class _Search:
    """One article on its way through the steps."""

    __slots__ = ("article", "found", "full", "matches", "text")

    def __init__(self, article: Article, found: list[Candidate], *, full: bool) -> None:
        self.article = article
        self.text = TaggedText.of(article)
        self.matches: list[Match] = []
        self.full = full
        """Whether more is looked for than the archive's own vocabulary."""
        self.found = found
        """What is known of it so far; each step adds to it."""


class Tagger:
    """Finds the candidates of articles. Build one a worker process.

    Places and their names are read when the first article is tagged, not before.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        language: str = "en",
        tagging: Tagging = "full",
        within: str | None = None,
    ) -> None:
        """`language` and `tagging` are the archive's; an article's own settings win.

        `within` is what `for_one` gives.
        """
        self._within = within
        self._vocabulary = vocabulary
        self._language = language
        self._tagging = tagging
        data = (gazetteer_digest(), words_digest(), starter_text())
        facts = (METHOD_VERSION, vocabulary.digest, language, tagging, data)
        self._given = lru_cache(maxsize=1024)(self._read_given)
        """Archives give the same few tags to many articles."""
        self._forms_of = lru_cache(maxsize=16_384)(self._read_place_forms)
        """And name the same places."""
        self._explains = lru_cache(maxsize=16_384)(self._is_no_mere_subject)
        self.fingerprint: bytes = blake2b(repr(facts).encode(), digest_size=16).digest()
        """Of all that candidates depend on besides the article: other bytes, tag again."""

    def for_one(self, article: Article) -> Tagger:
        """A tagger for this article alone: the same candidates, without the long start.

        Itself once it has started, for it is faster from the second article on.
        """
        if "_matcher" in self.__dict__:
            return self
        written = (lower(even(" ".join(tag.split()))) for tag in article.tags)
        within = "\n".join((TaggedText.of(article).folded, *written))
        return Tagger(self._vocabulary, self._language, self._tagging, within)

    def candidates(self, article: Article) -> tuple[Candidate, ...]:
        """The terms found, one candidate a term, sorted by term. Pure and deterministic."""
        return self.candidates_of((article,))[0]

    def candidates_of(self, articles: Sequence[Article]) -> list[tuple[Candidate, ...]]:
        """The candidates of each article, in their order.

        A step is taken for all of them before the next one begins: what it needs is then in the
        processor's cache, which saves an eighth of the time.
        """
        found = [[self._given(tag) for tag in article.tags] for article in articles]
        searches = [
            _Search(article, candidates, full=tagging == "full")
            for article, candidates in zip(articles, found, strict=True)
            if (tagging := article.tagging or self._tagging) != "off"
        ]
        for search in searches:
            matcher = self._matcher if search.full else self._own_matcher
            search.matches = matcher.find(search.text.plain, search.text.folded)
        for search in searches:
            search.found += self._from_vocabulary(search.text, search.matches)
        full = [search for search in searches if search.full]
        for search in full:
            search.found += self._places(search.text, search.matches, self._language_of(search.article))
        for search in full:
            language, authors = self._language_of(search.article), search.article.authors
            search.found += self._names(search.text, search.matches, language, authors)
        return list(map(_one_a_term, found))

    def _language_of(self, article: Article) -> str:
        return article.language or self._language

    @cached_property
    def _all(self) -> Vocabulary:
        """The vocabulary with the starter subjects behind it."""
        return with_starter(self._vocabulary)

    @cached_property
    def _subjects(self) -> frozenset[int]:
        return frozenset(at for at, entry in enumerate(self._all.entries) if entry.kind == "subject")

    @cached_property
    def _parents(self) -> dict[int, int]:
        return parents_of(self._all.entries)

    @cached_property
    def _own_matcher(self) -> Matcher:
        """For the archive's own vocabulary alone."""
        return Matcher(_vocabulary_forms(self._vocabulary), self._within)

    @cached_property
    def _matcher(self) -> Matcher:
        forms = list(_vocabulary_forms(self._all))
        first = self._first_place
        forms += [Form(form.text, first + at) for at, form in enumerate(self._gazetteer.forms)]
        return Matcher(forms, self._within)

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return gazetteer() if self._within is None else gazetteer_for(self._within)

    @cached_property
    def _first_place(self) -> int:
        """The matcher's targets from this number on are forms of places; two of an entry come before."""
        return 2 * len(self._all.entries)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return labels(self._language)

    def _candidate(
        self,
        label: str,
        kind: TermKind,
        method: Method,
        score: float,
        evidence: tuple[tuple[int, int, str], ...] = (),
    ) -> Candidate:
        """A candidate under the vocabulary's name for it, if it has one."""
        entry = self._vocabulary.find(label)
        if entry is not None:
            label, kind = entry.name, entry.kind or kind
        return Candidate(fold_key(label), label, kind, method, score, evidence)

    def _read_given(self, written: str) -> Candidate:
        """A tag that a person wrote; a sure name of a place stands for the place."""
        label = " ".join(written.split())
        kind: TermKind = ""
        if self._vocabulary.find(label) is None and self._tagging == "full":
            place = self._place_named(label)
            if place is not None:
                label, kind = self._labels.get(place.code, place.label), "place"
        return self._candidate(label, kind, "given", 1.0)

    def _place_named(self, label: str) -> Place | None:
        plain = even(label)
        for match in self._matcher.find(plain, lower(plain)):
            if match.end - match.start == len(plain):
                for form in self._place_forms(match, self._language):
                    if not form.people and not form.doubtful:
                        return self._gazetteer.places[form.place]
        return None

    def _place_forms(self, match: Match, language: str) -> tuple[PlaceForm, ...]:
        return self._forms_of(match.targets, language.partition("-")[0])

    def _is_no_mere_subject(self, targets: tuple[int, ...]) -> bool:
        """Whether a match says what a name is: words that speak for a subject may be part of one."""
        return any(target >> 1 not in self._subjects for target in targets)

    def _read_place_forms(self, targets: tuple[int, ...], language: str) -> tuple[PlaceForm, ...]:
        first, forms = self._first_place, self._gazetteer.forms
        found = [forms[target - first] for target in targets if target >= first]
        return tuple([form for form in found if not form.languages or language in form.languages])

    def _from_vocabulary(self, text: TaggedText, matches: Iterable[Match]) -> Iterable[Candidate]:
        hits: dict[int, list[Match]] = defaultdict(list)
        speaking: list[tuple[int, bool, Match]] = []
        own, first_place, subjects = len(self._vocabulary.entries), self._first_place, self._subjects
        for match in matches:
            for target in match.targets:
                if target == _NOTHING or target >= first_place:
                    continue
                number, support = target >> 1, bool(target & 1)
                if number in subjects:
                    speaking.append((number, support, match))
                else:
                    hits[number].append(match)
        for number, places in hits.items():
            entry = self._all.entries[number]
            points = mentions(text, places) if number < own else passing_mentions(text, places)
            method: Method = "vocabulary" if number < own else "name"
            yield self._candidate(entry.name, entry.kind, method, points, evidence(text, places))
        for number, (points, places) in subjects_in(text, speaking, self._parents).items():
            entry = self._all.entries[number]
            method = "vocabulary" if number < own else "subject"
            yield self._candidate(entry.name, "subject", method, points, evidence(text, places))

    def _places(self, text: TaggedText, matches: Iterable[Match], language: str) -> Iterable[Candidate]:
        known = [(match, forms) for match in matches if (forms := self._place_forms(match, language))]
        for number, found in places_in(text, known, self._gazetteer).items():
            place = self._gazetteer.places[number]
            label = self._labels.get(place.code, place.label)
            yield self._candidate(label, "place", "place", score(found.weight), evidence(text, found.matches))

    def _names(
        self, text: TaggedText, matches: Iterable[Match], language: str, authors: Iterable[str]
    ) -> Iterable[Candidate]:
        taken = [(match.start, match.end) for match in matches if self._explains(match.targets)]
        for name in names_in(text, language, taken, authors):
            points = name_score(name, text)
            if points >= _LEAST:
                label = name.label
                places = tuple((a, b, text.plain[a:b]) for a, b in name.places[:EVIDENCE])
                made = self._candidate(label, name.kind, "name", points, places)
                known = made.term != fold_key(label)
                term, variant = made.term if known else name.term, fold_key(name.variant)
                yield Candidate(term, made.label, made.kind, "name", points, places, variant)


def evidence(text: TaggedText, matches: Iterable[Match]) -> tuple[tuple[int, int, str], ...]:
    """The first few matches as (start, end, words)."""
    first = sorted({(match.start, match.end) for match in matches})[:EVIDENCE]
    return tuple((start, end, text.plain[start:end]) for start, end in first)


def mentions(text: TaggedText, matches: list[Match]) -> float:
    """The score of a term that people listed by name: one mention is enough, more say more."""
    headed = any(text.part(match.start) <= SUBHEAD for match in matches)
    return min(1.0, 0.5 + 0.1 * len(matches) + 0.3 * headed)


def passing_mentions(text: TaggedText, matches: list[Match]) -> float:
    """The score of a term that the program knows by name: one mention in passing is not enough."""
    headed = any(text.part(match.start) <= SUBHEAD for match in matches)
    return round(min(1.0, 0.25 + 0.12 * min(len(matches), 4) + 0.3 * headed), 3)


def _vocabulary_forms(vocabulary: Vocabulary) -> Iterable[Form]:
    for number, entry in enumerate(vocabulary.entries):
        target = 2 * (vocabulary.names or {}).get(fold_key(entry.name), number)
        for form in entry.forms:
            yield Form(form, target)
        for form in entry.support:
            yield Form(form, target + 1)
        for form in entry.exclude:
            yield Form(form, _NOTHING)


def _one_a_term(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    best: dict[str, Candidate] = {}
    for candidate in found:
        before = best.get(candidate.term)
        if before is None:
            best[candidate.term] = candidate
            continue
        first, second = sorted((before, candidate), key=lambda c: METHODS.index(c.method))
        best[candidate.term] = replace(
            first, kind=first.kind or second.kind, evidence=first.evidence or second.evidence
        )
    return tuple(best[term] for term in sorted(best))
