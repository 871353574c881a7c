"""Raw text that carries markup: HTML's tags and entities, Markdown's signs. It is printed as it stands.

A sign or two may be meant as they are (`* * *`, `a < b`, `AT&T;`), so it takes two tags, an entity of HTML's
own list, or two kinds of Markdown's signs.
"""

from __future__ import annotations

import re
from html.entities import html5
from itertools import islice
from pathlib import PurePosixPath

from backfile.loader.doubts import Doubt

_TAG = re.compile(
    r"</?(?:p|div|span|br|hr|b|i|u|em|strong|a|h[1-6]|font|table|t[rdh]|ul|ol|li|blockquote|img|center|sup|sub)"
    r"(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_CODE = re.compile(
    r"\[/?(?:b|i|u|url|quote|img|size|color)(?:=[^\]\n]{0,100})?\]|'{3}(?=\S)|\{\{[^{}\n]{1,200}\}\}"
)
_SIGNS = (
    ("#", re.compile(r"^#{1,6} \S", re.MULTILINE)),
    ("*", re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*")),
    ("]", re.compile(r"!?\[[^\]\n]{1,200}\]\([^)\s]{1,300}\)")),
)
"""Markdown's signs, each with a character it cannot be without."""
_KINDS = 2
_TAGS = 2
_REACH = 20_000  # characters; markup does not begin in the middle of a text


def doubts(text: str, path: str) -> list[Doubt]:
    """What is to be said of markup in the raw text of the file `path`."""
    text = text[:_REACH]
    found = []
    if "<" in text and len(tags := list(islice(_TAG.finditer(text), _TAGS))) == _TAGS:
        found.append(_doubt(text, tags[0], "a tag of HTML", "Save the text without its tags."))
    elif "&" in text and (entity := next(filter(_is_entity, _ENTITY.finditer(text)), None)) is not None:
        hint = f"Save the text without entities, or rename the file to {_renamed(path)}, where they are read."
        found.append(_doubt(text, entity, "an entity of HTML", hint))
    top = text[: len(text) // 2 + 1]  # a wire's notebook has headings like Markdown's, below its report
    coded = ("[" in text and "[/" in text) or "'''" in text or ("{" in text and "{{" in text)
    if coded and len(tags := list(islice(_CODE.finditer(text), _TAGS))) == _TAGS:
        found.append(
            _doubt(text, tags[0], "a sign of a forum or a wiki", "Save the text without such signs.")
        )
    signs = [match for mark, sign in _SIGNS if mark in top and (match := sign.search(top)) is not None]
    if len(signs) >= _KINDS:
        first = min(signs, key=lambda match: match.start())
        hint = f"Rename the file to {_renamed(path)} to have Markdown read."
        found.append(_doubt(text, first, "a sign of Markdown", hint))
    return found


def _doubt(text: str, match: re.Match[str], what: str, hint: str) -> Doubt:
    shown = match[0] if len(match[0]) <= 20 else f"{match[0][:20]}..."
    line = text.count("\n", 0, match.start()) + 1
    return Doubt("markup", f"{shown!r} looks like {what}, and is printed as it stands", hint, line)


def _is_entity(match: re.Match[str]) -> bool:
    return match[0][1] == "#" or match[0][1:] in html5


def _renamed(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(".md").name)
