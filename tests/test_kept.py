"""Where the program itself fails on a file, its article stays, and what is to be hidden is hidden."""

import json
import re
from concurrent.futures import BrokenExecutor

import pytest
from click.testing import CliRunner

from backfile import renewal, standstill
from backfile.cli import main
from backfile.errors import BackfileError
from backfile.work import loading

PATH = "articles/1931/ferry.md"
PAGE = "1931/05/02/ferry-sails.html"
NAME = "Jane Example"


class Reader:
    """The loader, which fails on one file for as long as it is told to."""

    def __init__(self, monkeypatch):
        self.error, self.fails_on = None, PATH
        self._load, self._load_batch = loading.load, loading.load_batch
        monkeypatch.setattr(loading, "load", self.load)
        monkeypatch.setattr(loading, "load_batch", self.load_batch)
        self._version = b"1"
        monkeypatch.setattr(renewal, "loading_version", lambda _: self._version)
        monkeypatch.setattr(standstill, "program_version", lambda: self._version)

    def load(self, path, *arguments, **more):
        if self.error is not None and path == self.fails_on:
            raise self.error
        return self._load(path, *arguments, **more)

    def load_batch(self, batch):
        """As in a process that dies."""
        if isinstance(self.error, BrokenExecutor) and any(item.path == self.fails_on for item in batch.items):
            raise self.error
        return self._load_batch(batch)

    def is_another_version(self):
        """From now on all sources are read again."""
        self._version += b"1"


@pytest.fixture
def reader(monkeypatch):
    return Reader(monkeypatch)


@pytest.fixture
def paper(archive, reader):
    """A built archive: an article on which the reader may fail, and others beside it."""
    ferry(archive)
    for day in (1, 3):
        archive.story(f"1931/{day}.md", f"Harbour {day}", date=f"1931-05-0{day}", tags="[Harbour]")
    archive.write("1931/ferry.yaml", "section: Harbour\n")
    archive.build()
    return archive


def ferry(archive, body="The ferry sailed with Jane Example.", **fields):
    archive.story(
        "1931/ferry.md",
        "Ferry sails",
        **{"date": "1931-05-02", "tags": "[Ferries, Harbour]", **fields},
        body=body,
    )


def ledger(archive):
    return (archive.root / "permalinks.tsv").read_text()


