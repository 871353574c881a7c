"""Lines that print a date and hardly anything else: of publication, of an update, a wire's stamp.

    Published March 5, 2019 11:30 am         Stand: 28.04.2023 17:23 Uhr
    12. März 2019, aktualisiert 13. März     20 Nisan 2026•Güncelleme: 20 Nisan 2026
    Heute, 12:37 Uhr                         131137 GMT Nov 13

A line that names no whole day is recognised, so that it can be told from text, but gives no value.
"""

from __future__ import annotations

import re
from functools import lru_cache

from backfile.loader import dates, lexicon, marks, months, notes, timewords
from backfile.loader.dates import Found
from backfile.records import PartialDate

_WIRE_PIVOT = 60  # wires carry machine stamps since the 1960s
_STAMP = re.compile(r"(\d{2})\d{4}\s+(?:[A-Z]{3,4}\s+)?([^\W\d]{3,10})\.?\s+(\d{2}|\d{4})")
_ANPA_STAMP = re.compile(r"[A-Z]{2,5}(?:-[A-Z]{2,5}){0,2}-(\d\d)-(\d\d)-(\d\d)\s+\d{4}(?:\s?[A-Z]{1,4})?<?")
_SPACED = re.compile(r"(\d{4}) (\d\d) (\d\d)")  # 2024 06 10
_SHORT_DAY = re.compile(r"([^\W\d]{2,14})\s?[:：]\s?\d{1,2}[-/.]\d{1,2}(?:[\s\d:：]*)")
_SHORT_YEAR = re.compile(r"\d\d?([-/.])\d\d?\1\d\d")  # 01-09-17, whose century and order are not told
_CLOCK = re.compile(
    r"\d{1,2}\s?[:.h時点점시]\s?\d{2}(?:\s?[:.분分]\s?\d{2})?(?:[:.]\d+)?(?:\s?[분分초秒])?Z?"
    r"|\d{1,2}\s?(?:h|時|시|am|pm)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    rf"(?:{'|'.join(sorted(marks.SOURCE_LABELS, key=len, reverse=True))})\s?[:：]\s?\S{{2,20}}",
    re.IGNORECASE,
)
_ANNOUNCED = 110  # characters of a line that begins with a word for publication
_LABEL = 30  # characters of that word and those beside it
_RUBRIC = 4  # words behind a stroke
_SENTENCE = 70
_SECTION, _SECTIONS = 45, 2  # characters of a line with a day and a section, words of that
_BROADCAST = 120  # characters
_LABEL_WORDS = 4
_TEXT = frozenset(("article", "artikel", "artículo", "articolo", "artigo", "artykuł", "beitrag", "story"))
_PIECE = 3  # words between strokes
_TOLD = 12  # words that tell a time from now: `Publié il y a 2 heures, mis à jour il y a 8 minutes`
_ZONE = 5  # letters of a time zone
_BESIDE = 60  # characters of a line with a rubric, a time of day and the day
_CJK_LINE = 60
_CLOCK_LINE = 20  # characters of a line that is nothing but a time of day
_TELLING = timewords.LABELS | timewords.RELATIVE | timewords.UNITS | timewords.CLOCK
_PAGE = re.compile(r"[\s,|•·-]*\b(?:page|seite|página|pagina|p\.)\s?\d{1,3}$", re.IGNORECASE)
_READ = re.compile(r"\d{1,2} min(?:ute)?s? read\b[\s,|•·-]*", re.IGNORECASE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff가-힣]")
_STROKES = re.compile(r"[|•]")
_SPEAKS = re.compile(r"[a-z]{3}[.!?]\W*$")  # at the end of a sentence
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_][^\s\d,،;:|/()\[\]–—]*")


def line(text: str, language: str | None) -> Found | None:
    """The date of a line that prints a date and nothing but a date, its label, a time and a zone."""
    if len(text) > 160 or not dates.has_digit(text):
        return None
    if "read " in text and (read := _READ.match(text)):  # 2 minute read April 25, 2023
        found = _line(text[read.end() :], language)
        return found and Found(found.start + read.end(), found.end + read.end(), found.date)
    return _line(text, language)


