"""Sources that mean harm, one named case each: what becomes of them, and that nothing of them can run.

The cases lie side by side in one archive, among honest articles, which is built once. A case that stops a
build (settings that cannot be used) has an archive of its own.
"""

import json
import os
import re
import signal
import socket
import warnings
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from archives import Archive
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from backfile.check.archive import Archive as Checked
from backfile.check.examination import examine
from backfile.check.findings import KINDS
from backfile.cli import main
from backfile.errors import BackfileError, SettingsError
from backfile.ledger import lines
from backfile.ledger.book import address_key
from backfile.loader.sanitise import _ATTRIBUTES as ATTRIBUTES
from backfile.loader.sanitise import _TAGS as TAGS
from backfile.progress import Silence
from backfile.report import Report
from backfile.work.executors import InlineExecutor

LIVE = (
    "<script>__ran(1)</script><img src=x onerror=__ran(1)>\"'><svg/onload=__ran(1)>"
    "<a href='javascript:__ran(1)'>go</a>{{ 7*7 }}{% raw %}</title></style>--><style>*{}</style>"
)
PLAIN = "The ferry came in late on Tuesday, and nobody on the quay was surprised by it.\n"
HONEST = 5
TAME = ("kicker", "subhead", "byline", "dateline", "attribution", "rights", "edition", "correction", "extra")


@dataclass(frozen=True)
class Case:
    """Files below articles/ (the first is the source asked about) and what becomes of the source."""

    name: str
    files: dict[str, str | bytes]
    outcome: str = "published"
    code: str = ""
    line: int | None = None
    at: str = ""
    """Where the problem is reported; by default the source."""
    address: str = ""
    """A regular expression that its address must match."""
    shows: str = ""
    """What its page must say."""

    @property
    def source(self) -> str:
        return f"articles/{next(iter(self.files))}"


def front(key: str, value: str, body: str = PLAIN) -> str:
    """An article whose front matter says one thing beside its headline."""
    head = "" if key == "headline" else "headline: A tame headline\n"
    return f"---\n{head}{key}: {value}\n---\n\n{body}"


def text(value: str) -> str:
    """The value as YAML."""
    return json.dumps(value)


def markdown(name: str, body: str, shows: str = "") -> Case:
    return Case(
        f"markdown: {name}", {f"markdown/{slug(name)}.md": front("section", "News", body)}, shows=shows
    )


def slug(name: str) -> str:
    return re.sub(r"\W+", "-", name)


def fields() -> list[Case]:
    """Markup in every field, in front matter and in a sidecar."""
    cases = []
    for key in (
        *("headline", "kicker", "subhead", "byline", "authors", "dateline", "attribution", "rights", "tags"),
        *("section", "source", "edition", "slug", "correction", "withhold", "redact", "unheard-of"),
    ):
        outcome = "withheld" if key == "withhold" else "published"
        value = f"[{text(LIVE)}]" if key in ("authors", "tags", "redact") else text(LIVE)
        code = "unknown-key" if key == "unheard-of" else ""
        cases.append(
            Case(f"front matter: {key}", {f"front/{key}.md": front(key, value)}, outcome=outcome, code=code)
        )
        name = f"beside/{key}"
        beside = f"{key}-beside" if code else key  # a field is told of once
        cases.append(
            Case(
                f"sidecar: {key}",
                {f"{name}.txt": f"A tame headline\n\n{PLAIN}", f"{name}.yaml": f"{beside}: {value}\n"},
                outcome=outcome,
                code=code,
                at=f"articles/{name}.yaml" if code else "",
            )
        )
    return cases


