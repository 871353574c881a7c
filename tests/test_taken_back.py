"""What was published and is then taken back is nowhere: not in the output, not in its twin, in no writing."""

import html
import re
import unicodedata
from urllib.parse import unquote

import pytest

from backfile.check.archive import Archive as Checked
from backfile.check.examination import examine
from backfile.errors import SettingsError
from backfile.progress import Silence
from backfile.work.executors import InlineExecutor

BASE = {"base_url": "https://archive.example/"}
NAME = "Jane Example"
TEXT = f"The trial of {NAME} began on Monday in the old court house, and many came to hear it.\n"
HEADLINE = f"Trial of {NAME} Opens"
ALL_FIELDS = f"""\
---
headline: A {NAME} story
kicker: {NAME}
subhead: {NAME}
byline: By {NAME}
authors: [{NAME}]
dateline: {NAME}
attribution: {NAME}
rights: © {NAME}
tags: [{NAME}, Courts]
section: {NAME} news
source: {NAME} Papers
edition: {NAME}
slug: jane-example
aliases: [/old/jane-example.html, /Jane_Example/x.html, /JaneExample.html]
correction: {NAME} was wrong
date: 1931-05-09
unknown: {NAME}
language: en
---

{TEXT}
![{NAME}](x.png)

> {NAME}
"""
WRITINGS = {
    "raw text": ("a.txt", f"{HEADLINE}\n\n{TEXT}", NAME),
    "all fields": ("a.md", ALL_FIELDS, NAME),
    "the file's name": ("jane-example/jane-example.txt", f"Trial opens\n\n{TEXT}", NAME),
    "capitals and spaces": (
        "a.txt",
        "JANE  EXAMPLE\n\nJANE EXAMPLE’S house. Jane-Example. Jane\u00a0Example.\n",
        NAME,
    ),
    "over lines": (
        "a.txt",
        "Trial opens\n\nThe trial of Jane\nExample began, and of Jane Exam-\nple.\n",
        NAME,
    ),
    "over paragraphs": (
        "a.txt",
        "Trial opens\n\nShe was called Jane\n\nExample, and went home after that.\n",
        NAME,
    ),
    "signs without width": ("a.txt", "Trial opens\n\nThe trial of Jane Ex\u00adam\u200bple began.\n", NAME),
    "curly quotes": ("a.txt", "Trial opens\n\nThe trial of Tim O’Brien began.\n", "Tim O'Brien"),
    "signs of regular expressions": (
        "a.txt",
        "Trial\n\nThe firm of A.B. (Sm) & Co* came.\n",
        "A.B. (Sm) & Co*",
    ),
    "markup": (
        "a.md",
        "---\nheadline: Trial\n---\n\nJane **Example** and *Jane* Example, Jane&nbsp;Example, "
        "J&#97;ne Example, [Jane Example](/jane-example).\n",
        NAME,
    ),
    "escapes": (
        "a.md",
        '---\nheadline: "Trial of J\\u0061ne Example"\nauthors: ["J\\x61ne Example"]\n---\n\nBody.\n',
        NAME,
    ),
    "damaged letters": (
        "a.txt",
        "Trial opens\n\n"
        + "The trial of José García began on Monday, après l’été.\n".encode().decode("cp1252"),
        "José García",
    ),
    "parted accents": ("a.txt", unicodedata.normalize("NFD", "Trial\n\nJosé García came.\n"), "José García"),
    "an old encoding": (
        "a.txt",
        f"Procès à Sète\n\nLe procès de {NAME} à été très long.\n".encode("cp1252"),
        NAME,
    ),
    "UTF-16": ("a.txt", f"Procès à Sète\n\nLe procès de {NAME} à été très long.\n".encode("utf-16"), NAME),
    "what cannot be read": ("a.md", f"---\nheadline: T\ndate: {NAME}\n---\n\n{TEXT}", NAME),
}


