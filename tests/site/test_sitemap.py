"""Sitemaps within the protocol's limits, each as stable as the part of the archive it lists."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from backfile.site.sitemap import SitemapEntry, sitemaps

BASE = "https://archive.example/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def made(addresses: list[str], **limits: int) -> dict[str, list[str]]:
    files = sitemaps(map(SitemapEntry, addresses), BASE, **limits)
    return {
        name: [loc.text or "" for loc in ElementTree.fromstring(content).iter(LOC)] for name, content in files
    }


def test_the_index_comes_last_and_names_every_file() -> None:
    files = made(["1931/a.html", "1932/b.html", "index.html"])
    assert list(files)[-1] == "sitemap.xml"
    assert files["sitemap.xml"] == [BASE + name for name in files if name != "sitemap.xml"]


def test_a_new_article_changes_its_years_file_only() -> None:
    before = made(["1931/a.html", "1932/b.html", "tags/x/index.html"])
    after = made(["1931/a.html", "1931/new.html", "1932/b.html", "tags/x/index.html"])
    assert {name for name in after if after[name] != before[name]} == {"sitemap-1931.xml"}


def test_a_full_file_is_continued_in_another() -> None:
    addresses = [f"1931/{number}.html" for number in range(5)]
    files = made(addresses, most_addresses=2)
    assert [
        len(files[name]) for name in ("sitemap-1931.xml", "sitemap-1931-2.xml", "sitemap-1931-3.xml")
    ] == [2, 2, 1]
    by_size = made(addresses, most_bytes=130)
    assert max(len(found) for name, found in by_size.items() if name != "sitemap.xml") == 2
    assert sum(len(found) for name, found in by_size.items() if name != "sitemap.xml") == 5


def test_entries_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="1931"):
        made(["1931/a.html", "1932/b.html", "1931/c.html"])


def test_an_empty_archive_has_an_empty_index() -> None:
    assert made([]) == {"sitemap.xml": []}