def raw_texts() -> list[Case]:
    """Markup in each line of a text that carries no fields."""

    def raw(name: str, text: str, shows: str = "") -> Case:
        return Case(f"raw text: {name}", {f"raw/{slug(name)}.txt": text}, shows=shows)

    return [
        raw("headline", f"{LIVE}\n\n{PLAIN}"),
        raw("body", f"A tame headline\n\n{PLAIN}\n{LIVE}\n\n{PLAIN}", "&lt;script&gt;"),
        raw("byline", f"A tame headline\n\nBy {LIVE}\n\n{PLAIN}"),
        raw("dateline", f"A tame headline\n\n{LIVE.upper()}, May 9 (Packet) - {PLAIN}"),
        raw("attribution", f"A tame headline\n\n{PLAIN}\n(c) 1931 {LIVE}. All rights reserved.\n"),
        raw("caption", f"A tame headline\n\n{PLAIN}\n[Photo: {LIVE}]\n\n{PLAIN}"),
        raw("a template", "{{ config }} {% include '/etc/passwd' %}\n\n{{ self.__init__ }}\n", "{% include"),
        Case(
            "raw text: a whole page",
            {
                "raw/page.txt": f"<!doctype html><html><head><base href='//evil.example/'>{LIVE}</head>\n\n{PLAIN}"
            },
            outcome="quarantined",
            code="undecodable",
        ),
        raw(
            "escaped already",
            f"&lt;script&gt;__ran(1)&lt;/script&gt;\n\n&#60;script&#62;\n\n{PLAIN}",
            "&amp;#60;",
        ),
    ]


def marked_up() -> list[Case]:
    """What CommonMark lets through to the sanitiser."""
    return [
        markdown("script", f"{PLAIN}\n<script>__ran(1)</script>\n\nAfter it.\n", "After it."),
        markdown("javascript link", f"[go](javascript:__ran(1)) {PLAIN}"),
        markdown("javascript link in capitals", f"[go](JaVaScRiPt:__ran(1)) {PLAIN}"),
        markdown("javascript link with entities", f"<a href='&#106;avascript&colon;__ran(1)'>go</a> {PLAIN}"),
        markdown("javascript link with a tab", f"<a href='java\tscript:__ran(1)'>go</a> {PLAIN}"),
        markdown("data link", f"[go](data:text/html;base64,PHNjcmlwdD4=) {PLAIN}"),
        markdown("vbscript link", f"<a href='vbscript:__ran(1)'>go</a> {PLAIN}"),
        markdown("autolink", f"<javascript:__ran(1)> {PLAIN}"),
        markdown("reference link", f"[go] {PLAIN}\n[go]: javascript:__ran(1) 'x'\n"),
        markdown("data picture", f"![chart](data:image/svg+xml,%3Csvg onload=__ran(1)%3E) {PLAIN}"),
        markdown("picture from elsewhere", f"![chart](https://evil.example/pixel.gif) {PLAIN}"),
        markdown("picture from elsewhere without scheme", f"![chart](//evil.example/pixel.gif) {PLAIN}"),
        markdown("picture outside the archive", f"![chart](../../../../etc/passwd) {PLAIN}"),
        markdown("handler", f"<p onclick='__ran(1)' onmouseover=__ran(1)>{PLAIN}</p>\n"),
        markdown("style", f"<p style='position:fixed;background:url(//evil.example/x)'>{PLAIN}</p>\n"),
        markdown("style element", f"<style>body{{display:none}}</style>\n\n{PLAIN}"),
        markdown(
            "svg", f"<svg><script>__ran(1)</script><animate onbegin=__ran(1)></svg>\n\n{PLAIN}", "ferry"
        ),
        markdown(
            "mathml", f"<math><mtext><table><mglyph><style><img src=x onerror=__ran(1)></math>\n\n{PLAIN}"
        ),
        markdown(
            "template with content", f"<template><script>__ran(1)</script></template>\n\n{PLAIN}", "ferry"
        ),
        markdown(
            "noscript", f"<noscript><p title='</noscript><img src=x onerror=__ran(1)>'></noscript>\n\n{PLAIN}"
        ),
        markdown(
            "iframe", f"<iframe srcdoc='<script>__ran(1)</script>' src='//evil.example'></iframe>\n\n{PLAIN}"
        ),
        markdown(
            "form",
            f"<form action='//evil.example'><input name=q autofocus onfocus=__ran(1)></form>\n\n{PLAIN}",
        ),
        markdown(
            "object and embed", f"<object data='x'><embed src='//evil.example/x.swf'></object>\n\n{PLAIN}"
        ),
        markdown(
            "base and meta",
            f"<base href='//evil.example/'><meta http-equiv=refresh content='0;//x'>\n\n{PLAIN}",
        ),
        markdown("link element", f"<link rel=stylesheet href='//evil.example/x.css'>\n\n{PLAIN}"),
        markdown("tags never closed", f"<blockquote><table><tr><td><em><b><a href='x.html'>{PLAIN}"),
        markdown(
            "tags that close the page",
            f"</p></div></article></main></body></html><script>__ran(1)\n\n{PLAIN}",
        ),
        markdown(
            "broken tags",
            f"<scr<script>ipt>__ran(1)</scr</script>ipt> <<img src=x onerror=__ran(1)// {PLAIN}",
        ),
        markdown("comment", f"<!--><img src=x onerror=__ran(1)>-->\n\n{PLAIN}"),
        markdown("cdata", f"<![CDATA[<img src=x onerror=__ran(1)>]]>\n\n{PLAIN}"),
        markdown(
            "id and name",
            f"<a id=main name=search href='mailto:x@y.z'>x</a><form id=search></form> {PLAIN}",
            "ferry",
        ),
        markdown("code fence info", f'```"><script>__ran(1)</script>\nx\n```\n\n{PLAIN}'),
        markdown("picture title", f"![x](//x.png '\"><script>__ran(1)</script>') {PLAIN}"),
        markdown("50,000 brackets", "[" * 50_000 + f"\n\n{PLAIN}", "ferry"),
        markdown("50,000 quotes", ">" * 50_000 + f"\n\n{PLAIN}"),
        markdown("50,000 tags", "<b>" * 50_000 + f"\n\n{PLAIN}", "ferry"),
    ]


