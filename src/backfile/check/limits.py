"""A look at a page's tags before it is parsed: HTML's own rules let a small page cost hours.

A tree builder searches its stack of open elements at every tag, and repeats open formatting elements in every
paragraph: 300,000 nested <div> took 7 minutes, 10,000 unclosed <b> with different attributes 52 seconds
(lexbor 2.5; browsers stop at 512 levels for the same reason). One linear pass over the tags of large pages
finds them.
"""

from __future__ import annotations

import re

DEEPEST = 500
"""Levels of nesting. Pages of this program have fewer than 30."""
LONGEST_TAG = 50_000
"""Bytes of one tag with its attributes."""
_FEW_TAGS = 2_000
_SMALL = 100_000

_TAG = re.compile(rb"""<(/?)([a-z][a-z0-9-]*)(?:[^>"']|"[^"]*"|'[^']*')*+>""", re.IGNORECASE)
# Void elements, and those whose end tag may be left out.
_NO_LEVEL = frozenset(
    b"area base br col embed hr img input link meta param source track wbr"
    b" p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt html head body".split()
)


def tangle(source: bytes) -> str | None:
    """Why the page should not be parsed, or None. The reason ends a sentence that begins with the page."""
    if source.count(b"<") < _FEW_TAGS and len(source) < _SMALL:
        return None
    depth = deepest = 0
    for tag in _TAG.finditer(source):
        if tag.end() - tag.start() > LONGEST_TAG:
            return f"has a tag of {tag.end() - tag.start():,} bytes"
        if tag[2].lower() in _NO_LEVEL:
            continue
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return f"nests {deepest:,} elements" if deepest > DEEPEST else None
