"""Takes the lines that are left between the head and the text: decks, and captions and rubrics among them.

Nothing in these lines says what they are. Whether one can be a deck is asked of `subhead`.
"""

from __future__ import annotations

from collections.abc import Sequence

from backfile.loader import attribution, headline, marks, months, names, notes, origin, subhead, topics
from backfile.loader.agencies import is_agency, tells_who_took
from backfile.loader.findings import Findings
from backfile.loader.layout import Unit, ends_sentence
from backfile.loader.page import Page
from backfile.records import NoteKind

_SURE, _LONG_SURE = 0.5, 0.7  # that a line is a deck; that one as long as a paragraph is
_OPENS = 0.85  # that a dateline opens the report, and so that a deck stands above it
_REACH = 6  # units that can be decks
POINTS = 3  # short sentences in a row, as pages print them
POINT = 130  # characters of one
_ORIGIN = 80  # characters of a line with nothing but a picture's origin
_SHOWN = 200  # of a caption above its picture's origin
_CREDITED = 240  # of a caption that ends with a name in brackets
_SHOWN_USUAL = 110  # where most reports have a standfirst, which is longer
_NAME = 40  # of who took or gave a picture
CAPITALS = 80  # characters of a deck in capitals
_DAY = 4  # letters of a day of the week, more than which no other word begins with
_SEEN = 40  # characters that say what a picture shows, where neither label nor origin does
_REPORTS = "به گزارش "
"""How reports of Persian papers begin: as this or that agency reports."""
_LABEL = 30  # characters of a line above them: `In short:`


def read(page: Page, found: Findings, at: int) -> int:
    """Take decks from unit `at` on; returns the index of the first unit of text."""
    units = page.units
    at = topics.below_topic(page, found, at)
    title = " ".join(found.headline)
    parted = bool(found.subhead) and found.roles[-1][1] != "subhead"
    last = min(page.first + page.parted * POINTS, len(units) - 1, at + _REACH)
    while at < last:
        if points := _points(page, at, title):
            for unit in units[at : at + points]:
                found.take_subhead(unit, 0.7, "short sentences that say in points what the text says")
            at += points
            continue
        if what := _aside(page, found, at, title, parted=parted):
            found.take_note(units[at], what)
        elif ends_sentence(units[at].text) and _is_set_alike(page, at, title):
            found.take_subhead(units[at], 0.8, "capitals like the headline's, above small letters")
        elif sure := _is_deck(page, found, at, title, parted=parted):
            found.take_subhead(units[at], sure, "a short line between headline and text")
        else:
            break
        at += 1
    return at


def _aside(page: Page, found: Findings, at: int, title: str, *, parted: bool) -> NoteKind | None:
    """What the unit is, if it is neither deck nor text."""
    unit, following = page.units[at], page.units[at + 1]
    text = unit.text
    headed = len(following.text) <= _ORIGIN and _heads_points(page, at + 1)  # points never part a text
    if (
        _says_what_is_shown(found, text, at)
        or headed
        or _is_caption(page, found, at)
        or _is_portrait(text, title)
    ):
        return "caption"
    word = subhead.is_word(text) or subhead.is_section(text)
    if word and (found.byline or found.date) and page.opening(unit) is None:
        return "other"
    if found.subhead and not ends_sentence(text) and _is_loose(page, found, at, parted=parted):
        return "caption"
    return "other" if found.subhead and notes.kind(text) == "other" else None


def _says_what_is_shown(found: Findings, text: str, at: int) -> bool:
    """Whether the line is a caption by its label or its origin, or a picture's source below one."""
    if (not ends_sentence(text) or text[0].isdigit()) and notes.kind(text) == "caption":
        return True
    if _closes_with_origin(text) or origin.names_source(text) or (at > 0 and origin.is_origin(text)):
        return True
    return bool(found.roles) and found.roles[-1][1] == "caption" and attribution.is_source(text)


