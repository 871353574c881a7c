"""What the search index needs of an article, and what a result shows of it before its page is fetched."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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


class Result(NamedTuple):
    """What a result shows of an article."""

    date: str
    headline: str
    address: str
    section: str
    language: str


def result(document: SearchDocument) -> Result:
    """What a result shows of this article."""
    return Result(document.date, document.headline, document.address, document.section, document.language)


def result_blocks(results: Sequence[Result]) -> Iterator[bytes]:
    """JSON of at most BLOCK articles each, written short, for ten results may need ten of them.

        [sections, languages, [[date, same, rest, headline, section, language], ...]]

    The date is 0 where it is that of the row before; section and language are numbers in the two lists. The
    address is the first `same` characters of what `_guess` says, and `rest`.
    """
    for first in range(0, len(results), BLOCK):
        members = results[first : first + BLOCK]
        sections = sorted({each.section for each in members})
        languages = sorted({each.language for each in members})
        rows: list[list[str | int]] = []
        before = ""
        for each in members:
            same = shared(_guess(each.date, each.headline), each.address)
            rows.append(
                [
                    0 if rows and each.date == before else each.date,
                    same,
                    each.address[same:],
                    each.headline,
                    sections.index(each.section),
                    languages.index(each.language),
                ]
            )
            before = each.date
        yield json.dumps([sections, languages, rows], ensure_ascii=False, separators=(",", ":")).encode()


def results_in(block: bytes) -> Iterator[Result]:
    """What `result_blocks` wrote into one block."""
    sections, languages, rows = json.loads(block)
    date = ""
    for said, same, rest, headline, section, language in rows:
        date = date if said == 0 else said
        address = _guess(date, headline)[:same] + rest
        yield Result(date, headline, address, sections[section], languages[language])


def _guess(date: str, headline: str) -> str:
    """How an article's address begins if its headline is plain; `guess` in search-index.js says the same."""
    return f"{date.replace('-', '/')}/{_NO_NAME.sub('-', headline.translate(_LOWER))}"