def letters(text: str) -> str:
    """Nothing but the letters, however they are written, escaped or marked up."""
    text = re.sub(r"<[^<>]*>", "", html.unescape(unquote(text)))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def told(archive, words):
    """Files of the output and of all that is kept beside it, but for the catalog, that say the words."""
    sought = letters(words)
    found = []
    for top in (archive.output, archive.root / ".backfile"):
        for path in sorted(top.rglob("*")):
            if path.is_file() and not path.name.startswith("catalog.db"):
                name = path.relative_to(archive.root).as_posix()
                if sought in letters(name) or sought in letters(path.read_bytes().decode("utf-8", "replace")):
                    found.append(name)
    return found


def take_down(archive, text):
    archive.write("/takedowns.yaml", text)


@pytest.fixture
def paper(archive):
    """An archive of some other articles."""
    for day in range(1, 6):
        archive.story(f"other{day}.md", f"Other {day}", date=f"1931-05-1{day}", tags="[Courts]")
    return archive


@pytest.mark.parametrize("writing", WRITINGS)
def test_a_redacted_passage_is_nowhere_in_any_writing(paper, writing):
    name, source, words = WRITINGS[writing]
    paper.write(name, source)
    paper.build(**BASE)
    take_down(
        paper,
        f"articles/{name}:\n  redact: [{words!r}]\n"
        if "'" not in words
        else f'articles/{name}:\n  redact: ["{words}"]\n',
    )
    report = paper.build(**BASE)
    assert told(paper, words) == []
    assert "redaction-of-nothing" not in [problem.code for problem in report.problems]
    checked = Checked(root=str(paper.output), base_url=BASE["base_url"], forbidden=(words,))
    assert [
        f for f in examine(checked, InlineExecutor(), Silence()).tally if f.kind == "forbidden-text"
    ] == []


def test_a_passage_that_stands_nowhere_is_reported(paper):
    paper.write("a.txt", f"{HEADLINE}\n\n{TEXT}")
    take_down(paper, "articles/a.txt:\n  redact: [Jane Exampel]\n")
    (problem,) = paper.build(**BASE).problems
    assert (problem.path, problem.code) == ("articles/a.txt", "redaction-of-nothing")


def test_a_name_that_many_articles_share_is_no_tag_any_more(paper):
    for number in range(8):
        paper.write(
            f"t{number}.txt", f"Trial {number}\n\nThe case of {NAME} began, said {NAME}. {NAME} went home.\n"
        )
    paper.build(**BASE)
    take_down(paper, "".join(f"articles/t{number}.txt:\n  redact: [{NAME}]\n" for number in range(8)))
    paper.build(**BASE)
    assert told(paper, NAME) == []


@pytest.mark.parametrize("key", ["articles/a.txt", "/undated/trial-of-jane-example-opens.html"])
def test_the_notice_of_a_removed_article_can_be_redacted(paper, key):
    paper.write("a.txt", f"{HEADLINE}\n\n{TEXT}")
    paper.build(**BASE)
    paper.delete("a.txt")
    paper.build(**BASE)
    assert told(paper, NAME)
    take_down(paper, f"{key}:\n  redact: [{NAME}]\n")
    report = paper.build(**BASE)
    assert (told(paper, NAME), report.problems) == ([], ())
    paper.build(clean=True, **BASE)
    assert told(paper, NAME) == []


def test_the_notice_of_a_removed_article_can_be_withheld(paper):
    paper.write("a.txt", f"{HEADLINE}\n\n{TEXT}")
    paper.build(**BASE)
    paper.delete("a.txt")
    paper.build(**BASE)
    take_down(paper, "articles/a.txt:\n  withhold: true\n")
    paper.build(**BASE)
    assert HEADLINE not in paper.page("undated/trial-of-jane-example-opens.html")


@pytest.mark.parametrize("more", ["", "  withhold: true\n"])
def test_what_is_removed_or_withheld_while_it_is_redacted_keeps_no_address_that_tells(paper, more):
    paper.write("a.txt", f"{HEADLINE}\n\n{TEXT}")
    paper.build(**BASE)
    take_down(paper, f"articles/a.txt:\n  redact: [{NAME}]\n{more}")
    if not more:
        paper.delete("a.txt")
    paper.build(**BASE)
    assert told(paper, NAME) == []


