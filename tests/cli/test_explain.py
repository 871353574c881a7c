"""`backfile explain` says what a file was made from and why it was or was not written again."""

import pytest
from click.testing import CliRunner

from backfile.cli import main


@pytest.fixture
def built(archive):
    archive.story("1931/flood.md", "Flood at the ferry", date="1931-05-09", tags="[Harbour]", section="News")
    archive.story("1931/fog.md", "Fog again", date="1931-06-10", tags="[Harbour]")
    archive.build()
    return archive


def explained(archive, address, *options):
    done = CliRunner().invoke(
        main, ["explain", str(archive.output / address), "--site", str(archive.root), *options]
    )
    return done.exit_code, done.output


def lines(archive, address):
    code, output = explained(archive, address)
    assert code == 0
    return dict(line.strip().split(": ", 1) for line in reversed(output.splitlines()[1:]))


def test_an_article_names_its_source_terms_and_templates(built):
    code, output = explained(built, "1931/05/09/flood-at-the-ferry.html")
    assert code == 0
    assert "made from: articles/1931/flood.md" in output
    assert "made from: terms: Harbour, News" in output
    assert "theme/article.html" in output
    assert "theme/listing.html" not in output


def test_the_raw_text_beside_the_page_comes_from_the_same_job(built):
    assert lines(built, "1931/05/09/flood-at-the-ferry.txt")["job"] == "ArticlePage"


def test_a_listing_says_how_many_entries_it_shows(built):
    assert lines(built, "tags/harbour/index.html")["made from"] == "2 entries of 2 in tag Harbour"


def test_every_file_of_the_archive_is_explained_and_will_be_left(built):
    for address in set(built.tree()) - {".backfile-output"}:
        found = lines(built, address)
        if found["unit"] not in ("search:", "checksums:"):  # these are cut otherwise than pages are
            assert found["next build"].startswith("will leave it"), address


def test_what_was_written_by_the_last_build_says_so(built):
    built.story("1931/fog.md", "Fog again", body="Another text.", date="1931-06-10", tags="[Harbour]")
    built.build()
    assert lines(built, "1931/06/10/fog-again.html")["last build (2)"].startswith("written")


def test_what_could_not_have_changed_was_not_looked_at(built):
    built.story("1950/late.md", "Late news", date="1950-01-01")
    built.build()
    found = lines(built, "1931/05/09/flood-at-the-ferry.html")
    assert found["last build (2)"].endswith("it was not even looked at")
    assert found["made"] == "in build 1; its bytes are those of build 1"


def test_what_was_looked_at_and_is_the_same_says_so(built):
    built.story("1931/fog.md", "Fog again", body="Another text.", date="1931-06-10", tags="[Harbour]")
    built.build()
    assert "all that it depends on was the same" in lines(built, "404.html")["last build (2)"]


def test_another_template_makes_the_page_again_and_equal_bytes_are_not_written(built):
    built.write("/templates/about.html", '{% extends "theme/about.html" %}\n')
    assert lines(built, "about.html")["next build"].startswith("will make it again")
    built.build()
    found = lines(built, "about.html")
    assert "made again" in found["last build (2)"]
    assert found["made"] == "in build 2; its bytes are those of build 1"
    assert "templates/about.html" in found["templates"]


def test_a_file_that_no_build_made_is_refused(built):
    (built.output / "stray.html").write_text("x")
    code, output = explained(built, "stray.html")
    assert code == 1
    assert "stray.html is no file that a build made" in output


def test_a_file_elsewhere_is_refused(built):
    code, output = explained(built, "../articles/1931/fog.md")
    assert code == 1
    assert "is not below" in output


def test_an_archive_that_was_never_built_says_so(archive):
    code, output = explained(archive, "index.html")
    assert code == 1
    assert "has not been built" in output
