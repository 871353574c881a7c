"""Says why an article has the tags that it has, and why it lacks the others that were considered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backfile.records import Article
from backfile.tagging.candidate import STRONG, Candidate, Method
from backfile.tagging.settle import Settled
from backfile.tagging.text import parts

_CONTEXT = 24
METHODS: dict[Method, str] = {
    "given": "given in the source",
    "vocabulary": "looked for by tags.yaml",
    "place": "found as a place",
    "subject": "found as a subject",
    "name": "found as a name",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One candidate and its fate."""

    label: str
    kind: str
    how: str
    score: float
    verdict: str
    """Empty for a tag; otherwise why it is none."""
    passages: tuple[tuple[str, str, str], ...]
    """(text before, the matched words, text after)."""


def explain(article: Article, candidates: Iterable[Candidate], settled: Settled) -> list[Reason]:
    """Every candidate: tags first, then what became none, each by falling score."""
    text = "\n".join(parts(article))
    reasons = [_reason(candidate, settled, text) for candidate in candidates]
    return sorted(reasons, key=lambda reason: (reason.verdict != "", -reason.score, reason.label))


def _reason(candidate: Candidate, settled: Settled, text: str) -> Reason:
    tag = settled.tag_of(candidate)
    label = candidate.label if tag is None else tag.label
    kind = candidate.kind if tag is None else tag.kind
    passages = tuple(_passages(candidate, text))
    return Reason(
        label, kind, METHODS[candidate.method], candidate.score, _verdict(candidate, settled), passages
    )


def _verdict(candidate: Candidate, settled: Settled) -> str:
    tag = settled.tag_of(candidate)
    if tag is not None:
        return "hidden by tags.yaml" if tag.hidden else ""
    term = settled.owners.get(candidate.term, candidate.term)
    if term not in settled.tags and term in settled.named:
        return "on nearly all articles"
    return "a mention in passing" if candidate.score < STRONG else "in too few articles"


def _passages(candidate: Candidate, text: str) -> Iterator[tuple[str, str, str]]:
    for start, end, words in candidate.evidence:
        before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
        after = text[end : end + _CONTEXT].partition("\n")[0]
        yield before, words, after
