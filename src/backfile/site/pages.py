"""What each kind of page shows: the whole of it, as plain values.

A page record is all that render gets, so its bytes are also the page's fingerprint: a page is written again
when its record, its template or the program changed, and only then. Addresses are root-relative without a
leading slash and name the file (`1931/05/09/flood.html`, `tags/harbour/index.html`); templates turn them into
links relative to the page. Dates keep their own precision; templates write them in the reader's language.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from backfile.records import Article, Card, PartialDate

ListingKind = Literal["year", "month", "day", "undated", "tag", "section", "author", "source"]
DirectoryKind = Literal["years", "tags", "sections", "authors", "sources"]
TermKind = Literal["place", "person", "organisation", "subject", "event", ""]


class Link(Struct, frozen=True):
    """A name that leads somewhere inside the archive."""

    label: str
    address: str
    language: str | None = None
    """BCP 47 of the label where it is known to differ from the archive's."""


class TagLink(Struct, frozen=True):
    """A tag on an article; `evidence` holds the matched words of a tag that the program suggested."""

    label: str
    address: str
    kind: TermKind = ""
    machine: bool = False
    method: str = ""
    evidence: tuple[str, ...] = ()


class Count(Struct, frozen=True):
    """How many articles a period or a term has; `address` is empty where there is no page (a gap)."""

    label: str
    """ISO period (`1931`, `1931-05`, `1931-05-09`) or a term's name."""
    count: int
    address: str = ""


class Term(Struct, frozen=True):
    """One line of a directory: a tag, section, author or source, or a year."""

    label: str
    address: str
    count: int
    kind: TermKind = ""
    first: PartialDate | None = None
    last: PartialDate | None = None
    letter: str = ""
    """The heading it stands under: a capital letter, a Hangul initial consonant, `0-9`, `#`."""


class ArticlePage(Struct, frozen=True, kw_only=True):
    """One article."""

    address: str
    article: Article
    tags: tuple[TagLink, ...] = ()
    section: Link | None = None
    source: Link | None = None
    authors: tuple[Link, ...] = ()
    crumbs: tuple[Link, ...] = ()
    """From the year down to the day (labels are ISO periods), or the undated listing (label empty)."""
    earlier: Card | None = None
    later: Card | None = None
    """Neighbours within the day (month, year, or the undated), in reading order."""
    related: tuple[Card, ...] = ()
    raw: str = ""
    """Address of the raw text beside the page; empty when it must not be shown (redacted articles)."""


class OnIndexPage(Struct, frozen=True, kw_only=True):
    """What only the index page of a listing shows."""

    earlier: Link | None = None
    later: Link | None = None
    """Of periods: the nearest earlier and later period that has articles."""
    parts: tuple[Count, ...] = ()
    """Of a year its 12 months, of a month its days, of a tag, section, author or source its years."""
    days: tuple[Count, ...] = ()
    """Of a year: the days that have articles, for the calendar."""
    near: tuple[Term, ...] = ()
    """Of a tag: tags that often stand on the same articles, and on how many of them."""
    description: str = ""
    identifiers: tuple[str, ...] = ()
    """Of a tag: Wikidata (`Q884`), IPTC Media Topics (`medtop:15000000`), or an address."""
    wider: Link | None = None
    narrower: tuple[Link, ...] = ()
    """Of a tag: the tags above and below it that articles have."""


class ListingPage(OnIndexPage, frozen=True, kw_only=True):
    """One page of a listing. `number` counts from the oldest; 0 is the listing's index page, the newest."""

    kind: ListingKind
    address: str
    label: str
    """The term's name, or the ISO period; empty for the undated."""
    entries: tuple[Card, ...]
    """Newest first."""
    number: int
    pages: int
    """How many numbered pages there are beside the index page: page-1.html to page-N.html.

    A numbered page knows of the one after it at most, so that it stays as it is when the listing grows.
    """
    total: int
    """Articles in the listing; on a numbered page those of the page, as are `first` and `last`."""
    first: PartialDate | None = None
    last: PartialDate | None = None
    term_kind: TermKind = ""
    crumbs: tuple[Link, ...] = ()
    """What it lies in: for a day its year and month, for a tag the directory of tags is implied."""
    feed: str = ""
    """Address of the listing's feed (RSS), for tags and sections; `feed.json`, `atom.xml` stand beside it."""


