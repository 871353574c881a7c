"""An article in a sentence or two: its subhead, or the first words of its body."""

from __future__ import annotations

from backfile.records import Article

LENGTH = 200
"""Characters at most, the ellipsis included: what listings, feeds and previews have room for."""


def summary(article: Article) -> str:
    """Plain text on one line, cut between words where the script has spaces; empty if there is no text."""
    if article.subhead:
        return shortened(article.subhead)
    for block in article.body:
        if block.kind in ("paragraph", "quote") and block.text:
            return shortened(block.text)
    return ""


def shortened(text: str, length: int = LENGTH) -> str:
    """The text on one line, ended with an ellipsis where it was too long."""
    line = " ".join(text[: length * 4].split())
    if len(line) <= length:
        return line
    head = line[: length - 1]
    space = head.rfind(" ")
    if space > length // 2:
        head = head[:space]
    return head.rstrip(" ,;:-–—") + "…"
