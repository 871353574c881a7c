"""Names above the headline: who writes, told by the day, the minute or the short headline below.

A name in the headline or in the text below is not taken: those who write are not written about.
"""

from __future__ import annotations

from backfile.loader import clauses, dates, daylines, headline, namelines, names, titlecase
from backfile.loader.findings import NAME_ABOVE
from backfile.loader.layout import ends_sentence
from backfile.loader.page import Page

_NAME_WORDS = 3
NAMED = 40  # characters of a name alone
_INITIAL = 3  # letters of a word of a name that says little


def dated(page: Page, at: int) -> clauses.Byline | None:
    """A name directly above the day, both above the headline."""
    if at + 3 >= len(page.units) or len(page.units[at].text) > NAMED:
        return None
    text, below, title = (unit.text for unit in page.units[at : at + 3])
    if text.lower() == text.upper() or headline.is_caps(text) or not names.is_name(text):
        return None
    if not dates.has_digit(below) or (ends_sentence(title) and title[-1] != "?"):
        return None
    day = daylines.line(below, page.language)
    if day is None or day.date is None or _is_told_of(text, page.after(at + 1)):
        return None
    who = namelines.bare_names(text)
    return who._replace(confidence=0.6, why="a name and the day above the headline") if who else None


def above_day(page: Page, at: int) -> clauses.Byline | None:
    """A name below a rubric and above the day, with the headline below that."""
    below = page.units[at + 1 : at + 4]
    days = [daylines.line(unit.text, page.language) is not None for unit in below]
    if not days or not days[0] or len(page.units[at].text) > NAMED or all(days):
        return None
    title = below[days.index(False)].text
    if ends_sentence(title) or page.byline(title) or not names.is_name(page.units[at].text):
        return None
    return namelines.bare_names(page.units[at].text)


def above_minute(page: Page, at: int) -> clauses.Byline | None:
    """A writer at the top of a page: above the minute, with a rubric between at most, and the headline."""
    text = page.units[at].text
    if not 1 < len(text.split()) <= _NAME_WORDS or len(text) > NAMED or not names.is_name(text):
        return None
    below = page.units[at + 1 : at + 4]
    if len(below) > 2 and headline.is_rubric(below[0].text):
        below = below[1:]
    if len(below) < 2 or daylines.line(below[0].text, page.language) is None:
        return None
    title = below[1].text
    minute = daylines.tells_minute(below[0].text) and not titlecase.is_deck(text, page.language)
    if (
        not minute
        or len(title) <= len(text)
        or ends_sentence(title)
        or text.split()[-1] in f"{title} {page.after(at + 2)}"
    ):
        return None
    return clauses.Byline(text, (text,), None, None, 0.65, "a name above the minute and the headline")


def above_title(page: Page, at: int) -> clauses.Byline | None:
    """A name above a short headline, as columns print it; never sure, for a name can be a headline."""
    text, title = page.units[at].text, page.units[at + 1]
    cased = text.lower() != text.upper()
    if not cased or page.narrow or len(text) > 40 or len(text.split()) > 3 or headline.is_caps(text):
        return None
    if ends_sentence(title.text) or len(title.text) > 70 or len(title.text.split()) > 8:
        return None
    text_follows = at + 2 < len(page.units) and len(page.units[at + 2].text) > 200
    if not text_follows or page.says_itself(title):
        return None
    who = namelines.bare_names(text)
    if who is None or titlecase.is_deck(text, page.language):
        return None
    if _is_told_of(text, f"{title.text} {page.after(at)}"):
        return None  # a headline
    return who._replace(confidence=0.58, why=NAME_ABOVE)


def _is_told_of(name: str, text: str) -> bool:
    """Whether a text has a word of a name: those who write are not written about."""
    return any(word in text for word in name.split() if len(word) > _INITIAL)
