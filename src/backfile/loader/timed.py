"""Names beside a time, and behind a day: `Politik — Jane Doe, heute, 18:06`, `3 May 2024 / Jane Doe`.

A year of two digits is none, so a name before such a day has no day either: `Jane Doe 20.01.26`.
"""

from __future__ import annotations

import re

from backfile.loader import dates, daylines, names, notes, timewords
from backfile.loader.clauses import Byline

NAME_AND_DAY = "a name and a date in one line"
"""Why a line is taken that does not say more; under a byline its name can be a place."""
_RUBRIC = 2  # words before a dash
_STROKES = (" • ", " | ", " / ", " · ")
_BEFORE = 3  # words before the day: `Article published on`
_SHORT_DAY = re.compile(r"\s\d{1,2}([./-])\d{1,2}\1\d{2}(?:[\s,|•·-]+\d{1,2}[:.]\d{2})?$")


def named(text: str, language: str | None) -> Byline | None:
    """The names of a line that tells a time and no whole day."""
    if (short := _SHORT_DAY.search(text)) and names.all_names(
        bare := text[: short.start()].strip(" ,;|•·-–—")
    ):
        return Byline(text, names.split(bare), None, None, 0.8, NAME_AND_DAY)
    name, _, when = (part.strip() for part in text.partition("|" if "|" in text else ","))
    if not dates.has_digit(when):
        return None
    rubric, dash, writer = (part.strip() for part in name.partition(" — "))
    if dash and len(rubric.split()) <= _RUBRIC:
        name = writer
    timed = names.all_names(name) and daylines.line(when, language)
    return Byline(text, names.split(name), None, None, 0.85, NAME_AND_DAY) if timed else None


def behind(text: str, printed: dates.Found, language: str | None) -> Byline | None:
    """The name that a line which begins with the day `printed` ends with, a reading time aside."""
    stroke = next((sign for sign in _STROKES if sign in text), None)
    if stroke:
        before, _, last = text.rpartition(stroke)
        if notes.is_share(last.strip()) and stroke in before:
            before, _, last = before.rpartition(stroke)
        plain = stroke != " / " or stroke not in before  # May 4, 1951 / 1:07 AM / Valley News
        if plain and _begins(text, printed) and names.is_name(last) and daylines.line(before, language):
            return Byline(text, (last,), None, printed.date, 0.85, "a name behind the day and a stroke")
    before, comma, last = text.rpartition(", ")
    if not comma or not names.is_name(last) or not _begins(text, printed):
        return None
    timed = daylines.without_clock(before) != " ".join(before.split())
    if not timed or not daylines.line(before[before.find(text[printed.start : printed.end]) :], language):
        return None
    sure = 0.85 if printed.start and _is_announced(text[: printed.start]) else 0.68
    return Byline(text, (last,), None, printed.date, sure, "a name behind the day and the time")


def _begins(text: str, printed: dates.Found) -> bool:
    """Whether the line begins with the day, or with a word or three that say of what it is."""
    return printed.start == 0 or _is_announced(text[: printed.start])


def _is_announced(before: str) -> bool:
    words = before.casefold().replace(":", " ").split()
    return len(words) <= _BEFORE and any(word in timewords.PUBLISHED for word in words)
