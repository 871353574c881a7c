"""_defaults.yaml: what a folder says about its articles."""

import pickle

import pytest

from backfile.defaults import DatePattern, Defaults, merge, parse_defaults, path_date
from backfile.errors import SettingsError
from backfile.records import PartialDate

PATH = "articles/1931/_defaults.yaml"


def test_every_setting_is_read() -> None:
    text = """\
source: The Packet
section: Local
language: en-GB
encoding: Windows-1252
date_pattern: "{year}/{month}/*"
rights: Public domain
tags: [harbour, ice]
attribution: © The Packet
byline_pattern: '^Reported by (.+)$'
layout: hard-wrapped with indents
lines: [kicker, headline, headline, skip]
tagging: "off"
edition: Evening
"""
    assert parse_defaults(text, PATH) == Defaults(
        source="The Packet",
        section="Local",
        language="en-GB",
        encoding="cp1252",
        date_pattern=DatePattern("{year}/{month}/*", "articles/1931"),
        rights="Public domain",
        tags=("harbour", "ice"),
        attribution="© The Packet",
        byline_pattern="^Reported by (.+)$",
        layout="hard-wrapped with indents",
        lines=("kicker", "headline", "headline", "skip"),
        tagging="off",
        edition="Evening",
    )


def test_an_empty_file_sets_nothing() -> None:
    assert parse_defaults("", PATH) == Defaults()
    assert parse_defaults("# nothing yet\n", PATH) == Defaults()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("source: A\nlangauge: en", 2, "'language'"),
        ("layout: blank line", 1, "did you mean 'blank lines'"),
        ("lines: [headline, subhed]", 1, "did you mean 'subhead'"),
        ("lines:\n  - headline\n  - photo", 3, "kicker, headline, subhead, byline, dateline, date, skip"),
        ("encoding: latin-99", 1, "not a known encoding"),
        ("encoding: base64", 1, "not a known encoding"),
        ("language: English language", 1, "BCP 47"),
        ('date_pattern: "{yaer}/*"', 1, "'year'"),
        ('date_pattern: "{year/*"', 1, "unknown part"),
        ('date_pattern: "{month}/*"', 1, "gives no date"),
        ('date_pattern: "{year}/{day}"', 1, "gives no date"),
        ('date_pattern: "{year}/{year}"', 1, "twice"),
        ("byline_pattern: '('", 1, "not a regular expression"),
        ("byline_pattern: Reported by .*", 1, "marks no name"),
        ("tags: {a: b}", 1, "must be a list"),
        ("- a\n- b", 1, "key: value"),
        ("date_pattern: {year}/{month}", 1, "Put a value that begins with { in quotes"),
        ('byline_pattern: "^By (\\w+)$"', 1, "Put a value with a backslash in single quotes"),
        ("language: en\n\tlayout: blank lines", 2, "Indent with blanks, not with tabs"),
        ("source: The Packet: Weekly", 1, "Put values that hold a colon"),
    ],
)
def test_an_error_names_file_line_and_what_would_do(text: str, line: int, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_defaults(text, PATH)
    assert (caught.value.path, caught.value.line) == (PATH, line)
    assert said in str(caught.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        parse_defaults("langauge: en\nsource: A\nencoding: latin-99\nlayout: blank line\n", PATH)
    told = [line.split(": ")[0] for line in str(pickle.loads(pickle.dumps(caught.value))).split("\n")]
    assert told == [f"{PATH}:1", f"{PATH}:3", f"{PATH}:4"]


def test_of_thousands_of_faults_the_first_are_told_and_the_known_keys_once() -> None:
    with pytest.raises(SettingsError) as caught:
        parse_defaults("".join(f"key{number}: x\n" for number in range(3000)), PATH)
    told = str(caught.value).split("\n")
    assert (len(told), told[-1]) == (22, f"{PATH}:22: 2,979 more like these")
    assert [line for line in told if "Known settings" in line] == told[:1]


def test_the_nearest_word_counts_and_tags_add_up() -> None:
    outer = Defaults(source="The Packet", language="en", tags=("a", "b"))
    inner = Defaults(language="ko", tags=("b", "c"))
    assert merge(outer, inner) == Defaults(source="The Packet", language="ko", tags=("a", "b", "c"))
    assert merge(outer, Defaults()) == outer


def test_a_folder_can_take_back_what_the_folders_above_it_say() -> None:
    outer = parse_defaults(
        "layout: blank lines\nlines: [kicker, headline]\nattribution: A\ntags: [a]\nsource: B\n",
        "a/_defaults.yaml",
    )
    inner = parse_defaults(
        'layout: ""\nlines: []\nattribution: ""\ntags: []\nsource:\n', "a/b/_defaults.yaml"
    )
    assert merge(outer, inner) == Defaults(source="B")
    deeper = parse_defaults("attribution: C\n", "a/b/c/_defaults.yaml")
    assert merge(merge(outer, inner), deeper) == Defaults(source="B", attribution="C")


@pytest.mark.parametrize(
    ("pattern", "path", "iso"),
    [
        ("{year}-{month}-{day}_*", "1931-05-09_ice.txt", "1931-05-09"),
        ("{year}-{month}-{day}_*", "1931-5-9_ice.txt", "1931-05-09"),
        ("{year}/{month}/{day}-{slug}", "1931/05/09-the-ice.md", "1931-05-09"),
        ("pk{year}{month}{day}*", "pk19310509.txt", "1931-05-09"),
        ("{year}/{month}/**", "1931/05/page 2/a.txt", "1931-05"),
        ("{year}/**", "1931/a.txt", "1931"),
        ("**/{year}/*", "north/1931/a.txt", "1931"),
        ("**/{year}/*", "1931/a.txt", "1931"),
        ("*_{day}.{month}.{year}", "ice_09.05.1931.txt", "1931-05-09"),
        ("{year}-{month}-{day}_*", "1931-02-30_ice.txt", None),
        ("{year}-{month}-{day}_*", "1931-13-01_ice.txt", None),
        ("{year}-{month}-{day}_*", "sub/1931-05-09_ice.txt", None),
        ("{year}{month}{day}*", "1931059.txt", None),
        ("{year}{month}{day}*", "193105091.txt", None),
        ("{year}-*", "21931-a.txt", None),
        ("{year}.txt", "1931-txt", None),
    ],
)
def test_a_date_is_read_from_the_path(pattern: str, path: str, iso: str | None) -> None:
    found = path_date(f"articles/old/{path}", DatePattern(pattern, "articles/old"))
    assert (found.iso if found else None) == iso


def test_the_pattern_holds_below_its_own_folder_only() -> None:
    assert path_date("articles/new/1931.txt", DatePattern("{year}", "articles/old")) is None
    assert path_date("1931.txt", DatePattern("{year}", ".")) == PartialDate(1931)
