"""CommonMark (with tables and strikethrough) to blocks of plain text, with HTML where markup says more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from msgspec import Struct

from backfile.loader.sanitise import sanitise
from backfile.records import Block, BlockKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SIGNS = "*_`<>[]\\&~|"
_MARKED_LINE = re.compile(r"[ \t]*(?:[#=+-]|\d{1,9}[.)])| {4}|\t")
_STRUCTURE = re.compile(
    r"[ \t]*(?:[#=+:|<>`~\[-]|\d{1,9}[.)]|\*[ \t]|[*_][*_ \t]*$|[^\S \t]\s*$)| {4}| {0,3}\t"
)
"""What can begin a block other than a paragraph, or turn the lines above it into one, or looks blank."""
_TICKS = re.compile(r"`+")
_MAX_TAGS = 5000
_MAX_BRACKETS = 100_000
_TAG = re.compile(r"<[^>]*>")
_KINDS: dict[str, BlockKind] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "fence": "preformatted",
    "code_block": "preformatted",
    "html_block": "paragraph",
}


class Passage(Struct, frozen=True):
    """A block and the source lines (1-based, first and last) that it was read from."""

    block: Block
    first: int
    last: int


def passages(lines: Sequence[str], first_line: int = 1) -> list[Passage]:
    """The blocks of a CommonMark text, in order.

    Headings keep their level as written (1 to 6); `settled` shifts them. Raw HTML is kept as far as the
    allow-list goes. A text without any sign of markup is split at its blank lines, without the parser; one
    that is all paragraphs likewise, and the parser reads those that hold markup.
    """
    text = "\n".join(lines)
    # At each bracket the parser looks for the end of a link, deeper and deeper: so many would take minutes.
    if not _has_markup(lines, text) or text.count("[") > _MAX_BRACKETS:
        return list(_plain(lines, first_line))
    # So many tags are no article's, and nested they take the parser of HTML quadratic time: they stay text.
    parser = _parser(html=text.count("<") <= _MAX_TAGS)
    if not any(map(_STRUCTURE.match, lines)):
        return list(_paragraphs(lines, first_line, parser))
    return list(_parsed(text, first_line, parser))


def _has_markup(lines: Sequence[str], text: str) -> bool:
    return (
        any(map(text.__contains__, _SIGNS))
        or any(map(_MARKED_LINE.match, lines))
        or any(line.endswith("  ") for line in lines)
    )


def _may_be_marked(paragraph: str) -> bool:
    """Whether the parser could find anything in a paragraph: signs of markup stand in plain prose, too.

    References to links that are defined elsewhere are not among it, for what defines one begins a block.
    """
    if "\\" in paragraph or "  \n" in paragraph or "](" in paragraph or "~~" in paragraph:
        return True
    if ("&" in paragraph and ";" in paragraph) or ("<" in paragraph and ">" in paragraph):
        return True
    if paragraph.count("*") > 1 or paragraph.count("_") > 1:
        return True
    ticks = _TICKS.findall(paragraph) if "`" in paragraph else ()
    return len(set(ticks)) < len(ticks)  # code stands between two rows of the same length


def settled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with their headings shifted to begin at level 2, below the article's headline."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    if not levels or min(levels) == 2:
        return tuple(blocks)
    shift = 2 - min(levels)
    return tuple(_shifted(block, shift) if block.kind == "heading" else block for block in blocks)


def _shifted(block: Block, shift: int) -> Block:
    level = min(max(block.level + shift, 2), 6)
    html = re.sub(r"^<h\d>|</h\d>$", lambda tag: re.sub(r"\d", str(level), tag[0]), block.html)
    return Block("heading", block.text, html, level)


@lru_cache(maxsize=2)
def _parser(*, html: bool = True) -> MarkdownIt:
    from markdown_it import MarkdownIt  # here, because many archives are raw text only

    return MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])


def _parsed(text: str, first_line: int, parser: MarkdownIt) -> Iterator[Passage]:
    tokens = parser.parse(text)
    for token in tokens:
        if token.tag == "h1":  # the page's only one is the headline
            token.tag = "h2"
        elif "style" in token.attrs:  # of a cell: text-align:right, which no page may say of itself
            token.attrs["class"] = str(token.attrs.pop("style")).removeprefix("text-align:")
    for group in _groups(tokens):
        passage = _passage(group, first_line)
        if passage is not None:
            yield passage


def _paragraphs(lines: Sequence[str], first_line: int, parser: MarkdownIt) -> Iterator[Passage]:
    """The passages of a text that is nothing but paragraphs, as the parser would give them."""
    for start, end in _between_blanks(lines):
        text = "\n".join(lines[start:end])
        if _may_be_marked(text):
            yield from _parsed(text, first_line + start, parser)
        else:
            block = Block("paragraph", " ".join(text.split()))
            yield Passage(block, first_line + start, first_line + end - 1)


def _plain(lines: Sequence[str], first_line: int) -> Iterator[Passage]:
    for start, end in _between_blanks(lines):
        text = " ".join([line.strip() for line in lines[start:end]])
        yield Passage(Block("paragraph", text), first_line + start, first_line + end - 1)


def _between_blanks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The index of the first line of each paragraph, and that after its last."""
    start = 0
    for number, line in enumerate(lines):
        if not line or line.isspace():
            if number > start:
                yield start, number
            start = number + 1
    if len(lines) > start:
        yield start, len(lines)


