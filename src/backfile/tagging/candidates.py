"""Article in, candidates for its tags out: what every worker process runs on every article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from typing import Literal

from backfile.records import Article
from backfile.tagging.candidate import EVIDENCE, METHODS, Candidate
from backfile.tagging.folding import fold_key
from backfile.tagging.matcher import Form, Match, Matcher
from backfile.tagging.text import TaggedText
from backfile.tagging.vocabulary import Entry, Vocabulary

METHOD_VERSION = 1
"""Raised whenever the same article and vocabulary could give other candidates."""
_NOTHING = -1


class Tagger:
    """Finds the candidates of one article at a time. Build one a worker process."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        language: str = "en",
        tagging: Literal["off", "vocabulary", "full"] = "full",
    ) -> None:
        """`language` and `tagging` are the archive's; an article's own settings win."""
        self._vocabulary = vocabulary
        self._tagging = tagging
        self._matcher = Matcher(_forms(vocabulary))
        facts = (METHOD_VERSION, vocabulary.digest, language, tagging)
        self.fingerprint: bytes = blake2b(repr(facts).encode(), digest_size=16).digest()
        """Of all that candidates depend on besides the article: other bytes, tag again."""

    def candidates(self, article: Article) -> tuple[Candidate, ...]:
        """The terms found, one candidate a term, sorted by term. Pure and deterministic."""
        tagging = article.tagging or self._tagging
        found = list(self._given(article.tags))
        if tagging != "off":
            text = TaggedText.of(article)
            found += self._from_vocabulary(text, self._matcher.find(text.plain, text.folded))
        return _one_a_term(found)

    def _given(self, tags: Iterable[str]) -> Iterable[Candidate]:
        for written in tags:
            entry = self._vocabulary.find(written)
            label = entry.name if entry else " ".join(written.split())
            if label:
                yield Candidate(fold_key(label), label, entry.kind if entry else "", "given", 1.0)

    def _from_vocabulary(self, text: TaggedText, matches: Iterable[Match]) -> Iterable[Candidate]:
        hits: dict[int, list[Match]] = defaultdict(list)
        for match in matches:
            for target in match.targets:
                if target != _NOTHING:
                    hits[target].append(match)
        for target, places in hits.items():
            entry = self._vocabulary.entries[target]
            yield Candidate(
                fold_key(entry.name), entry.name, entry.kind, "vocabulary", 1.0, evidence(text, places)
            )


def evidence(text: TaggedText, matches: Iterable[Match]) -> tuple[tuple[int, int, str], ...]:
    """The first few matches as (start, end, words)."""
    first = list(matches)[:EVIDENCE]
    return tuple((match.start, match.end, text.plain[match.start : match.end]) for match in first)


def _forms(vocabulary: Vocabulary) -> Iterable[Form]:
    for number, entry in enumerate(vocabulary.entries):
        target = _target(vocabulary, entry, number)
        for form in entry.forms:
            yield Form(form, target)
        for form in entry.exclude:
            yield Form(form, _NOTHING)


def _target(vocabulary: Vocabulary, entry: Entry, number: int) -> int:
    return (vocabulary.names or {}).get(fold_key(entry.name), number)


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
