"""Where a word begins and ends, script by script: spaces, particles, prefixes, or nothing at all."""

from __future__ import annotations

import re

from backfile.tagging.words import words

_HANGUL = "\uac00-\ud7a3"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\u3005"
_KATAKANA = "\u30a1-\u30fa\u30fc"
# Thai, Lao, Burmese and Khmer write no spaces between words, and Chinese and Japanese none either.
_UNSPACED = re.compile(rf"[{_HAN}\u3041-\u3096{_KATAKANA}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_IS_HANGUL = re.compile(rf"[{_HANGUL}]")
_IS_KATAKANA = re.compile(rf"[{_KATAKANA}]")
_IS_PREFIXED = re.compile(r"[\u0590-\u05ff\u0620-\u06ff]")
_RUN_BEFORE = re.compile(r"[\u0590-\u05ff\u0620-\u06ff]{1,4}\Z")
_HANGUL_RUN = re.compile(rf"[{_HANGUL}]*")

_PARTICLES = words("particles")
_PREFIXES = words("prefixes")


def starts_word(text: str, start: int) -> bool:
    """Whether a form found at `start` begins there as a word."""
    if start == 0:
        return True
    before, first = text[start - 1], text[start]
    if first.isascii():
        return not (before.isalnum() and (before.isascii() or not _UNSPACED.match(before)))
    if _UNSPACED.match(first):
        return not (_IS_KATAKANA.match(first) and _IS_KATAKANA.match(before))
    if _IS_HANGUL.match(first):
        return not _IS_HANGUL.match(before)
    if _IS_PREFIXED.match(first) and _IS_PREFIXED.match(before):
        run = _RUN_BEFORE.search(text, max(0, start - 4), start)
        whole = run is not None and (run.start() == 0 or not text[run.start() - 1].isalnum())
        return whole and run is not None and run.group() in _PREFIXES
    return not first.isalnum() or not before.isalnum() or bool(_UNSPACED.match(before))


def ends_word(text: str, end: int) -> bool:
    """Whether a form that ends at `end` (exclusive) ends there as a word."""
    if end >= len(text):
        return True
    last, after = text[end - 1], text[end]
    if last.isascii() and after.isascii():
        return not (last.isalnum() and after.isalnum())
    if _IS_HANGUL.match(last):
        run = _HANGUL_RUN.match(text, end)
        rest = run.group() if run else ""
        return not rest or rest in _PARTICLES
    if _UNSPACED.match(last):
        return not (_IS_KATAKANA.match(last) and _IS_KATAKANA.match(after))
    if not last.isalnum():
        return True
    # Particles also follow names in Latin letters ("APEC은"), and kanji or kana follow anything.
    return not after.isalnum() or bool(_UNSPACED.match(after) or _IS_HANGUL.match(after))
