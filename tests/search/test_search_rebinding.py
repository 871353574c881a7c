"""A volume that is bound again from what it was is the volume that is bound from nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.search import Binding, PackedSlice, Rebinding, SearchDocument, index_slice, shelves, unpack

WORDS = ("a", "able", "bay", "bays", "cannery", "dock", "ferry", "fog", "harbour", "strike", "w" * 30, "zeal")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
SLICES = st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=4)


@pytest.fixture(autouse=True)
def small_files(monkeypatch):
    monkeypatch.setattr(shelves, "WORDS", shelves.Limits(10, 24))
    monkeypatch.setattr(shelves, "PLACES", shelves.Limits(8, 16))


def packed(texts: list[str]) -> PackedSlice:
    return unpack(
        index_slice(
            SearchDocument(address=f"{number}.html", headline="Able", body=text)
            for number, text in enumerate(texts)
        )
    )


def check(before: list[list[str]], now: list[list[str]]) -> tuple[set[str], set[str]]:
    """The files that are made again, and those that are kept."""
    old, new = [packed(texts) for texts in before], [packed(texts) for texts in now]
    first, anew = Binding("key"), Binding("key")
    standing, wanted = dict(first.files(old)), dict(anew.files(new))
    again = Rebinding("key", first.words, first.places)
    changed = {number: part for number, part in enumerate(old) if part != new[number]}
    made = dict(again.files(new, changed))
    assert made.keys().isdisjoint(again.kept)
    assert {**{address: standing[address] for address in again.kept}, **made} == wanted
    assert (again.words, again.places) == (anew.words, anew.places)
    return set(made), set(again.kept)


# The fixture is set once for all examples, which change nothing of it.
@settings(max_examples=150)
@given(SLICES, st.data())
def test_it_is_the_same_after_any_change_of_texts(before: list[list[str]], data: st.DataObject) -> None:
    now = [list(texts) for texts in before]
    for number in data.draw(st.sets(st.integers(0, len(now) - 1), max_size=2)):
        now[number] = data.draw(st.lists(TEXTS, min_size=1, max_size=4))
    check(before, now)


def test_the_first_word_may_go_and_another_come() -> None:
    check([["bay dock ferry fog"], ["cannery strike"]], [["dock ferry fog zeal"], ["cannery strike"]])
    check([["dock ferry fog zeal"], ["cannery"]], [["a bay dock ferry fog zeal"], ["cannery"]])


def test_a_word_at_the_end_of_a_text_leaves_most_files_alone() -> None:
    text = " ".join(f"{word}{number}" for word in WORDS[:10] for number in range(30))
    made, kept = check([[text], [text]], [[f"{text} fog7"], [text]])
    assert len(made) <= 8 < 50 < len(kept)


def test_a_word_that_stands_elsewhere_in_a_text_leaves_the_files_of_postings_alone() -> None:
    text = " ".join(f"{word}{number}" for word in WORDS[:10] for number in range(30))
    made, kept = check([[f"fog7 fog8 {text}"], [text]], [[f"fog8 fog7 {text}"], [text]])
    assert not any("/w-" in address for address in made)
    assert len([address for address in made if "/p-" in address]) < 8 < 50 < len(kept)
