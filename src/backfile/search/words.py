"""How a text becomes the words that are searched: the same in Python here and in static/search-index.js.

Folding: NFKC, lower case, no accents or vowel points, a few letters spelt out (ß as ss, ø as o), Arabic alef
and ya in one form, invisible characters gone. Words are runs of letters, digits and Indic signs; an
apostrophe, a hyphen or a comma parts them.

Scripts written without spaces, and Hangul, whose words carry their particles, are cut into overlapping pairs
of characters; the last character of a run is a word of its own too, so that every character is the beginning
of some word. A query of two characters or more is then a row of adjacent pairs.

tests/search/words.json holds cases that both sides must pass.
"""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 40
"""Longer words are cut: nobody types more, and a line of base64 is not worth its bytes."""

# Ranges are spelt out because Python's re has no script properties; JavaScript uses the same text.
_MARKS = (
    "\u0300-\u036f"  # accents
    "\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Cyrillic titlo, Hebrew points
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"  # Arabic
    "\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"  # more accents
    "\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"  # invisible; Arabic stretcher
)
_SPELT = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ŋ": "n",
    "ς": "σ",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
    "ٱ": "ا",
    "\u200b": " ",
    # Not letters in any case: as spaces, they leave most English texts plain ASCII, which is read faster.
    **{
        chr(code): " "
        for code in (*range(0x2010, 0x2028), *range(0x2030, 0x205F), *b"\xa3\xa9\xab\xae\xb7\xbb")
    },
}
UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf"  # Thai, Lao
    "\u1000-\u103f\u1050-\u109f\u1780-\u17d3\u17d7\u17dc\u17dd"  # Myanmar, Khmer
    "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Han
    "\U00020000-\U000323af"
    "\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # kana
    "\u3105-\u312f\u31a0-\u31bf"  # Bopomofo
)
# \w holds the letters and digits of all scripts, but not the vowel signs of Thaana and of the Indic scripts.
_SIGNS = "\u07a6-\u07b0\u0900-\u0963\u0966-\u096f\u0971-\u0df3"
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_FOLDED = re.compile(f"[{_MARKS}{''.join(_SPELT)}]")
_PARTED = bytes(code if code > 127 or chr(code).isalnum() else 0x20 for code in range(256))
_WORD = re.compile(f"(?:[^\\W_]|[{_SIGNS}{UNSPACED}])+")
_LONE = "surrogatepass"
_UNSPACED = re.compile(f"([{UNSPACED}]+)")


def fold(text: str) -> str:
    """The text with everything removed that a reader should not have to type.

    >>> fold("Straße in Reykjavík, ÉCOLE")
    'strasse in reykjavik, ecole'
    """
    if text.isascii():
        return text.lower()
    if len(text.encode(errors=_LONE)) < len(text) * 1.1:
        # A few curly quotes or accents in plain text: only they need looking at. The result is the same.
        return _BEYOND_ASCII.sub(lambda match: _fold(match[0]), text.lower())
    return _fold(text)


def words(text: str) -> list[str]:
    """The text's words in reading order, folded; a word's index is its position in a phrase.

    >>> words("The Mayor's re-election")
    ['the', 'mayor', 's', 're', 'election']
    >>> words("서울에서 3월")
    ['서울', '울에', '에서', '서', '3', '월']
    """
    folded = fold(text)
    # Most words are plain: the table parts those in a tenth of the time that the expression takes.
    found = folded.encode(errors=_LONE).translate(_PARTED).decode(errors=_LONE).split()
    if not folded.isascii():
        found = [word for run in found for word in ((run,) if run.isascii() else _parted(run))]
    if max(map(len, found), default=0) > MAX_LENGTH:
        return [word[:MAX_LENGTH] for word in found]
    return found


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
    return unicodedata.normalize("NFC", _FOLDED.sub(_spell, plain))


def _spell(match: re.Match[str]) -> str:
    return _SPELT.get(match[0], "")


def _parted(run: str) -> list[str]:
    """The words of a run without plain spaces and signs."""
    found = _WORD.findall(run)
    return _with_pairs(found) if _UNSPACED.search(run) else found


def _with_pairs(found: list[str]) -> list[str]:
    result = []
    for word in found:
        for part in _UNSPACED.split(word):
            if not part:
                continue
            if _UNSPACED.match(part):
                result += [part[at : at + 2] for at in range(len(part))]
            else:
                result.append(part)
    return result
