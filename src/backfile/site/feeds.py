"""RSS 2.0, Atom and JSON Feed 1.1 for the archive, a tag or a section.

A feed carries headlines and summaries, not full texts: an archive's texts lie one link away, and three
formats of thirty full texts for each tag would outweigh the articles themselves (docs/decisions/0050).

Every entry's id comes from its permanent address, not from where the archive is served: moving to another
base_url makes no entry new. The hour that RSS, Atom and JSON Feed demand is noon UTC, which is the
article's own day from UTC-12 to UTC+11. A date known only to the month or year is never widened to a day:
see each format.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from backfile.config import Site
from backfile.records import PartialDate, Picture
from backfile.site import weburl
from backfile.site.xmltext import DECLARATION, attribute, element, text

LIMIT = 30
"""Entries in a feed: the newest dated articles."""

_ARCHIVES = uuid.uuid5(uuid.NAMESPACE_DNS, "archives.backfile.invalid")


class Channel(Struct, frozen=True, kw_only=True):
    """What a feed is about. The three formats stand beside the listing's index page."""

    address: str
    """The listing's index page: `index.html`, `tags/harbour/index.html`."""
    label: str = ""
    """The tag's or section's name; empty for the whole archive."""
    description: str = ""
    language: str | None = None
    """BCP 47 of the label and description where it is not the archive's."""


class FeedEntry(Struct, frozen=True, kw_only=True):
    """One article in a feed."""

    address: str
    headline: str
    summary: str = ""
    """Plain text."""
    date: PartialDate | None = None
    corrected: PartialDate | None = None
    """When the paper corrected the article, if it says."""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    picture: Picture | None = None
    """Its lead picture."""


class FeedFormat(Struct, frozen=True):
    """A kind of feed: its file name beside the listing, its media type, its maker."""

    name: str
    media_type: str
    make: Callable[[Channel, Sequence[FeedEntry], Site], bytes]
    needs_base_url: bool = False


def rss(channel: Channel, entries: Sequence[FeedEntry], site: Site) -> bytes:
    """RSS 2.0. Its links must be absolute: ValueError while `site.base_url` is not set.

    A date of month or year precision stands in `dc:date` alone (W3C-DTF allows it), never as a pubDate.
    """
    base = _base(site)
    page = weburl.absolute(base, channel.address)
    own = weburl.absolute(base, weburl.folder(channel.address) + RSS.name)
    parts = [
        DECLARATION,
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"',
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
        ' xmlns:media="http://search.yahoo.com/mrss/"' if any(entry.picture for entry in entries) else "",
        ">\n<channel>\n",
        element("title", _title(channel, site)),
        element("link", page),
        f"<description>{text(_description(channel, site))}</description>\n",
        element("language", channel.language or site.language),
        element("copyright", site.rights),
        f'<atom:link rel="self" type="application/rss+xml" href="{attribute(own)}"/>\n',
    ]
    for entry in entries:
        parts += _rss_item(entry, base, site)
    parts.append("</channel>\n</rss>\n")
    return "".join(parts).encode()


def _rss_item(entry: FeedEntry, base: str, site: Site) -> list[str]:
    date = entry.date
    moment = None if date is None or not date.day else format_datetime(_noon(date))
    return [
        "<item>\n",
        element("title", entry.headline),
        element("link", weburl.absolute(base, entry.address)),
        element("description", entry.summary),
        *(element("dc:creator", author) for author in entry.authors),
        *(element("category", tag) for tag in entry.tags),
        f'<guid isPermaLink="false">{_urn(site.title, entry.address)}</guid>\n',
        element("pubDate", moment),
        element("dc:date", None if date is None or moment else date.iso),
        element("dc:language", entry.language),
        *_rss_picture(entry.picture, base),
        "</item>\n",
    ]


def _rss_picture(picture: Picture | None, base: str) -> list[str]:
    """Media RSS, which says more than an enclosure does: how large, what it shows, whose it is."""
    if picture is None:
        return []
    return [
        f'<media:content url="{attribute(weburl.absolute(base, picture.address))}" medium="image"'
        f' type="{media_type(picture.address)}" fileSize="{picture.size}"'
        f' width="{picture.width}" height="{picture.height}">\n',
        element("media:description", picture.caption or picture.alt),
        element("media:credit", picture.credit),
        "</media:content>\n",
    ]


def atom(channel: Channel, entries: Sequence[FeedEntry], site: Site) -> bytes:
    """Atom (RFC 4287). Without a base_url its links are relative to the feed, which Atom allows.

    `updated` is mandatory: the day of the correction or of publication, or the first day of a month or year
    that is all we know; `published` is left out in that case.
    """
    own = weburl.folder(channel.address) + ATOM.name
    language = channel.language or site.language
    latest = max((_updated(entry) for entry in entries), default="1970-01-01T12:00:00Z")
    parts = [
        DECLARATION,
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{attribute(language)}">\n',
        element("id", _urn(site.title, own)),
        element("title", _title(channel, site)),
        element("subtitle", _description(channel, site)),
        element("updated", latest),
        f"<author><name>{text(site.publisher or site.title)}</name></author>\n",
        element("rights", site.rights),
        f'<link rel="self" type="application/atom+xml" href="{_href(own, own, site)}"/>\n',
        f'<link rel="alternate" type="text/html" href="{_href(channel.address, own, site)}"/>\n',
    ]
    for entry in entries:
        parts += _atom_entry(entry, own, site)
    parts.append("</feed>\n")
    return "".join(parts).encode()


