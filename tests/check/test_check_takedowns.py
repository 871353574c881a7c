"""A text that must not be there is found however it is written."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from tiny import findings, page, write

from backfile.check.takedowns import Forbidden, read_texts
from backfile.errors import SettingsError

NAME = "Jané O’Doe"


@pytest.mark.parametrize(
    "text",
    [
        "Said Jané O’Doe of the quay.",
        "JANÉ O’DOE",
        "Jané\n   O’Doe",
        "Jane\u0301 O’Doe",
        "Jan&eacute; O&rsquo;Doe",
        "Jané <em>O’Doe</em>",
        "Ja<wbr>né O’Doe",
        json.dumps({"text": "Jané O’Doe"}),
        "q=Jan%C3%A9%20O%E2%80%99Doe",
        "tags/jane-odoe/index.html",
    ],
)
def test_a_text_is_found_in_any_writing(text: str) -> None:
    assert Forbidden((NAME,)).found(text) == [NAME]


@pytest.mark.parametrize("text", ["Jané", "O’Doe, Jané", "Jane Doe", ""])
def test_other_texts_are_not(text: str) -> None:
    assert Forbidden((NAME,)).found(text) == []


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("1931/a.txt", NAME.encode()),
        ("1931/a.txt", NAME.encode("cp1252")),
        ("1931/a.txt", NAME.encode("utf-16")),
        ("feed.xml", f"<a>{NAME}</a>".encode()),
        ("data/records.jsonl", json.dumps(NAME).encode()),
        ("search/1.json.gz", gzip.compress(json.dumps(NAME).encode(), mtime=0)),
        ("1931/jane-odoe.txt", b"x"),
        ("1931/long.txt", b"x" * 1_048_570 + NAME.encode()),
    ],
)
def test_every_file_is_searched(tmp_path: Path, path: str, content: bytes) -> None:
    found = findings(write(tmp_path, {path: content}), forbidden=(NAME,))
    assert [(finding.kind, finding.path) for finding in found] == [("forbidden-text", path)]


def test_pages_and_packages_are_searched(tmp_path: Path) -> None:
    root = write(tmp_path, {"1931/flood.html": page(f"<p>{NAME}</p>", title="Flood")})
    with zipfile.ZipFile(root / "all.zip", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("records.csv", NAME)
    assert [finding.path for finding in findings(root, forbidden=(NAME,))] == ["1931/flood.html", "all.zip"]


def test_korean_is_found_in_an_old_encoding(tmp_path: Path) -> None:
    root = write(tmp_path, {"1978/a.txt": "서울의 김민수 기자".encode("cp949")})
    assert [finding.path for finding in findings(root, forbidden=("김민수",))] == ["1978/a.txt"]


def test_a_damaged_package_is_reported(tmp_path: Path) -> None:
    root = write(tmp_path, {"a.zip": b"PK", "b.gz": b"\x1f\x8b\x08nonsense"})
    assert [finding.kind for finding in findings(root, forbidden=("x y z",))] == ["unreadable"] * 2


def test_the_list_is_yaml() -> None:
    assert read_texts('- Jané O’Doe\n- "No"\n', "t.yaml") == ("Jané O’Doe", "No")


def test_a_list_that_is_none_is_refused_with_its_line() -> None:
    with pytest.raises(SettingsError, match=r"t\.yaml:1"):
        read_texts("name: Jané\n", "t.yaml")
