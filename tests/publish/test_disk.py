"""The file operations themselves, and what the disk's errors are turned into."""

import errno
import os
import sys

import pytest
from publishing import NEW, OLD, Builder, FailingDisk, content

from backfile.errors import PublishError, SettingsError
from backfile.publish import journal, mirror, redirects, swap
from backfile.publish.disk import Disk
from backfile.publish.headers import security_headers, security_txt
from backfile.publish.manifest import ROOT_MANIFEST, manifest_of
from backfile.publish.trees import Publication


def test_a_file_that_cannot_be_finished_is_taken_away(tmp_path):
    with pytest.raises(OverflowError):
        Disk().create(str(tmp_path / "a"), b"a", mtime_ns=10**30)
    with pytest.raises(OSError, match="exists"):
        Disk().create(str(tmp_path), b"a")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have calls of their own")
def test_files_folders_and_whole_file_systems_are_brought_to_the_disk(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(
        os, "fsync", lambda descriptor: synced.append(os.readlink(f"/proc/self/fd/{descriptor}"))
    )
    Disk().create(str(tmp_path / "a"), b"a")
    Disk().sync(str(tmp_path / "a"))
    Disk().sync(str(tmp_path), barrier=True)
    assert synced == [str(tmp_path / "a"), str(tmp_path)]
    Disk().sync_all(str(tmp_path))
    with pytest.raises(FileNotFoundError):
        Disk().sync_all(str(tmp_path / "nothing"))


def test_without_hard_links_files_are_copied(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    builder = Builder(tmp_path)
    for files in (OLD, NEW, OLD):
        builder.build(files, Disk())
        assert content(builder.output) == files


def test_two_folders_change_places_or_nothing_happens(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="No such file"):
        Disk().exchange(str(tmp_path / "a"), str(tmp_path / "b"))
    assert (tmp_path / "a").is_dir()


def test_the_old_folder_comes_back_when_the_new_one_cannot_be_moved(tmp_path):
    class Stubborn(FailingDisk):
        def exchange(self, first, second):
            raise OSError(errno.ENOSYS, "no such call")

        def rename(self, old, new):
            if old.endswith("idle"):
                raise OSError(errno.EIO, "faulty")
            super().rename(old, new)

    for name in ("live", "idle"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    with pytest.raises(OSError, match="faulty"):
        swap.exchange(str(tmp_path / "live"), str(tmp_path / "idle"), Stubborn())
    assert (tmp_path / "live/live").exists()


@pytest.mark.parametrize(
    ("number", "hint"), [(errno.ENOSPC, "room"), (errno.EROFS, "--output"), (errno.EBADF, "Build again")]
)
def test_errors_of_the_disk_say_what_to_do(tmp_path, number, hint):
    with pytest.raises(PublishError, match=hint):
        Builder(tmp_path).build(OLD, FailingDisk(3, number))


def test_a_file_where_the_output_folder_belongs_is_refused(tmp_path):
    (tmp_path / "site").touch()
    with pytest.raises(SettingsError, match="not a folder"):
        Publication.open(tmp_path / "site", tmp_path / ".backfile")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"something else\n",
        b"backfile publication 1\ntrees\tx\ty\tz\n",
        b"backfile publication 1\nwhat\n",
        b"backfile publication 1\n",
        b"\xff\xfe",
    ],
)
def test_a_damaged_journal_counts_as_none(tmp_path, text):
    assert journal.parse(text) is None
    builder = Builder(tmp_path)
    builder.build(OLD, Disk())
    next(tmp_path.glob(".backfile/publish/*/journal")).write_bytes(text)
    builder.build(NEW, Disk())
    assert content(builder.output) == NEW


def test_a_journal_says_what_was_written_into_it():
    state = journal.Journal(live=1, idle=2, published="p", serial="s", boot="b", whole=True, anywhere=True)
    assert journal.parse(journal.head(state)) == state
    tail = journal.touched(["a"], anywhere=False) + journal.removed(["b"]) + journal.ready("apply", [".git"])
    read = journal.parse(journal.head(state) + tail + b"touch\ttorn")
    assert (list(read.differing), list(read.removed), list(read.kept), read.due) == (
        ["a"],
        ["b"],
        [".git"],
        "apply",
    )


def test_a_tree_follows_another_whatever_stands_in_the_way(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    for path in ("a/b.html", "c.html", "d/e.html"):
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(path)
    (source / "link").symlink_to("c.html")
    (target / "c.html").mkdir(parents=True)
    (target / "c.html/x").touch()
    (target / "a").touch()
    (target / "link").touch()
    (target / "stray").mkdir()
    mirror.follow(str(source), str(target), None, Disk())
    (source / "link").unlink()
    assert content(target) == content(source)
    assert sorted(mirror.files(str(target))) == ["a/b.html", "c.html", "d/e.html"]


def test_nginx_shows_the_tombstone_with_its_status():
    text = redirects.nginx_server(security_headers(search=True)).decode()
    assert "return 410" in text
    assert "script-src 'self'" in text and "connect-src 'self'" in text


def test_the_manifest_that_vouches_for_all_is_listed_nowhere():
    assert (manifest_of(ROOT_MANIFEST), manifest_of("checksums/1931.sha256")) == ("", ROOT_MANIFEST)


def test_security_txt_names_where_it_belongs():
    assert b"Canonical: https://example.org/" in security_txt(
        "https://a.example", "2027-01-31", "https://example.org/"
    )
