"""What templates show beyond a page's record: body HTML, headings, crumbs, charts, citations."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup
from msgspec.structs import replace

from backfile.config import Site
from backfile.loader import DOUBTFUL
from backfile.records import PartialDate
from backfile.render import figures, links
from backfile.render.body import body_html
from backfile.render.calendars import month_calendar, weekdays, year_calendar
from backfile.render.charts import year_chart
from backfile.render.escaping import escaped
from backfile.render.localisation import Localisation
from backfile.render.pager import pager
from backfile.site import addresses, citations, pages, structured
from backfile.site.identifiers import identifier
from backfile.site.pages import Link, Page, Term
from backfile.site.reference import reference

_ISO_PERIOD = re.compile(r"\d{4}(?:-\d\d){0,2}").fullmatch
_LONG, _LONGEST = 80, 160
"""Widths of headlines, in letters, from which they are set smaller."""

View = dict[str, object]


@dataclass(frozen=True, slots=True)
class File:
    """A citation file beside an article page."""

    name: str
    label: str


def view(page: Page, site: Site, words: Localisation) -> View:
    """Values for the page's template, beside the record itself."""
    values = _MAKERS[type(page)](page, site, words)
    target = page.target if isinstance(page, pages.RedirectPage) else page.address
    values["canonical"] = f"{site.base_url}{links.encoded(target)}" if site.base_url else ""
    values.setdefault("current", "")
    values.setdefault("description", "")
    return values


def _described(*parts: str | None) -> str:
    """What search engines and previews show below a page's title: the facts at its head, in one line."""
    return " · ".join(filter(None, parts))


def period(label: str) -> PartialDate:
    """`1931-05` as a date."""
    return PartialDate(*map(int, label.split("-")))


