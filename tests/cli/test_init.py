"""`backfile init` and `backfile new`: the first steps of a newcomer."""

import datetime

import pytest
from click.testing import CliRunner

from backfile.cli import main
from backfile.pipeline import Options, build


@pytest.fixture
def run():
    runner = CliRunner()
    return lambda *words: runner.invoke(main, words)


def test_a_new_archive_builds_without_a_doubt(run, tmp_path):
    done = run("init", str(tmp_path / "demo"))
    assert done.exit_code == 0
    assert f"backfile serve {tmp_path / 'demo'}" in done.output
    report = build(tmp_path / "demo", Options(jobs=1))
    assert (report.inputs, report.published, report.problems) == (2, 2, ())


def test_its_examples_are_read_as_they_say(run, tmp_path):
    run("init", str(tmp_path))
    build(tmp_path, Options(jobs=1))
    page = (tmp_path / "site/undated/library-opens-its-cellar-to-the-weather.html").read_text()
    for part in ("Forty years of newspapers moved upstairs", "Ada Example", "The Example Herald"):
        assert part in page
    assert (tmp_path / "site/2024/03/01/how-this-archive-works.html").is_file()


def test_what_a_build_makes_is_ignored_by_git_and_the_ledger_is_not(run, tmp_path):
    run("init", str(tmp_path))
    ignored = (tmp_path / ".gitignore").read_text().splitlines()
    assert {"/site/", "/.backfile/"} <= set(ignored)
    assert not any("permalinks" in line for line in ignored if not line.startswith("#"))


@pytest.mark.parametrize("name", ["site.yaml", "articles/mine.txt", ".gitignore"])
def test_nothing_is_written_over_and_nothing_is_written_half(run, tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    done = run("init", str(tmp_path))
    assert done.exit_code == 2
    assert "this is here already" in done.stderr
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / name).read_text() == "mine"


def test_other_files_do_not_disturb(run, tmp_path):
    (tmp_path / "README.md").write_text("mine")
    assert run("init", str(tmp_path)).exit_code == 0


def test_every_setting_that_the_new_site_yaml_shows_can_be_used(run, tmp_path):
    run("init", str(tmp_path))
    settings = tmp_path / "site.yaml"
    shown = [line.removeprefix("# ") for line in settings.read_text().splitlines() if not line.endswith(".")]
    (tmp_path / "static").mkdir()
    (tmp_path / "static/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    keys = [line for line in shown if line.startswith(("  ", "    ")) or line.partition(":")[1]]
    settings.write_text("\n".join(keys) + "\n")
    report = build(tmp_path, Options(jobs=1))
    assert report.published == 2
    assert "base_url" in settings.read_text()
    assert (tmp_path / "site/sitemap.xml").is_file()


def test_a_new_article_has_its_place_and_is_published(run, archive):
    done = run("new", 'A "Flood", again: 1931', "--date", "1931-05-09", "--site", str(archive.root))
    assert done.output.strip() == str(archive.root / "articles/1931/1931-05-09-a-flood-again-1931.md")
    archive.build()
    assert "A &quot;Flood&quot;, again: 1931" in archive.page("1931/05/09/a-flood-again-1931.html")


def test_a_new_article_is_of_today_unless_told_otherwise(run, archive):
    first = datetime.date.today()
    done = run("new", "Flood", "--site", str(archive.root))
    assert any(day.isoformat() in done.output for day in (first, datetime.date.today()))


@pytest.mark.parametrize(
    ("date", "name"), [("1931-05", "1931/1931-05-flood.md"), ("1931", "1931/1931-flood.md")]
)
def test_a_date_may_be_as_inexact_as_it_is_known(run, archive, date, name):
    run("new", "Flood", "--date", date, "--site", str(archive.root))
    assert f"date: {date}\n" in (archive.root / "articles" / name).read_text()


def test_a_headline_in_any_script_is_kept_as_it_is(run, archive):
    run("new", "용접공의 하루: 1부", "--date", "1978", "--site", str(archive.root))
    (path,) = archive.root.glob("articles/1978/*.md")
    assert "headline: '용접공의 하루: 1부'\n" in path.read_text(encoding="utf-8")


def test_an_article_that_is_there_is_not_written_over(run, archive):
    path = archive.write("1931/1931-flood.md", "mine")
    done = run("new", "Flood", "--date", "1931", "--site", str(archive.root))
    assert done.exit_code == 2
    assert "there already" in done.stderr
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    "words",
    [("new", "Flood", "--date", "1931-13"), ("new", "  "), ("new", "Flood", "--site", "nowhere"), ("new",)],
)
def test_wrong_usage_is_told(run, archive, words, monkeypatch):
    monkeypatch.chdir(archive.root)
    done = run(*words)
    assert done.exit_code == 2
    assert done.stderr


def test_a_folder_that_is_no_archive_gets_no_article(run, tmp_path):
    done = run("new", "Flood", "--site", str(tmp_path))
    assert done.exit_code == 2
    assert "backfile init" in done.stderr
