"""permalinks.tsv and aliases that people wrote: each line is taken, put right, or refused with what to do."""

import codecs

import pytest

from backfile.errors import LedgerError
from backfile.ledger.places import misplaced

BASE = {"base_url": "https://archive.example/"}
OWN_PLACES = [
    "index.html",
    "Index.html",
    "search.html",
    "about.html",
    "404.html",
    "feed.xml",
    "atom.xml",
    "sitemap.xml",
    "sitemap-1931.xml",
    "robots.txt",
    "opensearch.xml",
    "site.webmanifest",
    "checksums.sha256",
    "checksums/1931.sha256",
    "_redirects",
    "_headers",
    ".backfile-output",
    "static/style.css",
    "search/index.json",
    "hosting/apache.conf",
    "tags/harbour/index.html",
    "TAGS/Harbour/index.html",
    "tags/harbour/page-2.html",
    "sections/news/index.html",
    "authors/x/index.html",
    "sources/x/index.html",
    "years/index.html",
    "on-this-day/05-09.html",
    "1931/index.html",
    "1931/05/page-3.html",
    "1931/05/09/index.html",
    "undated/index.html",
    "1931/05/09/flood.txt",
    "1931/05/09/flood.bib",
    "1931/05/09/flood.ris",
    "1931/05/09/flood.csl.json",
    "1931/05/09/flood.html/more.html",
    "index.html/more.html",
]
NO_PLACES = [
    "../x.html",
    "/etc/x.html",
    "a/../../x.html",
    "a\\x.html",
    "a//x.html",
    "1931/05/09",
    "static",
    "a:b.html",
    "a?b.html",
    "trailing./x.html",
    "x" * 300 + ".html",
]
LINES = [
    "issued\t{}\tarticles/nobody.md",
    "moved\t{}\t1931/05/09/flood.html",
    "gone\t{}\t1931\tX",
    "withheld\t{}",
]


@pytest.fixture
def two(archive):
    """An archive of two articles, built."""
    archive.story("flood.md", "Flood", date="1931-05-09", tags="[Harbour]", section="News")
    archive.story("fog.md", "Fog", date="1931-05-10", tags="[Harbour]", aliases="[/old/fog.php]")
    archive.build(**BASE)
    return archive


def ledger(archive):
    return archive.root / "permalinks.tsv"


def add(archive, *lines):
    """Add lines by hand; the number of the last."""
    text = ledger(archive).read_text() + "".join(f"{line}\n" for line in lines)
    ledger(archive).write_text(text)
    return text.count("\n")


def refused(archive):
    """The error of a build, which leaves output and ledger as they were."""
    before = archive.tree(), ledger(archive).read_bytes()
    with pytest.raises(LedgerError) as caught:
        archive.build(**BASE)
    assert (archive.tree(), ledger(archive).read_bytes()) == before
    assert caught.value.path == "permalinks.tsv"
    assert caught.value.hint
    return caught.value


def unchanged(archive, change):
    """Build after a change that must change nothing but the ledger itself."""
    before = archive.tree()
    change()
    report = archive.build(**BASE)
    assert report.problems == ()
    assert archive.tree() == before


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split("\t")[0])
@pytest.mark.parametrize("address", OWN_PLACES + NO_PLACES, ids=lambda address: address[:40])
def test_a_line_that_names_a_place_of_the_archive_s_own_is_refused(tmp_path, address, line):
    from backfile.ledger.lines import read

    path = tmp_path / "permalinks.tsv"
    escaped = address.replace("\\", "\\\\")
    path.write_text(f"# Head\n{line.format(escaped)}\n")
    with pytest.raises(LedgerError, match=r"permalinks\.tsv:2: the address .* delete it"):
        list(read(path))


@pytest.mark.parametrize("address", ["index.html", "tags/harbour/index.html", "1931/05/09/flood.txt", "../x"])
def test_such_a_line_stops_a_build_and_changes_nothing(two, address):
    line = add(two, f"moved\t{address}\t1931/05/10/fog.html")
    assert refused(two).line == line


def test_a_line_that_leads_on_to_a_listing_is_refused(two):
    line = add(two, "moved\told/x.html\ttags/harbour/index.html")
    assert refused(two).line == line


def test_every_file_that_is_no_article_s_page_has_a_place_that_no_line_and_no_alias_can_name(two):
    for number in range(60):
        two.story(
            f"{number}.md", f"Number {number}", date="1932-01-01", authors="Edith Carrow", source="Packet"
        )
    two.story("x.md", "Undated")
    two.write("/static/own.js", "")
    two.build(**BASE)
    pages = {line.split("\t")[1] for line in ledger(two).read_text().splitlines() if line[:1] != "#"}
    assert {address for address in two.tree() if not misplaced(address)} == pages


