"""YAML is read as data only."""

import pytest

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
