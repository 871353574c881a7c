"""Sitemaps within the protocol's limits, each as stable as the part of the archive it lists."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree

import pytest

from backfile.site.sitemap import SitemapEntry, files, fit_in_one, index

BASE = "https://archive.example/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def locations(content: bytes) -> list[str]:
    return [loc.text or "" for loc in ElementTree.fromstring(content).iter(LOC)]


def made(addresses: list[str], **limits: int) -> dict[str, list[str]]:
    found = files("1931", map(SitemapEntry, addresses), BASE, **limits)
    return {name: locations(content) for name, content in found}


def test_a_file_lists_absolute_addresses() -> None:
    assert made(["1931/a.html"]) == {"sitemap-1931.xml": [BASE + "1931/a.html"]}


def test_a_full_file_is_continued_in_another() -> None:
    addresses = [f"1931/{number}.html" for number in range(5)]
    found = made(addresses, most_addresses=2)
    assert list(found) == ["sitemap-1931.xml", "sitemap-1931-2.xml", "sitemap-1931-3.xml"]
    assert [len(names) for names in found.values()] == [2, 2, 1]


def test_a_file_stays_below_its_size() -> None:
    found = made([f"1931/{number}.html" for number in range(5)], most_bytes=130)
    assert [len(names) for names in found.values()] == [2, 2, 1]


def test_nothing_to_list_makes_no_file() -> None:
    assert made([]) == {}


def test_the_index_names_every_file() -> None:
    assert locations(index(["sitemap-1931.xml"], BASE)) == [BASE + "sitemap-1931.xml"]


@pytest.mark.parametrize("address", ["1931/a.html", "1931/&&&&.html", "1931/洪水.html"])
def test_what_surely_fits_in_one_file_does(address: str) -> None:
    for most_addresses, most_bytes in itertools.product((3, 4, 5), range(200, 1500, 20)):
        limits = {"most_addresses": most_addresses, "most_bytes": most_bytes}
        if fit_in_one(4, 4 * len(address.encode()), BASE, **limits):
            assert len(made([address] * 4, **limits)) == 1


def test_a_part_of_the_usual_size_surely_fits_in_one_file() -> None:
    assert fit_in_one(40_000, 40_000 * 80, BASE)
    assert not fit_in_one(49_001, 49_001 * 80, BASE)
    assert not fit_in_one(2, 49_000_000, BASE)
