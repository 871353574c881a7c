"""The check holds out against what may lie in a folder."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from tiny import findings, kinds, page, write

from backfile.check import archive
from backfile.check.limits import tangle


def test_a_symbolic_link_is_reported_and_not_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "site", {})
    (tmp_path / "outside.html").write_text(page('<script>alert("never read")</script>'))
    (root / "link.html").symlink_to(tmp_path / "outside.html")
    (root / "loop").symlink_to(root)
    assert [(finding.kind, finding.path) for finding in findings(root)] == [
        ("special-file", "link.html"),
        ("special-file", "loop"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_reported_and_not_waited_for(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    os.mkfifo(root / "pipe.html")
    assert [(finding.kind, finding.path) for finding in findings(root)] == [("special-file", "pipe.html")]


def test_a_page_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 10_000)
    root = write(tmp_path, {"1931/flood.html": page("x" * 20_000, title="Flood")})
    assert kinds(root) == {"tangled"}


def test_an_export_of_any_size_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 10_000)
    assert findings(write(tmp_path, {"data/records.json": '"' + "x" * 20_000 + '"'})) == []


@pytest.mark.parametrize(
    "body",
    ["<div>" * 100_000, "".join(f"<b x{n}><p>" for n in range(20_000)), "<a " + "x " * 100_000 + ">"],
    ids=["deep", "formatting", "attributes"],
)
def test_a_page_that_would_cost_minutes_is_not_parsed(tmp_path: Path, body: str) -> None:
    began = time.monotonic()
    assert kinds(write(tmp_path, {"1931/flood.html": page(body, title="Flood")})) == {"tangled"}
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "body", ["<p>x" * 50_000, "<ul>" + "<li><a href='x'>x</a>" * 50_000 + "</ul>", "<" * 200_000]
)
def test_a_long_page_is_no_tangle(body: str) -> None:
    assert tangle(body.encode()) is None


def test_two_names_that_differ_by_case_are_reported(tmp_path: Path) -> None:
    root = write(tmp_path, {"1931/Flood.txt": "x", "1931/flood.txt": "x"})
    if len(list((root / "1931").glob("*.txt"))) == 1:
        pytest.skip("this file system knows no case")
    assert kinds(root) == {"case-twins"}


def test_on_a_file_system_without_case_names_still_count_as_they_are_spelt(tmp_path: Path) -> None:
    root = write(
        tmp_path, {"1931/flood.html": page('<a href="../index.html">x</a><a href="Flood.html">y</a>')}
    )
    assert kinds(root, case_sensitive=False) == {"wrong-case"}


def test_a_name_with_control_characters_is_reported(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    (root / "a\x1b[31mred.html").write_text("x")
    (finding,) = findings(root)
    assert finding.kind == "special-file"
    assert "\x1b" not in str(finding)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions stop")
def test_a_file_without_permission_is_reported(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    (root / "1931/flood.html").chmod(0)
    assert kinds(root) == {"unreadable"}


def test_an_odd_page_is_read_all_the_same(tmp_path: Path) -> None:
    root = write(tmp_path, {"1931/flood.html": b"", "static/site.css": b"\xff url(", "static/icon.svg": b""})
    assert kinds(root) == {"no-language", "no-title"}


def test_what_git_keeps_is_not_looked_at(tmp_path: Path) -> None:
    assert findings(write(tmp_path, {".git/hooks/sample.html": "<script>x</script>"})) == []