def _is_deck(page: Page, found: Findings, at: int, title: str, *, parted: bool) -> float:
    """How sure it is that the unit is a deck; 0 where it is more likely text."""
    unit, following = page.units[at], page.units[at + 1]
    sentence = ends_sentence(unit.text)
    if found.subhead and (sentence or parted):
        return 0.0
    paragraph = page.is_paragraph(unit)
    if paragraph and not page.may_be_standfirst(unit):
        return 0.0
    spot = page.opening(following)
    above = spot is not None and spot.place is not None and spot.confidence >= _OPENS
    above = above or following.text.startswith(_REPORTS)
    if paragraph and not above and (not sentence or page.opening(unit)):
        return 0.0
    if months.is_weekday(unit.text.rstrip(":"), page.language) and len(unit.text) > _DAY:
        return 0.0  # MONDAY, as listings have it
    own = origin.is_origin(following.text) and not subhead.is_usual(page.language)
    begin = _text_from(page, at + 1) if sentence and not own else at + 1
    lead = page.units[begin] if sentence else _lead(page, at + 1)
    below = topics.paragraphs(page, begin) if sentence else ""
    apart = sentence and begin > at + 1 and not origin.is_origin(following.text)
    sure = subhead.is_deck(unit.text, lead.text, below, title, page.language, apart=apart)
    sure = max(sure, _OPENS) if above else sure
    return sure if sure >= (_LONG_SURE if paragraph else _SURE) else 0.0


def _is_loose(page: Page, found: Findings, at: int, *, parted: bool) -> bool:
    """Whether a line without a full stop, between a standfirst or what parts it from the text, is a caption.

    Decks grow longer downwards: none of a few words follows one that is a sentence.
    """
    text = page.units[at].text
    if not _SEEN <= len(text) <= _CREDITED or text[-1] in ":," or not ends_sentence(page.units[at + 1].text):
        return False
    return (parted or ends_sentence(found.subhead[-1])) and page.opening(page.units[at]) is None


def _is_set_alike(page: Page, at: int, title: str) -> bool:
    """Whether a short sentence is in capitals as the headline is, and the text is not."""
    text, below = page.units[at].text, page.units[at + 1 : at + 1 + _REACH]
    if len(text) > CAPITALS or not (headline.nearly_caps(text) and headline.nearly_caps(title)):
        return False
    return page.opening(page.units[at]) is None and any(
        len(unit.text) > CAPITALS and not headline.is_caps(unit.text) for unit in below
    )


def _is_caption(page: Page, found: Findings, at: int) -> bool:
    """Whether the next line, a picture's origin, shows that the line is a caption.

    A standfirst is known above it, or it is not long, or a dateline opens the report below.
    """
    told = bool(found.roles) and found.roles[-1][1] != "headline"
    if not told or at + 2 >= len(page.units) or len(page.units[at + 1].text) > _ORIGIN:
        return False
    most = _SHOWN_USUAL if subhead.is_usual(page.language) else _SHOWN
    below, short = page.units[at + 1].text, len(page.units[at].text) <= most
    sentence = ends_sentence(page.units[at].text)
    shown = origin.is_origin(below) and (found.subhead or short)
    if shown or (attribution.is_source(below) and (found.subhead or not sentence)):
        return page.opening(page.units[at]) is None and bool(found.byline or found.date)
    if notes.kind(page.units[at + 1].text) != "caption":
        return False
    spot = page.opening(page.units[at + 2])
    return spot is not None and spot.place is not None and page.opening(page.units[at]) is None


def note(text: str) -> NoteKind | None:
    """What a line between headline and text is, where a name in brackets closes a caption."""
    if (what := notes.kind(text)) is not None or len(text) > _CREDITED:
        return what
    short = len(text) <= origin.LONGEST and (origin.is_origin(text) or origin.says_from(text))
    return "caption" if short or _closes_with_origin(text) or origin.names_source(text) else None


def _closes_with_origin(text: str) -> bool:
    """Whether a name in brackets follows the last sentence: `The ferry in May. (Valley Museum)`."""
    if text[-1] != ")":
        return text.endswith(marks.HANDOUTS)
    if len(text) > _CREDITED:
        return False
    seen, bracket, origin = text[:-1].rpartition(" (")
    named = 1 < len(origin) <= _NAME and names.is_capitalised(origin) and not is_agency(origin)
    return bool(bracket) and named and ends_sentence(seen) and len(seen) > len(origin)


