"""What the search index needs of an article, and what a result shows of it before its page is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from backfile.records import Article

BLOCK = 80
"""Articles in one file of results: ten results from ten files are then about 100 KB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One published article. Texts are plain, and already as the page shows them (redacted passages gone)."""

    address: str
    """Root-relative without a leading slash: `1931/05/09/flood.html`."""
    headline: str
    subhead: str = ""
    body: str = ""
    """One block a line."""
    date: str = ""
    """ISO 8601 at the date's own precision; empty when undated."""
    section: str = ""
    source: str = ""
    language: str = ""
    """BCP 47."""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()

    @property
    def facets(self) -> list[str]:
        """The values that searches can be narrowed to, each written `=kind=value`.

        They are kept in the index as words that no reader can type, since no word holds an equals sign.
        """
        single = [("section", self.section), ("source", self.source), ("language", self.language)]
        several = [("tag", tag) for tag in self.tags] + [("author", author) for author in self.authors]
        return sorted({f"={kind}={value}" for kind, value in single + several if value})


def document(article: Article, address: str, facets: Iterable[tuple[str, str]]) -> SearchDocument:
    """What is searched of a record. `facets` are the (kind, label) of its tags, authors, section and source.

    Passages to be blacked out leave a gap, in the headline as in the body.
    """
    values: dict[str, list[str]] = {}
    for kind, label in facets:
        values.setdefault(kind, []).append(label)
    return SearchDocument(
        address=address,
        headline=_redacted(article.headline, article.redact),
        subhead=_redacted(article.subhead or "", article.redact),
        body=_redacted(article.words, article.redact),
        date=article.date.iso if article.date else "",
        section=next(iter(values.get("section", ())), ""),
        source=next(iter(values.get("source", ())), ""),
        language=article.language or "",
        tags=tuple(values.get("tag", ())),
        authors=tuple(values.get("author", ())),
    )


def _redacted(text: str, passages: Iterable[str]) -> str:
    for passage in passages:
        text = text.replace(passage, "█")
    return text


def result_blocks(documents: Sequence[SearchDocument]) -> Iterator[bytes]:
    """JSON lists of at most BLOCK articles: [address, headline, date, section, language] each."""
    for first in range(0, len(documents), BLOCK):
        rows = [
            [document.address, document.headline, document.date, document.section, document.language]
            for document in documents[first : first + BLOCK]
        ]
        yield json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
