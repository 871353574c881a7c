"""The head of an article: what the lines above its text are, from the kicker to the dateline.

The lines are walked from the top. Those that say what they are (a byline, a date, a copyright line, a note)
are taken at their word; the first other one is the headline; what other lines lie between it and the last of
those that say what they are is the subhead. The first paragraph ends the walk.
"""

from __future__ import annotations

from collections.abc import Sequence

from backfile.loader import attribution, byline, dateline, dates, headline, lexicon, notes, subhead
from backfile.loader.findings import Findings
from backfile.loader.layout import Layout, Unit, ends_sentence
from backfile.loader.reading import TextContext
from backfile.records import Note

_REACH = 24  # units that can belong to a head
_ABOVE = 6  # units that can stand above a headline
_PARAGRAPH = 260  # characters after which a line is a paragraph, whatever it looks like
_STEM = 5  # letters of a word that are compared
_DECK = 200  # characters of a deck that is a sentence, above a line of bare names
_NOT_TEXT = 600  # characters after which no line of a head is looked at


class Head:
    """Reads the head of `units`, of which the one at `first`, if any, is known to be text."""

    def __init__(self, units: Sequence[Unit], first: int, layout: Layout, context: TextContext) -> None:
        self.units = units
        self.first = first
        self.layout = layout
        self.context = context
        self.language = context.language
        self.found = Findings()
        self.openings: dict[int, dateline.Dateline | None] = {}
        self.spoken: dict[int, bool] = {}
        self.waiting: list[Unit] = []
        """Units under the headline that do not say what they are, until something tells."""

    def read(self) -> int:
        """Fill `found`; returns the index of the first unit of text."""
        at = self._fixed()
        if not self.found.headline:
            at = self._headline(at)
        at = self._under_headline(at)
        at = self._decks(at)
        if at < len(self.units):
            self._run_in(self.units[at])
        return at

    def _fixed(self) -> int:
        """Give the first lines the roles that the folder's defaults fix."""
        at = 0
        for role, unit in zip(self.context.lines, self.units, strict=False):
            at += 1
            match role:
                case "headline":
                    self.found.headline.append(unit.text)
                    self.found.roles.append((unit, "headline"))
                case "kicker":
                    self.found.take_kicker(unit, 1.0)
                case "subhead":
                    self.found.take_subhead(unit, 1.0, "fixed by _defaults.yaml")
                case "byline":
                    who = self._byline(unit.text) or byline.Byline(unit.text, (), None, None, 1.0, "")
                    self.found.take_byline(unit, who._replace(confidence=1.0, why="fixed by _defaults.yaml"))
                case "dateline":
                    self.found.roles.append((unit, "dateline"))
                    spot = dateline.alone(unit.text, self.language)
                    place = spot.place if spot and spot.place else unit.text.rstrip(" -–—:")
                    self.found.take_place(unit, place, 1.0, "fixed by _defaults.yaml")
                case "date":
                    self.found.roles.append((unit, "date"))
                    day = dates.find(unit.text, self.language)
                    self.found.take_date(unit, day.date if day else None, 1.0, "fixed by _defaults.yaml")
                case _:
                    self.found.take_note(unit, "other")
        return at

    def _headline(self, at: int) -> int:
        """Read down to and with the headline; returns the index of the unit after it."""
        units = self.units
        while at < min(len(units) - 1, _ABOVE) and self._above(at):
            at += 1
        at = self._kickers(at)
        if at >= len(units):
            return at
        title = units[at]
        if "headline" in self.context.known:
            if not headline.repeats(title.text, self.context.headline):
                return at
        elif len(title.text) > headline.LONGEST and ends_sentence(title.text):
            return at
        last = at
        while last + 1 < len(units) and last - at < 5 and headline.goes_on(units, last, self.layout):
            following = units[last + 1]
            if self._says_itself(following) or self._opening(following):
                break
            last += 1
        for unit in units[at : last + 1]:
            self.found.headline.append(unit.text)
            self.found.roles.append((unit, "headline"))
        sure = (0.97 if last == at else 0.85) - (0.35 if len(title.text) > 180 else 0.0)
        why = "the first line of text" if last == at else "the first lines, set alike"
        self.found.say(Unit(title.first, units[last].last, ""), "headline", sure, why)
        return last + 1

    def _kickers(self, at: int) -> int:
        """Take rubrics and slugs above the headline; returns the index after them."""
        units = self.units
        while at + 1 < min(len(units), self.first) and not self._says_itself(units[at + 1]):
            text, second = units[at].text, units[at + 1].text
            spot = self._opening(units[at + 1])
            if spot is not None and spot.confidence >= 0.7:
                break
            third = units[at + 2].text if at + 2 < len(units) else None
            rubric = headline.is_kicker(text, second)
            if not rubric and not headline.is_rubric_by_shape(text, second, third):
                break
            self.found.take_kicker(units[at], 0.9 if rubric else 0.65)
            at += 1
        return at

    def _above(self, at: int) -> bool:
        """Whether the unit stands above the headline and says what it is; if so it is kept."""
        unit, following = self.units[at], self.units[at + 1].text
        text = unit.text
        if attribution.is_copyright(text):
            self.found.take_attribution(unit, 0.9, "a copyright line above the headline")
            return True
        if self._date(unit):
            return True
        what = notes.kind(text)
        if what in ("editor", "caption", "other") or notes.is_rule(text):
            self.found.take_note(unit, what or "other")
            return True
        who = self._byline(text) or self._name_above(at)
        if who is None or len(following) > headline.LONGEST or ends_sentence(following):
            return False
        if who.place and who.confidence < 0.9:  # a headline with a colon, not a place and a name
            return False
        self.found.take_byline(unit, who)
        return True

    def _name_above(self, at: int) -> byline.Byline | None:
        """A name above a short headline, as columns print it; never sure, for a name can be a headline."""
        text, following = self.units[at].text, self.units[at + 1]
        cased = text.lower() != text.upper()
        if not cased or len(text) > 40 or len(text.split()) > 3 or headline.is_caps(text):
            return None
        if at + 2 >= len(self.units):
            return None
        title = following.text
        if ends_sentence(title) or len(title) > 70 or len(title.split()) > 8 or self._says_itself(following):
            return None
        if len(self.units[at + 2].text) <= 200:
            return None
        who = byline.bare_names(text)
        return who._replace(confidence=0.58, why="a name above a short headline") if who else None

    def _parted(self, position: int) -> bool:
        """A label on a line of its own ("By", "Published") above what it labels; if so both are kept."""
        if position + 1 >= len(self.units):
            return False
        unit, following = self.units[position], self.units[position + 1]
        label = unit.text.casefold().rstrip(":")
        if len(label) > 20 or len(following.text) > 120:
            return False
        if label in lexicon.BY or label in lexicon.BYLINE_LABELS:
            who = byline.recognise(f"{unit.text} {following.text}", self.language) or byline.bare_names(
                following.text
            )
            if who is None:
                return False
            both = Unit(unit.first, following.last, "")
            self.found.take_byline(both, who._replace(text=f"{unit.text}\n{following.text}"))
            return True
        words = label.split()
        if not all(word in lexicon.PUBLISHED or word in lexicon.UPDATED for word in words):
            return False
        if dates.line(following.text, self.language) is None:
            return False
        self.found.roles.append((unit, "date"))
        return self._date(Unit(following.first, following.last, f"{unit.text} {following.text}"))

    def _under_headline(self, at: int) -> int:
        """Read the units that say what they are; returns the index after the last of them."""
        after = at
        stop = min(len(self.units), at + _REACH, max(self.first, at) + 4)
        for position in range(at, stop):
            if position < after:
                continue
            unit = self.units[position]
            if self._prose_begins(position) or (
                self._sentences_waiting() and not self._text_follows(position)
            ):
                break
            parted = self._parted(position)
            if parted or self._take(position):
                self._settle()
                after = position + 2 if parted else position + 1
                continue
            if position >= self.first or self._is_paragraph(unit) or self._sentences_waiting() >= 2:
                break
            self.waiting.append(unit)
        return after

    def _settle(self) -> None:
        """What waited between the headline and a line that says what it is, is the subhead.

        Of three such lines the first two may be a kicker and the headline: a word or two, then a line without
        a full stop, then a deck of a sentence or more.
        """
        short = len(self.found.headline) == 1 and len(self.found.headline[0].split()) <= 2
        if (
            short
            and len(self.waiting) == 2
            and not self.found.kicker
            and "headline" not in self.context.lines
        ):
            title, deck = self.waiting
            above = self.found.headline[0]
            unit = next(unit for unit, role in self.found.roles if role == "headline")
            if (
                not ends_sentence(title.text)
                and len(above) * 2 <= len(title.text) <= 120
                and ends_sentence(deck.text)
            ):
                self.found.move_headline(unit, title)
                self.waiting.pop(0)
        for deck in self.waiting:
            self.found.take_subhead(deck, 0.88, "between the headline and the byline or date")
        self.waiting.clear()

    def _take(self, position: int) -> bool:
        """Whether the unit says what it is; if so it is kept."""
        unit = self.units[position]
        text = unit.text
        if len(text) > _NOT_TEXT:
            return False
        prose = self._sentences_waiting() > 0
        if not prose and (attribution.is_copyright(text) or self._copyright_goes_on(unit)):
            self.found.take_attribution(unit, 0.9, "a copyright line above the text")
            return True
        if self._note_goes_on(position) or self._date(unit):
            return True
        who = self._byline(text)
        if who is None and position < self.first:
            who = self._name(position)
        if who is not None:
            self.found.take_byline(unit, who)
            return True
        what = None if prose else notes.kind(text)
        if what is not None and position + 1 < len(self.units):
            self.found.take_note(unit, what)
            return True
        if self._office(position):
            self.found.byline.append(text)
            self.found.roles.append((unit, "byline"))
            return True
        return position < self.first and self._place(position)

    def _date(self, unit: Unit) -> bool:
        found = dates.line(unit.text, self.language)
        if found is None:
            return False
        self.found.roles.append((unit, "date"))
        if dates.is_update(unit.text):
            self.found.take_update(unit, found.date)
        else:
            self.found.take_date(unit, found.date, 0.97, "a line that is a date")
        return True

    def _byline(self, text: str) -> byline.Byline | None:
        if self.context.byline_pattern:
            return byline.by_pattern(text, self.context.byline_pattern) or byline.recognise(
                text, self.language
            )
        return byline.recognise(text, self.language)

    def _name(self, position: int) -> byline.Byline | None:
        """A line of bare names where a byline stands, whose words are not plain words of the text."""
        if len(self.waiting) > 2 or self.found.byline or position + 1 >= len(self.units):
            return None
        who = byline.bare_names(self.units[position].text)
        sentences = [unit for unit in self.waiting if ends_sentence(unit.text)]
        if who is None or len(sentences) > 1 or any(len(unit.text) > _DECK for unit in sentences):
            return None
        after = " ".join(unit.text for unit in self.units[position + 1 : position + 6])[:1500]
        plain = {word[:_STEM] for word in after.split() if word[0].islower()}
        words = who.text.split()
        long = (word for word in words if len(word) > 3 and word != word.casefold())
        if any(word.casefold()[:_STEM] in plain for word in long):
            return None
        english = (self.language or "en").startswith("en")
        titled = (
            len(who.authors) == 1
            and len(words) > 3
            and all(word[:2].isalpha() and word[0].isupper() for word in words)
        )
        return None if english and titled and who.text == who.authors[0] else who

    def _office(self, position: int) -> bool:
        """Whether the unit goes on with the byline above it: `Associated Press Writer`."""
        if not self.found.byline or self.waiting or position == 0:
            return False
        return self.units[position - 1].text == self.found.byline[-1] and byline.is_office(
            self.units[position].text
        )

    def _place(self, position: int) -> bool:
        """Whether the unit is a dateline of its own; a bare place counts after a byline or date."""
        if self.found.dateline or position + 1 >= len(self.units):
            return False
        unit, following = self.units[position], self.units[position + 1]
        expected = bool(self.found.byline or self.found.date) and not self.waiting
        spot = dateline.alone(unit.text, self.language, expected=expected)
        if spot is None or spot.place is None:
            return False
        if len(following.text) <= 60 and dates.line(following.text, self.language) is None:
            return False
        self.found.roles.append((unit, "dateline"))
        self.found.take_place(unit, spot.place, spot.confidence, spot.why)
        if dates.is_update(unit.text):
            self.found.take_update(unit, spot.date)
        else:
            self.found.take_date(unit, spot.date, 0.9, "a day with its year in the dateline")
        return True

    def _copyright_goes_on(self, unit: Unit) -> bool:
        """Whether a copyright block in capitals that broke off goes on here."""
        if not self.found.attribution:
            return False
        before = self.found.attribution[-1]
        return headline.is_caps(before) and headline.is_caps(unit.text) and not ends_sentence(before)

    def _note_goes_on(self, position: int) -> bool:
        """Whether a wrapped note to editors goes on in this line of the head; if so it is added."""
        if not self.found.notes or self.waiting or not 0 < position < self.first < len(self.units):
            return False
        unit, before, note = self.units[position], self.units[position - 1], self.found.notes[-1]
        if note.kind != "editor" or unit.first != before.last + 1 or not note.text.endswith(before.text):
            return False
        if self._says_itself(unit):
            return False
        self.found.notes[-1] = Note(note.kind, f"{note.text} {unit.text}")
        self.found.roles.append((unit, "note"))
        return True

    def _decks(self, at: int) -> int:
        """Take decks by their look from unit `at` on; returns the index of the first unit of text."""
        title = " ".join(self.found.headline)
        last = min(self.first, len(self.units) - 1, at + 6)
        while at < last:
            unit, following = self.units[at], self.units[at + 1]
            if self._is_paragraph(unit) or (self.found.subhead and ends_sentence(unit.text)):
                break
            lead = following if ends_sentence(unit.text) else self._lead(at + 1)
            sure = subhead.is_deck(unit.text, lead.text, title, self.language)
            if ends_sentence(unit.text) and (self.found.byline or self.found.date):
                sure -= 0.1  # a standfirst seldom comes after them
            spot = self._opening(following)
            if spot is not None and spot.place and spot.confidence >= 0.85:
                sure = max(sure, 0.85)
            if sure < 0.5:
                break
            self.found.take_subhead(unit, sure, "a short line between headline and text")
            at += 1
        return at

    def _lead(self, at: int) -> Unit:
        """The first unit from `at` on that can be a paragraph: other decks may stand before it."""
        ahead = self.units[at : at + 6]
        return next((unit for unit in ahead if ends_sentence(unit.text) or len(unit.text) > 200), ahead[0])

    def _run_in(self, unit: Unit) -> None:
        """The dateline, reporter and day that open the first paragraph."""
        spot = self._opening(unit) or dateline.alone(unit.text, self.language)
        if spot is None:
            return
        where = Unit(unit.first, unit.first, "")
        if spot.place:
            self.found.take_place(where, spot.place, spot.confidence, spot.why)
        if spot.byline and not self.found.byline:
            self.found.byline.append(spot.byline)
            self.found.authors.extend(spot.authors)
            self.found.say(where, "byline", spot.confidence, "a reporter in the dateline")
        self.found.take_date(where, spot.date, 0.9, "a day with its year in the dateline")

    def _opening(self, unit: Unit) -> dateline.Dateline | None:
        """The dateline that the unit begins with."""
        if unit.first not in self.openings:
            self.openings[unit.first] = dateline.run_in(unit.text, self.language)
        return self.openings[unit.first]

    def _says_itself(self, unit: Unit) -> bool:
        """Whether the unit says what it is: a credit, a byline, a date, a note."""
        if unit.first not in self.spoken:
            text = unit.text
            self.spoken[unit.first] = (
                attribution.is_copyright(text)
                or self._byline(text) is not None
                or dates.line(text, self.language) is not None
                or notes.kind(text) is not None
            )
        return self.spoken[unit.first]

    def _is_paragraph(self, unit: Unit) -> bool:
        text = unit.text
        if len(text) > subhead.LONGEST or unit.last > unit.first:
            return True
        if len(text) > _PARAGRAPH and ends_sentence(text):
            return True
        spot = self._opening(unit) or dateline.alone(text, self.language)
        return spot is not None and spot.confidence >= 0.7

    def _prose_begins(self, position: int) -> bool:
        """Whether three long sentences in a row show that the text has begun."""
        ahead = self.units[position : position + 3]
        return len(ahead) == 3 and all(len(unit.text) > 90 and ends_sentence(unit.text) for unit in ahead)

    def _text_follows(self, position: int) -> bool:
        """Whether anything that can be text comes after the unit: if not, the unit belongs to the foot."""
        following = self.units[position + 1 : position + 9]
        return any(len(unit.text) > 40 and not self._says_itself(unit) for unit in following)

    def _sentences_waiting(self) -> int:
        return sum(ends_sentence(unit.text) for unit in self.waiting)
