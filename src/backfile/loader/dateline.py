"""Datelines: the place, agency and day that open a report, run into its first paragraph or on their own.

    NEW YORK (AP) _ A judge ...            WASHINGTON, Feb 26 - The ...
    Berlin (dpa) - Negotiations ...        МОСКВА, 5 мая. /ТАСС/. ...
    (ANSA) - ROMA, 11 OTT - ...            القاهرة (رويترز) - ...
    ISLAMABAD: The government ...          BERLIN taz | Die ...

The place alone is the dateline; the paragraph stays as printed. The evidence: capital letters, an agency's
name in brackets or strokes, a day, and the sign that parts a dateline from its report. A place in small
letters with nothing but a dash after it is taken only where the report then begins with a capital.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from backfile.loader import (
    byline,
    caseless,
    clauses,
    dates,
    eastasian,
    lexicon,
    months,
    names,
    phrases,
    placeparts,
    titlecase,
)
from backfile.loader.agencies import is_agency
from backfile.records import PartialDate

_REACH = 130  # characters within which a dateline ends
_SMALL = 3  # words in small letters, such as months, that a dateline can hold
_SEPARATOR = re.compile(
    r"\.[-–—]+\s*"  # Bogotá, 5 ago (EFE).- El
    r"|\s+[-–—_‒―]{1,3}\s+"  # NEW YORK (AP) _ A
    r"|(?<=[)\]/])\s?[-–—_:]+\s*"  # PARIS (AFP)- Le
    r"|\s[-–—_]{1,2}(?=[\"“«A-Z])|(?<=\w)[–—](?=\s)|(?<=[^\W_])--?\s"  # ROMA- Il
    r"|\s?:\s"  # ISLAMABAD: The
    r"|(?<=\d)\.\s"  # New York. Sept. 5. United
    r"|(?<=/)\.?\s|(?<=\))[.।]?\s|(?<=\))(?=[A-Z])"  # МОСКВА, 5 мая. /ТАСС/. Президент
    r"|(?<=[\u0900-\u0dff])--?\s"  # ঢাকা, ৫ মে- (signs above and below letters are no letters)
    r"|\s\|\s|\s*=\s*"  # BERLIN taz | Die
)
_SEPARATES = re.compile(r"[-–—_‒―.:/)|=]")
"""Every sign that parts a dateline from its report has one of these in it or before it."""
_LEADING_AGENCY = re.compile(r"\s*[(\[]([^()\[\]]{2,30})[)\]]\s*[-–—,.:]*\s*")
STOPPED = re.compile(r"([^\W\d_]{3,}(?:[ /-][^\W\d_]{2,}){0,2})\.\s(?=\S)")
_TITLE = 5  # letters of what is no title in capitals: `PROF. Schmidt`
_CJK_PLACE = 6  # letters
_KANA = re.compile("[\u3041-\u309f]")  # of which few places are written
_UNCASED = 24  # letters of a place in a script without capitals
_VIETNAMESE = 4  # letters of a sign: `TTO - ...`
_NAME = 40  # characters of a name that is run in
_PLAINLY_BY = lexicon.BY - lexicon.WEAK_BY
_REPORT = 3  # words that go on behind a place and a colon
_CODE = 2  # capitals before a comma that may be a country's: `US, China - ...`
_DAY = 12  # characters within which a paragraph that begins with a day has a digit
_YEAR = re.compile(r"\d{4}")
_WHOLE_DAY = 30  # characters of a day and the dash behind it
_DAY_AND_MONTH = 20  # characters
_DAY_STOPPED = re.compile(
    r"([^\W\d_][^\d.,:;]{2,30}), (?:den |le |el |the )?\d{1,2}(?:st|nd|rd|th|er|\.)?"
    r" (?:de )?([^\W\d_]{3,10})\.(?: \([^()]{2,30}\)\.?)? (?=\S)"
)
_DASH = re.compile(r"\.?\s?[-–—]{1,2}\s")
_BESIDE_PAPER = re.compile(r"\s[-–—]\s")
_OPENS_SENTENCE = frozenset("\"'“‘«„»`(<$€£[*¿¡")


class Dateline(NamedTuple):
    """The place (None where only an agency or reporter is named), and what is run in beside it."""

    place: str | None
    date: PartialDate | None
    byline: str | None
    authors: tuple[str, ...]
    confidence: float
    why: str


def run_in(paragraph: str, language: str | None) -> Dateline | None:
    """The dateline at the start of a paragraph."""
    head = paragraph[:_REACH].lstrip()
    if not head:
        return None
    if head[0] in "([【（［〔" or "\u2e80" <= head[0] <= "\u9fff":
        found = eastasian.opening(head, language)
        if found is not None:
            why = "place, agency or reporter open the paragraph"
            return Dateline(found.place, found.date, found.byline, found.authors, found.sure, why)
    if not head.isascii() and (signed := caseless.opening(head)) is not None:
        who = next(iter(signed.people), None)
        people = () if who and caseless.is_office(who) else signed.people
        why = "a place, or an office and a place, before the first sentence"
        return Dateline(signed.place, None, who, people, 0.85, why)
    if not head.isascii() and (signed := caseless.before_colon(head)) is not None:
        who = next(iter(signed.people), None)
        return Dateline(signed.place, None, who, signed.people, 0.75, "name and place before a colon")
    if language == "ar" and (signed := caseless.before_agency(head)) is not None:
        return Dateline(signed.place, None, None, (), 0.9, "a place and an agency before the first sentence")
    if language == "ur" and (signed := caseless.before_bracket(head)) is not None:
        return Dateline(signed.place, None, None, (), 0.85, "a place and a bracket before the first sentence")
    if (named := _named(head, language)) is not None:
        return named
    head = _before_sentence(head)
    return (
        _spaced(head, language)
        or _dated(head, language)
        or _in_capitals(head, language)
        or _before_day(head, language)
    )


def alone(text: str, language: str | None, *, expected: bool = False) -> Dateline | None:
    """A line that is nothing but a dateline: `LONDON (AP) —`, `Bruselas -`, `DENVER, COLO., March 3 -`.

    Where one is expected, after a byline or a date, a place needs neither capitals nor a sign.
    """
    if len(text) > 70 or len(_before_sentence(text)) < len(text):
        return None
    parts = placeparts.read(text.rstrip(" -–—_:=,।"), language)
    if parts.place is None:
        return _beside_paper(text) if expected else None
    if months.is_weekday(parts.place, language):
        return None
    sure = 0.9 if parts.agency or parts.dated or text.rstrip()[-1:] in "-–—_।" else 0.65
    if not parts.agency and placeparts.is_rubric(parts.place):
        return None
    if parts.dated and (signed := caseless.parted(parts.place)) and signed.place:
        return Dateline(signed.place, parts.day, None, (), 0.8, "a place, a paper and the day")
    long = names.is_cjk(parts.place) and (len(parts.place) > _CJK_PLACE or _KANA.search(parts.place))
    if long and parts.dated:
        return None  # 決勝は6月7日
    if parts.dated and len(parts.place.split()) > _SMALL and titlecase.is_deck(parts.place, language):
        return None  # Mayor Promises Free Shuttle From June 2
    if sure < 0.8 and expected and len(parts.place.split()) <= 3 and not text.endswith(":") and not long:
        return Dateline(parts.place, parts.day, None, (), 0.72, "a place after byline or date")
    if sure > 0.8 or (parts.place.isupper() and len(parts.place.split()) <= 3):
        return Dateline(parts.place, parts.day, None, (), sure, "a place on a line of its own")
    return None


def _beside_paper(text: str) -> Dateline | None:
    """A place and the paper whose writer was there: `OTTAWA — The Valley Herald`."""
    dash = _BESIDE_PAPER.search(text)
    if dash is None or not (clauses.is_paper(text[dash.end() :]) or is_agency(text[dash.end() :])):
        return None
    place = text[: dash.start()]
    if not placeparts.is_place(place) or clauses.is_paper(place) or placeparts.is_rubric(place):
        return None
    return Dateline(place, None, None, (), 0.82, "a place and a paper") if place.isupper() else None


def _named(head: str, language: str | None) -> Dateline | None:
    """The writer before a colon, run in: `By Jane Doe: The harbour ...`."""
    first, _, rest = head.partition(" ")
    before, colon, after = rest.partition(":")
    if not colon or len(before) > _NAME or not after.strip() or first.casefold() not in _PLAINLY_BY:
        return None
    who = byline.recognise(f"{first} {before}", language)
    if who is None or not who.authors or not all(map(names.is_name, who.authors)):
        return None
    return Dateline(who.place, who.date, who.text, who.authors, 0.85, "a writer before the first sentence")


def _spaced(head: str, language: str | None) -> Dateline | None:
    """A dateline in a script that parts words with spaces."""
    if _SEPARATES.search(head) is None:
        return None
    start, agency = 0, False
    leading = _LEADING_AGENCY.match(head)
    if leading and is_agency(leading[1]):
        start, agency = leading.end(), True
    for match in _SEPARATOR.finditer(head, start):
        before, after = head[start : match.start()], head[match.end() : match.end() + 2]
        if len(before) > 90:
            return None
        parts = placeparts.read(before, language)
        if parts.place is None or not after.strip() or _is_sign(parts.place, language):
            continue
        if agency:
            parts = parts._replace(agency=True, known=True)
        if match[0].strip() == ":" and len(head[match.end() :].split()) < _REPORT:
            continue  # a heading
        sure = _judge(parts, before, match[0].strip(), after.lstrip()[0])
        if sure:
            day = parts.day or _day_behind(head, match.end(), language)
            return Dateline(parts.place, day, None, (), sure, "a dateline before the first sentence")
    return None


def _day_behind(head: str, start: int, language: str | None) -> PartialDate | None:
    """A whole day between a place's dash and another: `KIEL, Germany – May 4, 2021 – The ...`."""
    behind = head[start : start + _WHOLE_DAY]
    if not _YEAR.search(behind) or (found := dates.find(behind, language)) is None or found.start:
        return None
    return found.date if _DASH.match(behind, found.end) else None


