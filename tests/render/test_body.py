from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.records import Block
from backfile.render.body import body_html


def html(*blocks: Block, **options: str) -> str:
    return str(body_html(blocks, "Table", **options))


def test_paragraphs_are_escaped_and_keep_their_lines():
    assert html(Block("paragraph", "a < b & c\nd")) == "<p>a &lt; b &amp; c<br>\nd</p>"


def test_a_dateline_runs_into_the_first_paragraph():
    assert html(Block("paragraph", "Rain."), dateline="ELLERY, May 8") == (
        '<p><span class="dateline">ELLERY, May 8</span> Rain.</p>'
    )
    assert html(Block("paragraph", "Rain", "<p>Rain</p>"), dateline="ELLERY") == (
        '<p><span class="dateline">ELLERY</span> Rain</p>'
    )


def test_a_dateline_that_the_text_prints_is_not_shown_twice():
    for place, text in (("Oslo", "OSLO, Sept. 9 (Wire) - Rain"), ("オスロ", "（オスロ＝田中記者）北部")):
        assert html(Block("paragraph", text), dateline=place) == f"<p>{text}</p>"


def test_a_dateline_is_shown_where_there_is_no_paragraph():
    assert "ELLERY" in html(Block("list", "one"), dateline="ELLERY")


def test_lists_quotes_and_tables():
    assert html(Block("list", "one\ntwo", level=1)) == "<ol><li>one</li><li>two</li></ol>"
    assert html(Block("quote", "so\n\nthen")) == "<blockquote><p>so</p><p>then</p></blockquote>"
    table = html(Block("table", "a\tb\n1\t<2"))
    assert "<tr><td>a</td><td>b</td></tr><tr><td>1</td><td>&lt;2</td></tr>" in table


def test_regions_that_scroll_can_be_told_apart():
    text = html(Block("table", "a\tb"), Block("preformatted", "x"))
    assert re.findall(r'aria-label="([^"]+)"', text) == ["Table 1", "Table 2"]


def test_markup_from_the_source_is_passed_through_since_it_was_cleaned():
    assert html(Block("paragraph", "bold", "<p><b>bold</b></p>")) == "<p><b>bold</b></p>"
    assert html(Block("heading", "A", '<h4 id="a">A</h4>', level=4)) == '<h2 id="a">A</h2>'


@settings(max_examples=60)
@given(st.lists(st.integers(min_value=2, max_value=6), min_size=1, max_size=12))
def test_no_heading_level_is_skipped_and_depth_is_kept(levels):
    text = html(*(Block("heading", "x", level=level) for level in levels))
    written = [1, *map(int, re.findall(r"<h(\d)", text))]
    assert len(written) == len(levels) + 1
    assert all(below - above <= 1 for above, below in pairwise(written))
    for (source, shown), (next_source, next_shown) in pairwise(zip(levels, written[1:], strict=True)):
        assert (next_source > source) == (next_shown > shown)


@settings(max_examples=60)
@given(st.sampled_from(["paragraph", "heading", "quote", "list", "table", "preformatted"]), st.text())
def test_no_text_of_any_kind_becomes_markup(kind, text):
    written = html(Block(kind, text + "<script>&", level=2))
    assert "<script" not in written
