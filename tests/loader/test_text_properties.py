"""What must hold for any text: nothing is lost, and a layout does not change what an article says."""

import textwrap
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_fixtures import cases, context

from backfile.loader import dateline, text

NOUNS = [
    "harbour",
    "bridge",
    "council",
    "ferry",
    "school",
    "museum",
    "library",
    "river",
    "station",
    "market",
    "orchard",
    "bakery",
]
VERBS = ["opens", "closes", "widens", "repairs", "paints", "sells", "leaves", "keeps", "loses", "finds"]
WORDS = [
    "the",
    "board",
    "said",
    "that",
    "it",
    "would",
    "go",
    "on",
    "with",
    "the",
    "work",
    "in",
    "spite",
    "of",
    "what",
    "had",
    "been",
    "said",
    "about",
    "its",
    "cost",
    "and",
    "that",
    "nobody",
    "in",
    "the",
    "upper",
    "town",
    "need",
    "fear",
    "for",
    "a",
    "place",
    "on",
    "the",
    "morning",
    "boat",
]
FIRST = ["Anna", "Marta", "Owen", "Ruth", "Ellen", "Peter", "Nora", "Jonas"]
LAST = ["Lindqvist", "Pryce", "Osgood", "Ansell", "Marsh", "Hale", "Quill", "Holm"]

headlines = st.builds(
    lambda noun, verb, other, time: f"Town {noun} {verb} its {other} after {time} years",
    st.sampled_from(NOUNS),
    st.sampled_from(VERBS),
    st.sampled_from(NOUNS),
    st.sampled_from(("three", "eleven", "forty")),
)
sentences = st.builds(
    lambda start, words: " ".join(["On", start, *words]) + ".",
    st.sampled_from(("Monday", "Friday", "Sunday")),
    st.lists(st.sampled_from(WORDS), min_size=14, max_size=24),
)
paragraphs = st.lists(st.builds("{} {}".format, sentences, sentences), min_size=3, max_size=6)
people = st.builds("{} {}".format, st.sampled_from(FIRST), st.sampled_from(LAST))


@dataclass(frozen=True)
class Story:
    headline: str
    byline: str
    authors: tuple[str, ...]
    place: str
    printed_place: str
    day: str | None
    printed_day: str | None
    body: tuple[str, ...]
    attribution: str | None


@st.composite
def stories(draw):
    first, second = draw(st.lists(people, min_size=2, max_size=2, unique=True))
    byline, authors = draw(
        st.sampled_from(
            [
                (f"By {first}", (first,)),
                (f"By {first} and {second}", (first, second)),
                (f"By {first.upper()}, {second.upper()}", (first.upper(), second.upper())),
                (f"By {first}, Staff Writer", (first,)),
                (f"By {first} | The Valley Herald", (first,)),
                (f"Written by {first}", (first,)),
                (f"(By {first}.)", (first,)),
            ]
        )
    )
    place, printed_place = draw(
        st.sampled_from(
            [
                ("PORT ELLIS, Maine", "PORT ELLIS, Maine (AP) — "),
                ("DUNMORE", "DUNMORE, Feb. 26 - "),
                ("LISBON", "LISBON (Reuters) - "),
                ("ISLAMABAD", "ISLAMABAD: "),
                ("VIENNA", "VIENNA — "),
            ]
        )
    )
    day, printed_day = draw(
        st.sampled_from(
            [
                (None, None),
                ("1951-05-04", "4 May 1951"),
                ("2021-05-03", "Published 3 May 2021 10:15 GMT"),
                ("1998-04-03", "Friday, April 3, 1998"),
                ("2019-06-14", "2019-06-14 08:30"),
                ("2016-04-20", "12:43, 20 Apr 2016 Updated 12:44, 20 Apr 2016"),
                ("2017-07-27", "Published Thu 27 Jul 2017 • 3 minute read"),
                ("2019-03-12", "March 12, 2019 at 9.24 pm ET"),
            ]
        )
    )
    attribution = draw(st.sampled_from([None, "© 2021 The Valley Herald", "Reuter", "All rights reserved."]))
    return Story(
        draw(headlines),
        byline,
        authors,
        place,
        printed_place,
        day,
        printed_day,
        tuple(draw(paragraphs)),
        attribution,
    )


def one_a_line(story, head, body):
    return [*head, *body, *([story.attribution] if story.attribution else [])]