def _is_sign(place: str, language: str | None) -> bool:
    """Whether capitals are a Vietnamese paper's: nearly all places there have two syllables, or marks."""
    return language == "vi" and place.isascii() and place.isupper() and len(place) <= _VIETNAMESE


def _dated(head: str, language: str | None) -> Dateline | None:
    """A whole day alone before a dash: `Feb. 23, 2015 -- Peanuts ...`, `5 juin 2012. - Un avion ...`."""
    if not dates.has_digit(head[:_DAY]) or (found := dates.find(head, language)) is None:
        return None
    if found.start or found.date is None or _DASH.match(head, found.end) is None:
        return None
    return Dateline(None, found.date, None, (), 0.9, "a day before the first sentence")


def _before_day(head: str, language: str | None) -> Dateline | None:
    """A place in small letters, a day without its year and a full stop: `Nordhafen, 3. Mai. Der Rat ...`."""
    match = _DAY_STOPPED.match(head)
    if match is None or not head[match.end()].isupper() or not months.month(match[2], language):
        return None
    place = match[1]
    if not placeparts.is_place(place) or placeparts.is_rubric(place) or not names.is_capitalised(place):
        return None
    if any(months.is_weekday(word, language) for word in place.split()):
        return None
    return Dateline(place, None, None, (), 0.85, "a place and a day before the first sentence")


