"""What OCR makes of a column: bylines and datelines among specks of ink, with letters misread.

! By Associated Press          Py Associated Press
• j Scranton. Pa.. March 23.—The blow         London, Keb. 15. —Reuter's
"""

from __future__ import annotations

import re

from backfile.loader import byline, clauses, dateline, lexicon, months, timed
from backfile.loader.agencies import is_agency
from backfile.loader.placeparts import is_place

_REACH = 120  # characters within which a dateline stands
_SPECKS = re.compile(r"(?:[^\w\"'“‘(]|[iIjl1](?=\s))+")
_SPECK_BEHIND = re.compile(r"\s+(?:[^\w\s]|[iIjl1])+$")
_BEFORE_BY = re.compile(r"\w\s(?=By )")
_BY = re.compile(r"[A-Z][a-z]?y\.?\s+(.+)")
"""The word "By" with its first letter misread: `Py`, `Hy`."""
_OPENING = re.compile(
    r"([A-Z][^\W\d_.]+(?:[ -][A-Z][^\W\d_]+){0,2}"
    r"(?:[,.]\s(?:[A-Z\d][a-z\d]{0,4}\.?|[A-Z](?:\.\s?[A-Z\d])*))?)"
    r"[.,„;:]{1,3}\s(?:\w\s)?([A-Z][a-z]{2,8})[.,]?\s[\dIlOBSKZ]{1,2}\b"
)
"""A place, perhaps its state, the month and the day."""


def without_specks(line: str) -> str:
    """The line without the signs and single strokes that a scan leaves at its ends."""
    match = _SPECKS.match(line)
    return _SPECK_BEHIND.sub("", line[match.end() :] if match else line)


def byline_in(line: str, language: str | None) -> clauses.Byline | None:
    """The byline that a line of a column is, its names without specks."""
    bare = _BEFORE_BY.sub("", without_specks(line))
    if not bare:
        return None
    match = _BY.fullmatch(bare)
    if match and match[1].casefold() in lexicon.AGENCY_PHRASES and is_agency(match[1]):
        return clauses.Byline(line, (match[1],), None, None, 0.8, "an agency behind a misread word for by")
    who = byline.recognise(bare, language)
    if who is None or (who.why == timed.NAME_AND_DAY and dateline_in(bare, language)):
        return None
    return who._replace(text=line)


def dateline_in(paragraph: str, language: str | None) -> dateline.Dateline | None:
    """The place that opens a report of a column, before a month that may be misread and its day."""
    head = without_specks(paragraph[:_REACH])
    match = _OPENING.match(head)
    if match is None or not is_place(match[1].partition(",")[0].partition(".")[0]):
        return dateline.run_in(head, language)
    if months.month(match[2], language) is None and not months.is_misread(match[2], language):
        return dateline.run_in(head, language)
    return dateline.Dateline(match[1], None, None, (), 0.75, "a place before a day, as OCR has them")
