"""The text that tags are looked for in, and what its offsets count from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from backfile.records import Article
from backfile.tagging.folding import even, lower


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


@dataclass(frozen=True, slots=True)
class TaggedText:
    """The joined parts, ready for searching. `plain` and `folded` are as long as the text itself."""

    plain: str
    folded: str
    starts: tuple[int, ...]
    """Where each part begins."""

    @classmethod
    def of(cls, article: Article) -> TaggedText:
        """The article's text, with typographic apostrophes and hyphens made plain."""
        pieces = parts(article)
        plain = even("\n".join(pieces))
        starts = [0]
        for piece in pieces[:-1]:
            starts.append(starts[-1] + len(piece) + 1)
        return cls(plain, lower(plain), tuple(starts))

    def part(self, offset: int) -> int:
        """The part that an offset lies in: 0 headline, 1 subhead, 2 dateline, 3 and up the body."""
        return bisect_right(self.starts, offset) - 1


def locate(article: Article, start: int, end: int) -> tuple[int, int, int]:
    """(part, start, end) of a piece of evidence, with offsets inside that part: for marking it on a page."""
    text = TaggedText.of(article)
    part = text.part(start)
    return part, start - text.starts[part], end - text.starts[part]
