"""Captions that a picture's origin on the next line gives away.

    The ferry leaves the harbour of Kiel           Die neue Brücke über die Elbe.
    Photo: Jane Doe                                © Anna Berg/dpa

The origin alone is no text. What stands directly above it is the caption if it ends without a full stop, or
is much shorter than the paragraphs are.
"""

from __future__ import annotations

from collections.abc import Sequence

from backfile.loader import notes, origin, subhead
from backfile.loader.layout import Unit, ends_sentence

_CAPTION = 260  # characters
_SHARE = 0.85  # of the paragraphs' length, which a caption that is a sentence does not reach
_PARAGRAPH = 100  # characters from which a unit counts as one


def stands_above_origin(units: Sequence[Unit], at: int, longest: float) -> bool:
    """Whether the unit is a caption, by the picture's origin below it; a sentence is below `longest`."""
    if at + 1 >= len(units) or len(units[at + 1].text) > origin.LONGEST or len(units[at].text) > _CAPTION:
        return False
    if not origin.is_origin(units[at + 1].text) or notes.kind(units[at].text) is not None:
        return False
    text = units[at].text
    if not ends_sentence(text):
        return True
    most = len(units[2].text) if at == 0 and len(units) > 2 else longest
    return text[-1] != "。" and len(text) < most  # Japanese paragraphs are as short as captions


def longest_sentence(units: Sequence[Unit]) -> float:
    """How long a caption in the middle of a text can be that is a sentence: shorter than most paragraphs.

    0 where no two pictures have their origin on a line of its own: a single one may stand alone, below a
    paragraph.
    """
    short = [unit.text for unit in units if len(unit.text) <= origin.LONGEST]
    if len(short) < 2 or sum(map(origin.is_origin, short)) < 2:
        return 0.0
    lengths = [len(unit.text) for unit in units if len(unit.text) >= _PARAGRAPH]
    return sorted(lengths)[len(lengths) // 2] * _SHARE if lengths else 0.0


def lines_above(waiting: Sequence[Unit], *, told: bool, wrapped: bool, language: str | None) -> int:
    """How many of the last lines that wait in a head are the caption of the picture whose origin is next.

    They are no sentence, and not the only lines below the headline unless a byline or a day is `told`. A
    sentence is one where decks carry no full stops, and below a deck that carries none.
    """
    if not waiting:
        return 0
    if ends_sentence(waiting[-1].text):
        below_deck = len(waiting) > 1 and not ends_sentence(waiting[-2].text)
        return int(below_deck or not subhead.carries_stops(language))
    count = 1
    while wrapped and count < len(waiting) and waiting[-count - 1].last + 1 == waiting[-count].first:
        count += 1
    return count if told or count < len(waiting) else 0