def _is_portrait(text: str, title: str) -> bool:
    """Whether a line is a name that the headline has too: whom a picture shows."""
    return text in title and len(text) < len(title) and names.is_name(text)


def _points(page: Page, at: int, title: str) -> int:
    """How many units from `at` on say in points what the text says: short sentences, and their label."""
    units = page.units
    labelled = _is_label(units[at])
    if labelled and units[at].text[-1] not in ":：" and (count := _without_stops(page, at + 1)):
        return count + 1
    end = start = at + labelled
    stop = min(page.first, len(units) - 1, start + (_REACH if labelled else POINTS))
    while end < stop and _is_point(page, units[end]):
        end += 1
    if end - start < POINTS or (labelled and _is_point(page, units[end])):
        return 0
    text = " ".join(unit.text for unit in units[start:end])
    told = labelled or subhead.are_points(text, topics.paragraphs(page, end), title, page.language)
    return end - at if told else 0


def _heads_points(page: Page, at: int) -> bool:
    """Whether unit `at`, or that below it where it is a picture's origin, heads points."""
    text, *below = [unit.text for unit in page.units[at : at + 2]]
    return text.casefold() in marks.POINTS or (
        below != [] and below[0].casefold() in marks.POINTS and origin.is_origin(text)
    )


def _without_stops(page: Page, at: int) -> int:
    """How many short lines from `at` on are no sentences, above one that is."""
    for count, unit in enumerate(page.units[at : min(page.first, at + _REACH)]):
        if len(unit.text) > POINT or ends_sentence(unit.text):
            return count if count > 1 else 0
    return 0


def may_be_points(waiting: Sequence[Unit], language: str | None) -> bool:
    """Whether what waits above a name can be points: three short sentences, or more below their label."""
    labelled = _is_label(waiting[0])
    points = waiting[labelled:]
    return (
        all(map(_is_short, points))
        and len(points) <= (_REACH if labelled else POINTS)
        and (labelled or subhead.carries_stops(language))
    )


def _is_label(unit: Unit) -> bool:
    if len(unit.text) > _LABEL:
        return False
    return unit.text[-1] in ":：" or unit.text.casefold() in marks.POINTS


def _is_short(unit: Unit) -> bool:
    """Whether it is a short sentence."""
    return len(unit.text) <= POINT and ends_sentence(unit.text)


def _is_point(page: Page, unit: Unit) -> bool:
    return _is_short(unit) and page.opening(unit) is None


def heads_caption(units: Sequence[Unit], waiting: Sequence[Unit], caption: Unit) -> bool:
    """Whether what waits last is no deck but belongs to the caption: its title, or what is seen.

    The title stands directly above it, apart from the headline; what is seen stands below a deck, and nothing
    but who took the picture is told below it.
    """
    if len(waiting) != 1:
        bare = len(caption.text) <= _NAME and caption.text[0].isalpha() and ":" not in caption.text
        return len(waiting) > 1 and bare and not tells_who_took(caption.text)
    title = waiting[0]
    before = units[units.index(title) - 1]
    return before.last + 1 < title.first and title.last + 1 == caption.first


def _text_from(page: Page, at: int) -> int:
    """The index of the first unit from `at` on that is neither a note nor a caption above its origin."""
    units, last = page.units, len(page.units) - 1
    while at < last:
        below = units[at + 1].text
        if at + 1 < last and (origin.is_origin(below) or attribution.is_source(below)):
            at += 2
        elif len(units[at].text) <= _CREDITED and note(units[at].text) is not None:
            at += 1
        else:
            break
    return at


def _lead(page: Page, at: int) -> Unit:
    """The first unit from `at` on that can be a paragraph: other decks may stand before it."""
    ahead = page.units[at : at + _REACH]
    return next((unit for unit in ahead if ends_sentence(unit.text) or len(unit.text) > 200), ahead[0])
