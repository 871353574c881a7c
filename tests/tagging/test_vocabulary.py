from __future__ import annotations

import pickle

import pytest

from backfile.errors import SettingsError
from backfile.tagging.vocabulary import parse_vocabulary

VOCABULARY = """\
Milk:
  kind: subject
  aliases: [dairy produce, 牛乳]
  identifier: Q8495
C:
C++:
"C#":
Dairying:
  merged-into: Milk
South Korea:
  kind: place
  aliases: 한국, ROK
  parent: Asia
"""


@pytest.mark.parametrize(
    "written", ["milk", "Milk", "milk ", " ＭＩＬＫ", "Dairy  Produce", "牛乳", "dairying"]
)
def test_a_written_tag_is_mapped_through_names_aliases_and_merges(written: str) -> None:
    entry = parse_vocabulary(VOCABULARY).find(written)
    assert entry is not None
    assert entry.name == "Milk"


def test_punctuation_tells_tags_apart() -> None:
    vocabulary = parse_vocabulary(VOCABULARY)
    names = []
    for written in ("c", "c++", "c#"):
        entry = vocabulary.find(written)
        assert entry is not None
        names.append(entry.name)
    assert names == ["C", "C++", "C#"]


def test_a_vocabulary_can_be_sent_to_another_process() -> None:
    vocabulary = parse_vocabulary(VOCABULARY)
    assert pickle.loads(pickle.dumps(vocabulary)) == vocabulary


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Milk:\n  kind: dairy\n", 2, "kind must be one of"),
        ("Milk:\n  alias: dairy\n", 2, "did you mean 'aliases'?"),
        ("Milk:\nCheese:\n  aliases: MILK\n", 2, "a name of both 'Milk' and 'Cheese'"),
        ("Milk:\nDairy:\n  merged-into: Milc\n", 2, "did you mean 'Milk'?"),
        ("A:\n  merged-into: B\nB:\n  merged-into: A\n", 3, "merged in a circle"),
        ("A:\n  parent: B\nB:\n  parent: A\n", 1, "above itself"),
        ("Milk:\n  identifier: 8495\n", 2, "Write a Wikidata number"),
        ("Milk:\n  match: ['...']\n", 2, "no letter to look for"),
        ("- Milk\n", 1, "`key: value` lines"),
        ("Milk: [\n", 1, "not valid YAML"),
    ],
)
def test_an_error_names_file_and_line(text: str, line: int, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_vocabulary(text, "tags.yaml")
    assert caught.value.path == "tags.yaml"
    assert caught.value.line == line
    assert words in str(caught.value)


def test_the_digest_changes_with_what_could_change_tags_and_not_with_descriptions() -> None:
    one = parse_vocabulary("Milk:\n").digest
    assert parse_vocabulary("Milk:\n  description: White.\n").digest == one
    assert parse_vocabulary("Milk:\n  match: milk*\n").digest != one
