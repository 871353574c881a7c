"""Blacks out words wherever an article's text goes: page, raw copy, listings, feeds, search, data, tags.

It works on the record, right after it is loaded, so that nothing behind it can know what stood there. A
passage is found as a reader would find it: in any case, over the ends of lines and paragraphs, parted by
hyphens, with curly quotes or straight ones, whatever signs without width stand in it. The raw copy is held
against the record: where it may still say more, the record's text stands in its place.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from backfile.loader.pictures import places
from backfile.records import Article, Block, Correction, Note, Picture
from backfile.slugs import headline_slug, names

BAR = "█████"
"""What stands in the place of every passage, long or short: its length would be a hint."""

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphens and signs without width
_QUOTES = "'\u2018\u2019\u201b\u02bc\u00b4`"
_DOUBLE_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_ALIKE = {sign: f"[{re.escape(signs)}]" for signs in (_QUOTES, _DOUBLE_QUOTES, _DASHES) for sign in signs}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))")
_LEAST = 4
"""Letters that a passage must have for the raw copy to be searched for it without spaces and signs."""


def redacted(article: Article) -> Article:
    """The article without the passages that its `redact` names; the same article when it names none."""
    if not article.redact:
        return article
    pattern = _pattern(article.redact)

    def text(value: str) -> str:
        return pattern.sub(BAR, value)

    def optional(value: str | None) -> str | None:
        return None if value is None else text(value)

    correction = article.correction
    body, pictures = _illustrated(article, pattern)
    return replace(
        article,
        path=BAR if _is_named(article.path, article.redact) else article.path,
        headline=text(article.headline),
        kicker=optional(article.kicker),
        subhead=optional(article.subhead),
        byline=optional(article.byline),
        authors=_without(article.authors, pattern),
        dateline=optional(article.dateline),
        body=body,
        pictures=pictures,
        notes=tuple(Note(note.kind, text(note.text)) for note in article.notes),
        attribution=optional(article.attribution),
        rights=optional(article.rights),
        tags=_without(article.tags, pattern),
        section=_unless_named(article.section, pattern),
        source=_unless_named(article.source, pattern),
        edition=optional(article.edition),
        slug=None if article.slug and _is_named(article.slug, article.redact) else article.slug,
        aliases=tuple(alias for alias in article.aliases if not _is_named(alias, article.redact)),
        correction=correction and Correction(text(correction.text), correction.date),
        extra=tuple((text(key), text(value)) for key, value in article.extra),
        reading=replace(article.reading, evidence=()),
    )


def redacted_text(source: str, passages: tuple[str, ...]) -> str:
    """A text without the passages."""
    return _pattern(passages).sub(BAR, unicodedata.normalize("NFC", source))


def redacted_source(source: str, article: Article) -> str:
    """What the raw copy of a redacted article says: its source without the passages.

    Markup, hyphens at line ends, escapes and damaged letters can hide a passage in the source that the record
    spells out. Where there may be one, the record's own text is given instead.
    """
    text = redacted_text(source, article.redact)
    if text.count(BAR) < "\n".join(_texts(article)).count(BAR) or _still_says(text, article.redact):
        parts = (article.headline, article.subhead, *(block.text for block in article.body))
        return "\n\n".join(part for part in parts if part) + "\n"
    return text


def unfound(article: Article, source: str) -> list[str]:
    """Which of the passages that an article's `redact` names stand neither in it nor in its source.

    To be asked of the article as it was before.
    """
    told = (*_texts(article), *article.authors, *article.tags, article.section or "", article.source or "")
    everything = "\n".join((*told, article.path, unicodedata.normalize("NFC", source)))
    return [passage for passage in article.redact if _pattern((passage,)).search(everything) is None]


def _texts(article: Article) -> Iterator[str]:
    """All texts of an article in which a passage becomes a bar."""
    yield article.headline
    for text in (article.kicker, article.subhead, article.byline, article.dateline, article.attribution):
        yield text or ""
    yield article.rights or ""
    yield article.words
    for note in article.notes:
        yield note.text
    if article.correction is not None:
        yield article.correction.text
    for key, value in article.extra:
        yield f"{key}\n{value}"


def _blocks(blocks: Sequence[Block], pattern: re.Pattern[str]) -> Iterator[Block]:
    """The blocks with bars, also where a passage begins in one and ends in another.

    Markup goes with the passage: it may stand in an address, or be parted by tags.
    """
    joined = "\n".join(block.text for block in blocks)
    spans = [found.span() for found in pattern.finditer(joined)]
    begin = 0
    for block in blocks:
        end = begin + len(block.text)
        here = [(max(start, begin), min(stop, end)) for start, stop in spans if start < end and stop > begin]
        text = _barred(joined, begin, end, here)
        touched = bool(here) or pattern.search(block.html) is not None
        yield replace(block, text=text, html="") if touched else block
        begin = end + 1


def _barred(text: str, begin: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    pieces = []
    for start, stop in spans:
        pieces += [text[begin:start], BAR]
        begin = stop
    return "".join((*pieces, text[begin:end]))


def _illustrated(article: Article, pattern: re.Pattern[str]) -> tuple[tuple[Block, ...], tuple[Picture, ...]]:
    """The body, and the pictures that stay: no passage is in their words, their names or their block."""
    silent = {picture.place for picture in article.pictures if not _shows(picture, pattern)}
    body = tuple(
        replace(block, html="") if silent.intersection(places(block.html)) else block
        for block in _blocks(article.body, pattern)
    )
    left = {number for block in body for number in places(block.html)}
    return body, tuple(
        picture
        for picture in article.pictures
        if (picture.place in left if picture.place else _shows(picture, pattern))
    )


def _shows(picture: Picture, pattern: re.Pattern[str]) -> bool:
    name = re.sub(r"[-_.]+", " ", picture.file.rpartition("/")[2])
    words = (name, picture.alt, picture.caption or "", picture.credit or "")
    return not any(pattern.search(unicodedata.normalize("NFC", text)) for text in words)


def _without(values: Iterable[str], pattern: re.Pattern[str]) -> tuple[str, ...]:
    """A name with a bar in it would be a listing of its own; it goes altogether."""
    return tuple(value for value in values if pattern.search(value) is None)


def _unless_named(value: str | None, pattern: re.Pattern[str]) -> str | None:
    return None if value is None or pattern.search(value) else value


def _is_named(address: str, passages: tuple[str, ...]) -> bool:
    """Whether a path or an address says one of the passages."""
    return any(names(address, headline_slug(passage)) for passage in passages)


def _still_says(text: str, passages: tuple[str, ...]) -> bool:
    """Whether any passage is left when spaces, signs, markup, accents and escapes are put aside."""
    view = _letters(html.unescape(_ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), text)))
    letters = (_letters(passage) for passage in passages)
    return any(len(each) >= _LEAST and each in view for each in letters)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


@lru_cache(maxsize=64)
def _pattern(passages: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the passages, the longest first; white space in them may be any, line ends included."""
    shapes = {
        rf"[\s{_UNSEEN}{re.escape(_DASHES)}]+".join(
            map(_shape, unicodedata.normalize("NFC", passage).split())
        )
        for passage in passages
        if passage.strip()
    }
    return re.compile(
        "|".join(sorted(shapes, key=lambda shape: (-len(shape), shape))) or r"(?!)", re.IGNORECASE
    )


def _shape(word: str) -> str:
    """The word, also where a hyphen parts it at the end of a line."""
    return rf"(?:[{_UNSEEN}]|[-\u2010]\s*)*".join(_ALIKE.get(char, re.escape(char)) for char in word)
