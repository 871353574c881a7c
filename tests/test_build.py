"""The whole path: sources in, a browsable archive out, and only what changed the next time."""

import json
import os
from hashlib import sha256

import pytest

from backfile.errors import BackfileError, SettingsError, TemplateError

PLAIN = """\
Ferry Fares to Rise in April
Harbour board blames the price of coal
The harbour board voted on Tuesday to raise ferry fares by a penny from the first of April.
Councillor Penhallow said the board had no choice, for coal had risen twice since Christmas.
© The Port Ellery Packet. All rights reserved.
"""


def test_a_raw_text_becomes_a_page_without_any_setting(archive):
    archive.write("a.txt", PLAIN)
    report = archive.build()
    assert (report.inputs, report.published) == (1, 1)
    page = archive.page("undated/ferry-fares-to-rise-in-april.html")
    assert "Harbour board blames the price of coal" in page
    assert "the first of April" in page
    assert archive.has("undated/ferry-fares-to-rise-in-april.txt")


def test_the_raw_copy_is_the_source_byte_for_byte(archive):
    source = archive.write("a.txt", PLAIN)
    archive.build()
    assert (archive.output / "undated/ferry-fares-to-rise-in-april.txt").read_bytes() == source.read_bytes()


@pytest.mark.parametrize(
    ("date", "address"),
    [
        ("1931-05-09", "1931/05/09/flood.html"),
        ("1931-05", "1931/05/flood.html"),
        ("1931", "1931/flood.html"),
        (None, "undated/flood.html"),
    ],
)
def test_an_address_is_as_exact_as_the_date(archive, date, address):
    archive.story("a.md", "Flood", **({"date": date} if date else {}))
    archive.build()
    assert archive.has(address)


def test_every_listing_that_an_article_belongs_to_exists(archive):
    archive.story(
        "a.md", "Flood", date="1931-05-09", tags="[Harbour]", section="News", authors="Edith Carrow"
    )
    archive.write("_defaults.yaml", "source: The Packet\n")
    archive.build()
    listings = "1931 1931/05 1931/05/09 tags/harbour sections/news authors/edith-carrow sources/the-packet"
    for listing in listings.split():
        assert "Flood" in archive.page(f"{listing}/index.html"), listing


def test_every_article_is_reached_from_the_front_page_by_links_alone(archive):
    for number in range(130):
        archive.story(f"{number:03}.md", f"Story {number}", date=f"19{30 + number % 60}-05-09")
    archive.story("u.md", "Undated story")
    archive.build()
    articles = {address for address in archive.tree() if "/story-" in address and address.endswith(".html")}
    assert len(articles) == 130
    assert articles | {"undated/undated-story.html"} <= archive.links()


def test_a_second_build_writes_nothing(archive):
    archive.write("a.txt", PLAIN)
    archive.build()
    before = archive.inodes()
    report = archive.build()
    assert (report.written, report.removed) == (0, 0)
    assert archive.inodes() == before


def test_an_edit_writes_the_page_its_listings_and_feeds_and_nothing_else(archive):
    for day in range(1, 9):
        archive.story(f"{day}.md", f"Story {day}", date=f"1931-05-{day:02}", tags=f"[tag{day}]")
    archive.build()
    before = archive.inodes()
    archive.story("4.md", "Story 4", body="Another beginning.", date="1931-05-04", tags="[tag4]")
    report = archive.build()
    changed = {address for address, inode in archive.inodes().items() if before.get(address) != inode}
    page = {f"1931/05/04/story-4.{ending}" for ending in ("html", "txt")}
    listings = {f"{folder}/index.html" for folder in ("1931", "1931/05", "1931/05/04", "tags/tag4")} | {
        "index.html",
        "on-this-day/05-04.html",
    }
    index = {address for address in changed if address.endswith(("/index.json", "/w-0-0.bin", "/p-0-0.bin"))}
    feeds = {f"{folder}{name}" for folder in ("", "tags/tag4/") for name in ("atom.xml", "feed.json")}
    assert (
        page
        <= changed
        <= page | listings | feeds | index | {address for address in changed if "checksums" in address}
    )
    assert report.written == len([address for address in changed if not address.startswith(".")])


