"""Blacks out words wherever an article's text goes: page, raw copy, listings, feeds, search, data, tags.

It works on the record, right after it is loaded, so that nothing behind it can know what stood there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from backfile.loader.pictures import places
from backfile.records import Article, Block, Correction, Note, Picture

BAR = "█████"
"""What stands in the place of every passage, long or short: its length would be a hint."""


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
        section=optional(article.section),
        edition=optional(article.edition),
        slug=None if article.slug is None or pattern.search(article.slug.replace("-", " ")) else article.slug,
        correction=correction and Correction(text(correction.text), correction.date),
        extra=tuple((text(key), text(value)) for key, value in article.extra),
        reading=replace(article.reading, evidence=()),
    )


def redacted_text(source: str, passages: tuple[str, ...]) -> str:
    """A source's text without the passages, for the raw copy."""
    return _pattern(passages).sub(BAR, unicodedata.normalize("NFC", source))


def _block(block: Block, pattern: re.Pattern[str]) -> Block:
    """Markup goes with the passage: it may stand in an address, or be parted by tags."""
    text = pattern.sub(BAR, block.text)
    touched = text != block.text or pattern.search(block.html) is not None
    return replace(block, text=text, html="") if touched else block


def _illustrated(article: Article, pattern: re.Pattern[str]) -> tuple[tuple[Block, ...], tuple[Picture, ...]]:
    """The body, and the pictures that stay: no passage is in their words, their names or their block."""
    silent = {picture.place for picture in article.pictures if not _shows(picture, pattern)}
    body = tuple(
        replace(block, html="") if silent.intersection(places(block.html)) else block
        for block in (_block(block, pattern) for block in article.body)
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


@lru_cache(maxsize=64)
def _pattern(passages: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the passages, the longest first; white space in them may be any, line ends included."""
    shapes = {
        r"\s+".join(re.escape(word) for word in unicodedata.normalize("NFC", passage).split())
        for passage in passages
        if passage.strip()
    }
    return re.compile(
        "|".join(sorted(shapes, key=lambda shape: (-len(shape), shape))) or r"(?!)", re.IGNORECASE
    )