KEYS = [
    "articles/a.md",
    "./articles/a.md",
    "articles\\a.md",
    "/1931/05/09/trial-opens.html",
    "1931/05/09/Trial-Opens.html",
    "/1931/05/09/trial-opens.txt",
    "/1931/05/09/trial%2Dopens.html",
    "https://archive.example/1931/05/09/trial-opens.html",
    "/old/trial.php",
]


@pytest.mark.parametrize("what", ["withhold: true", f"redact: [{NAME}]"])
@pytest.mark.parametrize("key", KEYS)
def test_an_article_is_taken_down_by_whatever_name_the_desk_has_for_it(paper, key, what):
    paper.story(
        "a.md", "Trial opens", body=TEXT, date="1931-05-09", tags=f"[{NAME}]", aliases="[/old/trial.php]"
    )
    paper.build(**BASE)
    assert told(paper, NAME)
    take_down(paper, f"{key}:\n  {what}\n")
    report = paper.build(**BASE)
    assert (told(paper, NAME), report.problems) == ([], ())


@pytest.mark.parametrize("key", ["articles/b.md", "articles/A.MD", "/1931/nothing.html", "trial opens"])
def test_an_entry_that_names_nothing_is_reported(paper, key):
    paper.story("a.md", "Trial opens", body=TEXT, date="1931-05-09")
    take_down(paper, f"{key}:\n  withhold: true\n")
    (problem,) = paper.build(**BASE).problems
    assert (problem.path, problem.line, problem.code) == ("takedowns.yaml", 1, "takedown-of-nothing")


def withhold_in_the_desk_s_file(archive):
    take_down(archive, "articles/a.txt:\n  withhold: true\n")


def redact_in_the_desk_s_file(archive):
    take_down(archive, f"articles/a.txt:\n  redact: [{NAME}]\n")


def withhold_beside(archive):
    archive.write("a.yaml", "withhold: true\n")


HIDING = [withhold_in_the_desk_s_file, redact_in_the_desk_s_file, withhold_beside]


@pytest.mark.parametrize("hide", HIDING)
def test_a_hidden_article_does_not_come_out_under_another_name(paper, hide):
    paper.write("a.txt", f"{HEADLINE}\n\n{TEXT}")
    paper.build(**BASE)
    hide(paper)
    paper.build(**BASE)
    before = paper.tree()
    (paper.root / "articles/a.txt").rename(paper.root / "articles/b.txt")
    for _ in range(2):  # it is not forgotten after a build that was refused
        with pytest.raises(SettingsError, match="would be published as it is") as caught:
            paper.build(**BASE)
        assert caught.value.hint
        assert paper.tree() == before
    if hide is withhold_beside:
        (paper.root / "articles/a.yaml").rename(paper.root / "articles/b.yaml")
    else:
        take_down(paper, (paper.root / "takedowns.yaml").read_text().replace("a.txt", "b.txt"))
    paper.build(**BASE)
    assert told(paper, TEXT if hide is not redact_in_the_desk_s_file else NAME) == []


def test_a_takedown_of_a_file_that_is_renamed_in_the_same_moment_is_refused(paper):
    paper.write("a.txt", f"{HEADLINE}\n\n{TEXT}")
    paper.build(**BASE)
    (paper.root / "articles/a.txt").rename(paper.root / "articles/b.txt")
    take_down(paper, "articles/a.txt:\n  withhold: true\n")
    with pytest.raises(SettingsError, match=r"takedowns\.yaml:1: articles/a\.txt is now articles/b\.txt"):
        paper.build(**BASE)


def test_a_hidden_article_can_be_removed(paper):
    paper.write("a.txt", f"{HEADLINE}\n\n{TEXT}")
    withhold_in_the_desk_s_file(paper)
    paper.build(**BASE)
    paper.delete("a.txt")
    paper.build(**BASE)
    assert told(paper, TEXT) == []


def test_a_short_passage_does_not_move_an_address_at_every_build(paper):
    paper.story("a.md", "Flood relief", body="Mrs Li came on the 09.", date="1931-05-09")
    take_down(paper, "articles/a.md:\n  redact: [Li, '09', '2']\n")
    paper.build(**BASE)
    before = paper.tree()
    for _ in range(2):
        paper.build(clean=True, **BASE)
        assert paper.tree() == before
