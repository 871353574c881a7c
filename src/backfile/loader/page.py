"""One text as the readers of its parts see it: its units, what is known of it, and what each line says.

What a line says is asked for more than once on the way down a head; the answers are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from backfile.loader import attribution, byline, clauses, columns, dateline, daylines, letters, notes, subhead
from backfile.loader.layout import NARROW, Layout, Unit, ends_sentence
from backfile.loader.reading import TextContext

_PARAGRAPH = 260  # characters after which a sentence is a paragraph, whatever it looks like
_BELOW = 1500  # characters
_TEXT = 6  # units of text
_FAR_BELOW = 6000
_SURE = 0.7
_TITLE = 60  # characters of a headline in capitals
_RUBRIC = 0.9  # a dateline no surer than this may be a rubric: `WARNING: ...`
_STANDFIRST = 1000  # characters of a standfirst above a byline or a date
NOT_TEXT = 600
"""Characters after which no line of a head is looked at."""


class Page:
    """The units of a text, of which the one at `first`, if any, is known to begin its body."""

    def __init__(self, units: Sequence[Unit], first: int, layout: Layout, context: TextContext) -> None:
        self.units = units
        self.first = first
        self.layout = layout
        self.context = context
        self.language = context.language
        self.columnar = layout.columnar
        """Whether its first line of text is known, however its decks are set."""
        self.narrow = self.columnar and layout.width <= NARROW
        """Whether it is a column of a newspaper, where no bare name or rubric can be told from a deck."""
        self._recognise = columns.byline_in if layout.columnar else byline.recognise
        self._begin = units[first].first if first < len(units) else 0
        self.parted = layout.name == "hard-wrapped with blank lines" and first < len(units)
        """Whether blank lines part paragraphs whose lines are broken: the first may be a standfirst."""
        self._openings: dict[int, dateline.Dateline | None] = {}
        self._spoken: dict[int, bool] = {}
        self._below: dict[int, str] = {}

    def opening(self, unit: Unit) -> dateline.Dateline | None:
        """The dateline that the unit begins with."""
        if unit.first not in self._openings:
            spot = dateline.run_in(unit.text, self.language)
            self._openings[unit.first] = None if spot and self._is_none(spot, unit.text) else spot
        return self._openings[unit.first]

    def after(self, position: int) -> str:
        """The beginning of what stands below the unit at `position`."""
        if position not in self._below:
            ahead = self.units[position + 1 : position + 6]
            self._below[position] = " ".join([unit.text for unit in ahead])[:_BELOW]
        return self._below[position]

    def _is_none(self, spot: dateline.Dateline, text: str) -> bool:
        """Whether it is a deck, a headline in capitals (`NEW PIER - AT LAST!`), or `Sir, -`."""
        capitals = len(text) <= _TITLE and text.isupper() and spot.place is not None
        return capitals or letters.is_salutation(text) or _is_deck(spot, text)

    def around(self, position: int) -> list[str]:
        """The unit above that at `position`, that one, and some below the head."""
        return [unit.text for unit in self.units[position - 1 : self.first + _TEXT]]

    def opens_again(self, words: str, at: int) -> bool:
        """Whether most paragraphs below open with the same words, as letters to the editor do: `Sir,`."""
        ahead = [unit.text for unit in self.units[at + 1 : at + 5]]
        return sum(text.startswith(words) for text in ahead) * 2 > len(ahead)

    def far_after(self, position: int) -> str:
        """What stands below the unit at `position`, as far as a place may take to come up again."""
        return " ".join(unit.text for unit in self.units[position + 1 : position + 21])[:_FAR_BELOW]

    def opens_report(self, unit: Unit) -> bool:
        """Whether the unit begins with a dateline that is hardly anything else."""
        spot = self.opening(unit)
        return spot is not None and spot.confidence >= _SURE

    def byline(self, text: str) -> clauses.Byline | None:
        """The line as a byline: by the folder's pattern, if it has one, or by what the line itself says."""
        pattern = self.context.byline_pattern
        who = byline.by_pattern(text, pattern) if pattern else None
        return who or self._recognise(text, self.language)

    def says_itself(self, unit: Unit) -> bool:
        """Whether the unit says what it is: a credit, a byline, a date, a note."""
        if unit.first not in self._spoken:
            text = unit.text
            self._spoken[unit.first] = (
                attribution.is_copyright(text)
                or daylines.line(text, self.language) is not None
                or self.byline(text) is not None
                or notes.kind(text) is not None
            )
        return self._spoken[unit.first]

    def dates_or_signs(self, text: str) -> bool:
        """Whether the line is a date or a byline, and hardly anything else."""
        if len(text) > 220:
            return False
        if daylines.line(text, self.language) or daylines.beside(text, self.language):
            return True
        if daylines.of_section(text, self.language):
            return True
        who = self.byline(text)
        return who is not None and who.confidence >= _SURE

    def is_paragraph(self, unit: Unit) -> bool:
        """Whether the unit can be nothing but text."""
        text = unit.text
        if len(text) > subhead.LONGEST or self._is_joined(unit) or letters.is_salutation(unit.text):
            return True
        if len(text) > _PARAGRAPH and ends_sentence(text):
            return True
        if self.opens_report(unit):
            return True
        spot = dateline.alone(text, self.language)
        return spot is not None and spot.confidence >= _SURE

    def _is_joined(self, unit: Unit) -> bool:
        """Whether the unit is a wrapped paragraph, no wrapped headline or deck above the text."""
        return unit.last > unit.first and unit.first >= self._begin and not self.parted

    def may_be_standfirst(self, unit: Unit) -> bool:
        """Whether a unit as long as a paragraph is one line or stands above the text, and opens no report."""
        if self._is_joined(unit) or letters.is_salutation(unit.text) or len(unit.text) > _STANDFIRST:
            return False
        spot = self.opening(unit)
        return spot is None or spot.confidence <= _RUBRIC


def _is_deck(spot: dateline.Dateline, text: str) -> bool:
    """Whether words in capitals before a colon open a deck, which is no sentence: `TALKS: Both say ...`."""
    place = spot.place or ""
    return " " in place and place.isupper() and text.startswith(f"{place}:") and not ends_sentence(text)
