"""The head of an article: what the lines above its text are, from the kicker to the dateline.

The lines are walked from the top. Those that say what they are (a byline, a date, a copyright line, a note)
are taken at their word; the first other one is the headline; what other lines lie between it and the last of
those that say what they are is the subhead. The first paragraph ends the walk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from backfile.loader import attribution, byline, dateline, dates, headline, notes, subhead
from backfile.loader.layout import Layout, Unit, ends_sentence
from backfile.loader.reading import TextContext
from backfile.records import Evidence, Note, PartialDate, Role

_REACH = 24  # units that can belong to a head
_PARAGRAPH = 260  # characters after which a line is a paragraph, whatever it looks like


@dataclass(slots=True)
class Head:
    """What was found above the text; `roles` and `evidence` name its lines, `end` the first unit of text."""

    end: int = 0
    kicker: list[str] = field(default_factory=list)
    headline: list[str] = field(default_factory=list)
    subhead: list[str] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    attribution: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    dateline: str | None = None
    date: PartialDate | None = None
    roles: list[tuple[Unit, Role]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def mark(self, unit: Unit, role: Role, sure: float, why: str) -> None:
        """Give the unit's lines a role, and say why."""
        self.roles.append((unit, role))
        self.say(unit, role, sure, why)

    def say(self, unit: Unit, name: str, sure: float, why: str) -> None:
        """Add evidence; lines are still counted from 0."""
        self.evidence.append(Evidence(name, "text", unit.first, unit.last, sure, why))


def read(units: Sequence[Unit], first: int, layout: Layout, context: TextContext) -> Head:
    """The head of the units, of which the one at `first`, if any, is known to be text."""
    head = Head()
    at = _headline(head, units, layout, context)
    _under_headline(head, units, at, first, context)
    if head.end < len(units):
        _run_in(head, units[head.end], context)
    return head


def _headline(head: Head, units: Sequence[Unit], layout: Layout, context: TextContext) -> int:
    """Read down to and with the headline; returns the index of the unit after it."""
    language = context.language
    at = 0
    while at < min(len(units) - 1, 6) and _above(head, units, at, language):
        at += 1
    if at >= len(units):
        return at
    first = units[at]
    while at + 1 < len(units):
        second, third = units[at + 1].text, units[at + 2].text if at + 2 < len(units) else None
        rubric = headline.is_kicker(units[at].text, second)
        if not rubric and not headline.is_rubric_by_shape(units[at].text, second, third):
            break
        if _says_itself(units[at + 1], language):
            break
        head.kicker.append(units[at].text)
        head.mark(units[at], "kicker", 0.9 if rubric else 0.65, "a rubric or slug above the headline")
        at += 1
    first = units[at]
    if "headline" in context.known and not _repeats_headline(units, at, language):
        return at
    if len(first.text) > headline.LONGEST and ends_sentence(first.text):
        return at
    last = at
    while last + 1 < len(units) and last - at < 5 and headline.goes_on(units, last, layout):
        if _says_itself(units[last + 1], language) or dateline.run_in(units[last + 1].text, language):
            break
        last += 1
    sure = 0.97 if last == at else 0.85
    if len(first.text) > 180:
        sure -= 0.35
    for unit in units[at : last + 1]:
        head.headline.append(unit.text)
        head.roles.append((unit, "headline"))
    why = "first line" if last == at else "first lines, set alike"
    head.say(Unit(first.first, units[last].last, ""), "headline", sure, why)
    return last + 1


def _repeats_headline(units: Sequence[Unit], at: int, language: str | None) -> bool:
    """Whether the first line is a printed headline although front matter gives one."""
    unit = units[at]
    if len(unit.text) > 140 or ends_sentence(unit.text) or at + 1 >= len(units):
        return False
    return dateline.run_in(unit.text, language) is None and len(units[at + 1].text) > 0


