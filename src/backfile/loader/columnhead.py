"""Where the text of a column begins: below decks and byline, at a dateline, or where the type changes.

RIVER ICE GOES OUT          capitals: the headline
Bridge at Mill Street       most words begin with capitals: a deck
Held Through the Night
By United Press             a byline
Valley Ford, March 3.       a place and a day
The ice went out of the     most words are small: text
"""

from __future__ import annotations

from collections.abc import Sequence

from backfile.loader import clauses, columns, headline
from backfile.loader.layout import ends_sentence

_HEAD = 16  # lines in which a text begins
_DEEPEST = 24  # that a head with a dateline below it can take
_FULL = (
    0.62  # of the width: the first line of a paragraph, which print indents, among lines with lost hyphens
)
_TEXT = 0.75  # of the width: a line that is text if its words are small
_WORD = 3  # letters that a short word of a title has at most
_STANDFIRST = 8  # lines of a deck in small letters above a byline
_BEHIND = 5  # lines that what stands in brackets below a byline can take
_NEXT = 3  # lines below of which most are text
_INITIAL = 2  # characters: `U.`
_HANGING = headline.HANGING | {"the"}
_TITLE = 3  # longer words that tell a title


def start(texts: Sequence[str], width: int, language: str | None) -> int:
    """The index of the line with which the text begins; `texts` are the first printed lines, stripped."""
    begins = _dated(texts[:_DEEPEST], width, language)
    if begins is not None:
        return begins
    begins = _small(texts[:_HEAD], width)
    signed = _signed(texts, begins, width, language)
    return min(begins if signed is None else signed, len(texts) - 1)


def is_prose(text: str) -> bool:
    """Whether at least half of the longer words begin small, which those of no title do."""
    long = _longer(text)
    return 2 * sum(word[0].islower() for word in long) >= len(long) > 0 and " " in text


def is_title(text: str) -> bool:
    """Whether three longer words or more all begin with a capital."""
    long = _longer(text)
    return len(long) >= _TITLE and all(word[0].isupper() for word in long)


def _longer(text: str) -> list[str]:
    words = (word.strip("\"'“”‘’(),.;:-—") for word in text.split())
    return [word for word in words if len(word) > _WORD and word[0].isalpha()]


def _dated(texts: Sequence[str], width: int, language: str | None) -> int | None:
    """The first line that opens a report with a place and a day, if no text stands above it."""
    full = 0  # lines of text in a row
    for at in range(1, len(texts)):
        following = texts[at + 1] if at + 1 < len(texts) else ""
        runs_on = full and not ends_sentence(texts[at - 1])
        opens = not runs_on and columns.opens_report(texts[at], following, language)
        if opens and columns.byline_in(texts[at], language) is None:
            return at
        told = is_prose(texts[at]) and len(texts[at]) >= width * _TEXT
        full = full + 1 if told and not headline.in_capitals(texts[at]) else 0
        if full > 1:
            return None
    return None


def _small(texts: Sequence[str], width: int) -> int:
    """The first line in small letters among others, or the one above in which its paragraph begins."""
    for at in range(1, len(texts) - 1):
        if headline.in_capitals(texts[at]) or len(texts[at]) < width * _FULL or not is_prose(texts[at]):
            continue
        full = len(texts[at]) >= width * _TEXT
        fresh = full and ends_sentence(texts[at - 1])
        below = texts[at + 1 : at + 1 + _NEXT]
        told = 2 * sum(map(is_prose, below)) > len(below) or (fresh and any(map(is_prose, below[:-1])))
        small = full and texts[at][0].islower()  # which begins in mid-sentence
        if not told and not (small and not ends_sentence(texts[at - 1])):
            continue
        while at > 1 and _runs_on(texts[at - 1], texts[at], width):
            at -= 1
        return at
    for at in range(1, len(texts) - 1):
        if (
            len(texts[at]) >= width * _FULL
            and not headline.in_capitals(texts[at])
            and not is_title(texts[at])
        ):
            return at
    return len(texts) - 1


def _runs_on(text: str, following: str, width: int) -> bool:
    """Whether a line above one of a paragraph belongs to it: that breaks off in it, or both are full."""
    last = text.split()[-1]
    initial = len(last) == _INITIAL and last[0].isupper() and last[1] == "."
    small = following[0].islower()
    full = len(text) >= width * _TEXT  # whose hyphen may be misread for a stop
    if (ends_sentence(text) and not initial and not (small and full)) or headline.in_capitals(text):
        return False
    if small or initial or text[-1] in ",-" or last.casefold() in _HANGING:
        return True  # no deck ends so
    return full and not is_title(text)


def _signed(texts: Sequence[str], begins: int, width: int, language: str | None) -> int | None:
    """The line below the last byline and what goes on with it."""
    for at in range(min(len(texts) - 1, _HEAD) - 1, 0, -1):
        if columns.byline_in(texts[at], language) is None:
            continue
        if columns.is_headline_by(texts, at, language):
            continue
        runs_on = not ends_sentence(texts[at - 1]) and len(texts[at - 1]) >= width * _TEXT
        if at > begins and (at > begins + _STANDFIRST or runs_on or texts[at][-1] == ":"):
            continue
        return _behind(texts, at + 1, width)
    return None


def _behind(texts: Sequence[str], at: int, width: int) -> int:
    """The index after an office or brackets below a byline."""
    short = len(texts[at]) < width * _FULL and not ends_sentence(texts[at])
    if (clauses.is_office(texts[at]) or short) and not is_prose(texts[at]):
        at += 1
    if at < len(texts) and texts[at][0] == "(":
        for end in range(at, min(len(texts), at + _BEHIND)):
            if ")" in texts[end][-3:]:
                return end + 1
    return at
