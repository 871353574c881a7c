"""Feeds and structured data against what their standards say, as validators have it.

RSS 2.0 with its namespaces (rssboard.org/rss-specification and the Feed Validator's rules), Atom (RFC 4287),
JSON Feed 1.1 (jsonfeed.org/version/1.1), schema.org 29 for the types that pages use.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from machine_records import BARE, OFFLINE, PAGE, SITE, page_with
from msgspec.structs import replace
from test_machine_formats import CHANNEL, ENTRIES

from backfile.records import Correction, PartialDate, Picture
from backfile.site import feeds, structured

PICTURE = Picture(
    file="quay.jpg",
    address="pictures/3f/quay.jpg",
    sha256=b"",
    size=4096,
    width=640,
    height=480,
    alt="The quay",
    caption="At dawn",
)
SHOWN = (*ENTRIES, replace(ENTRIES[0], address="1931/05/10/dawn.html", picture=PICTURE))
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"


def is_url(value: object) -> bool:
    return isinstance(value, str) and value.startswith("https://archive.example/")


def is_time(value: object) -> bool:
    return isinstance(value, str) and TIME.fullmatch(value) is not None


def is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def names(parent: ElementTree.Element) -> Counter[str]:
    return Counter(child.tag for child in parent)


def test_rss_has_what_the_specification_asks_for_and_nothing_it_does_not_know() -> None:
    root = ElementTree.fromstring(feeds.rss(CHANNEL, SHOWN, SITE))
    assert (root.tag, root.get("version"), len(root)) == ("rss", "2.0", 1)
    channel = root[0]
    once = {"title", "link", "description", "language", f"{ATOM}link"}
    found = names(channel)
    assert {name: found[name] for name in once} == dict.fromkeys(once, 1)
    assert set(found) <= once | {"copyright", "item"}
    assert LANGUAGE.fullmatch(channel.findtext("language") or "")
    own = channel.find(f"{ATOM}link")
    assert own is not None and own.get("rel") == "self" and is_url(own.get("href"))
    many = {"category", f"{DC}creator", f"{MEDIA}content"}
    single = {"title", "link", "description", "guid", "pubDate", f"{DC}date", f"{DC}language"}
    for item in channel.iter("item"):
        found = names(item)
        assert set(found) <= many | single
        assert all(found[name] <= 1 for name in single)
        assert found["title"] and found["guid"] and is_url(item.findtext("link"))
        assert not (found["pubDate"] and found[f"{DC}date"]), "one date, the Feed Validator says"
        if found["pubDate"]:
            assert parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo is not None
        guid = item.find("guid")
        assert guid is not None and guid.get("isPermaLink") == "false"


@pytest.mark.parametrize("site", [SITE, OFFLINE], ids=["with base_url", "without"])
def test_atom_follows_rfc_4287(site: Any) -> None:
    feed = ElementTree.fromstring(feeds.atom(CHANNEL, SHOWN, site))
    assert feed.tag == f"{ATOM}feed"
    known = ("id", "title", "updated", "subtitle", "rights", "link", "author", "category", "entry")
    entry_only = ("published", "summary", "link", "author", "category", "id", "title", "updated")
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        found = names(element)
        assert set(found) <= {ATOM + name for name in (known if element is feed else entry_only)}
        for name in ("id", "title", "updated"):
            assert found[ATOM + name] == 1, "4.1.1 and 4.1.2: exactly one"
        for name in ("published", "summary", "subtitle", "rights"):
            assert found[ATOM + name] <= 1, "4.1.1 and 4.1.2: at most one"
        assert (element.findtext(f"{ATOM}id") or "").startswith("urn:uuid:"), "4.2.6: an IRI"
        assert is_time(element.findtext(f"{ATOM}updated"))
        assert element.find(f"{ATOM}published") is None or is_time(element.findtext(f"{ATOM}published"))
        links = element.findall(f"{ATOM}link")
        kinds = Counter((link.get("rel"), link.get("type"), link.get("hreflang")) for link in links)
        assert kinds["alternate", "text/html", None] == 1, "4.1.1: no two alternates of one kind"
        assert all(link.get("href") for link in links), "4.2.7.1"
        assert all(category.get("term") for category in element.findall(f"{ATOM}category")), "4.2.2.1"
        assert all(author.findtext(f"{ATOM}name") for author in element.findall(f"{ATOM}author")), "3.2.1"
    assert feed.find(f"{ATOM}author") is not None, "4.1.1: entries without an author take the feed's"
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))


AUTHORS: Callable[[object], bool] = lambda value: (  # noqa: E731 - a line of the table below
    isinstance(value, list) and all(set(author) <= {"name", "url", "avatar"} and author for author in value)
)
FEED_MEMBERS: dict[str, Callable[[object], bool]] = {
    "version": lambda value: value == "https://jsonfeed.org/version/1.1",
    "title": is_text,
    "home_page_url": is_url,
    "feed_url": is_url,
    "description": is_text,
    "authors": AUTHORS,
    "language": lambda value: LANGUAGE.fullmatch(str(value)) is not None,
    "items": lambda value: isinstance(value, list),
}
ITEM_MEMBERS: dict[str, Callable[[object], bool]] = {
    "id": is_text,
    "url": is_url,
    "title": is_text,
    "image": is_url,
    "content_text": is_text,
    "date_published": is_time,
    "date_modified": is_time,
    "authors": AUTHORS,
    "tags": lambda value: isinstance(value, list) and all(map(is_text, value)),
    "language": lambda value: LANGUAGE.fullmatch(str(value)) is not None,
    "_backfile": lambda value: isinstance(value, dict),
}


@pytest.mark.parametrize("site", [SITE, OFFLINE], ids=["with base_url", "without"])
def test_json_feed_follows_version_1_1(site: Any) -> None:
    feed = json.loads(feeds.json_feed(CHANNEL, SHOWN, site))
    assert feed.keys() >= {"version", "title", "items"}
    assert [name for name, value in feed.items() if not FEED_MEMBERS[name](value)] == []
    for item in feed["items"]:
        assert "id" in item and ("content_text" in item or "content_html" in item)
        assert [name for name, value in item.items() if not ITEM_MEMBERS[name](value)] == []


def is_date(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) is not None


def is_count(value: object) -> bool:
    return isinstance(value, int) and value > 0


SCHEMA: dict[str, dict[str, Callable[[object], bool] | set[str]]] = {
    "NewsArticle": {
        "headline": is_text,
        "alternativeHeadline": is_text,
        "url": is_text,
        "datePublished": is_date,
        "dateModified": is_date,
        "author": {"Person", "Organization"},
        "publisher": {"Organization"},
        "image": {"ImageObject"},
        "articleSection": is_text,
        "keywords": is_text,
        "inLanguage": lambda value: LANGUAGE.fullmatch(str(value)) is not None,
        "dateline": is_text,
        "printEdition": is_text,
        "creditText": is_text,
        "copyrightNotice": is_text,
        "correction": {"CorrectionComment"},
        "isPartOf": {"WebSite"},
        "mainEntityOfPage": {"WebPage"},
    },
    "Person": {"name": is_text},
    "Organization": {"name": is_text},
    "WebSite": {"name": is_text, "url": is_text},
    "WebPage": {"breadcrumb": {"BreadcrumbList"}},
    "BreadcrumbList": {"itemListElement": {"ListItem"}},
    "ListItem": {"position": is_count, "name": is_text, "item": is_text},
    "CorrectionComment": {"text": is_text, "datePublished": is_date},
    "ImageObject": {
        "contentUrl": is_text,
        "url": is_text,
        "width": is_count,
        "height": is_count,
        "caption": is_text,
        "description": is_text,
        "creditText": is_text,
        "encodingFormat": is_text,
        "copyrightNotice": is_text,
    },
}
"""Of each type the properties that pages use: how their values look, or of which types they are."""
REQUIRED = {
    "NewsArticle": {"headline", "url", "publisher", "isPartOf", "mainEntityOfPage"},
    "ListItem": {"position", "name", "item"},
    "Person": {"name"},
    "Organization": {"name"},
}
CORRECTED = page_with(
    correction=Correction("There were fourteen.", PartialDate(1931, 5, 16)), pictures=(PICTURE,)
)


def faults(thing: dict[str, Any], expected: set[str]) -> list[str]:
    """What is wrong with a thing and with all that it consists of."""
    kind = thing["@type"]
    if kind not in expected:
        return [f"{kind} is none of {sorted(expected)}"]
    found = [f"{kind} has no {name}" for name in REQUIRED.get(kind, set()) - thing.keys()]
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        rule = SCHEMA[kind].get(name)
        for each in value if isinstance(value, list) else [value]:
            if rule is None:
                found.append(f"{kind} knows no {name}")
            elif isinstance(rule, set):
                found += faults(each, rule)
            elif not rule(each):
                found.append(f"{kind}.{name}: {each!r}")
    return found


@pytest.mark.parametrize("page", [PAGE, BARE, CORRECTED], ids=["whole", "bare", "corrected, with a picture"])
@pytest.mark.parametrize("site", [SITE, OFFLINE], ids=["with base_url", "without"])
def test_an_articles_structured_data_is_what_schema_org_knows(page: Any, site: Any) -> None:
    thing = json.loads(structured.json_ld(page, site))
    assert thing["@context"] == "https://schema.org"
    assert faults(thing, {"NewsArticle"}) == []


def test_the_schema_finds_what_is_wrong() -> None:
    thing = json.loads(structured.json_ld(PAGE, SITE))
    thing |= {"datePublished": "May 1931", "author": {"@type": "Place"}, "wordCount": 3}
    del thing["publisher"]
    assert len(faults(thing, {"NewsArticle"})) == 4
