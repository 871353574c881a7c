"""Topics above the headline that show themselves only by what stands below them.

    Harbour of Kiel                  Lage am Hafen
    Why the ferries stay away        Wie die Stadt den Streit beilegt
    Staff and owners ...             Seit Wochen streiten ...

What was taken for the headline, being the first line, is a topic: few words, above a longer line that is no
sentence, above a standfirst that is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from backfile.loader import headline, subhead
from backfile.loader.findings import Findings
from backfile.loader.layout import Unit, ends_sentence
from backfile.loader.page import Page

_SURE = 0.5  # that a sentence below the headline is a standfirst
_WORDS = 4  # of a topic above a headline without a full stop and a deck with one


def yield_to_title(page: Page, found: Findings, waiting: list[Unit]) -> None:
    """Make a topic of what was taken for the headline, where the first line that waits is the headline.

    A byline or a day is below. In any language up to four words, a line without a full stop and a deck of a
    sentence or more are a topic, the headline and its deck.
    """
    if len(found.headline) != 1 or not (waiting and _is_free(found)):
        return
    count = _title_lines(page, waiting)
    title = " ".join(unit.text for unit in waiting[:count])
    decks = [unit.text for unit in waiting[count:]]
    usual = subhead.is_usual(page.language) and not page.context.lines
    if not (usual and headline.stands_below(found.headline[0], [title, *decks])):
        if len(waiting) != 2 or page.context.lines:
            return
        first, (line, deck) = found.headline[0], waiting
        shaped = len(first.split()) <= _WORDS and len(first) * 2 <= len(line.text) <= 120
        if not shaped or ends_sentence(line.text) or not ends_sentence(deck.text):
            return
        count = 1
    found.move_headline(waiting[:count])
    del waiting[:count]


def _is_free(found: Findings) -> bool:
    """Whether no topic is known yet, but a rubric may be: `FAQ`."""
    if len(found.kicker) != 1:
        return not found.kicker
    return headline.is_caps(found.kicker[0]) or headline.is_rubric(found.kicker[0])


def _title_lines(page: Page, waiting: Sequence[Unit]) -> int:
    """How many of the lines that wait are the headline, if the first is."""
    at, count = page.units.index(waiting[0]), 1
    while count < len(waiting) and headline.goes_on(page.units, at + count - 1, page.layout):
        count += 1
    return count


def below_topic(page: Page, found: Findings, at: int) -> int:
    """Take the headline that stands between a topic and a standfirst, where neither byline nor day follows.

    Returns the index after it.
    """
    units = page.units
    plain = len(found.headline) == 1 and _is_free(found) and not (found.subhead or page.context.lines)
    if not plain or at + 2 >= min(page.first, len(units)) or not subhead.is_usual(page.language):
        return at
    if not found.roles or found.roles[-1][1] != "headline":
        return at
    title, deck = units[at], units[at + 1]
    if not ends_sentence(deck.text) or not page.may_be_standfirst(deck):
        return at
    if page.says_itself(title) or not headline.stands_below(found.headline[0], [title.text]):
        return at
    below = paragraphs(page, at + 2)
    sure = subhead.is_deck(deck.text, units[at + 2].text, below, title.text, page.language)
    if sure < _SURE and (page.opening(deck) or not headline.is_nominal(found.headline[0])):
        return at
    found.move_headline([title])
    return at + 1


def paragraphs(page: Page, at: int) -> str:
    """The paragraphs from unit `at` on, as far as they tell whether the line above them is a deck."""
    return "\n".join(unit.text for unit in page.units[at : at + subhead.PARAGRAPHS])
