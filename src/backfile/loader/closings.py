"""Captions by how they close: with who took the picture or gave it, behind a sign, a label or in brackets."""

from __future__ import annotations

import re

from backfile.loader import eastasian, korean, marks, names, origin
from backfile.loader.agencies import is_agency, signs_picture, signs_picture_with_sign, tells_who_took
from backfile.loader.layout import ends_sentence

_PICTURES = ("写真", "사진", "图片", "圖", "攝影", "摄影")
_PICTURE = re.compile(r".{0,220}?[\[(（［]([^\[\]()（）［］]{2,60})[\])）］]")
_SIGNED = 220  # characters of a caption with its origin behind it
_CAPTION = 240  # characters of a caption with its origin in brackets
_CREDIT = 50  # characters of a picture's origin behind its label
_SHOWN = 4  # words that say what a picture shows
_CREDITED = 160  # characters of them, and the agency's name
_LABELLED = 4  # words of a line that is nothing but a picture's label
_FROM_FILES = "dok"  # dok., dokumentasi
_ORIGIN = 8  # words of an origin with its label


def is_caption(text: str) -> bool:
    """Whether the line ends as captions do: with who took the picture, or gave it."""
    if text.endswith(marks.HANDOUTS) or tells_who_took(text):
        return True
    if ":" in text[-origin.NAMES :] and origin.behind_label(text):
        return True
    if "/" in text and (
        origin.behind_stroke(text)
        or origin.closes_caption(text)
        or (text[-1] == "." and text.rpartition(" ")[2] in marks.PICTURE_LABELS)
    ):
        return True
    if text[-1] in "])］）" and len(text) <= _CAPTION and _names_picture(text) and not korean.is_told(text):
        return True
    if len(text) < _SIGNED and (signs_picture(text) or _closes_with_label(text)):
        return True
    return not text.isascii() and (
        ("©" in text and signs_picture_with_sign(text))
        or eastasian.is_caption(text)
        or _closes_with_agency(text)
        or korean.is_caption(text)
        or korean.signs_behind(text)
    )


def _names_picture(text: str) -> bool:
    """Whether a closing bracket holds a picture's origin: `[시청 제공]`, `(Archivfoto)`."""
    match = _PICTURE.fullmatch(text)
    if match is None:
        return False
    if match[1] == "DR":  # droits réservés
        return True
    agency, _, photographer = (part.strip() for part in match[1].partition("/"))
    if is_agency(agency) and names.is_name(photographer):  # (AP/Jane Doe)
        return True
    if (
        names.is_name(agency)
        and names.is_capitalised(photographer)
        and photographer.lower() != photographer.upper()
        and not is_agency(photographer)
    ):
        return True  # (Jane Doe/Valley Herald)
    words = match[1].casefold().replace(":", " ").replace("/", " ").split()
    if words and (words[0].startswith(_FROM_FILES) or words[0] in marks.PICTURE_LABELS):
        return len(words) <= _ORIGIN  # (Dok. Pemkot), (Picture: Jane Doe)
    return len(words) <= 5 and any(
        word in marks.PHOTO
        or (word in marks.PICTURE_FILES and len(words) == 1)
        or word.startswith(_PICTURES)
        or word.endswith(marks.PICTURE_ENDINGS)
        for word in words
    )


def _closes_with_label(text: str) -> bool:
    """Whether a picture's label and origin follow the last sentence: `... in Kiel. Photo by Jane Doe`.

    A line in capitals can be nothing but the label: `FILE PHOTO`, `IMAGEN DE REFERENCIA`.
    """
    if not ("." in text or "。" in text or text.isupper()) or ends_sentence(text):
        return False
    seen, stop, last = text.rpartition("。")
    if stop and len(last) <= _CREDIT and any(word.endswith(marks.PICTURE_ENDINGS) for word in last.split()):
        return "。" not in seen
    label, _, origin = text.casefold().partition(" ")
    if label[-1] == "." and (label in marks.PICTURE_LABELS or label[:-1] in marks.PICTURE_LABELS):
        return len(origin.split()) < _ORIGIN
    _, stop, last = text.rpartition(". ")
    words = last.casefold().lstrip("–— ").split()
    if not stop:
        return text.isupper() and 1 < len(words) <= _LABELLED and words[0] in marks.PICTURE_LABELS
    return 2 < len(words) <= _ORIGIN and words[0] in marks.PICTURE_LABELS


def _closes_with_agency(text: str) -> bool:
    """Whether an agency in brackets closes a line of some words, which is no sentence, without capitals."""
    seen, _, origin = text[:-1].rpartition(" (") if text[-1] == ")" else ("", "", "")
    caseless = seen.lower() == seen.upper() and not names.is_cjk(text)
    return caseless and len(seen.split()) >= _SHOWN and len(text) <= _CREDITED and is_agency(origin)
