"""The output folder is wholly the old archive or wholly the new one."""

import os

import pytest

from backfile.errors import PublishError, SettingsError
from backfile.publish.files import write_file
from backfile.publish.trees import Publication


def content(folder):
    """Every file below a folder with its bytes, without backfile's marker."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".backfile-output"
    }


def build(site, files, *, removed=()):
    with Publication.open(site / "site", site / ".backfile", wait=0) as publication:
        publication.expect(list(files))
        for address in removed:
            publication.remove(address)
        written = [
            write_file(str(publication.root), address, data, mtime_ns=None, base=publication.base)
            for address, data in files.items()
        ]
        publication.commit()
    return [item.address for item in written if item.changed]


OLD = {"index.html": b"old front", "1931/05/09/flood.html": b"flood", "1931/05/09/fog.html": b"fog"}


def test_the_first_build_makes_the_folder(tmp_path):
    build(tmp_path, OLD)
    assert content(tmp_path / "site") == OLD


def test_nothing_is_seen_before_the_commit(tmp_path):
    build(tmp_path, OLD)
    with Publication.open(tmp_path / "site", tmp_path / ".backfile") as publication:
        publication.expect(["index.html"])
        write_file(str(publication.root), "index.html", b"new", mtime_ns=None)
        publication.remove("1931/05/09/fog.html")
        assert content(tmp_path / "site") == OLD
    assert content(tmp_path / "site") == OLD


def test_an_update_writes_only_what_changed(tmp_path):
    build(tmp_path, OLD)
    kept = (tmp_path / "site/1931/05/09/flood.html").stat().st_ino
    changed = build(tmp_path, {"index.html": b"new front", "1931/05/09/flood.html": b"flood"})
    assert changed == ["index.html"]
    assert (tmp_path / "site/1931/05/09/flood.html").stat().st_ino == kept
    assert content(tmp_path / "site") == {**OLD, "index.html": b"new front"}


def test_a_removed_file_leaves_no_empty_folders(tmp_path):
    build(tmp_path, OLD)
    build(tmp_path, {}, removed=["1931/05/09/flood.html", "1931/05/09/fog.html"])
    assert [path.name for path in (tmp_path / "site").iterdir() if path.is_dir()] == []


def test_an_abandoned_build_leaves_no_trace_in_the_next(tmp_path):
    build(tmp_path, OLD)
    with Publication.open(tmp_path / "site", tmp_path / ".backfile") as publication:
        publication.expect(["stray.html", "index.html"])
        write_file(str(publication.root), "stray.html", b"stray", mtime_ns=None)
        write_file(str(publication.root), "index.html", b"stray", mtime_ns=None)
        publication.remove("1931/05/09/fog.html")
    build(tmp_path, {"1932/a.html": b"a"})
    assert content(tmp_path / "site") == {**OLD, "1932/a.html": b"a"}


def test_losing_the_state_folder_costs_no_file(tmp_path):
    build(tmp_path, OLD)
    (tmp_path / ".backfile").rename(tmp_path / "elsewhere")
    kept = (tmp_path / "site/1931/05/09/flood.html").stat().st_ino
    changed = build(tmp_path, {"index.html": b"new", "1931/05/09/flood.html": b"flood"})
    assert changed == ["index.html"]
    assert content(tmp_path / "site") == {"index.html": b"new", "1931/05/09/flood.html": b"flood"}
    assert (tmp_path / "site/1931/05/09/flood.html").stat().st_ino == kept


def test_what_a_person_put_beside_the_archive_stays(tmp_path):
    build(tmp_path, OLD)
    (tmp_path / "site/CNAME").write_text("archive.example.org")
    (tmp_path / "site/.git").mkdir()
    (tmp_path / "site/.git/HEAD").write_text("ref")
    for number in (b"1", b"2"):
        build(tmp_path, {"index.html": number})
    assert content(tmp_path / "site") == {
        **OLD,
        "index.html": b"2",
        "CNAME": b"archive.example.org",
        ".git/HEAD": b"ref",
    }


@pytest.mark.parametrize(
    "output", ["/", "~", ".", "..", "articles", "articles/out", "templates", "static/x", ".backfile", "src"]
)
def test_folders_that_hold_other_things_are_refused(tmp_path, output):
    site = tmp_path / "archive"
    site.mkdir()
    with pytest.raises(SettingsError, match="output folder"):
        Publication.open((site / os.path.expanduser(output)), site / ".backfile")


def test_a_folder_that_backfile_did_not_make_is_refused(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/thesis.doc").write_text("three years of work")
    with pytest.raises(SettingsError, match="did not make"):
        Publication.open(tmp_path / "site", tmp_path / ".backfile")


@pytest.mark.parametrize(
    "address", ["", "/etc/passwd", "../up", "a/../b", "a//b", "a/", "./a", "a\\b", "a\nb"]
)
def test_addresses_that_lead_out_are_refused(tmp_path, address):
    with pytest.raises(PublishError, match="not an address"):
        write_file(str(tmp_path), address, b"", mtime_ns=None)
