"""CommonMark to blocks, and what of its HTML is let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backfile.loader import load
from backfile.loader.commonmark import passages, settled
from backfile.loader.sanitise import sanitise
from backfile.records import Block, Loaded


def blocks(text: str) -> list[Block]:
    return [passage.block for passage in passages(text.split("\n"))]


def test_a_table_keeps_its_columns_to_the_side_that_they_were_set_to() -> None:
    [passage] = passages(["|a|b|c|", "|---|--:|:-:|", "|1|2|3|"])
    assert '<td>1</td>\n<td class="right">2</td>\n<td class="center">3</td>' in passage.block.html


def test_cells_have_no_other_class() -> None:
    [passage] = passages(['<table><tr><td class="masthead right" align="right">1</td></tr></table>'])
    assert passage.block.html == "<table><tbody><tr><td>1</td></tr></tbody></table>"


def test_plain_paragraphs_need_no_html() -> None:
    assert blocks("One\nand the same.\n\n\nTwo.") == [
        Block("paragraph", "One and the same."),
        Block("paragraph", "Two."),
    ]


def test_markup_is_kept_as_html_beside_the_plain_text() -> None:
    assert blocks("The *ice* went [out](https://example.org/).") == [
        Block(
            "paragraph",
            "The ice went out.",
            '<p>The <em>ice</em> went <a href="https://example.org/" rel="noopener noreferrer">out</a>.</p>',
        )
    ]


def test_each_kind_of_block() -> None:
    text = """\
## Heading

> Quoted
> words

- one
- two *three*

1. first
2. second

| a | b |
|---|---|
| 1 | 2 |

```
code  here
```

***
"""
    found = blocks(text)
    assert [(block.kind, block.text, block.level) for block in found] == [
        ("heading", "Heading", 2),
        ("quote", "Quoted words", 0),
        ("list", "one\ntwo three", 0),
        ("list", "first\nsecond", 1),
        ("table", "a\tb\n1\t2", 0),
        ("preformatted", "code  here", 0),
    ]
    assert found[2].html == "<ul>\n<li>one</li>\n<li>two <em>three</em></li>\n</ul>"


_PIECES = [
    *(
        "word",
        "said.",
        "*a*",
        "**b**",
        "_",
        "<b>",
        "</b>",
        "<XYZ>",
        "`x`",
        "[a](b.html)",
        "[x]",
        "![a](b.jpg)",
    ),
    *(
        "&amp;",
        "~~s~~",
        "  ",
        " ",
        "\n",
        "\n\n",
        "* ",
        "- ",
        "1.",
        "#",
        "==",
        "|",
        "|-|",
        "\\",
        "\u3000",
        "\t",
        ">",
    ),
]


@given(st.lists(st.sampled_from(_PIECES), max_size=16).map("".join))
def test_paragraphs_are_read_alike_one_by_one_and_all_together(text: str) -> None:
    text = f"*One*.\n\n{text}"
    with_a_rule = f"{text}\n\n---"  # adds no block, but is no paragraph
    assert list(map(unspaced, blocks(text))) == list(map(unspaced, blocks(with_a_rule)))


def unspaced(block: Block) -> Block:
    """The block without the white space of its HTML, where a blank line can add a line end."""
    return replace(block, html="".join(block.html.split()) if block.html else block.html)


def test_a_block_knows_its_lines() -> None:
    found = passages(["# A", "", "One", "two", "", "- x", "- y"], first_line=10)
    assert [(passage.first, passage.last) for passage in found] == [(10, 10), (12, 13), (15, 16)]


@pytest.mark.parametrize(
    ("written", "levels"),
    [([1, 2, 3], [2, 3, 4]), ([2, 3], [2, 3]), ([3, 4], [2, 3]), ([1, 6], [2, 6])],
)
def test_headings_begin_below_the_headline(written: list[int], levels: list[int]) -> None:
    text = "\n\n".join(f"{'#' * level} *Part*" for level in written)
    found = settled(blocks(text))
    assert [block.level for block in found] == levels
    assert [block.html[:3] for block in found] == [f"<h{level}" for level in levels]
    assert [block.html[-5:] for block in found] == [f"</h{level}>" for level in levels]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "Words <script>alert(1)</script> here",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html,hi)",
        "[x](vbscript:x)",
        '<a href="JaVaScRiPt:alert(1)">x</a>',
        '<p style="position:fixed" onclick="x()" class="nav" id="main">x</p>',
        "<iframe src=https://example.org></iframe>",
        "<svg><script>alert(1)</script></svg>",
        "<style>body{display:none}</style>",
        "<form action=/x><input name=q></form>",
        '<link rel="stylesheet" href="https://example.org/x.css">',
        "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
        "![x](https://example.org/spy.png)",
        "![x](//example.org/spy.png)",
        '<img src="https://example.org/spy.png" alt="x">',
        "<video src=https://example.org/x.mp4></video>",
    ],
)
def test_nothing_runs_and_nothing_is_fetched(text: str) -> None:
    loaded = load("articles/a.md", f"# A\n\n{text}\n".encode())
    assert isinstance(loaded, Loaded)
    html = "".join(block.html for block in loaded.article.body).lower()
    for danger in (
        "script",
        "onerror",
        "onclick",
        "style",
        "data:",
        "<iframe",
        "<form",
        "<img",
        "<svg",
        "<video",
    ):
        assert danger not in html
    assert "class=" not in html
    assert "id=" not in html


def test_a_picture_keeps_its_file_only_where_it_is_named_from_the_article() -> None:
    assert blocks("![The quay](quay.jpg)")[0].html == '<p><img src="quay.jpg" alt="The quay"></p>'
    assert blocks("![The quay](https://example.org/quay.jpg)")[0].html == '<p><img alt="The quay"></p>'


@given(st.text("<>/\"'=&;:abcisrptonlm# *[]()!-\n`|\\", max_size=120))
def test_no_markup_gets_past_the_allow_list(text: str) -> None:
    for block in blocks(text):
        assert sanitise(block.html).strip() == block.html
        assert "<script" not in block.html.lower()