def bad_yaml() -> list[Case]:
    """Front matter and sidecars that are more, or less, than plain fields."""

    def aside(name: str, head: str, line: int, code: str = "bad-front-matter") -> Case:
        source = {f"yaml/{slug(name)}.md": f"---\nheadline: A\n{head}---\n\n{PLAIN}"}
        return Case(f"front matter: {name}", source, outcome="quarantined", code=code, line=line)

    bomb = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    beside = f"A tame headline\n\n{PLAIN}"
    return [
        aside("bomb", bomb, 3),
        aside("python object", "x: !!python/object/apply:os.system ['touch /tmp/ran']\n", 3),
        aside("own tag", "x: !include /etc/passwd\n", 3),
        aside("binary tag", "x: !!binary aGVsbG8=\n", 3),
        aside("duplicate key", "section: A\nsection: B\n", 4),
        aside("deep nesting", f"x: {'[' * 5000}{']' * 5000}\n", 3),
        aside("list for text", "section: [A, B]\n", 3),
        aside("mapping for list", "tags: {a: b}\n", 3),
        aside("no date", "date: 1931-02-30\n", 3),
        aside("language", "language: '\"><script>__ran(1)</script>'\n", 3),
        aside("encoding", "encoding: rot13\n", 3),
        aside("javascript alias", "aliases: ['javascript:__ran(1)']\n", 3),
        aside("alias that leaves", "aliases: [/../../x.html]\n", 3),
        aside("lone surrogate", 'section: "\\ud800"\n', 3),
        aside("key that is a list", "? [a, b]\n: c\n", 3),
        aside("huge", "x: " + "y" * 1_100_000 + "\n", 2),
        Case(
            "front matter: never closed",
            {"yaml/open.md": f"---\nheadline: A\n\n{PLAIN}"},
            outcome="quarantined",
            code="bad-front-matter",
            line=1,
        ),
        Case(
            "front matter: a list",
            {"yaml/list.md": "---\n- headline\n- A\n---\n\n# A tame headline\n\n" + PLAIN},
        ),
        Case(
            "sidecar: a list",
            {"yaml/side-list.txt": beside, "yaml/side-list.yaml": "- a\n- b\n"},
            outcome="quarantined",
            code="bad-sidecar",
            line=1,
            at="articles/yaml/side-list.yaml",
        ),
        Case(
            "sidecar: binary",
            {"yaml/side-binary.txt": beside, "yaml/side-binary.yaml": bytes(range(256)) * 8},
            outcome="quarantined",
            code="bad-sidecar",
            line=1,
            at="articles/yaml/side-binary.yaml",
        ),
        Case(
            "sidecar: bomb",
            {"yaml/side-bomb.txt": beside, "yaml/side-bomb.yaml": bomb},
            outcome="quarantined",
            code="bad-sidecar",
            line=1,
            at="articles/yaml/side-bomb.yaml",
        ),
        Case(
            "sidecar: empty",
            {"yaml/side-empty.txt": beside, "yaml/side-empty.yaml": ""},
            shows="A tame headline",
        ),
        Case(
            "sidecar: of another ending",
            {"yaml/other.txt": beside, "yaml/other.yml": "headline: Nothing\n"},
            outcome="published",
            code="not-read",
            at="articles/yaml/other.yml",
        ),
        Case(
            "sidecar: of a file in capitals",
            {"yaml/LOUD.MD": beside, "yaml/LOUD.yaml": "headline: A tame headline\n"},
            shows="A tame headline",
        ),
        Case(
            "sidecar: without an article",
            {"yaml/orphan.yaml": "headline: Nothing\n"},
            outcome="no input",
            code="orphan-sidecar",
        ),
    ]


