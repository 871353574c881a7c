"""The top of the page, down to and with the headline: credits, notes, rubrics and names above it."""

from __future__ import annotations

from collections.abc import Sequence

from backfile.loader import (
    attribution,
    columns,
    dates,
    daylines,
    eastasian,
    headline,
    labelled,
    namelines,
    names,
    namesabove,
    notes,
    origin,
    timed,
)
from backfile.loader.agencies import signs_picture_with_sign
from backfile.loader.findings import Findings
from backfile.loader.layout import Unit, ends_sentence
from backfile.loader.page import Page

_REACH = 6  # units that can stand above a headline
_LINES = 6  # lines that a headline can take
_COLUMN_LINES = 10  # in a column
_LEAD = 120  # characters of a sentence that is no headline
_PLAIN = 0.8  # how sure a dateline is that has a sign beside its capitals
_ORIGIN = 4  # words of a picture's origin
_CREDITED = 60  # of a caption with its origin behind the sign of copyright
_BELOW = 6  # units from the headline on in which its text is looked for
_SENTENCE = 100  # characters after which a headline with a full stop is in doubt
_LONG = 180  # characters after which a headline is in doubt


def read(page: Page, found: Findings, at: int) -> int:
    """Read from unit `at` to the headline; returns the index of the unit after it."""
    units = page.units
    at = labelled.read(page, found, at)
    if found.headline:
        return at
    while at < min(len(units) - 1, _REACH) and (
        _says_itself(page, found, at) or _stands_above_day(page, found, at)
    ):
        at += 1
    at = _kickers(page, found, at)
    if found.kicker and (who := namesabove.above_day(page, at)):
        found.take_byline(units[at], who)
        at += 1
        while at < min(len(units) - 1, _REACH) and _says_itself(page, found, at):
            at += 1
    if at >= len(units):
        return at
    title = units[at]
    if "headline" in page.context.known:
        printed = page.context.headline
        if not headline.repeats(title.text, printed) and not headline.resembles(title.text, printed):
            return at
    elif headline.is_none(title.text):
        return at
    last = at
    column = page.columnar
    stop = min(page.first, at + _COLUMN_LINES) if column else at + _LINES
    while last + 1 < min(len(units), stop) and headline.goes_on(units, last, page.layout):
        following = units[last + 1]
        told = page.says_itself(following) and not _goes_on_with_by(page, last + 1)
        if told or _opens(page, following):
            break
        last += 1
    for unit in units[at : last + 1]:
        found.headline.append(unit.text)
        found.roles.append((unit, "headline"))
    prose = len(title.text) > _LONG or _is_sentence(page, at)
    sure = (0.97 if last == at else 0.85) - (0.35 if prose else 0.0)
    why = "the first line of text" if last == at else "the first lines, set alike"
    why = f"{why}, though it looks like a paragraph" if prose else why
    found.say(Unit(title.first, units[last].last, ""), "headline", sure, why)
    return last + 1


def _goes_on_with_by(page: Page, at: int) -> bool:
    """Whether a column's headline goes on with a line that begins with "by"."""
    return page.columnar and columns.is_headline_by(page.around(at), 1, page.language)


def _stands_above_day(page: Page, found: Findings, at: int) -> bool:
    """Whether the unit is the writer's name above the day, or a rubric above both; if so it is kept."""
    if who := namesabove.dated(page, at):
        found.take_byline(page.units[at], who)
        return True
    if headline.is_rubric(page.units[at].text) and namesabove.dated(page, at + 1):
        found.take_kicker(page.units[at], 0.9)
        return True
    return False


def _is_sentence(page: Page, at: int) -> bool:
    """Whether the headline is a sentence as long as a paragraph, and neither byline nor date follows."""
    text = page.units[at].text
    if len(text) <= _SENTENCE or not ends_sentence(text) or text[-1] in "?!":
        return False
    return at + 1 >= len(page.units) or not page.dates_or_signs(page.units[at + 1].text)


def _opens(page: Page, unit: Unit) -> bool:
    """Whether the report begins here; capitals before a stop may be the headline's (`GOOD. HE SAYS.`)."""
    spot = page.opening(unit)
    return spot is not None and (spot.confidence > _PLAIN or not headline.is_caps(unit.text))


def _kickers(page: Page, found: Findings, at: int) -> int:
    """Take rubrics and slugs above the headline; returns the index after them."""
    units = page.units
    while at + 1 < min(len(units), page.first):
        unit, following = units[at], units[at + 1]
        if found.kicker and namesabove.above_day(page, at):
            break
        if dated := _topic_and_day(page, at):
            found.take_kicker(unit, 0.65)
            found.take_date_line(following, dated.date)
            return at + 2
        rubric = headline.is_kicker(unit.text, following.text)
        third = units[at + 2].text if at + 2 < len(units) else None
        if page.narrow and not rubric:
            break  # where short lines in capitals are headlines
        shape = headline.is_rubric_by_shape(unit.text, following.text, third)
        shape = shape or (third is not None and (eastasian.is_section(unit.text) or unit.text[-1] in "؛;"))
        section = third is not None and not found.kicker and _is_section(page, at)
        if not (rubric or shape or section or _is_topic(page, at)):
            break
        if page.says_itself(following) or page.opens_report(following):
            break
        found.take_kicker(unit, 0.9 if rubric else 0.65)
        at += 1
    return at


