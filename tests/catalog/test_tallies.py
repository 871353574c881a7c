"""Articles are counted as they come and go, and as often as they are there."""

import pytest
from archives import Archive

from backfile.catalog import schema, tallies
from backfile.pipeline import CATALOG, STATE


def counted(archive: Archive) -> list[tuple[str, object, int]]:
    """The counts as the last build left them; they must be those of a count of all articles."""
    db = schema.connect(archive.root / STATE / CATALOG)
    try:
        found = db.execute("SELECT * FROM tally ORDER BY what, key").fetchall()
        tallies.recount(db)
        assert db.execute("SELECT * FROM tally ORDER BY what, key").fetchall() == found
        return found
    finally:
        db.close()


@pytest.fixture
def days(archive):
    """How many articles each day has, after a build."""

    def built() -> dict[object, int]:
        archive.build()
        return {key: count for what, key, count in counted(archive) if what == "day"}

    return built


def test_articles_are_counted_by_day(archive, days):
    archive.story("a.md", "Story", date="1931-05-09")
    assert days() == {19310509: 1}
    archive.story("b.md", "Another", date="1931-05-09")
    archive.story("c.md", "A third")
    assert days() == {0: 1, 19310509: 2}
    archive.story("a.md", "Story", date="1931")
    assert days() == {0: 1, 19310000: 1, 19310509: 1}
    archive.story("b.md", "Another", date="1931-05-09", withhold="true")
    archive.delete("c.md")
    assert days() == {19310000: 1}


def test_languages_are_counted(archive):
    archive.story("a.md", "Story", language="en")
    archive.story("b.md", "Histoire", language="fr")
    archive.build()
    archive.story("b.md", "Story", language="en")
    archive.build()
    assert [row for row in counted(archive) if row[0] == "language"] == [("language", "en", 2)]
