"""All that people say of one article, in its sidecar and its front matter, or all that is wrong in these.

The front matter stands in the text, and the sidecar may say how that is encoded: so the bytes are read here.
"""

from __future__ import annotations

from msgspec import Struct

from backfile.defaults import Defaults
from backfile.errors import Problem
from backfile.loader import frontmatter
from backfile.loader.decode import Decoded, Undecodable, decode
from backfile.loader.frontmatter import NOTHING, Given
from backfile.yamltree import YamlError, parse


class Said(Struct, frozen=True):
    """A source's text, and what is said of it."""

    decoded: Decoded
    beside: Given
    above: Given
    taken: int
    """How many lines of the text are front matter."""
    problems: tuple[Problem, ...]


def said(
    path: str, data: bytes, sidecar: bytes | None, sidecar_path: str, defaults: Defaults
) -> Said | tuple[Problem, ...]:
    """What is said of the article of a source, or all the reasons why that cannot be known.

    The arguments are those of `backfile.loader.load`.
    """
    faults: list[Problem] = []
    problems: list[Problem] = []
    beside, above, taken = NOTHING, NOTHING, 0
    if sidecar is not None:
        try:
            beside = _beside(sidecar, sidecar_path, problems)
        except YamlError as error:
            faults += _problems(sidecar_path, error, "bad-sidecar")
    decoded = decode(
        data,
        declared=beside.encoding or defaults.encoding,
        language=beside.language or defaults.language,
    )
    if isinstance(decoded, Undecodable):
        # A sidecar that cannot be used may say how the text is to be decoded.
        if not faults or b"encoding" not in (sidecar or b""):
            faults.append(decoded.doubt.at(path))
        return tuple(faults)
    problems += [doubt.at(path) for doubt in decoded.doubts]
    try:
        above, taken, doubts = frontmatter.split(decoded.text)
        problems += [doubt.at(path) for doubt in doubts]
    except YamlError as error:
        faults += _problems(path, error, "bad-front-matter")
    return tuple(faults) or Said(decoded, beside, above, taken, tuple(problems))


def _beside(data: bytes, path: str, problems: list[Problem]) -> Given:
    """What a sidecar says; its doubts are added to `problems`. Raises YamlError."""
    decoded = decode(data, yaml=True)
    if isinstance(decoded, Undecodable):
        if decoded.doubt.code == "empty":
            return NOTHING
        raise YamlError(decoded.doubt.message, line=1, hint="Save it as UTF-8 text.")
    lines = decoded.text.split("\n")
    marked = lines[0].rstrip() == "---"
    given, doubts = frontmatter.read_fields(parse("\n".join(lines[marked:]), first_line=1 + marked))
    problems += [doubt.at(path) for doubt in (*decoded.doubts, *doubts)]
    return given


def _problems(path: str, error: YamlError, code: str) -> list[Problem]:
    return [
        Problem(path=path, code=code, message=fault.message, hint=fault.hint, line=fault.line)
        for fault in (error, *error.others)
    ]
