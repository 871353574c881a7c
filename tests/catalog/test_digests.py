"""What is known of the files that stand in the output folder."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from backfile.catalog import outputs, schema
from backfile.catalog.outputs import Output

NAMES = st.text("ab0- .~é", min_size=1, max_size=3)
ADDRESSES = st.sets(st.lists(NAMES, min_size=1, max_size=3).map("/".join), max_size=12)


def noted(db: sqlite3.Connection, addresses: set[str]) -> list[Output]:
    found = [Output(address, "unit", b"job", address.encode(), 1) for address in addresses]
    db.execute("DELETE FROM output")
    outputs.record(db, found, 1)
    return found


def test_the_digests_of_a_folder_are_those_of_all_files_in_it(tmp_path: Path) -> None:
    with closing(schema.connect(tmp_path / "catalog.db")) as db:

        @given(ADDRESSES)
        def check(addresses: set[str]) -> None:
            noted(db, addresses)
            at_the_top = sorted((each for each in addresses if "/" not in each), key=str.encode)
            assert [address for address, _ in outputs.digests(db, "")] == at_the_top
            in_a = sorted((each for each in addresses if each.startswith("a/")), key=str.encode)
            assert list(outputs.digests(db, "a")) == [(each, each.encode()) for each in in_a]

        check()


def test_files_are_handed_over_to_another_job(tmp_path: Path) -> None:
    with closing(schema.connect(tmp_path / "catalog.db")) as db:
        noted(db, {"a", "b", "c"})
        outputs.hand_over(db, ["a", "b"], b"next", 2)
        assert (outputs.made_by(db, "unit", b"job"), outputs.made_by(db, "unit", b"next")) == (1, 2)
        assert outputs.unwanted(db, ["unit"], 2) == ["c"]
