"""Citations say what is known, as exactly as it is known, and survive any text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from machine_records import BARE, OFFLINE, PAGE, SITE, page_with
from msgspec.structs import replace

from backfile.records import PartialDate
from backfile.site import citations
from backfile.site.names import Name, parted
from backfile.site.reference import reference


@pytest.mark.parametrize(
    ("date", "bibtex", "ris", "csl"),
    [
        (PartialDate(1931), "year = {1931},\n  language", "DA  - 1931///", [1931]),
        (PartialDate(1931, 5), "month = may,\n  language", "DA  - 1931/05//", [1931, 5]),
        (PartialDate(1931, 5, 9), "day = {9},\n  language", "DA  - 1931/05/09/", [1931, 5, 9]),
    ],
)
def test_a_date_keeps_its_precision(date: PartialDate, bibtex: str, ris: str, csl: list[int]) -> None:
    cited = reference(page_with(date=date), SITE)
    assert bibtex in citations.bibtex(cited)
    assert ris in citations.ris(cited)
    assert json.loads(citations.csl_json(cited))[0]["issued"] == {"date-parts": [csl]}
    assert f"The Packet, {date.iso}. " in citations.plain(cited)


def test_nothing_is_said_that_is_not_known() -> None:
    cited = reference(BARE, OFFLINE)
    assert citations.bibtex(cited) == (
        "@article{undated-note,\n  title = {{A note}},\n  journal = {The Port Ellery Packet},\n}\n"
    )
    assert citations.ris(cited) == (
        "TY  - NEWS\r\nTI  - A note\r\nT2  - The Port Ellery Packet\r\n"
        "DB  - The Port Ellery Packet\r\nER  - \r\n"
    )
    assert set(json.loads(citations.csl_json(cited))[0]) == {"id", "type", "title", "container-title"}
    assert citations.plain(cited) == "“A note.” The Port Ellery Packet."


def test_suggested_tags_are_no_keywords() -> None:
    assert reference(PAGE, SITE).keywords == ("Floods",)


@pytest.mark.parametrize(
    ("printed", "language", "expected"),
    [
        ("Jane Doe", "en", Name("Doe", "Jane")),
        ("Jane Doe", "en-GB", Name("Doe", "Jane")),
        ("Doe, Jane", None, Name("Doe", "Jane")),
        ("J. R. Doe", None, Name("Doe", "J. R.")),
        ("Jane R. Doe", "ko", Name("Doe", "Jane R.")),
        ("J. van der Berg", "nl", Name("van der Berg", "J.")),
        ("Pat O'Neill", "en", Name("O'Neill", "Pat")),
    ],
)
def test_a_name_with_a_known_order_is_parted(printed: str, language: str | None, expected: Name) -> None:
    assert parted(printed, language) == expected


@pytest.mark.parametrize(
    ("printed", "language"),
    [
        ("Plato", "en"),
        ("김민수", "ko"),
        ("김 민수", "en"),
        ("Kim Min-su", "en"),
        ("Park Jin", "en"),
        ("Li Wei", "en"),
        ("Xi Jinping", "en"),
        ("Nagy Anna", "hu"),
        ("Jane Doe", None),
        ("Gabriel García Márquez", "es"),
        ("John Smith, Jr.", "en"),
        ("Dr. Jones", "en"),
        ("AP", "en"),
        ("ASSOCIATED PRESS", "en"),
        ("محمد علي", "ar"),
        ("", "en"),
    ],
)
def test_a_name_of_unknown_order_stays_whole(printed: str, language: str | None) -> None:
    assert parted(printed, language) == Name(printed)


def test_the_source_as_its_own_author_stays_whole() -> None:
    page = page_with(authors=("Associated Press",), source="Associated Press")
    assert reference(page, SITE).authors == (Name("Associated Press"),)


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


@settings(max_examples=50)
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_keeps_the_formats_whole(headline: str, author: str) -> None:
    cited = replace(reference(page_with(headline=headline, authors=(author,)), SITE))
    entry = citations.bibtex(cited)
    depth = 0
    for character in entry:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert entry.endswith("}\n")
    lines = citations.ris(cited).split("\r\n")
    assert all(line[2:6] == "  - " for line in lines[:-1])
    assert json.loads(citations.csl_json(cited))[0]["title"] == " ".join(headline.split())
