"""Slices cut again near a change are those of an archive cut from nothing, and the rest is not listed."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.search import Cut, Reading, recut

ARCHIVES = st.sets(st.integers(0, 400), max_size=150)
CHANGES = st.sets(st.integers(0, 400), max_size=6)


@pytest.fixture(autouse=True)
def small_slices(monkeypatch):
    for name, size in (("LEAST", 3), ("STEP", 4), ("MOST", 8)):
        monkeypatch.setattr(sys.modules["backfile.search.slices"], name, size)


class Archive:
    """Articles by number; `listed` counts those that were asked for."""

    def __init__(self, numbers: set[int]) -> None:
        self.places: list[Reading] = [(number, "") for number in sorted(numbers)]
        self.listed = 0

    def since(self, low: Reading | None) -> Iterator[tuple[Reading, str]]:
        for place in self.places[0 if low is None else bisect_left(self.places, low) :]:
            self.listed += 1
            yield place, f"{place[0]}.html"

    def cuts(self) -> list[Cut]:
        return recut((), (), self.since)


# The fixture is set once for all examples, which change nothing of it.
@settings(max_examples=300)
@given(ARCHIVES, CHANGES)
def test_it_is_the_same_after_any_change(before: set[int], toggled: set[int]) -> None:
    known, now = Archive(before).cuts(), Archive(before ^ toggled)
    starts = [cut.place for cut in known]
    changed = {max(bisect_right(starts, (number, "")) - 1, 0) for number in toggled} if starts else set()
    assert recut(known, changed, now.since) == now.cuts()


def test_what_is_not_near_a_change_is_not_listed() -> None:
    numbers = set(range(3000))
    known, now = Archive(numbers).cuts(), Archive(numbers - {1500})
    starts = [cut.place for cut in known]
    recut(known, {bisect_right(starts, (1500, "")) - 1}, now.since)
    assert now.listed < 60
