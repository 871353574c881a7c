"""Places that no sign parts from the report: before a full stop, before the day in a date line, under a name.

    Hamburg. Der Senat hat ...          Frankfurt, October 23, 2024, 3:48
    Neuss · Was Schulen ...

    Jane Doe / in Nairobi

None shows that it is a place: what tells it is that the text has the word after a word like "in", or again at
all, or that a line holds nothing beside it but the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from backfile.loader import clauses, function_words, months, names, timewords
from backfile.loader.agencies import is_agency
from backfile.loader.dateline import STOPPED, Dateline
from backfile.loader.placeparts import is_place, is_rubric

_PREPOSITION = "in|aus|nach|bei|von|en|à|de|w|v|в|из"
_ARTICLE = "der|die|das|den|dem|des|eine?[nmrs]?|keine?[nmrs]?|im|am|zum|zur|vom|beim"
_SMALL = frozenset(function_words.LATIN["de"].split())
_WORDS = 3  # in the name of a place
_DOTTED = re.compile(r"([^\W\d_]{3,}(?:[ /-][^\W\d_]{2,}){0,2}) · (?=\S)")


def before_stop(paragraph: str, below: Callable[[], str]) -> Dateline | None:
    """A place in small letters before a full stop, where the text has it after a word like "in" as well."""
    match = STOPPED.match(paragraph) or _DOTTED.match(paragraph)
    if match is None or not match[1][:1].isupper() or not names.is_capitalised(match[1]):
        return None
    again = is_told(match[1], f"{paragraph[match.end() :]} {below()}")
    return Dateline(match[1], None, None, (), 0.72, "a place before a full stop") if again else None


def opens_deck(deck: str, below: Callable[[], str]) -> Dateline | None:
    """A place before a full stop that opens a standfirst: a word on its own, though the text has it nowhere.

    Standfirsts do not begin with one noun. A word that the text has in small letters or behind an article is
    no place.
    """
    told = before_stop(deck, below)
    match = STOPPED.match(deck)
    if told or match is None or " " in match[1] or not match[1][0].isupper() or match[1].isupper():
        return told
    if not deck[match.end()].isupper():
        return None
    text = f"{deck[match.end() :]} {below()}"
    other = rf"\b(?:{match[1].lower()}|(?:{_ARTICLE}) {match[1]})\b"
    plain = re.search(other, text) is not None or match[1].lower() in _SMALL
    return None if plain else Dateline(match[1], None, None, (), 0.6, "a word before a full stop")


def is_told(place: str, text: str) -> bool:
    """Whether the text has the place after a word like "in", or as what comes from there: `Hamburger`."""
    again = rf"\b(?:{_PREPOSITION}) {re.escape(place)}\b|\b{re.escape(place)}er\b"
    return re.search(again, text) is not None


def under_byline(line: str, around: Iterable[str]) -> str | None:
    """The writer's place on a line below the name: `in Nairobi`.

    Rubrics are printed so too; a place comes up in the article again.
    """
    place = clauses.place_named([line])
    return place if place and any(place in text for text in around) else None


def before_day(text: str, language: str | None) -> str | None:
    """The place that begins a date line, given what the line has before the day."""
    place = text.rstrip(" ,")
    if not text.rstrip().endswith(",") or not is_place(place) or len(place.split()) > _WORDS:
        return None
    if any(
        word in timewords.LABELS or word in timewords.RELATIVE or months.is_weekday(word, language)
        for word in place.casefold().split()
    ):
        return None
    told = clauses.staff(place) or clauses.is_paper(place) or is_agency(place) or is_rubric(place)
    return None if told else place
