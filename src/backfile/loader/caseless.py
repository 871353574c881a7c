"""Bylines in scripts without capitals, where signs and the number of words tell a name from a place.

عدن: محمد علي محسن - الرياض: نايف الرشيد       حسن الناشري - جدة
محمد طالبي ، واس (أبها)                        الرياض - الوئام - خالد المرشود:
"""

from __future__ import annotations

import re
from typing import NamedTuple

from backfile.loader import calendars, lexicon, marks, months, names, phrases
from backfile.loader.agencies import is_agency

_LONGEST = 70
_BEFORE_DANDA = 40  # characters of a dateline
_PLACE_WORDS = 2
_OFFICE = 4  # words
_NAME = 3  # words of a name before a colon
_DIRECTIONS = "\u200e\u200f"  # marks of writing direction, without width
_DIGITS = "०१२३४५६७८९ "
_QUOTES = re.compile(r"[«»\"{}“”\[\]]")
_PLACED = re.compile(
    r"([^:：]{2,40}?)\s?[:：]\s?([^:：]+?)(?=\s+[-–—ـ]\s+[^:：-]{2,30}[:：]|\s+\S+\s?[:：]\s|$)"
)
_PARTS = re.compile(r"\s?[-–—ـ،,:]\s|\s[-–—ـ،,:]\s?|\s?[()（）]\s?")
_STROKES = re.compile(r"[-–—ـ]")
_TIGHT = re.compile(r"\s?[-–—،,]\s?|\sـ\s")  # in a line that a colon ends, or without spaces
_BETWEEN = re.compile(r"\s[-–—]\s")  # places, or a place and how it was reached
_BRACKETED = re.compile(r"[(（]([^()（）]{2,24})[)）]")
_QUOTED = re.compile(r"\S?[«\"“(][^«»\"”()]{2,40}[»\"”)]|[،,.:]")
_PLACE_AND_AGENCY = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)?)\s?[-–]\s?([^\W\d_]+)\s(?=\w)")
_ENDS = re.compile(r"\s?[।:–—]\s?(?=\S)")
_PLACE_AND_BRACKET = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2}) ?\(([^()\d]{2,40})\)\s?(?=\w)")
_FROM = re.compile(r"([«\"]?[^«»\"]{2,30}[»\"]?)\s+من\s+(\S+(?:\s\S+)?)")  # «الاقتصادية» من الرياض
_OPENING = re.compile(r"([^,،।:]{2,30})[,،]\s?([^,،।:.]{2,24})\s?[।:]\s?(?=\S)")
_IN = (" في ", " إلى ", " من ", " بمدينة ", " مدينة ", " بمنطقة ", " منطقة ", " بمحافظة ", " محافظة ", " ب")
_PAPER_OF = ("صحيفة", "جريدة", "موقع", "وكالة")
_ARTICLE = "ال"
_CAPITALS = lexicon.words(
    """
    الرياض جدة مكة الدوحة عمان أبوظبي دبي الشارقة المنامة الكويت مسقط صنعاء عدن بغداد دمشق بيروت القدس غزة
    القاهرة الخرطوم طرابلس تونس الجزائر الرباط نواكشوط مقديشو جيبوتي الدمام واشنطن لندن باريس موسكو
    """
)
"""Where Arabic papers report from most often: the capitals, and the largest cities of the Gulf."""
_OFFICES = lexicon.REDACTION | lexicon.ROLES | lexicon.MEDIA


class Signed(NamedTuple):
    """The people whom a line names, and the place beside them."""

    people: tuple[str, ...]
    place: str | None


def placed(text: str) -> Signed | None:
    """Place and name with a colon between, once or several times, as Arabic papers print it."""
    if ":" not in text and "：" not in text:
        return None
    if len(text) > 110 or not _is_caseless(text):
        return None
    place, people, end = None, [], 0
    for match in _PLACED.finditer(text):
        if text[end : match.start()].strip(" -–—ـ"):
            return None
        spot = match[1].strip(" -–—ـ")
        person = match[2].strip()
        if spot.strip("([ ") in marks.PHOTO or "|" in spot or any(map(str.isdigit, person)):
            return None
        quoted = person[:1] in '«"{“(' and len(person) <= 40
        if (
            not 0 < len(spot.split()) <= 4
            or _QUOTES.search(spot)
            or not (quoted or 1 < len(person.split()) <= 8)
        ) or phrases.is_said(spot, person):
            return None
        place = place or spot
        people.append(person.strip('«»"{}“”()'))
        end = match.end()
    if place is None or text[end:].strip():
        return None
    return Signed(tuple(people), place)


