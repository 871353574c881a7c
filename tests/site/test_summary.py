from __future__ import annotations

from machine_records import BARE, FLOOD, page_with

from backfile.records import Block
from backfile.site.summary import shortened, summary


def test_the_subhead_is_the_summary() -> None:
    assert summary(FLOOD) == "Boats in <Mill Lane>"


def test_without_a_subhead_the_body_begins_it() -> None:
    page = page_with(subhead=None, body=(Block("heading", "I.", level=2), Block("paragraph", "It  rained.")))
    assert summary(page.article) == "It rained."
    assert summary(BARE.article) == ""


def test_long_text_is_cut_between_words() -> None:
    assert shortened("one two, three", 11) == "one two…"


def test_text_without_spaces_is_cut_all_the_same() -> None:
    assert shortened("물" * 300, 200) == "물" * 199 + "…"
