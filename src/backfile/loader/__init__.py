"""Bytes and defaults in, an `Article` out: the one part that knows how newsrooms write their files.

`load` is pure: it reads no file and keeps no state, so it may run in any process, in any order.

The way of an article, for those who read this code for the first time:

    assemble        all of it, and at its end the record, field by field
      said          what people say of it (frontmatter), and its bytes as text (decode, tidy)
      text          a raw text; what its lines are is measured first (layout), then come in turn
        opening     where the text begins, if its lines are wrapped (which paragraphs joins)
        head        the lines above the text (above, headline, decks), from the top down
        tail        the lines below the text, from the last one up
        body        what lies between
      markdown      CommonMark in the place of a raw text (commonmark, sanitise)

What one line says by itself is known to the modules named for it: byline, dateline, daylines, notes and
others. What its neighbours tell is known to those that take lines for the head: namesabove, signed,
placelines, captions, topics. The words that they look for stand in lexicon, marks, timewords and months.
"""

from __future__ import annotations

from backfile.loader.assemble import MARKDOWN_SUFFIXES, load
from backfile.loader.reading import DOUBTFUL

__all__ = ["DOUBTFUL", "MARKDOWN_SUFFIXES", "load"]