def names() -> list[Case]:
    """File names, slugs, tags and aliases that would like to be somewhere else."""

    def named(what: str, name: str, **more: object) -> Case:
        return Case(f"name: {what}", {name: f"A tame headline\n\n{PLAIN}"}, **more)

    def asks(what: str, key: str, value: str, **more: object) -> Case:
        return Case(
            f"{key}: {what}", {f"asks/{key}-{what.encode().hex()[:40]}.md": front(key, value)}, **more
        )

    plain = r"undated/[a-z0-9-]+\.html"
    return [
        named("two dots inside", "names/a..b....txt", address=plain),
        named("line end", "names/line\nend.txt", address=plain),
        named("tab", "names/a\ttab.txt", address=plain),
        named("escape sequence", "names/\x1b[31mred.txt", address=plain),
        named("markup", "names/<script>__ran(1)<&script>.txt", address=plain),
        named("quote", "names/\"onload='x'.txt", address=plain),
        named("bidi override", "names/\u202etxt.exe.txt", address=plain),
        named("zero width", "names/a\u200bb.txt", address=plain),
        named("backslash", "names/..\\..\\x.txt", address=plain),
        named("percent", "names/%2e%2e%2fx.txt", address=plain),
        named("as long as names can be", "names/" + "n" * 251 + ".txt", address=plain),
        named("composed accent", "names/caf\u00e9.txt", address=plain),
        named("decomposed accent", "names/cafe\u0301.txt", address=plain),
        named("small letters", "names/twin.txt", address=plain),
        named("capital letters", "names/TWIN.txt", address=plain),
        named("device", "names/CON.txt", address=plain),
        named("device with an ending", "names/aux.h.txt", address=plain),
        named("index", "names/index.txt", address=plain),
        named("blanks", "names/   .txt", address=plain),
        named("underscore", "names/_hidden.txt", address=plain),
        named(
            "underscore before a folder",
            "names/_kept/a.txt",
            outcome="no input",
            code="not-read",
            at="articles/names/_kept",
        ),
        named("no ending", "names/STORY0412", outcome="no input", code="not-read"),
        Case(
            "name: what macOS leaves beside a file",
            {"names/mac.txt": PLAIN, "names/._mac.txt": "\0\5\x16\7\0\2\0\0Mac OS X"},
            address=plain,
        ),
        Case(
            "name: bytes that are no text",
            {"names/\udcff\udcfe.txt": PLAIN},
            outcome="quarantined",
            code="unreadable-name",
            at="articles/names/\\udcff\\udcfe.txt",
        ),
        Case(
            "name: no headline but the name",
            {"names/<img src=x onerror=__ran(1)>.md": f"{PLAIN}"},
            address=plain,
        ),
        *(
            asks(value, "slug", text(value), address=pattern)
            for value, pattern in (
                ("feed", r"undated/feed-2\.html"),
                ("index", r"undated/index-\d\.html"),
                ("page-2", r"undated/page-2-2\.html"),
                ("CON", r"undated/con-\d\.html"),
                ("../x", r"undated/x\.html"),
                ("/etc/passwd", r"undated/etc-passwd\.html"),
                ("..", r"undated/[0-9a-f]{8}(-\d)?\.html"),
                ("a\x00b", plain),
                ("\u202egpj", plain),
                ("x" * 5000, r"undated/x{80}\.html"),
            )
        ),
        *(
            asks(value or "empty", "headline", text(value), address=plain)
            for value in ("..", "CON", "index", "?")
        ),
        asks("empty", "headline", "''", outcome="published"),
        *(
            asks(value, "tags", f"[{text(value)}]", address=plain)
            for value in (
                "index",
                "page-2",
                "feed",
                "..",
                "../..",
                "/",
                "CON",
                "con",
                "x" * 5000,
                "\u202e",
                "?",
            )
        ),
        asks("empty", "tags", "['', ' ']", address=plain),
        asks("ten thousand", "tags", "[" + ", ".join(f"t{n}" for n in range(200)) + "]", address=plain),
        asks("front page", "aliases", "[/index.html, /]", address=plain, code="alias"),
        asks("tag page", "aliases", "[/tags/harbour/index.html]", address=plain, code="alias"),
        asks("style sheet", "aliases", "[/static/site.css]", address=plain, code="alias"),
        asks("rules of the host", "aliases", "[/_redirects, /.htaccess]", address=plain, code="alias"),
        asks("another article", "aliases", "[/1931/05/09/honest-1.html]", address=plain, code="alias"),
        asks(
            "another article in capitals",
            "aliases",
            "[/1931/05/09/HONEST-1.HTML]",
            address=plain,
            code="alias",
        ),
        asks("markup", "aliases", text('/"><script>__ran(1)<'), address=plain, code="alias"),
        asks("percent dots", "aliases", "[/%2e%2e/%2e%2e/x.html]", address=plain, code="alias"),
        asks("percent null", "aliases", "[/a%00b.html]", address=plain, code="alias"),
    ]