def test_another_number_of_workers_gives_the_same_bytes(archive, tmp_path):
    for number in range(70):
        archive.story(f"{number:02}.md", f"Story {number % 7}", date=f"1931-05-{number % 28 + 1:02}")
    archive.build()
    (archive.root / "permalinks.tsv").unlink()
    archive.build(jobs=2, clean=True, output=tmp_path / "other")
    assert archive.tree(tmp_path / "other") == archive.tree()


def test_a_clean_build_gives_the_same_bytes_as_many_small_ones(archive, tmp_path):
    archive.story("1.md", "One", date="1931-05-01", tags="[a, b]")
    archive.story("2.md", "Two", date="1931-05-02", tags="[b]")
    archive.build()
    archive.story("3.md", "Three", date="1931-05-01", tags="[a, c]")
    archive.build()
    archive.story("1.md", "One changed", date="1931-05-03", tags="[c]")
    archive.build()
    archive.delete("2.md")
    archive.build()
    archive.build(clean=True, output=tmp_path / "other")
    assert archive.tree(tmp_path / "other") == archive.tree()


def test_a_lost_catalog_changes_no_address(archive):
    archive.story("1.md", "Same headline", date="1931-05-01")
    archive.build()
    archive.story("0.md", "Same headline", date="1931-05-01")
    archive.build()
    before = archive.tree()
    archive.build(clean=True)
    assert archive.tree() == before
    assert "articles/1.md" in (archive.root / "permalinks.tsv").read_text().splitlines()[-2]


def test_a_lost_ledger_is_written_anew_with_the_addresses_that_are_known(archive):
    archive.story("1.md", "Flood", date="1931-05-01")
    archive.build()
    ledger = archive.root / "permalinks.tsv"
    ledger.unlink()
    archive.build()
    assert "issued\t1931/05/01/flood.html\tarticles/1.md\n" in ledger.read_text()


def test_a_ledger_from_another_branch_changes_addresses_at_once(archive, tmp_path):
    archive.story("1.md", "Flood", date="1931-05-01")
    archive.build()
    ledger = archive.root / "permalinks.tsv"
    ledger.write_text(
        "issued\t1931/05/01/deluge.html\tarticles/1.md\nmoved\told.html\t1931/05/01/deluge.html\n"
    )
    archive.build()
    assert "deluge.html" in archive.page("old.html")
    archive.build(clean=True, output=tmp_path / "other")
    assert archive.tree(tmp_path / "other") == archive.tree()


def test_two_articles_of_one_headline_and_day_have_two_addresses(archive):
    archive.story("1.md", "Before the Bench", date="1931-05-01")
    archive.story("2.md", "Before the Bench", date="1931-05-01")
    archive.build()
    assert archive.has("1931/05/01/before-the-bench.html")
    assert archive.has("1931/05/01/before-the-bench-2.html")


def test_a_new_headline_keeps_the_address(archive):
    archive.story("1.md", "Flood", date="1931-05-01")
    archive.build()
    archive.story("1.md", "Great flood", date="1931-05-01")
    archive.build()
    assert "Great flood" in archive.page("1931/05/01/flood.html")


def test_a_new_date_moves_the_page_and_leaves_a_redirect(archive):
    archive.story("1.md", "Flood")
    archive.build()
    archive.story("1.md", "Flood", date="1931-05-01")
    archive.build()
    assert archive.has("1931/05/01/flood.html")
    assert "1931/05/01/flood.html" in archive.page("undated/flood.html")


def test_a_removed_article_leaves_a_tombstone_and_comes_back_to_its_address(archive):
    archive.story("1.md", "Flood", date="1931-05-01")
    archive.story("2.md", "Drought", date="1931-05-02")
    archive.build()
    archive.delete("1.md")
    archive.build()
    assert "Flood" in archive.page("1931/05/01/flood.html")
    assert not archive.has("1931/05/01/index.html")
    archive.story("1.md", "Flood", date="1931-05-01", body="It is back.")
    archive.build()
    assert "It is back." in archive.page("1931/05/01/flood.html")


def test_a_renamed_file_keeps_its_address(archive):
    path = archive.story("1.md", "Flood", date="1931-05-01")
    archive.build()
    path.rename(path.with_name("flood-1931.md"))
    archive.build()
    assert "The body of the story." in archive.page("1931/05/01/flood.html")


