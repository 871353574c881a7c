"""What templates show beyond a page's record: headings, crumbs, charts; for an article see `articleview`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable

from markupsafe import Markup
from msgspec.structs import replace

from backfile.config import Site
from backfile.records import PartialDate
from backfile.render import articleview, crumbs, links
from backfile.render.articleview import View
from backfile.render.calendars import month_calendar, weekdays, year_calendar
from backfile.render.charts import year_chart
from backfile.render.localisation import Localisation
from backfile.render.pager import pager
from backfile.site import addresses, pages, structured
from backfile.site.identifiers import identifier
from backfile.site.pages import Link, Page, Term


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


def _listing(page: pages.ListingPage, site: Site, words: Localisation) -> View:
    by_period = page.kind in ("year", "month", "day")
    heading = words.date(crumbs.period(page.label)) if by_period else page.label or words.message("Undated")
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
        values["months"] = month_calendar(crumbs.period(page.label), page.parts, words)
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
    return crumbs.named(page.crumbs, words)


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


_MAKERS: dict[type, Callable[..., View]] = {
    pages.ArticlePage: articleview.article,
    pages.ListingPage: _listing,
    pages.DirectoryPage: _directory,
    pages.FrontPage: _front,
    pages.AnniversaryPage: _anniversary,
    pages.AboutPage: _about,
    pages.NoticePage: _notice,
    pages.RedirectPage: _bare,
    pages.TombstonePage: _bare,
}
