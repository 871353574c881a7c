"""What stands in the output folder, as the catalog knows it."""

import pytest

from backfile.catalog import outputs, schema
from backfile.catalog.outputs import Output
from backfile.errors import PublishError


@pytest.fixture
def db(tmp_path):
    db = schema.connect(tmp_path / "catalog.db")
    yield db
    db.close()


def file(address, unit):
    return Output(address, unit, b"job", b"sha", 1)


def test_two_units_that_make_one_file_are_told_by_its_name(db):
    with pytest.raises(PublishError, match=r"the same file, b\.html"):
        outputs.record(db, [file("a.html", "article:1"), file("b.html", "day:2"), file("b.html", "day:3")], 1)


def test_a_unit_may_make_its_file_again(db):
    outputs.record(db, [file("a.html", "article:1")], 1)
    outputs.record(db, [file("a.html", "article:1")], 1)
    assert outputs.total(db) == 1


def test_another_build_may_give_a_file_to_another_unit(db):
    outputs.record(db, [file("a.html", "article:1")], 1)
    outputs.record(db, [file("a.html", "article:2")], 2)
    assert outputs.standing(db, "a.html").output.unit == "article:2"
