"""`backfile check` as its users meet it."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tiny import BASE, examined, page, write

from backfile.check.archive import Archive
from backfile.check.baseurl import published_base_url
from backfile.check.examination import examine
from backfile.check.findings import KEPT, KEPT_OF_A_CAUSE, KINDS, Finding, Tally
from backfile.cli import main
from backfile.progress import Silence


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments), "--jobs", "1"])


def test_a_sound_archive_exits_with_0(tmp_path: Path) -> None:
    result = run(write(tmp_path, {}))
    assert result.exit_code == 0
    assert result.stdout == "2 pages and 2 other files read: no errors, no warnings.\n"


def test_errors_exit_with_1_and_say_what_to_do(tmp_path: Path) -> None:
    result = run(write(tmp_path, {"1931/flood.html": page('<a href="gone.html">x</a>', title="Flood")}))
    assert result.exit_code == 1
    assert result.stdout == (
        "error: Address leads nowhere (1)\n"
        "  1931/flood.html:7: A link to gone.html leads to 1931/gone.html, which does not exist\n"
        "  Build again; if the address stands in an article, mend it there.\n"
        "\n"
        "2 pages and 2 other files read: 1 error, no warnings.\n"
    )


def test_warnings_alone_exit_with_0(tmp_path: Path) -> None:
    result = run(write(tmp_path, {"1931/flood.html": page(title="Front")}))
    assert result.exit_code == 0
    assert "no errors, 1 warning." in result.stdout


def test_json_has_every_finding(tmp_path: Path) -> None:
    root = write(tmp_path, {"1931/flood.html": page('<a href="gone.html">x</a>', title="Front")})
    result = run(root, "--json")
    value = json.loads(result.stdout)
    assert (value["files"], value["pages"], value["errors"], value["warnings"]) == (4, 2, 1, 1)
    assert value["counts"] == {"broken-link": 1, "duplicate-title": 1}
    assert value["findings"][0] == {
        "kind": "broken-link",
        "severity": "error",
        "path": "1931/flood.html",
        "line": 7,
        "message": "A link to gone.html leads to 1931/gone.html, which does not exist",
        "hint": KINDS["broken-link"].remedy,
    }


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "none").exit_code == 2


def test_a_takedown_list_is_searched_for(tmp_path: Path) -> None:
    texts = tmp_path / "takedowns.yaml"
    texts.write_text("- river rose\n")
    root = write(tmp_path / "site", {})
    assert run(root).exit_code == 0
    result = run(root, "--takedowns", texts)
    assert result.exit_code == 1
    assert "“river rose” stands in its content" in result.stdout


def test_an_unusable_takedown_list_is_wrong_usage(tmp_path: Path) -> None:
    texts = tmp_path / "takedowns.yaml"
    texts.write_text("a: b\n")
    result = run(write(tmp_path / "site", {}), "--takedowns", texts)
    assert result.exit_code == 2


def test_the_base_url_is_read_from_the_front_page(tmp_path: Path) -> None:
    front = page('<a href="1931/flood.html">x</a>', head=f'<link rel="canonical" href="{BASE}index.html">')
    assert published_base_url(str(write(tmp_path, {"index.html": front}))) == BASE


def test_any_number_of_workers_finds_the_same(tmp_path: Path) -> None:
    pages = {
        f"{n}.html": page(f'<a href="{n + 7}.html">x</a><a href="{n + 1}.html#x">y</a>', title=f"{n % 40}")
        for n in range(400)
    }
    root = write(tmp_path, {**pages, "index.html": page('<a href="0.html">x</a>', title="Front")})
    alone = examined(root)
    with ProcessPoolExecutor(2) as executor:
        together = examine(Archive(root=str(root)), executor, Silence())
    assert list(together.tally) == list(alone.tally) != []
    assert together.tally.counts == alone.tally.counts


def test_a_tally_keeps_the_first_whatever_the_order() -> None:
    findings = [Finding("broken-link", f"{n:05}.html", 0, "x") for n in range(3 * KEPT)]
    tally, backwards = Tally(), Tally()
    tally.add(findings)
    backwards.add(reversed(findings))
    assert list(tally) == list(backwards) == findings[:KEPT]
    assert tally.total("error") == 3 * KEPT


def test_one_cause_does_not_crowd_out_the_others() -> None:
    common = [Finding("broken-link", f"{n:05}.html", 0, "x", about="site.css") for n in range(5 * KEPT)]
    rare = Finding("broken-link", "z.html", 0, "x", about="gone.html")
    tally, backwards = Tally(), Tally()
    tally.add([*common, rare])
    backwards.add([rare, *reversed(common)])
    assert list(tally) == list(backwards) == [*common[:KEPT_OF_A_CAUSE], rare]
    assert tally.total("error") == 5 * KEPT + 1


def test_findings_with_one_cause_are_one_row(tmp_path: Path) -> None:
    css = '<link rel="stylesheet" href="site.css">'
    pages = {f"{n}.html": page(f'<a href="{n + 1}.html">x</a>', head=css, title=str(n)) for n in range(3)}
    front = page('<a href="0.html">x</a><a href="1931/flood.html">y</a>', title="Front")
    result = run(write(tmp_path, {**pages, "3.html": page(title="3"), "index.html": front}))
    assert result.stdout.splitlines()[:2] == [
        "error: Address leads nowhere (3)",
        '  0.html:4: <link rel="stylesheet"> site.css leads to site.css, which does not exist'
        " (and 2 more like it)",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_remedy_is_a_sentence(kind: str) -> None:
    assert KINDS[kind].remedy.endswith(".")
    assert not KINDS[kind].title.endswith(".")
