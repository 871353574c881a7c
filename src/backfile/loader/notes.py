"""Printed lines that are neither a field nor text: captions, credits, links, notes to editors, end marks.

    Eds: UPDATES throughout                (Reporting by Jane Doe; Editing by John Roe)
    Foto: Anna Berg/dpa                    Lesen Sie auch: ...
    ▲ 사진=연합뉴스                          -30-

Each is known by its label or its sign and by being short; a sentence that happens to begin with such a word
is left in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from backfile.loader import closings, dispatch, korean, marks, origin
from backfile.loader.agencies import is_agency
from backfile.loader.layout import ends_sentence
from backfile.records import NoteKind

_LONGEST = 320
_LABEL = re.compile(
    r"[\s▲△▶►◀◆■●▼*>＞«\[(（【<#/]*([^:：;=／/|\]]{1,40}?)\s*([:：;=／|\])】]|/(?=\S)|\s[–—-]\s|(?<=[\u4e00-\u9fff])[-—])\s*(.*)",
    re.DOTALL,
)
_LABELS = re.compile(r"[:：;=／/|\])】–—]|\s-\s|[\u4e00-\u9fff]-")
_LABEL_END_AT = 42  # characters within which a label with a colon ends
_LABEL_REACH = 60
"""A label ends with one of these within so many characters."""
_LINK = re.compile(r"(?:[-*•▶►→>]\s*)?(?:\[[^\]]{1,200}\]\(\S+\)|(?:https?://|www\.)\S+)\s*")
_LINK_STARTS = frozenset("-*•▶►→>[hw")
_CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|(?:tel|phone|telefon|tél|tlf|telefono|teléfono|mobile|fax|тел|电话|전화)\.?\s?[:：]?\s?\+?[\d(]",
    re.IGNORECASE,
)
_EDITING = re.compile(
    r"[(\[（【]?\s?(?:"
    r"(?:additional\s+)?(?:reporting|writing|editing|compiled|edited|translated|reviewed|illustrated|graphics?|research)\s+by\b"
    r"|(?:redacción|edición|reportaje|editado|reporte)\s+(?:de|por)\b"
    r"|(?:reportage|édité|rédaction)\s+(?:de|par)\b"
    r"|(?:reportagem|edição)\s+(?:de|por)\b"
    r"|with (?:inputs?|files?|material|reporting|additional reporting) (?:from|by)\b"
    r"|(?:mit material|avec (?:l['’])?afp|con información de|con informazioni|com informações)\b"
    r"|edit(?:or|ed by)\s?:"
    r"|(?:übersetzung|faktencheck|schlussredaktion|traduction|traducción|traduzione|tradução|translation)\b[^:.]{0,30}:\s"
    r"|(?:责任编辑|責任編輯|核稿編輯|编辑|編輯|责编|校对|审核|監製)\s?[:：／])",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"contributed to this (?:report|story|article)|contribut\w+ from|reported from [A-Z][^.]{2,60} and ",
    re.IGNORECASE,
)
_ADVANCE = re.compile(
    r"(?:end )?adv(?:ance)?\b.{0,60}|\$\s?adv.{0,60}|with (?:am|pm|bc)-\S.{0,60}"
    r"|(?:with )?(?:ap )?laser ?photos?\b.{0,60}"
    r"|(?:with )?ap photos? (?:[a-z]{2,6}\d{1,3}\b|planned\b).{0,40}|precedes? \S.{0,40}"
    r"|embargoed (?:until|till|for)\b.{0,60}",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"(?:hold )?for release\b(?=.{0,40}\d).{0,60}", re.IGNORECASE)
_GRAFS = re.compile(r"[A-Z]{3,}\b.{0,120}\bgrafs?\b")
"""What a wire does with paragraphs, which it calls grafs: `LEADS with 4 grafs to UPDATE`."""
_CAPITALS = re.compile(r"\([A-Z][A-Z0-9 .,:;'’/-]{3,110}\)")
_FILED = re.compile(
    r"[(【\[].{20,300}\s\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?\s+[\w.+-]{1,64}@[\w.-]{4,63}", re.DOTALL
)
"""A picture as Korean agencies file it: place, agency and photographer, what is seen, the day, an address."""
_FILE = re.compile(r"[^\s/]{1,60}\.(?:jpe?g|png|gif|webp|tiff?)", re.IGNORECASE)
_SITE = re.compile(r"(?:[a-z\d-]{2,63}\.){1,3}[a-z]{2,4}")
_SHORT_CREDIT = 24  # characters of a label and an agency
_TAGS, _LISTED = 80, 240  # characters of a line that names sections or tags, of a list of them
_SENTENCE_BEFORE = re.compile(r".{30,}?(?:[^\W\d_]{4,}[.!?] |다\.|。)")
"""A sentence that stands before an address on its line."""
_DIGITS = frozenset("123456789")
_COUNTED = re.compile(r"\d{1,3}\s?(?:of|von|de|sur|di|av|из|/)\s?\d{1,3}[.:)] \S")
"""A picture of several, by its number: `3 of 18. The harbour of Kiel ...`."""
_MORE = re.compile(r"[.…]{2,}\s?\S{2,12}")
_LABEL_END = re.compile(r"[:：–—]")
_HANDLE = re.compile(r"@\w{2,30}")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_BRACKETED = re.compile(r"\([^()/]{3,40} / [^()/]{2,40}\)")  # (Jane Doe / Associated Press)
_RULE = re.compile(r"[\W_]{3,}")
_ASIDE = 60  # characters of what pages print around an article
_SHARE = re.compile(
    r"(?:temps de lecture|lesezeit|lesedauer|leestijd|tiempo de lectura|tempo di lettura|tempo de leitura|"
    r"reading time|czas czytania|lukuaika|lästid|lesetid|okuma süresi|doba čtení|время чтения)"
    r"\s?:?\s?(?:ca\.\s?)?\d+\s?\w{0,8}\.?|"
    r"(?:\d+\s)?(?:min(?:ut\w{0,3})?s?\.?(?: (?:de |di )?(?:lecture|lectura|lettura|leitura|lesezeit"
    r"|leestijd|lästid|lesetid|czytania|čtení|read))?|comments?|kommentare"
    r"|commentaires|shares?|views?|print|save|listen|subscribe|sign up|follow us|newsletter"
    r"|advertisement|anzeige|publicité|publicidad|реклама|広告|광고|广告|(?:有料|無料|会員限定|有料会員限定)(?:記事)?|スクラップ|シェア|印刷|保存|\d+文字|閱讀|评论|評論"
    r"|views?|বার পড়া হয়েছে|مشاهدات?|مشاهدة|قراءة|بازدید|lượt xem|kali dibaca|人阅读|人閱讀|次阅读"
    r")(?:\s?\d+)?[.:]?",
    re.IGNORECASE,
)


def kind(text: str) -> NoteKind | None:
    """What the line is, or None where it may be text."""
    if len(text) > _LONGEST or not text or is_plain(text):
        return None
    return _kind(text)


@lru_cache(maxsize=1024)  # asked more than once, and the same lines stand in many articles
def _kind(text: str) -> NoteKind | None:
    if _is_end_mark(text):
        return "end mark"
    if dispatch.tells_way(text):
        return "credit"
    if (text[0] in _LINK_STARTS and _LINK.fullmatch(text)) or (text[0] in ".…" and _MORE.fullmatch(text)):
        return "related"
    if " " not in text and "." in text:
        if _SITE.fullmatch(text):
            return "related"
        if _FILE.fullmatch(text):
            return "caption"
    if len(text) <= _ASIDE:
        if _SHARE.fullmatch(text.strip(" -–—/")):
            return "other"
        if text.casefold() in marks.RELATED:  # Related stories
            return "related"
        if text.casefold().strip("()（）[]. ") in marks.PICTURE_LINES:  # (File photo)
            return "caption"
    if "@" in text and (_HANDLE.fullmatch(text) or _EMAIL.fullmatch(text)):
        return "contact"
    if text[0] == "(" and _BRACKETED.fullmatch(text):
        return "caption"
    if _EDITING.match(text) and not (ends_sentence(text) and len(text) > 200):
        return "credit"
    if (
        (text[0] == "(" and _CAPITALS.fullmatch(text))
        or _RELEASE.fullmatch(text)
        or (_ADVANCE.fullmatch(text) and not ends_sentence(text))
        or ("graf" in text and _GRAFS.match(text))
    ):
        return "editor"
    label = _labelled(text)
    if label is not None:
        return label
    return "caption" if closings.is_caption(text) or _opens_caption(text) else None


def _opens_caption(text: str) -> bool:
    """Whether the line begins as captions do: with a sign or a picture's number, or as agencies file them."""
    return (
        (text[0] in "▲△" and not korean.is_told(text))
        or (text[0] in _DIGITS and _COUNTED.match(text) is not None)
        or ("@" in text and _FILED.fullmatch(text) is not None)
        or (len(text) <= _SHORT_CREDIT and _is_labelled_agency(text))
    )


