"""What pages tell machines: schema.org JSON-LD; of articles also meta elements and a COinS span.

Everything here repeats what the article's source says. Dates keep their precision (ISO 8601 allows
`1931-05`), and keywords are the tags that people gave, not those the program suggested.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

import msgspec

from backfile.config import Site
from backfile.records import Article, Picture
from backfile.site import weburl
from backfile.site.identifiers import identifier
from backfile.site.pages import ArticlePage, ListingPage
from backfile.site.reference import Reference
from backfile.site.summary import summary

# Inside <script> nothing may look like markup, and old script engines end a line at U+2028 and U+2029.
_TAG_TYPES = {"place": "Place", "person": "Person", "organisation": "Organization", "event": "Event"}
_UNSAFE = re.compile(r"[^A-Za-z0-9_.~-]+")
_SCRIPT_SAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def json_ld(page: ArticlePage, site: Site) -> str:
    """A NewsArticle with its BreadcrumbList, safe as the text of <script type="application/ld+json">.

    Addresses are absolute where the base_url is known, else relative to the page, as JSON-LD in HTML allows.
    """
    article = page.article
    organisations = {article.source, site.publisher}
    thing: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "url": _url(page.address, page.address, site),
    }
    optional = {
        "alternativeHeadline": article.subhead,
        "datePublished": article.date and article.date.iso,
        "author": [_author(author, organisations) for author in article.authors],
        "publisher": _organisation(article.source or site.publisher),
        "image": [_image(picture, page, site) for picture in article.pictures],
        "articleSection": article.section,
        "keywords": [tag.label for tag in page.tags if not tag.machine],
        "inLanguage": article.language,
        "dateline": article.dateline,
        "printEdition": article.edition,
        "creditText": article.attribution,
        "copyrightNotice": article.rights,
        **_correction(article),
    }
    thing.update((name, value) for name, value in optional.items() if value)
    thing["isPartOf"] = {
        "@type": "WebSite",
        "name": site.title,
        "url": _url("index.html", page.address, site),
    }
    thing["mainEntityOfPage"] = {"@type": "WebPage", "breadcrumb": _breadcrumbs(page, site)}
    return _script_text(thing)


def tag_json_ld(page: ListingPage, site: Site) -> str:
    """A CollectionPage and what it is about, where other vocabularies know that; otherwise nothing."""
    if not page.identifiers:
        return ""
    about: dict[str, object] = {"@type": _TAG_TYPES.get(page.term_kind, "Thing"), "name": page.label}
    if page.description:
        about["description"] = page.description
    about["sameAs"] = [identifier(each).address for each in page.identifiers]
    return _script_text(
        {
            "@context": "https://schema.org",
            "@type": "CollectionPage",
            "name": page.label,
            "url": _url(page.address, page.address, site),
            "about": about,
            "isPartOf": {
                "@type": "WebSite",
                "name": site.title,
                "url": _url("index.html", page.address, site),
            },
        }
    )


def _script_text(thing: dict[str, object]) -> str:
    text = msgspec.json.encode(thing).decode()
    for character, escaped in _SCRIPT_SAFE.items():
        text = text.replace(character, escaped)
    return text


def meta(page: ArticlePage, site: Site, reference: Reference) -> tuple[tuple[str, str], ...]:
    """(name, content) pairs for <meta>, unescaped. Names with a colon go into `property`, others into `name`.

    With the description come Open Graph for previews, Highwire `citation_*` for Google Scholar and
    Mendeley, Dublin Core for Zotero, whose importer takes `DC.type` for the kind of item and `DC.source`
    for the newspaper.
    """
    article = page.article
    description = summary(article)
    date = "" if reference.date is None else reference.date.iso
    language = reference.language or ""
    url = reference.url or ""
    authors = [author.natural for author in reference.authors]
    pairs = [
        ("description", description),
        ("og:type", "article"),
        ("og:site_name", site.title),
        ("og:title", reference.title),
        ("og:description", description),
        ("og:url", url),
        *_preview(article, site),
        ("article:published_time", date),
        ("article:section", reference.section or ""),
        *(("article:tag", keyword) for keyword in reference.keywords),
        ("citation_title", reference.title),
        *(("citation_author", author.inverted) for author in reference.authors),
        ("citation_publication_date", date.replace("-", "/")),
        ("citation_journal_title", reference.newspaper),
        ("citation_language", language),
        ("citation_fulltext_html_url", url),
        ("DC.type", "newspaperArticle"),
        ("DC.title", reference.title),
        *(("DC.creator", author) for author in authors),
        ("DC.date", date),
        ("DC.source", reference.newspaper),
        ("DC.language", language),
        ("DC.rights", reference.rights or ""),
        ("DC.identifier", url),
    ]
    return tuple([pair for pair in pairs if pair[1]])


def coins(reference: Reference) -> str:
    """The title of a <span class="Z3988">, unescaped: Zotero reads it as a newspaperArticle.

    OpenURL's journal format has no newspapers; its Dublin Core format takes Zotero's own item type.
    """
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", reference.title),
        ("rft.source", reference.newspaper),
        ("rft.date", "" if reference.date is None else reference.date.iso),
        ("rft.language", reference.language or ""),
        ("rft.rights", reference.rights or ""),
        ("rft.identifier", reference.url or ""),
    ]
    for author in reference.authors:
        if author.given:
            pairs += [("rft.aulast", author.family), ("rft.aufirst", author.given)]
        else:
            pairs.append(("rft.aucorp", author.family))
    return "&".join([f"{name}={_UNSAFE.sub(_percent_encoded, value)}" for name, value in pairs if value])


def _percent_encoded(found: re.Match[str]) -> str:
    return _quoted(found[0])


@lru_cache(maxsize=1024)
def _quoted(run: str) -> str:
    """Percent-encoded. What stands between words comes again and again, so the last ones are kept."""
    return quote(run, safe="", errors="replace")


def _url(address: str, page: str, site: Site) -> str:
    if site.base_url is None:
        return weburl.relative(address, page)
    return weburl.absolute(site.base_url, address)


def _author(name: str, organisations: set[str | None]) -> dict[str, str]:
    return {"@type": "Organization" if name in organisations else "Person", "name": name}


def _organisation(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _image(picture: Picture, page: ArticlePage, site: Site) -> dict[str, object]:
    thing: dict[str, object] = {
        "@type": "ImageObject",
        "url": _url(picture.address, page.address, site),
        "width": picture.width,
        "height": picture.height,
    }
    optional = {"caption": picture.caption, "creditText": picture.credit}
    thing.update((name, value) for name, value in optional.items() if value)
    return thing


def _preview(article: Article, site: Site) -> list[tuple[str, str]]:
    """The lead picture for previews, which want its full address."""
    if site.base_url is None or not article.pictures:
        return []
    lead = article.pictures[0]
    return [
        ("og:image", weburl.absolute(site.base_url, lead.address)),
        ("og:image:width", str(lead.width)),
        ("og:image:height", str(lead.height)),
        ("og:image:alt", lead.alt),
        ("twitter:card", "summary_large_image"),
    ]


def _correction(article: Article) -> dict[str, object]:
    correction = article.correction
    if correction is None:
        return {}
    comment = {"@type": "CorrectionComment", "text": correction.text}
    if correction.date is None:
        return {"correction": comment}
    comment["datePublished"] = correction.date.iso
    return {"correction": comment, "dateModified": correction.date.iso}


def _breadcrumbs(page: ArticlePage, site: Site) -> dict[str, object]:
    """The way from the front page; the undated listing is left out, for a crumb must have a name."""
    steps = [(site.title, "index.html")]
    steps += [(crumb.label, crumb.address) for crumb in page.crumbs if crumb.label]
    steps.append((page.article.headline, page.address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": _url(address, page.address, site),
            }
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }
