"""Lines of a head that are nothing but names: their neighbours tell which of them are its byline.

A name is no byline if the headline or the text has it too, for those who write are not written about; nor if
its words are plain words of the text, or if it is a heading in capitals whose words the text takes up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from backfile.loader import (
    columns,
    daylines,
    decks,
    eastasian,
    headline,
    lexicon,
    namelines,
    names,
    notes,
    origin,
    titlecase,
)
from backfile.loader.agencies import is_agency
from backfile.loader.clauses import Byline, is_paper, office_words
from backfile.loader.findings import Findings
from backfile.loader.layout import Unit, ends_sentence
from backfile.loader.page import Page

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5  # letters of a word that are compared
_SIGNED = 130  # characters within which a paragraph can name its writer
_DECKS = 3  # that can stand above a line of bare names
_BULLETS = 2  # more where the day is printed below
_GOES_ON = 40  # characters of a line that goes on with a byline
_NAMED = 40  # characters of one
_HEAD = 3  # lines below a deck down to its byline
_NAME = 3  # words of whom a picture shows
_TOLD = 20  # units of text that tell of them
_TITLE_CASE = ("en", "id", "ms")
_SAYS_BY = 0.9  # how sure a byline is that has a word for by
_DECK = 420  # characters of a deck that is a sentence, above a line of bare names


def writer(page: Page, found: Findings, waiting: Sequence[Unit], position: int) -> Byline | None:
    """The unit at `position` as a byline: by what it says, or a bare name.

    In columns hardly a bare name can be told from a deck, and a deck can go on with "by".
    """
    who = page.byline(page.units[position].text)
    if who is None and (not page.narrow or _stands_alone(page, position)):
        who = name(page, found, waiting, position)
    if page.columnar and who and position and columns.is_headline_by(page.around(position), 1, page.language):
        return None
    return who


def _stands_alone(page: Page, position: int) -> bool:
    """Whether the last line above a column's text can be a name, and no deck's last line."""
    text = page.units[position].text
    if position + 1 != page.first or position == 0 or ends_sentence(text) or not names.is_name(text):
        return False
    last = page.units[position - 1].text.split()[-1].casefold()
    return last not in headline.HANGING and last[-1] not in ",-"


def name(page: Page, found: Findings, waiting: Sequence[Unit], position: int) -> Byline | None:
    """The unit at `position` as a byline of bare names; `waiting` stands between it and the headline."""
    if (
        (found.byline and not _is_house(found.authors))
        or len(waiting) > _DECKS + _BULLETS
        or not _above_text(page, position)
    ):
        return None
    text = page.units[position].text
    if notes.kind(text) is not None or _is_signed_below(page, position) or _shows(page, position):
        return None
    after = page.after(position)
    who = namelines.bare_names(text, after)
    sentences = [unit for unit in waiting if ends_sentence(unit.text)]
    if who is None or any(len(unit.text) > _DECK for unit in sentences):
        return None
    dated = daylines.line(page.units[position + 1].text, page.language) is not None
    points = len(sentences) >= decks.POINTS and decks.may_be_points(waiting, page.language)
    if not points and (len(sentences) > 1 + dated or (sentences and len(waiting) >= _DECKS)):
        return None
    if len(waiting) > _DECKS and not (dated or points):
        return None
    if _is_written_about(who.text, title(page, found)) or _is_titled(who, page.language):
        return None
    if _opens_place(who.text):
        return None
    if who.authors and not is_agency(who.text) and titlecase.is_deck(text, page.language):
        return who if _holds_office(page, position) else None
    agency = bool(who.authors) and all(map(is_agency, who.authors))
    if not agency and not is_agency(who.text) and _is_in_text(who.text, after, 0 if sentences else _SIGNED):
        return None
    if not all(eastasian.may_sign(person, page.language) for person in who.authors):
        return None
    return None if who.authors and _is_plain(who, after) else who


def _is_house(authors: Sequence[str]) -> bool:
    """Whether a byline names nothing but papers: `By Valley Times`, above the writer's name."""
    return bool(authors) and all(map(is_paper, authors))


def _holds_office(page: Page, position: int) -> bool:
    """Whether an office alone on the line below tells that a name is one: `Jane Baker` / `Staff Writer`."""
    if not names.is_name(page.units[position].text):
        return False
    office = page.units[position + 1].text
    if len(office) > _NAMED or not office_words(office) or page.byline(office):
        return False
    who = namelines.bare_names(office)
    words = office.casefold().split()
    title = len(words) <= _NAME and words[-1] in lexicon.ROLES and "," not in office
    return who is None or not who.authors or title


def another(page: Page, found: Findings, waiting: Sequence[Unit], position: int) -> Byline | None:
    """The unit as another name on a line of its own, directly under a line that was nothing but a name."""
    if not found.byline or waiting or page.narrow or not _above_text(page, position):
        return None
    text, before = page.units[position].text, page.units[position - 1].text
    if before != found.byline[-1] or not names.is_name(before) or not names.is_name(text):
        return None
    if _opens_place(text) or text.isupper() != before.isupper():
        return None  # a place, for names are set alike
    around = " ".join((title(page, found), *found.subhead, page.after(position)))
    if titlecase.is_deck(text, page.language):
        return None
    return None if text.casefold() in around.casefold() else namelines.bare_names(text)


def names_portrait(page: Page, position: int) -> bool:
    """Whether a name stands directly above a line that says by whom the text is: whom a picture shows.

    The text tells of those who are shown. In brackets it is that of who took or gave the picture.
    """
    text = page.units[position].text
    if text[0] == "(" and origin.is_origin(text):
        ahead = [page.byline(unit.text) for unit in page.units[position + 1 : position + 1 + _DECKS]]
        return any(who is not None and who.confidence >= _SAYS_BY for who in ahead)
    if len(text) > _NAMED or not _above_text(page, position):
        return False
    if not 1 < len(text.split()) <= _NAME or not names.is_name(text):
        return False
    who = page.byline(page.units[position + 1].text)
    if who is None or who.confidence < _SAYS_BY or text in who.authors or is_agency(text.split()[-1]):
        return False
    last = text.split()[-1]
    return any(last in unit.text for unit in page.units[position + 2 : position + 2 + _TOLD])


def goes_on(page: Page, found: Findings, position: int) -> bool:
    """Whether a few words that begin with a small letter go on with the byline: `writes from Kiel`."""
    if not found.byline or not _above_text(page, position):
        return False
    text = page.units[position].text
    short = len(text) <= _GOES_ON and text[0].islower() and not ends_sentence(text)
    return short and page.units[position - 1].text == found.byline[-1]


def is_told_of(page: Page, found: Findings, who: Byline, position: int) -> bool:
    """Whether headline or text have what stands before a time and a day: it is a region or a topic."""
    after = page.after(position)
    around = f"{title(page, found)} {after}"
    told = any(name in around for name in who.authors) or _is_plain(who, after)
    return told and daylines.beside(page.units[position].text, page.language) is not None


def title(page: Page, found: Findings) -> str:
    """The headline, as the text has it or as it was given."""
    return " ".join(found.headline) or page.context.headline or ""


def _above_text(page: Page, position: int) -> bool:
    return position < min(page.first, len(page.units) - 1)


def _is_signed_below(page: Page, position: int) -> bool:
    """Whether a deck stands above a byline: above one that says so itself, in an old column or directly.

    In scripts without capitals, where decks look like names, the last line that looks like one is taken.
    """
    if page.layout.name == "ocr columns":
        return any(page.byline(unit.text) for unit in page.units[position + 1 : page.first])
    text, below = page.units[position].text, page.units[position + 1].text
    for unit in page.units[position + 1 : min(page.first, position + 1 + _HEAD)]:
        who = page.byline(unit.text)
        if who and who.authors and who.confidence >= _SAYS_BY and who.date is None:
            return True
        if len(unit.text) > _DECK or ends_sentence(unit.text):
            break
    if text.lower() != text.upper() or names.is_cjk(text) or not _above_text(page, position + 1):
        return False
    another = namelines.bare_names(below, page.after(position + 1))
    return another is not None and bool(another.authors) and not all(map(is_agency, another.authors))


def _shows(page: Page, position: int) -> bool:
    """Whether the unit is a picture's origin or whom it shows above that, and another name stands below."""
    here, *below = (unit.text for unit in page.units[position : position + 3])
    if origin.is_origin(here):
        return bool(below) and namelines.bare_names(below[0]) is not None
    return len(below) > 1 and origin.is_origin(below[0]) and namelines.bare_names(below[1]) is not None


def _opens_place(line: str) -> bool:
    return line.casefold().partition(" ")[0] in lexicon.PLACE_OPENERS


def _is_written_about(line: str, title: str) -> bool:
    """Whether the headline has the name, but not as columns have it, before a stop: `Jane Doe: ...`."""
    at = title.casefold().find(line.casefold())
    return at > 0 or (at == 0 and title[len(line) : len(line) + 2].strip(" ")[:1] not in (".", ":", "|"))


def _is_titled(who: Byline, language: str | None) -> bool:
    """Whether what looks like one long name may be an English or Indonesian deck, set like a title."""
    words = who.text.split()
    one = who.authors == (who.text,) and len(words) > 3
    english = (language or "en").startswith(_TITLE_CASE)
    counted = [word for word in words if word.casefold() not in lexicon.PARTICLES]
    return one and english and len(counted) > 3 and all(w[:2].isalpha() and w[0].isupper() for w in counted)


def _is_in_text(line: str, after: str, reach: int) -> bool:
    """Whether the text has the line beyond `reach`, or most words of a line in capitals.

    It is a heading or a place then.
    """
    told = after.find(line)
    if told >= 0 and told >= reach:
        return True
    if not line.isupper():
        return False
    below = _folded(" ".join(word for word in after.split() if "@" not in word))
    return sum(_folded(word) in below for word in _WORD.findall(line)) * 2 > len(line.split())


def _folded(text: str) -> str:
    """The text case folded, and the letters i alike that Turkish keeps apart."""
    return text.casefold().replace("\u0307", "").replace("ı", "i")


def _is_plain(who: Byline, after: str) -> bool:
    """Whether a longer word of the names stands in the text in small letters."""
    plain = {word[:_STEM] for word in after.split() if word[0].islower() and "@" not in word}
    words = [word for name in who.authors or (who.text,) for word in name.split()]
    long = (word for word in words if len(word) > 3 and word != word.casefold())
    return any(word.casefold()[:_STEM] in plain for word in long)
