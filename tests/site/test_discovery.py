"""What browsers and crawlers look for at the root."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from machine_records import OFFLINE, SITE
from msgspec.structs import replace

from backfile.site.opensearch import opensearch
from backfile.site.webmanifest import webmanifest

NS = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_opensearch_keeps_to_the_standards_lengths() -> None:
    long = replace(SITE, title="The Port Ellery Packet and Harbour Intelligencer with Shipping News")
    root = ElementTree.fromstring(opensearch(long))
    assert root.findtext(f"{NS}ShortName") == "The Port Ellery"
    assert root.findtext(f"{NS}LongName") == "The Port Ellery Packet and Harbour Intelligencer"


def test_opensearch_needs_a_base_url() -> None:
    with pytest.raises(ValueError, match="base_url"):
        opensearch(OFFLINE)


def test_an_arabic_archive_is_named_from_right_to_left() -> None:
    assert json.loads(webmanifest(replace(SITE, language="ar-EG")))["dir"] == "rtl"
