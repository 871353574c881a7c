"""Listings of many pages: a change makes the pages that it moves, and leaves those before it alone."""

import random

import pytest

from backfile.plan import listings


def grow(archive, count):
    archive.write("/site.yaml", "page_size: 5\n")
    for number in range(count):
        write(archive, number, f"19{10 + number // 12}-{number % 12 + 1:02d}-09", "[Ferry, Harbour]")


def write(archive, number, date, tags, headline=None):
    archive.story(
        f"{number:03d}.md",
        headline or f"Story {number}",
        date=date,
        tags=tags,
        authors="[Tom Weir]",
        section="News",
    )


@pytest.fixture
def planned(monkeypatch):
    """The numbers of the pages of listings that were planned, by the listing's label."""
    found = {}
    pages = listings._pages

    def noted(head, cards, site, extras, first=1):
        for each in pages(head, cards, site, extras, first):
            found.setdefault(head.label, []).append(each.address)
            yield each

    monkeypatch.setattr(listings, "_pages", noted)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_after_any_change_all_pages_are_those_of_a_clean_build(archive, tmp_path, seed):
    draw = random.Random(seed)
    grow(archive, 50)
    archive.build()
    for step in range(6):
        for number in draw.sample(range(56), draw.choice((1, 1, 2, 8))):
            if (archive.root / "articles" / f"{number:03d}.md").exists() and draw.random() < 0.4:
                archive.delete(f"{number:03d}.md")
                continue
            date = draw.choice((f"19{draw.randint(10, 15)}-05-09", f"19{draw.randint(10, 15)}", ""))
            tags = draw.choice(("[Ferry, Harbour]", "[Ferry]", "[Harbour, Trade]", "[ferry, Trade]"))
            write(archive, number, date, tags, draw.choice((None, "Another headline")))
        archive.build()
        assert archive.tree() == archive.built_anew(tmp_path / str(step)), f"seed {seed}, step {step}"


def test_the_pages_before_a_change_are_not_looked_at(archive, planned):
    grow(archive, 50)
    archive.build()
    planned.clear()
    write(archive, 42, "1913-07-09", "[Ferry, Harbour]", "Another headline")
    archive.build()
    numbered = ["tags/ferry/page-8.html", "tags/ferry/page-9.html"]
    assert planned["Ferry"][-3:] == [*numbered, "tags/ferry/index.html"]
    assert not {f"tags/ferry/page-{number}.html" for number in range(1, 8)} & set(planned["Ferry"])


def test_of_a_tag_beside_another_the_last_pages_are_enough(archive, planned):
    grow(archive, 50)
    archive.build()
    planned.clear()
    write(archive, 2, "1910-03-09", "[Ferry, Harbour, Trade]")
    archive.build()
    assert "tags/trade/index.html" in planned["Trade"]
    assert "tags/ferry/page-3.html" not in planned["Ferry"]
    assert "tags/ferry/index.html" in planned["Ferry"]


def test_another_spelling_of_a_tag_is_shown_on_all_its_pages(archive, tmp_path):
    grow(archive, 12)
    archive.build()
    for number in range(7):
        write(archive, number + 5, f"1911-{number + 1:02d}-09", "[FERRY, Harbour]")
    archive.build()
    assert archive.tree() == archive.built_anew(tmp_path / "clean")