def _in_capitals(head: str, language: str | None) -> Dateline | None:
    """A place in capitals before a full stop, as German papers print it: `CALDEN. In Sorge ...`."""
    match = STOPPED.match(head)
    if match is None:
        return None
    if head[match.end()].isdigit() and match[1].isupper():  # КИЕВ. 3 декабря. УНН. Парламент
        found = dates.find(head[match.end() : match.end() + _DAY_AND_MONTH], language)
        return Dateline(match[1], found.date, None, (), 0.9, "capitals before a day") if found else None
    if not head[match.end()].isupper():
        return None
    if "/" in match[1] and placeparts.is_place(match[1]) and not placeparts.is_rubric(match[1]):
        return Dateline(match[1], None, None, (), 0.92, "two places before a full stop")
    if not match[1].isupper() or len(match[1]) < _TITLE or placeparts.is_rubric(match[1]):
        return None
    return Dateline(match[1], None, None, (), 0.75, "capitals before a full stop")


def _judge(parts: placeparts.Parts, before: str, sign: str, begins: str) -> float:
    """How sure it is that what stands before the sign is a dateline; 0 if it is none."""
    place = parts.place or ""
    cased = place.lower() != place.upper()
    city = place.partition(",")[0]
    capitals = cased and city.isupper() and (len(city) > _CODE or city == place)
    fresh = not cased or begins.isupper() or begins.isdigit() or begins in _OPENS_SENTENCE
    if sign == "." and parts.dated and before[-1:].isdigit():
        return 0.8 if fresh else 0.0
    if sign in ("", ".", "।"):
        signed = parts.dated or before.rstrip()[-1:] == "/"
        if not cased and parts.agency and signed and len(place) <= _UNCASED:
            return 0.88
        return 0.93 if parts.known and fresh and (capitals or parts.dated or before[-1:] in "/)") else 0.0
    if parts.agency or parts.dated:
        follows = parts.dated and before[-1:].isdigit()  # the sign, on the day
        return 0.95 if fresh or capitals else 0.85 if parts.known or follows else 0.0
    if placeparts.is_rubric(place) or not (fresh or capitals):
        return 0.0
    words = len(place.split())
    if capitals:
        return 0.0 if len(city.split()) > 4 else 0.9 if fresh else 0.62
    if words > 3 or clauses.is_paper(place):
        return 0.0
    if not cased and phrases.speaks(place):
        return 0.0
    if not cased:
        return 0.7 if len(place) <= _UNCASED and words < 3 and sign != "|" and not _is_office(place) else 0.0
    return 0.65 if sign == ":" else 0.72


def _before_sentence(head: str) -> str:
    """As much of the head as can be a dateline: down to the fourth word in small letters."""
    small = 0
    for count, word in enumerate(head.split(), 1):
        if word[0].islower() and word not in lexicon.PARTICLES:
            small += 1
            if small > _SMALL:
                after = "".join(head.split(None, count)[count:])
                return head[: len(head) - len(after)].rstrip()
    return head


def _is_office(place: str) -> bool:
    return any(word in lexicon.REDACTION for word in place.split())