class DirectoryPage(Struct, frozen=True, kw_only=True):
    """All terms of one kind, or all years (then `terms` is empty and `parts` holds them, gaps included).

    A large directory has a page for each letter, or several; its index page shows the commonest names.
    """

    kind: DirectoryKind
    address: str
    terms: tuple[Term, ...] = ()
    parts: tuple[Count, ...] = ()
    undated: int = 0
    term_kind: TermKind = ""
    """For directories of one kind of tag (people, places, organisations, subjects)."""
    kinds: tuple[Link, ...] = ()
    """The tag directories of single kinds that exist."""
    letters: tuple[Count, ...] = ()
    """Only in a large directory: how many names each letter has, and its first page."""
    letter: str = ""
    """The letter that this page is of; empty on an index page."""
    runs: tuple[Link, ...] = ()
    """The pages of this letter where it has more than one, each by the beginning of its first name."""


class FrontPage(Struct, frozen=True, kw_only=True):
    """The archive's first page."""

    address: str
    total: int
    lead: tuple[Card, ...]
    """The latest articles, or for a closed paper a deterministic choice across its years."""
    opening: str = ""
    """How the text of the first of them begins."""
    years: tuple[Count, ...] = ()
    """Every year from the first to the last, gaps with count 0."""
    undated: int = 0
    sections: tuple[Term, ...] = ()
    tags: tuple[Term, ...] = ()
    """The tags with most articles."""
    first: PartialDate | None = None
    last: PartialDate | None = None


class AnniversaryPage(Struct, frozen=True, kw_only=True):
    """All articles of one day of the year, over all years: what happened "on this day"."""

    address: str
    month: int
    day: int
    entries: tuple[Card, ...]
    """Oldest first."""
    earlier: Link
    later: Link


class AboutPage(Struct, frozen=True, kw_only=True):
    """What is held, from when to when, and what was set aside."""

    address: str
    total: int
    first: PartialDate | None
    last: PartialDate | None
    years: tuple[Count, ...]
    undated: int
    languages: tuple[Count, ...]
    """Label is BCP 47, or empty where the language is unknown."""
    sources: tuple[Term, ...]
    encodings: tuple[Count, ...]
    quarantined: tuple[tuple[str, str], ...]
    """(path, reason) of the sources that could not be read, at most 100 of them."""
    quarantined_total: int = 0
    withheld_total: int = 0


class NoticePage(Struct, frozen=True, kw_only=True):
    """A page that only says something: `404`, `search` without scripts."""

    kind: Literal["404", "search"]
    address: str
    years: tuple[Count, ...] = ()


class RedirectPage(Struct, frozen=True, kw_only=True):
    """An old address of an article that has moved, or of a tag that is called otherwise."""

    address: str
    target: str
    headline: str = ""


class TombstonePage(Struct, frozen=True, kw_only=True):
    """The address of an article that is gone: what was there, or nothing when that must not be said."""

    address: str
    headline: str | None = None
    date: PartialDate | None = None
    reason: str = ""


Page: TypeAlias = (
    ArticlePage
    | ListingPage
    | DirectoryPage
    | FrontPage
    | AnniversaryPage
    | AboutPage
    | NoticePage
    | RedirectPage
    | TombstonePage
)


class Chrome(Struct, frozen=True, kw_only=True):
    """What every page shows: which parts of the archive exist. A change here touches all pages."""

    directories: tuple[DirectoryKind, ...] = ()
    """The directories with at least one entry, in the order of the menu."""
    anniversaries: bool = True
    search: bool = False
    feeds: bool = True