def test_a_withheld_article_is_nowhere(archive):
    archive.story("1.md", "Secret matter", withhold="true", tags="[secretly]")
    archive.story("2.md", "Open matter")
    report = archive.build()
    assert (report.inputs, report.published, report.withheld) == (2, 1, 1)
    assert not any(b"Secret matter" in data or b"secretly" in data for data in archive.tree().values())


def test_what_cannot_be_read_is_set_aside_and_the_rest_is_built(archive):
    archive.write("empty.txt", "")
    archive.write("broken.md", "---\nheadline: [\n---\nText.\n")
    archive.write("binary.txt", bytes(range(256)) * 20)
    archive.write("good.txt", PLAIN)
    report = archive.build()
    assert (report.inputs, report.published, report.quarantined) == (4, 1, 3)
    found = {problem.path: problem for problem in report.problems}
    assert set(found) == {f"articles/{name}" for name in ("empty.txt", "broken.md", "binary.txt")}
    assert found["articles/broken.md"].line == 2
    assert all(problem.hint for problem in report.problems)


def test_a_mended_file_comes_out_of_quarantine(archive):
    archive.write("a.txt", "")
    assert archive.build().quarantined == 1
    archive.write("a.txt", PLAIN)
    report = archive.build()
    assert (report.quarantined, report.published, report.problems) == (0, 1, ())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_be_read_at_last_is_read(archive):
    path = archive.write("a.txt", PLAIN)
    path.chmod(0)
    assert archive.build().quarantined == 1
    path.chmod(0o644)
    assert archive.build().published == 1


def test_a_template_that_no_page_is_made_from_is_told_each_time_with_the_nearest_name(archive):
    archive.write("a.txt", PLAIN)
    archive.write("/templates/artcle.html", "{% extends 'theme/article.html' %}\n")
    archive.write("/templates/footer.htm", "<p>Printed in Salt Lane</p>\n")
    archive.write("/templates/.article.html", "an editor's own\n")
    for _ in range(2):
        told = [(problem.path, problem.message) for problem in archive.build().problems]
        assert told == [
            (
                "templates/artcle.html",
                "no page is made from this template; did you mean 'article.html'?",
            ),
            (
                "templates/footer.htm",
                "no page is made from this template; did you mean '_footer.html'?",
            ),
        ]


@pytest.mark.parametrize(
    "user",
    [
        "{% include 'parts/notice.html' %}",
        "{% import 'parts/notice.html' as notice %}",
        "{% for name in ('parts/notice.html',) %}{% include name %}{% endfor %}",
    ],
)
def test_a_template_that_another_of_the_site_draws_on_is_as_it_should_be(archive, user):
    archive.write("a.txt", PLAIN)
    archive.write(
        "/templates/about.html",
        f"{{% extends 'theme/about.html' %}}{{% block prose %}}{user}{{% endblock %}}",
    )
    archive.write("/templates/parts/notice.html", "<p>Read the small print</p>\n")
    assert archive.build().problems == ()


@pytest.mark.parametrize("name", ["templates", "static", "templates/about.html", "static/press.jpg"])
def test_templates_and_static_files_that_are_away_stop_the_build(archive, name):
    archive.write("a.txt", PLAIN)
    elsewhere = archive.root / "elsewhere"
    archive.write("/elsewhere/about.html", "{% extends 'theme/about.html' %}")
    link = archive.root / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere / "about.html" if link.suffix else elsewhere)
    link.with_name(".#about.html").symlink_to("who@where.42")  # an editor's lock
    archive.build()
    before = archive.tree()
    elsewhere.rename(archive.root / "away")
    with pytest.raises(SettingsError, match=f"{name}: this link leads to nothing"):
        archive.build()
    assert archive.tree() == before


def test_a_broken_template_stops_the_build_and_the_old_archive_stays(archive):
    archive.write("a.txt", PLAIN)
    archive.build()
    before = archive.tree()
    archive.write("/templates/article.html", "{% block broken %}\n{{ page.nothing }")
    with pytest.raises(TemplateError) as caught:
        archive.build()
    assert caught.value.path == "templates/article.html" or "article.html" in str(caught.value)
    assert archive.tree() == before


