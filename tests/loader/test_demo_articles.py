"""The demo archive is read as its writers meant it: a golden table of the fields of every article."""

import json
from pathlib import Path

from click.testing import CliRunner

from backfile.cli import main

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("demo_articles.jsonl")
FIELDS = (
    "headline",
    "subhead",
    "byline",
    "authors",
    "dateline",
    "date",
    "attribution",
    "language",
    "encoding",
)


def read() -> list[str]:
    """A line an article: its path and fields as `backfile inspect --json` prints them, and its paragraphs."""
    files = sorted(
        path.relative_to(ROOT).as_posix()
        for suffix in ("*.txt", "*.md")
        for path in (ROOT / "articles").rglob(suffix)
    )
    shown = CliRunner().invoke(main, ["inspect", "--json", *files], catch_exceptions=False).output
    lines = []
    for record in map(json.loads, shown.splitlines()):
        kept = {
            "path": record["path"],
            **{name: record[name] for name in FIELDS},
            "body": len(record["body"]),
        }
        lines.append(json.dumps(kept, ensure_ascii=False))
    return lines


def test_every_article_of_the_demo_archive_is_read_as_it_was_meant(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert read() == GOLDEN.read_text(encoding="utf-8").splitlines()
