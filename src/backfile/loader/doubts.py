"""What a person should look at in one file, and the one line that settles it."""

from __future__ import annotations

from pathlib import PurePosixPath

from msgspec import Struct

from backfile.defaults import LAYOUTS
from backfile.errors import Problem
from backfile.loader.reading import DOUBTFUL
from backfile.records import Article, Evidence, PartialDate

_SHOWN = 60  # characters of a field that is in doubt
DENIABLE = frozenset(("kicker", "subhead", "byline", "dateline", "attribution"))
"""Fields of which `""` says that there is none; a key with nothing behind it, as in a form, says nothing."""


class Doubt(Struct, frozen=True):
    """A problem with a text whose path is not known where it was found."""

    code: str
    message: str
    hint: str = ""
    line: int | None = None

    def at(self, path: str) -> Problem:
        """The problem, of the file `path`."""
        return Problem(path=path, code=self.code, message=self.message, hint=self.hint, line=self.line)


def review(article: Article) -> list[Doubt]:
    """The fields of an article that a person should confirm, each with the line that settles it."""
    reading = article.reading
    doubts = [
        Doubt(
            f"doubtful-{found.field}",
            _question(article, found),
            remedy(article.path, found.field),
            found.first or None,
        )
        for found in reading.evidence
        if found.confidence < DOUBTFUL
    ]
    lines = sum(last - first + 1 for first, last, role in reading.roles if role == "body")
    if reading.layout_confidence < DOUBTFUL and lines > 1:
        doubts.append(
            Doubt(
                "doubtful-layout",
                f"the layout is not certain; the text was read as: {reading.layout}",
                f"To settle it, write `layout: {reading.layout}` into the folder's _defaults.yaml, or what "
                f"is right: {', '.join(name for name in LAYOUTS if name != reading.layout)}.",
            )
        )
    return doubts


def second_article(line: int | None) -> list[Doubt]:
    """What is to be said where another article seems to begin."""
    if line is None:
        return []
    hint = "If so, put what begins here into a file of its own."
    return [Doubt("two-articles", "another article seems to begin in this file", hint, line)]


def remedy(path: str, field: str) -> str:
    """What to write where, to say what a field is."""
    more = ""
    if field in DENIABLE:
        more = f', or `{field}: ""` if there is none'
    elif field == "date":
        more = ", as much as is known: 1951, 1951-05 or 1951-05-09"
    return f"To settle it, {correction(path, field)}{more}."


def correction(path: str, field: str) -> str:
    """How to say what a field is, as an imperative."""
    name = f"{PurePosixPath(path).stem}.yaml"
    line = f"`{field}: [...]`" if field == "authors" else f"`{field}: ...`"
    return f"write {line} into {name} beside the file"


def _question(article: Article, found: Evidence) -> str:
    value = getattr(article, found.field)
    shown = value.iso if isinstance(value, PartialDate) else " ".join(str(value or "").split())
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN].rstrip()} ..."
    why = f" ({found.why})" if found.why else ""
    quoted = f' "{shown}"' if shown else ""
    return f"the {found.field}{quoted} is not certain{why}"