def blank_lines(story, head, body):
    return [line for part in one_a_line(story, head, body) for line in (part, "")]


def wrapped(story, head, body, *, indent, blank, width=66):
    lines = []
    for paragraph in body:
        lines += textwrap.wrap(paragraph, width, initial_indent=indent, break_on_hyphens=False)
        lines += [""] * blank
    top = [*head, ""] if blank else list(head)
    return [*top, *lines, *([story.attribution] if story.attribution else [])]


LAYOUTS = {
    "one paragraph a line": one_a_line,
    "blank lines": blank_lines,
    "hard-wrapped with indents": lambda *parts: wrapped(*parts, indent="   ", blank=0),
    "hard-wrapped with blank lines": lambda *parts: wrapped(*parts, indent="", blank=1),
}


def render(story: Story, layout: str) -> list[str]:
    head = [story.headline, story.byline, *([story.printed_day] if story.printed_day else [])]
    return LAYOUTS[layout](story, head, printed_body(story))


def printed_body(story: Story) -> list[str]:
    return [story.printed_place + story.body[0], *story.body[1:]]


@settings(max_examples=60)
@given(stories(), st.sampled_from(sorted(LAYOUTS)))
def test_a_story_reads_the_same_in_every_layout(story, layout):
    reading = text.read(render(story, layout), context("en"))
    assert reading.layout == layout
    assert reading.headline == story.headline
    assert reading.byline == story.byline
    assert reading.authors == story.authors
    assert reading.dateline == story.place
    assert (reading.date and reading.date.iso) == story.day
    assert [block.text for block in reading.body] == printed_body(story)
    assert reading.attribution == story.attribution
    assert (reading.subhead, reading.kicker, reading.notes) == (None, None, ())


ANY_LINE = st.one_of(
    st.just(""),
    st.text(max_size=60),
    st.sampled_from(
        ["By Jane Doe", "© 2020 A", "4 May 1951", "    indented line of text", "LONDON (AP) —", "***"]
    ),
    sentences,
)


@settings(max_examples=150)
@given(st.lists(ANY_LINE, max_size=30), st.integers(1, 9), st.sampled_from(["en", "ko", "ar", "zh", "xx"]))
def test_every_line_has_one_role_and_every_printed_line_has_a_use(lines, first_line, language):
    lines = [line.replace("\n", " ").replace("\r", " ") for line in lines]
    reading = text.read(lines, context(language, first_line))
    covered = [number for first, last, _ in reading.roles for number in range(first, last + 1)]
    assert covered == list(range(first_line, first_line + len(lines)))
    blank = {n for first, last, role in reading.roles if role == "blank" for n in range(first, last + 1)}
    assert blank == {first_line + n for n, line in enumerate(lines) if not line.strip()}
    for item in reading.evidence:
        assert first_line <= item.first <= item.last < first_line + len(lines)


@pytest.mark.parametrize(("lines", "expected"), list(cases()))
def test_reading_the_plain_text_of_a_reading_gives_it_again(lines, expected):
    known = context(expected[0].removeprefix("language: "))
    once = text.read(lines, known)
    again = text.read(plain_text(once, known.language), known)
    for name in ("kicker", "headline", "subhead", "byline", "authors", "dateline", "date", "attribution"):
        assert getattr(again, name) == getattr(once, name), name
    assert pieces(again) == pieces(once)


def pieces(reading):
    return [line for block in reading.body for line in block.text.split("\n")]


def plain_text(reading, language):
    """The article as a person would type it: each part on a line of its own, blank lines between."""
    parts = [reading.kicker, reading.headline, reading.subhead, reading.byline]
    spot = dateline.run_in(reading.body[0].text, language) if reading.body else None
    printed = (spot and spot.place == reading.dateline) or (reading.dateline or "") in (reading.byline or "")
    parts.append(None if printed else reading.dateline)
    parts.append(reading.date and reading.date.iso)
    for block in reading.body:
        bullet = "• " if block.kind == "list" else ""
        parts += [bullet + line for line in block.text.split("\n")]
    parts.append(reading.attribution)
    return [line for part in parts if part for piece in part.split("\n") for line in (piece, "")]


@pytest.mark.parametrize("lines", [[":", "0"], ["On Monday the board met.", ":", "0"], ["Heading", ":", ":"]])
def test_lines_of_nothing_but_a_sign_fail_nothing(lines):
    assert text.read(lines, context("en")).headline