def _groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each outermost block."""
    start = 0
    for number, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[start : number + 1]
            start = number + 1


def _passage(group: Sequence[Token], first_line: int) -> Passage | None:
    head = group[0]
    kind = _KINDS.get(head.type)
    if kind is None:  # a thematic break
        return None
    text = _text(group)
    html = _html(group)
    if not text and "<img" not in html:
        return None
    level = _level(head) if kind == "heading" else 1 if head.type == "ordered_list_open" else 0
    first, end = head.map or (0, 1)
    return Passage(Block(kind, text, html, level), first_line + first, first_line + end - 1)


def _level(heading: Token) -> int:
    """1 to 6, as written: `##`, or a line of = or - below."""
    if heading.markup.startswith("#"):
        return len(heading.markup)
    return 1 if heading.markup == "=" else 2


def _html(group: Sequence[Token]) -> str:
    """The block's element; empty where it would hold nothing but the escaped text."""
    if len(group) == 3 and all(child.type in ("text", "softbreak") for child in group[1].children or ()):
        return ""
    html = _parser().renderer.render(group, _parser().options, {})
    cleaned = sanitise(html).strip()
    if group[0].type == "html_block" and cleaned and not cleaned.startswith("<"):
        return f"<p>{cleaned}</p>"
    return cleaned


def _text(group: Sequence[Token]) -> str:
    kind = group[0].type
    if kind in ("fence", "code_block"):
        return group[0].content.rstrip("\n")
    parts: list[str] = []
    for token in group:
        if token.type == "inline":
            parts.append(_inline(token.children or ()))
        elif token.type in ("fence", "code_block"):
            parts.append(token.content.rstrip("\n"))
        elif token.type == "html_block":
            parts.append(_bare(token.content))
        elif token.type in ("th_close", "td_close"):
            parts.append("\t")
        elif (token.type in ("tr_close", "paragraph_close", "heading_close") and not token.hidden) or (
            token.hidden and token.nesting < 0
        ):
            parts.append("\n")
    lines = "".join(parts).replace("\t\n", "\n").split("\n")
    return "\n".join(line for line in lines if line.strip())


def _inline(children: Sequence[Token]) -> str:
    parts = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type != "html_inline":
            parts.append(child.content)
    return " ".join("".join(parts).split())


def _bare(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", sanitise(html))).split())
