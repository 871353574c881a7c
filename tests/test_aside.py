"""Two processes that look through an archive find what one would, whatever becomes of the other."""

import os
import signal

import pytest

from backfile import aside
from backfile.errors import SettingsError
from backfile.scan import MANY, scan


@pytest.fixture(autouse=True)
def two_processors(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    if not aside.is_possible():
        pytest.skip("no process can be forked here")


@pytest.fixture
def archive(archive):
    for number in range(MANY + 6):
        archive.story(f"{1900 + number // 2}/{number % 2}/a.md", "A story")
    return archive


def known(archive):
    return {folder.path: folder.digest for folder in scan(archive.root)}


def found(archive, digests):
    return [(folder.path, folder.digest) for folder in scan(archive.root, known=digests)]


def test_lines_come_in_order():
    with aside.lines_made_aside(str(number).encode() for number in range(1000)) as lines:
        assert list(lines) == [str(number).encode() for number in range(1000)]


def test_lines_end_where_the_other_process_fails():
    def broken():
        yield b"one"
        os.kill(os.getpid(), signal.SIGKILL)

    with aside.lines_made_aside(broken()) as lines:
        assert list(lines) == [b"one"]


def test_no_process_is_left_behind():
    with aside.lines_made_aside(iter([b"one"] * 100_000)) as lines:
        next(lines)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_folders_that_are_what_they_were_come_in_the_same_order(archive):
    digests = known(archive)
    assert found(archive, digests) == list(digests.items())


@pytest.mark.parametrize("name", ["1900/0/a.md", "1934/1/a.md"], ids=["own half", "other half"])
def test_a_change_is_found_with_its_files(archive, name):
    digests = known(archive)
    archive.story(name, "Another story")
    archive.story(name.replace("a.md", "b.md"), "One more")
    changed = [
        folder for folder in scan(archive.root, known=digests) if digests[folder.path] != folder.digest
    ]
    assert [folder.path for folder in changed] == [f"articles/{name[:-5]}"]
    assert [file.name for file in changed[0].files] == ["a.md", "b.md"]


def test_a_new_folder_is_found_and_one_that_is_gone_is_not(archive):
    digests = known(archive)
    archive.delete("1934/1/a.md")
    archive.story("1934/2/a.md", "A story")
    paths = [path for path, _ in found(archive, digests)]
    assert paths == [*sorted(digests.keys() - {"articles/1934/1"}), "articles/1934/2"]


def test_settings_that_cannot_be_used_stop_it_in_the_other_half_too(archive):
    digests = known(archive)
    archive.write("1934/_defaults.yaml", "nonsense: true\n")
    with pytest.raises(SettingsError, match="nonsense"):
        found(archive, digests)


def test_all_defaults_that_cannot_be_used_are_told_at_once_and_no_folder_comes_after_them(archive):
    digests = known(archive)
    for folder in ("1901", "1901/1", "1933"):
        archive.write(f"{folder}/_defaults.yaml", "nonsense: true\n")
    for before in ({}, digests):
        seen = []
        with pytest.raises(SettingsError) as caught:
            seen.extend(folder.path for folder in scan(archive.root, known=before) if folder.files)
        error = caught.value
        assert [error.path, *(other.path for other in error.others)] == [
            f"articles/{folder}/_defaults.yaml" for folder in ("1901", "1901/1", "1933")
        ]
        assert set(seen) <= {"articles/1900/0", "articles/1900/1"}
