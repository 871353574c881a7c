"""Subheads: decks and standfirsts between the headline and the text.

A deck without a full stop, shorter than the paragraphs, shows itself. One with a full stop looks like a
first sentence; what tells them apart is that a lead says again what the headline says, while a deck adds to
it and leaves the saying again to the lead below. English decks carry no full stop, so there a line that ends
with one is the lead unless a byline or a dateline follows.
"""

from __future__ import annotations

import re

from backfile.loader.layout import ends_sentence

LONGEST = 420
_SHORT = 200
_WORDS = re.compile(r"[^\W\d_]{4,}")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_STEM = 5


def is_deck(text: str, following: str | None, headline: str, language: str | None) -> float:
    """How sure it is (0 to 1) that a line under the headline, followed by text, is a deck."""
    if following is None or len(text) > LONGEST:
        return 0.0
    scale = 2.2 if _CJK.search(text[:20]) else 1.0  # East Asian characters say about twice as much
    length = len(text) * scale
    if not ends_sentence(text):
        if text[-1] in ":：,，;" or length > 1.5 * LONGEST:
            return 0.0
        if length <= _SHORT and len(following) * scale > max(60.0, 0.8 * length):
            return 0.9 if ends_sentence(following) or len(following) > len(text) else 0.65
        return 0.7 if len(following) > len(text) else 0.3
    if (language or "en").startswith("en") or length > _SHORT or len(following) * scale < 200:
        return 0.0
    return _adds(text, following, headline, length)


def _adds(text: str, following: str, headline: str, length: float) -> float:
    """The evidence of words: how many of the headline's the lead says again, less the line's own."""
    stems = _stems(headline)
    if not stems:
        return 0.0
    own = len(stems & _stems(text)) / len(stems)
    again = len(stems & _stems(following[:700])) / len(stems)
    if own > 0.4:
        return 0.0
    score = 0.45 + 0.5 * (again - own) + 0.15 * (length < 80) - 0.1 * (length > 165)
    return max(0.0, min(0.9, score))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORDS.findall(text.casefold())}