def _is_labelled_agency(text: str) -> bool:
    """Whether a line is a picture's label and an agency, without a colon: `Foto Ansa`."""
    label, _, agency = text.partition(" ")
    return label.casefold() in marks.PHOTO and is_agency(agency)


def is_plain(text: str) -> bool:
    """Whether the line is a sentence of some length without a label."""
    return len(text) > 100 and is_unlabelled(text) and not text.endswith(marks.HANDOUTS)


def is_unlabelled(text: str) -> bool:
    """Whether the line is a sentence that neither begins nor closes with a label."""
    return (
        text[0].isalpha()
        and ":" not in text[:_LABEL_END_AT]
        and "：" not in text[:_LABEL_END_AT]
        and ":" not in text[-origin.SIGNED :]
        and ends_sentence(text)
    )


def is_share(text: str) -> bool:
    """Whether the text is what pages print around an article: reading time, comments, shares."""
    return _SHARE.fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """Whether a closing line is an address, a telephone number or an e-mail address with little else."""
    if len(text) > 140 or (ends_sentence(text) and len(text) > 80):
        return False
    match = _CONTACT.search(text)
    return match is not None and _SENTENCE_BEFORE.match(text, 0, match.start()) is None


def is_contribution(text: str) -> bool:
    """Whether a closing paragraph says who else reported."""
    if len(text) > 500:
        return False
    folded = text.casefold()
    likely = "contr" in folded or "reported from" in folded
    return likely and _CONTRIBUTED.search(text) is not None