def contents() -> list[Case]:
    """Bytes that are hardly text."""

    def holds(what: str, data: bytes | str, **more: object) -> Case:
        return Case(f"content: {what}", {f"contents/{slug(what)}.txt": data}, **more)

    return [
        holds("nothing", b"", outcome="quarantined", code="empty"),
        holds("blanks only", b" \n\t\n" * 50, outcome="quarantined", code="empty"),
        holds("binary", bytes(range(256)) * 40, outcome="quarantined", code="undecodable"),
        holds("null bytes", f"A tame headline\0\n\n{PLAIN}\0".encode()),
        holds("UTF-16 without a mark", f"A tame headline\n\n{PLAIN * 4}".encode("utf-16-le"), shows="ferry"),
        holds("UTF-16 cut in two", f"A tame headline\n\n{PLAIN}".encode("utf-16")[:-1]),
        holds("surrogates as UTF-8", b"A tame headline \xed\xa0\x80\n\n" + PLAIN.encode()),
        holds("overlong UTF-8", b"A tame headline \xc0\xbcscript\xc0\xbe\n\n" + PLAIN.encode()),
        holds("UTF-7", b"A tame headline\n\n+ADw-script+AD4-__ran(1)+ADw-/script+AD4-\n\n" + PLAIN.encode()),
        holds("escape to another charset", b"A tame headline\n\n\x1b$B<script>\x1b(J\n\n" + PLAIN.encode()),
        holds("control characters", f"A tame \x07\x08\x1b[31mheadline\n\n\x0c\x0b\x85{PLAIN}"),
        holds("bidi override", f"A \u202etame headline\n\n\u2066{PLAIN}"),
        holds("noncharacters", f"A tame headline\ufffe\uffff\n\n{PLAIN}\U0010ffff"),
        holds("carriage returns only", f"A tame headline\r\r{PLAIN}\r"),
        holds("a thousand accents", "A tame headline\n\na" + "\u0301" * 1000 + f" {PLAIN}"),
        holds("one line of 1 MB", f"A tame headline\n\n{PLAIN}\n{'word ' * 200_000}\n", shows="ferry"),
        holds("100,000 blank lines", f"A tame headline\n{chr(10) * 100_000}{PLAIN}", shows="ferry"),
        holds("only punctuation", "!!!\n\n???\n\n...\n"),
    ]


