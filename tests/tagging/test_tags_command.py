from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from backfile.cli import main
from backfile.pipeline import Options, build


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["tags", *arguments])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tagged")
    articles = root / "articles"
    articles.mkdir()
    (articles / "a.md").write_text(
        "---\ntags: [Milk, milks]\n---\n# Peru votes\n\nPeru elects Mayor Ada Quill.\n"
    )
    (articles / "b.md").write_text(
        "---\ntags: [Milk]\n---\n# Quill wins\n\nMayor Ada Quill won. Quill wept.\n"
    )
    build(root, Options(jobs=1))
    return root


def test_audit_lists_twins_with_the_command_that_merges_them(archive: Path) -> None:
    code, output = run("audit", "--site", str(archive))
    assert code == 0
    assert 'backfile tags merge "milks" "Milk"' in output


def test_suggest_prints_entries(archive: Path) -> None:
    code, output = run("suggest", "--site", str(archive))
    assert code == 0
    assert "Milk:  # 2 articles" in output


def test_explain_says_why(archive: Path) -> None:
    code, output = run("explain", str(archive / "articles/a.md"), "--site", str(archive))
    assert code == 0
    assert "Milk: tag; given in the source" in output
    assert "Peru (place): tag; found as a place" in output
    assert "[Peru]" in output


def test_merge_writes_tags_yaml(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    code, _ = run("merge", "milks", "Milk", "--site", str(tmp_path))
    assert code == 0
    assert (tmp_path / "tags.yaml").read_text() == "Milk:\nmilks:\n  merged-into: Milk\n"


def test_an_archive_that_was_not_built_is_said_so(tmp_path: Path) -> None:
    code, output = run("audit", "--site", str(tmp_path))
    assert code == 1
    assert "Run `backfile build` first." in output


def test_merge_writes_nothing_where_no_archive_is(tmp_path: Path) -> None:
    code, output = run("merge", "milks", "Milk", "--site", str(tmp_path))
    assert code == 2
    assert "there is no folder named articles here" in output
    assert list(tmp_path.iterdir()) == []


def test_a_catalog_of_another_version_is_left_as_it_is_and_said_so(tmp_path: Path) -> None:
    (tmp_path / ".backfile").mkdir()
    path = tmp_path / ".backfile" / "catalog.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript("CREATE TABLE old (x); PRAGMA user_version = 1;")
    before = path.read_bytes()
    code, output = run("audit", "--site", str(tmp_path))
    assert code == 1
    assert "built by another version of backfile. Run `backfile build` first." in output
    assert path.read_bytes() == before


def test_merge_says_when_no_article_has_a_tag(archive: Path) -> None:
    text = archive / "tags.yaml"
    code, output = run("merge", "Milkk", "Milk", "--site", str(archive))
    assert code == 0
    assert "no article has the tag 'Milkk'" in output
    assert "'Milk' so far" not in output
    text.unlink()


def test_explain_says_why_a_name_is_no_tag(archive: Path) -> None:
    source = archive / "articles/c.md"
    source.write_text("# Rain\n\nIt rained.\n\nIt rained. Mayor Bo Day slept through all of it.\n")
    build(archive, Options(jobs=1))
    _, output = run("explain", str(source), "--site", str(archive))
    assert "Bo Day (person): no tag: a mention in passing" in output
