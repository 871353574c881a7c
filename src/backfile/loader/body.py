"""The body: paragraphs, the headings, lists and tables among them, and what stands between but is no text.

A heading is a short line without a full stop that stands between paragraphs. Bulleted lines in a row are a
list; short indented lines in a row, in wrapped text, are a table set with the typewriter. Captions, links
and notes inside the body are told by their labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from backfile.loader import attribution, captions, notes, origin
from backfile.loader.findings import Findings
from backfile.loader.layout import STOPS, Layout, Unit, ends_sentence
from backfile.loader.paragraphs import is_row
from backfile.records import Block, BlockKind

_BULLET = re.compile(r"(?:[•*‣◦▪●·]|-(?=\s))\s*(?=\S)")
_MARKS = frozenset("◆◇■□▼▽▶▷○")
_QUOTES = frozenset("\"'“‘«„»「『–—-")
_CLOSERS = frozenset("\"'”’»“「」』")
_HEADING = 110
_SPEAKER = re.compile(r"[^:：]{1,30}(?:: |：)")
"""Who says a line of a printed conversation: `Captain Sorrell: No, sir.`"""
_LONG = 400  # characters of what can be nothing but text
_QUESTION = 42  # a longer question among paragraphs is more often text than a heading
_NEAR_END = 3  # units from the last one up: an author's note can follow the copyright line
_CREDIT = 120  # characters of a copyright line
_TABLE_ROWS = 3
_INDENTED = "hard-wrapped with indents"
_VERSE_LINE = 80  # characters


def read(units: Sequence[Unit], layout: Layout) -> Findings:
    """The units of text as blocks."""
    body = Findings()
    longest = captions.longest_sentence(units)
    at = 0
    while at < len(units):
        at += _take(body, units, at, layout, longest)
    return body


def _take(body: Findings, units: Sequence[Unit], at: int, layout: Layout, longest: float) -> int:
    """Keep the unit as what it is, with those that belong to it; returns how many units were taken."""
    unit = units[at]
    text = unit.text
    if _is_plainly_text(units, at, layout):
        _add(body, unit, Block("paragraph", text))
        return 1
    rows, kind = _table(units, at, layout)
    if rows:
        _run(body, units[at : at + rows], kind)
        return rows
    items = _list(units, at)
    if items and not _is_speech(units, at, items):
        _run(body, units[at : at + items], "list")
        return items
    if apart := _take_apart(body, units, at, longest):
        return apart
    if _is_heading(units, at, layout):
        body.blocks.append(Block("heading", _without_marks(text), level=2))
        body.roles.append((unit, "heading"))
    else:
        _add(body, unit, Block("paragraph", text))
    return 1


def _is_plainly_text(units: Sequence[Unit], at: int, layout: Layout) -> bool:
    """Whether a unit needs no further look: a long one, or a sentence of some length above no short line."""
    text = units[at].text
    if len(text) > _LONG:
        return not text.startswith(("•", "*", "-"))
    above = at + 1 == len(units) or len(units[at + 1].text) > origin.LONGEST
    return above and notes.is_plain(text) and not (layout.verse or "\t" in text or "  " in text)


def _take_apart(body: Findings, units: Sequence[Unit], at: int, longest: float) -> int:
    """Keep what is no text: a caption, its picture's origin, a credit; returns how many units were taken."""
    unit = units[at]
    if at + 1 < len(units) and origin.names_source(unit.text):
        body.take_note(unit, "caption")
        return 1
    if captions.stands_above_origin(units, at, longest):
        body.take_note(unit, "caption")
        body.take_note(units[at + 1], "caption")
        return 2
    near = at + _NEAR_END >= len(units) and len(unit.text) < _CREDIT
    if near and attribution.is_copyright(unit.text):
        body.take_attribution(unit, 0.8, "a copyright line above the last lines")
        return 1
    return int(_note(body, unit))


def _without_marks(heading: str) -> str:
    """A heading without the signs by which Markdown marks it; those of a hashtag stay: `#harbour`."""
    mark, _, title = heading.partition(" ")
    return title.strip("# ") if title and not mark.strip("#") else heading


def _add(body: Findings, unit: Unit, block: Block) -> None:
    body.blocks.append(block)
    body.roles.append((unit, "body"))


def _run(body: Findings, units: Sequence[Unit], kind: BlockKind) -> None:
    """Several units as one block, one a line; a list loses its bullets but not its numbers."""
    texts = [_BULLET.sub("", unit.text, count=1) if kind == "list" else unit.text for unit in units]
    body.blocks.append(Block(kind, "\n".join(texts)))
    body.roles.extend((unit, "body") for unit in units)


