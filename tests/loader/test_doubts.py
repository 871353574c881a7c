"""What is doubtful is told with its line, its reason and a remedy, and the remedy settles it."""

from __future__ import annotations

import re

import pytest
from readings import LEAD, SECOND

from backfile.defaults import Defaults
from backfile.errors import Problem
from backfile.loader import load
from backfile.records import Loaded, SetAside


def warnings(text: str | bytes, path: str = "pier.txt", sidecar: bytes | None = None) -> list[Problem]:
    data = text if isinstance(text, bytes) else text.encode()
    found = load(path, data, sidecar=sidecar)
    assert isinstance(found, Loaded)
    return list(found.warnings)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (f"{LEAD}\n\n{SECOND}\n", "doubtful-headline", 1),
        ("Board Puts Off Its Vote on the Pier\n", "doubtful-headline", 1),
        (f"Marta Osgood\nOn waiting\n{LEAD} {SECOND}\n", "doubtful-byline", 1),
        (f"THE QUAY\nBoard puts off its vote until spring\n{LEAD}\n", "doubtful-kicker", 1),
    ],
)
def test_the_remedy_of_a_doubtful_field_settles_it_whether_it_was_read_rightly_or_not(
    text: str, code: str, line: int
) -> None:
    doubt = next(found for found in warnings(text) if found.code == code)
    assert doubt.line == line
    key = re.search(r"write `(\w+): \.\.\.` into pier.yaml beside the file", doubt.hint)
    assert key is not None
    assert code not in [found.code for found in warnings(text, sidecar=f"{key[1]}: This\n".encode())]
    if "if there is none" in doubt.hint:
        assert code not in [found.code for found in warnings(text, sidecar=f'{key[1]}: ""\n'.encode())]


def test_a_doubt_says_what_was_read_and_why() -> None:
    doubt = warnings(f"{LEAD}\n\n{SECOND}\n")[0]
    assert doubt.message == (
        'the headline "The harbour board put off its vote on the new pier on Monday ..." is not certain '
        "(the first line of text, though it looks like a paragraph)"
    )


def test_a_headline_that_is_a_question_or_stands_above_a_byline_is_not_in_doubt() -> None:
    assert warnings(f"{LEAD[:-1]}?\n\n{SECOND}\n") == []
    assert warnings(f"{LEAD}\nBy Marta Osgood\n\n{LEAD}\n\n{SECOND}\n") == []


def test_a_file_without_a_headline_names_the_file_to_write_it_into() -> None:
    found = load("1951/pier.txt", b"word " * 1000)
    assert isinstance(found, SetAside)
    assert "write `headline: ...` into pier.yaml beside the file" in found.problems[0].hint
    assert warnings(b"word " * 1000, sidecar=b"headline: Words\n") == []


@pytest.mark.parametrize("mark", ["-30-", "###", "(END)"])
def test_a_headline_below_the_end_mark_is_told_as_another_article(mark: str) -> None:
    text = f"Board Puts Off Vote\n\n{LEAD}\n\n{SECOND}\n\n{mark}\n\nLibrary to Close\n\n{SECOND}\n"
    assert [(doubt.code, doubt.line) for doubt in warnings(text)] == [("two-articles", 9)]


def test_a_byline_under_a_headline_in_the_middle_is_told_as_another_article() -> None:
    text = (
        f"Board Puts Off Vote\nBy Marta Osgood\n\n{LEAD}\n\n{SECOND}\n\n"
        f"Library to Close in August\nBy Owen Pryce\n5 May 1951\n\n{SECOND}\n\n{LEAD}\n"
    )
    assert [(doubt.code, doubt.line) for doubt in warnings(text)] == [("two-articles", 8)]


def test_a_heading_and_a_closing_name_are_no_other_article() -> None:
    text = f"Board Puts Off Vote\n\n{LEAD}\n\n{SECOND}\n\nA Long Evening\n\n{LEAD}\n\nBy Owen Pryce\n"
    assert warnings(text) == []


@pytest.mark.parametrize(
    ("head", "shown", "line"),
    [
        ("<h1>Board Puts Off Vote</h1>\n<p>By Marta Osgood</p>", "<h1>", 1),
        ("Board Puts Off Vote\nBoard &amp; fishermen speak", "&amp;", 2),
        ("# Board Puts Off Vote\n\n**By Marta Osgood**", "# B", 1),
    ],
)
def test_markup_in_a_raw_text_is_told(head: str, shown: str, line: int) -> None:
    doubt = next(found for found in warnings(f"{head}\n\n{LEAD}\n\n{SECOND}\n") if found.code == "markup")
    assert doubt.message.startswith(repr(shown))
    assert doubt.line == line
    renamed = warnings(f"{head}\n\n{LEAD}\n\n{SECOND}\n", "pier.md") if "pier.md" in doubt.hint else []
    assert renamed == []


@pytest.mark.parametrize(
    "line", ["* * *", "Smith & Sons; a < b > c", "AT&T; R&D;", "2 ** 3 ** 4", "#1 in town"]
)
def test_a_sign_that_is_meant_as_it_is_is_no_markup(line: str) -> None:
    assert warnings(f"Board Puts Off Vote\n\n{LEAD}\n\n{line}\n\n{SECOND}\n") == []


def test_a_line_that_is_to_be_the_date_and_names_no_day_is_told() -> None:
    ours = Defaults(lines=("date", "headline"))
    found = load("a.txt", f"Monday last\nBoard Puts Off Vote\n{LEAD}\n".encode(), defaults=ours)
    assert isinstance(found, Loaded)
    assert [(doubt.code, doubt.line) for doubt in found.warnings] == [("doubtful-date", 1)]
    settled = load(
        "a.txt",
        f"Monday last\nBoard Puts Off Vote\n{LEAD}\n".encode(),
        defaults=ours,
        sidecar=b"date: 1951-05-04",
    )
    assert isinstance(settled, Loaded)
    assert settled.warnings == ()


def test_a_credit_line_from_the_folder_says_so() -> None:
    found = load(
        "a.txt", f"Board Puts Off Vote\n\n{LEAD}\n".encode(), defaults=Defaults(attribution="Valley")
    )
    assert isinstance(found, Loaded)
    assert [item.origin for item in found.article.reading.evidence if item.field == "attribution"] == [
        "defaults"
    ]