def _above(head: Head, units: Sequence[Unit], at: int, language: str | None) -> bool:
    """Whether the unit stands above the headline and says what it is."""
    unit = units[at]
    text = unit.text
    if attribution.is_copyright(text):
        head.attribution.append(text)
        head.mark(unit, "attribution", 0.9, "a copyright line above the headline")
        return True
    if found := dates.line(text, language):
        _take_date(head, unit, found.date)
        return True
    what = notes.kind(text)
    if what in ("editor", "caption", "other") or notes.is_rule(text):
        head.notes.append(Note(what or "other", text))
        head.mark(unit, "caption" if what == "caption" else "note", 0.8, "a note above the headline")
        return True
    following = units[at + 1].text
    who = byline.recognise(text, language)
    if who is None and len(text) <= 40 and len(text.split()) <= 3 and not headline.is_caps(text):
        short = len(following) <= 70 and not ends_sentence(following) and len(following.split()) <= 8
        third = units[at + 2].text if at + 2 < len(units) else ""
        who = (
            byline.bare_names(text)
            if short and len(third) > 200 and not _says_itself(units[at + 1], language)
            else None
        )
        who = who._replace(confidence=0.58, why="a name above a short headline") if who else None
    if (
        who is not None
        and who.confidence >= 0.5
        and len(following) <= headline.LONGEST
        and not ends_sentence(following)
    ):
        _take_byline(head, unit, who)
        return True
    return False


def _says_itself(unit: Unit, language: str | None) -> bool:
    text = unit.text
    return (
        attribution.is_copyright(text)
        or byline.recognise(text, language) is not None
        or dates.line(text, language) is not None
        or notes.kind(text) is not None
    )


def _under_headline(head: Head, units: Sequence[Unit], at: int, first: int, context: TextContext) -> None:
    """Read the units between headline and text; sets `head.end`."""
    waiting: list[Unit] = []
    stop = min(len(units), at + _REACH, max(first, at) + 4)
    position = at
    while position < stop:
        unit = units[position]
        if _take(head, units, position, waiting, first, context):
            _settle(head, waiting)
            waiting = []
            position += 1
            at = position
            continue
        if (
            position >= first
            or _is_paragraph(unit, context)
            or sum(ends_sentence(item.text) for item in waiting) >= 2
        ):
            break
        waiting.append(unit)
        position += 1
    head.end = _decks(head, units, at, first, context)


def _take(
    head: Head,
    units: Sequence[Unit],
    position: int,
    waiting: Sequence[Unit],
    first: int,
    context: TextContext,
) -> bool:
    """Whether the unit says what it is; if so its value is kept."""
    unit, language = units[position], context.language
    text = unit.text
    if len(text) > 600:
        return False
    if attribution.is_copyright(text):
        head.attribution.append(text)
        head.mark(unit, "attribution", 0.9, "a copyright line above the text")
        return True
    if head.attribution and _goes_on_in_capitals(head, unit):
        head.attribution.append(text)
        head.roles.append((unit, "attribution"))
        return True
    if head.notes and not waiting and _note_goes_on(head, units, position, first):
        head.notes[-1] = Note(head.notes[-1].kind, f"{head.notes[-1].text} {text}")
        head.roles.append((unit, "note"))
        return True
    if found := dates.line(text, language):
        _take_date(head, unit, found.date)
        return True
    if context.byline_pattern is None and (who := byline.recognise(text, language)):
        _take_byline(head, unit, who)
        return True
    what = notes.kind(text)
    if what is not None and position + 1 < len(units):
        head.notes.append(Note(what, text))
        head.mark(unit, "caption" if what == "caption" else "note", 0.85, "a line that says it is a note")
        return True
    if head.byline and not waiting and units[position - 1].text == head.byline[-1] and byline.is_office(text):
        head.byline.append(text)
        head.roles.append((unit, "byline"))
        return True
    if position >= first:
        return False
    if (
        not head.dateline
        and (spot := dateline.alone(text, language))
        and _fits_place(head, units, position, waiting, spot)
    ):
        head.dateline = spot.place
        head.date = head.date or spot.date
        head.mark(unit, "dateline", spot.confidence, spot.why)
        return True
    if (
        len(waiting) <= 2
        and not head.byline
        and (who := byline.bare_names(text))
        and _fits_name(units, position, waiting, who)
    ):
        _take_byline(head, unit, who)
        return True
    return False


def _goes_on_in_capitals(head: Head, unit: Unit) -> bool:
    """Whether a copyright block in capitals that broke off goes on here."""
    before = head.attribution[-1]
    return headline.is_caps(before) and headline.is_caps(unit.text) and not ends_sentence(before)