def test_an_alias_that_names_a_place_of_the_archive_s_own_is_refused_and_the_place_keeps_its_file(two):
    before = two.tree()
    asked = [address for address in OWN_PLACES if "." in address.rpartition("/")[2]]
    aliases = "".join(f"\n  - /{address}" for address in asked)
    two.story("third.md", "Third", date="1932-01-01", aliases=aliases)
    report = two.build(**BASE)
    assert len([problem for problem in report.problems if problem.code == "alias"]) == len(asked)
    assert all(problem.hint for problem in report.problems)
    after = two.tree()
    assert before.keys() <= after.keys()
    assert not [address for address in asked if b'http-equiv="refresh"' in after.get(address, b"")]


@pytest.mark.parametrize("event", ["moved\t{}\t1931/05/10/fog.html", "gone\t{}\t\tX", "withheld\t{}"])
def test_a_line_about_a_published_article_s_address_gives_way_to_the_article(two, event):
    for address in ("1931/05/09/flood.html", "1931/05/09/FLOOD.html"):
        unchanged(two, lambda address=address: add(two, event.format(address)))


def test_an_address_that_is_issued_to_a_second_article_in_other_letter_case_is_refused(two):
    line = add(two, "issued\t1931/05/09/FLOOD.html\tarticles/fog.md")
    assert refused(two).line == line


def test_accents_that_are_written_otherwise_are_the_same_address(two):
    add(
        two,
        "moved\told/caf\u00e9.html\t1931/05/10/fog.html",
        "moved\told/cafe\u0301.html\t1931/05/09/flood.html",
    )
    two.build(**BASE)
    assert two.has("old/caf\u00e9.html")
    assert not two.has("old/cafe\u0301.html")
    assert "flood.html" in two.page("old/caf\u00e9.html")


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| base"])
def test_a_merge_conflict_is_refused_with_its_line(two, mark):
    line = add(two, mark)
    error = refused(two)
    assert error.line == line
    assert "both sides" in error.hint


def test_duplicated_lines_change_nothing(two):
    def double():
        text = ledger(two).read_text()
        ledger(two).write_text(text + text)

    unchanged(two, double)


def redate(archive):
    archive.story("flood.md", "Flood", date="1931-06-01")


def remove(archive):
    archive.delete("flood.md")


def hide(archive):
    archive.story("flood.md", "Flood", date="1931-05-09", withhold="true")


def rename(archive):
    (archive.root / "articles/flood.md").rename(archive.root / "articles/renamed.md")


@pytest.mark.parametrize("change", [None, redate, remove, hide, rename])
def test_a_truncated_last_line_is_written_again(two, change):
    if change is not None:
        change(two)
        two.build(**BASE)
    whole = ledger(two).read_bytes()
    before = two.tree()
    ledger(two).write_bytes(whole[:-9])
    two.build(**BASE)
    if change is remove:  # what the headline was, only the ledger knew
        before = {
            name: data for name, data in before.items() if "flood" not in name and "checksums" not in name
        }
        assert {name: two.tree()[name] for name in before} == before
        assert two.has("1931/05/09/flood.html")
    else:
        assert two.tree() == before
    after = ledger(two).read_bytes()
    assert after == whole or change in (remove, redate)
    two.build(clean=True, **BASE)
    assert ledger(two).read_bytes() == after


def test_line_ends_of_windows_change_nothing(two):
    unchanged(two, lambda: ledger(two).write_bytes(ledger(two).read_bytes().replace(b"\n", b"\r\n")))
    two.story("third.md", "Third", date="1932-01-01")
    assert two.build(**BASE).published == 3
    two.build(clean=True, **BASE)
    assert two.has("1932/01/01/third.html")


def test_a_byte_order_mark_changes_nothing(two):
    unchanged(two, lambda: ledger(two).write_bytes(codecs.BOM_UTF8 + ledger(two).read_bytes()))


def test_a_ledger_saved_as_utf_16_is_refused(two):
    ledger(two).write_text(ledger(two).read_text(), encoding="utf-16")
    assert "UTF-8" in str(refused(two))


def test_a_page_below_a_page_is_refused(two):
    line = add(two, "moved\told/fog.php/2.html\t1931/05/10/fog.html")
    error = refused(two)
    assert (error.line, "below the page old/fog.php" in str(error)) == (line, True)


def test_redirects_in_a_circle_lead_to_a_notice(two):
    add(two, "moved\told/a.html\told/b.html", "moved\told/b.html\told/a.html")
    two.build(**BASE)
    assert "http-equiv" not in two.page("old/a.html")


def test_a_ledger_that_is_a_folder_is_refused(two):
    ledger(two).unlink()
    ledger(two).mkdir()
    with pytest.raises(LedgerError) as caught:
        two.build(**BASE)
    assert caught.value.path == "permalinks.tsv"
