"""The kept counts of tags that stand together are those that are counted anew."""

from __future__ import annotations

import sqlite3
from types import SimpleNamespace

import pytest

from backfile.catalog import beside, queries, schema
from backfile.pipeline import CATALOG, STATE


@pytest.fixture
def near(archive, monkeypatch):
    """The tags beside Harbour after a build, as they are kept; they must be what is counted anew."""
    monkeypatch.setattr(beside, "LARGE", 2)
    archive.write("/site.yaml", "tagging: off\n")

    def built() -> dict[str, int]:
        archive.build()
        db = schema.connect(archive.root / STATE / CATALOG)
        term = db.execute("SELECT id FROM term WHERE key = 'harbour'").fetchone()[0]
        assert beside.is_kept(db, term)
        found = queries.near_terms(db, term, 9)
        db.execute("DELETE FROM beside")
        assert queries.near_terms(db, term, 9) == found
        db.close()
        return {row.key: shared for row, shared in found}

    return built


def stories(archive, *tags: str) -> None:
    for number, each in enumerate(tags):
        archive.story(f"{number}.md", f"Story {number}", tags=f"[{each}]")


def test_tags_are_counted_beside_a_large_one(archive, near):
    stories(archive, "Harbour, Floods", "Harbour, Floods, Trade", "Harbour, Trade, Sport")
    assert near() == {"floods": 2, "trade": 2}


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        (lambda archive: archive.story("9.md", "New", tags="[Harbour, Floods]"), {"floods": 3, "trade": 2}),
        (lambda archive: archive.delete("1.md"), {}),
        (lambda archive: archive.story("1.md", "Story 1", tags="[Harbour, Sport]"), {"sport": 2}),
        (lambda archive: archive.story("2.md", "Story 2", tags="[Trade]"), {"floods": 2}),
    ],
    ids=["came", "went", "other tags", "not there any more"],
)  # fmt: skip
def test_each_change_moves_a_few_counts(archive, near, change, counts):
    stories(archive, "Harbour, Floods", "Harbour, Floods, Trade", "Harbour, Trade, Sport")
    archive.build()
    change(archive)
    assert near() == counts


def test_what_stands_beside_the_thousands_of_tags_of_one_article_alone_is_not_counted(archive, monkeypatch):
    asked = []
    near = queries.near_terms
    monkeypatch.setattr(queries, "near_terms", lambda db, *rest: asked.append(rest) or near(db, *rest))
    archive.write("/site.yaml", "tagging: off\n")
    stories(archive, ", ".join(f"Tag {number}" for number in range(50)), "Tag 1")
    archive.build()
    assert len(asked) == 1


def test_changed_pairs_are_noted_of_large_tags_alone():
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE beside (term, other, shared, PRIMARY KEY (term, other))")
    db.execute("INSERT INTO beside VALUES (7, 1, 4), (7, 2, 1)")
    tags = [SimpleNamespace(term=number, is_tag=True) for number in range(4000)]
    differences = beside.Differences(db)
    differences.article(None, SimpleNamespace(memberships=tags))
    differences.article(SimpleNamespace(memberships=tags[:3] + tags[7:8]), None)
    differences.write()
    rows = {(term, other): shared for term, other, shared in db.execute("SELECT * FROM beside")}
    assert {term for term, _ in rows} == {7}
    assert (rows[7, 1], rows[7, 3]) == (4, 1)


def test_a_tag_that_becomes_large_is_counted(archive, near):
    stories(archive, "Harbour, Floods")
    archive.build()
    archive.story("9.md", "New", tags="[Harbour, Floods]")
    assert near() == {"floods": 2}
