"""What the search index needs of an article, and what a result shows of it before its page is fetched."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from backfile.records import Article
from backfile.search.packed import shared

BLOCK = 100
"""Articles in one file of results: ten results from ten files are then about 75 KB."""
_NO_NAME = re.compile("[^a-z0-9]+")
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


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
        body=_redacted("\n".join((article.words, *_beside(article))), article.redact),
        date=article.date.iso if article.date else "",
        section=next(iter(values.get("section", ())), ""),
        source=next(iter(values.get("source", ())), ""),
        language=article.language or "",
        tags=tuple(values.get("tag", ())),
        authors=tuple(values.get("author", ())),
    )


def _beside(article: Article) -> Iterator[str]:
    """What is said of the pictures that no block of the text shows."""
    for picture in article.pictures:
        if not picture.place:
            yield from filter(None, (picture.alt, picture.caption))


def _redacted(text: str, passages: Iterable[str]) -> str:
    for passage in passages:
        text = text.replace(passage, "█")
    return text


def result_blocks(documents: Sequence[SearchDocument]) -> Iterator[bytes]:
    """JSON of at most BLOCK articles each, written short, for ten results may need ten of them.

        [sections, languages, [[date, same, rest, headline, section, language], ...]]

    The date is 0 where it is that of the row before; section and language are numbers in the two lists. The
    address is the first `same` characters of what `_guess` says, and `rest`.
    """
    for first in range(0, len(documents), BLOCK):
        members = documents[first : first + BLOCK]
        sections = sorted({document.section for document in members})
        languages = sorted({document.language for document in members})
        rows: list[list[str | int]] = []
        before = ""
        for document in members:
            same = shared(_guess(document.date, document.headline), document.address)
            rows.append(
                [
                    0 if rows and document.date == before else document.date,
                    same,
                    document.address[same:],
                    document.headline,
                    sections.index(document.section),
                    languages.index(document.language),
                ]
            )
            before = document.date
        yield json.dumps([sections, languages, rows], ensure_ascii=False, separators=(",", ":")).encode()


def _guess(date: str, headline: str) -> str:
    """How an article's address begins if its headline is plain; `guess` in search-index.js says the same."""
    return f"{date.replace('-', '/')}/{_NO_NAME.sub('-', headline.translate(_LOWER))}"
