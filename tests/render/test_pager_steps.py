from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.render.pager import pager


def numbers(*arguments: int) -> list[int]:
    return [step.number for step in pager("tags/x/index.html", *arguments)]


def test_a_listing_of_one_page_has_no_pager():
    assert pager("tags/x/index.html", 0, 0) == ()


def test_far_pages_are_reached_by_round_numbers():
    assert numbers(0, 2300) == [2301, 2300, 2290, 2200, 2000, 1]
    assert numbers(1234, 2300) == [2301, 2000, 1300, 1240, 1235, 1234, 1233, 1230, 1200, 1000, 1]


def test_steps_know_their_addresses_their_gaps_and_their_place():
    newest, *_, oldest = pager("tags/x/page-2.html", 2, 3)
    assert newest.address == "tags/x/index.html"
    assert oldest.address == "tags/x/page-1.html"
    assert [(step.rel, step.current) for step in pager("tags/x/page-2.html", 2, 3)] == [
        ("", False),
        ("prev", False),
        ("", True),
        ("next", False),
    ]
    assert [step.gap for step in pager("x/index.html", 0, 30)] == [False, False, True, True]


@settings(max_examples=80)
@given(st.integers(min_value=1, max_value=100_000), st.data())
def test_any_page_is_named_once_and_the_pager_stays_short(pages, data):
    here = data.draw(st.integers(min_value=0, max_value=pages))
    steps = pager("x/index.html", here, pages)
    assert sum(step.current for step in steps) == 1
    assert {steps[0].number, steps[-1].number} == {pages + 1, 1}
    assert len({step.number for step in steps}) == len(steps) <= 17