def parted(text: str, below: str = "") -> Signed | None:
    """Name, paper and place parted by dashes, commas or brackets, in any order, on a line of their own.

    What has two words or more is a name, unless each of them bears the article; an agency and an office are
    known by their words; of what is left, brackets hold the place, or else it is what the text `below` has
    after a word for "in", or the part furthest from the name.
    """
    text = text.strip(_DIRECTIONS)
    if not text or len(text) > _LONGEST or not _is_caseless(text):
        return None
    match = _FROM.fullmatch(text)
    if match and len(text.split()) <= 5 and not _warns(match[1]):
        return Signed((match[1].strip('«»"'),), match[2])
    cut = _TIGHT if text[-1] == ":" else _PARTS
    parts = [part for part in cut.split(text.rstrip(" :")) if part]
    if len(parts) == 1:
        parts = [part for part in _TIGHT.split(text.rstrip(" :")) if part]
    if text[-1] == ":" and len(parts) == 1 and _is_person(parts[0]) and len(parts[0].split()) <= _NAME:
        return Signed((parts[0].strip(),), None)
    if not 2 <= len(parts) <= 4 or not all(_is_part(part) for part in parts):
        return None
    if any(phrases.is_phrase(part) for part in parts if _OFFICES.isdisjoint(part.split())):
        return None
    if is_agency(parts[0]) and len(parts) == 2:
        return Signed((parts[0],), parts[1])
    people, signs, rest = [], [], []
    for part in parts:
        if is_agency(part):
            signs.append(part)
        elif not _OFFICES.isdisjoint(part.split()):
            continue
        elif _is_person(part):
            people.append(part)
        else:
            rest.append(part)
    told = _told(people, rest, below)
    if bracketed := _BRACKETED.search(text):
        place: str | None = _BETWEEN.split(bracketed[1])[0]
    elif len(told) == 1:
        place = told[0]
    elif below and not people and not signs and rest[:1] == parts[:1]:
        place = rest[-1] if len(rest) > 1 else None  # paper, place; or a paper and its agencies
        people = rest[:1]
    else:
        last = parts[0] in people  # name, paper, place; but place, paper, name
        place = rest[-last] if rest else None
    if place is None and not people and not signs:
        return None
    return Signed(tuple(person for person in people if person != place) or tuple(signs), place)


def before_agency(head: str) -> Signed | None:
    """A place and an agency at a hyphen, without any other sign: `دمشق-سانا أكد وزير ...`."""
    match = _PLACE_AND_AGENCY.match(head)
    return Signed((match[2],), match[1]) if match and is_agency(match[2]) else None


def before_bracket(head: str) -> Signed | None:
    """A place and who reported, as Urdu papers print them: `لاہور (نمائندہ خصوصی) پولیس نے ...`."""
    match = _PLACE_AND_BRACKET.match(head)
    return Signed((), match[1]) if match else None


def _warns(before: str) -> bool:
    """Whether a sentence begins before "from", no paper or name: `الخبراء يحذرون من ...`."""
    words = before.split()
    return len(words) > 1 and (
        words[0].startswith(_ARTICLE) or phrases.is_phrase(before) or phrases.speaks(before)
    )


def _told(people: list[str], rest: list[str], below: str) -> list[str]:
    """The parts that are told to be places: by the text, by their fame, or as the one that is no paper.

    The text has a place after a word for "in", or at all; a paper after a word for one, or in quotes.
    """
    if told := [part for part in (*people, *rest) if _is_told(part, below)]:
        return told
    if told := [part for part in rest if is_city(part)]:
        return told
    others = [part for part in rest if not any(f"{word} {part}" in below for word in _PAPER_OF)]
    if len(others) == 1 < len(rest):
        return others
    return [part for part in rest if len(rest) > 1 and part in _QUOTED.sub(" ", below).split()]


