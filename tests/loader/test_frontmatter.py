"""Fields in YAML above a text, or in a file beside it."""

import pytest

from backfile.loader.frontmatter import NOTHING, Given, merge, read_fields, split
from backfile.records import Correction, PartialDate
from backfile.yamltree import YamlError, parse

FULL = """\
---
title: The ice went out early
subtitle: Two weeks before last year
kicker: Harbour
byline: By Ann Holt
authors: [Ann Holt, Ben Marsh]
date: 1931-05
dateline: Port Ellery
tags: harbour, ice
section: Local
source: The Packet
attribution: © The Packet
rights: CC BY 4.0
language: en-GB
slug: ice-out
aliases: [/old/ice.html, news/12]
withhold: family asked
noindex: yes
redact: ["Smith, John", Mary]
correction: {text: It was March, date: 1931-06-01}
tagging: vocabulary
edition: Evening
---
Text
"""


def given_by(front_matter: str) -> Given:
    given, _, _ = split(f"---\n{front_matter}\n---\nText")
    return given


def test_every_field_is_read_as_what_it_is() -> None:
    given, taken, doubts = split(FULL)
    assert taken == 23
    assert doubts == ()
    assert given.headline == "The ice went out early"
    assert given.subhead == "Two weeks before last year"
    assert given.authors == ("Ann Holt", "Ben Marsh")
    assert given.date == PartialDate(1931, 5)
    assert given.tags == ("harbour", "ice")
    assert given.aliases == ("/old/ice.html", "/news/12")
    assert given.withhold == "family asked"
    assert given.noindex is True
    assert given.redact == ("Smith, John", "Mary")
    assert given.correction == Correction("It was March", PartialDate(1931, 6, 1))
    assert given.lines["headline"] == 2
    assert given.lines["edition"] == 22


@pytest.mark.parametrize(
    "text",
    [
        "No front matter at all\n",
        "---\nWASHINGTON, March 3 -- The ice went out.\n---\nMore.\n",
        "---\n\nA text below a rule\n---\n",
        "-----\ntitle: no\n-----\n",
        "---\nA rule that nothing closes\n",
        " ---\ntitle: indented\n---\n",
        "--- title: x\n---\n",
    ],
)
def test_a_text_that_only_begins_with_dashes_has_none(text: str) -> None:
    assert split(text) == (NOTHING, 0, ())


def test_it_may_end_with_dots_and_may_be_empty() -> None:
    assert split("---\ntitle: A\n...\nText")[1] == 3
    assert split("---\n---\nText")[1] == 2


def test_an_unknown_key_is_kept_and_reported_with_the_nearest_known() -> None:
    given, _, doubts = split("---\ntitle: A\nheadlin: B\nmood: [calm, grey]\n---\n")
    assert given.extra == (("headlin", "B"), ("mood", "calm, grey"))
    assert [(doubt.code, doubt.line) for doubt in doubts] == [("unknown-key", 3), ("unknown-key", 4)]
    assert "did you mean 'headline'" in doubts[0].message


def test_two_names_of_one_field_are_reported_and_the_proper_one_counts() -> None:
    for text in ("title: A\nheadline: B", "headline: B\ntitle: A"):
        given, _, doubts = split(f"---\n{text}\n---\n")
        assert given.headline == "B"
        assert [doubt.code for doubt in doubts] == ["repeated-key"]


@pytest.mark.parametrize(
    ("written", "withhold"),
    [
        ("withhold: true", ""),
        ("withhold: no", None),
        ("withhold: a lawsuit", "a lawsuit"),
        ("draft: true", "draft"),
    ],
)
def test_withhold_is_yes_no_or_the_reason(written: str, withhold: str | None) -> None:
    assert given_by(f"title: A\n{written}").withhold == withhold


def test_a_correction_may_be_plain_text() -> None:
    assert given_by("correction: It was March.").correction == Correction("It was March.")


def test_what_yaml_would_take_for_something_else_stays_as_written() -> None:
    given = given_by("title: NO\nslug: 010\nsource: 1931-05-09")
    assert (given.headline, given.slug, given.source) == ("NO", "010", "1931-05-09")


