"""Reads the lines of a raw text as a newspaper prints them: headline, subhead, byline, body, credit line.

The layout is measured first, then the head is read downwards and the foot upwards, and what lies between is
the body. Every line that is not blank ends up with one role. Reading takes time in proportion to the text,
and looks closely only at the lines near either end and at short ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from backfile.loader import body, head, headline, opening, tail
from backfile.loader import layout as layouts
from backfile.loader.layout import Layout, Unit
from backfile.loader.reading import TextContext, TextReading
from backfile.records import Evidence, Role


def read(lines: Sequence[str], context: TextContext) -> TextReading:
    """The fields that the lines give. Line ends are already off; blank lines are kept."""
    printed = [number for number, line in enumerate(lines) if line and not line.isspace()]
    layout = layouts.measure(lines, printed, context.layout, context.layout_hint)
    units, first = opening.units(lines, printed, layout, context)
    top = head.read(units, first, layout, context)
    foot = tail.read(units, top.end, context.language)
    middle = body.read(units[top.end : foot.start], layout)
    return _reading(lines, context, layout, top, foot, middle)


def _reading(
    lines: Sequence[str],
    context: TextContext,
    layout: Layout,
    top: head.Head,
    foot: tail.Tail,
    middle: body.Body,
) -> TextReading:
    authors = list(top.authors)
    bylines = list(top.byline)
    if foot.byline is not None and not bylines:
        bylines = [foot.byline.text]
        authors = list(foot.byline.authors)
    roles = _roles(len(lines), (top.roles, middle.roles, foot.roles))
    return TextReading(
        headline=headline.clean(" ".join(top.headline)) or None,
        kicker="\n".join(top.kicker) or None,
        subhead="\n".join(top.subhead) or None,
        byline="\n".join(bylines) or None,
        authors=tuple(authors),
        dateline=top.dateline,
        date=top.date or foot.date,
        body=tuple(middle.blocks),
        notes=(*top.notes, *middle.notes, *foot.notes),
        attribution="\n".join((*top.attribution, *foot.attribution)) or None,
        layout=layout.name,
        layout_confidence=round(layout.confidence, 2),
        roles=_runs(roles, context.first_line),
        evidence=tuple(
            Evidence(
                item.field,
                item.origin,
                item.first + context.first_line,
                item.last + context.first_line,
                round(item.confidence, 2),
                item.why,
            )
            for item in (*top.evidence, *foot.evidence)
        ),
    )


def _roles(count: int, found: Iterable[Iterable[tuple[Unit, Role]]]) -> list[Role]:
    roles: list[Role] = ["blank"] * count
    for part in found:
        for unit, role in part:
            for number in range(unit.first, unit.last + 1):
                roles[number] = role
    return roles


def _runs(roles: Sequence[Role], first_line: int) -> tuple[tuple[int, int, Role], ...]:
    runs: list[tuple[int, int, Role]] = []
    at = first_line
    for role, members in groupby(roles):
        count = sum(1 for _ in members)
        runs.append((at, at + count - 1, role))
        at += count
    return tuple(runs)
