"""A change marks what shows it, and leaves the rest alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backfile.catalog.faces import Face, Membership, Shown
from backfile.catalog.touched import ARCHIVE_UNITS, Touched

SHOWN = Shown(
    day=19310509,
    path="articles/a.txt",
    address="1931/05/09/flood.html",
    language="en",
    encoding="utf-8",
    noindex=0,
    avoid="",
    card=b"card",
    lead=None,
)
NEWS, FLOODS, FERRIES = 1, 2, 3
FACE = Face(SHOWN, frozenset({Membership(NEWS, 10, False), Membership(FLOODS, 20, True)}))
LISTINGS = {"day:19310509", "month:193105", "year:1931", "anniversary:0509", "sitemap:1931"}
TEXT_ALONE = {"article:7", "former:", "front:", "hosting:", "search:"}


def touched(before: Face | None, after: Face | None) -> Touched:
    found = Touched()
    found.article(7, before, after)
    return found


def test_a_text_that_looks_the_same_in_listings_touches_none_of_them() -> None:
    found = touched(FACE, FACE)
    assert found.units == TEXT_ALONE
    assert found.terms == set()


@pytest.mark.parametrize("faces", [(None, FACE), (FACE, None)], ids=["came", "went"])
def test_an_article_that_comes_or_goes_touches_all_that_lists_it(
    faces: tuple[Face | None, Face | None],
) -> None:
    found = touched(*faces)
    assert found.units == {"article:7", *LISTINGS, *ARCHIVE_UNITS}
    assert found.terms == {NEWS, FLOODS}
    assert found.since == {NEWS: SHOWN.day, FLOODS: SHOWN.day}


@pytest.mark.parametrize(
    "shown",
    [
        replace(SHOWN, card=b"other"),
        replace(SHOWN, noindex=1),
        replace(SHOWN, lead=b"picture"),
        replace(SHOWN, language="fr"),
        replace(SHOWN, address="1931/05/09/floods.html"),
    ],
    ids=["card", "noindex", "lead", "language", "address"],
)
def test_an_article_that_looks_otherwise_touches_all_that_lists_it(shown: Shown) -> None:
    found = touched(FACE, replace(FACE, shown=shown))
    assert LISTINGS | set(ARCHIVE_UNITS) < found.units
    assert found.since == {NEWS: SHOWN.day, FLOODS: SHOWN.day}


def test_another_day_touches_the_listings_of_both() -> None:
    found = touched(FACE, replace(FACE, shown=replace(SHOWN, day=19320000)))
    assert LISTINGS | {"year:1932", "sitemap:1932"} < found.units
    assert found.since == {NEWS: SHOWN.day, FLOODS: SHOWN.day}


def test_another_tag_touches_its_listing_and_the_index_pages_of_the_tags_beside_it() -> None:
    after = replace(FACE, memberships=FACE.memberships | {Membership(FERRIES, 30, True)})
    found = touched(FACE, after)
    assert found.terms == {FERRIES}
    assert found.since[FERRIES] == SHOWN.day < 99_991_231 < found.since[FLOODS]
    assert {"directory:tag", "front:", "sitemap:pages"} < found.units
    assert found.units.isdisjoint({"directory:author", "about:", "years:", "feed:"})


def test_another_author_touches_no_tag() -> None:
    after = replace(FACE, memberships=FACE.memberships | {Membership(FERRIES, 30, False)})
    found = touched(FACE, after)
    assert found.terms == {FERRIES}
    assert "directory:author" in found.units


def test_another_way_of_writing_a_term_touches_it() -> None:
    after = replace(FACE, memberships=frozenset({Membership(NEWS, 11, False), Membership(FLOODS, 20, True)}))
    assert touched(FACE, after).terms == {NEWS}
