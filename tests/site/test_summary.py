from __future__ import annotations

from machine_records import BARE, FLOOD, page_with

from backfile.records import Block
from backfile.site.summary import OPENING, opening, shortened, summary


def test_the_subhead_is_the_summary() -> None:
    assert summary(FLOOD) == "Boats in <Mill Lane>"


def test_without_a_subhead_the_body_begins_it() -> None:
    page = page_with(subhead=None, body=(Block("heading", "I.", level=2), Block("paragraph", "It  rained.")))
    assert summary(page.article) == "It rained."
    assert summary(BARE.article) == ""


def test_long_text_is_cut_between_words() -> None:
    assert shortened("one two, three", 11) == "one two…"
    assert shortened("Until ten. Three more", 12) == "Until ten…"


def test_text_without_spaces_is_cut_all_the_same() -> None:
    assert shortened("물" * 300, 200) == "물" * 199 + "…"


def test_the_lines_of_a_deck_are_kept_apart_on_one_line() -> None:
    page = page_with(subhead="Wall reported unsound\nA letter read.\nBoard adjourns")
    assert summary(page.article) == "Wall reported unsound · A letter read. Board adjourns"


def test_an_opening_runs_over_paragraphs_and_leaves_headings_out() -> None:
    blocks = (Block("paragraph", "It rained."), Block("heading", "Noon", level=2), Block("quote", "It did."))
    assert opening(page_with(body=blocks).article) == "It rained. It did."
    assert len(opening(page_with(body=(Block("paragraph", "rain " * 500),)).article)) <= OPENING