def _is_section(page: Page, at: int) -> bool:
    """Whether the unit names the section of the page, above its headline or another rubric."""
    text = page.units[at].text
    if len(text) > headline.TOPIC:
        return False
    title = _below_rubric(page.units, at + 1)
    if headline.is_section(text, title, timed=False):
        return True
    timed = any(daylines.tells_minute(unit.text) for unit in page.units[at + 2 : at + 2 + _BELOW])
    return timed and headline.is_section(text, title, timed=True)


def _below_rubric(units: Sequence[Unit], at: int) -> str:
    """The unit's text, or that below it where it is another rubric, in capitals, above the headline."""
    text, *below = [unit.text for unit in units[at : at + 3]]
    rubric = len(below) == 2 and headline.is_rubric_by_shape(text, *below)
    return below[0] if rubric else text


def _topic_and_day(page: Page, at: int) -> dates.Found | None:
    """The day between a topic and the headline: `Wintersport` / `26.11.2024` / the headline."""
    below = page.units[at + 1 : at + 3]
    if len(page.units[at].text) > headline.TOPIC or len(below) < 2 or page.says_itself(below[1]):
        return None
    day = daylines.line(below[0].text, page.language)
    if day is None or _is_topic(page, at, 2):
        return day
    told = daylines.tells_minute(below[0].text)
    return day if told and headline.is_section(page.units[at].text, below[1].text, timed=True) else None


def _is_topic(page: Page, at: int, distance: int = 1) -> bool:
    """Whether the unit is a topic above the headline `distance` units below it, which text follows."""
    if len(page.units[at].text) > headline.TOPIC + 1:
        return False
    first, (second, *below) = page.units[at], page.units[at + distance : at + distance + _BELOW]
    third = next((unit for unit in below if not _tells_of_itself(page, unit)), None)
    return headline.is_topic(first.text, second.text, third.text if third else None, page.language)


def _tells_of_itself(page: Page, unit: Unit) -> bool:
    """Whether a unit below the headline is a byline, a day, a note, or a name alone."""
    return page.says_itself(unit) or (
        len(unit.text) <= namesabove.NAMED and namelines.bare_names(unit.text) is not None
    )


def _says_itself(page: Page, found: Findings, at: int) -> bool:
    """Whether the unit is no headline and says what it is; if so it is kept."""
    unit, following = page.units[at], page.units[at + 1].text
    text = unit.text
    if attribution.is_copyright(text):
        found.take_attribution(unit, 0.9, "a copyright line above the headline")
        return True
    if len(following) > headline.LONGEST or (len(following) > _LEAD and ends_sentence(following)):
        return False  # the next line is a lead, so this one is the headline, whatever it looks like
    if day := daylines.line(text, page.language):
        who = page.byline(text)
        if who and who.authors and who.date == day.date and not (who.place or who.why == timed.NAME_AND_DAY):
            found.take_byline(unit, who)
        else:
            found.take_date_line(unit, day.date)
        return True
    if page.byline(text) is None and (
        (day := daylines.beside(text, page.language))
        or (at + 2 < len(page.units) and (day := daylines.of_section(text, page.language)))
    ):
        found.take_date_line(unit, day.date)
        return True
    shown = ends_sentence(text) and len(text) > namesabove.NAMED and not headline.is_caps(text)
    credited = len(text) > _CREDITED and "©" in text and signs_picture_with_sign(text)
    if at + 2 < len(page.units) and (credited or (shown and origin.is_origin(following))):
        found.take_note(unit, "caption")  # the headline stands below its picture's origin
        return True
    what = notes.kind(text)
    if what in ("editor", "other") or (what == "caption" and _is_credit(text)) or notes.is_rule(text):
        found.take_note(unit, what or "other")
        return True
    who = page.byline(text) or namesabove.above_title(page, at) or namesabove.above_minute(page, at)
    if who is None or ends_sentence(following):
        return False
    if who.why == timed.NAME_AND_DAY and who.date is None and headline.is_caps(text):
        return False  # a market report's headline
    if who.place and who.confidence < 0.9:  # a headline with a colon, not a place and a name
        return False
    found.take_byline(unit, who)
    return True


def _is_credit(text: str) -> bool:
    """Whether a caption above the headline is one by its sign, or is nothing but a picture's origin.

    A label in brackets may be the headline's: `[Photo] Cherry Blossoms in Full Bloom`.
    """
    _, colon, origin = text.partition(":")
    return (
        text[0] == "▲"
        or (text[0] in "([" and text[-1] in ")]")
        or (bool(colon) and len(origin.split()) <= _ORIGIN and names.is_capitalised(origin))
    )
