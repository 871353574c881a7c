"""What a person should look at in one file, and the one line that settles it."""

from __future__ import annotations

from pathlib import PurePosixPath

from msgspec import Struct

from backfile.defaults import LAYOUTS
from backfile.errors import Problem
from backfile.loader.reading import DOUBTFUL
from backfile.records import Article, Evidence


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
            _question(found),
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
                f"If the paragraphs are wrong, write `layout: ...` into _defaults.yaml, with one of: "
                f"{', '.join(LAYOUTS)}.",
            )
        )
    return doubts


def remedy(path: str, field: str) -> str:
    """What to write where, if the field was read wrongly."""
    if field == "encoding":
        return "If letters are wrong, write `encoding: ...` into the folder's _defaults.yaml."
    return f"If this is wrong, {correction(path, field)}."


def correction(path: str, field: str) -> str:
    """How to say what a field is, as an imperative."""
    name = f"{PurePosixPath(path).stem}.yaml"
    line = f"`{field}: [...]`" if field == "authors" else f"`{field}: ...`"
    return f"write {line} into {name} beside the file"


def _question(found: Evidence) -> str:
    why = f" ({found.why})" if found.why else ""
    return f"the {found.field} is not certain{why}"
