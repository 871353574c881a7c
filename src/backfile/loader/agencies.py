"""News agencies, by the names and letters they sign with."""

from __future__ import annotations

import re

from backfile.loader import lexicon, marks

_ORIGIN = 50  # characters of a picture's origin behind the sign
_SEEN = 5  # words before the sign that say what a picture shows
_YEAR = re.compile(r"\d{4}")
_CREDITED = 120  # characters of a line that is nothing but who took and drew what is shown
_PICTURED = re.compile(
    r"[(\[]?(?:photos?|pictures?|photographs?|(?:photo )?illustrations?|graphics?)"
    r" (?:by|via|courtesy of) [A-Z@].*[^.!?]",
    re.IGNORECASE,
)
_PICTURES = frozenset("([PpIiGg")  # with which such a line begins
_BETWEEN = re.compile(r"[\s/,&()-]+")
_LONGEST_FIRST = sorted(lexicon.AGENCY_PHRASES, key=lambda phrase: (-len(phrase), phrase))
_ENDINGS = tuple(f" {phrase}" for phrase in _LONGEST_FIRST)
_AROUND = ' .()[]（）【】［］〔〕«»"-–—_/=<>'


def is_agency(text: str) -> bool:
    """Whether the text is the name of a news agency, or of several, and nothing else."""
    folded = text.casefold().strip(_AROUND)
    if folded in lexicon.AGENCY_PHRASES:
        return True
    words = [word for word in _BETWEEN.split(folded) if word and word not in lexicon.AND]
    return 0 < len(words) <= 4 and all(word in lexicon.AGENCIES for word in words)


def without_agency(person: str) -> str:
    """The name without an agency that is printed behind it: `JANE DOE Associated Press`."""
    folded = person.casefold()
    if not folded.endswith(_ENDINGS):
        return person
    for phrase in _LONGEST_FIRST:
        if folded.endswith(" " + phrase) and len(person.split()) - len(phrase.split()) >= 2:
            return person[: -len(phrase)].rstrip(" ,")
    return person


def names_agency(text: str) -> bool:
    """Whether the text begins with an agency's name and is short: `dpa/lni`, `AFP, Reuters`."""
    words = [word for word in _BETWEEN.split(text.casefold()) if word]
    return is_agency(text) or (0 < len(words) <= 3 and words[0] in lexicon.AGENCIES)


def signs_picture(text: str) -> bool:
    """Whether a short line ends as picture credits do: `.../AFP`, `(AP Photo)`, `Getty Images`."""
    end = text.rstrip(" .)]）")
    folded = end.casefold()
    if folded.endswith(marks.PICTURE_DESKS):
        return True
    _, stroke, last = end.rpartition("/")
    return bool(stroke) and len(last) <= 30 and is_agency(last)


def signs_picture_with_sign(text: str) -> bool:
    """Whether the sign of copyright closes a caption: `... in Kiel Bild © Anna Berg`, `... opens. © Berg`.

    A picture's label stands before it, or words enough to say what is seen; a year behind it claims a text.
    """
    seen, sign, origin = text.rpartition("©")
    if not sign or len(origin) > _ORIGIN:
        return False
    words = seen.casefold().rstrip(": ").split()
    if words and words[-1] in marks.PICTURE_LABELS:
        return True
    return len(words) >= _SEEN and len(seen) > len(origin) and not _YEAR.search(origin)


def tells_who_took(text: str) -> bool:
    """Whether the line says who took or drew what is shown: `(Photos by Jane Doe / Valley Herald)`."""
    return len(text) <= _CREDITED and text[0] in _PICTURES and _PICTURED.fullmatch(text) is not None
