"""What the template of an article page shows beyond its record: body HTML, citations, metadata."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup

from backfile.config import Site
from backfile.loader import DOUBTFUL
from backfile.render import crumbs, figures, links
from backfile.render.body import body_html
from backfile.render.escaping import escaped
from backfile.render.localisation import Localisation
from backfile.site import citations, pages, structured
from backfile.site.reference import reference

_LONG, _LONGEST = 80, 160
"""Widths of headlines, in letters, from which they are set smaller."""

View = dict[str, object]


@dataclass(frozen=True, slots=True)
class File:
    """A citation file beside an article page."""

    name: str
    label: str


def article(page: pages.ArticlePage, site: Site, words: Localisation) -> View:
    """Values for the template, beside the page's record."""
    record = page.article
    cited = reference(page, site)
    root = links.root_of(page.address)
    stem = links.encoded(page.address.rpartition("/")[2].removesuffix(".html"))
    return {
        "article": record,
        "headline_class": _headline_class(record.headline),
        "body": body_html(
            record.body,
            words.message("Table"),
            dateline=record.dateline,
            pictures=record.pictures,
            root=root,
        ),
        "picture_above": figures.above(record.pictures, root),
        "pictures_below": figures.below(record.pictures, root),
        "crumbs": crumbs.named(page.crumbs, words),
        "found_tags": [tag for tag in page.tags if tag.machine],
        "doubts": [item for item in record.reading.evidence if item.confidence < DOUBTFUL],
        "raw": page.raw if "raw" in site.article_files else "",
        "citation": citations.plain(cited),
        "files": [File(stem + made.suffix, made.label) for made in citations.chosen(site)],
        "meta": _meta_elements(structured.meta(page, site, cited)),
        "coins": structured.coins(cited),
        "json_ld": Markup(structured.json_ld(page, site)),  # noqa: S704 - made safe for <script> there
    }


def _meta_elements(pairs: Iterable[tuple[str, str]]) -> Markup:
    """`<meta>` elements, a line each."""
    lines = [f'{_meta_named(name)}{_kept(content)}">' for name, content in pairs]
    return Markup("\n".join(lines))  # noqa: S704 - contents are escaped, names are the program's own


_kept = lru_cache(maxsize=256)(escaped)
"""What `<meta>` elements say they say three times over."""


@cache
def _meta_named(name: str) -> str:
    """The element's beginning; Open Graph's names are properties."""
    naming = "property" if name.startswith(("og:", "article:")) else "name"
    return f'<meta {naming}="{name}" content="'


def _headline_class(headline: str) -> str:
    """How a headline is set: those of many letters smaller, those of capitals alone a little, with more room.

    Ideographs and syllables count double.
    """
    width = len(headline)
    if not headline.isascii():
        width += sum(1 for letter in headline if letter > "\u2e80")
    if width > _LONG:
        return "longest" if width > _LONGEST else "long"
    return "capitals" if headline.isupper() else ""
