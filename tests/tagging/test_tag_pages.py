"""What the page of a tag shows, and where the addresses of merged and renamed tags lead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import Archive
from click.testing import CliRunner

from backfile.cli import main

MERGED = "Milk:\nDairying:\n  merged-into: Milk\n"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = Archive(tmp_path / "archive")
    made.write("/site.yaml", "tagging: vocabulary\nbase_url: https://example.org/paper/\n")
    yield made


def same_as_clean(archive: Archive) -> bool:
    """Whether the output is what a clean build makes."""
    before = archive.tree()
    archive.build(clean=True)
    return archive.tree() == before


def test_a_merged_tag_leaves_a_redirect_page_and_rules_for_hosts(archive: Archive) -> None:
    archive.story("1.md", "Cows", tags="[Dairying]")
    archive.story("2.md", "Cheese", tags="[Milk]")
    archive.build()
    assert "Cows" in archive.page("tags/dairying/index.html")
    archive.write("/tags.yaml", MERGED)
    archive.build()
    page = archive.page("tags/dairying/index.html")
    assert 'content="0; url=../../tags/milk/index.html"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "Cows" in archive.page("tags/milk/index.html")
    assert not archive.has("tags/dairying/feed.xml")
    redirects = archive.page("_redirects").splitlines()
    assert "/paper/tags/dairying/index.html /paper/tags/milk/index.html 301" in redirects
    assert "/paper/tags/dairying/ /paper/tags/milk/index.html 301" in redirects
    assert "/paper/tags/dairying/feed.xml /paper/tags/milk/feed.xml 301" in redirects
    assert '"/paper/tags/dairying/" "/paper/tags/milk/index.html";' in archive.page("hosting/nginx-maps.conf")
    assert '"^/paper/tags/dairying/atom\\.xml$" "/paper/tags/milk/atom.xml"' in archive.page(
        "hosting/apache.conf"
    )
    assert same_as_clean(archive)


def test_the_command_that_merges_leaves_the_same_redirect(archive: Archive) -> None:
    archive.story("1.md", "Cows", tags="[Dairying]")
    archive.story("2.md", "Cheese", tags="[Milk]")
    archive.build()
    command = ["tags", "merge", "Dairying", "Milk", "--site", str(archive.root)]
    assert CliRunner().invoke(main, command).exit_code == 0
    archive.build()
    assert "url=../../tags/milk/index.html" in archive.page("tags/dairying/index.html")
    assert same_as_clean(archive)


def test_a_merge_that_is_taken_back_gives_the_tag_its_page_again(archive: Archive) -> None:
    archive.story("1.md", "Cows", tags="[Dairying]")
    archive.story("2.md", "Cheese", tags="[Milk]")
    archive.write("/tags.yaml", MERGED)
    archive.build()
    archive.write("/tags.yaml", "Milk:\n")
    archive.build()
    assert "Cows" in archive.page("tags/dairying/index.html")
    assert "dairying" not in archive.page("_redirects")
    assert same_as_clean(archive)


def test_a_merge_of_tags_that_no_article_has_yet_leads_nowhere_until_one_has(archive: Archive) -> None:
    archive.story("1.md", "Cows", tags="[Farms]")
    archive.write("/tags.yaml", MERGED)
    archive.build()
    assert not archive.has("tags/dairying/index.html")
    archive.story("2.md", "Cheese", tags="[Milk]")
    archive.build()
    assert "url=../../tags/milk/index.html" in archive.page("tags/dairying/index.html")
    assert same_as_clean(archive)


def test_merges_in_a_row_lead_to_the_last(archive: Archive) -> None:
    archive.story("1.md", "Cows", tags="[Dairies]")
    archive.write("/tags.yaml", MERGED + "Dairies:\n  merged-into: Dairying\n")
    archive.build()
    for slug in ("dairies", "dairying"):
        assert "url=../../tags/milk/index.html" in archive.page(f"tags/{slug}/index.html")


def test_a_renamed_tag_keeps_its_old_address_as_a_redirect_when_the_old_name_is_an_alias(
    archive: Archive,
) -> None:
    archive.story("1.md", "Cows", tags="[Dairying]")
    archive.build()
    archive.write("/tags.yaml", "Milk and cheese:\n  aliases: [Dairying]\n")
    archive.build()
    assert "Cows" in archive.page("tags/milk-and-cheese/index.html")
    assert "url=../../tags/milk-and-cheese/index.html" in archive.page("tags/dairying/index.html")
    assert same_as_clean(archive)


def test_a_tag_that_is_only_written_otherwise_keeps_its_address(archive: Archive) -> None:
    archive.story("1.md", "Cows", tags="[milk]")
    archive.build()
    archive.write("/tags.yaml", "MILK:\n")
    archive.build()
    assert "<h1>MILK</h1>" in archive.page("tags/milk/index.html")
    assert same_as_clean(archive)


def test_a_tag_s_page_shows_what_the_vocabulary_says_of_it(archive: Archive) -> None:
    archive.story("1.md", "Cows", tags="[Milk, Farms, Europe]", date="1931-05-01")
    archive.story("2.md", "Cheese", tags="[Milk, Farms, Cheese]", date="1933-05-01")
    archive.build()
    archive.write(
        "/tags.yaml",
        "Milk:\n  description: Its makers & its price.\n  identifier: [Q8495, 'medtop:20000387']\n"
        "  parent: Food\n  kind: subject\nCheese:\n  parent: Milk\nFood:\n  aliases: [Europe]\n",
    )
    archive.build()
    page = archive.page("tags/milk/index.html")
    assert '<p class="description">Its makers &amp; its price.</p>' in page
    assert re.search(r'Broader tag</dt><dd><a href="../../tags/food/index.html">Food<', page)
    assert re.search(r'Narrower tags</dt><dd><a href="../../tags/cheese/index.html">Cheese<', page)
    assert 'href="http://www.wikidata.org/entity/Q8495"' in page
    assert 'href="http://cv.iptc.org/newscodes/mediatopic/20000387"' in page
    assert "May 1, 1931 – May 1, 1933" in page
    assert page.count("<rect") == 2
    about = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])["about"]
    assert about["description"] == "Its makers & its price."
    assert about["sameAs"][0] == "http://www.wikidata.org/entity/Q8495"
    assert "Its makers &amp; its price." in archive.page("tags/milk/feed.xml")
    assert same_as_clean(archive)


def test_tags_beside_a_tag_are_counted_where_they_are_together(archive: Archive) -> None:
    for number in (1, 2):
        archive.story(f"{number}.md", f"Cows {number}", tags="[Milk, Farms]")
    archive.build()
    archive.story("3.md", "Ploughs", tags="[Farms]")
    archive.build()
    beside = r'<a href="../../tags/farms/index.html">Farms</a> <span class="count">2</span>'
    assert beside in archive.page("tags/milk/index.html")
    assert same_as_clean(archive)


def test_a_tag_beside_another_that_is_called_otherwise_is_so_on_both_pages(archive: Archive) -> None:
    for number in (1, 2):
        archive.story(f"{number}.md", f"Cows {number}", tags="[Milk, farms]")
    archive.story("3.md", "Ploughs", tags="[farms]")
    archive.build()
    for number in (3, 4, 5, 6):
        archive.story(f"{number}.md", f"Ploughs {number}", tags="[FARMS]")
    archive.build()
    assert ">FARMS</a>" in archive.page("tags/milk/index.html")
    assert same_as_clean(archive)


def test_a_hidden_tag_has_no_page_and_is_nobody_s_neighbour(archive: Archive) -> None:
    for number in (1, 2):
        archive.story(f"{number}.md", f"Cows {number}", tags="[Milk, Farms]")
    archive.build()
    archive.write("/tags.yaml", "Farms:\n  hidden: yes\n")
    archive.build()
    assert not archive.has("tags/farms/index.html")
    assert "Farms" not in archive.page("tags/milk/index.html")
    assert same_as_clean(archive)