def _note(body: Findings, unit: Unit) -> bool:
    """Whether the unit says that it is no text; if so it is kept."""
    text = unit.text
    if notes.is_unlabelled(text):
        return False
    what = notes.kind(text)
    if what is None and len(text) < _CREDIT and attribution.is_copyright(text):
        what = "credit"
    if what is None and attribution.is_source(text):
        what = "credit"
    if what is None and "/" in text and origin.is_origin(text):
        what = "caption"
    if what == "end mark" or (what is None and notes.is_rule(text)):
        what = "other"
    if what is None:
        return False
    body.take_note(unit, what)
    return True


def _is_heading(units: Sequence[Unit], at: int, layout: Layout) -> bool:
    """Whether a short line stands between paragraphs and heads the next."""
    text = units[at].text
    if len(text) > _HEADING or at == 0 or at + 1 >= len(units) or units[at].first != units[at].last:
        return False
    if text[0] in _MARKS:
        return not ends_sentence(text) or text[-1] in _CLOSERS
    if text[-1] in ",;:，：；-–—" or (text[0] in _QUOTES and not _is_quoted_whole(text)):
        return False
    if ends_sentence(text) and not (text[-1] in "?？!" and len(text) <= _QUESTION):
        return False
    before, after = units[at - 1].text, units[at + 1].text
    if _SPEAKER.match(text) and (_SPEAKER.match(before) or _SPEAKER.match(after)):
        return False
    if layout.wrapped and (len(text) > layout.width * 0.75 or not ends_sentence(before)):
        return False
    return len(after) > len(text) and (ends_sentence(before) or len(before) > _HEADING) and len(after) > 60


def _is_quoted_whole(text: str) -> bool:
    """Whether a heading is a quotation; speech would have a full stop before the last mark."""
    return text[-1] in _CLOSERS and not any(char in STOPS for char in text)


def _list(units: Sequence[Unit], at: int) -> int:
    """How many bulleted lines stand in a row from unit `at` on; 0 if fewer than two."""
    end = at
    while end < len(units) and len(units[end].text) <= 400 and _BULLET.match(units[end].text):
        end += 1
    return end - at if end - at > 1 else 0


def _is_speech(units: Sequence[Unit], at: int, items: int) -> bool:
    """Whether dashes open speech, as in Scandinavian and Slavic papers: sentences, no colon above."""
    announced = at > 0 and units[at - 1].text[-1:] in ":："
    said = (unit.text for unit in units[at : at + items])
    dashed = all(text[0] == "-" and (ends_sentence(text) or text[-1] == ":") for text in said)
    return dashed and not announced


def _table(units: Sequence[Unit], at: int, layout: Layout) -> tuple[int, BlockKind]:
    """How many rows stand together from unit `at` on, and as what they are kept.

    Rows are parted by tabs or by wide gaps; or they are short lines without a full stop, in wrapped text with
    indents; or lines of verse.
    """
    text = units[at].text
    if "\t" not in text and "   " not in text and not layout.verse and layout.name != _INDENTED:
        return 0, "preformatted"
    tabbed = _while(units, at, lambda unit: "\t" in unit.text)
    if tabbed > 1:
        return tabbed, "table"
    if (spaced := _while(units, at, lambda unit: is_row(unit.text))) >= _TABLE_ROWS:
        return spaced, "preformatted"
    if layout.verse and (verse := _stanza(units, at)) > 1:
        return verse, "preformatted"
    if layout.name != _INDENTED:
        return 0, "preformatted"
    rows = _while(units, at, _is_row)
    return rows if rows >= _TABLE_ROWS else 0, "preformatted"


def _while(units: Sequence[Unit], at: int, tells: Callable[[Unit], bool]) -> int:
    """How many units from `at` on are so."""
    end = at
    while end < len(units) and units[end].first == units[end].last and tells(units[end]):
        end += 1
    return end - at


def _stanza(units: Sequence[Unit], at: int) -> int:
    """How many short lines stand directly under each other from unit `at` on."""
    end = at
    while (
        end < len(units)
        and len(units[end].text) <= _VERSE_LINE
        and units[end].first - units[at].first == end - at
    ):
        end += 1
    return end - at


def _is_row(unit: Unit) -> bool:
    return (
        unit.first == unit.last and not ends_sentence(unit.text) and any(char.isdigit() for char in unit.text)
    )
