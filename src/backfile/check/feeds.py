"""RSS, Atom and JSON Feed: the elements their standards demand, and addresses that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

import msgspec

from backfile.check.archive import Judge
from backfile.check.xmlreading import Element

_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_JSON_FEED = "https://jsonfeed.org/version/1"


class _Ids:
    """Ids of the entries of one feed, each of which may stand there once."""

    def __init__(self, judge: Judge, path: str) -> None:
        self._judge, self._path = judge, path
        self._seen: set[str] = set()

    def add(self, value: str, line: int) -> None:
        if value in self._seen:
            self._judge.say("bad-feed", self._path, f"The id {value} stands in the feed twice", line)
        self._seen.add(value)


def rss(judge: Judge, path: str, elements: Iterable[Element]) -> None:
    """RSS 2.0: channel and items."""
    channel: set[str] = set()
    item: dict[str, str] = {}
    ids = _Ids(judge, path)
    for element in elements:
        within = element.parents[-1:]
        if within == ("item",):
            item[element.name] = element.text
            _rss_child(judge, path, element)
            if element.name == "guid":
                ids.add(element.text, element.line)
        elif element.name == "item" and within == ("channel",):
            for missing in () if item.get("title") or item.get("description") else ("title or description",):
                judge.say("bad-feed", path, f"An item has no {missing}", element.line)
            item = {}
        elif within == ("channel",):
            channel.add(element.name)
            _rss_child(judge, path, element)
        elif element.name == "rss" and element.attributes.get("version") != "2.0":
            judge.say("bad-feed", path, "rss has no version 2.0", element.line)
    for name in ("title", "link", "description"):
        if name not in channel:
            judge.say("bad-feed", path, f"The channel has no {name}", 1)


def _rss_child(judge: Judge, path: str, element: Element) -> None:
    """A child of a channel or item that holds an address or a date."""
    if element.name == "link" and not element.namespace:
        _full_address(judge, path, element.text, element.line)
    elif element.name == "link":
        judge.absolute("bad-feed", element.attributes.get("href", ""), path, "link", element.line)
    elif element.name in ("pubDate", "lastBuildDate"):
        try:
            parsedate_to_datetime(element.text)
        except ValueError:
            judge.say("bad-feed", path, f"{element.name} {element.text!r} is no RFC 822 date", element.line)


def _full_address(judge: Judge, path: str, value: str, line: int) -> None:
    if not value.startswith(("http://", "https://")):
        judge.say("bad-feed", path, f"link {value!r} must be absolute in RSS", line)
        return
    judge.absolute("bad-feed", value, path, "link", line)


def atom(judge: Judge, path: str, elements: Iterable[Element]) -> None:
    """Atom (RFC 4287): feed and entries."""
    found: dict[str, set[str]] = {"feed": set(), "entry": set()}
    ids = _Ids(judge, path)
    unsigned = 0
    for element in elements:
        within = element.parents[-1] if element.parents else ""
        if element.name in found:
            names = found[element.name]
            for name in ("id", "title", "updated"):
                if name not in names:
                    judge.say("bad-feed", path, f"The {element.name} has no {name}", element.line)
            unsigned += element.name == "entry" and "author" not in names
            if element.name == "feed" and unsigned and "author" not in names:
                judge.say(
                    "bad-feed", path, f"{unsigned} entries have no author, nor has the feed", element.line
                )
            found[element.name] = set()
        elif within in found:
            found[within].add(element.name)
            if element.name == "id" and within == "entry":
                ids.add(element.text, element.line)
            _atom_child(judge, path, element)


def _atom_child(judge: Judge, path: str, element: Element) -> None:
    match element.name:
        case "link" if element.attributes.get("rel", "alternate") in ("alternate", "self"):
            judge.absolute("bad-feed", element.attributes.get("href", ""), path, "link", element.line)
        case "updated" | "published":
            _timestamp(judge, path, element.name, element.text, element.line)
        case "id" if ":" not in element.text:
            judge.say("bad-feed", path, f"id {element.text!r} is no IRI", element.line)


def _timestamp(judge: Judge, path: str, name: str, value: object, line: int = 0) -> None:
    if not isinstance(value, str) or _TIMESTAMP.fullmatch(value) is None:
        judge.say("bad-feed", path, f"{name} {value!r} is no RFC 3339 time", line)


def is_json_feed(value: object) -> bool:
    """Whether a JSON value says that it is a JSON Feed."""
    return isinstance(value, dict) and str(value.get("version", "")).startswith(_JSON_FEED)


def json_feed(judge: Judge, path: str, feed: dict[str, object]) -> None:
    """JSON Feed 1.1: title, items, each with id and content."""
    if not isinstance(feed.get("title"), str):
        judge.say("bad-feed", path, "The feed has no title")
    for name in ("home_page_url", "feed_url"):
        if name in feed:
            judge.absolute("bad-feed", str(feed[name]), path, name)
    items = feed.get("items")
    if not isinstance(items, list):
        judge.say("bad-feed", path, "The feed has no items")
        return
    ids = _Ids(judge, path)
    for item in items:
        if not isinstance(item, dict):
            judge.say("bad-feed", path, "An item is no object")
            continue
        _json_item(judge, path, item, ids)


def _json_item(judge: Judge, path: str, item: dict[str, object], ids: _Ids) -> None:
    if not isinstance(item.get("id"), str):
        judge.say("bad-feed", path, "An item has no id")
    else:
        ids.add(str(item["id"]), 0)
    if not ("content_text" in item or "content_html" in item):
        judge.say("bad-feed", path, f"Item {item.get('id')} has no content")
    if "url" in item:
        judge.absolute("bad-feed", str(item["url"]), path, "url")
    for name in ("date_published", "date_modified"):
        if name in item:
            _timestamp(judge, path, name, item[name])


def json_value(judge: Judge, path: str, source: bytes) -> object:
    """The file as JSON; None, with a finding, when it is none."""
    try:
        return msgspec.json.decode(source)
    except (msgspec.DecodeError, RecursionError) as error:
        judge.say("bad-json", path, f"It cannot be read: {error}")
        return None