@lru_cache(maxsize=1024)  # asked more than once, and the same lines stand in many articles
def _line(text: str, language: str | None) -> Found | None:
    found = dates.find(text, language)
    if found is None:
        if (short := _SHORT_DAY.fullmatch(text)) and short[1].casefold() in timewords.LABELS:
            return Found(0, len(text), None)
        if _SHORT_YEAR.fullmatch(text):
            return Found(0, len(text), None)
        if spaced := _SPACED.fullmatch(text):
            return Found(0, len(text), dates.day(int(spaced[1]), int(spaced[2]), int(spaced[3])))
        return _relative(text, language)
    if found.date and (_announced(text, found) or ("|" in text and _trail(text))):
        return found
    rest = text[: found.start] + " " + text[found.end :]
    clock = 0
    if dates.has_digit(rest):
        rest = _PAGE.sub("", rest)
        for other in reversed(dates.every(rest, language)):
            rest = rest[: other.start] + " " + rest[other.end :]
        rest, clock = _CLOCK.subn(" ", rest)
    if ":" in rest or "：" in rest:
        rest = _SOURCE.sub("", rest)
    label, colon, after = rest.partition(":")
    if colon and len(label.split()) <= 3 and len(label) <= 30:
        rest = after
    days, english = months.weekdays(months.base(language)), months.weekdays("en")
    for word in _LETTERS.findall(rest):
        bare = word.casefold().strip("._")
        if bare in days or bare in english or word.casefold() in timewords.CLOCK or bare in timewords.CLOCK:
            continue
        if bare in timewords.LABELS or bare in timewords.HIJRI:
            continue
        if found.date is None and bare in timewords.RELATIVE:  # Yesterday, 5 May (12:10)
            continue
        if found.date and bare in lexicon.KICKERS:
            continue
        if months.month(bare, language) or (clock and word.isupper() and word.isascii() and len(word) <= 4):
            continue
        if (clock or "版" in rest) and found.date and _CJK.search(text):
            return found if len(text) <= _CJK_LINE and "。" not in text else None
        return None
    return found


def beside(text: str, language: str | None) -> Found | None:
    """The whole day of a short line that has a time of day as well, and a capitalised word or three.

    What they name, a rubric, a region or the paper, is not told: `North Korea 09:31 August 20, 2019`.
    """
    if len(text) > _BESIDE or not dates.has_digit(text) or text[-1] in ".!?:":
        return None
    found = dates.find(text, language)
    if found is None or found.date is None:
        return None
    rest, clock = _CLOCK.subn(" ", text[: found.start] + " " + text[found.end :])
    words = [word for word in _LETTERS.findall(rest) if word.casefold().strip(".") not in timewords.CLOCK]
    named = 0 < len(words) <= _PIECE and all(word[0].isupper() for word in words)
    return found if clock and named and not dates.has_digit(rest) else None


def of_section(text: str, language: str | None) -> Found | None:
    """The whole day of a short line that has only the section beside it: `Nachricht 19. November 2021`."""
    if len(text) > _SECTION or not dates.has_digit(text) or text[-1] in ".!?:":
        return None
    found = dates.find(text, language)
    if found is None or found.date is None:
        return None
    rest = text[: found.start] + " " + text[found.end :]
    words = [word for word in _LETTERS.findall(rest) if not months.is_weekday(word.casefold(), language)]
    words = [word.strip(".") for word in words]
    named = 0 < len(words) <= _SECTIONS and all(word.isalpha() and word[0].isupper() for word in words)
    return found if named and not dates.has_digit(rest) else None


def stamp(text: str, language: str | None) -> PartialDate | None:
    """The day in a wire's closing stamp: `131137 GMT Nov 13`, `AP-NY-03-14-98 0418EST`.

    The first is IPTC 7901's time of transmission (day, hour, minute, zone, month, year), the second ANPA
    1312's (month, day, year), which is American by definition.
    """
    if match := _STAMP.fullmatch(text):
        month = months.month(match[2], language)
        return dates.day(_wire_year(match[3]), month, int(match[1])) if month else None
    if match := _ANPA_STAMP.fullmatch(text):
        return dates.day(_wire_year(match[3]), int(match[1]), int(match[2]))
    return None


