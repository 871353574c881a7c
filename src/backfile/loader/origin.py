"""Where a picture comes from, on a line of its own or behind the last sentence of a caption.

Foto: dpa          © Anna Berg/dpa          Reuters/Jane Doe
"""

from __future__ import annotations

import re

from backfile.loader import attribution, lexicon, marks, names
from backfile.loader.agencies import is_agency
from backfile.loader.layout import ends_sentence

LONGEST = 80
"""Characters of a line with nothing but a picture's origin."""
NAMES = 90
"""Characters of an origin that is nothing but names, behind its label."""
SIGNED = 40
"""Characters within which a caption that ends with a full stop has its label: `... Foto: Anna Berg.`"""
_CREDIT = 50  # characters of an origin behind its label
_STROKE = 5  # words before a stroke that tell a caption from names
_MAKER = 4  # words of a name in brackets
_WORDS = 9  # of it
_CAPTION = 260  # characters
_SEEN = 25  # characters that say what a picture shows
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_SIGNS = ("©", "ⓒ")
_OPENS = frozenset("(©ⓒ")
_GIVEN = marks.SOURCE_LABELS | lexicon.BYLINE_LABELS
_FROM = frozenset(
    ("by", "from", "von", "aus", "de", "da", "di", "par", "av", "af", "fra", "från", "z", "из", "от")
)
_BETWEEN = frozenset(("via", "by", "von", "de", "van", "für", "for", "and", "und", "y", "et"))


def is_origin(text: str) -> bool:
    """Whether a line is nothing but a picture's origin."""
    if len(text) > LONGEST or not (text[0] in _OPENS or ":" in text or "/" in text) or _YEAR.search(text):
        return False
    words = text.split()
    if len(words) > _WORDS:
        return False
    if text[0] == "(" and text[-1] == ")" and _names_maker(text[1:-1]):
        return True
    if text.startswith(_SIGNS):
        folded = text.casefold()
        claimed = "copyright" in folded or attribution.reserves_rights(folded)
        return len(text) > 1 and not ends_sentence(text) and not claimed
    label, colon, origin = text.strip("()[]").partition(":")
    if colon:
        labelled = label.casefold().strip() in marks.PHOTO
        return labelled and len(origin.split()) < _WORDS and not ends_sentence(text.rstrip(")]"))
    agency, stroke, photographer = (part.strip() for part in text.strip("()").partition("/"))
    if not stroke or not agency or not photographer:
        return False
    named = all(word[0].isupper() or word in _BETWEEN or not word[0].isalpha() for word in words)
    told = any(map(_is_desk, (agency, photographer.rpartition("/")[2])))
    return told and (named or _is_desk(photographer) or names.is_capitalised(agency))


def says_from(text: str) -> bool:
    """Whether a short line says what picture it is and from whom: `Foto fra Anne Bergs samling`."""
    label, _, rest = text.partition(" ")
    if label.casefold().strip(".") not in marks.PICTURE_LABELS or len(text) > LONGEST:
        return False
    word, _, whom = rest.partition(" ")
    return bool(whom) and word in _FROM and not ends_sentence(text)


def closes_caption(text: str) -> bool:
    """Whether an agency's picture closes a caption: `... opens. Reuters/Doe`, `... in Kiel EFE/ Jane Doe`."""
    seen, stop, last = text.rpartition(". ")
    if stop and len(seen) > _SEEN and "/" in last and is_origin(last):
        return True
    seen, _, photographer = text.rpartition("/")
    *words, agency = seen.split() or [""]
    behind = len(words) >= _STROKE and agency.isupper() and is_agency(agency)
    return behind and names.is_capitalised(photographer) and not ends_sentence(text)


def behind_label(text: str) -> bool:
    """Whether a caption closes with its picture's label and origin: `... in Kiel Photo: Jane Doe`."""
    before, _, origin = text.rpartition(":")
    seen, _, label = before.rstrip().rpartition(" ")  # ... à Kiel • Crédits : Jean Dupont
    if seen[-1:] == "/" and label.casefold() in _GIVEN:  # / Source: Jane Doe
        return not ends_sentence(text)
    label = label.rpartition(".")[2]  # ... in Kiel.Photo: Jane Doe
    if label.casefold() not in marks.PICTURE_LABELS or len(origin) <= 1:
        return False
    if ends_sentence(text) and len(origin) > SIGNED:
        return False
    people = names.split(origin.replace("(", "/").replace(")", ""))
    named = len(origin) <= _CREDIT or all(map(names.is_capitalised, people))
    return named and (len(seen) > len(origin) or seen[-1:] in (".", ",", "|", "•"))


def behind_stroke(text: str) -> bool:
    """Whether a stroke and a name close a line of more words: `... in the old town / Jane Doe`."""
    seen, stroke, origin = text.rpartition(" / ")
    if not stroke:  # ... over the bridge - Jane Doe/Valley Club
        seen, stroke, origin = text.rpartition(" - ")
        origin, stroke, _ = origin.partition("/")
    words = seen.split()
    small = any(word[0].islower() for word in words)
    if not stroke or len(words) < _STROKE or not small or ends_sentence(text):
        return False
    return names.is_name(origin) or (names.is_capitalised(origin) and names.is_name(" ".join(words[-2:])))


def names_source(text: str) -> bool:
    """Whether brackets that name a source follow the last sentence of a caption: `... opens. (Source: X)`."""
    if text[-1] != ")" or len(text) > _CAPTION:
        return False
    seen, bracket, source = text[:-1].rpartition(" (")
    label, colon, named = source.partition(":")
    told = bool(bracket and colon) and label.casefold() in marks.SOURCE_LABELS
    return told and len(named) < LONGEST and len(seen) > _SEEN and ends_sentence(seen)


def _is_desk(text: str) -> bool:
    folded = text.casefold()
    return is_agency(text) or folded.endswith(marks.PICTURE_DESKS)


def _names_maker(text: str) -> bool:
    """Whether what brackets hold on a line of their own is a name: `(Valley Museum)`, `(Jane Doe)`."""
    named = 1 < len(text.split()) <= _MAKER and text.replace(" ", "").replace(".", "").isalpha()
    return named and names.is_capitalised(text) and not text.isupper()
