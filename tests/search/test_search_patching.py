"""A slice that is made from what it was is the slice that is indexed from nothing."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.search import SearchDocument, index_slice, unpack
from backfile.search.documents import results_in
from backfile.search.patching import Step, patched, steps

WORDS = ("a", "able", "bay", "ferry", "fog", "harbour", "Überfall", "zeal")
DOCUMENTS = st.builds(
    lambda number, words, repeated, section: SearchDocument(
        address=f"1931/{number}.html",
        headline=words[0],
        body=" ".join(words[1:] * repeated),
        date=("1931-05-09", "1931-05", "")[number % 3],
        section=section,
        language="en",
    ),
    st.integers(0, 99),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
    st.integers(1, 40),
    st.sampled_from(("", "Town", "Sport")),
)
ROWS = st.lists(DOCUMENTS, unique_by=lambda document: document.address, min_size=1, max_size=12)


def check(before: list[SearchDocument], now: list[SearchDocument]) -> None:
    found = steps(before, now)
    assert found is not None
    made = [Step(*each) for each in found]
    assert patched(unpack(index_slice(before)), made) == index_slice(now)


@settings(max_examples=200)
@given(ROWS, ROWS, st.data())
def test_it_is_the_same_after_any_change(
    before: list[SearchDocument], others: list[SearchDocument], data: st.DataObject
) -> None:
    now = [document for document in before if data.draw(st.booleans())]
    for document in others:
        if document not in before:
            now.insert(data.draw(st.integers(0, len(now))), document)
    check(before, now or before)


def test_it_is_the_same_in_a_slice_of_many_articles() -> None:
    draw = random.Random(1)
    before = [
        SearchDocument(
            address=f"{number:04d}.html",
            headline=f"Story {number}",
            body=" ".join(f"word{int(draw.paretovariate(0.4))}" for _ in range(60)),
            date=f"{1931 + number // 500}",
        )
        for number in range(4_000)
    ]
    edited = SearchDocument(
        address="0777.html", headline="Story 777", body="word1 word3999 ferry", date="1932"
    )
    check(before, [*before[:777], edited, *before[778:]])
    check(before, [*before[:777], *before[778:]])
    check([*before[:777], *before[778:]], before)


def test_rows_in_another_order_are_not_patched() -> None:
    assert steps("abc", "acb") is None


def test_the_files_of_results_can_be_read_again() -> None:
    document = SearchDocument(address="x/y.html", headline="Überfall", date="", section="Town")
    (block,) = unpack(index_slice([document])).blocks
    assert [(each.address, each.headline, each.date) for each in results_in(block)] == [
        ("x/y.html", "Überfall", "")
    ]