def _atom_entry(entry: FeedEntry, own: str, site: Site) -> list[str]:
    language = f' xml:lang="{attribute(entry.language)}"' if entry.language else ""
    published = _iso_noon(entry.date) if entry.date is not None and entry.date.day else None
    return [
        f"<entry{language}>\n",
        element("id", _urn(site.title, entry.address)),
        element("title", entry.headline),
        f'<link rel="alternate" type="text/html" href="{_href(entry.address, own, site)}"/>\n',
        *_atom_picture(entry.picture, own, site),
        element("updated", _updated(entry)),
        element("published", published),
        *(f"<author><name>{text(author)}</name></author>\n" for author in entry.authors),
        *(f'<category term="{attribute(tag)}"/>\n' for tag in entry.tags),
        element("summary", entry.summary),
        "</entry>\n",
    ]


def _atom_picture(picture: Picture | None, own: str, site: Site) -> list[str]:
    if picture is None:
        return []
    return [
        f'<link rel="enclosure" type="{media_type(picture.address)}" length="{picture.size}"'
        f' href="{_href(picture.address, own, site)}"/>\n'
    ]


def json_feed(channel: Channel, entries: Sequence[FeedEntry], site: Site) -> bytes:
    """JSON Feed 1.1. Without a base_url it has no URLs, all of which are optional.

    The `_backfile` extension gives every entry its address in the archive and its date as exactly as it is
    known.
    """
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(channel, site),
        "description": _description(channel, site),
        "language": channel.language or site.language,
    }
    if site.base_url is not None:
        feed["home_page_url"] = weburl.absolute(site.base_url, channel.address)
        feed["feed_url"] = weburl.absolute(site.base_url, weburl.folder(channel.address) + JSON_FEED.name)
    if site.publisher:
        feed["authors"] = [{"name": site.publisher}]
    feed["items"] = [_json_item(entry, site) for entry in entries]
    return msgspec.json.encode(feed) + b"\n"


def _json_item(entry: FeedEntry, site: Site) -> dict[str, object]:
    item: dict[str, object] = {"id": _urn(site.title, entry.address)}
    if site.base_url is not None:
        item["url"] = weburl.absolute(site.base_url, entry.address)
    item["title"] = entry.headline
    if entry.picture is not None and site.base_url is not None:
        item["image"] = weburl.absolute(site.base_url, entry.picture.address)
    item["content_text"] = entry.summary or entry.headline
    own: dict[str, object] = {"address": entry.address}
    if entry.date is not None:
        own["date"] = entry.date.iso
        if entry.date.day:
            item["date_published"] = _iso_noon(entry.date)
    if entry.corrected is not None and entry.corrected.day:
        item["date_modified"] = _iso_noon(entry.corrected)
    if entry.authors:
        item["authors"] = [{"name": author} for author in entry.authors]
    if entry.tags:
        item["tags"] = entry.tags
    if entry.language:
        item["language"] = entry.language
    item["_backfile"] = own
    return item


RSS = FeedFormat("feed.xml", "application/rss+xml", rss, needs_base_url=True)
ATOM = FeedFormat("atom.xml", "application/atom+xml", atom)
JSON_FEED = FeedFormat("feed.json", "application/feed+json", json_feed)
FORMATS = (RSS, ATOM, JSON_FEED)


def names(site: Site) -> tuple[str, ...]:
    """The files of each listing that has feeds."""
    return tuple(made.name for made in FORMATS if site.base_url is not None or not made.needs_base_url)


def media_type(address: str) -> str:
    """Of a picture, by the suffix that its content gave it."""
    suffix = address.rpartition(".")[2]
    return f"image/{'jpeg' if suffix == 'jpg' else suffix}"


def _base(site: Site) -> str:
    if site.base_url is None:
        raise ValueError("RSS needs a base_url: leave it out while there is none")
    return site.base_url


def _title(channel: Channel, site: Site) -> str:
    return f"{channel.label} · {site.title}" if channel.label else site.title


def _description(channel: Channel, site: Site) -> str:
    return channel.description or site.tagline or _title(channel, site)


@lru_cache(maxsize=4096)
def _urn(archive: str, address: str) -> str:
    """Two archives both have a 1931/05/09/fire.html; their titles tell them apart.

    Kept, for an article stands in up to three feeds of each of its tags.
    """
    return uuid.uuid5(_namespace(archive), address).urn


@cache
def _namespace(archive: str) -> uuid.UUID:
    return uuid.uuid5(_ARCHIVES, archive)


def _href(address: str, origin: str, site: Site) -> str:
    if site.base_url is None:
        return attribute(weburl.relative(address, origin))
    return attribute(weburl.absolute(site.base_url, address))


def _updated(entry: FeedEntry) -> str:
    return _iso_noon(max(filter(None, (entry.date, entry.corrected)), default=PartialDate(1970)))


def _iso_noon(date: PartialDate) -> str:
    return f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}T12:00:00Z"


def _noon(date: PartialDate) -> datetime:
    return datetime(date.year, date.month, date.day, 12, tzinfo=UTC)
