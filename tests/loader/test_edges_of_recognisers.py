"""What each recogniser must not take: one test for each condition that nothing else would have missed."""

from __future__ import annotations

import pytest
from readings import LEAD, SECOND, article_of

from backfile.loader import (
    byline,
    clauses,
    columns,
    dates,
    daylines,
    decks,
    load,
    names,
    notes,
    origin,
    placeparts,
)
from backfile.loader.layout import Layout
from backfile.loader.paragraphs import units
from backfile.records import Loaded


def test_two_words_or_three_in_small_letters_can_be_a_name() -> None:
    assert clauses.is_small("budi hartono")
    assert not clauses.is_small("kota")
    assert not clauses.is_small("kota yang tua di tepi laut")


def test_a_line_that_opens_with_a_sign_of_pictures_is_an_origin_unless_it_is_a_sentence() -> None:
    sign = origin._SIGNS[0]
    assert origin.is_origin(f"{sign} Valley Herald / Ruth Hale")
    assert not origin.is_origin(f"{sign} The boats came home: all of them / and they were full.")


def test_only_a_short_line_tells_a_minute() -> None:
    line = "By Jane Doe, May 4, 1951, 3:05 PM"
    assert daylines.tells_minute(line)
    assert not daylines.tells_minute(
        f"{line} and then for the rest of the evening until nobody was left in the hall" + ", " * 9
    )


def test_when_a_report_was_on_the_air_is_told_only_below_a_byline_or_day() -> None:
    said = "Sendung: Markt am Abend, NR, 3.5.2024, 15:10 Uhr"
    text = "Der Rat hat die Entscheidung über die Mole vertagt, nachdem die Fischer den Saal gefüllt hatten."
    signed = article_of(f"Rat vertagt die Entscheidung\nVon Anna Berg\n{said}\n\n{text}\n\n{text}\n")
    assert said in [note.text for note in signed.notes]
    unsigned = article_of(f"Rat vertagt die Entscheidung\n{said}\n\n{text}\n\n{text}\n")
    assert said not in [note.text for note in unsigned.notes]


def test_a_letter_behind_a_word_that_is_no_month_is_no_day() -> None:
    assert placeparts._is_misread_day("Nov. B", "en")
    assert not placeparts._is_misread_day("Plan B", "en")


def test_in_columns_a_single_broken_word_is_made_whole() -> None:
    lines = ["the board met in the hall of the har-", "bour for three hours"]
    joined = units(lines, range(2), Layout("ocr columns", 0.9, 40), 0)
    assert [unit.text for unit in joined] == ["the board met in the hall of the harbour for three hours"]
    wrapped = units(lines, range(2), Layout("hard-wrapped with blank lines", 0.9, 40), 0)
    assert [unit.text for unit in wrapped] == ["the board met in the hall of the har-bour for three hours"]


def test_a_line_all_in_capitals_opens_no_report_in_columns_without_a_day_or_an_agency() -> None:
    assert columns.opens_report("PORT ELLIS, May 3.—The board put off its", "vote on the pier.", "en")
    assert not columns.opens_report("PORT ELLIS — BOARD PUTS OFF", "ITS VOTE ON THE PIER", "en")


def test_a_number_and_letters_with_stops_are_no_day_unless_they_name_a_month() -> None:
    assert dates.find("4 พ.ค.", "th") is not None
    assert dates.find("4 ก.ก.", "th") is None


@pytest.mark.parametrize("name", ["Missing", "Other"])
def test_a_picture_that_cannot_be_shown_is_not_told_to_lack_words(name: str) -> None:
    found = load("articles/a.md", f"# Board Meets\n\n![]({name}.jpg)\n\n{LEAD}\n\n{SECOND}\n".encode())
    assert isinstance(found, Loaded)
    assert "picture-without-alt" not in [doubt.code for doubt in found.warnings]


def test_what_a_broadcast_line_lacks_without_a_time_makes_it_none() -> None:
    assert daylines.is_broadcast("Sendung: Markt am Abend, 3.5.2024, 15:10 Uhr", "de")
    assert not daylines.is_broadcast("Sendung: Markt am Abend, 3.5.2024", "de")


def test_a_name_in_brackets_closes_a_caption_only_if_it_is_shorter_than_what_is_seen() -> None:
    assert decks._closes_with_origin("The ferry in May. (Valley Museum)")
    assert not decks._closes_with_origin("May. (Valley Museum)")


def test_an_agency_alone_signs_a_byline_and_a_word_does_not() -> None:
    assert byline._signs(["dpa"])
    assert not byline._signs(["Rat"])


def test_an_origin_needs_what_stands_before_its_stroke() -> None:
    assert origin.is_origin("AP/Ruth Hale")
    assert not origin.is_origin("(/Ruth Hale)")


def test_an_address_in_a_long_line_is_no_contact() -> None:
    line = "The editors can be reached at news@example.org, where letters are read each day by the whole desk"
    assert notes.is_contact(line)
    assert not notes.is_contact(f"{line} and, as they have said in every one of their issues, answered")


def test_a_call_to_read_is_no_sentence() -> None:
    assert notes.kind("Lea: La junta aplaza la votación") == "related"
    assert notes.kind("Lea: La junta aplazó la votación del muelle.") is None


def test_names_without_anything_between_are_told_by_words_of_a_name_s_length() -> None:
    assert names.split("Anna Berg Jan Holm Ruth Hale") == ("Anna Berg", "Jan Holm", "Ruth Hale")
    assert names.split("Anna De Jan La Ruth Hale") == ("Anna De Jan La Ruth Hale",)


def test_no_name_is_longer_than_a_line_of_names() -> None:
    assert names.is_name("Maximiliana Hohenbergerin")
    assert not names.is_name(
        " ".join(("Maximiliana-Theodorina", "Hohenbergerin-Unterkirchner", "Oberholzerwald"))
    )


def test_a_day_that_is_not_whole_adds_no_evidence() -> None:
    found = article_of(f"Board Puts Off Vote\n4 May\n\n{LEAD}\n\n{SECOND}\n")
    assert found.date is None
    assert [item for item in found.reading.evidence if item.field == "date"] == []


def test_a_day_beside_the_section_is_told_in_short_lines_only() -> None:
    line = "Nachricht 19. November 2021"
    assert daylines.of_section(line, "de") is not None
    assert daylines.of_section(f"{'Nachricht ' * 20}19. November 2021", "de") is None


def test_a_cell_says_where_its_words_stand_by_a_class() -> None:
    found = load("a.md", f"# Catch\n\n{LEAD}\n\n|Port|Cod|\n|---|---:|\n|Kelm|3|\n".encode())
    assert isinstance(found, Loaded)
    table = next(block for block in found.article.body if block.kind == "table")
    assert "right" in table.html
    assert "style" not in table.html
