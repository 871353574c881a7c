"""Bylines and datelines in columns, as OCR has them."""

import pytest

from backfile.loader import columns


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Associated Press", "Associated Press"),
        ("! By Associated Press", "Associated Press"),
        ("i By Associated Press", "Associated Press"),
        ("By Associated Press I", "Associated Press"),
        ("f By Associated Press", "Associated Press"),
        ("Py Associated Press", "Associated Press"),
        ("• j By GEORGE M. WYATT", "GEORGE M. WYATT"),
    ],
)
def test_a_byline_is_known_among_specks_and_printed_as_it_stands(line: str, author: str) -> None:
    found = columns.byline_in(line, "en")
    assert found is not None
    assert (found.text, found.authors) == (line, (author,))


@pytest.mark.parametrize("line", ["Try Associated Presses", "NEW YORK. Jan. 6.—The", "I was", "| j", ""])
def test_other_lines_of_a_column_are_no_bylines(line: str) -> None:
    assert columns.byline_in(line, "en") is None


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("London, Keb. 15. —Reuter's man says", "London"),
        ("! Providence. R. 1., Jan. 26. The State", "Providence. R. 1"),
        ("• j Scranton. Pa.. March 23.—The blow", "Scranton. Pa."),
        ("Chicago. 111.. April 14.—An eight", "Chicago. 111."),
        ("1 St. Louis, Mo., June 13.—Delegates to the", "St. Louis, Mo."),
        ("Chicago. Jan. 26. —Frank and a woman", "Chicago"),
        ("Philadelphia, Pa., March 6 Eulogies of the lawyer", "Philadelphia, Pa."),
    ],
)
def test_a_place_before_a_day_is_read_out_though_letters_are_misread(opening: str, place: str) -> None:
    found = columns.dateline_in(opening, "en")
    assert found is not None
    assert (found.place, found.date) == (place, None)


@pytest.mark.parametrize(
    "opening",
    [
        "Mr. Dunn came in March 3 and left",
        "The captain. Said 15 men",
        "Smith, Pork 15. The",
        "On March 6 the ferry",
    ],
)
def test_a_sentence_of_a_column_is_no_dateline(opening: str) -> None:
    assert columns.dateline_in(opening, "en") is None
