"""A name above the headline is who writes where the day, the minute or a short headline below tells so."""

from __future__ import annotations

import pytest
from readings import LEAD, SECOND, article_of

DAY = "May 4, 1951"
MINUTE = "May 4, 1951 10:15"
TITLE = "County to Mend the Old Bridge"
LONG = f"{LEAD} {SECOND}"


def authors(*lines: str) -> tuple[str, ...]:
    return article_of(*lines, parted_by="\n\n").authors


@pytest.mark.parametrize(
    "lines",
    [
        ("Ruth Hale", DAY, TITLE),
        ("Ruth Hale", DAY, "Will the County Mend the Old Bridge?"),
        ("Ruth Hale", MINUTE, TITLE),
        ("Ruth Hale", "OPINION", MINUTE, TITLE),
        ("OPINION", "Ruth Hale", DAY, TITLE),
        ("Ruth Hale", TITLE),
    ],
)
def test_a_name_above_the_headline_is_the_writer_s(lines: tuple[str, ...]) -> None:
    assert authors(*lines, LONG, SECOND) == ("Ruth Hale",)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("PORT NEWS", DAY, TITLE), id="capitals above the day"),
        pytest.param(("港の知らせ", "2021年5月4日", "港の橋を直す"), id="no capitals above the day"),
        pytest.param(("Ruth Hale", DAY, "The county will mend the bridge."), id="a sentence below the day"),
        pytest.param(("Ruth Hale", "Thursday", TITLE), id="a day of the week alone"),
        pytest.param(("Ruth Hale", DAY, "Hale Will Mend the Old Bridge"), id="told of below the day"),
        pytest.param(("Ruth Hale", MINUTE, "Hale Will Mend the Old Bridge"), id="told of below the minute"),
        pytest.param(("Ruth Hale", MINUTE, "The county will mend the bridge."), id="a sentence and a minute"),
        pytest.param(("Winter sports", MINUTE, TITLE), id="no name above the minute"),
        pytest.param(("OPINION", "Ruth Hale", DAY, "The county will mend it."), id="a rubric and a sentence"),
        pytest.param(("PORT NEWS", TITLE), id="capitals above the headline"),
        pytest.param(("Ruth Hale", "The county will mend the bridge."), id="a sentence below"),
        pytest.param(
            ("Ruth Hale", "County to Mend a Bridge and to Open a Path in May"), id="a headline of many words"
        ),
        pytest.param(
            ("Ruth Hale", "Countywide Bridge-Mending Considerations Overwhelmingly Disappointing Fishermen"),
            id="a headline of long words",
        ),
        pytest.param(("Ruth Hale", "By Ann Holt"), id="a byline below"),
        pytest.param(("Anna Maria Sofia Berg", TITLE), id="four words"),
    ],
)
def test_what_looks_like_a_name_above_the_headline_is_none(lines: tuple[str, ...]) -> None:
    assert not {*lines}.intersection(authors(*lines, LONG, SECOND))


def test_a_name_above_a_headline_that_no_long_paragraph_follows_is_the_headline() -> None:
    assert authors("Ruth Hale", TITLE, "The board met.", SECOND) == ()
