"""How reports came in the telegraph's time, and the decks in capitals of its papers."""

from __future__ import annotations

import pytest
from readings import LEAD, SECOND, article_of

from backfile.loader import load
from backfile.records import Loaded


@pytest.mark.parametrize(
    "line",
    [
        "(By Cable.—Press Association.—Copyright.)",
        "BY TELEGRAPH.",
        "By Special Wire to the Herald",
        "(Received May 4, 9.30 a.m.)",
    ],
)
def test_the_way_that_a_report_came_is_neither_a_byline_nor_a_place(line: str) -> None:
    found = article_of(f"THE NEW PIER.\n{line}\nLONDON, May 3.\n{LEAD}\n{SECOND}\n")
    assert (found.byline, found.subhead, found.dateline) == (None, None, "LONDON")
    assert [note.text for note in found.notes] == [line]


@pytest.mark.parametrize(
    "line", ["(From Our Own Correspondent.)", "From our correspondent", "By Our Own Correspondent"]
)
def test_an_office_in_place_of_a_name_is_a_byline_without_authors(line: str) -> None:
    found = article_of(f"The New Pier\n\n{line}\n\n{LEAD}\n\n{SECOND}\n")
    assert (found.byline, found.authors) == (line, ())


def test_a_deck_that_begins_so_is_a_deck() -> None:
    found = article_of(
        f"Lessons Are Sent to Pupils\nBy Mail for the First Week of School\n\n{LEAD}\n\n{SECOND}\n"
    )
    assert found.subhead == "By Mail for the First Week of School"


def test_a_sentence_that_begins_so_is_text() -> None:
    text = f"From our window we saw the boats\n\nFrom our window we saw them.\n\n{LEAD}\n\n{SECOND}\n"
    assert article_of(text).byline is None


def test_decks_in_capitals_with_full_stops_are_subheads() -> None:
    found = article_of(
        "BOARD PUTS OFF ITS VOTE.\n\nFISHERMEN FILL THE HALL.\n\nSPEECHES FOR THREE HOURS.\n\n"
        f"(From Our Correspondent.)\n\nPORT ELLIS, May 3.—{LEAD}\n\n{SECOND}\n"
    )
    assert found.subhead == "FISHERMEN FILL THE HALL.\nSPEECHES FOR THREE HOURS."
    assert found.byline == "(From Our Correspondent.)"
    assert found.dateline == "PORT ELLIS"


def test_a_text_all_in_capitals_has_no_decks() -> None:
    found = article_of(
        f"BOARD PUTS OFF ITS VOTE\n\nIT WILL SPEAK IN MAY.\n\n{LEAD.upper()}\n\n{SECOND.upper()}\n"
    )
    assert found.subhead is None


def test_letters_like_fc_in_a_japanese_line_are_no_capitals() -> None:
    lead = "県カップは13日、準決勝があり、港南FCが新町に3―1で逆転勝ちし、初の決勝進出を決めた。"
    found = article_of(
        f"港南FC、初の決勝へ\n5月14日 19時03分\n佐藤健一\n{lead}\n"
        f"現場付近の様子＝13日午後、佐藤健一撮影\n{lead}\n"
    )
    assert found.subhead is None


def test_a_day_between_two_dashes_behind_the_place_is_the_date() -> None:
    found = article_of(f"Board Puts Off Vote\n\nPORT ELLIS, Maine – May 4, 2021 – {LEAD}\n\n{SECOND}\n")
    assert found.dateline == "PORT ELLIS, Maine"
    assert found.date is not None
    assert found.date.iso == "2021-05-04"


def test_a_japanese_headline_goes_on_after_a_comma() -> None:
    found = article_of(
        "港湾委員会、\n桟橋の採決を延期\n\n港湾委員会は月曜日の夜、桟橋の採決を延期した。漁師たちが会場を埋めた。\n"
    )
    assert "".join(found.headline.split()) == "港湾委員会、桟橋の採決を延期"
    assert found.subhead is None


@pytest.mark.parametrize("text", ["[b]Board[/b]\n\n[i]By Anna Berg[/i]", "'''Board'''\n{{date|May 4}}"])
def test_signs_of_forums_and_wikis_are_told(text: str) -> None:
    found = load("a.txt", f"{text}\n\n{LEAD}\n\n{SECOND}\n".encode())
    assert isinstance(found, Loaded)
    assert [(doubt.code, doubt.line) for doubt in found.warnings if doubt.code == "markup"] == [("markup", 1)]
