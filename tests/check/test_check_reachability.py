"""Every page is reached from the front page by links alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny import findings, kinds, page, write


def test_a_page_without_a_way_to_it_is_found(tmp_path: Path) -> None:
    root = write(tmp_path, {"1931/lost.html": page('<a href="flood.html">x</a>', title="Lost")})
    assert [(finding.kind, finding.path) for finding in findings(root)] == [("unreachable", "1931/lost.html")]


def test_islands_that_link_to_each_other_are_found(tmp_path: Path) -> None:
    island = {
        "a.html": page('<a href="b.html">x</a>', title="A"),
        "b.html": page('<a href="a.html">x</a>', title="B"),
    }
    assert [finding.path for finding in findings(write(tmp_path, island))] == ["a.html", "b.html"]


def test_a_long_chain_is_followed_to_its_end(tmp_path: Path) -> None:
    chain = {f"{n}.html": page(f'<a href="{n + 1}.html">x</a>', title=f"Page {n}") for n in range(300)}
    chain["300.html"] = page(title="The last")
    chain["index.html"] = page('<a href="0.html">x</a><a href="1931/flood.html">y</a>', title="Front")
    assert findings(write(tmp_path, dict(chain))) == []


@pytest.mark.parametrize("way", ['<link rel="next" href="b.html">', '<meta name="x" content="b.html">'])
def test_only_links_that_a_reader_can_follow_count(tmp_path: Path, way: str) -> None:
    front = page('<a href="1931/flood.html">x</a>', head=way, title="Front")
    assert kinds(write(tmp_path, {"index.html": front, "b.html": page(title="B")})) == {"unreachable"}


def test_tombstones_and_redirects_need_no_way_to_them(tmp_path: Path) -> None:
    gone = page("No longer here.", head='<meta name="robots" content="noindex">', title="Gone")
    assert findings(write(tmp_path, {"1931/gone.html": gone})) == []


def test_faults_on_unreached_pages_are_found_too(tmp_path: Path) -> None:
    root = write(tmp_path, {"lost.html": page('<a href="gone.html">x</a>', title="Lost")})
    assert kinds(root) == {"unreachable", "broken-link"}


def test_without_a_front_page_that_is_the_finding(tmp_path: Path) -> None:
    assert kinds(write(tmp_path, {"index.html": None, "1931/flood.html": page()})) == {"no-front-page"}
