"""Body blocks to HTML: plain text is escaped a block at a time, markup comes cleaned from the loader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from backfile.loader.pictures import in_place, places
from backfile.records import Block, Picture
from backfile.render.escaping import escaped
from backfile.render.figures import figure, img

_PRINTED_NEAR = 16
"""Characters, such as brackets and an agency, that may stand before a dateline that the text prints."""


def body_html(
    blocks: Sequence[Block],
    table_label: str,
    *,
    dateline: str | None = None,
    pictures: Sequence[Picture] = (),
    root: str = "",
) -> Markup:
    """The blocks as HTML, one element a line.

    Heading levels are closed up so that none is skipped below the page's first-level heading. `table_label`
    names the region that a wide table scrolls in. A dateline runs into the first paragraph, as in print,
    unless the text prints it there itself. `pictures` are the article's, whose files `root` leads to.
    """
    parts: list[str] = []
    outline: list[int] = []
    tables = 0
    by_place = {picture.place: picture for picture in pictures}
    opening = _opening(dateline, blocks)
    for block in blocks:
        if block.kind == "picture":
            parts += _shown(
                block, by_place, root, lazy=bool(parts) or (bool(pictures) and not pictures[0].place)
            )
        elif block.kind == "paragraph":
            parts.append(
                f"<p>{opening}{_lines(block.text)}</p>" if not block.html else _run_in(opening, block)
            )
            opening = ""
        elif block.kind == "heading":
            while outline and outline[-1] >= block.level:
                outline.pop()
            outline.append(block.level)
            parts.append(_heading(block, min(len(outline) + 1, 6)))
        elif block.kind in ("table", "preformatted"):
            tables += 1
            parts.append(
                f'<div class="wide" role="region" tabindex="0" aria-label="{escaped(table_label)} {tables}">'
                f"{block.html or _wide(block)}</div>"
            )
        else:
            parts.append(block.html or _plain(block))
    if opening:
        parts.insert(0, f"<p>{opening}</p>")
    html = "\n".join(parts)
    if any(picture.place for picture in pictures):
        html = in_place(html, lambda place: img(by_place[place], root, lazy=True))
    return Markup(html)  # noqa: S704 - every part is escaped above or went through the allow-list


def _shown(block: Block, pictures: Mapping[int, Picture], root: str, *, lazy: bool) -> list[str]:
    """The figures of a block of pictures; its words where they are all that may be seen."""
    shown = [pictures[place] for place in places(block.html)]
    if shown:
        return [figure(picture, root, lazy=lazy or number > 0) for number, picture in enumerate(shown)]
    return [_plain(block)] if block.text else []


def _opening(dateline: str | None, blocks: Sequence[Block]) -> str:
    first = next((block.text for block in blocks if block.kind == "paragraph"), "")
    if not dateline or dateline.casefold() in first[: len(dateline) + _PRINTED_NEAR].casefold():
        return ""
    return f'<span class="dateline">{escaped(dateline)}</span> '


def _lines(text: str) -> str:
    """Escaped text; line ends inside a block are kept (verse, addresses, tables of results)."""
    html = escaped(text)
    return html.replace("\n", "<br>\n") if "\n" in html else html


def _run_in(opening: str, block: Block) -> str:
    return block.html.replace("<p>", f"<p>{opening}", 1) if opening else block.html


def _heading(block: Block, level: int) -> str:
    if not block.html:
        return f"<h{level}>{_lines(block.text)}</h{level}>"
    opened, _, rest = block.html.partition(">")
    inner = rest.rpartition("</")[0]
    return f"<h{level}{opened[3:]}>{inner}</h{level}>"


def _plain(block: Block) -> str:
    if block.kind == "quote":
        paragraphs = "".join(f"<p>{_lines(text)}</p>" for text in block.text.split("\n\n"))
        return f"<blockquote>{paragraphs}</blockquote>"
    if block.kind == "list":
        name = "ol" if block.level else "ul"
        items = "".join(f"<li>{escaped(item)}</li>" for item in block.text.split("\n"))
        return f"<{name}>{items}</{name}>"
    return f"<p>{_lines(block.text)}</p>"


def _wide(block: Block) -> str:
    if block.kind == "preformatted":
        return f"<pre>{escaped(block.text)}</pre>"
    rows = "".join(
        "<tr>" + "".join(f"<td>{escaped(cell)}</td>" for cell in row.split("\t")) + "</tr>"
        for row in block.text.split("\n")
    )
    return f"<table><tbody>{rows}</tbody></table>"