CASES = [*fields(), *raw_texts(), *marked_up(), *bad_yaml(), *names(), *contents()]
SLOW = [
    Case(
        "content: one line of 10 MB",
        {"slow/line.txt": f"A tame headline\n\n{PLAIN}\n{'word ' * 2_000_000}\n"},
    ),
    Case(
        "content: 1,000,000 blank lines", {"slow/blank.txt": f"A tame headline\n{chr(10) * 1_000_000}{PLAIN}"}
    ),
    Case("content: 10 MB of brackets", {"slow/brackets.md": "[" * 10_000_000}),
    Case("content: 1,000,000 short lines", {"slow/short.txt": "A tame headline\n\n" + "a\n" * 1_000_000}),
]


@dataclass(frozen=True)
class Built:
    """An archive of cases after its build."""

    archive: Archive
    report: Report
    addresses: dict[str, str]
    """By source."""
    before: dict[str, bytes]
    """What lay in and beside the archive."""


def everything(archive: Archive) -> dict[str, bytes]:
    """All files beside the archive and in it, but for what a build may write."""
    own = {archive.output, archive.root / ".backfile", archive.root / "permalinks.tsv"}
    return {
        str(path): path.read_bytes()
        for path in archive.root.parent.rglob("*")
        if path.is_file() and not path.is_symlink() and own.isdisjoint((path, *path.parents))
    }


def make(archive: Archive, cases: list[Case]) -> Built:
    """Write the cases and some honest articles, and build."""
    for number in range(HONEST):
        archive.story(f"honest/{number}.md", f"Honest {number}", date="1931-05-09", tags="[Harbour]")
    for case in cases:
        for name, data in case.files.items():
            path = archive.root / "articles" / os.fsdecode(name.encode("utf-8", "surrogateescape"))
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
    before = everything(archive)
    report = archive.build()
    events = lines.read(archive.root / "permalinks.tsv")
    addresses = {event.first: event.address for event in events if event.kind == "issued"}
    return Built(archive, report, addresses, before)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return make(Archive(tmp_path_factory.mktemp("hostile") / "archive"), CASES)


def assert_outcome(built: Built, case: Case) -> None:
    at = case.at or case.source
    found = {problem.code: problem.line for problem in built.report.problems if problem.path == at}
    address = built.addresses.get(case.source)
    if case.code:
        assert case.code in found, found
    if case.line is not None:
        assert found[case.code] == case.line
    if case.outcome != "published":
        assert address is None
        return
    assert address is not None, found
    assert built.archive.has(address)
    assert re.fullmatch(case.address or r"undated/[a-z0-9-]+\.html", address), address
    assert case.shows in built.archive.page(address)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_source_comes_to_its_expected_end(built, case):
    assert_outcome(built, case)


@pytest.mark.slow
@pytest.mark.parametrize("case", SLOW, ids=lambda case: case.name)
def test_a_huge_source_comes_to_its_expected_end(archive, case):
    assert_outcome(make(archive, [case]), case)


def test_every_source_is_accounted_for(built):
    expected = Counter(case.outcome for case in CASES if case.outcome != "no input")
    report = built.report
    assert (report.published, report.quarantined, report.withheld) == (
        expected["published"] + HONEST,
        expected["quarantined"],
        expected["withheld"],
    )
    assert report.inputs == report.published + report.quarantined + report.withheld
    assert not [problem for problem in report.problems if problem.code == "unforeseen"]


def test_no_two_sources_share_an_address(built):
    keys = Counter(address_key(address) for address in built.addresses.values())
    assert max(keys.values()) == 1


def test_nothing_outside_the_output_is_written(built):
    assert everything(built.archive) == built.before
    assert sorted(path.name for path in built.archive.root.parent.iterdir()) == ["archive"]


def test_no_name_in_the_output_is_one_that_some_system_refuses(built):
    for address in built.archive.tree():
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", address), address
        for part in address.split("/"):
            assert len(part.encode()) <= 120, address
            assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", part), address


def test_the_check_finds_nothing_that_runs_or_leads_out(built):
    result = examine(Checked(root=str(built.archive.output)), InlineExecutor(), Silence())
    assert [str(finding) for finding in result.tally if KINDS[finding.kind].severity == "error"] == []


