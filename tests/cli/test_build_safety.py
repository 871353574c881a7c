"""`backfile build` into a folder that is not its own: exit 2, and nothing is touched."""

import os

import pytest
from click.testing import CliRunner

from backfile.cli import main


def everything(folder):
    return {
        str(path): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
        if ".backfile" not in path.parts
    }


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A home folder with an archive and other things in it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    archive = tmp_path / "work/archive"
    (archive / "articles/1931").mkdir(parents=True)
    (archive / "articles/1931/a.txt").write_text("Ferry late\n\nThe ferry came in late on Tuesday.\n")
    (archive / "templates").mkdir()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/cat.jpg").write_bytes(b"cat")
    (tmp_path / "work/link to pictures").symlink_to(tmp_path / "pictures")
    return tmp_path


@pytest.mark.parametrize(
    "output",
    [
        *(
            "/",
            "{home}",
            "{home}/work",
            "{archive}",
            "{archive}/",
            "{archive}/articles",
            "{archive}/articles/x",
        ),
        *("{archive}/articles/1931", "{archive}/templates/x", "{archive}/static/x", "{archive}/.backfile/x"),
        *("{home}/pictures", "{home}/pictures/cat.jpg", "{home}/work/link to pictures"),
        *("{archive}/site/../articles", "{home}/./work/../"),
    ],
)
def test_an_output_folder_that_is_not_its_own_is_refused(place, output):
    archive = place / "work/archive"
    target = output.format(home=place, archive=archive)
    before, root = everything(place), sorted(os.listdir("/"))
    result = CliRunner().invoke(main, ["build", str(archive), "--jobs", "1", "--output", target])
    assert result.exit_code == 2, result.output
    assert "output folder" in result.output
    assert "--output" in result.output
    assert everything(place) == before
    assert sorted(os.listdir("/")) == root


def test_a_folder_of_its_own_is_taken_again_and_again(place):
    for _ in range(2):
        result = CliRunner().invoke(
            main, ["build", str(place / "work/archive"), "--jobs", "1", "--output", str(place / "out")]
        )
        assert result.exit_code == 0, result.output
    assert (place / "pictures/cat.jpg").read_bytes() == b"cat"


def test_an_archive_that_was_deleted_but_for_a_persons_file_is_not_replaced(place):
    arguments = ["build", str(place / "work/archive"), "--jobs", "1", "--output", str(place / "out")]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    (place / "out/.backfile-output").unlink()
    (place / "out/mine.txt").write_text("mine")
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert (place / "out/mine.txt").read_text() == "mine"
