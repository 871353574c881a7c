"""Names beside a time that names no whole day: `Jane Doe, 2 hours ago`, `Politik — Jane Doe, heute, 18:06`.

A year of two digits is none, so a name before such a day has no day either: `Jane Doe 20.01.26`.
"""

from __future__ import annotations

import re

from backfile.loader import dates, daylines, names
from backfile.loader.clauses import Byline

NAME_AND_DAY = "a name and a date in one line"
"""Why a line is taken that does not say more; under a byline its name can be a place."""
_RUBRIC = 2  # words before a dash
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
