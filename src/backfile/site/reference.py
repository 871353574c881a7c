"""What a bibliography needs to know of an article, and nothing that its source does not say."""

from __future__ import annotations

from msgspec import Struct

from backfile.config import Site
from backfile.records import PartialDate
from backfile.site import weburl
from backfile.site.names import Name, parted
from backfile.site.pages import ArticlePage


class Reference(Struct, frozen=True, kw_only=True):
    """One article as something to cite. Texts are single lines."""

    key: str
    """Unique within the archive and stable: made from the address (`1931-05-09-flood`)."""
    title: str
    newspaper: str
    """The paper or agency the article came from; the archive's title where no source is named."""
    archive: str
    authors: tuple[Name, ...] = ()
    date: PartialDate | None = None
    section: str | None = None
    edition: str | None = None
    language: str | None = None
    rights: str | None = None
    keywords: tuple[str, ...] = ()
    """Tags that people gave; the program's own suggestions are no part of the record."""
    url: str | None = None
    """The permanent address, where the archive knows its base_url."""


def reference(page: ArticlePage, site: Site) -> Reference:
    """The page's article as a reference."""
    article = page.article
    organisations = (article.source, article.attribution, article.rights, site.publisher, site.title)
    return Reference(
        key=page.address.removesuffix(".html").replace("/", "-"),
        title=line(article.headline),
        newspaper=line(article.source or site.title),
        archive=line(site.title),
        authors=tuple(parted(author, article.language, organisations) for author in article.authors),
        date=article.date,
        section=article.section and line(article.section),
        edition=article.edition and line(article.edition),
        language=article.language,
        rights=article.rights and line(article.rights),
        keywords=tuple([line(tag.label) for tag in page.tags if not tag.machine]),
        url=None if site.base_url is None else weburl.absolute(site.base_url, page.address),
    )


def line(value: str) -> str:
    """The value on a single line."""
    return " ".join(value.split())