def test_a_broken_setting_names_file_line_and_the_nearest_key(archive):
    archive.write("/site.yaml", "title: A\ntagLine: B\n")
    with pytest.raises(SettingsError, match=r"site\.yaml:2: .*'tagline'"):
        archive.build()


def test_a_template_edit_writes_only_the_pages_that_use_it(archive):
    archive.story("1.md", "Flood", date="1931-05-01")
    archive.build()
    before = archive.inodes()
    archive.write("/templates/about.html", "{% extends 'theme/about.html' %}\n{# a note #}\n")
    archive.write(
        "/templates/about.html",
        "{% extends 'theme/about.html' %}{% block title %}Another title{% endblock %}",
    )
    archive.build()
    changed = {name for name, inode in archive.inodes().items() if before.get(name) != inode}
    assert "about.html" in changed
    assert not any(name.startswith("1931") for name in changed)


def test_an_archive_without_articles_folder_is_a_clear_error(tmp_path):
    from backfile.pipeline import Options, build

    (tmp_path / "x").mkdir()
    with pytest.raises(BackfileError, match="articles"):
        build(tmp_path / "x", Options(jobs=1))


def test_the_report_is_json_that_adds_up(archive):
    archive.write("a.txt", PLAIN)
    archive.write("b.txt", "")
    report = json.loads(archive.build().json())
    assert report["inputs"] == report["published"] + report["quarantined"] + report["withheld"] == 2
    assert report["problems"][0].keys() == {"path", "line", "code", "message", "hint"}


def test_sources_are_never_written_to(archive):
    archive.write("a.txt", PLAIN)
    before = {path: path.read_bytes() for path in (archive.root / "articles").rglob("*") if path.is_file()}
    archive.build()
    assert {path: path.read_bytes() for path in before} == before


def test_a_folder_settles_the_layout_of_its_doubtful_files_in_any_order(archive, tmp_path):
    wrapped = "A Headline\n\n" + "\n\n".join(["word " * 12 + "\n" + "word " * 12 + "\nend."] * 4) + "\n"
    doubtful = "Another Headline\n\nA short line\n\nand one more\n"
    archive.write("a/0.txt", doubtful)
    for number in range(1, 6):
        archive.write(f"a/{number}.txt", wrapped)
    archive.build()
    archive.write("a/9.txt", doubtful.replace("Another", "A third"))
    archive.build()
    archive.build(clean=True, output=tmp_path / "other")
    assert archive.tree(tmp_path / "other") == archive.tree()


def test_a_text_without_tags_gets_tags_with_reasons_and_tags_yaml_corrects_them(archive):
    text = "Ships from South Korea\n\nA ship from South Korea came in. South Korea builds such ships.\n"
    archive.write("a.txt", text)
    archive.build()
    assert "Ships from South Korea" in archive.page("tags/south-korea/index.html")
    archive.write(
        "/tags.yaml", "Republic of Korea:\n  aliases: [South Korea]\nShips:\n  match: [ship, ships]\n"
    )
    archive.build()
    assert "Ships from South Korea" in archive.page("tags/ships/index.html")
    assert "Ships from South Korea" in archive.page("tags/republic-of-korea/index.html")
    assert 'url=../../tags/republic-of-korea/index.html"' in archive.page("tags/south-korea/index.html")


def test_given_tags_of_one_key_share_a_page_and_others_do_not(archive):
    archive.story("1.md", "One", tags='["milk", "C++"]')
    archive.story("2.md", "Two", tags='["Milk ", "C#"]')
    archive.build()
    pages = {name for name in archive.tree() if name.startswith("tags/") and name.count("/") == 2}
    folders = {name.split("/")[1] for name in pages}
    assert len(folders) == 3
    assert "One" in archive.page("tags/milk/index.html")
    assert "Two" in archive.page("tags/milk/index.html")


