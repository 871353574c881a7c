"""Attribution: the copyright, agency and source lines that say whose text it is.

    © 2024 The Japan News - by The Yomiuri Shimbun        Reuter
    Copyright © 2023 The Washington Times, LLC.           Quelle: dpa
    <저작권자 ⓒ 한국신문, 무단 전재 및 재배포 금지>

The evidence: a copyright sign or the law's phrases in a short line, at the end of the text or above it; a
last line that is an agency's name and nothing else; a source label before a name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from backfile.loader import korean, marks, names
from backfile.loader.agencies import is_agency, signs_picture_with_sign
from backfile.loader.layout import ends_sentence

_LONGEST = 400
_PLAIN_SOURCES = marks.SOURCE_LABELS - {"via", "original-content von"}
_SIGNS = ("©", "ⓒ")
_SIGN = re.compile(r"(?<![^\W\d_])[©ⓒ]")
"""Not within a word: `cafÃ©s` is a letter read wrongly."""
_LEGAL = tuple(sorted(marks.COPYRIGHT - {"copyright", "(c)", *_SIGNS}))
_LEGAL_ASCII = tuple(phrase for phrase in _LEGAL if phrase.isascii())
_STARTS = ("©", "ⓒ", "(c)", "copyright", "<저작권", "[저작권", "ⓒ")
_WIRE = re.compile(
    r"\(?c\)?\.?\s?(?:1[89]|20)\d\d,? [^\W\d_]", re.IGNORECASE
)  # c.1998 N.Y. Times News Service
_YEAR_OR_CAPITAL = re.compile(r"\([cC]\)\s?(?:\d{4}|[^\W\d_a-z])")
_DESK = re.compile(
    r"(?:dpa|afp|sda|apa|epd|kna|sid|reuters|ap|ansa|efe)(?:[/,-]\s?[a-z]{2,4}){1,3}", re.IGNORECASE
)
_SIGNATURE = 40
_DESKS, _LETTERS = 2, 10  # of an agency and the desk that rewrote it
_OWNER = 40  # characters of a line that `(c)` opens, which may number a list
_OF_WHAT = 2  # words behind a label: `Quelle der Meldung: ...`
_PAPER = re.compile(  # East Asian, in brackets, by the word that ends its name
    r"[（(【〔［][^（）()【】〔〕［］:：、・\s\u3041-\u309f]{1,12}"
    r"(?:新聞社?|新闻[社网]?|[日晚早时時]?[报報]社?|通[讯訊信]社?|[网網]|[电電][视視][台臺]|テレビ|放送|일보|신문|뉴스|방송)[）)】〕］]"
)
_LABEL = re.compile(r"[(\[（]?\s?([^\s:：=][^:：=]{1,28}?)\s?[:：=]\s?(\S.{0,60}?)[)\]）]?")


def is_copyright(text: str) -> bool:
    """Whether the line claims copyright: it opens with the sign, or is short and says so in law's words."""
    return len(text) <= _LONGEST and _is_copyright(text)


@lru_cache(maxsize=1024)  # asked more than once, and the same line stands in article after article
def _is_copyright(text: str) -> bool:
    folded = text.casefold()
    if folded.startswith("(c)") and len(text) <= _OWNER and not ends_sentence(text):
        return _YEAR_OR_CAPITAL.match(text) is not None
    folded = folded.lstrip(" <[(*-–—▶·")
    if folded.startswith(_STARTS):
        signed = folded.startswith(_SIGNS) and korean.is_caption(text)
        return not signed and (not folded.startswith("(c)") or _YEAR_OR_CAPITAL.search(text) is not None)
    if len(text) > 250 or (len(text) > 150 and ends_sentence(text)):
        return False
    if len(text) <= 80 and _WIRE.match(text):
        return True
    if reserves_rights(folded):
        return True
    if text.isascii() or not any(map(text.__contains__, _SIGNS)) or _SIGN.search(text) is None:
        return False
    return not (signs_picture_with_sign(text) or korean.signs_behind(text))


def reserves_rights(folded: str) -> bool:
    """Whether a case-folded line holds one of the law's phrases: `all rights reserved`."""
    return any(map(folded.__contains__, _LEGAL_ASCII if folded.isascii() else _LEGAL))


def is_signature(text: str) -> bool:
    """Whether a closing line is an agency's or a paper's name alone: `Reuter`, `(AFP)`, `（朝日新聞）`."""
    if len(text) > _SIGNATURE:
        return False
    if is_agency(text) or _PAPER.fullmatch(text) is not None:
        return True
    if _DESK.fullmatch(text.strip(" ().-–—")):
        return True
    desks = text.strip(" ()").split("/")
    short = len(desks) == _DESKS and all(desk.isalpha() and len(desk) <= _LETTERS for desk in desks)
    return short and desks[0].isupper() and any(map(is_agency, desks))  # VH/Bloomberg


def is_source(text: str) -> bool:
    """Whether a closing line names its source after a label: `Quelle: dpa`, `来源：新华社`."""
    if len(text) > 90:
        return False
    match = _LABEL.fullmatch(text.replace(" • ", ": ", 1))
    if match is None:
        first, _, paper = text.partition(" ")  # Źródło Dziennik Polski
        return first.casefold() in _PLAIN_SOURCES and first[0].isupper() and names.is_capitalised(paper)
    label = match[1].casefold().strip()
    if label not in marks.SOURCE_LABELS:
        if is_agency(match[2]) and any(word in marks.SOURCE_LABELS for word in label.split()):
            return True  # Weitere Quellen • AP
        first, *more = label.split()
        named = len(more) <= _OF_WHAT and names.is_capitalised(match[2])
        return first in marks.SOURCE_LABELS and named and not ends_sentence(text)
    return is_agency(match[2]) or len(match[2].split()) <= 6 or names.is_capitalised(match[2])
