"""Subheads: whether a line between the headline and the text is a deck or a standfirst.

A deck without a full stop, shorter than the paragraphs, shows itself. One with a full stop looks like a
first sentence; what tells them apart is that a standfirst says in short what the text says again at length,
while the words of a first paragraph are spent, and that the lead below a standfirst repeats the headline.
English, Arabic and East Asian decks carry no full stop, so there a line that ends with one is the lead unless
a byline or a date follows.
"""

from __future__ import annotations

import re
from math import exp
from unicodedata import category

from backfile.loader import names
from backfile.loader.layout import ends_sentence

LONGEST = 420
PARAGRAPHS = 8
"""So many paragraphs below a line are looked at for its words."""
_SHORT = 200
_NEAR = 700  # characters: the first paragraph below
_FAR = 4000
_LINE = 80
_RUBRIC, _RUBRIC_CJK = 14, 6  # letters of a section
_SECTION_CJK = 5  # and of one that does not end as papers and accounts do
_ACCOUNTS = "网網报報社台臺刊闻聞端号號视視版"
_WORD = 40  # characters of one word
_WORDS = re.compile(r"[^\W\d_]{4,}")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CLOSING = "\"'”’»›«“)]）」』"
_SENTENCE_ENDS = (". ", "? ", "! ", "। ", "۔ ")
_WITHOUT_STOP = ("ar", "en", "ja", "ko", "zh")
_USUAL = 1.8
_PRINTING = {"cs": _USUAL, "de": _USUAL, "pl": _USUAL, "sk": _USUAL, "es": 1.2, "fr": 0.8}
"""What speaks for a standfirst beforehand in languages whose papers print one above most reports.

German, Polish, and Czech and Slovak with their perex; of first lines with a full stop three of four are one
in Spanish, two of three in French.
"""
_APART = 1.5
_STEM = 5
_POINTS = -1.0  # the evidence above which three short sentences are a deck


def is_deck(
    text: str,
    following: str | None,
    below: str,
    headline: str,
    language: str | None,
    *,
    apart: bool = False,
) -> float:
    """How sure it is (0 to 1) that a line under the headline is a deck.

    `following` is the paragraph that can be the lead, `below` the paragraphs under the line, one a line.
    `apart` says that a caption stands between, as it does below few first paragraphs.
    """
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
    if not carries_stops(language) or len(following) < 60:
        return 0.0
    score = _comes_back(text, below, headline, length) + _PRINTING.get((language or "")[:2], 0.0)
    score += _APART if apart else 0.0
    return 1 / (1 + exp(-score))


def is_word(text: str) -> bool:
    """Whether a line is one word, in a script with capitals: a place, a paper or a rubric, but no deck."""
    if " " in text or len(text) > _WORD or names.is_cjk(text):
        return False
    return text.lower() != text.upper()


def is_section(text: str) -> bool:
    """Whether a line in a script without capitals is so short that it is a section or an account, no deck."""
    first = text[:1]
    if " " in text or first.lower() != first.upper() or any(category(char)[0] not in "LM" for char in text):
        return False
    if names.is_cjk(text):
        return len(text) <= (_RUBRIC_CJK if text[-1] in _ACCOUNTS else _SECTION_CJK)
    return len(text) <= _RUBRIC


def are_points(text: str, below: str, headline: str, language: str | None) -> bool:
    """Whether three short sentences say in points what the text says: their words come back below."""
    return carries_stops(language) and _comes_back(text, below, headline, len(text)) > _POINTS


def carries_stops(language: str | None) -> bool:
    """Whether decks in the language end with a full stop where they are sentences."""
    return (language or "en").partition("-")[0] not in _WITHOUT_STOP


def is_usual(language: str | None) -> bool:
    """Whether papers in the language print a standfirst, a sentence, above most reports."""
    return _PRINTING.get((language or "")[:2]) == _USUAL


def _comes_back(text: str, below: str, headline: str, length: float) -> float:
    """The evidence of words, from about -3 to 3: a standfirst's come back below it, and so do the headline's.

    The weights were fitted to standfirsts and first paragraphs of papers in some twenty languages
    (docs/decisions/0125).
    """
    own, title = _stems(text), _stems(headline)
    if not own:
        return -_USUAL
    far = below[:_FAR].casefold()
    near = far[:_NEAR].partition("\n")[0]
    again = (sum(stem in near for stem in title) - len(title & own)) / len(title) if title else 0.0
    repeated = 3.8 * sum(stem in far for stem in own) + 1.7 * sum(stem in near for stem in own)
    sentences = min(3, sum(map(text.count, _SENTENCE_ENDS)) + 1)
    score = -1.6 + repeated / len(own) + 3.5 * max(0.0, again)
    score += 0.3 * sentences + 1.4 * (text.rstrip(_CLOSING)[-1:] in "?!…")
    return score + 1.2 * (length < _LINE) - 0.0115 * length


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORDS.findall(text.casefold())}