def before_colon(head: str) -> Signed | None:
    """Name, paper and place before a colon, as Gulf papers print them: `محمد حسن - سبق - الرياض: ...`."""
    before, colon, after = head.partition(":")
    parts = [part.strip() for part in _STROKES.split(before)]
    if not colon or not 2 <= len(parts) <= 3 or len(before) > _LONGEST or before.lower() != before.upper():
        return None
    if not after.strip() or not all(0 < len(part.split()) <= 4 and part[0].isalpha() for part in parts):
        return None
    who = next((part for part in parts if len(part.split()) > 1 and names.is_name(part)), None)
    signs = [part for part in parts if is_agency(part) or not _OFFICES.isdisjoint(part.split())]
    if signs and len(parts) - len(signs) == 1:
        city = next((part for part in parts if part not in signs and is_city(part)), None)
        return Signed((), city)  # or a paper and the agencies
    place = next((part for part in (parts[-1], parts[0]) if part != who and part not in signs), None)
    return Signed((who,) if who else (), place)


def opening(head: str) -> Signed | None:
    """Office or agency and place before a full stop or a colon: `जागरण संवाददाता, आगरा। गोवर्धन ...`.

    Papers in Devanagari and Bengali end a dateline as they end a sentence, with a danda: a word or two with
    no more before it are the place, `काठमाडौं । ...`, and a name may stand beside it, `मुरैना, संजय दीक्षित।`.
    """
    if not _is_caseless(head.lstrip(_DIGITS)):
        return None
    match = _OPENING.match(head)
    if match and is_office(match[1].strip()):
        return Signed((match[1].strip(),), match[2].strip())
    office, colon, after = head.partition(":")
    words = office.split()
    if colon and after.strip() and len(words) <= _OFFICE and not _OFFICES.isdisjoint(words[-1:]):
        return Signed((office.strip(),), None)
    end = _ENDS.search(head[: _BEFORE_DANDA + 1])
    undated = calendars.without_day(head[: end.start()]) if end and head[0].isalnum() else ""
    if end and undated != head[: end.start()] and len(undated.split()) <= _PLACE_WORDS + 1:
        return Signed((), undated.strip(" ,")) if _is_part(undated.strip(" ,")) else None
    before, danda, after = head.partition("।")
    if not danda or len(before) > _BEFORE_DANDA or not after.strip():
        return None
    place, comma, person = (part.strip() for part in before.partition(","))
    if not 0 < len(place.split()) <= _PLACE_WORDS or not _is_part(place):
        return None
    if not comma:
        return Signed((), place)
    if names.is_name(person):
        return Signed((person,), place) if len(place.split()) == 1 else None
    return Signed((), before.strip()) if len(person.split()) == 1 and _is_part(person) else None


def may_be_place(word: str, below: str, language: str | None) -> bool:
    """Whether a bare Arabic word may be a place: the text has it after "in", or it is a chief city."""
    return not "\u0600" <= word[:1] <= "\u06ff" or _is_told(word, below) or months.is_city(word, language)


def is_office(text: str) -> bool:
    """Whether the text is an agency, or an office by its words."""
    return is_agency(text) or not _OFFICES.isdisjoint(text.split())


def is_city(text: str) -> bool:
    """Whether the text is a capital, or a city or a country that CLDR names, in Arabic."""
    bare = text.replace("\u0651", "")  # the sign that doubles a letter
    return bare in _CAPITALS or months.is_city(text, "ar")


def _is_caseless(text: str) -> bool:
    first = text.lstrip('«"(')[:1]
    return first.isalpha() and first.lower() == first.upper() and not names.is_cjk(text)


def _is_told(part: str, below: str) -> bool:
    """Whether the text has what may be a place after an Arabic word for "in", "from" or "the town of"."""
    text = f" {below} "
    for word in _IN:
        at = text.find(word + part)
        if at >= 0 and not text[at + len(word + part)].isalnum():
            return True
    return False


def _is_part(part: str) -> bool:
    return 0 < len(part.split()) <= 4 and not any(char.isdigit() or char in ".!?؟:؛" for char in part)


def _is_person(part: str) -> bool:
    words = part.split()
    return len(words) > 1 and not all(word.startswith(_ARTICLE) for word in words)
