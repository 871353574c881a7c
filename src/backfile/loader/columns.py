"""What OCR makes of a column: bylines and datelines among specks of ink, with letters misread.

! By Associated Press          Py Associated Press
• j Scranton. Pa.. March 23.—The blow         London, Keb. 15. —Reuter's
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from backfile.loader import byline, clauses, dateline, headline, lexicon, months, timed, timewords, titlecase
from backfile.loader.agencies import is_agency
from backfile.loader.layout import ends_sentence
from backfile.loader.placeparts import is_place

_PLAIN = 4  # letters of a plain word
_BELOW = 40  # lines in which it comes up again
_AGENCY = 44  # characters of an agency's byline
_LONG = 6  # letters of a word by which an agency is found
_ALIKE, _MUCH = 0.6, 0.68  # of the letters of a word, of a line
_REACH = 120  # characters within which a dateline stands
_SPECKS = re.compile(r"(?:[^\w\"'“‘(]|[iIjl1](?=\s))+")
_SPECK_BEHIND = re.compile(r"\s+(?:[^\w\s]|[iIjl1])+$")
_FOREIGN = lexicon.BY - {"by"}
_BEFORE_BY = re.compile(r"\w\s(?=By )")
_INITIAL = re.compile(r"(?<= )[01](?=\. ?[A-Z])")
_LETTERS = {"0": "O", "1": "I"}
_COMMA = re.compile(r"(?<=[^\W\d_]{3})\.(?= [A-Z])")
_STOPPED = re.compile(r"^(\(.*\))[.,]$")
_BY = re.compile(r"[A-Z][a-z]?y\.?\s+(.+)")
"""The word "By" with its first letter misread: `Py`, `Hy`."""
_FROM = re.compile(r"\((?:From|FROM) [^()]{6,40}\)")
_OF_WIRE = re.compile(
    r"\([A-Z][a-zA-Z?]\s(?:[A-Z][\w.]*\s){1,4}(?i:wire|press|service)\)|(?:[A-Z][\w.]*\s){1,4}Leased Wire"
)
"""A word for by, of which a letter may be misread, a paper and its wire, in brackets."""
_OPENING = re.compile(
    r"([A-Z][^\W\d_.]+(?:(?:[ -]|\sof\s)[A-Z][^\W\d_]+){0,2}"
    r"(?:[,.]\s(?:[A-Z\d][a-z\d]{0,10}\.?|[A-Z](?:\.\s?[A-Z\d])*))?)"
    r"[.,„;:]{1,3}\s(?:\w\s)?([A-Z][a-z]{2,8})[.,]{0,2}(?:\s|(?=\d))(?:[\dIlOBSKZ]{1,2}\b|(\w{1,3}[.,]?\s?[—–-]))"
)
"""A place, perhaps its state, the month and the day; a day that no figure shows has a dash behind it."""
_SPECIAL = re.compile(r"([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?(?:, [A-Z][a-z]+)?)[.,]? \((?i:special)\)")
"""A place, perhaps its state, and that the paper has the report from there alone."""
_VIA = re.compile(r",? via [A-Z][\w .]{2,20}?(?=[,.(])")
_BEFORE_DAY = timewords.BEFORE_DAY | {"since", "until", "till", "before", "after"}
_PLACE, _SURE = 3, 0.75  # letters of a place, at least; how sure a dateline is
_DAY = 30  # characters behind a place within which a dateline has its day


def without_specks(line: str) -> str:
    """The line without the signs and single strokes that a scan leaves at its ends."""
    match = _SPECKS.match(line)
    return _SPECK_BEHIND.sub("", line[match.end() :] if match else line)


def byline_in(line: str, language: str | None) -> clauses.Byline | None:
    """The byline that a line of a column is, its names without specks."""
    bare = _BEFORE_BY.sub("", without_specks(line))
    if not bare or bare.partition(" ")[0].islower():  # by the sheriff, in mid-sentence
        return None
    bare = _INITIAL.sub(lambda figure: _LETTERS[figure[0]], _STOPPED.sub(r"\1", bare))
    first = bare.partition(" ")[0].casefold()
    if first in _FOREIGN and (language or "").startswith("en"):  # De Facto Forces
        return None
    match = _BY.fullmatch(bare)
    if match and match[1].casefold() in lexicon.AGENCY_PHRASES and is_agency(match[1]):
        return clauses.Byline(line, (match[1],), None, None, 0.8, "an agency behind a misread word for by")
    who = byline.recognise(bare, language)
    if who is None and _COMMA.search(bare):  # By JANE DOE. Chairman of the
        who = byline.recognise(_COMMA.sub(",", bare, count=1), language)
    if who is None and (agency := _misread_agency(bare)):
        who = clauses.Byline(line, (agency,), None, None, 0.75, "much like an agency behind a word for by")
    if who is None and _FROM.fullmatch(bare) and clauses.staff(bare[6:-1].rstrip(".").lower()):
        who = clauses.Byline(line, (), None, None, 0.8, "a paper's own correspondent in brackets")
    if who is None and _OF_WIRE.fullmatch(bare):
        who = clauses.Byline(line, (), None, None, 0.8, "a paper's wire in brackets")
    if who is None or who.why == timed.NAME_AND_DAY:  # a place and a day, or what is to be on one
        return None
    return who._replace(text=line)


def _misread_agency(text: str) -> str | None:
    """The agency of which a line with misread letters is the byline: `f?Y ASSOCIATED Mll?`."""
    words = text.casefold().split()
    by = sum(map(str.isalpha, words[0])) <= len("by")
    if len(text) > _AGENCY or not (by or (text[0] == "(" and text[-1] == ")")):
        return None
    letters = "".join(filter(str.isalpha, text.casefold()))
    for word in words:
        for phrase in _agencies().get(word.strip("(.,)"), ()):
            parts = phrase.split()
            told = by and _ratio("".join(("by", *parts)), letters) >= _MUCH
            if told or all(any(_alike(part, other) for other in words) for part in parts):
                return phrase.title()
    return None


def _alike(word: str, other: str) -> bool:
    """Whether two words differ by no more than a misread letter or two."""
    return word == other or _ratio(word, other) >= _ALIKE


def _ratio(word: str, other: str) -> float:
    return SequenceMatcher(None, word, other, autojunk=False).ratio()


@cache
def _agencies() -> dict[str, list[str]]:
    """The agencies' names by each of their longer words, by which a misread one is found."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(lexicon.AGENCY_PHRASES):
        for word in phrase.split():
            if len(word) >= _LONG and word.isascii():
                found.setdefault(word, []).append(phrase)
    return found


