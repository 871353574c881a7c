"""Agencies behind a name."""

from __future__ import annotations

import pytest

from backfile.loader.agencies import without_agency


@pytest.mark.parametrize("printed", ["Jane Doe Associated Press", "Jane Doe The Associated Press"])
def test_the_longest_name_of_an_agency_is_taken_off(printed: str) -> None:
    assert without_agency(printed) == "Jane Doe"