@pytest.mark.parametrize(
    ("front_matter", "line"),
    [
        ("title: [a, b]", 2),
        ("title: A\ndate: May 8", 3),
        ("title: A\ndate: 1931-02-30", 3),
        ("title: A\nnoindex: perhaps", 3),
        ("title: A\nlanguage: not a tag", 3),
        ("title: A\ntagging: some", 3),
        ("title: A\naliases: https://example.org/x", 3),
        ("title: A\naliases: ../x", 3),
        ("title: A\ncorrection: {date: 1931}", 3),
        ("title: A\ntitle: B", 3),
        ("title: 'A", 2),
        ("title: !!python/object:os.system x", 2),
        ("title: &a A\nslug: *a", 2),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(front_matter: str, line: int) -> None:
    with pytest.raises(YamlError) as caught:
        split(f"---\n{front_matter}\n---\nText")
    assert caught.value.line == line


def test_front_matter_without_an_end_is_refused() -> None:
    with pytest.raises(YamlError, match="no end"):
        split("---\ntitle: A\n\nText that goes on\n")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('+++\ntitle = "A"\ndraft = true\n+++\nText\n', "TOML"),
        ('{\n  "title": "A",\n  "draft": true\n}\nText\n', "JSON"),
    ],
)
def test_front_matter_in_another_language_is_refused_and_never_published_as_text(
    text: str, kind: str
) -> None:
    with pytest.raises(YamlError, match=f"front matter in {kind} is not read") as caught:
        split(text)
    assert caught.value.line == 1


@pytest.mark.parametrize("text", ["+++\nTwo boats and a tug\n+++\n", "{Packet Wire} Two boats came in.\n"])
def test_text_that_merely_begins_like_it_is_text(text: str) -> None:
    assert split(text)[1] == 0


def test_front_matter_may_stand_below_blank_lines() -> None:
    given, length, _ = split("\n\n---\ntitle: A\ndraft: true\n---\nText\n")
    assert (given.headline, given.withhold, given.lines["headline"], length) == ("A", "draft", 4, 6)


def test_a_layout_of_pages_is_kept_aside_and_a_mistyped_one_of_texts_is_refused() -> None:
    given, _, doubts = split("---\ntitle: A\nlayout: post\n---\nText\n")
    assert (given.layout, given.extra) == (None, (("layout", "post"),))
    assert [doubt.code for doubt in doubts] == ["unknown-key"]
    with pytest.raises(YamlError, match="did you mean 'blank lines'"):
        split("---\ntitle: A\nlayout: blank line\n---\nText\n")


def test_control_characters_written_as_escapes_are_left_out() -> None:
    given, _, _ = split('---\ntitle: "A\\0b\\e"\ntags: "a\\x7f, b"\nsubhead: "c\\nd"\n---\nText\n')
    assert (given.headline, given.tags, given.subhead) == ("Ab", ("a", "b"), "c\nd")


def test_languages_and_days_are_read_as_other_programs_write_them() -> None:
    given, _, _ = split("---\ntitle: A\nlanguage: en_US\ndate: 19310509\n---\nText\n")
    assert (given.language, given.date) == ("en-US", PartialDate(1931, 5, 9))


def test_front_matter_may_list_thousands_of_tags_and_no_more_lines_than_it_says() -> None:
    def tags(number: int) -> str:
        return "---\ntitle: A\ntags:\n" + "".join(f"- tag {n}\n" for n in range(number)) + "---\nText\n"

    given, length, _ = split(tags(5000))
    assert (len(given.tags or ()), length) == (5000, 5004)
    with pytest.raises(YamlError, match="more than 20,000 lines"):
        split(tags(20_000))


def test_the_nearer_counts_and_tags_add_up() -> None:
    beside, _ = read_fields(parse("headline: Beside\ntags: [a, b]"))
    above, _ = read_fields(parse("headline: Above\nsection: Local\ntags: [b, c]"))
    both = merge(beside, above)
    assert (both.headline, both.section, both.tags) == ("Beside", "Local", ("a", "b", "c"))