def _article(page: pages.ArticlePage, site: Site, words: Localisation) -> View:
    article = page.article
    cited = reference(page, site)
    root = links.root_of(page.address)
    stem = links.encoded(page.address.rpartition("/")[2].removesuffix(".html"))
    return {
        "article": article,
        "headline_class": _headline_class(article.headline),
        "body": body_html(
            article.body,
            words.message("Table"),
            dateline=article.dateline,
            pictures=article.pictures,
            root=root,
        ),
        "picture_above": figures.above(article.pictures, root),
        "pictures_below": figures.below(article.pictures, root),
        "crumbs": _crumbs(page.crumbs, words),
        "found_tags": [tag for tag in page.tags if tag.machine],
        "doubts": [item for item in article.reading.evidence if item.confidence < DOUBTFUL],
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


def _listing(page: pages.ListingPage, site: Site, words: Localisation) -> View:
    by_period = page.kind in ("year", "month", "day")
    heading = words.date(period(page.label)) if by_period else page.label or words.message("Undated")
    kicker = "" if by_period or page.kind == "undated" else _kind_name(page, words)
    span = "" if page.kind == "day" else _span(page.first, page.last, words)
    values: View = {
        "heading": heading,
        "kicker": kicker,
        "span": span,
        "description": _described(heading, kicker, _articles(page.total, words), span, site.title),
        "crumbs": _listing_crumbs(page, words),
        "pager": pager(page.address, page.number, page.pages),
        "chart": None,
        "months": (),
        "weekdays": (),
        "current": "years/" if by_period else f"{addresses.DIRECTORIES.get(page.kind, '')}/",
        "identifiers": tuple(map(identifier, page.identifiers)),
        "json_ld": Markup(structured.tag_json_ld(page, site)),  # noqa: S704 - made safe for <script> there
    }
    if page.kind == "year" and page.days:
        values["months"] = year_calendar(int(page.label), page.parts, page.days, words)
    elif page.kind == "month" and page.parts:
        values["months"] = month_calendar(period(page.label), page.parts, words)
    elif not by_period:
        values["chart"] = year_chart(page.parts)
    if values["months"]:
        values["weekdays"] = weekdays(words)
    return values


def _kind_name(page: pages.ListingPage, words: Localisation) -> str:
    message = words.message
    names = {
        "tag": message("Tag"),
        "section": message("Section"),
        "author": message("Author"),
        "source": message("Source"),
        "place": message("Place"),
        "person": message("Person"),
        "organisation": message("Organisation"),
        "subject": message("Subject"),
        "event": message("Event"),
    }
    return names[page.term_kind or page.kind]


def _listing_crumbs(page: pages.ListingPage, words: Localisation) -> tuple[Link, ...]:
    """Where a listing lies: a year in its decade, a term in its directory."""
    if page.kind == "year":
        start = int(page.label) // 10 * 10
        decade = words.message("{year}s").replace("{year}", str(start))
        years = addresses.page(addresses.YEARS, 0)
        return (Link(words.message("Years"), years), Link(decade, f"{years}#years-{start}"))
    directory = addresses.DIRECTORIES.get(page.kind)
    if directory:
        return (Link(_directory_names(words)[directory], f"{directory}/index.html"),)
    return _crumbs(page.crumbs, words)


def _directory_names(words: Localisation) -> dict[str, str]:
    message = words.message
    return {
        "years": message("Years"),
        "tags": message("Tags"),
        "sections": message("Sections"),
        "authors": message("Authors"),
        "sources": message("Sources"),
        "place": message("Places"),
        "person": message("People"),
        "organisation": message("Organisations"),
        "subject": message("Subjects"),
        "event": message("Events"),
    }


def _directory(page: pages.DirectoryPage, site: Site, words: Localisation) -> View:
    names = _directory_names(words)
    heading = names[page.term_kind or page.kind]
    letters: dict[str, list[Term]] = {}
    for term in page.terms:
        letters.setdefault(term.letter, []).append(term)
    return {
        "heading": heading,
        "description": _described(heading, page.letter, site.title, site.tagline),
        "kinds": [replace(kind, label=names.get(kind.label, kind.label)) for kind in page.kinds],
        "chart": year_chart(page.parts),
        "groups": list(letters.items()),
        "years_of": _years_of,
        "current": f"{page.kind}/" if page.term_kind else page.kind,
    }


def _years_of(term: Term) -> str:
    """`1931–2019`, or the one year."""
    if term.first is None or term.last is None:
        return ""
    first, last = f"{term.first.year:04d}", f"{term.last.year:04d}"
    return first if first == last else f"{first}–{last}"


def _front(page: pages.FrontPage, site: Site, words: Localisation) -> View:
    span = _span(page.first, page.last, words)
    summary = page.lead[0].summary.removesuffix("…") if page.lead else ""
    return {
        "chart": year_chart(page.years),
        "span": span,
        "opening": page.opening,
        "deck": "" if page.opening.startswith(summary) else page.lead[0].summary,
        "description": site.tagline or _described(site.title, _articles(page.total, words), span),
        "current": "front",
    }


def _anniversary(page: pages.AnniversaryPage, site: Site, words: Localisation) -> View:
    def named(link: Link) -> str:
        month, day = map(int, link.label.split("-"))
        return words.month_day(month, day)

    heading = words.month_day(page.month, page.day)
    total = _articles(len(page.entries), words)
    return {
        "heading": heading,
        "description": _described(heading, words.message("On this day"), total, site.title),
        "earlier": named(page.earlier),
        "later": named(page.later),
        "days": monthrange(2000, page.month)[1],
    }


def _about(page: pages.AboutPage, site: Site, words: Localisation) -> View:
    span, about = _span(page.first, page.last, words), words.message("About this archive")
    return {
        "chart": year_chart(page.years),
        "span": span,
        "description": _described(about, _articles(page.total, words), span, site.title),
        "current": "about",
    }


def _notice(page: pages.NoticePage, site: Site, words: Localisation) -> View:
    search = _described(words.message("Search the archive"), site.title, site.tagline)
    return {
        "chart": year_chart(page.years),
        "current": page.kind,
        "description": search if page.kind == "search" else "",
    }


def _bare(_page: Page, _site: Site, _words: Localisation) -> View:
    return {}


def _articles(number: int, words: Localisation) -> str:
    return words.plural(number, "{n} article", "{n} articles")


def _span(first: PartialDate | None, last: PartialDate | None, words: Localisation) -> str:
    """From when to when, each at its own precision."""
    if first is None or last is None:
        return ""
    earliest, latest = words.date(first, "long"), words.date(last, "long")
    return earliest if earliest == latest else f"{earliest} – {latest}"


def _crumbs(crumbs: tuple[Link, ...], words: Localisation) -> tuple[Link, ...]:
    """Periods as a reader writes them; the undated by name."""
    return tuple(Link(_crumb(crumb.label, words), crumb.address, crumb.language) for crumb in crumbs)


@lru_cache(maxsize=4096)
def _crumb(label: str, words: Localisation) -> str:
    if not label:
        return words.message("Undated")
    if not _ISO_PERIOD(label):
        return label
    value = period(label)
    if value.day:
        return words.day(value)
    return words.month(value.month) if value.month else words.date(value)


_MAKERS: dict[type, Callable[..., View]] = {
    pages.ArticlePage: _article,
    pages.ListingPage: _listing,
    pages.DirectoryPage: _directory,
    pages.FrontPage: _front,
    pages.AnniversaryPage: _anniversary,
    pages.AboutPage: _about,
    pages.NoticePage: _notice,
    pages.RedirectPage: _bare,
    pages.TombstonePage: _bare,
}
