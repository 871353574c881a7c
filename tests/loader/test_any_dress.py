"""An article says the same in any layout, encoding and line ends, and however it names its writer."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.inspect import record
from backfile.loader import load
from backfile.records import Loaded


class Tongue(NamedTuple):
    """An article in one language: its lines, and what they say."""

    headline: str
    bylines: list[tuple[str, list[str]]]
    """As printed, and the names in it."""
    days: list[str]
    """All of 4 May 2021."""
    opening: str
    place: str
    sentences: list[str]
    encodings: list[str]
    width: int
    """Characters of a wrapped line."""
    spaced: bool


TONGUES = {
    language: Tongue(**said)
    for language, said in json.loads(Path(__file__).with_name("tongues.json").read_text("utf-8")).items()
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")
LINE_ENDS = ("\n", "\r\n", "\r")
UNICODE_LINE_ENDS = (*LINE_ENDS, "\x85", "\u2028", "\u2029")
LAYOUTS = (
    "one paragraph a line",
    "blank lines",
    "hard-wrapped with indents",
    "hard-wrapped with blank lines",
    "ocr columns",
)


def wrapped(paragraph: str, width: int, indent: str, tongue: Tongue) -> list[str]:
    if tongue.spaced:
        return textwrap.wrap(paragraph, width, initial_indent=indent, break_on_hyphens=False)
    text = indent + paragraph
    return [text[at : at + width] for at in range(0, len(text), width)]


def lines(tongue: Tongue, head: list[str], body: list[str], layout: str) -> list[str]:
    if layout == "one paragraph a line":
        return [*head, *body]
    if layout == "blank lines":
        return [line for part in (*head, *body) for line in (part, "")]
    width = 30 if layout == "ocr columns" else tongue.width
    indent = ("   " if tongue.spaced else "　") if "indents" in layout else ""
    between = [""] if "blank" in layout else []
    text = [line for part in body for line in (*wrapped(part, width, indent, tongue), *between)]
    return [*head, *between, *text]


@st.composite
def dressed(draw: st.DrawFn) -> tuple[dict[str, object], bytes, str]:
    """What an article says, its bytes, and how it is dressed."""
    language = draw(st.sampled_from(sorted(TONGUES)))
    tongue = TONGUES[language]
    printed, names = draw(st.sampled_from(tongue.bylines))
    day = draw(st.sampled_from(tongue.days))
    layout = draw(st.sampled_from(LAYOUTS[:4]))
    encoding = draw(st.sampled_from((*UNICODE, *tongue.encodings)))
    newline = draw(st.sampled_from(UNICODE_LINE_ENDS if encoding.startswith("utf") else LINE_ENDS))
    order = draw(st.permutations(range(3)))
    joint = " " if tongue.spaced else ""
    body = [joint.join((tongue.sentences[at], tongue.sentences[(at + 1) % 3])) for at in order]
    body[0] = tongue.opening + body[0]
    text = "\n".join(lines(tongue, [tongue.headline, printed, day], body, layout))
    if draw(st.booleans()) and encoding.startswith("utf"):
        text = unicodedata.normalize("NFD", text)
    said: dict[str, object] = {
        "headline": tongue.headline,
        "kicker": None,
        "subhead": None,
        "authors": names,
        "dateline": tongue.place or None,
        "date": "2021-05-04",
        "body": body,
        "language": language,
    }
    try:
        data = text.replace("\n", newline).encode(encoding)
    except UnicodeEncodeError:  # a sign that the encoding lacks
        encoding, data = "utf-8", text.replace("\n", newline).encode()
    return said, data, f"{language}, {layout}, {encoding}, {newline!r}"


@settings(max_examples=120, deadline=None)
@given(dressed())
def test_an_article_says_the_same_in_any_dress(article: tuple[dict[str, object], bytes, str]) -> None:
    said, data, dress = article
    found = load("a.txt", data)
    assert isinstance(found, Loaded), dress
    got = record(found.article, found.warnings)
    assert {name: got[name] for name in said} == said, dress


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_columns_say_the_same_where_paragraphs_can_be_told(language: str) -> None:
    tongue = TONGUES[language]
    body = [" ".join(tongue.sentences), " ".join(reversed(tongue.sentences))]
    head = [tongue.headline.upper(), tongue.bylines[0][0]]
    text = "\n".join(lines(tongue, head, body, "ocr columns"))
    found = load("a.txt", text.encode())
    assert isinstance(found, Loaded)
    assert found.article.reading.layout == "ocr columns"
    assert found.article.headline == tongue.headline.upper()
    assert "".join("".join(block.text.split()) for block in found.article.body) == "".join(
        "".join(body).split()
    )
