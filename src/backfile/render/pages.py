"""Page records to HTML bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import blake2b
from html import escape
from pathlib import Path

import babel
import jinja2
import msgspec
from markupsafe import Markup
from msgspec.structs import replace

from backfile.config import Site, Theme
from backfile.records import PartialDate
from backfile.render import crumbs, links, views
from backfile.render.environment import as_template_error, make_environment
from backfile.render.labels import label_direction, label_language
from backfile.render.localisation import DateStyle, Localisation, catalogue, direction, weekday
from backfile.render.sources import TemplateSources
from backfile.site import addresses, pages
from backfile.site.pages import Chrome, Page

TEMPLATES: dict[type, tuple[str, ...]] = {
    pages.ArticlePage: ("article.html",),
    pages.ListingPage: ("listing.html",),
    pages.DirectoryPage: ("directory.html",),
    pages.FrontPage: ("front.html",),
    pages.AnniversaryPage: ("anniversary.html",),
    pages.AboutPage: ("about.html",),
    pages.NoticePage: ("404.html", "search.html"),
    pages.RedirectPage: ("redirect.html",),
    pages.TombstonePage: ("tombstone.html",),
}
"""The template of each kind of page; a notice page has one for each of its kinds."""


class Renderer:
    """Writes pages for one archive. Built once in each worker from picklable arguments.

    `overrides` is SITE/templates, or None. Raises TemplateError where a template cannot be found or parsed.
    """

    def __init__(self, site: Site, chrome: Chrome, overrides: Path | None) -> None:
        self._site = site
        self._chrome = chrome
        self._words = Localisation(site.language)
        self._environment = make_environment(self._words, overrides)
        self._environment.globals.update(
            site=site,
            chrome=chrome,
            direction=self._words.direction,
            month_name=self._words.month,
            language_name=self._words.language_name,
            directories={
                name: addresses.page(name, 0) for name in (addresses.YEARS, *addresses.DIRECTORIES.values())
            },
            addresses={
                "front": addresses.FRONT,
                "about": addresses.ABOUT,
                "search": addresses.SEARCH,
                "undated": addresses.page(addresses.UNDATED, 0),
            },
            anniversary=addresses.anniversary,
        )
        self._environment.filters["period"] = crumbs.period
        self._environment.filters["lang"] = cache(self._lang)
        self._environment.filters["written"] = lru_cache(maxsize=16_384)(self._written)
        self._environment.filters["time"] = self._time
        self._day_left_open = lru_cache(maxsize=16_384)(self._time_element)
        self._sources = TemplateSources(self._environment)
        self._partials: dict[tuple[str, str, str], Markup] = {}

    def render(self, page: Page) -> bytes:
        """The page as UTF-8 HTML. Raises TemplateError naming the template's file and line."""
        name = TEMPLATES[type(page)][0] if not isinstance(page, pages.NoticePage) else f"{page.kind}.html"
        is_404 = isinstance(page, pages.NoticePage) and page.kind == "404"
        root = links.absolute_root(self._site.base_url) if is_404 else links.root_of(page.address)
        link = _linker(root)
        try:
            view = views.view(page, self._site, self._words)
            text = self._environment.get_template(name).render(
                view, page=page, root=root, link=link, partial=self._partial_caller(root, link)
            )
        except Exception as error:  # a template may fail in any way; the message names its place
            raise as_template_error(error, page.address) from error
        return text.encode()

    def fingerprint(self, page_type: type) -> bytes:
        """A digest of all that the bytes of this kind of output depend on, beside its record.

        The template and what it draws on, the settings, the parts of the archive in the menu, the messages,
        and the code and libraries that render.
        """
        digest = blake2b(_code_digest(), digest_size=16)
        theme = Theme(logo=self._site.theme.logo)  # colours and fonts live in the style sheet alone
        digest.update(msgspec.json.encode((replace(self._site, theme=theme, articles=None), self._chrome)))
        messages = catalogue(self._site.language)
        if messages is not None:
            digest.update(messages.read_bytes())
        for name in TEMPLATES.get(page_type, ()):  # feeds have none
            digest.update(self._sources.digest(name))
        return digest.digest()

    def template_files(self, page_type: type) -> list[str]:
        """The template files that this kind of page depends on, as a person knows them; none for no page."""
        names = TEMPLATES.get(page_type, ())
        return list(dict.fromkeys(file for name in names for file in self._sources.files(name)))

    def used_templates(self) -> set[str]:
        """The names of all templates that pages are made from. Raises TemplateError."""
        return self._sources.drawn_on(name for names in TEMPLATES.values() for name in names)

    def _partial_caller(self, root: str, link: Callable[[str], str]) -> Callable[..., Markup]:
        def partial(name: str, current: str = "") -> Markup:
            """A template that shows nothing of the page: written once for each depth, then reused."""
            key = (name, root, current)
            found = self._partials.get(key)
            if found is None:
                text = self._environment.get_template(name).render(root=root, link=link, current=current)
                found = self._partials[key] = Markup(text)  # noqa: S704 - a template's own output
            return found

        return partial

    def _written(self, label: str, around: str | None = None) -> Markup:
        """The same attributes for a name, by the script that it is written in."""
        language = label_language(label, self._site.language, around)
        if language is None:
            return Markup()
        way = label_direction(label)
        turned = f' dir="{way}"' if way != self._words.direction else ""
        return Markup(f' lang="{escape(language)}"{turned}')  # noqa: S704 - both values are escaped or fixed

    def _lang(self, language: str | None) -> Markup:
        """Attributes for text in another language than the interface's: ` lang="ar" dir="rtl"`."""
        if not language or language == self._site.language:
            return Markup()
        way = direction(language)
        turned = f' dir="{way}"' if way != self._words.direction else ""
        return Markup(f' lang="{escape(language)}"{turned}')  # noqa: S704 - both values are escaped or fixed

    def _time(self, date: PartialDate, style: DateStyle = "full") -> Markup:
        """A date as an element that programs can read too."""
        if date.day:
            element = self._day_left_open(style, date.year, date.month, weekday(date)) % (date.day, date.day)
        else:
            element = f'<time datetime="{date.iso}">{escape(self._words.date(date, style))}</time>'
        return Markup(element)  # noqa: S704 - escaped above

    def _time_element(self, style: DateStyle, year: int, month: int, weekday: int) -> str:
        """The element as a `%` format that takes the day's number twice."""
        shown = escape(self._words.day_left_open(style, year, month, weekday))
        return f'<time datetime="{PartialDate(year, month).iso}-%02d">{shown}</time>'


@cache
def _linker(root: str) -> Callable[[str], str]:
    def link(address: str) -> str:
        return root + links.encoded(address)

    return link


@cache
def _code_digest() -> bytes:
    """The modules that decide what pages say, and the versions of the libraries they use."""
    package = Path(__file__).parent
    digest = blake2b(digest_size=16)
    for path in (*sorted(package.glob("*.py")), *sorted((package.parent / "site").glob("*.py"))):
        digest.update(path.read_bytes())
    digest.update(f"{babel.__version__} {jinja2.__version__}".encode())
    return digest.digest()
