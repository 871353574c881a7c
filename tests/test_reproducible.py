"""The same sources give the same bytes, on whatever machine, in whatever place, at whatever time."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from archives import Archive

ROOT = Path(__file__).parents[1]
PLAIN = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"}
ENVIRONMENTS = {
    "another locale": {"LC_ALL": "C", "LANGUAGE": "ko"},
    "a locale of letters that Python knows otherwise": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "a time zone far in the east": {"TZ": "Pacific/Kiritimati"},
    "a time zone far in the west": {"TZ": "Etc/GMT+12"},
    "another hash seed": {"PYTHONHASHSEED": "4711"},
    "no hash seed": {"PYTHONHASHSEED": "random"},
    "another width and no colours": {"COLUMNS": "40", "NO_COLOR": "1", "TERM": "dumb"},
}


def checked_out(folder: Path, *, order: int = 0, years: int = 0) -> Archive:
    """The demo archive, its files made in an order of their own and with times of their own."""
    archive = Archive(folder)
    chance = random.Random(order)
    files = sorted(path for path in (ROOT / "articles").rglob("*") if path.is_file())
    chance.shuffle(files)
    for path in files:
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        when = 1_500_000_000 + years * 31_556_952 + chance.randrange(10**6)
        os.utime(target, (when, when))
    shutil.copyfile(ROOT / "site.yaml", folder / "site.yaml")
    return archive


def built(archive: Archive, *options: str, **environment: str) -> dict[str, bytes]:
    """The output of a build in a process of its own."""
    command = [sys.executable, "-m", "backfile", "build", str(archive.root), "--quiet", *options]
    variables = {**os.environ, **PLAIN, "PYTHONPATH": str(ROOT / "src"), **environment}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, cwd=archive.root.parent)
    assert done.returncode == 0, done.stderr
    return archive.tree()


def differing(tree: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in tree.keys() | other.keys() if tree.get(name) != other.get(name))


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """The bytes of a build in plain circumstances, by one worker; and its ledger."""
    archive = checked_out(tmp_path_factory.mktemp("reference") / "archive")
    return built(archive, "--jobs", "1"), (archive.root / "permalinks.tsv").read_bytes()


@pytest.mark.slow  # says which of them it was, where the test of all of them fails
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_same_sources_give_the_same_bytes_in_another_environment(tmp_path, reference, name):
    archive = checked_out(tmp_path / "archive")
    assert differing(built(archive, "--jobs", "1", **ENVIRONMENTS[name]), reference[0]) == []


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["2", "3"])
def test_the_same_sources_give_the_same_bytes_with_more_workers(tmp_path, reference, jobs):
    archive = checked_out(tmp_path / "archive")
    assert differing(built(archive, "--jobs", jobs), reference[0]) == []
    assert (archive.root / "permalinks.tsv").read_bytes() == reference[1]


ELSEWHERE = {
    "there": ("2", {"LC_ALL": "C", "LANGUAGE": "ko", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711"}),
    "somewhere else/말 & <marks>": ("3", {"LC_ALL": "tr_TR.UTF-8", "TZ": "Etc/GMT+12", "COLUMNS": "40"}),
}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_the_same_sources_give_the_same_bytes_on_any_machine(tmp_path, reference, place):
    """Locale, time zone, hash seed, checkout time and order, workers and absolute path all differ."""
    jobs, environment = ELSEWHERE[place]
    archive = checked_out(tmp_path / place / "archive", order=int(jobs), years=int(jobs))
    assert differing(built(archive, "--jobs", jobs, **environment), reference[0]) == []
    assert (archive.root / "permalinks.tsv").read_bytes() == reference[1]


@pytest.mark.slow
def test_files_have_the_time_that_is_asked_for(tmp_path, reference):
    archive = checked_out(tmp_path / "archive")
    assert differing(built(archive, SOURCE_DATE_EPOCH="1700000000"), reference[0]) == []
    times = {path.stat().st_mtime for path in archive.output.rglob("*.html")}
    assert times == {1_700_000_000}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_names_are_not_read_in_an_encoding_of_the_terminal(tmp_path):
    archive = checked_out(tmp_path / "archive")
    command = [sys.executable, "-m", "backfile", "build", str(archive.root), "--quiet"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(command, env={**variables, "LC_ALL": "C"}, capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert "PYTHONUTF8=1" in done.stderr
