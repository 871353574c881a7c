"""A preview is built again for every kind of change, and for nothing else."""

import threading
from contextlib import contextmanager

import pytest

from backfile.serve.watch import changes


@contextmanager
def watching(root):
    """A semaphore that is released once for each bundle of changes."""
    seen = threading.Semaphore(0)
    stop = threading.Event()

    def watch():
        for _ in changes(root, stop):
            seen.release()

    thread = threading.Thread(target=watch)
    thread.start()
    assert seen.acquire(timeout=10)  # the first time says that the watch stands
    yield seen
    stop.set()
    thread.join()


@pytest.mark.parametrize(
    "name",
    [
        "articles/a.txt",
        "articles/new/folder/a.txt",
        "articles/_defaults.yaml",
        "site.yaml",
        "tags.yaml",
        "takedowns.yaml",
    ],
)
def test_a_change_is_seen(tmp_path, name):
    (tmp_path / "articles").mkdir()
    with watching(tmp_path) as seen:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: Other\n")
        assert seen.acquire(timeout=10)


def test_a_folder_that_did_not_exist_is_watched_from_its_making(tmp_path):
    (tmp_path / "articles").mkdir()
    with watching(tmp_path) as seen:
        (tmp_path / "templates").mkdir()
        assert seen.acquire(timeout=10)
        (tmp_path / "templates/about.html").write_text("x")
        assert seen.acquire(timeout=10)


def test_a_settings_file_that_an_editor_replaces_is_still_seen(tmp_path):
    (tmp_path / "articles").mkdir()
    with watching(tmp_path) as seen:
        for title in ("One", "Two"):
            (tmp_path / "site.yaml.new").write_text(f"title: {title}\n")
            (tmp_path / "site.yaml.new").replace(tmp_path / "site.yaml")
            assert seen.acquire(timeout=10)


def test_the_output_and_other_files_are_not_watched(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "site").mkdir()
    with watching(tmp_path) as seen:
        (tmp_path / "site/index.html").write_text("x")
        (tmp_path / "permalinks.tsv").write_text("x")
        assert not seen.acquire(timeout=1.5)