def is_broadcast(text: str, language: str | None) -> bool:
    """Whether a label, a day and a time say when something was on the air: `Sendung: NR, 3.5.2024, 15:10`."""
    label, colon, when = text.partition(":")
    if not colon or len(text) > _BROADCAST or len(label.split()) > _LABEL_WORDS or not dates.has_digit(when):
        return False
    found = dates.find(when, language)
    return (
        found is not None
        and found.date is not None
        and _CLOCK.search(when[: found.start] + when[found.end :]) is not None
    )


def tells_minute(text: str) -> bool:
    """Whether a short line of a head has a time of day in it: `By Jane Doe, May 4, 1951, 3:05 PM`."""
    return len(text) <= _ANNOUNCED and not _SPEAKS.search(text) and _CLOCK.search(text) is not None


def is_update(text: str) -> bool:
    """Whether a date line says that its day is that of an update and gives no other."""
    words = dates.words_of(text)
    return bool(words & timewords.UPDATED) and not words & timewords.PUBLISHED_PLAINLY


def without_clock(text: str) -> str:
    """The text without times of day and the zones beside them."""
    rest = _CLOCK.sub(" ", text)
    return " ".join(word for word in rest.split() if word.casefold().strip(".,()") not in timewords.CLOCK)


def without_source(text: str) -> str:
    """The text without the source that a label names: `来源：海滨报 作者：王小明`."""
    return _SOURCE.sub("", text) if ":" in text or "：" in text else text


def _relative(text: str, language: str | None) -> Found | None:
    """A line that tells a time without a day ("Publicerad 12.34", "vor 3 Stunden"), and so no value."""
    rest, clock = _CLOCK.subn(" ", text)
    if "|" in rest or "•" in rest:
        rest = " ".join(piece for piece in _STROKES.split(rest) if not notes.is_share(piece.strip()))
    words = [word.casefold().strip(".") for word in _LETTERS.findall(rest)]
    if len(words) > _TOLD:
        return None
    if not all(word in _TELLING or months.is_weekday(word, language) for word in words):
        return None
    labels = any(word in timewords.LABELS for word in words)
    since = any(word in timewords.RELATIVE for word in words)
    tells = (clock and labels) or since or (clock and len(text) <= _CLOCK_LINE)
    return Found(0, len(text), None) if tells and len(text) > 3 else None


def _trail(text: str) -> bool:
    """Whether short pieces between strokes hold a day and a time: `Innlent | mbl | 11.2.2025 | 23:55`."""
    pieces = [piece.strip() for piece in text.split("|")]
    return (
        len(pieces) > 2
        and all(len(piece.split()) <= _PIECE for piece in pieces)
        and any(_CLOCK.fullmatch(piece) for piece in pieces)
    )


def _announced(text: str, found: Found) -> bool:
    """Whether a short line opens with a word for publication, or with the day and a time."""
    last = text.rpartition(" ")[2]
    if len(text) > _ANNOUNCED or (len(text) > _SENTENCE and text[-1] in ".!?"):
        return False
    if last.isupper() and len(last) > _ZONE:  # a dateline
        return False
    if found.start == 0:
        if _is_rubric(text[found.end :].strip()):
            return True
        rest = text[found.end :].lstrip(" ,;|/•·-–—")
        first, _, behind = rest.partition(" ")
        first = first.strip(":").casefold()
        if first in timewords.CLOCK:  # 18 November 2019 at 9.24
            rest = behind
        return _CLOCK.match(rest) is not None or first in timewords.UPDATED or notes.is_share(rest)
    label = _DIGIT.split(text[: found.start], maxsplit=1)[0].casefold().strip(" :：-–—|•·")
    words = [word.strip(":.") for word in label.split()]
    words = words[1:4] if words[:1] and words[0] in _TEXT else words[:2]  # Article mis à jour le
    told = any(len(word) > 3 and word in timewords.LABELS for word in words)
    return told and len(label) <= _LABEL


def _is_rubric(rest: str) -> bool:
    """Whether what follows a day is a word, or a few behind a stroke: `5 March 2021 | Politics & Law`."""
    words = rest.lstrip("|•· ").split()
    return rest[-1:] not in ".!?:" and (len(words) == 1 or (rest[:1] in "|•·" and len(words) <= _RUBRIC))


def _wire_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= _WIRE_PIVOT else 2000)
