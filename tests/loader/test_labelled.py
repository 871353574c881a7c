"""Heads and feet of exports, whose lines say by their labels what they are; and days that cannot be read."""

from __future__ import annotations

import pytest
from readings import LEAD, SECOND, article_of

from backfile.defaults import DatePattern, Defaults
from backfile.loader import load
from backfile.records import Article, Loaded


def body(found: Article) -> list[str]:
    return [block.text for block in found.body]


@pytest.mark.parametrize(
    "head",
    [
        "Title: Board Puts Off Vote\nAuthor: Edith Carrow\nDate: May 4, 2021\nSource: The Herald",
        "AUTHOR: Edith Carrow\nHEADLINE: Board Puts Off Vote\nPublished: 4 May 2021\nSECTION: News",
        "Date: Tue, 4 May 2021 10:15:00 +0000\nSubject: Board Puts Off Vote\nWriter: Edith Carrow",
        "Titel: Board Puts Off Vote\nAutorin: Edith Carrow\nDatum: 04.05.2021",
    ],
)
def test_a_labelled_head_gives_the_fields_without_their_labels(head: str) -> None:
    found = article_of(f"{head}\n\n{LEAD}\n\n{SECOND}\n")
    assert (found.headline, found.authors) == ("Board Puts Off Vote", ("Edith Carrow",))
    assert found.date is not None
    assert found.date.iso == "2021-05-04"
    assert (found.subhead, body(found)) == (None, [LEAD, SECOND])


def test_a_labelled_text_stays_in_the_body() -> None:
    found = article_of(f"Title: Board Puts Off Vote\nAuthor: Edith Carrow\nText: {LEAD}\n\n{SECOND}\n")
    assert body(found) == [f"Text: {LEAD}", SECOND]


def test_a_headline_with_a_colon_is_no_labelled_head() -> None:
    found = article_of(f"Subject: Board Puts Off Vote\n\n{LEAD}\n\n{SECOND}\n")
    assert found.headline == "Subject: Board Puts Off Vote"


def test_what_a_database_prints_in_capitals_around_a_text_is_no_text() -> None:
    found = article_of(
        f"Board Puts Off Vote\n\nBYLINE: Edith Carrow\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 120 words\n\n"
        f"{LEAD}\n\n{SECOND}\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n"
    )
    assert found.authors == ("Edith Carrow",)
    assert body(found) == [LEAD, SECOND]
    assert len(found.notes) == 4


@pytest.mark.parametrize("day", ["05/04/1951", "4/5/51", "31 February 1951"])
def test_a_day_that_cannot_be_read_is_told_and_settled_by_a_date(day: str) -> None:
    text = f"Board Puts Off Vote\n{day}\n\n{LEAD}\n\n{SECOND}\n".encode()
    found = load("a.txt", text)
    assert isinstance(found, Loaded)
    assert found.article.date is None
    assert [(doubt.code, doubt.line) for doubt in found.warnings] == [("doubtful-date", 2)]
    assert "as much as is known: 1951, 1951-05 or 1951-05-09" in found.warnings[0].hint
    for date in (b"date: 1951-05-04", b"date: 1951"):
        settled = load("a.txt", text, sidecar=date)
        assert isinstance(settled, Loaded)
        assert settled.warnings == ()


def test_a_day_without_a_year_is_no_doubt_nor_is_one_that_the_path_settles() -> None:
    without = load("a.txt", f"Board Puts Off Vote\n4 May\n\n{LEAD}\n".encode())
    ours = Defaults(date_pattern=DatePattern("{year}/*", ""))
    dated = load("1951/a.txt", f"Board Puts Off Vote\n05/04/1951\n\n{LEAD}\n".encode(), defaults=ours)
    for found in (without, dated):
        assert isinstance(found, Loaded)
        assert found.warnings == ()


def test_a_paragraph_with_the_mark_of_a_footnote_is_no_subhead() -> None:
    found = article_of(f"Board Puts Off Vote\n\n{LEAD}[1]\n\n{SECOND}\n\n[1] Minutes of the board.\n")
    assert found.subhead is None