def is_correction(text: str) -> bool:
    """Whether a closing paragraph says what was corrected: `Correction: An earlier version ...`."""
    label = _LABEL_END.split(text[:40], maxsplit=1)[0].casefold().strip(" *([（【")
    return len(text) <= 500 and len(label) < min(len(text), 40) and label in marks.CORRECTIONS


def is_notebook(text: str) -> bool:
    """Whether the line heads what a wire or press release prints for editors alone."""
    if len(text) > 60:
        return False
    folded = text.casefold().strip("#*=-–— :\t")
    return folded in marks.NOTEBOOKS


def is_rule(text: str) -> bool:
    """Whether the line is a rule or a row of signs: `___`, `* * *`, `***`."""
    return len(text) <= 40 and _RULE.fullmatch(text) is not None


def _is_end_mark(text: str) -> bool:
    bare = text.casefold().replace(" ", "")
    return len(text) <= 12 and (bare in marks.END_MARKS or bare.strip("（）") in marks.END_MARKS)


def _labelled(text: str) -> NoteKind | None:
    match = _LABEL.match(text) if _LABELS.search(text, 0, _LABEL_REACH) else None
    if match is None:
        return None
    label = match[1].casefold().strip().replace("\u0307", "")  # of a Turkish capital: İlgili haber
    sign, rest = match[2].strip(), match[3]
    if label in marks.EDITOR_NOTES:
        return "editor"
    if label in marks.RELATED and len(text) <= 200:
        return "related"
    if label in marks.PAGE_LABELS and sign in ("：", ":") and not ends_sentence(text):
        longest = _LISTED if rest.count(",") > 1 else _TAGS
        if len(text) <= longest:
            return "other"
    if label in marks.CALLS and sign in ("：", ":") and not ends_sentence(text):
        return "related"
    if label in marks.PHOTO or label.replace(" ", "") in marks.PHOTO or label in marks.PICTURE_FILES:
        return "caption"
    if label.partition(" ")[0] in marks.PHOTO and len(text) <= 160 and not ends_sentence(text):
        return "caption"
    return None
