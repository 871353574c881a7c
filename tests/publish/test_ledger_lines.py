"""permalinks.tsv is text that only grows."""

import pytest

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