def dateline_in(paragraph: str, language: str | None) -> dateline.Dateline | None:
    """The place that opens a report of a column, before a month that may be misread and its day."""
    head = without_specks(paragraph[:_REACH])
    if (match := _SPECIAL.match(head)) and is_place(match[1].partition(",")[0]):
        return dateline.Dateline(match[1], None, None, (), 0.85, "a place before a note in brackets")
    match = _OPENING.match(_VIA.sub("", head, count=1) if " via " in head else head)
    if match is None or not is_place(match[1].partition(",")[0].partition(".")[0]):
        return dateline.run_in(head, language)
    if any(months.is_weekday(word, language) or _tells_when(word) for word in match[1].split()):
        return None  # On Sunday, May 7
    named = months.month(match[2], language) is not None
    if not named and (match[3] or not months.is_misread(match[2], language)):
        return dateline.run_in(head, language)
    return dateline.Dateline(match[1], None, None, (), 0.75, "a place before a day, as OCR has them")


def _tells_when(word: str) -> bool:
    return word.casefold() in timewords.LABELS


def opens_report(line: str, following: str, language: str | None) -> bool:
    """Whether a line, with the one after it, opens a report with a place and its day or agency."""
    if not any(map(str.isdigit, line)) and not any(sign in line for sign in "—–-_("):
        return False
    spot = dateline_in(f"{line} {following}", language)
    if spot is None or not spot.place or len(spot.place) < _PLACE or spot.confidence < _SURE:
        return False
    if spot.place.split()[-1].casefold() in _BEFORE_DAY:  # Not Heard From Since July 6
        return False
    behind = line[: line.find(spot.place) + len(spot.place) + _DAY]
    return any(map(str.isdigit, behind)) or "(" in behind or (spot.confidence >= 0.9 and not line.isupper())


def is_headline_by(lines: Sequence[str], at: int, language: str | None) -> bool:
    """Whether a line that begins with "by" goes on with the headline or deck above it.

    `LAW UPHELD` / `BY COURT`: both are set alike, and words of it are plain: those who write have names.
    """
    if at == 0 or ends_sentence(lines[at - 1]) or lines[at][0] in "(![|":
        return False
    if headline.in_capitals(lines[at]) != headline.in_capitals(lines[at - 1]):
        return False
    first, _, rest = lines[at].partition(" ")
    if first.casefold() not in lexicon.BY or is_agency(rest):
        return False
    if titlecase.is_deck(rest, language):
        return True
    last = rest.split()[-1].strip(".,").casefold() if rest else ""
    below = " ".join(lines[at + 1 : at + 1 + _BELOW])
    return len(last) >= _PLAIN and re.search(rf"\b{re.escape(last)}\b", below) is not None