def _note_goes_on(head: Head, units: Sequence[Unit], position: int, first: int) -> bool:
    """Whether a wrapped note to editors goes on in this line of the head."""
    unit, before = units[position], units[position - 1]
    wrapped = position < first < len(units)
    if not wrapped or head.notes[-1].kind != "editor" or unit.first != before.last + 1:
        return False
    return head.notes[-1].text.endswith(before.text) and not _says_itself(unit, None)


def _fits_place(
    head: Head, units: Sequence[Unit], position: int, waiting: Sequence[Unit], spot: dateline.Dateline
) -> bool:
    """A bare place in capitals counts after a byline or date only; a short table's dateline is its text."""
    if position + 1 >= len(units):
        return False
    if spot.confidence < 0.8:
        return bool(head.byline or head.date) and not waiting
    following = units[position + 1]
    return len(following.text) > 60 or dates.line(following.text, None) is not None


def _fits_name(units: Sequence[Unit], position: int, waiting: Sequence[Unit], who: byline.Byline) -> bool:
    """Whether a line of bare names stands where a byline stands, and its words are not the text's."""
    if position + 1 >= len(units) or sum(ends_sentence(item.text) for item in waiting) > 1:
        return False
    after = " ".join(unit.text for unit in units[position + 1 : position + 4])[:1500]
    plain = set(after.replace(",", " ").replace(".", " ").split())
    words = [word for word in who.text.split() if word.isascii() and len(word) > 3]
    return not any(word.casefold() in plain and word != word.casefold() for word in words)


def _settle(head: Head, waiting: Sequence[Unit]) -> None:
    """What waited between headline and a line that says itself is the subhead."""
    for unit in waiting:
        head.subhead.append(unit.text)
        head.mark(unit, "subhead", 0.88, "between the headline and the byline or date")


def _decks(head: Head, units: Sequence[Unit], at: int, first: int, context: TextContext) -> int:
    """Take decks by their look from unit `at` on; returns the index of the first unit of text."""
    title = " ".join(head.headline)
    taken = 0
    while at + 1 < len(units) and taken < 6 and at < first:
        unit, following = units[at], units[at + 1]
        if _is_paragraph(unit, context):
            break
        sure = subhead.is_deck(unit.text, following.text, title, context.language)
        spot = dateline.run_in(following.text, context.language)
        if spot is not None and spot.place and spot.confidence >= 0.85:
            sure = max(sure, 0.85)
        if sure < 0.5 or (head.subhead and ends_sentence(unit.text)):
            break
        head.subhead.append(unit.text)
        head.mark(unit, "subhead", sure, "a short line between headline and text")
        at += 1
        taken += 1
    return at


def _is_paragraph(unit: Unit, context: TextContext) -> bool:
    text = unit.text
    if len(text) > subhead.LONGEST or unit.last > unit.first:
        return True
    if len(text) > _PARAGRAPH and ends_sentence(text):
        return True
    spot = dateline.run_in(text, context.language)
    return spot is not None and spot.confidence >= 0.7


def _take_byline(head: Head, unit: Unit, who: byline.Byline) -> None:
    head.byline.append(who.text)
    head.authors.extend(name for name in who.authors if name not in head.authors)
    head.mark(unit, "byline", who.confidence, who.why)
    if who.place and head.dateline is None:
        head.dateline = who.place
        head.say(unit, "dateline", who.confidence - 0.05, "a place in the byline's line")
    if who.date and head.date is None:
        head.date = who.date
        head.say(unit, "date", 0.9, "a day in the byline's line")


def _take_date(head: Head, unit: Unit, day: PartialDate | None) -> None:
    head.roles.append((unit, "date"))
    if day is not None and head.date is None:
        head.date = day
        head.say(unit, "date", 0.97, "a line that is a date")


def _run_in(head: Head, unit: Unit, context: TextContext) -> None:
    """The dateline, reporter and day that open the first paragraph."""
    spot = dateline.run_in(unit.text, context.language) or dateline.alone(unit.text, context.language)
    if spot is None:
        return
    where = Unit(unit.first, unit.first, "")
    if spot.place and head.dateline is None:
        head.dateline = spot.place
        head.say(where, "dateline", spot.confidence, spot.why)
    if spot.byline and not head.byline:
        head.byline.append(spot.byline)
        head.authors.extend(spot.authors)
        head.say(where, "byline", spot.confidence, "a reporter in the dateline")
    if spot.date and head.date is None:
        head.date = spot.date
        head.say(where, "date", 0.9, "a day with its year in the dateline")