def elements(archive: Archive) -> set[tuple[str, str]]:
    """(tag, attribute) of all pages; the tag alone with an empty attribute."""
    found = set()
    for path in archive.output.rglob("*.html"):
        for node in LexborHTMLParser(path.read_bytes()).root.traverse():
            found.add((node.tag, ""))
            found.update((node.tag, name) for name in node.attributes)
    return found


def test_no_page_has_an_element_or_attribute_that_honest_pages_have_not(built, tmp_path):
    honest = Archive(tmp_path / "archive")
    honest.story("a.md", "Honest", date="1931-05-09", **dict.fromkeys(TAME, "Tame"))
    honest.story("b.md", "Honest", body="<b>Bold</b>", section="Tame", source="Tame", language="en")
    honest.story("c.md", "정직", body="| a | b |\n|---|---|\n| 1 | 2 |", language="ko", subhead="부제")
    honest.story("d.md", "Honest", aliases="[/old.html]", noindex="true", tags="[]")
    honest.story("e.md", "صادق", language="ar", body="```\ncode\n```")
    honest.story("f.md", "HONEST IN CAPITALS")
    for number in range(400):
        honest.story(f"{number}.md", f"Number {number}", tags=f"[t{number}, harbour]")
    honest.build()
    allowed = {(tag, "") for tag in TAGS} | {
        (tag, name) for tag, names in ATTRIBUTES.items() for name in names
    }
    assert elements(built.archive) - elements(honest) - allowed <= {("a", "rel")}


