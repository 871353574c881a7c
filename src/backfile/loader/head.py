"""The head of an article: what the lines above its text are, from the kicker to the dateline.

The lines are walked from the top. Those that say what they are (a byline, a date, a copyright line, a note)
are taken at their word; the first other one is the headline; what other lines lie between it and the last of
those that say what they are is the subhead. The first paragraph ends the walk.
"""

from __future__ import annotations

from backfile.loader import (
    above,
    attribution,
    captions,
    clauses,
    daylines,
    decks,
    eastasian,
    fixed,
    headline,
    korean,
    labelled,
    lexicon,
    marks,
    notes,
    origin,
    placelines,
    runin,
    signed,
    subhead,
    timed,
    topics,
)
from backfile.loader.agencies import is_agency
from backfile.loader.findings import Findings
from backfile.loader.layout import Unit, ends_sentence
from backfile.loader.page import NOT_TEXT, Page

_REACH = 24  # units that can belong to a head
_PROSE = 90  # characters of a sentence that is text where three of them stand in a row
_SAYS_SO = 0.8  # how sure a byline is that has a word for "by" or a label
_OFFICE = 40  # characters of a line that goes on with a byline, between it and wrapped text


class Head:
    """Reads the head of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.units = page.units
        self.language = page.language
        self.found = Findings()
        self.waiting: list[Unit] = []
        """Units under the headline that do not say what they are, until something tells."""

    def read(self) -> int:
        """Fill `found`; returns the index of the first unit of text."""
        at = fixed.read(self.page, self.found)
        if not self.found.headline:
            at = above.read(self.page, self.found, at)
        at = self._under_headline(at)
        at = decks.read(self.page, self.found, at)
        if at < len(self.units):
            runin.place_in_deck(self.page, self.found, at)
            runin.read(self.page, self.found, at)
        return at

    def _under_headline(self, at: int) -> int:
        """Read the units that say what they are; returns the index after the last of them."""
        after = position = at
        stop = min(len(self.units), at + _REACH, max(self.page.first, at) + 4)
        while position < stop:
            columnar = self.page.columnar
            if position == self.page.first and columnar:
                self._settle()  # of columns the text's first line is known
                return position
            if not columnar and self._prose_begins(position):
                break
            if not columnar and self._sentences_waiting() and not self._text_follows(position):
                break
            taken = labelled.take_parted(self.page, self.found, position) or self._take(position)
            if taken:
                self._settle()
                after = position = position + taken
                continue
            unit = self.units[position]
            if position >= self.page.first or (not columnar and self._text_waits()):
                break
            if not columnar and self.page.is_paragraph(unit) and not self._stands_above_byline(position):
                break
            self.waiting.append(unit)
            position += 1
        return after

    def _settle(self) -> None:
        """What waited between the headline and a line that says what it is, is the subhead.

        The first line of it may be the headline, below a topic.
        """
        if not self.waiting:
            return
        if not self.page.narrow:
            topics.yield_to_title(self.page, self.found, self.waiting)
        ended = bool(self.found.byline or self.found.date) or not self.page.layout.wrapped
        for deck in self.waiting:
            word = ended and subhead.is_word(deck.text) and not ends_sentence(deck.text)
            word = word or deck.text == self.page.context.kicker
            if aside := word or headline.is_rubric(deck.text) or subhead.is_section(deck.text):
                self.found.take_note(deck, "other")
            else:
                self.found.take_subhead(deck, 0.88, "between the headline and the byline or date")
            ended = aside or ends_sentence(deck.text)
        self.waiting.clear()

    def _take(self, position: int) -> bool:
        """Whether the unit says what it is; if so it is kept."""
        unit = self.units[position]
        text = unit.text
        if len(text) > NOT_TEXT or (text.casefold() in marks.POINTS):
            return False
        prose = self._sentences_waiting() > 0 and not self._tells_below(position)
        return (
            self._take_credit(position, prose=prose)
            or self._take_day_or_writer(position)
            or self._take_aside(position, prose=prose)
            or self._take_beside(position, prose=prose)
        )

    def _take_credit(self, position: int, *, prose: bool) -> bool:
        """A copyright line, a note to editors that goes on, a broadcast's cue."""
        unit = self.units[position]
        text = unit.text
        if not prose and (attribution.is_copyright(text) or self._copyright_goes_on(unit)):
            self.found.take_attribution(unit, 0.9, "a copyright line above the text")
            return True
        if self._take_marked(unit) or self._note_goes_on(position):
            return True
        aside = korean.is_cue(text) or (eastasian.is_section(text) and (self.found.byline or self.found.date))
        if aside and not self.waiting and self.page.byline(text) is None:
            self.found.take_note(unit, "credit")
            return True
        return False

    def _take_day_or_writer(self, position: int) -> bool:
        """A line of the day, a byline, or the name of whom a picture shows."""
        unit = self.units[position]
        text = unit.text
        if not self._is_broken(text) and (day := daylines.line(text, self.language)):
            placelines.take_day(self.page, self.found, unit, day)
            return True
        if signed.names_portrait(self.page, position):
            self._take_caption(unit)
            self.found.take_note(unit, "caption")
            return True
        who = signed.writer(self.page, self.found, self.waiting, position)
        if who is None:
            return False
        if who.why == timed.NAME_AND_DAY and (
            signed.is_told_of(self.page, self.found, who, position)  # North Korea 09:31 August 20, 2019
            or notes.kind(text) == "editor"
        ):
            return False
        if not placelines.take_place_and_day(self.found, self.waiting, unit, who):
            if who.confidence >= _SAYS_SO:
                self.found.yield_name()
            self.found.take_byline(unit, who)
        return True

    def _take_aside(self, position: int, *, prose: bool) -> bool:
        """A note, a caption, a source, the office under a byline, a rubric."""
        unit = self.units[position]
        text = unit.text
        told = bool(self.found.byline or self.found.date)
        if told and not self.waiting and daylines.is_broadcast(text, self.language):
            self.found.take_note(unit, "other")
            return True
        more = position + 1 < len(self.units)
        if not prose and more and (what := decks.note(text)):
            if what == "caption":
                self._take_caption(unit)
            self.found.take_note(unit, what)
            return True
        if not prose and more and attribution.is_source(text):
            self.found.take_note(unit, "credit")
            return True
        if self._is_office(position):
            self.found.go_on_with_byline(unit)
            return True
        if self._is_rubric(text):
            self.found.take_kicker(unit, 0.7)
            return True
        if not prose and labelled.is_other(text):
            self.found.take_note(unit, "other")
            return True
        return False

    def _take_beside(self, position: int, *, prose: bool) -> bool:
        """What only its neighbours tell: a second name, a place, a day beside a rubric."""
        unit = self.units[position]
        if who := signed.another(self.page, self.found, self.waiting, position):
            self.found.take_byline(unit, who)
            return True
        if not self.page.narrow and placelines.take_place(self.page, self.found, self.waiting, position):
            return True
        broken = self._is_broken(unit.text)
        if not prose and not broken and placelines.take_beside(self.page, self.found, unit):
            return True
        if not self.waiting and signed.goes_on(self.page, self.found, position):
            self.found.go_on_with_byline(unit)
            return True
        return False

    def _is_broken(self, text: str) -> bool:
        """Whether a line of a column goes on with a sentence: `of June 6, 1916`."""
        return self.page.columnar and text[0].islower()

    def _take_caption(self, unit: Unit) -> None:
        """What waits above a picture's origin or its caption, and belongs to it."""
        count = int(decks.heads_caption(self.units, self.waiting, unit))
        if origin.is_origin(unit.text):
            told, wrapped = bool(self.found.byline or self.found.date), self.page.layout.wrapped
            count = count or captions.lines_above(
                self.waiting, told=told, wrapped=wrapped, language=self.language
            )
        for line in self.waiting[len(self.waiting) - count :]:
            self.found.take_note(line, "caption")
        del self.waiting[len(self.waiting) - count :]

    def _tells_below(self, position: int) -> bool:
        """Whether a byline or a date follows; if not, a note under a sentence belongs to the text."""
        below = self.units[position + 1 : position + 2]
        if not below or self.page.dates_or_signs(below[0].text):
            return bool(below)
        return signed.name(self.page, self.found, self.waiting, position + 1) is not None

    def _is_office(self, position: int) -> bool:
        """Whether the unit goes on with the byline above it: `Associated Press Writer`."""
        if not self.found.byline or self.waiting or position == 0:
            return False
        unit, before = self.units[position], self.units[position - 1]
        if not before.text.endswith(self.found.byline[-1].rpartition("\n")[2]):
            return False
        above_text = position < self.page.first < len(self.units) and unit.first == before.last + 1
        return clauses.is_office(unit.text) or (above_text and len(unit.text) <= _OFFICE)

    def _is_rubric(self, text: str) -> bool:
        """Whether a rubric of one word stands under the byline or the day, not above the headline."""
        told = self.found.byline or self.found.date
        return (
            bool(told) and not self.waiting and not self.found.kicker and text.casefold() in lexicon.KICKERS
        )

    def _copyright_goes_on(self, unit: Unit) -> bool:
        """Whether a copyright block in capitals that broke off goes on here."""
        if not self.found.attribution:
            return False
        before = self.found.attribution[-1]
        return headline.is_caps(before) and headline.is_caps(unit.text) and not ends_sentence(before)

    def _take_marked(self, unit: Unit) -> bool:
        """A byline behind the sign by which ANPA 1312 breaks lines: `No pickup. ^By JANE DOE`."""
        before, mark, rest = unit.text.rpartition(" ^")
        who = self.page.byline(rest) if mark else None
        if who is None:
            return False
        self.found.take_note(Unit(unit.first, unit.last, before), "editor")
        self.found.take_byline(unit, who)
        return True

    def _note_goes_on(self, position: int) -> bool:
        """Whether a wrapped note to editors goes on in this line of the head; if so it is added."""
        if not self.found.notes or self.waiting or not 0 < position < self.page.first < len(self.units):
            return False
        unit, before, note = self.units[position], self.units[position - 1], self.found.notes[-1]
        if note.kind != "editor" or unit.first != before.last + 1 or not note.text.endswith(before.text):
            return False
        if self.page.says_itself(unit):
            return False
        self.found.extend_note(unit)
        return True

    def _stands_above_byline(self, position: int) -> bool:
        """Whether a unit as long as a paragraph is a standfirst: a byline or a date follows it."""
        if position + 2 >= len(self.units) or not self.page.may_be_standfirst(self.units[position]):
            return False
        below = self.units[position + 1].text
        if attribution.is_source(below) or is_agency(below):  # the day stands under it
            below = self.units[position + 2].text
        told = self.page.dates_or_signs(below) or below.casefold().rstrip(":") in lexicon.BYLINE_LABELS
        long = len(self.units[position].text) > NOT_TEXT
        if not told and (long or signed.name(self.page, self.found, self.waiting, position + 1) is None):
            return False
        return self._text_follows(position + 1)

    def _prose_begins(self, position: int) -> bool:
        """Whether three long sentences in a row show that the text has begun."""
        ahead = self.units[position : position + 3]
        return len(ahead) == 3 and all(len(unit.text) > _PROSE and ends_sentence(unit.text) for unit in ahead)

    def _text_follows(self, position: int) -> bool:
        """Whether anything that can be text comes after the unit: if not, the unit belongs to the foot."""
        following = self.units[position + 1 : position + 9]
        return any(len(unit.text) > 40 and not self.page.says_itself(unit) for unit in following)

    def _text_waits(self) -> bool:
        """Whether what waits is text: two sentences, unless they are points."""
        return self._sentences_waiting() >= 2 and not decks.may_be_points(self.waiting, self.language)

    def _sentences_waiting(self) -> int:
        if not self.waiting:
            return 0
        return sum(ends_sentence(unit.text) and not self._is_set_alike(unit.text) for unit in self.waiting)

    def _is_set_alike(self, text: str) -> bool:
        """Whether a short sentence is in capitals like the headline: a deck of old papers, not text."""
        title = self.found.headline[-1] if self.found.headline else ""
        return len(text) <= decks.CAPITALS and headline.nearly_caps(text) and headline.nearly_caps(title)
