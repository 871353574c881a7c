"""Which language a name is to be marked as, where it is in another script than the interface."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "THAI": "Thai",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "TAMIL": "Taml",
    "MYANMAR": "Mymr",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "ETHIOPIC": "Ethi",
}
"""From the first word of a letter's Unicode name to the script's code in ISO 15924."""
_PARTS = {
    "Kore": frozenset(("Hang", "Hani")),
    "Jpan": frozenset(("Kana", "Hani")),
    "Hans": frozenset(("Hani",)),
    "Hant": frozenset(("Hani",)),
}
"""Writing systems that are made of several scripts, or of one under another code."""
_ALONE = {"Hang": "ko", "Kana": "ja", "Grek": "el", "Thai": "th", "Geor": "ka", "Armn": "hy"}
"""Scripts that one language is written in, but for very few readers."""
_LEFTWARDS = frozenset(("Arab", "Hebr"))


def label_language(label: str, interface: str, around: str | None = None) -> str | None:
    """BCP 47 of a name that the interface's language is not written in; None for any other.

    `around` is the language of the text that the name comes from. A script says little of the language, so
    where neither it nor that text settles it, the script alone is named (`und-Arab`).
    """
    if label.isascii() and "Latn" in scripts_of(interface):
        return None
    script = script_of(label)
    if script is None or script in scripts_of(interface):
        return None
    if around is not None and script in scripts_of(around):
        return around
    return _ALONE.get(script, f"und-{script}")


def label_direction(label: str) -> Literal["ltr", "rtl"]:
    """Which way a name runs."""
    return "rtl" if script_of(label) in _LEFTWARDS else "ltr"


def script_of(label: str) -> str | None:
    """The script of most of its letters; kana settles it, for Japanese mixes them with Chinese characters."""
    found: Counter[str] = Counter()
    for letter in label:
        if letter.isalpha():
            script = _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0])
            if script is not None:
                found[script] += 1
    if not found:
        return None
    if found["Kana"]:
        return "Kana"
    return min(found, key=lambda script: (-found[script], script))


@cache
def scripts_of(language: str) -> frozenset[str]:
    """The scripts that a language (BCP 47) is written in; Latin for one that CLDR does not know."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return frozenset(("Latn",))
    likely = get_global("likely_subtags").get(str(locale), "") or get_global("likely_subtags").get(
        locale.language, ""
    )
    script = locale.script or next((part for part in likely.split("_")[1:] if len(part) == 4), "Latn")
    return _PARTS.get(script, frozenset((script,)))
