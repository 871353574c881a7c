"""What stands before the sign that ends a dateline: its place, the agency and the day.

NEW YORK (AP)        МОСКВА, 5 мая. /ТАСС/            VALLEY FORGE, PA, March 19

The sign itself, and what follows it, are the business of `dateline`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from backfile.loader import dates, daylines, lexicon, marks, months, names, phrases, timewords
from backfile.loader.agencies import is_agency, names_agency
from backfile.records import PartialDate

_AGENCY = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\.?|/\s?([^/]{2,30})/\.?")
_REPORTS = "讯訊电電报報"  # 10月14日报道
_STATE = 3  # letters, with a full stop, of a state that an agency signs like
_LETTERS = 3  # more than these have a place and an agency in capitals
_HIJRI = re.compile(r"\d{1,2} (?:[^\W\d]+ ){1,2}\d{4}\s?هـ(?: الموافق)?| م(?= |$)")
_SIGN = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4})?")
_SITE = re.compile(r"[\w.-]{2,30}\.(?:com|net|org|co\.id|id|co),?\s+(?=[^\W\d_])", re.IGNORECASE)
_DOMAIN = re.compile(r"\w\.(?:com?|net|org|[a-z]{2})$", re.IGNORECASE)


class Parts(NamedTuple):
    """What stands before the sign that ends a dateline."""

    place: str | None
    agency: bool = False
    known: bool = False
    """Whether the agency is one that is known by name."""
    day: PartialDate | None = None
    dated: bool = False


def read(text: str, language: str | None) -> Parts:
    """Place, agency and day of what may be a dateline without its sign."""
    if "هـ" in text:
        text = _HIJRI.sub(" ", text)
    text = text.strip()
    if site := _SITE.match(text):
        text = text[site.end() :]
    rest, agency, known, day, dated = _without_brackets(text, language)
    agency = agency or site is not None
    small = False  # letters, as in `des moines, april 7`
    if dates.has_digit(rest):
        found = dates.find(rest, language)
        if found is None:
            return Parts(None)
        day, dated = day or found.date, True
        tail = daylines.without_clock(rest[found.end :]).strip(" ,.-–—|•·")
        small = rest[: found.start].endswith(", ")
        rest = rest[: found.start].strip(" ,،၊(-–—|•·/").removesuffix(" في")
        if tail and not is_agency(tail) and not names.is_capitalised(tail):
            return Parts(None)
        known = known or is_agency(tail)
        if names.is_cjk(tail) and not known and tail[0] not in _REPORTS:
            return Parts(None)  # 6月2日起开通
        place, _, day_name = rest.strip("،").rpartition(" ")
        if months.is_weekday(day_name, language):
            rest = place.rstrip(" ,-–—|•·/")
        if all(word.strip(":") in timewords.LABELS for word in rest.casefold().split()):
            rest = ""
        rest = rest or tail
    rest = rest.partition(", via ")[0]  # by which cable it came
    city, stop, sign = rest.partition(". ")
    if stop and min(len(city), len(sign)) > _LETTERS and (city + sign).isupper() and city[0].isalpha():
        known, rest = True, city  # ПЕТРОПАВЛОВСК. КАЗИНФОРМ
    first, _, last = rest.rpartition(" ")
    abbreviated = last[:1].isupper() and last[1:2].islower() and len(last) <= _STATE
    state = abbreviated or (last == "PA" and first.endswith(","))  # Pennsylvania, not an agency
    if first and is_agency(last) and not is_agency(rest) and not state:
        known, rest = True, first.rstrip(" ,-–—")
    pieces = [piece for piece in _comma(rest) if not _DOMAIN.search(piece)]
    if len(pieces) > 1 and months.is_weekday(pieces[-1], language):
        pieces.pop()
    elif len(pieces) > 1 and _is_misread_day(pieces[-1], language):
        dated = pieces.pop() != ""
    if not 0 < len(pieces) <= 4 or not is_place(pieces[0].title() if small else pieces[0]):
        return Parts(None)
    if not all(is_place(piece) or (dated and len(piece.split()) <= 3) for piece in pieces):
        return Parts(None)
    agency = agency or known or any(_DOMAIN.search(piece) for piece in _comma(rest))
    place = rest if rest.startswith(pieces[0]) and rest.endswith(pieces[-1]) else ", ".join(pieces)
    return Parts(None if is_agency(place) else place, agency, known, day, dated)


def _is_misread_day(piece: str, language: str | None) -> bool:
    """Whether a piece is a month and a letter, in which OCR saw no figure: `Nov. B`."""
    month, _, day = piece.partition(" ")
    return len(day.strip(".")) == 1 and months.month(month, language) is not None


def _without_brackets(text: str, language: str | None) -> tuple[str, bool, bool, PartialDate | None, bool]:
    """The text without agencies and days in brackets or strokes, and what they were."""
    agency = known = dated = False
    day = None
    while match := _AGENCY.search(text):
        inside = (match[1] or match[2]).strip()
        found = daylines.line(inside, language)
        if found:
            day, dated = day or found.date, True
        elif names_agency(inside) or (match[2] and len(inside) > _LETTERS and inside.isupper()):
            agency = known = True
        elif (inside.isupper() and len(inside) <= 12) or _is_paper(inside, match, text) or _is_sign(inside):
            agency = True
        else:
            break
        text = (text[: match.start()] + " " + text[match.end() :]).strip(" ,")
    return text, agency, known, day, dated


def _is_paper(inside: str, match: re.Match[str], text: str) -> bool:
    """Whether a closing bracket holds the name of a paper or an agency not known by name."""
    closes = match.end() == len(text)
    return (
        closes
        and len(inside.split()) <= 3
        and names.is_capitalised(inside)
        and not months.is_weekday(inside, None)
    )


def _is_sign(inside: str) -> bool:
    """Whether brackets hold letters that a paper or agency may sign with: `dpo`, `jse`, `ck/bf`."""
    return _SIGN.fullmatch(inside) is not None


def _comma(text: str) -> list[str]:
    return [piece for part in text.split(",") if (piece := part.strip(" ;"))]


def is_place(piece: str) -> bool:
    """Whether the text can be the name of a place: a few capitalised words."""
    words = piece.replace("/", " ").replace("-", " ").split()
    counted = [word for word in words if word not in lexicon.PARTICLES]
    if ":" in piece or "：" in piece or "。" in piece:
        return False
    if words and words[-1].casefold() in lexicon.PLACE_PARTICLES:  # As of
        return False
    if phrases.is_phrase(piece):
        return False
    named = " ".join(word for word in words if word not in lexicon.AND)
    return 0 < len(counted) <= 5 and len(piece) <= 40 and names.is_capitalised(named)


def is_rubric(place: str) -> bool:
    """Whether what could be a place is a rubric or a label: `WARNING`, `Politik`, `Sport and leisure`."""
    words = place.casefold().split()
    if not words:
        return True
    paired = any(word in lexicon.AND for word in words[1:-1])
    told = place.casefold() in marks.LABELS or words[0] in marks.SALUTATIONS
    return paired or told or any(word in lexicon.KICKERS for word in words)
