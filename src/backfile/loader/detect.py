"""Which encoding bytes without any mark are in.

In Latin letters most of a text is ASCII in any encoding: its words give the language away, and the language
which letters the other bytes must stand for. All other scripts are chardet's: it knows the letter pairs of
some fifty languages in each of their encodings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from backfile.loader.function_words import LATIN, LETTERS
from backfile.loader.language import detect as detect_language

_SAMPLE = 4096

_WESTERN = ("cp1252", "iso8859-15", "mac-roman", "cp850", "cp437")
_CENTRAL = ("cp1250", "iso8859-2", "mac-latin2", "cp852")
_BALTIC = ("cp1257", "iso8859-13", "iso8859-4", "cp775")
_TURKISH = ("cp1254", "mac-turkish", "cp857")
_CYRILLIC = ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "mac-cyrillic", "cp866", "cp855")
_GREEK = ("cp1253", "iso8859-7", "mac-greek", "cp737")
_HEBREW = ("cp1255", "iso8859-8", "cp862")
_ARABIC = ("cp1256", "iso8859-6", "cp720")
_JAPANESE = ("cp932", "euc_jis_2004")
_KOREAN = ("cp949", "johab")
_CHINESE = ("gb18030", "big5hkscs")
_LATIN = (*_WESTERN, *_CENTRAL, *_BALTIC, *_TURKISH, "cp1258", "iso8859-3")
_OTHER = (*_CYRILLIC, *_GREEK, *_HEBREW, *_ARABIC, "cp874", *_JAPANESE, *_KOREAN, *_CHINESE)
_OF_LANGUAGE = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "bs", "sl"), _CENTRAL),
    **dict.fromkeys(("lt", "lv"), _BALTIC),
    **dict.fromkeys(("tr", "az"), _TURKISH),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "kk", "ky", "mn", "tg", "tt"), _CYRILLIC),
    **dict.fromkeys(("ar", "fa", "ur"), _ARABIC),
    **dict.fromkeys(("he", "yi"), _HEBREW),
    "sr": (*_CYRILLIC, *_CENTRAL),
    "ro": _CENTRAL,
    "et": ("cp1257", "cp1252", "iso8859-15", "iso8859-13", "iso8859-4", "cp775"),
    "el": _GREEK,
    "th": ("cp874",),
    "ja": _JAPANESE,
    "ko": _KOREAN,
    "zh": _CHINESE,
    "vi": ("cp1258",),
    "eo": ("iso8859-3",),
    "mt": ("iso8859-3",),
}
"""The encodings that texts of a language come in, the likelier first; all other languages: _WESTERN."""

_PRINTED = frozenset("«»“”‘’„–—…€£¥§©®°½¼¾²×·•¿¡ªº\u00a0\u00ad")
_IN_WORDS = re.compile(
    r"(?<=[^\W\d_])[^\x00-\x7f\w\s’–—·\u00ad\u00a0](?=[^\W\d_])|(?<=[a-zß-ÿ])[À-ÖØ-Þ](?=[a-zß-ÿ])"
)
_NEAR = re.compile(rb"(?:[\x00-\x7f]?[\x80-\xff])+[\x00-\x7f]?")
"""The bytes beyond ASCII with their neighbours, which are all that tells which letters they stand for."""
_ASCII = bytes(range(128))
_HIGH_AS_MARK = _ASCII + b"?" * 128
_GOOD_FIT = 0.75
_FAIR_FIT = 0.4
_FAR = 0.2  # between the best fit and the next where the best is only fair
_PRIOR = 0.02
_CLEAR = 0.1
_FEW = 4
_NO_MATCH = 0.1
_TWINS = {"mac-cyrillic": "cp1251", "cp1251": "mac-cyrillic"}
_BROKEN_CASE = re.compile(r"[а-яё][А-ЯЁЂ-Џ€]")  # the sign stands where the other has the last letter
_NARROW = {"euc_jis_2004": "euc_jp", "big5hkscs": "cp950"}
"""chardet names the newest extension; the plain standard is tried first."""


class Guess(NamedTuple):
    """An encoding, as Python names it, and how sure it is (0 to 1)."""

    encoding: str
    confidence: float


def detect_encoding(data: bytes, language: str | None = None) -> Guess | None:
    """The encoding of the bytes, or None. `language` (BCP 47) narrows the choice.

    The whole of the bytes decode in it, Windows-1252 being read as `windows` reads it.
    """
    sample = data[:_SAMPLE]
    high = len(sample.translate(None, _ASCII))
    mostly_ascii = high * 3 < len(sample)
    if language is None and mostly_ascii:
        language, _ = detect_language(sample.translate(_HIGH_AS_MARK).decode("ascii"))
    tongue = None if language is None else language.split("-")[0].lower()
    for guess in _guesses(sample, tongue, _LATIN if mostly_ascii else _OTHER):
        if guess is not None:
            for name in (_NARROW.get(guess.encoding), guess.encoding):
                if name is not None and _decodes(data, name):
                    return Guess(name, guess.confidence)
    return _last_resort(data, _OF_LANGUAGE.get(tongue or "", _WESTERN))


def _guesses(sample: bytes, tongue: str | None, plausible: tuple[str, ...]) -> Iterator[Guess | None]:
    """The ways to tell, the surest first; those of chardet, which take milliseconds, only when asked for."""
    if tongue in LATIN:
        yield _by_letters(sample, tongue)
    if tongue is not None:
        yield _by_pairs(sample, _OF_LANGUAGE.get(tongue, _WESTERN))
    yield _by_pairs(sample, plausible)


def _by_letters(sample: bytes, language: str) -> Guess | None:
    """The encoding in which the bytes beyond ASCII are letters of the language, or marks that are printed.

    None where no encoding makes sense of nearly all of them.
    """
    near = b"\n".join(_NEAR.findall(sample))
    own = set(LETTERS.get(language, ""))
    own.update([letter.upper() for letter in own])
    fits: list[tuple[float, str, str]] = []
    for rank, name in enumerate(_OF_LANGUAGE.get(language, _WESTERN)):
        try:
            text = normalize("NFC", windows(near) if name == "cp1252" else near.decode(name))
        except UnicodeDecodeError:
            continue
        strange = Counter(letter for letter in text if letter > "\x7f")
        count = strange.total()
        good = sum(
            number
            * (1.0 if letter in own else 0.9 if letter in _PRINTED else 0.5 if _is_letter(letter) else 0.0)
            for letter, number in strange.items()
        )
        fit = (good - len(_IN_WORDS.findall(text))) / max(count, 1) - _PRIOR * rank
        fits.append((round(fit, 3), name, text))
    if not fits:
        return None
    best, name, text = max(fits, key=lambda fit: fit[0])
    other = max((fit for fit, _, read in fits if read != text), default=0.0)
    if best < _GOOD_FIT:  # letters of another language, such as those of its names
        return Guess(name, 0.7) if best > _FAIR_FIT and best - other > _FAR else None
    if best - other > _CLEAR and sum(letter > "\x7f" for letter in text) >= _FEW:
        return Guess(name, 0.95)
    return Guess(name, 0.75 if best > other else 0.6)


def _is_letter(char: str) -> bool:
    """Whether the character is a letter, and not an accent that stands alone (U+02C6 and its like)."""
    return char.isalpha() and not "\u02b0" <= char <= "\u02ff"


def _last_resort(data: bytes, plausible: tuple[str, ...]) -> Guess | None:
    return next((Guess(name, 0.3) for name in plausible if _decodes(data, name)), None)


def _by_pairs(sample: bytes, plausible: tuple[str, ...]) -> Guess | None:
    import chardet  # here, because most archives never need it

    found = chardet.detect(
        sample, compat_names=False, include_encodings=plausible, no_match_encoding=plausible[0]
    )
    name, confidence = found["encoding"], found["confidence"]
    if name is None or confidence <= _NO_MATCH:
        return None
    return Guess(_of_twins(sample, name), round(min(0.98, 0.55 + confidence / 2), 2))


def _of_twins(sample: bytes, name: str) -> str:
    """The name, or that of the encoding that differs from it in capitals, if that one reads fewer oddities.

    Small letters have the same bytes in both but one, so that the pairs of a text tell little.
    """
    twin = _TWINS.get(name)
    if twin is None:
        return name
    return min(name, twin, key=lambda tried: _oddities(sample.decode(tried, "replace")))


def _oddities(text: str) -> int:
    """How many signs are in a text that are not printed in any, and capitals in the middle of its words."""
    signs = sum(not letter.isalpha() and letter not in _PRINTED for letter in text if letter > "\x7f")
    return signs + len(_BROKEN_CASE.findall(text))


def read(data: bytes, encoding: str) -> str:
    """The bytes in an encoding that was detected; what does not decode becomes U+FFFD."""
    return windows(data) if encoding == "cp1252" else data.decode(encoding, "replace")


def windows(data: bytes) -> str:
    """Windows-1252 as browsers read it: the five bytes that it leaves open are control characters."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_WINDOWS)


_WINDOWS = {byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


def _decodes(data: bytes, name: str) -> bool:
    if name == "cp1252":
        return True
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True