def test_the_checksums_hold_for_every_file_also_after_an_edit(archive):
    archive.story("1.md", "One", date="1931-05-01", tags="[a]")
    archive.story("2.md", "Two", date="1932-05-01")
    archive.build()
    archive.story("1.md", "One", date="1931-05-01", tags="[b]", body="Another body.")
    archive.delete("2.md")
    archive.build()
    listed = {}
    for name in archive.tree():
        if name.endswith(".sha256"):
            listed.update(reversed(line.split("  ", 1)) for line in archive.page(name).splitlines())
    unlisted = {"checksums.sha256", *(name for name in archive.tree() if name.startswith(".backfile"))}
    assert listed == {
        name: sha256(data).hexdigest() for name, data in archive.tree().items() if name not in unlisted
    }


def test_hosts_are_told_of_moved_and_removed_addresses(archive):
    archive.story("1.md", "Flood")
    archive.story("2.md", "Drought", date="1932-05-01")
    archive.build()
    archive.story("1.md", "Flood", date="1931-05-01")
    archive.delete("2.md")
    archive.build()
    assert "/undated/flood.html /1931/05/01/flood.html 301" in archive.page("_redirects")
    assert "1932/05/01/drought" in archive.page("hosting/apache.conf").replace("\\", "")
    assert "Content-Security-Policy: default-src 'none'" in archive.page("_headers")


def test_a_new_article_leaves_the_numbered_pages_of_its_listings_alone(archive):
    archive.write("/site.yaml", "page_size: 5\n")
    for number in range(23):
        archive.story(f"{number:02}.md", f"Story {number}", date=f"1931-05-{number + 1:02}", section="News")
    archive.build()
    before = archive.inodes()
    archive.story("99.md", "The newest", date="1931-05-30", section="News")
    archive.build()
    changed = {name for name, inode in archive.inodes().items() if before.get(name) != inode}
    assert {"sections/news/index.html", "1931/index.html"} <= changed
    assert not any("/page-" in name for name in changed)


def test_people_places_and_subjects_have_indexes_of_their_own(archive):
    archive.write("/tags.yaml", "Maud Penhallow:\n  kind: person\nHarbour:\n  kind: subject\n")
    archive.story("1.md", "One", tags="[Maud Penhallow, Harbour]")
    archive.build()
    assert "Maud Penhallow" in archive.page("people/index.html")
    assert "Maud Penhallow" not in archive.page("subjects/index.html")
    assert "people/index.html" in archive.page("tags/index.html")


def test_a_folder_that_goes_as_the_settings_change_takes_its_articles_along(archive):
    archive.story("a/flood.md", "Flood", date="1931-05-09")
    archive.story("b/fire.md", "Fire", date="1931-05-10")
    archive.build()
    archive.write("/site.yaml", "language: de\n")
    archive.delete("a/flood.md")
    (archive.root / "articles/a").rmdir()
    report = archive.build()
    assert report.inputs == 1
    assert "Flood" not in archive.page("1931/index.html")


def test_only_the_files_that_are_wanted_lie_beside_an_article(archive):
    archive.story("a.md", "Story", date="1931-05-09")
    archive.write("/site.yaml", "article_files: [ris]\n")
    archive.build()
    beside = {name for name in archive.tree() if name.startswith("1931/05/09/story.")}
    assert beside == {"1931/05/09/story.html", "1931/05/09/story.ris"}
    page = archive.page("1931/05/09/story.html")
    assert 'href="story.ris"' in page
    assert "story.bib" not in page
    assert "story.txt" not in page


def test_an_article_file_of_another_kind_is_refused_by_file_and_line(archive):
    archive.story("a.md", "Story")
    archive.write("/site.yaml", "title: Packet\narticle_files: [ris, bibtexx]\n")
    with pytest.raises(SettingsError, match=r"'bibtexx'.*bibtex") as refused:
        archive.build()
    assert (refused.value.path, refused.value.line) == ("site.yaml", 2)


def test_another_version_of_the_program_plans_everything_anew(archive, monkeypatch):
    for day in range(1, 4):
        archive.story(f"{day}.md", f"Story {day}", date=f"1931-05-0{day}")
    archive.build()
    monkeypatch.setattr("backfile.site.feeds.LIMIT", 1)
    for module in ("standstill", "fingerprints"):
        monkeypatch.setattr(f"backfile.{module}.program_version", lambda: b"the next")
    archive.build()
    assert len(json.loads(archive.page("feed.json"))["items"]) == 1
