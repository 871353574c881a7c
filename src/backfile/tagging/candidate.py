"""One tag that an article may get, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from backfile.tagging.vocabulary import TermKind

Method: TypeAlias = Literal["given", "vocabulary", "place", "subject", "name"]
METHODS: tuple[Method, ...] = ("given", "vocabulary", "place", "subject", "name")
"""From the most to the least trusted: an article has one candidate a term, by the best method."""
STRONG = 0.5
"""A candidate with at least this score is what its article is about, and can found a tag."""
EVIDENCE = 4
"""Pieces of evidence kept with a candidate."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term found in one article; whether it becomes a tag is settled over the whole archive."""

    term: str
    """The stable key: the folded label (`south korea`); for names, the folded full name."""
    label: str
    """As the tag would be shown if this were its only article."""
    kind: TermKind
    method: Method
    score: float
    """From 0 to 1: how much the article is about it, and how sure the finding is."""
    evidence: tuple[tuple[int, int, str], ...] = ()
    """(start, end, matched words): offsets into the text of `backfile.tagging.text.parts`; none for given
    tags."""
    variant: str = ""
    """Another form that the same article shows to be this term's: its abbreviation ("apec")."""
