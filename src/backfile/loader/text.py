"""Reads the lines of a raw text as a newspaper prints them: headline, subhead, byline, body, credit line.

The layout is measured first, then the head is read downwards and the foot upwards, and what lies between is
the body. Every line that is not blank ends up with one role. Reading takes time in proportion to the text,
and looks closely only at the lines near either end and at short ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from backfile.loader import another, body, headline, opening
from backfile.loader import layout as layouts
from backfile.loader.findings import Findings
from backfile.loader.head import Head
from backfile.loader.layout import Layout, Unit
from backfile.loader.page import Page
from backfile.loader.reading import TextContext, TextReading, runs
from backfile.loader.tail import Tail
from backfile.records import Evidence, Role

_ALONE = 0.6  # how sure a headline is that has no text below it


class _Parts(NamedTuple):
    """A page and what its parts were found to be; `begin` and `end` are the units of its body."""

    page: Page
    begin: int
    end: int
    found: tuple[Findings, Findings, Findings]


def read(lines: Sequence[str], context: TextContext) -> TextReading:
    """The fields that the lines give. Line ends are already off; blank lines are kept."""
    parts = _parts(lines, context)
    second = another.begins(parts.page, parts.begin, parts.end)
    return replace(
        _reading(context, parts.page.layout, parts.found),
        roles=runs(_roles(len(lines), parts.found), context.first_line),
        second=None if second is None else parts.page.units[second].first + context.first_line,
    )


def by_line(lines: Sequence[str], context: TextContext) -> tuple[TextReading, list[Role]]:
    """The fields that the lines give, and the role of each line, for which the reading has no runs."""
    parts = _parts(lines, context)
    return _reading(context, parts.page.layout, parts.found), _roles(len(lines), parts.found)


def _parts(lines: Sequence[str], context: TextContext) -> _Parts:
    printed = [number for number, line in enumerate(lines) if line and not line.isspace()]
    layout = layouts.measure(lines, printed, context.layout, context.layout_hint)
    units, first = opening.units(lines, printed, layout, context)
    page = Page(units, first, layout, context)
    head = Head(page)
    begin = head.read()
    tail = Tail(units, begin, context)
    end = tail.read()
    above, below = (_denied(found, units, context.denied) for found in (head.found, tail.found))
    middle = body.read([*above, *units[begin:end], *below], layout)
    return _Parts(page, begin, end, (head.found, middle, tail.found))


def _denied(found: Findings, units: Sequence[Unit], fields: frozenset[str]) -> list[Unit]:
    """Take back these fields; returns the units that they were read from, which are text then."""
    if not fields:
        return []
    spans = [(unit.first, unit.last) for unit, role in found.roles if role in fields]
    found.roles = [(unit, role) for unit, role in found.roles if role not in fields]
    for field in fields:
        setattr(found, field, None if field == "dateline" else [])
    if "byline" in fields:
        found.authors = []
    return [unit for unit in units if any(first <= unit.first <= last for first, last in spans)]


def _reading(context: TextContext, layout: Layout, parts: tuple[Findings, Findings, Findings]) -> TextReading:
    top, middle, foot = parts
    signed = top if top.byline else foot
    day = top.date or foot.date or top.updated or foot.updated
    if day is None and (unread := [*top.unread, *foot.unread]):
        top.say(unread[0], "date", 0.5, "a day that can be read in two ways, or that there is not")
    notes = [note for part in parts for note in part.notes]
    credit = [line for part in parts for line in part.attribution]
    return TextReading(
        headline=headline.clean(" ".join(top.headline)) or None,
        kicker="\n".join(top.kicker) or None,
        subhead="\n".join(top.subhead) or None,
        byline="\n".join(map(headline.clean, signed.byline)) or None,
        authors=tuple(signed.authors),
        dateline=top.dateline or foot.dateline,
        date=day,
        body=tuple(middle.blocks),
        notes=tuple(notes),
        attribution="\n".join(credit) or None,
        layout=layout.name,
        layout_confidence=round(layout.confidence, 2),
        roles=(),
        evidence=_evidence(parts, context.first_line, alone=not middle.blocks),
    )


def _roles(count: int, parts: Sequence[Findings]) -> list[Role]:
    roles: list[Role] = ["blank"] * count
    for part in parts:
        for unit, role in part.roles:
            for number in range(unit.first, unit.last + 1):
                roles[number] = role
    return roles


def _evidence(parts: Sequence[Findings], first_line: int, *, alone: bool) -> tuple[Evidence, ...]:
    """The evidence with lines as the source counts them; of fields found twice, that of the first.

    `alone`: there is no text below the headline, which may be cut off, or may be the text.
    """
    top = {item.field for item in parts[0].evidence} & {"byline", "date", "dateline"}
    return tuple(
        Evidence(
            item.field,
            item.origin,
            item.first + first_line,
            item.last + first_line,
            round(min(item.confidence, _ALONE) if alone and item.field == "headline" else item.confidence, 2),
            f"{item.why}, with no text below it" if alone and item.field == "headline" else item.why,
        )
        for part in parts
        for item in part.evidence
        if part is parts[0] or item.field not in top
    )