def test_a_name_in_a_message_cannot_command_the_terminal(built):
    (built.archive.root / "articles/\x1b]0;x\x07.txt").write_text("")  # among the first that are listed
    result = CliRunner().invoke(main, ["build", str(built.archive.root), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    assert "]0;x" in result.output
    assert not set("\x1b\x07") & set(result.output)


# Files that are no files, and settings


@contextmanager
def patience(seconds: int):
    """Fails instead of waiting for ever, as on a pipe that nobody writes to."""

    def give_up(*_: object) -> None:
        raise AssertionError(f"not done after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def link(path: Path, target: str) -> None:
    path.symlink_to(target)


STRANGE = {
    "link out of the archive": ("a.txt", lambda path: link(path, "../../secret.txt"), "link-outside"),
    "absolute link": ("a.txt", lambda path: link(path, "/etc/hostname"), "link-outside"),
    "link to a device": ("a.txt", lambda path: link(path, "/dev/zero"), "link-outside"),
    "link to itself": ("a.txt", lambda path: link(path, "a.txt"), "unreadable"),
    "link to nothing": ("a.txt", lambda path: link(path, "nothing"), "unreadable"),
    "pipe": ("a.txt", os.mkfifo, "not-a-file"),
    "socket": ("a.txt", lambda path: socket.socket(socket.AF_UNIX).bind(str(path)), "not-a-file"),
    "pipe as a sidecar": ("a.yaml", os.mkfifo, "not-a-file"),
    "folder as a sidecar": ("a.yaml", os.mkdir, "not-a-file"),
    "sidecar that links out": ("a.yaml", lambda path: link(path, "../../secret.yaml"), "link-outside"),
}


@pytest.mark.parametrize("target", ["nothing.txt", "a.txt"])
def test_a_link_to_nothing_or_in_a_circle_is_called_so(archive, target):
    link(archive.root / "articles/a.txt", target)
    (problem,) = archive.build().problems
    assert problem.message == "this link leads to nothing"


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_plain_file_is_set_aside_unread(archive, name):
    entry, put, code = STRANGE[name]
    (archive.root.parent / "secret.txt").write_text("Secret headline\n\nSecret words.\n")
    (archive.root.parent / "secret.yaml").write_text("headline: Secret headline\n")
    archive.story("honest.md", "Honest")
    if entry == "a.yaml":
        archive.write("a.txt", f"A tame headline\n\n{PLAIN}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        put(archive.root / "articles" / entry)
    with patience(5):
        report = archive.build()
    assert (report.inputs, report.published, report.quarantined) == (2, 1, 1)
    assert {problem.code for problem in report.problems} == {code}
    assert not any(b"Secret" in data for data in archive.tree().values())


def test_a_folder_that_is_named_like_a_text_is_a_folder(archive):
    archive.story("a.txt/b.md", "Inside")
    assert archive.build().published == 1


def test_folders_that_link_in_a_circle_or_out_are_named_and_not_entered(archive):
    archive.story("a/b.md", "Inside")
    (archive.root / "articles/a/round").symlink_to("..")
    (archive.root / "articles/a/out").symlink_to("/")
    report = archive.build()
    assert report.inputs == 1
    assert [problem.code for problem in report.problems] == ["linked-folder"] * 2


def test_a_folder_whose_name_is_no_text_is_named_and_the_rest_is_built(archive):
    archive.story("a.md", "Honest")
    folder = archive.root / "articles" / os.fsdecode(b"\xff")
    folder.mkdir()
    (folder / "b.txt").write_text(PLAIN)
    for _ in range(2):
        report = archive.build()
        assert report.published == 1
        assert [problem.code for problem in report.problems] == ["unreadable-name"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["a.txt", "a.yaml", ""])
def test_what_may_not_be_read_is_named(archive, name):
    archive.story("honest.md", "Honest")
    archive.write("b/a.txt", f"A tame headline\n\n{PLAIN}")
    archive.write("b/a.yaml", "")
    (archive.root / "articles/b" / name).chmod(0)
    report = archive.build()
    (archive.root / "articles/b" / name).chmod(0o755)
    assert report.published == 1
    assert [problem.path for problem in report.problems] == [f"articles/b/{name}".rstrip("/")]


BOMB = "a: &a [x, x]\n" + "".join(
    f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdef", "bcdefg", strict=True)
)
REFUSED = {
    "_defaults.yaml bomb": ("articles/_defaults.yaml", BOMB, 1),
    "_defaults.yaml object": ("articles/_defaults.yaml", "source: !!python/name:os.system\n", 1),
    "_defaults.yaml language": ("articles/_defaults.yaml", "language: '<script>'\n", 1),
    "_defaults.yaml unknown key": ("articles/_defaults.yaml", "source: A\nonload: x\n", 2),
    "_defaults.yaml pattern": ("articles/_defaults.yaml", "byline_pattern: '(('\n", 1),
    "_defaults.yaml list": ("articles/a/_defaults.yaml", "- a\n", 1),
    "site.yaml bomb": ("site.yaml", BOMB, 1),
    "site.yaml script address": ("site.yaml", "title: A\nbase_url: 'javascript:__ran(1)'\n", 2),
    "takedowns.yaml bomb": ("takedowns.yaml", BOMB, 1),
    "takedowns.yaml list": ("takedowns.yaml", "- a\n", 1),
    "tags.yaml bomb": ("tags.yaml", BOMB, 1),
    "ledger conflict": ("permalinks.tsv", "<<<<<<< HEAD\n", 1),
    "ledger leads out": ("permalinks.tsv", "issued\t../../x.html\tarticles/honest.md\n", 1),
    "ledger redirects out": ("permalinks.tsv", "moved\tundated/x.html\t../../x.html\n", 1),
    "ledger holds a backslash": ("permalinks.tsv", "gone\t..\\\\..\\\\x.html\t\tX\n", 1),
    "ledger leads to the root": ("permalinks.tsv", "# x\nmoved\t/etc/x.html\tundated/honest.html\n", 2),
}


@pytest.mark.parametrize("name", REFUSED)
def test_settings_that_mean_harm_stop_the_build_with_their_line(archive, name):
    path, text, line = REFUSED[name]
    archive.story("honest.md", "Honest")
    archive.build()
    before = archive.tree()
    (archive.root / path).unlink(missing_ok=True)
    archive.write(f"/{path}", text)
    beside = everything(archive)
    with pytest.raises(BackfileError) as caught:
        archive.build()
    assert archive.tree() == before
    assert everything(archive) == beside
    assert (caught.value.path, caught.value.line) == (path, line)
    assert caught.value.exit_code == 2


def test_a_pipe_for_defaults_is_refused_and_not_waited_for(archive):
    archive.story("honest.md", "Honest")
    os.mkfifo(archive.root / "articles/_defaults.yaml")
    with patience(5), pytest.raises(SettingsError, match=r"_defaults\.yaml"):
        archive.build()
