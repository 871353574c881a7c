"""An article in a sentence or two: its subhead, or the first words of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backfile.records import Article

LENGTH = 200
"""Characters at most, the ellipsis included: what listings, feeds and previews have room for."""
OPENING = 450
"""The same of the story that leads the front page."""
_LINE_END = re.compile(r"(?<=[^\s.,;:!?…。、—–-])[ \t]*\n\s*")
"""Where a deck of several lines needs a mark between two of them, once they stand on one line."""


_BEFORE_ELLIPSIS = " .,;:-–—…。、，；：،؛।"


def summary(article: Article) -> str:
    """Plain text on one line, cut between words where the script has spaces; empty if there is no text."""
    if article.subhead:
        return shortened(_LINE_END.sub(" · ", article.subhead))
    return shortened(next(_texts(article), ""))


def opening(article: Article) -> str:
    """The beginning of the body, over as many paragraphs as a story that leads a page has room for."""
    return shortened(" ".join(_texts(article)), OPENING)


def _texts(article: Article) -> Iterator[str]:
    return (block.text for block in article.body if block.kind in ("paragraph", "quote") and block.text)


def shortened(text: str, length: int = LENGTH) -> str:
    """The text on one line, ended with an ellipsis where it was too long."""
    line = " ".join(text[: length * 4].split())
    if len(line) <= length:
        return line
    head = line[: length - 1]
    space = head.rfind(" ")
    if space > length // 2:
        head = head[:space]
    return head.rstrip(_BEFORE_ELLIPSIS) + "…"
