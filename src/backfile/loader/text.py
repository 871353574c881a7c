"""Reads the lines of a raw text as a newspaper prints them: headline, subhead, body, credit line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from backfile.loader.reading import TextContext, TextReading
from backfile.records import Block, Evidence, Role

_CREDIT = re.compile(r"\s*(?:©|\(c\)|copyright\b|ⓒ)", re.IGNORECASE)
_STOPS = tuple(".!?。！？।؟…\"”»」')）")
_WRAP = 85
_SUBHEAD = 160


def read(lines: Sequence[str], context: TextContext) -> TextReading:
    """The fields that the lines give. Line ends are already off; blank lines are kept."""
    roles: list[Role] = ["body" if line.strip() else "blank" for line in lines]
    printed = [number for number, role in enumerate(roles) if role == "body"]
    headline = subhead = attribution = None
    evidence: list[Evidence] = []

    def found(field: Role, number: int, confidence: float, why: str) -> str:
        roles[number] = field
        at = context.first_line + number
        evidence.append(Evidence(field, "text", at, at, confidence, why))
        return lines[number].strip()

    if printed and "headline" not in context.known:
        headline = found("headline", printed.pop(0), 0.9, "first line")
    if len(printed) > 1 and len(lines[printed[0]]) <= _SUBHEAD and printed[0] == 1:
        line = lines[1].strip()
        if not line.endswith(_STOPS) and len(line) < len(lines[printed[1]]):
            subhead = found("subhead", printed.pop(0), 0.7, "short line under the headline, no full stop")
    if printed and _CREDIT.match(lines[printed[-1]]):
        attribution = found("attribution", printed.pop(), 0.95, "last line, marked as copyright")
    layout = _layout(lines, printed)
    return TextReading(
        headline=headline,
        kicker=None,
        subhead=subhead,
        byline=None,
        authors=(),
        dateline=None,
        date=None,
        body=tuple(_paragraphs(lines, printed, layout)),
        notes=(),
        attribution=attribution,
        layout=layout,
        layout_confidence=0.8,
        roles=tuple(_runs(roles, context.first_line)),
        evidence=tuple(evidence),
    )


def _layout(lines: Sequence[str], printed: Sequence[int]) -> str:
    if not printed or max(len(lines[number]) for number in printed) > _WRAP:
        return "one paragraph a line"
    if any(lines[number][:2].isspace() for number in printed):
        return "hard-wrapped with indents"
    return "hard-wrapped with blank lines" if len(printed) > 2 else "one paragraph a line"


def _paragraphs(lines: Sequence[str], printed: Sequence[int], layout: str) -> list[Block]:
    paragraphs: list[list[str]] = []
    before = -1
    for number in printed:
        line = lines[number]
        joined = (
            layout != "one paragraph a line"
            and number == before + 1
            and not (layout == "hard-wrapped with indents" and line[:1].isspace())
        )
        if joined and paragraphs:
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([line.strip()])
        before = number
    return [Block("paragraph", " ".join(parts)) for parts in paragraphs]


def _runs(roles: Sequence[Role], first_line: int) -> list[tuple[int, int, Role]]:
    runs: list[tuple[int, int, Role]] = []
    at = first_line
    for role, members in groupby(roles):
        count = len(list(members))
        runs.append((at, at + count - 1, role))
        at += count
    return runs
