"""The foot of an article: credits, signatures, stamps, links and end marks, read upwards from the last line.

The walk goes up as long as lines say what they are; the first that is text ends it. Below a wire's notebook
heading nothing is text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from backfile.loader import attribution, byline, dates, lexicon, notes
from backfile.loader.layout import Unit, ends_sentence
from backfile.records import Evidence, Note, PartialDate, Role

_REACH = 60  # units looked at for a notebook heading
_STEPS = 24


@dataclass(slots=True)
class Tail:
    """What was found below the text; `start` is the index after the last unit of text."""

    start: int
    attribution: list[str] = field(default_factory=list)
    byline: byline.Byline | None = None
    date: PartialDate | None = None
    notes: list[Note] = field(default_factory=list)
    roles: list[tuple[Unit, Role]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


def read(units: Sequence[Unit], first: int, language: str | None) -> Tail:
    """The foot of the units, none of which before `first` is looked at."""
    tail = Tail(len(units))
    _notebook(tail, units, first)
    for _ in range(_STEPS):
        if tail.start <= first or not _take(tail, units[tail.start - 1], units, first, language):
            break
        tail.start -= 1
    tail.attribution.reverse()
    tail.notes.reverse()
    return tail


def _notebook(tail: Tail, units: Sequence[Unit], first: int) -> None:
    for at in range(max(first, len(units) - _REACH), len(units)):
        if notes.is_notebook(units[at].text):
            break
    else:
        return
    for unit in reversed(units[at:]):
        day = dates.stamp(unit.text)
        if day is not None and tail.date is None:
            _date(tail, unit, day, "a wire's stamp of transmission")
        elif attribution.is_copyright(unit.text):
            _attribute(tail, unit, "a copyright line")
        else:
            _note(tail, unit, "editor")
    tail.start = at


def _take(tail: Tail, unit: Unit, units: Sequence[Unit], first: int, language: str | None) -> bool:
    text = unit.text
    if len(text) > 500:
        return False
    if attribution.is_copyright(text):
        _attribute(tail, unit, "a closing line that claims copyright")
        return True
    if notes.is_contribution(text):
        _note(tail, unit, "credit")
        return True
    if len(text) > 330:
        return False
    if attribution.is_signature(text):
        _attribute(tail, unit, "a closing line that is an agency's name")
        return True
    if attribution.is_source(text):
        _attribute(tail, unit, "a closing line that names its source")
        return True
    if day := dates.stamp(text):
        _date(tail, unit, day, "a wire's stamp of transmission")
        return True
    if _printed_date(tail, unit, language):
        return True
    return _take_note(tail, unit, units, first, language)


def _take_note(tail: Tail, unit: Unit, units: Sequence[Unit], first: int, language: str | None) -> bool:
    text = unit.text
    what = notes.kind(text)
    if what is not None:
        _note(tail, unit, what)
        return True
    above = units[tail.start - 2].text if tail.start - 2 >= first else ""
    who = byline.recognise(text, language)
    if who is None and len(text) <= 40 and ends_sentence(above) and unit.first > first:
        who = byline.bare_names(text.strip("()（）[]—–- "))
    if who is not None and tail.byline is None and len(text) <= 90:
        tail.byline = who._replace(text=text)
        tail.roles.append((unit, "byline"))
        tail.evidence.append(
            Evidence(
                "byline",
                "text",
                unit.first,
                unit.last,
                min(who.confidence, 0.8),
                "a closing line, " + who.why,
            )
        )
        return True
    if notes.is_contact(text):
        _note(tail, unit, "contact")
        return True
    if notes.is_rule(text) and (tail.roles or tail.start - 1 == len(units) - 1):
        _note(tail, unit, "other")
        return True
    if _initials(text) and tail.roles:
        _note(tail, unit, "credit")
        return True
    return False


def _printed_date(tail: Tail, unit: Unit, language: str | None) -> bool:
    """A closing date line, or a closing note that says when the text was published."""
    text = unit.text
    if len(text) > 120 or not any(char.isdigit() for char in text):
        return False
    found = dates.line(text, language)
    if found is None:
        first = text.casefold().split(None, 1)[0].strip(":")
        if first not in lexicon.PUBLISHED or (ends_sentence(text) and len(text) > 80):
            return False
        found = dates.find(text, language)
        if found is None or found.date is None:
            return False
    if found.date is not None and tail.date is None:
        _date(tail, unit, found.date, "a closing line that is a date")
    else:
        tail.roles.append((unit, "date"))
    return True


def _initials(text: str) -> bool:
    """A desk's initials: `dpa wsz jln npr`, `ks/jd`."""
    words = text.replace("/", " ").split()
    return 0 < len(words) <= 6 and all(len(word) <= 4 and word.isalpha() and word.islower() for word in words)


def _attribute(tail: Tail, unit: Unit, why: str) -> None:
    tail.attribution.append(unit.text)
    tail.roles.append((unit, "attribution"))
    tail.evidence.append(Evidence("attribution", "text", unit.first, unit.last, 0.95, why))


def _date(tail: Tail, unit: Unit, day: PartialDate, why: str) -> None:
    tail.date = day
    tail.roles.append((unit, "date"))
    tail.evidence.append(Evidence("date", "text", unit.first, unit.last, 0.95, why))


def _note(tail: Tail, unit: Unit, kind: str) -> None:
    tail.notes.append(Note(kind, unit.text))  # type: ignore[arg-type]
    tail.roles.append((unit, "caption" if kind == "caption" else "note"))
