from __future__ import annotations

import pytest

from backfile.errors import SettingsError
from backfile.tagging import Vocabulary, parse_vocabulary
from backfile.tagging.audit import TagUse, audit, suggest
from backfile.tagging.vocabulary_edit import key_text, merge


def labels(kind: str, tags: list[TagUse], total: int = 100, vocabulary: str = "") -> list[tuple[str, ...]]:
    found = audit(tags, total, parse_vocabulary(vocabulary))
    return [finding.labels for finding in found if finding.kind == kind]


def test_twins_differ_in_accents_punctuation_or_a_plural() -> None:
    tags = [
        TagUse("Élections", "", 3),
        TagUse("election", "", 9),
        TagUse("co-op", "", 2),
        TagUse("coop", "", 2),
    ]
    assert labels("twins", tags) == [("election", "Élections"), ("co-op", "coop")]


def test_marks_tell_short_names_apart() -> None:
    assert labels("twins", [TagUse("C", "", 2), TagUse("C++", "", 2), TagUse("C#", "", 2)]) == []


def test_names_that_look_alike_are_pairs_to_look_at() -> None:
    tags = [
        TagUse("Kim Hyun-jong", "person", 9),
        TagUse("Kim Hyun-jung", "person", 1),
        TagUse("Sergio Ramirez", "person", 4),
        TagUse("Sergio Ramirez Mercado", "person", 1),
        TagUse("Group of 7", "event", 2),
        TagUse("Group of 8", "event", 2),
    ]
    assert labels("near", tags) == [
        ("Kim Hyun-jong", "Kim Hyun-jung"),
        ("Sergio Ramirez", "Sergio Ramirez Mercado"),
    ]


def test_single_and_broad_tags_are_listed_in_archives_of_some_size() -> None:
    tags = [TagUse("Milk", "", 1), TagUse("Farm", "", 50), TagUse("Tea", "", 7)]
    assert labels("single", tags) == [("Milk",)]
    assert labels("broad", tags) == [("Farm",)]
    assert labels("single", tags, total=5) == []


def test_entries_that_no_article_has_are_listed() -> None:
    vocabulary = "Milk:\nTea:\nGone:\n  merged-into: Tea\nKept:\n  hidden: yes\n"
    assert labels("unmatched", [TagUse("tea", "", 2)], vocabulary=vocabulary) == [("Milk",)]


def test_suggestions_are_lines_that_can_be_read_back() -> None:
    tags = [
        TagUse("Democratic Party", "organisation", 3),
        TagUse("C#", "", 5),
        TagUse("Milk", "subject", 9),
        TagUse("Once", "", 1),
        TagUse("No", "", 2),
    ]
    lines = suggest(tags, parse_vocabulary("Milk:\n"))
    read = parse_vocabulary("\n".join(lines))
    assert [(entry.name, entry.kind) for entry in read.entries] == [
        ("C#", ""),
        ("Democratic Party", "organisation"),
        ("No", ""),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "Dairy:\nMilk:\n  merged-into: Dairy\n"),
        ("# ours\nDairy:  # kept\n", "# ours\nDairy:  # kept\nMilk:\n  merged-into: Dairy\n"),
        (
            "Milk:\n    kind: subject\nDairy:\n",
            "Milk:\n    merged-into: Dairy\n    kind: subject\nDairy:\n",
        ),
        ("Cheese:\n  aliases: [dairy]\n", "Cheese:\n  aliases: [dairy]\nMilk:\n  merged-into: Cheese\n"),
    ],
)
def test_a_merge_changes_one_entry_and_nothing_else(before: str, after: str) -> None:
    assert merge(before, "Milk", "Dairy") == after
    entry = parse_vocabulary(after).find("milk")
    assert entry is not None
    assert entry.name in ("Dairy", "Cheese")


@pytest.mark.parametrize(
    "text",
    [
        "Dairy:\n  aliases: [Milk]\n",
        "Milk:\n  merged-into: Dairy\nDairy:\n",
        "Dairy:\n  merged-into: Milk\nMilk:\n",
    ],
)
def test_a_merge_that_says_nothing_new_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="one tag already"):
        merge(text, "Milk", "Dairy")


def test_keys_are_quoted_where_yaml_would_misread_them() -> None:
    for label in ("C#", "yes", "A: B", "- x", "50 Cent", "*star", "Plain Name", "중국", "O'Neill & Co."):
        read = parse_vocabulary(f"{key_text(label)}:\n  kind: person\n")
        assert [entry.name for entry in read.entries] == [label]


def test_an_archive_without_tags_has_nothing_to_mend() -> None:
    assert audit([], 0, Vocabulary()) == []


def test_what_the_program_knows_by_itself_is_not_suggested() -> None:
    tags = [TagUse("Peru", "place", 5, known=True), TagUse("Ada Quill", "person", 3), TagUse("Milk", "", 1)]
    assert suggest(tags, Vocabulary()) == ["Ada Quill:  # 3 articles", "  kind: person"]


def test_suggested_entries_can_be_read_back_whatever_their_names_hold() -> None:
    tags = [
        TagUse("Mobile Data Association", "organisation", 4, forms=("MDA", "M, D [A]")),
        TagUse("C#: a language", "", 3),
        TagUse("yes", "", 2),
        TagUse("1984", "", 2),
    ]
    entries = parse_vocabulary("\n".join(suggest(tags, Vocabulary()))).entries
    assert [entry.name for entry in entries] == ["Mobile Data Association", "C#: a language", "1984", "yes"]
    assert entries[0].aliases == ("MDA", "M, D [A]")


def test_tags_with_one_article_are_listed_together() -> None:
    tags = [TagUse("Milk", "", 1), TagUse("Ale", "", 1), TagUse("Tea", "", 9)]
    (single,) = (finding for finding in audit(tags, 30, Vocabulary()) if finding.kind == "single")
    assert single.labels == ("Ale", "Milk")
