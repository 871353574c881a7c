"""How a report came, as papers of the telegraph's time print it under the headline.

(By Cable. -- Press Association. -- Copyright.)      (From Our Own Correspondent.)
Van onze verslaggever                                dal nostro inviato Marco Riva
BY TELEGRAPH.                                        (Received May 4, 9.30 a.m.)
"""

from __future__ import annotations

import re

from backfile.loader import lexicon, names
from backfile.loader.clauses import Byline, staff

_WAY = re.compile(
    r"[(\[]?\s?(?:by\s(?:(?:electric|special|private|submarine)\s)?"
    r"(?:cable|telegraph|telegram|wire|wireless|telephone|mail|post|air ?mail|radio)\b"
    r"(?=\s?(?:[.,)\]—–-]|to\b|from\b|$))"
    r"|received\s.{0,40}\d)",
    re.IGNORECASE,
)
_LONGEST = 110
_OPENINGS = frozenset("([bBrR")
_OURS = re.compile(
    r"(?:van|de|del|da|do|dal|dalla|door) (?:onze|notre|nuestro|nuestra|nostro|nostra|nosso|nossa)"
    r" ([^\W\d_]{5,20})(?:,? (?:special )?([^\W\d_].{3,40}))?",
    re.IGNORECASE,
)
_OURS_OPENINGS = frozenset("vVdD")
_FROM_OPENINGS = frozenset("([fF")
_FROM = re.compile(r"[(\[]?\s?from\s+([^()\[\]]{4,50}?)\s?[.,)\]:]*", re.IGNORECASE)


def tells_way(text: str) -> bool:
    """Whether a short line says by what way and when a report came, and no more."""
    return text[:1] in _OPENINGS and len(text) <= _LONGEST and _WAY.match(text) is not None


def from_ours(text: str) -> Byline | None:
    """An office after "from": `(From Our Own Correspondent.)`."""
    if text[:1] in _OURS_OPENINGS and (ours := _OURS.fullmatch(text)) and ours[1].casefold() in lexicon.ROLES:
        if ours[2] is None:
            return Byline(text, (), None, None, 0.85, "an office of ours")
        people = names.split(ours[2])
        named = all(map(names.is_name, people))
        return Byline(text, people, None, None, 0.9, "an office of ours and a name") if named else None
    match = _FROM.fullmatch(text) if text[:1] in _FROM_OPENINGS else None
    if match is None or not staff(match[1]):
        return None
    return Byline(text, (), None, None, 0.85, "an office after 'From'")
