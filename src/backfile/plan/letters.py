"""Under which heading of an A-Z index a name stands, in which order, and how its page is called."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_HANGUL_FIRST, _HANGUL_LAST = 0xAC00, 0xD7A3
_SYLLABLES_A_CONSONANT = 588
"""Hangul syllables lie in order of their initials: 21 vowels x 28 finals each (Unicode Standard, 3.12)."""
_CONSONANTS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""The 19 initials in order, the tense ones under their plain letter, as in a dictionary's thumb index."""
_KANA_ROWS = (
    ("ぁ", "お"), ("か", "ご"), ("さ", "ぞ"), ("た", "ど"), ("な", "の"),
    ("は", "ぽ"), ("ま", "も"), ("ゃ", "よ"), ("ら", "ろ"), ("ゎ", "ん"),
)  # fmt: skip
"""First and last letter of each row of the kana table (Unicode code chart U+3040)."""
_KANA_HEADINGS = "あかさたなはまやらわ"
_IDEOGRAPHS = "漢"
"""All ideographs stand together: their order is none that a reader looks a name up by, and each is rare."""
_NO_LETTER = "#"


def letter_of(name: str) -> str:
    """A capital, a Hangul consonant, the first kana of its row, `漢`, `0-9`, or `#` for anything else."""
    first = folded_name(name)[:1]
    if "a" <= first <= "z":
        return first.upper()
    if "0" <= first <= "9":
        return "0-9"
    if not first.isalpha():
        return _NO_LETTER
    if unicodedata.name(first, "").startswith("CJK "):
        return _IDEOGRAPHS
    code = ord(first)
    if _HANGUL_FIRST <= code <= _HANGUL_LAST:
        return _CONSONANTS[(code - _HANGUL_FIRST) // _SYLLABLES_A_CONSONANT]
    for heading, (low, high) in zip(_KANA_HEADINGS, _KANA_ROWS, strict=True):
        if low <= first <= high:
            return heading
    return first.upper()[:1]


def letter_slug(letter: str) -> str:
    """A heading as part of an address, in ASCII: `a`, `0-9`, `other`, or a letter's code point `u3131`."""
    if letter.isascii():
        return "other" if letter == _NO_LETTER else letter.lower()
    return "han" if letter == _IDEOGRAPHS else f"u{ord(letter):04x}"


def guide_word(before: str, name: str) -> str:
    """As much of a name as tells it from the one before it, as over the columns of a dictionary."""
    shared = 0
    for one, other in zip(folded_name(before), folded_name(name), strict=False):
        if one != other:
            break
        shared += 1
    return _bare(name)[: shared + 1].strip()


def sort_key(name: str) -> tuple[int, str, str]:
    """Letters without their marks, then the name itself; digits after letters, anything else last."""
    folded = folded_name(name)
    first = folded[:1]
    place = 0 if first.isalpha() else 1 if first.isdigit() else 2
    return place, folded, name


@lru_cache(maxsize=16_384)  # a directory asks for each name several times
def folded_name(name: str) -> str:
    """Lower case without diacritics or marks before it; Hangul keeps its composition, kana are hiragana."""
    if name.isascii():
        return _bare(name).lower()
    decomposed = unicodedata.normalize("NFKD", _bare(name)).casefold()
    bare = "".join(char for char in decomposed if not _is_latin_mark(char))
    return unicodedata.normalize("NFC", bare).translate(_HIRAGANA)


def _bare(name: str) -> str:
    """A name without the quotation mark or bracket it begins with; one of such marks alone stays."""
    return name.strip().lstrip("\"'‘’‚“”„«»‹›「『（([{¿¡") or name


def _is_latin_mark(char: str) -> bool:
    return "\u0300" <= char <= "\u036f"


_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
"""Katakana to the hiragana of the same sound (Unicode code charts U+3040 and U+30A0)."""
