"""Notes on one page: each finding with the line on which its cause stands."""

from __future__ import annotations

from backfile.check.archive import Judge

_WITH_LINES = 200
"""Findings on one page whose lines are looked up; the search goes through the whole source each time."""


class Margin:
    """Where the findings on one page are noted."""

    def __init__(self, judge: Judge, path: str, source: bytes) -> None:
        self.judge = judge
        self.path = path
        self._source = source
        self._notes = 0

    def note(self, kind: str, message: str, cause: str, *, about: str = "", last: bool = False) -> None:
        """Note a finding. `cause` is text of the source, by which the line is found; `about` see Finding."""
        self._notes += 1
        line = self.line(cause, last=last) if self._notes <= _WITH_LINES else 0
        self.judge.say(kind, self.path, message, line, about=about)

    def line(self, cause: str, *, last: bool = False) -> int:
        """The line where a text first (or last) stands; 0 when the source writes it another way."""
        raw = cause.encode(errors="replace")
        if not raw:
            return 0
        at = self._source.rfind(raw) if last else self._source.find(raw)
        return 0 if at < 0 else self._source.count(b"\n", 0, at) + 1


def shown(value: str | None, longest: int = 80) -> str:
    """A value short and plain enough for a message."""
    if value is None:
        return ""
    cut = value if len(value) <= longest else value[:longest] + "…"
    if cut.isprintable():
        return cut
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in cut)
