"""The text that tags are looked for in, and what its offsets count from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from backfile.records import Article
from backfile.tagging.folding import even, lower

_NEAR = 60
"""A run-in dateline begins within so many characters of the lead: an agency or a byline may precede it."""


def parts(article: Article) -> tuple[str, ...]:
    """What is searched, in order: headline, subhead, dateline, then every block of the body.

    Parts that the article lacks are empty texts, so part 0 is always the headline and part 3 the body's
    first block. Offsets of evidence count code points of these parts joined by line ends.
    """
    return (
        article.headline,
        article.subhead or "",
        article.dateline or "",
        *(block.text for block in article.body),
    )


HEADLINE, SUBHEAD, DATELINE, LEAD = range(4)
"""Numbers of the parts; all after LEAD, the body's first block, are later blocks."""


class Before(NamedTuple):
    """The word before an offset; empty where there is none."""

    word: str
    start: int
    between: str
    """What parts them: nothing, a space or a comma; of two characters the first."""


def word_before(text: str, at: int, low: int) -> Before:
    r"""The word before an offset, beginning at `low` or later; it may hold dots, hyphens, apostrophes.

    What the expression ([\w.'-]+)([ ,]?) ?\Z finds, but read from right to left: in a third of the time.
    """
    end, between = at, ""
    if end > low and text[end - 1] in " ,":
        end -= 1
        between = text[end]
        if between == " " and end > low and text[end - 1] in " ,":
            end -= 1
            between = text[end]
    start = end
    while start > low and (text[start - 1].isalnum() or text[start - 1] in "_.'-"):
        start -= 1
    return Before(text[start:end], start, between)


@dataclass(frozen=True, slots=True)
class TaggedText:
    """The joined parts, ready for searching. `plain` and `folded` are as long as the text itself."""

    plain: str
    folded: str
    starts: tuple[int, ...]
    """Where each part begins."""
    dateline: tuple[int, int]
    """Where the lead repeats the dateline that runs into it; (0, 0) if it does not."""

    @classmethod
    def of(cls, article: Article) -> TaggedText:
        """The article's text, with typographic apostrophes and hyphens made plain."""
        pieces = parts(article)
        plain = even("\n".join(pieces))
        starts = [0]
        for piece in pieces[:-1]:
            starts.append(starts[-1] + len(piece) + 1)
        return cls(plain, lower(plain), tuple(starts), _run_in(article, plain, starts))

    def in_dateline(self, offset: int) -> bool:
        """Whether an offset lies in the lead's run-in dateline."""
        return self.dateline[0] <= offset < self.dateline[1]

    def part(self, offset: int) -> int:
        """The part that an offset lies in: 0 headline, 1 subhead, 2 dateline, 3 and up the body."""
        return bisect_right(self.starts, offset) - 1


def _run_in(article: Article, plain: str, starts: list[int]) -> tuple[int, int]:
    if not article.dateline or len(starts) <= LEAD:
        return 0, 0
    dateline = even(article.dateline)
    at = plain.find(dateline, starts[LEAD], starts[LEAD] + len(dateline) + _NEAR)
    return (at, at + len(dateline)) if at >= 0 else (0, 0)


def locate(article: Article, start: int, end: int) -> tuple[int, int, int]:
    """(part, start, end) of a piece of evidence, with offsets inside that part: for marking it on a page."""
    text = TaggedText.of(article)
    part = text.part(start)
    return part, start - text.starts[part], end - text.starts[part]
