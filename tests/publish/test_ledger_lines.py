"""permalinks.tsv is text that only grows."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.errors import LedgerError
from backfile.ledger.lines import append, gone, issued, moved, read, renamed, withheld

EVENTS = [
    issued("1931/05/09/flood.html", "articles/1931/a.txt"),
    renamed("1931/05/09/flood.html", "articles/b\tc\n\\t.txt", "articles/1931/a.txt"),
    moved("old/flood.html", "1931/05/09/flood.html"),
    gone("1931/05/09/fog.html", "1931-05", "Fog\tin the harbour"),
    withheld("1931/05/09/trial.html"),
]


def plain(events):
    return [event._replace(line=0) for event in events]


def test_what_is_appended_is_read_again(tmp_path):
    path = tmp_path / "permalinks.tsv"
    append(path, EVENTS[:2])
    append(path, EVENTS[2:])
    assert plain(read(path)) == EVENTS


def test_a_new_archive_has_no_ledger(tmp_path):
    assert list(read(tmp_path / "permalinks.tsv")) == []


def test_a_torn_last_line_is_not_read_and_is_cut_off(tmp_path):
    path = tmp_path / "permalinks.tsv"
    append(path, EVENTS[:1])
    with path.open("a") as file:
        file.write("issued\t1931/05/10/st")
    assert plain(read(path)) == EVENTS[:1]
    append(path, EVENTS[1:])
    assert plain(read(path)) == EVENTS


def test_a_merge_conflict_is_reported_with_its_line(tmp_path):
    path = tmp_path / "permalinks.tsv"
    path.write_text("# head\nissued\ta.html\ta.txt\n<<<<<<< HEAD\nissued\tb.html\tb.txt\n")
    with pytest.raises(LedgerError, match="merge conflict") as caught:
        list(read(path))
    assert caught.value.line == 3


@pytest.mark.parametrize("line", ["issued", "issued\t\ta", "issued\ta", "lost\ta\tb", "", "gone\ta\tb\tc\td"])
def test_a_damaged_line_is_reported_with_its_line(tmp_path, line):
    path = tmp_path / "permalinks.tsv"
    path.write_text(f"# head\n{line}\n")
    with pytest.raises(LedgerError, match="no event") as caught:
        list(read(path))
    assert caught.value.line == 2


def test_line_ends_that_an_editor_changed_are_read(tmp_path):
    path = tmp_path / "permalinks.tsv"
    path.write_bytes(b"issued\ta.html\ta.txt\r\n")
    assert plain(read(path)) == [issued("a.html", "a.txt")]


def test_a_ledger_in_another_encoding_is_reported(tmp_path):
    path = tmp_path / "permalinks.tsv"
    path.write_bytes(b"issued\ta.html\t\xe9.txt\n")
    with pytest.raises(LedgerError, match="not UTF-8"):
        list(read(path))


def test_nothing_to_add_makes_no_file(tmp_path):
    append(tmp_path / "permalinks.tsv", [])
    assert not (tmp_path / "permalinks.tsv").exists()


def test_a_ledger_that_cannot_be_written_is_an_error(tmp_path):
    (tmp_path / "permalinks.tsv").mkdir()
    with pytest.raises(LedgerError, match="could not be written"):
        append(tmp_path / "permalinks.tsv", EVENTS)


def test_a_torn_line_longer_than_a_block_is_cut_off(tmp_path):
    path = tmp_path / "permalinks.tsv"
    append(path, EVENTS[:1])
    with path.open("a") as file:
        file.write("issued\t" + "x" * 20_000)
    append(path, EVENTS[1:2])
    assert plain(read(path)) == EVENTS[:2]


@given(st.lists(st.tuples(st.text(), st.text())))
def test_whatever_a_path_or_headline_holds_comes_back(rows):
    with tempfile.TemporaryDirectory() as folder:
        events = [gone(f"undated/{number}.html", *texts) for number, texts in enumerate(rows)]
        append(Path(folder, "permalinks.tsv"), events)
        assert plain(read(Path(folder, "permalinks.tsv"))) == events


@pytest.mark.parametrize(
    "address",
    [
        "../x.html",
        "/x.html",
        "a/../x.html",
        "a//x.html",
        "a/./x.html",
        "..",
        "a\\\\x.html",
        "a\\nx.html",
        "a/",
    ],
)
@pytest.mark.parametrize("line", ["gone\t{}\t\tFlood", "issued\t{}\ta.txt", "moved\tx.html\t{}"])
def test_an_address_outside_the_archive_is_damage(tmp_path, line, address):
    (tmp_path / "permalinks.tsv").write_text(f"# head\n{line.format(address)}\n")
    with pytest.raises(LedgerError, match=r"permalinks\.tsv:2: .*outside"):
        list(read(tmp_path / "permalinks.tsv"))
