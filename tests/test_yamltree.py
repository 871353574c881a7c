"""YAML is read as data only."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.yamltree import YamlError, parse


def test_every_scalar_stays_the_text_that_was_written():
    members = parse("country: NO\ndate: 1931-05-09\npage: 010\nnone: ~\n").value
    assert {key: node.value for key, node in members.items()} == {
        "country": "NO",
        "date": "1931-05-09",
        "page": "010",
        "none": None,
    }


def test_values_know_their_lines():
    assert parse("a: 1\n\nb: 2\n", first_line=2).value["b"].line == 4


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("a: &x 1\nb: *x", "anchors", 1),
        ("a: !!python/object:os.system x", "tag", 1),
        ("ok: 1\na: !custom x", "tag", 2),
        ("[" * 50_000, "nested deeper|nesting depth", 1),
        ("- " * 5_000, "nested deeper", 1),
        ("ok: 1\na: [", "not valid YAML", 2),
        ("a: 1\na: 2", "given twice", 2),
        ("? [a]\n: b", "plain text", 1),
        ("--- a\n--- b", "not valid YAML", 2),
    ],
)
def test_anything_but_plain_data_is_refused_with_its_line(text, message, line):
    with pytest.raises(YamlError, match=message) as caught:
        parse(text)
    assert caught.value.line == line


PIECES = [
    *"ab Z09_.-,:;'\"?!()[]{}#&*%@|>\\~–’“é=<عन\t\x85\u2028\ufeff",
    ": ",
    " #",
    ", ",
    "null",
    "''",
    '\\"',
]
SCALARS = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
VALUES = st.one_of(
    SCALARS,
    SCALARS.map('"{}"'.format),
    SCALARS.map("'{}'".format),
    st.lists(st.one_of(SCALARS, st.sampled_from(["a b", "'b'", '"c"', "null"])), max_size=3).map(
        lambda items: f"[{', '.join(items)}]"
    ),
)
LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(["a", "title", "b-c", "null", "y", "é", "A b"]), VALUES),
    st.sampled_from(["", " ", "- a", "  b: c"]),
)


def read(text: str) -> object:
    try:
        return parse(text, first_line=2)
    except YamlError:
        return "refused"


@given(st.lists(LINES, max_size=4).map("\n".join))
@example('a: [b, \'c\', "d"]\nb: 10:30 "e", f\n\nc: \'it\'\'s\'\nd: "\\"\\\\"')
@example("\n\na: null\nb: []")
def test_the_simplest_lines_are_read_as_the_parser_reads_them(text: str):
    by_the_parser = read(f"{text}\n# a comment")  # which no line of the simplest kind can be
    assert read(text) == by_the_parser


def test_a_value_of_a_million_signs_takes_no_time():
    for value in ("a " * 400_000, "[" + "a, " * 250_000, '"' + '\\"' * 400_000, "a:" * 400_000):
        begun = time.process_time()
        read(f"a: {value}\t&")
        assert time.process_time() - begun < 5  # a tenth of a second; in quadratic time it would be minutes
