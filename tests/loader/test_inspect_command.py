"""`backfile inspect`: records for machines, the source with its roles for people."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from backfile.cli import main

RAW = (
    "The Ice Goes Out Early\n"
    "The first boat came in on Tuesday, two weeks earlier than last year, men on the quay said.\n"
    "They said that the nets had been mended through the winter and were ready in their sheds.\n"
    "Nobody could remember a spring in which the harbour had been clear before the snow was gone.\n"
)
KEYS = [
    "path", "kicker", "headline", "subhead", "byline", "authors", "dateline", "date", "body", "notes",
    "attribution", "language", "tags", "section", "encoding", "reading", "warnings",
]  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "site.yaml").write_text("title: The Packet\n")
    folder = tmp_path / "articles" / "1931"
    folder.mkdir(parents=True)
    (tmp_path / "articles" / "_defaults.yaml").write_text("section: Local\ntags: [harbour]\n")
    (folder / "_defaults.yaml").write_text('date_pattern: "{year}-{month}-{day}*"\ntags: [old]\n')
    (folder / "1931-05-09.txt").write_text(RAW)
    (folder / "1931-05-09.yaml").write_text("tags: ice\n")
    return tmp_path


def inspect(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["inspect", *map(str, arguments)])


def test_a_record_has_these_keys_and_the_path_as_given(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive / "articles")
    result = inspect("--json", "1931/1931-05-09.txt")
    record = json.loads(result.output)
    assert list(record) == KEYS
    assert record["path"] == "1931/1931-05-09.txt"
    assert (record["date"], record["section"]) == ("1931-05-09", "Local")
    assert record["tags"] == ["ice", "harbour", "old"]
    assert record["byline"] is None


def test_one_line_a_record_and_a_folder_for_all_below_it(archive: Path) -> None:
    (archive / "articles" / "b.md").write_text("# 얼음이 풀렸다\n\n선착장에 첫 배가 들어왔다.\n")
    result = inspect("--json", archive)
    assert [json.loads(line)["headline"] for line in result.output.splitlines()] == [
        "얼음이 풀렸다",
        "The Ice Goes Out Early",
    ]


def test_the_raw_copies_of_a_built_archive_are_no_articles_of_it(archive: Path) -> None:
    copy = archive / "site" / "1931" / "copy.txt"
    copy.parent.mkdir(parents=True)
    copy.write_text(RAW)
    assert len(inspect("--json", archive).output.splitlines()) == 1


def test_a_folder_without_articles_is_told_of(tmp_path: Path) -> None:
    result = inspect(tmp_path)
    assert result.stderr == "backfile: there are no articles here (.txt, .md, .markdown).\n"


def test_what_would_be_read_for_ever_or_not_at_all_is_set_aside(archive: Path) -> None:
    os.mkfifo(archive / "articles" / "pipe.txt")
    (archive / "articles" / "link.txt").symlink_to("nowhere")
    result = inspect("--json", archive)
    assert "pipe.txt: this is no regular file" in result.stderr
    assert "link.txt: this link leads to nothing" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_a_broken_sidecar_is_named_itself(archive: Path) -> None:
    (archive / "articles" / "1931" / "1931-05-09.yaml").write_text("headline: [a]\n")
    said = inspect(archive / "articles" / "1931" / "1931-05-09.txt").stderr
    assert "1931-05-09.yaml:1: headline must be one text. Write it" in said


def test_a_file_outside_any_archive_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(RAW)
    assert json.loads(inspect("--json", file).output)["section"] is None


def test_the_view_shows_roles_record_and_doubts(archive: Path) -> None:
    result = inspect(archive / "articles" / "1931" / "1931-05-09.txt")
    assert result.exit_code == 0
    assert "1 headline     | The Ice Goes Out Early" in result.output
    assert "date         1931-05-09  (path" in result.output
    assert "encoding     utf-8" in result.output


def test_a_doubt_names_its_line_and_remedy(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"Zo\xeb\n")
    output = inspect(file).output
    assert "? the encoding is not certain" in output
    assert "_defaults.yaml" in output


def test_a_file_that_cannot_be_read_is_one_clear_line(archive: Path) -> None:
    broken = archive / "articles" / "broken.txt"
    broken.write_bytes(b"%PDF-1.7")
    result = inspect("--json", broken, archive / "articles" / "1931")
    assert result.exit_code == 0
    assert f"backfile: {broken}: this is a PDF file, not plain text. Save it" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_review_lists_the_least_certain_first_with_totals(archive: Path) -> None:
    (archive / "articles" / "pdf.txt").write_bytes(b"%PDF-1.7")
    (archive / "articles" / "zoe.txt").write_bytes(b"Zo\xeb\n")
    lines = inspect("--review", archive).output.splitlines()
    assert lines[0].endswith("pdf.txt  set aside")
    assert any("zoe.txt" in line for line in lines)
    assert "2 of 3 files to look at" in lines
    assert "      1  undecodable" in lines


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--json"], "Missing argument"),
        (["nowhere.txt"], "does not exist"),
        (["--json", "--review", "."], "exclude"),
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], said: str) -> None:
    result = inspect(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_broken_defaults_exit_with_2_and_one_line(archive: Path) -> None:
    (archive / "articles" / "_defaults.yaml").write_text("layuot: blank lines\n")
    result = inspect(archive)
    assert result.exit_code == 2
    assert "articles/_defaults.yaml:1:" in result.output
    assert "did you mean 'layout'" in result.output
    assert "Traceback" not in result.output


def test_what_is_wrong_in_a_file_and_in_the_defaults_above_it_is_told_at_once(archive: Path) -> None:
    file = archive / "articles" / "1931" / "wrong.md"
    file.write_text("---\nheadline: Fog\ndate: soon\n---\n\nIt lifted.\n")
    file.with_suffix(".yaml").write_text("noindex: perhaps\n")
    (archive / "articles" / "_defaults.yaml").write_text("layuot: blank lines\n")
    (archive / "articles" / "1931" / "_defaults.yaml").write_text("langauge: en\n")
    result = inspect(file)
    assert result.exit_code == 2
    places = [line.removeprefix("backfile: ").split(": ")[0] for line in result.output.splitlines()]
    assert places == [
        "articles/_defaults.yaml:1",
        "articles/1931/_defaults.yaml:1",
        f"{file.with_suffix('.yaml')}:1",
        f"{file}:3",
    ]


def test_the_view_of_a_file_in_two_encodings_shows_each_line_in_its_own(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    title, said = (
        "Лёд в гавани сошёл рано",
        "Рабочие говорят, что первая лодка пришла на второй неделе марта.",
    )
    file.write_bytes(f"{title}\n\n{said}\n".encode("cp866") + f"{said}\n".encode())
    lines = inspect(file).output.splitlines()
    assert f"1 headline     | {title}" in lines
    assert [line[0] for line in lines if line.endswith(f"| {said}")] == ["3", "4"]
