"""Under which heading of an A-Z index a name stands, and in which order."""

from __future__ import annotations

import unicodedata

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


def letter_of(name: str) -> str:
    """A capital letter, a Hangul consonant, the first kana of its row, `0-9`, or `#` for anything else."""
    folded = folded_name(name)
    first = folded[:1]
    if "0" <= first <= "9":
        return "0-9"
    if not first.isalpha():
        return "#"
    code = ord(first)
    if _HANGUL_FIRST <= code <= _HANGUL_LAST:
        return _CONSONANTS[(code - _HANGUL_FIRST) // _SYLLABLES_A_CONSONANT]
    if "ァ" <= first <= "ヶ":
        first = chr(code - 0x60)
    for heading, (low, high) in zip(_KANA_HEADINGS, _KANA_ROWS, strict=True):
        if low <= first <= high:
            return heading
    return first.upper()[:1]


def sort_key(name: str) -> tuple[int, str, str]:
    """Letters without their marks, then the name itself; digits after letters, anything else last."""
    folded = folded_name(name)
    first = folded[:1]
    place = 0 if first.isalpha() else 1 if first.isdigit() else 2
    return place, folded, name


def folded_name(name: str) -> str:
    """Lower case without diacritics; Hangul and kana keep their composition."""
    decomposed = unicodedata.normalize("NFKD", name.strip()).casefold()
    bare = "".join(char for char in decomposed if not _is_latin_mark(char))
    return unicodedata.normalize("NFC", bare)


def _is_latin_mark(char: str) -> bool:
    return "\u0300" <= char <= "\u036f"
