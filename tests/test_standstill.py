"""A build that would change nothing does nothing, and knows when it may not rely on that."""

import os
import sys
from subprocess import run

import pytest

import backfile.renewal
from backfile.pipeline import Options, build


@pytest.fixture
def renewals(archive, monkeypatch):
    """How often an archive of one article, which is built, is renewed."""
    archive.story("a.md", "Story", date="1931-05-09", body="![The harbour](harbour.png)")
    archive.write("harbour.png", b"no picture")
    archive.write("/static/own.txt", "A file.")
    archive.write("/templates/_footer.html", "<footer></footer>")
    archive.build()
    done = []
    renew = backfile.renewal.renew

    def counted(*args):
        done.append(1)
        return renew(*args)

    monkeypatch.setattr(backfile.renewal, "renew", counted)
    return done


def test_nothing_is_done_when_nothing_has_changed(archive, renewals):
    first = archive.build()
    second = archive.build()
    assert renewals == []
    assert (first.inputs, first.published, first.written, first.removed) == (1, 1, 0, 0)
    assert first.unchanged == len(archive.tree()) - 1  # all but the marker of the folder
    assert "picture-broken" in [problem.code for problem in second.problems]


@pytest.mark.parametrize(
    "name",
    [
        "a.md",
        "b.md",
        "a.yaml",
        "harbour.png",
        "/tags.yaml",
        "/takedowns.yaml",
        "/static/own.txt",
        "/static/other.txt",
        "/templates/_footer.html",
        "/permalinks.tsv",
    ],
)
def test_whatever_changes_is_looked_at(archive, renewals, name):
    path = archive.root / name[1:] if name.startswith("/") else archive.root / "articles" / name
    before = path.read_bytes() if path.exists() else b""
    archive.write(name, before + b"# more\n")
    archive.build()
    assert renewals == [1]
    archive.build()
    assert renewals == [1]


@pytest.mark.parametrize(
    "name", ["articles/a.md", "articles/harbour.png", "static/own.txt", "permalinks.tsv"]
)
def test_whatever_goes_is_looked_at(archive, renewals, name):
    (archive.root / name).unlink()
    archive.build()
    assert renewals == [1]


def test_a_text_with_the_size_and_time_of_before_is_looked_at(archive, renewals):
    path = archive.root / "articles" / "a.md"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Story", b"Flood"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    archive.build()
    assert renewals == [1]
    assert "Flood" in archive.page("index.html")


def test_an_output_folder_that_was_emptied_is_filled_again(archive, renewals):
    before = archive.tree()
    archive.output.rename(archive.root / "away")
    archive.build()
    assert archive.tree() == before


def test_another_address_is_another_archive(archive, renewals):
    archive.build(base_url="https://archive.example/")
    assert archive.has("sitemap.xml")
    archive.build()
    assert not archive.has("sitemap.xml")


def test_a_build_that_failed_is_done_again_even_if_its_cause_is_taken_back(archive, renewals, tmp_path):
    archive.write("/site.yaml", "title: Other\n")
    archive.story("b.md", "Another story", date="1931-05-10")
    archive.write("/templates/listing.html", "{{ nothing.of.this }}")
    with pytest.raises(Exception, match="nothing"):
        archive.build()
    (archive.root / "templates" / "listing.html").unlink()
    (archive.root / "site.yaml").unlink()
    archive.delete("b.md")
    archive.build()
    assert renewals == [1, 1]
    assert archive.tree() == archive.built_anew(tmp_path / "clean")


def test_a_word_of_settings_is_said_in_every_build(archive, renewals):
    archive.write("/takedowns.yaml", "articles/none.md:\n  withhold: true\n")
    for _ in range(2):
        assert "takedown-of-nothing" in [problem.code for problem in archive.build().problems]


def test_nothing_that_loads_or_renders_is_imported_for_it(archive):
    archive.story("a.md", "Story")
    build(archive.root, Options(jobs=1))
    script = (
        "import sys; from pathlib import Path; import backfile.cli.build;"
        "from backfile.pipeline import Options, build;"
        f"build(Path({str(archive.root)!r}), Options());"
        "print(*sorted(name for name in sys.modules if name.count('.') == 1 and name.startswith('backfile')))"
    )
    done = run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    heavy = {
        f"backfile.{part}" for part in ("loader", "tagging", "render", "plan", "work", "search", "renewal")
    }
    assert heavy.isdisjoint(done.stdout.split())


def test_another_template_is_seen_also_where_fingerprints_were_kept(archive, renewals):
    archive.write("/templates/_footer.html", "<footer>Another end</footer>")
    archive.build()
    assert "Another end" in archive.page("index.html")
    archive.story("b.md", "Another story", date="1931-05-10")
    archive.build()
    archive.write("/templates/_footer.html", "<footer>The first end</footer>")
    archive.build()
    assert "The first end" in archive.page("1931/05/10/another-story.html")


def test_templates_are_parsed_for_their_fingerprints_only_when_they_change(archive, renewals, monkeypatch):
    def parsed(frame):
        raise AssertionError(frame)

    monkeypatch.setattr("backfile.fingerprints.of_kinds", parsed)
    archive.story("a.md", "Another headline", date="1931-05-09")
    assert archive.build().written > 0
    archive.write("/templates/_footer.html", "<footer>Another end</footer>")
    with pytest.raises(AssertionError):
        archive.build()
