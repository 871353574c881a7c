"""Whatever bytes a source holds, it is read or set aside with a word; what is read can be published."""

import json
import os
import xml.etree.ElementTree as ElementTree

import hostiletexts
import pytest
from archives import Archive
from hostiletexts import sources
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfile.check.archive import Archive as Checked
from backfile.check.examination import examine
from backfile.check.findings import KINDS
from backfile.progress import Silence
from backfile.work.executors import InlineExecutor

PATHS = st.sampled_from(["articles/a.txt", "articles/a.md"])
SIDECARS = st.one_of(st.none(), sources)
HTML = sources.map(lambda data: data.decode("utf-8", "replace"))
FRONT_MATTER = sources.map(lambda data: "---\n" + data.decode("utf-8", "replace"))
SLOW = {
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    "deadline": None,
}


@settings(max_examples=100, **SLOW)
@given(sources, SIDECARS, PATHS)
def test_any_bytes_are_read_or_set_aside(data, sidecar, path):
    hostiletexts.read(data, sidecar, path)


@settings(max_examples=200, **SLOW)
@given(FRONT_MATTER)
def test_any_front_matter_is_read_or_refused_with_its_line(text):
    hostiletexts.read_front_matter(text)


@settings(max_examples=200, **SLOW)
@given(HTML)
def test_any_html_comes_out_tame(html):
    hostiletexts.clean(html)


@pytest.mark.slow
@settings(max_examples=5_000, **SLOW)
@given(sources, SIDECARS, PATHS)
def test_many_more_bytes_are_read_or_set_aside(data, sidecar, path):
    hostiletexts.read(data, sidecar, path)


@pytest.mark.slow
@settings(max_examples=20_000, **SLOW)
@given(FRONT_MATTER)
def test_much_more_front_matter_is_read_or_refused_with_its_line(text):
    hostiletexts.read_front_matter(text)


@pytest.mark.slow
@settings(max_examples=20_000, **SLOW)
@given(HTML)
def test_much_more_html_comes_out_tame(html):
    hostiletexts.clean(html)


def publish(archive: Archive, found: list[tuple[bytes, bytes | None]]) -> None:
    """Build an archive of these sources; whatever is made of them can be read by whoever reads it."""
    for number, (data, sidecar) in enumerate(found):
        archive.write(f"{number}.{'md' if number % 2 else 'txt'}", data)
        if sidecar is not None:
            archive.write(f"{number}.yaml", sidecar)
    report = archive.build(base_url="https://archive.example/")
    assert report.inputs == report.published + report.quarantined + report.withheld == len(found)
    assert [str(problem) for problem in report.problems if problem.code == "unforeseen"] == []
    readable(archive)


def readable(archive: Archive) -> None:
    """Every file of the output is what it says, and the check finds no fault."""
    for path in archive.output.rglob("*"):
        if path.suffix in (".xml", ".svg"):
            ElementTree.parse(path)
        elif path.suffix in (".json", ".webmanifest"):
            json.loads(path.read_bytes())
        elif path.is_file() and path.suffix in (".html", ".bib", ".ris", ".sha256", ".conf"):
            path.read_text(encoding="utf-8")
    checked = Checked(root=str(archive.output), base_url="https://archive.example/")
    result = examine(checked, InlineExecutor(), Silence())
    assert [str(finding) for finding in result.tally if KINDS[finding.kind].severity == "error"] == []


SHELF = st.lists(st.tuples(sources, SIDECARS), min_size=8, max_size=8)


@settings(max_examples=3, **SLOW)
@given(SHELF)
def test_an_archive_of_any_bytes_is_built_and_checked(tmp_path_factory, found):
    publish(Archive(tmp_path_factory.mktemp("fuzz") / "archive"), found)


@pytest.mark.slow
@settings(max_examples=60, **SLOW)
@given(SHELF)
def test_many_more_archives_of_any_bytes_are_built_and_checked(tmp_path_factory, found):
    publish(Archive(tmp_path_factory.mktemp("fuzz") / "archive"), found)


ODD = {
    "a lone surrogate in bytes": b"\xed\xa0\x80 lone \xed\xbf\xbf",
    "a pair of surrogates in bytes": b"\xed\xa0\xbd\xed\xb8\x80",
    "nulls and control characters": bytes(range(1, 32)) + b"\x7f\xc2\x80\xc2\x9f",
    "no characters": "\ufffe\uffff\ufdd0\U0010ffff".encode(),
    "marks of direction": "\u202e\u2066\u2069\u200f\u061c".encode(),
    "signs without width": "\u200b\u200d\u2060\ufeff\u00ad".encode(),
    "separators": "\u2028\u2029\u0085\u000b\u000c".encode(),
    "many accents": ("a" + "\u0300" * 500).encode(),
    "tags and variants": "\U000e0041\U000e007f\ufe0f\U000e0100".encode(),
    "own use": "\ue000\U000f0000".encode(),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_characters_anywhere_are_published_or_set_aside(archive, name):
    odd = ODD[name]
    plain = b"A story of the harbour, told at some length.\n"
    for field in (
        b"headline",
        b"subhead",
        b"byline",
        b"tags",
        b"section",
        b"source",
        b"correction",
        b"extra",
    ):
        archive.write(f"{field.decode()}.md", b"---\n" + field + b": x" + odd + b"y\n---\n\n" + plain)
    archive.write("raw.txt", b"Head " + odd + b"\n\n" + plain + odd + b"\n" + plain)
    archive.write("body.md", b"---\nheadline: Body\n---\n\n" + plain + odd + b" **" + odd + b"**\n")
    archive.write("beside.txt", b"Beside\n\n" + plain)
    archive.write("beside.yaml", b"section: x" + odd + b"y\n")
    report = archive.build(base_url="https://archive.example/")
    assert report.inputs == 11
    assert [str(problem) for problem in report.problems if problem.code == "unforeseen"] == []
    readable(archive)


@pytest.mark.parametrize(
    "escape", ["\\ud800", "\\udfff", "\\ud83d\\ude00", "\\x00", "\\x1b", "\\uffff", "\\U0010ffff"]
)
def test_escapes_in_yaml_are_read_or_refused_with_their_line(archive, escape):
    fields = ("headline", "tags", "authors", "slug", "aliases", "redact", "correction", "withhold", "unheard")
    for key in fields:
        head = "" if key == "headline" else "headline: A story\n"
        archive.write(f"{key}.md", f'---\n{head}{key}: "x{escape}y"\n---\n\nA story of the harbour.\n')
    archive.write("/tags.yaml", "Harbour: {}\n")
    report = archive.build(base_url="https://archive.example/")
    assert report.inputs == len(fields)
    assert all(problem.line for problem in report.problems if problem.code == "bad-front-matter")
    assert [str(problem) for problem in report.problems if problem.code == "unforeseen"] == []
    readable(archive)


def test_names_that_are_no_text_are_named_and_the_rest_is_published(archive):
    archive.story("honest.md", "Honest", body="![x](\ufffd.png)")
    folder = archive.root / "articles"
    for name in (b"\xff.txt", b"\xed\xa0\x80.md", b"a\xffb.yaml", b"\xfe.png"):
        (folder / os.fsdecode(name)).write_bytes(b"A story\n\nOf the harbour.\n")
    report = archive.build(base_url="https://archive.example/")
    assert (report.published, report.quarantined) == (1, 2)
    json.dumps([problem.path for problem in report.problems]).encode()
    "".join(str(problem) for problem in report.problems).encode()
    readable(archive)
