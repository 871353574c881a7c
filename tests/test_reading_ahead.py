"""Several sources are read, tagged and rendered at a time; each fares as it would alone."""

from __future__ import annotations

import pytest

from backfile import origins
from backfile.defaults import Defaults
from backfile.origins import Origin
from backfile.scan import SourceFile
from backfile.tagging import Tagger
from backfile.work import loading, rendering, suggesting
from backfile.work.loading import LoadBatch, LoadItem
from backfile.work.suggesting import Setup

NAMES = [f"{number}.txt" for number in range(8)]


def batch_of(root, names=NAMES):
    items = tuple(LoadItem("articles", SourceFile(name, "as seen"), Defaults()) for name in names)
    return LoadBatch(Origin(str(root)), Setup("en", "full", ""), items)


@pytest.fixture
def paper(archive):
    for number, name in enumerate(NAMES):
        archive.write(name, f"Dockers strike in Hull, day {number}\n\nThey left, said Ada Lovelace.\n")
    return archive.root


@pytest.mark.parametrize("held", [0, 700, 10**9])
def test_what_is_held_at_a_time_changes_no_record(paper, monkeypatch, held):
    alone = [loading.load_batch(batch_of(paper, [name]))[0] for name in NAMES]
    monkeypatch.setattr(loading, "HELD", held)
    monkeypatch.setattr(origins, "READ_AHEAD", held)
    assert loading.load_batch(batch_of(paper)) == alone
    assert all(entry.candidates for entry in alone)


def test_an_article_that_cannot_be_tagged_is_set_aside_by_name_and_no_other(paper, monkeypatch):
    def fail_at_three(self, articles, found=Tagger.candidates_of):
        if any(article.headline.endswith("3") for article in articles):
            raise ZeroDivisionError("no names at all")
        return found(self, articles)

    monkeypatch.setattr(suggesting.Tagger, "candidates_of", fail_at_three)
    entries = loading.load_batch(batch_of(paper))
    assert [entry.name for entry in entries] == NAMES
    assert [entry.name for entry in entries if entry.state != "published"] == ["3.txt"]
    assert "ZeroDivisionError: no names at all" in entries[3].problems[0].message
    assert all(entry.candidates for entry in entries if entry.state == "published")


def test_a_file_that_cannot_be_read_is_told_when_its_turn_comes(paper):
    (paper / "articles/5.txt").unlink()
    (paper / "articles/5.txt").mkdir()
    states = [entry.state for entry in loading.load_batch(batch_of(paper))]
    assert states == ["published"] * 5 + ["quarantined"] + ["published"] * 2


def test_what_is_held_at_a_time_changes_no_page(paper, archive, monkeypatch, tmp_path):
    archive.build()
    monkeypatch.setattr(rendering, "HELD", 0)
    assert archive.built_anew(tmp_path / "anew") == archive.tree()
