"""Takes the lines of a head that are a day, a place, or both; a bare place counts only by its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from backfile.loader import (
    caseless,
    clauses,
    dateline,
    dates,
    daylines,
    korean,
    lexicon,
    marks,
    names,
    notes,
    placeparts,
    spots,
    subhead,
    timed,
    timewords,
)
from backfile.loader.findings import Findings
from backfile.loader.layout import Unit, ends_sentence
from backfile.loader.page import Page

_PROSE = 120  # characters of a first paragraph
_OPENING = 80  # characters of what follows a place with a full stop
_WORDS = 2  # of a place that nothing shows but where it stands; a longer one comes up in the text


def take_day(page: Page, found: Findings, unit: Unit, day: dates.Found) -> None:
    """A line of the day, with the place before it or the writer behind: `Posted 5 March by Jane Doe`."""
    who = page.byline(unit.text) if day.date else None
    if who and who.authors and who.date == day.date and not _is_stamp(who):
        if daylines.is_update(unit.text):
            found.updated = found.updated or who.date
            who = who._replace(date=None)
        found.take_byline(unit, who)
        return
    take_place_before_day(page, found, unit, day)


def take_beside(page: Page, found: Findings, unit: Unit) -> bool:
    """Whether a line is the day beside a time and a rubric or a place, or beside the section alone."""
    day = daylines.beside(unit.text, page.language)
    if day is None and found.date is None:
        day = daylines.of_section(unit.text, page.language)
    if day is None:
        return False
    take_place_before_day(page, found, unit, day)
    return True


def take_place_before_day(page: Page, found: Findings, unit: Unit, day: dates.Found) -> None:
    """A line of the day, and the place that it may begin with: `Frankfurt, 3. Mai 2024, 12:30 Uhr`."""
    found.take_date_line(unit, day.date)
    if place := spots.before_day(unit.text[: day.start], page.language):
        found.take_place(unit, place, 0.75, "a place before the day")


def take_place_and_day(found: Findings, waiting: Sequence[Unit], unit: Unit, who: clauses.Byline) -> bool:
    """Whether a name and a day under the byline are a place and a day: `Kiel - 22 abr. 2022`."""
    if not found.byline or waiting or found.dateline or who.date is None:
        return False
    if who.why != timed.NAME_AND_DAY or len(who.authors) != 1 or clauses.is_paper(who.authors[0]):
        return False
    place = who.authors[0]
    if " " in place and unit.text[len(place) :].lstrip()[:1].isalnum():  # Valley Finance May 4, 1951
        found.take_date_line(unit, who.date)
        return True
    found.take_place(unit, place, 0.72, "a place and the day under the byline")
    found.take_date_line(unit, who.date, role="dateline")
    return True


def take_place(page: Page, found: Findings, waiting: Sequence[Unit], position: int) -> bool:
    """Whether the unit is a dateline of its own; a bare place counts after a byline or date."""
    if found.dateline or not position < min(page.first, len(page.units) - 1):
        return False
    if found.byline and clauses.staff(page.units[position].text):
        found.take_note(page.units[position], "credit")
        return True
    unit, following = page.units[position], page.units[position + 1]
    if (place := _before_text(page, unit.text, position)) and not waiting:
        found.take_place(unit, place, 0.75, "a place and a colon above the text, which tells of it")
        found.roles.append((unit, "dateline"))
        return True
    if found.byline and page.units[position - 1].text == found.byline[-1] and not waiting:
        around = (*found.headline, *found.subhead, page.after(position))
        if place := spots.under_byline(unit.text, around):
            found.take_place(unit, place, 0.75, "a place under the byline")
            found.roles.append((unit, "dateline"))
            return True
    if waiting and _parts_deck(page, unit.text, position):
        found.take_place(unit, unit.text.removesuffix("."), 0.72, "a place between deck and text")
        found.roles.append((unit, "dateline"))
        return True
    opens = unit.text.casefold().partition(" ")[0] in lexicon.PLACE_OPENERS
    again = unit.text.isupper() and f"{unit.text} (" in page.after(position)
    above = (opens or again) and daylines.line(following.text, page.language) is not None
    expected = (bool(found.byline or found.date) or above) and not waiting
    spot = dateline.alone(unit.text, page.language, expected=expected)
    if spot is None or spot.place is None or (spot.confidence < 0.8 and not expected):
        return False
    if notes.kind(unit.text) is not None:
        return False
    told = any(piece in page.after(position) for piece in spot.place.split(", "))
    long = len(spot.place.split()) > _WORDS and not told
    if spot.confidence < 0.8 and found.byline and _is_paper(spot.place):
        found.take_note(unit, "credit")
        return True
    told = _is_paper(spot.place) or spot.place.casefold() in timewords.RELATIVE
    told = told or not caseless.may_be_place(spot.place, page.after(position), page.language)
    if spot.confidence < 0.8 and ("|" in unit.text or long or told):  # a caption, a paper, today
        return False
    if not found.byline and _is_person(spot.place, page.after(position)):
        found.take_note(unit, "caption")
        return True
    if (
        spot.date is None
        and len(following.text) <= 60
        and daylines.line(following.text, page.language) is None
    ):
        return False
    found.take_place(unit, spot.place, spot.confidence, spot.why)
    found.take_date_line(unit, spot.date, role="dateline")
    return True


def _before_text(page: Page, line: str, position: int) -> str | None:
    """The place in a line of a name or two and a colon, where the first paragraph below has it: `Kiel:`."""
    place = line.rstrip(" :")
    if place == line or len(place.split()) > _WORDS or placeparts.is_rubric(place):
        return None
    below = page.units[position + 1]
    told = names.is_capitalised(place) and place in below.text
    told = told and len(below.text) > _PROSE and ends_sentence(below.text)
    return place if told and place.casefold() not in marks.LABELS else None


def _parts_deck(page: Page, word: str, position: int) -> bool:
    """Whether a capitalised word between a deck and the first paragraph is a place, by what the text says."""
    bare = word.removesuffix(".")
    if not subhead.is_word(word) or not names.is_capitalised(bare):
        return False
    if bare != word and subhead.is_usual(page.language):
        after = page.far_after(position)
        return spots.opens_deck(f"{word} {after[:_OPENING]}", lambda: after) is not None
    return page.is_paragraph(page.units[position + 1]) and spots.is_told(bare, page.far_after(position))


def _is_paper(place: str) -> bool:
    """Whether what could be a place is a paper by its article or its words; few places have an article."""
    return clauses.is_paper(place) and place.casefold() not in lexicon.PLACES_WITH_ARTICLE


def _is_person(place: str, after: str) -> bool:
    """Whether two words or three are the name of somebody in the text, as printed below a portrait."""
    named = names.is_name(place) and not place.isupper()
    return named and place in after and not spots.is_told(place, after)


def _is_stamp(who: clauses.Byline) -> bool:
    """Whether a name beside a day is more likely a paper than a writer or an agency."""
    named = who.authors[0].isupper() or all(map(korean.is_person, who.authors))
    return who.why == timed.NAME_AND_DAY and not named
