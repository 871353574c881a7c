"""Which language a text is in: first its script, then the small words and letters of each language.

Script alone decides for half of the languages (Thai, Greek, Korean, ...). For those that share a script the
words of `function_words` are counted in the text's first part. Nothing is guessed: a text in which too few of
any language's words occur has no language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from backfile.loader.function_words import ARABIC, CYRILLIC, DEVANAGARI, ETHIOPIC, LATIN, LETTERS
from backfile.loader.lexicon import words

_SAMPLE = 1600
_ENGLISH = words(
    """
    the of and to that is was for with he said by from has were would been have their it be this they its
    which but
    """
)
_OPENING = 600  # characters that tell a text that is plainly English
_MIN_SCORE = 3.0
_MIN_SHARE = 0.1
_SHORT = 40
_LETTER = 0.4
_DECLARED = 1.25
_FIRST = _SAMPLE // 4
_CLEAR = 0.9
"""So sure a first part of the text is enough."""
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
    ("Ethiopic", 0x12, 0x13),
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


@dataclass(frozen=True, slots=True)
class _Profile:
    """What tells the languages of one script apart."""

    words: _Weights
    letters: _Weights


def _weights(table: Mapping[str, Iterable[str]]) -> _Weights:
    """For each word or letter the languages that use it; it says the more, the fewer they are."""
    users: dict[str, list[str]] = {}
    for tongue, listed in table.items():
        for item in dict.fromkeys(listed):
            users.setdefault(item, []).append(tongue)
    return {
        item: tuple((tongue, log(1 + 12 / len(tongues))) for tongue in tongues)
        for item, tongues in users.items()
    }


def _profile(table: Mapping[str, str]) -> _Profile:
    letters = {tongue: letters for tongue, letters in LETTERS.items() if tongue in table}
    return _Profile(_weights({tongue: words.split() for tongue, words in table.items()}), _weights(letters))


_PROFILES = {
    "Latin": _profile(LATIN),
    "Cyrillic": _profile(CYRILLIC),
    "Devanagari": _profile(DEVANAGARI),
    "Arabic": _profile(ARABIC),
    "Ethiopic": _profile(ETHIOPIC),
}
_KNOWN = frozenset(
    tongue.split("-")[0]
    for tongue in (*LATIN, *CYRILLIC, *DEVANAGARI, *ARABIC, *ETHIOPIC, *_NAMES, "ko", "ja", "zh")
).union(other for other, _, _ in _SECOND_HALVES.values())
_MAIN = {"Devanagari": "hi", "Ethiopic": "am"}
"""What a text in a script most likely is, when its words do not say."""
_ALWAYS = {"az": "ə"}
"""A letter without which there is hardly a line in a language that is otherwise written like another."""
_LONG = 150  # characters of such a line and more
_SAME = {"nb": "no", "fil": "tl", "iw": "he", "in": "id", "ji": "yi"}


def detect(text: str, declared: str | None = None) -> tuple[str | None, float]:
    """The text's language as a BCP 47 tag, or None, and how sure that is, from 0 to 1.

    `declared` is what the folder or the site says of all its texts: it decides where the text itself does
    not (too short, two languages that look alike, or one that is not known here).
    """
    sample = text[:_SAMPLE]
    script = "Latin" if sample.isascii() else _script(sample)
    if script not in _PROFILES:
        return _as_declared(script, declared), 0.98
    if script == "Latin" and _is_plainly_english(sample[:_OPENING].lower().split(), 5):
        return _as_declared("en", declared), 0.99
    words = sample.lower().split()
    if script == "Latin" and _is_plainly_english(words, 6):
        return _as_declared("en", declared), 0.99
    if declared is not None and _primary(declared) not in _KNOWN:
        return declared, 0.8
    found, confidence = _by_words(sample[:_FIRST], words[: len(words) // 4], _PROFILES[script], declared)
    if found is None or confidence < _CLEAR or len(words) < 4 * _SHORT:
        found, confidence = _by_words(sample, words, _PROFILES[script], declared)
    return (found or _MAIN.get(script), confidence)


def _is_plainly_english(words: list[str], rarity: int) -> bool:
    """Whether one word in so many is among the commonest English ones, as in no other language."""
    return len(words) >= _SHORT and sum(map(_ENGLISH.__contains__, words)) * rarity > len(words)


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


def _by_words(
    sample: str, words: list[str], profile: _Profile, declared: str | None
) -> tuple[str | None, float]:
    scores: dict[str, float] = {}
    for word, count in Counter(words).items():
        for tongue, weight in profile.words.get(word, ()):
            scores[tongue] = scores.get(tongue, 0.0) + count * weight
    if not sample.isascii():
        _add_letters(scores, sample.lower(), profile.letters)
        for tongue, letter in _ALWAYS.items():
            if len(sample) > _LONG and letter not in sample.lower():
                scores.pop(tongue, None)
    if declared is not None:
        primary = _primary(declared)
        for tongue in scores:
            if _primary(tongue) == primary:
                scores[tongue] *= _DECLARED
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    best, score = ranked[0] if ranked else ("", 0.0)
    if score < _MIN_SCORE or score < _MIN_SHARE * len(words):
        return (declared, 0.5) if len(words) < _SHORT else (None, 0.5)
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    confidence = min(0.99, 0.5 + (score - second) / score, 0.5 + score / 20)
    return _as_declared(best, declared), round(confidence, 2)


def _add_letters(scores: dict[str, float], lower: str, letters: _Weights) -> None:
    """Each letter beyond the script's common ones speaks for its languages and against the others."""
    against = 0.0
    own: dict[str, float] = {}
    for letter in letters.keys() & set(lower):
        count = lower.count(letter) * _LETTER
        against += count
        for tongue, weight in letters[letter]:
            own[tongue] = own.get(tongue, 0.0) + count * (1 + weight)
    for tongue in scores.keys() | own.keys():
        scores[tongue] = scores.get(tongue, 0.0) + own.get(tongue, 0.0) - against


def _primary(tag: str) -> str:
    language = tag.split("-")[0].lower()
    return _SAME.get(language, language)


def _as_declared(found: str, declared: str | None) -> str:
    """The declared tag where it says the same and more (`pt-BR` for `pt`)."""
    return declared if declared is not None and _primary(declared) == _primary(found) else found
