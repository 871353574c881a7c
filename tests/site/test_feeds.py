"""What the feeds promise their readers."""

from __future__ import annotations

import json
import re
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from machine_records import OFFLINE, SITE
from msgspec.structs import replace

from backfile.records import PartialDate
from backfile.site import feeds

CHANNEL = feeds.Channel(address="sections/town/index.html", label="Town")
ENTRY = feeds.FeedEntry(address="1931/05/09/flood.html", headline="Flood", date=PartialDate(1931, 5, 9))
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"


def ids(content: bytes) -> list[str]:
    return re.findall(r"urn:uuid:[0-9a-f-]{36}", content.decode())


@pytest.mark.parametrize("form", feeds.FORMATS, ids=lambda form: form.name)
def test_moving_the_archive_changes_no_id(form: feeds.FeedFormat) -> None:
    moved = replace(SITE, base_url="https://elsewhere.example/")
    assert ids(form.make(CHANNEL, (ENTRY,), SITE)) == ids(form.make(CHANNEL, (ENTRY,), moved)) != []


def test_an_article_has_the_same_id_in_all_formats_and_feeds() -> None:
    town = {ids(form.make(CHANNEL, (ENTRY,), SITE))[-1] for form in feeds.FORMATS}
    whole = {
        ids(form.make(feeds.Channel(address="index.html"), (ENTRY,), SITE))[-1] for form in feeds.FORMATS
    }
    assert town == whole
    assert len(town) == 1


def test_two_archives_with_the_same_address_have_different_ids() -> None:
    other = replace(SITE, title="The Northport Mail")
    assert ids(feeds.atom(CHANNEL, (ENTRY,), SITE)) != ids(feeds.atom(CHANNEL, (ENTRY,), other))


@pytest.mark.parametrize("date", [PartialDate(1931, 5), PartialDate(1931), None])
def test_no_day_is_invented(date: PartialDate | None) -> None:
    entry = replace(ENTRY, date=date)
    item = ElementTree.fromstring(feeds.rss(CHANNEL, (entry,), SITE)).find("channel/item")
    assert item is not None
    assert item.find("pubDate") is None
    assert item.findtext(f"{DC}date") == (date and date.iso)
    atom = ElementTree.fromstring(feeds.atom(CHANNEL, (entry,), SITE)).find(f"{ATOM}entry")
    assert atom is not None
    assert atom.find(f"{ATOM}published") is None
    assert atom.find(f"{ATOM}updated") is not None  # RFC 4287 demands it
    (member,) = json.loads(feeds.json_feed(CHANNEL, (entry,), SITE))["items"]
    assert "date_published" not in member


@pytest.mark.parametrize("offset", [-12, -5, 0, 9, 11])
def test_readers_almost_everywhere_see_the_articles_own_day(offset: int) -> None:
    from datetime import timedelta, timezone

    item = ElementTree.fromstring(feeds.rss(CHANNEL, (ENTRY,), SITE)).find("channel/item")
    assert item is not None
    moment = parsedate_to_datetime(item.findtext("pubDate") or "")
    assert moment.astimezone(timezone(timedelta(hours=offset))).date().isoformat() == "1931-05-09"


def test_a_correction_is_the_entrys_update() -> None:
    entry = replace(ENTRY, corrected=PartialDate(1931, 5, 16))
    feed = ElementTree.fromstring(feeds.atom(CHANNEL, (entry, ENTRY), SITE))
    assert feed.findtext(f"{ATOM}updated") == "1931-05-16T12:00:00Z"


def test_rss_refuses_to_be_made_without_a_base_url_and_says_so_beforehand() -> None:
    assert [form.name for form in feeds.FORMATS if form.needs_base_url] == ["feed.xml"]
    with pytest.raises(ValueError, match="base_url"):
        feeds.rss(CHANNEL, (ENTRY,), OFFLINE)


def test_without_a_base_url_atom_links_are_relative_to_the_feed_and_json_has_none() -> None:
    feed = ElementTree.fromstring(feeds.atom(CHANNEL, (ENTRY,), OFFLINE))
    links = [link.get("href") for link in feed.iter(f"{ATOM}link")]
    assert links == [
        "../../sections/town/atom.xml",
        "../../sections/town/index.html",
        "../../1931/05/09/flood.html",
    ]
    assert b"url" not in feeds.json_feed(CHANNEL, (ENTRY,), OFFLINE)


def test_a_feed_without_entries_is_still_a_feed() -> None:
    assert ElementTree.fromstring(feeds.atom(CHANNEL, (), SITE)).findtext(f"{ATOM}updated")
    assert json.loads(feeds.json_feed(CHANNEL, (), SITE))["items"] == []


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_gives_well_formed_xml(text: str) -> None:
    entry = replace(ENTRY, headline=text or "x", summary=text, authors=(text,), tags=(text,))
    channel = replace(CHANNEL, label=text)
    for made in (feeds.rss(channel, (entry,), SITE), feeds.atom(channel, (entry,), SITE)):
        ElementTree.fromstring(made)