ERRORS = [
    ValueError("no such column"),
    MemoryError(),
    RecursionError("too deep"),
    BrokenExecutor(),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_published_article_on_which_the_reader_fails_stays_as_it_was(paper, reader, tmp_path, error):
    before, issued = paper.tree(), ledger(paper)
    ferry(paper, body="The ferry sailed again.")
    reader.error = error
    for _ in range(2):  # and so it does in the builds after that
        report = paper.build()
        assert paper.tree() == before
        assert ledger(paper) == issued
        assert (report.inputs, report.published, report.kept, report.quarantined) == (3, 3, 1, 0)
        (problem,) = report.problems
        assert (problem.path, problem.code) == (PATH, "unforeseen")
        why = "process that worked on it died" if isinstance(error, BrokenExecutor) else type(error).__name__
        assert re.fullmatch(rf"reading it failed: .*{why}.*; its article stays .*", problem.message)
    reader.error = None
    report = paper.build()
    assert (report.published, report.kept) == (3, 0)
    assert [problem for problem in report.problems if problem.code == "unforeseen"] == []
    assert "The ferry sailed again." in paper.page(PAGE)
    assert paper.tree() == paper.built_anew(tmp_path / "clean")


def test_so_it_does_when_a_new_version_reads_everything_anew(paper, reader, tmp_path):
    before = paper.tree()
    reader.is_another_version()
    reader.error = RecursionError()
    report = paper.build()
    assert (report.published, report.kept, report.written, report.removed) == (3, 1, 0, 0)
    assert paper.tree() == before
    paper.story("1931/4.md", "Harbour 4", date="1931-05-04", tags="[Ferries]")
    assert paper.build().kept == 1
    reader.error = None
    whole = paper.built_anew(tmp_path / "clean")  # as if it had never failed
    assert paper.tree() == whole
    paper.build()
    assert paper.tree() == whole


def test_what_else_changes_reaches_the_page_that_stays(paper, reader):
    reader.error = RecursionError()
    ferry(paper, body="The ferry sailed again.")
    paper.story("1931/3.md", "Harbour lights", date="1931-05-03", tags="[Harbour]")
    paper.write("/site.yaml", "title: The Harbour Packet\n")
    paper.build()
    page = paper.page(PAGE)
    assert "The Harbour Packet" in page
    assert "Harbour lights" in page
    assert "The ferry sailed with" in page


def test_the_command_names_file_and_reason_and_exits_as_for_what_is_set_aside(paper, reader, tmp_path):
    reader.error = RecursionError("too deep")
    ferry(paper, body="The ferry sailed again.")
    file = tmp_path / "report.json"
    arguments = ["build", str(paper.root), "--jobs", "1", "--report", str(file)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0
    assert f"{PATH}: reading it failed: RecursionError: too deep; its article stays" in done.output
    assert "3 of 3 articles published, 1 of them as last read." in done.output
    assert json.loads(file.read_text())["kept"] == 1
    assert CliRunner().invoke(main, [*arguments, "--strict"]).exit_code == 1


def test_a_file_on_which_the_reader_failed_at_first_is_set_aside_and_comes_when_it_is_mended(
    archive, reader, tmp_path
):
    reader.error = RecursionError()
    ferry(archive)
    archive.story("1.md", "Harbour")
    report = archive.build()
    assert (report.published, report.kept, report.quarantined) == (1, 0, 1)
    reader.error = None
    assert archive.build().published == 2
    assert archive.tree() == archive.built_anew(tmp_path / "clean")


def test_where_the_article_as_last_read_is_lost_the_build_stops_rather_than_take_it_away(paper, reader):
    before, issued = paper.tree(), ledger(paper)
    reader.error = RecursionError()
    for options in ({"clean": True}, {}):
        with pytest.raises(BackfileError, match=rf"{PATH}: reading it failed.* would count as removed"):
            paper.build(**options)
    assert (paper.tree(), ledger(paper)) == (before, issued)
    reader.error = None
    assert paper.build().published == 3
    assert paper.tree() == before


def test_so_it_does_where_the_file_has_another_name_now(paper, reader):
    before, issued = paper.tree(), ledger(paper)
    for suffix in ("md", "yaml"):
        (paper.root / f"articles/1931/ferry.{suffix}").rename(paper.root / f"articles/1931/boat.{suffix}")
    reader.fails_on, reader.error = "articles/1931/boat.md", RecursionError()
    with pytest.raises(BackfileError, match=rf"boat.md: .* article, which came from {PATH}, would count"):
        paper.build()
    assert (paper.tree(), ledger(paper)) == (before, issued)
    reader.error = None
    assert paper.build().published == 3
    assert paper.has(PAGE)


def test_it_stops_where_the_ledger_says_that_the_article_stands_elsewhere(paper, reader):
    path = paper.root / "permalinks.tsv"
    path.write_text(ledger(paper).replace("ferry-sails", "the-ferry-sails"))
    before = paper.tree()
    reader.error = RecursionError()
    with pytest.raises(BackfileError, match="would count as removed"):
        paper.build()
    assert paper.tree() == before


def test_an_article_that_stays_may_be_removed_and_changed_like_any_other(paper, reader):
    reader.error = RecursionError()
    ferry(paper, body="The ferry sailed again.")
    assert paper.build().kept == 1
    paper.delete("1931/ferry.md")
    paper.delete("1931/ferry.yaml")
    report = paper.build()
    assert (report.published, report.kept) == (2, 0)
    assert "gone\t" in ledger(paper)


@pytest.mark.parametrize("died", [False, True])
@pytest.mark.parametrize("where", ["front matter", "sidecar", "UTF-16", "takedown", "draft"])
def test_what_is_to_be_hidden_is_hidden_although_the_reader_fails(paper, reader, where, died):
    asks = f"redact: [{NAME}]"
    if where == "front matter":
        ferry(paper, redact=f"[{NAME}]")
    elif where == "draft":
        ferry(paper, draft="true")
    elif where == "sidecar":
        paper.write("1931/ferry.yaml", f"{asks}\n")
    elif where == "UTF-16":
        text = (paper.root / PATH).read_text().replace("---\n", f"---\n{asks}\n", 1)
        paper.write("1931/ferry.md", text.encode("utf-16"))
    else:
        paper.write("/takedowns.yaml", f"{PATH}:\n  {asks}\n")
    reader.error = BrokenExecutor() if died else RecursionError(f"at {NAME}")
    report = paper.build()
    assert (report.published, report.kept, report.withheld) == (2, 0, 1)
    assert not [name for name, data in paper.tree().items() if NAME.encode() in data]
    assert NAME not in "".join(map(str, report.problems))
    assert "Ferry sails" not in paper.page(PAGE)
    reader.error = None
    report = paper.build()
    assert report.withheld == (where == "draft")
    if where != "draft":
        assert "Ferry sails" in paper.page(PAGE)
    assert not [name for name, data in paper.tree().items() if NAME.encode() in data]


@pytest.mark.parametrize("where", ["front matter", "takedown"])
def test_what_was_hidden_already_stays_as_it_was(paper, reader, where):
    if where == "takedown":
        paper.write("/takedowns.yaml", f"{PATH}:\n  redact: [{NAME}]\n")
    else:
        ferry(paper, redact=f"[{NAME}]")
    paper.build()
    before = paper.tree()
    reader.error = RecursionError()
    reader.is_another_version()
    assert paper.build().kept == 1
    assert paper.tree() == before


def test_an_article_on_which_the_reader_fails_can_be_withheld(paper, reader):
    paper.write("/takedowns.yaml", f"{PATH}:\n  withhold: Court order\n")
    reader.error = RecursionError()
    report = paper.build()
    assert (report.published, report.withheld, report.kept) == (2, 1, 0)
    assert "Ferry sails" not in paper.page(PAGE)


def test_an_article_that_stays_is_none_that_the_ledger_misses(paper, reader):
    reader.error = RecursionError()
    ferry(paper, body="The ferry sailed again.")
    paper.build()
    before = paper.tree()
    path = paper.root / "permalinks.tsv"
    path.write_text(f"{ledger(paper)}# read by another hand\n")
    assert paper.build().kept == 1
    assert paper.tree() == before
    assert "gone\t" not in ledger(paper)
