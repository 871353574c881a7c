"""Directories of many names: a page for each letter, several for a long one, none of them heavy."""

from __future__ import annotations

import re

import pytest

from backfile.plan import directories
from backfile.plan.letters import guide_word, letter_of, letter_slug, sort_key

NAMES = [
    *(f"Mast {number:02}" for number in range(10)),
    "Anchor",
    "Ærø ferry",
    "“Bollard”",
    "김미정",
    "東港",
    "7 bells",
]


@pytest.fixture
def large(archive, monkeypatch):
    """Sixteen tags, where twelve are many and four fill a page; `Mast 00` stands on two articles."""
    monkeypatch.setattr(directories, "WHOLE", 12)
    monkeypatch.setattr(directories, "RUN", 4)
    monkeypatch.setattr(directories, "COMMONEST", 1)
    archive.story("all.md", "All of them", tags=f"[{', '.join(NAMES)}]")
    archive.story("one.md", "One of them", tags="[Mast 00]")
    archive.build()
    return archive


def entries(page):
    """The names that a directory page lists."""
    return re.findall(r'<li><a href="[^"]+">([^<]+)</a> <span class="count">', page)


def test_the_index_leads_to_each_letter_and_shows_the_commonest_names(large):
    index = large.page("tags/index.html")
    leads = re.findall(r'<a href="\.\./tags/(letter-[^"]+)" title="(\d+)">([^<]+)</a>', index)
    assert leads == [
        ("letter-a.html", "1", "A"),
        ("letter-b.html", "1", "B"),
        ("letter-m.html", "10", "M"),
        ("letter-u00c6.html", "1", "Æ"),
        ("letter-han.html", "1", "漢"),
        ("letter-u3131.html", "1", "ㄱ"),
        ("letter-0-9.html", "1", "0-9"),
    ]
    assert entries(index) == ["Mast 00"]


def test_a_long_letter_has_several_pages_told_apart_by_the_beginnings_of_their_names(large):
    first, second, third = (large.page(f"tags/letter-m{end}.html") for end in ("", "-2", "-3"))
    assert entries(first) == ["Mast 00", "Mast 01", "Mast 02", "Mast 03"]
    assert entries(third) == ["Mast 08", "Mast 09"]
    assert re.findall(r">([^<]+)…</a>", second) == ["M", "Mast 04", "Mast 08"]
    assert 'href="../tags/letter-m-2.html" aria-current="page"' in second
    assert len({re.search("<title>(.*)</title>", page)[1] for page in (first, second, third)}) == 3


def test_every_name_is_reached_by_links_alone(large):
    reached = large.links()
    assert {address for address in large.tree() if re.match(r"tags/[^/]+/index\.html", address)} <= reached


def test_letters_that_lose_their_names_lose_their_page(large):
    large.story("all.md", "Most of them", tags=f"[{', '.join(name for name in NAMES if name != 'Anchor')}]")
    large.build()
    assert not large.has("tags/letter-a.html")
    assert large.has("tags/letter-b.html")


def test_a_small_directory_stands_on_one_page(archive):
    archive.story("one.md", "One", tags="[Mast, Anchor]")
    archive.build()
    assert entries(archive.page("tags/index.html")) == ["Anchor", "Mast"]
    assert not any("letter-" in address for address in archive.tree())


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Éire", "E"),
        ("“Touchline”", "T"),
        ("꽃집", "ㄱ"),
        ("カモメ", "か"),
        ("港", "漢"),
        ("1953", "0-9"),
        ("…", "#"),
    ],
)
def test_a_name_stands_under_the_letter_a_reader_looks_for_it_by(name, letter):
    assert letter_of(name) == letter


def test_both_kinds_of_kana_are_in_one_order():
    assert sorted(["さくら", "カモメ", "きく"], key=sort_key) == ["カモメ", "きく", "さくら"]


def test_letters_are_written_in_addresses_in_ascii():
    assert [letter_slug(letter) for letter in ("A", "0-9", "#", "漢", "ㄱ")] == [
        "a",
        "0-9",
        "other",
        "han",
        "u3131",
    ]


def test_a_guide_word_is_as_long_as_it_must_be():
    assert guide_word("Marsh", "Marshall") == "Marsha"
    assert guide_word("", "Abel") == "A"
