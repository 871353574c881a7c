"""Which language a text is in: first its script, then the small words and letters of each language.

Script alone decides for half of the languages (Thai, Greek, Korean, ...). For those that share a script the
words of `function_words` are counted in the text's first part. Nothing is guessed: a text in which too few of
any language's words occur has no language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from backfile.loader.function_words import ARABIC, CYRILLIC, DEVANAGARI, LATIN, LETTERS

_SAMPLE = 1600
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "that", "is", "was", "for", "with", "he", "said", "by", "from", "has")
)
_MIN_SCORE = 3.0
_BLOCKS = (
    ("Latin", 0x00, 0x02),
    ("Latin", 0x1E, 0x1E),
    ("el", 0x03, 0x03),
    ("el", 0x1F, 0x1F),
    ("Cyrillic", 0x04, 0x04),
    ("he", 0x05, 0x05),
    ("Arabic", 0x06, 0x08),
    ("Arabic", 0xFB, 0xFE),
    ("Devanagari", 0x09, 0x09),
    ("gu", 0x0A, 0x0A),
    ("ta", 0x0B, 0x0B),
    ("te", 0x0C, 0x0C),
    ("ml", 0x0D, 0x0D),
    ("th", 0x0E, 0x0E),
    ("bo", 0x0F, 0x0F),
    ("my", 0x10, 0x10),
    ("am", 0x12, 0x13),
    ("km", 0x17, 0x17),
    ("Kana", 0x30, 0x31),
    ("Han", 0x34, 0x9F),
    ("Hangul", 0x11, 0x11),
    ("Hangul", 0xAC, 0xD7),
)
"""Scripts by the high byte of their UTF-16 code units: a table look-up for a whole text at once."""
_SECOND_HALVES = {
    "he": ("hy", "\u0530", "\u058f"),
    "Devanagari": ("bn", "\u0980", "\u09ff"),
    "gu": ("pa", "\u0a00", "\u0a7f"),
    "ta": ("or", "\u0b00", "\u0b7f"),
    "te": ("kn", "\u0c80", "\u0cff"),
    "ml": ("si", "\u0d80", "\u0dff"),
    "th": ("lo", "\u0e80", "\u0eff"),
    "my": ("ka", "\u10a0", "\u10ff"),
}
"""Two scripts that share a high byte: the other one, and its first and last character."""
_CJK_MARKS = "\u3000、。〈〉《》「」『』【】〔〕〜・"

_NAMES = tuple(dict.fromkeys(name for name, _, _ in _BLOCKS))
_CLASSES = bytearray(b"\xff" * 256)
for _name, _first, _last in _BLOCKS:
    _CLASSES[_first : _last + 1] = bytes([_NAMES.index(_name)]) * (_last - _first + 1)
_CLASS_OF = bytes(_CLASSES)

_Weights = Mapping[str, tuple[tuple[str, float], ...]]


def _weights(words: Mapping[str, str]) -> _Weights:
    """For each word or letter, the languages that use it; it tells the more, the fewer they are."""
    users: dict[str, list[str]] = {}
    for tongue, listed in words.items():
        for word in dict.fromkeys(listed):
            users.setdefault(word, []).append(tongue)
    return {
        word: tuple((tongue, log(1 + 12 / len(tongues))) for tongue in tongues)
        for word, tongues in users.items()
    }


_WORDS = {
    name: _weights({tongue: words.split() for tongue, words in table.items()})  # type: ignore[misc]
    for name, table in (
        ("Latin", LATIN),
        ("Cyrillic", CYRILLIC),
        ("Devanagari", DEVANAGARI),
        ("Arabic", ARABIC),
    )
}
_LETTERS = {
    name: _weights({tongue: letters for tongue, letters in LETTERS.items() if tongue in table})
    for name, table in (
        ("Latin", LATIN),
        ("Cyrillic", CYRILLIC),
        ("Devanagari", DEVANAGARI),
        ("Arabic", ARABIC),
    )
}


def detect(text: str, declared: str | None = None) -> tuple[str | None, float]:
    """The text's language as a BCP 47 tag, or None, and how sure that is, from 0 to 1.

    `declared` is what the folder or the site says of all its texts: it decides where the text itself does
    not (too short, or two languages that look alike).
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        script = "Latin"
        words = sample.lower().split()
        if len(words) >= 40 and sum(map(_ENGLISH.__contains__, words)) * 6 > len(words):
            return _as_declared("en", declared), 0.99
    else:
        script = _script(sample)
        if script not in _WORDS:
            return (_as_declared(script, declared), 0.98) if script else (declared, 0.5)
        words = sample.lower().split()
    return _by_words(sample, words, script, declared)


def _script(sample: str) -> str:
    """The name of the script that carries the text, or the language where there is only one."""
    classes = sample.encode("utf-16-le", "surrogatepass")[1::2].translate(_CLASS_OF)
    counts = {name: classes.count(number) for number, name in enumerate(_NAMES)}
    counts["Kana"] -= sum(map(sample.count, _CJK_MARKS))
    east_asian = counts["Kana"] + counts["Han"] + counts["Hangul"]
    latin = counts.pop("Latin")
    if 3 * east_asian > latin and 2 * east_asian > max(
        count for name, count in counts.items() if name not in ("Kana", "Han", "Hangul")
    ):
        if counts["Hangul"] * 6 > east_asian:
            return "ko"
        return "ja" if counts["Kana"] * 20 > east_asian else "zh"
    name = max(counts, key=counts.__getitem__)
    if counts[name] * 2 < latin:
        return "Latin"
    other = _SECOND_HALVES.get(name)
    if other is not None:
        tongue, first, last = other
        inside = sum(first <= letter <= last for letter in sample)
        if inside * 2 > counts[name]:
            return tongue
    return name


def _by_words(sample: str, words: list[str], script: str, declared: str | None) -> tuple[str | None, float]:
    scores: dict[str, float] = {}
    _add(scores, Counter(words).items(), _WORDS[script], 1.0)
    if not sample.isascii():
        lower = sample.lower()
        found = _LETTERS[script].keys() & set(lower)
        _add(scores, [(letter, lower.count(letter)) for letter in found], _LETTERS[script], 0.4)
    if not scores or not words:
        return declared, 0.5
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    best, score = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if score < _MIN_SCORE or score < 0.1 * len(words):
        return declared, 0.5
    return _as_declared(best, declared), min(0.99, 0.5 + (score - second) / score)


def _add(
    scores: dict[str, float], found: Iterable[tuple[str, int]], weights: _Weights, factor: float
) -> None:
    for item, count in found:
        for tongue, weight in weights.get(item, ()):
            scores[tongue] = scores.get(tongue, 0.0) + factor * count * weight


def _as_declared(found: str, declared: str | None) -> str:
    """The declared tag where it says the same and more (`pt-BR` for `pt`)."""
    if declared is not None and declared.split("-")[0].lower() == found.split("-")[0]:
        return declared
    return found
