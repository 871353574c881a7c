"""The foot of an article: credits, signatures, stamps, links and end marks, read upwards from the last line.

The walk goes up as long as lines say what they are; the first that is text ends it. Below a wire's notebook
heading nothing is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from backfile.loader import (
    attribution,
    byline,
    clauses,
    dates,
    daylines,
    eastasian,
    korean,
    labelled,
    lexicon,
    marks,
    namelines,
    notes,
    timewords,
    titlecase,
)
from backfile.loader.findings import Findings
from backfile.loader.layout import Unit, ends_sentence
from backfile.loader.reading import TextContext

_REACH = 60  # units looked at for a notebook heading
_STEPS = 24
_YEAR = 4  # digits; a line with no more names no day
_HEADING = 40  # characters
_NOT_TEXT = 500
_INITIALS = re.compile(r"[a-z]{2,4}(?:[ /][a-z]{2,4}){0,5}|\([a-z]{1,4}(?:[/-][a-z]{1,4}){0,4}\)")
_SIGN = re.compile(r"\s?[a-z]{2,4}\.?")
_SIGNED = re.compile(r"(?:[^\W\d_]{2,5}/ ?){1,5}(?:[^\W\d_]{2,5})?")


class Tail:
    """Reads the foot of `units`, none of which before `first` is looked at."""

    def __init__(self, units: Sequence[Unit], first: int, context: TextContext) -> None:
        self.units = units
        self.first = first
        self.context = context
        self.language = context.language
        self.found = Findings()

    def read(self) -> int:
        """Fill `found`; returns the index after the last unit of text."""
        end = self._notebook()
        for _ in range(_STEPS):
            if end <= self.first or not self._take(end - 1):
                break
            end -= 1
        self.found.attribution.reverse()
        self.found.notes.reverse()
        return end

    def _notebook(self) -> int:
        """Take all from a notebook heading on; returns its index, or that after the last unit."""
        units = self.units
        for at in range(max(self.first, len(units) - _REACH), len(units)):
            if notes.is_notebook(units[at].text):
                break
        else:
            return len(units)
        for unit in reversed(units[at:]):
            if day := daylines.stamp(unit.text, self.language):
                self.found.roles.append((unit, "date"))
                self.found.take_date(unit, day, 0.95, "a wire's stamp of transmission")
            elif attribution.is_copyright(unit.text) or attribution.is_source(unit.text):
                self._attribute(unit, "a copyright line")
            else:
                self.found.take_note(unit, "editor")
        return at

    def _take(self, at: int) -> bool:
        """Whether the unit says that it is no text; if so it is kept."""
        unit = self.units[at]
        text = unit.text
        if len(text) > _NOT_TEXT:
            return False
        if attribution.is_copyright(text):
            self._attribute(unit, "a closing line that claims copyright")
        elif text == self.context.attribution:
            self._attribute(unit, "the folder's credit line")
        elif attribution.is_signature(text):
            self._attribute(unit, "a closing line that is an agency's name")
        elif attribution.is_source(text):
            self._attribute(unit, "a closing line that names its source")
        elif notes.is_contribution(text):
            self.found.take_note(unit, "credit")
        elif notes.is_correction(text):
            self.found.take_note(unit, "editor")
        elif self._date(unit):
            pass
        elif (what := notes.kind(text)) is not None:
            self.found.take_note(unit, what)
        elif self._byline(at):
            pass
        elif notes.is_contact(text) or self._goes_with_contact(at):
            self.found.take_note(unit, "contact")
        elif (
            _SIGNED.fullmatch(text)
            or _is_signed_off(text)
            or (_INITIALS.fullmatch(text) and (self.found.roles or text.startswith("(")))
        ):
            self.found.take_note(unit, "credit")
        elif labelled.is_other(text) or self._tells_of_author(at):
            self.found.take_note(unit, "other")
        elif korean.is_call(text):
            self.found.take_note(unit, "related")
        elif notes.is_rule(text):
            self.found.take_note(unit, "other")
        else:
            return False
        return True

    def _byline(self, at: int) -> bool:
        """A name that signs the text."""
        unit = self.units[at]
        text = unit.text
        if self.found.byline or len(text) > 90:
            return False
        pattern = self.context.byline_pattern
        who = byline.by_pattern(text, pattern) if pattern else None
        who = who or byline.recognise(text, self.language)
        if who is None and len(text) <= 40 and at > self.first and ends_sentence(self.units[at - 1].text):
            title = clauses.is_paper(text.partition(",")[0]) or titlecase.is_deck(text, self.language)
            title = title or not eastasian.may_sign(text.strip("（）()【】"), self.language)
            who = None if title else namelines.bare_names(text.strip("—–- "))
        if who is None or (who.place and who.confidence < 0.85 and ":" in text):
            return False
        why = f"a closing line, {who.why}"
        signed = text.lstrip("—–- ")
        self.found.take_byline(unit, who._replace(text=signed, confidence=min(who.confidence, 0.8), why=why))
        return True

    def _date(self, unit: Unit) -> bool:
        """A closing date line, a stamp, or a closing note that says when the text was published."""
        text = unit.text
        if len(text) > 120 or not dates.has_digit(text):
            return False
        if day := daylines.stamp(text, self.language):
            self.found.roles.append((unit, "date"))
            self.found.take_date(unit, day, 0.95, "a wire's stamp of transmission")
            return True
        found = daylines.line(text, self.language)
        if found is None:
            first = text.casefold().split(None, 1)[0].strip(":")
            if first not in timewords.PUBLISHED or (ends_sentence(text) and len(text) > 80):
                return False
            found = dates.find(text, self.language)
            if found is None or found.date is None:
                return False
        self.found.roles.append((unit, "date"))
        self.found.take_date(unit, found.date, 0.95, "a closing line that is a date")
        return True

    def _goes_with_contact(self, at: int) -> bool:
        """A short line without a full stop between an address and the closing lines."""
        text = self.units[at].text
        if len(text) > 60 or ends_sentence(text) or at <= self.first or not self.found.roles:
            return False
        return notes.is_contact(self.units[at - 1].text)

    def _tells_of_author(self, at: int) -> bool:
        """Whether the last paragraph tells of the writer under a heading, or is that heading."""
        if not self.found.roles:
            return at - 1 > self.first and _heads_author(self.units[at - 1].text)
        return len(self.found.roles) == 1 and _heads_author(self.units[at].text)

    def _attribute(self, unit: Unit, why: str) -> None:
        self.found.take_attribution(unit, 0.95, why)
        if sum(map(str.isdigit, unit.text)) > _YEAR:
            day = dates.find(unit.text, self.language)
            self.found.take_date(unit, day.date if day else None, 0.8, "a day in the credit line")


def _heads_author(text: str) -> bool:
    return len(text) < _HEADING and text.casefold().strip(" :") in marks.AUTHORS


def _is_signed_off(text: str) -> bool:
    """Whether a label and initials sign the text: `Autor: red`."""
    label, colon, initials = text.partition(":")
    return bool(colon) and label.casefold() in lexicon.BYLINE_LABELS and _SIGN.fullmatch(initials) is not None
