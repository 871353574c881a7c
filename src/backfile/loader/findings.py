"""What has been found in one part of a text: values as they turn up, the lines' roles, the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from backfile.loader import daylines
from backfile.loader.clauses import Byline
from backfile.loader.layout import Unit
from backfile.records import Block, Evidence, Note, NoteKind, PartialDate, Role

NAME_ABOVE = "a name above a short headline"
"""Why a line above the headline counts as its byline, if none below says so itself."""

_WHOLE = re.compile(
    r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d{2})?(?!\d)|(?<!\d)1[6-9]\d\d(?!\d)|(?<!\d)20\d\d(?!\d)"
)
"""A day in figures, or a year beside one."""


class Findings(Struct):
    """Filled while a text is read. Lines are counted from 0, as in `Unit`."""

    kicker: list[str] = []
    headline: list[str] = []
    subhead: list[str] = []
    byline: list[str] = []
    authors: list[str] = []
    dateline: str | None = None
    date: PartialDate | None = None
    updated: PartialDate | None = None
    blocks: list[Block] = []
    notes: list[Note] = []
    unread: list[Unit] = []
    """Lines that print a whole day which cannot be read, or can be read in two ways."""
    attribution: list[str] = []
    roles: list[tuple[Unit, Role]] = []
    evidence: list[Evidence] = []

    def say(self, unit: Unit, name: str, sure: float, why: str) -> None:
        """Add evidence for a field."""
        self.evidence.append(Evidence(name, "text", unit.first, unit.last, sure, why))

    def take_kicker(self, unit: Unit, sure: float) -> None:
        """A rubric or slug."""
        self.kicker.append(unit.text)
        self.roles.append((unit, "kicker"))
        self.say(unit, "kicker", sure, "a rubric or slug above the headline")

    def move_headline(self, title: Sequence[Unit]) -> None:
        """What was taken for the headline is a kicker, and the lines under it the headline."""
        above = next(unit for unit, role in self.roles if role == "headline")
        self.evidence = [item for item in self.evidence if item.field != "headline"]
        self.roles = [(unit, role) for unit, role in self.roles if role != "headline"]
        self.take_kicker(above, 0.65)
        self.headline = [unit.text for unit in title]
        self.roles.extend((unit, "headline") for unit in title)
        whole = Unit(title[0].first, title[-1].last, "")
        self.say(whole, "headline", 0.65, "the line under a topic")

    def take_subhead(self, unit: Unit, sure: float, why: str) -> None:
        """A deck, or one of several."""
        self.subhead.append(unit.text)
        self.roles.append((unit, "subhead"))
        self.say(unit, "subhead", sure, why)

    def yield_name(self) -> None:
        """What was taken for a name above the headline is a topic: the byline that says so stands below."""
        names = [item for item in self.evidence if item.why == NAME_ABOVE]
        if not names:
            return
        self.evidence = [item for item in self.evidence if item not in names]
        topic = next(unit for unit, role in self.roles if role == "byline")
        self.roles = [(unit, role) for unit, role in self.roles if role != "byline"]
        self.byline.clear()
        self.authors.clear()
        self.take_kicker(topic, 0.65)

    def take_byline(self, unit: Unit, who: Byline) -> None:
        """A line that says who wrote, with the place and day that it names beside."""
        self.byline.append(who.text)
        self.authors.extend(name for name in who.authors if name not in self.authors)
        self.roles.append((unit, "byline"))
        self.say(unit, "byline", who.confidence, who.why)
        if who.place:
            self.take_place(unit, who.place, who.confidence - 0.05, "a place in the byline's line")
        if who.date:
            self.take_date(unit, who.date, 0.9, "a day in the byline's line")

    def go_on_with_byline(self, unit: Unit) -> None:
        """A line that belongs to the byline above it: an office, `writes from Kiel`."""
        self.byline.append(unit.text)
        self.roles.append((unit, "byline"))

    def take_place(self, unit: Unit, place: str, sure: float, why: str) -> None:
        """A dateline, unless one was found before."""
        if self.dateline is None:
            self.dateline = place
            self.say(unit, "dateline", sure, why)

    def take_date(self, unit: Unit, day: PartialDate | None, sure: float, why: str) -> None:
        """A whole day, unless one was found before."""
        if self.date is None and day is not None:
            self.date = day
            self.say(unit, "date", sure, why)

    def take_date_line(self, unit: Unit, day: PartialDate | None, role: Role = "date") -> None:
        """A line that is a date; the day of an update counts only where no other is printed."""
        self.roles.append((unit, role))
        if day is None and _WHOLE.search(unit.text):
            self.unread.append(unit)
        if not daylines.is_update(unit.text):
            self.take_date(unit, day, 0.97, "a line that is a date")
        elif self.updated is None and day is not None:
            self.updated = day
            self.say(unit, "date", 0.85, "the day of an update")

    def take_note(self, unit: Unit, kind: NoteKind) -> None:
        """A printed line that is neither a field nor text."""
        self.notes.append(Note(kind, unit.text))
        self.roles.append((unit, "caption" if kind == "caption" else "note"))

    def extend_note(self, unit: Unit) -> None:
        """The last note goes on in another line."""
        note = self.notes[-1]
        self.notes[-1] = Note(note.kind, f"{note.text} {unit.text}")
        self.roles.append((unit, "note"))

    def take_attribution(self, unit: Unit, sure: float, why: str) -> None:
        """A copyright, agency or source line."""
        self.attribution.append(unit.text)
        self.roles.append((unit, "attribution"))
        self.say(unit, "attribution", sure, why)
