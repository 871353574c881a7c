"""Each fault a page can have, in an archive that is sound but for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny import BASE, findings, kinds, page, write

FLOOD = "1931/flood.html"


def broken(body: str = "", *, head: str = "", **rest: str) -> str:
    return page(f'<p id="p1">The river rose.</p>{body}', head=head, title="Flood", **rest)


def test_a_sound_archive_has_no_findings(tmp_path: Path) -> None:
    assert findings(write(tmp_path, {})) == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("broken-link", '<a href="gone.html">x</a>'),
        ("broken-link", '<img src="gone.png" alt="">'),
        ("broken-link", '<img src="../static/icon.svg" srcset="../static/icon.svg 1x, gone.png 2x" alt="">'),
        ("broken-link", '<form action="../search.html"></form>'),
        ("broken-link", '<a href="%E6%B0%B4.html">x</a>'),
        ("broken-link", '<a href="a%00b.html">x</a>'),
        ("broken-link", '<video poster="gone.jpg"></video>'),
        ("wrong-case", '<a href="Flood.html">x</a>'),
        ("wrong-case", '<a href="../Static/icon.svg">x</a>'),
        ("folder-link", '<a href="../static/">x</a>'),
        ("folder-link", '<a href="../static">x</a>'),
        ("folder-link", '<a href=".">x</a>'),
        ("outside", '<a href="../../secret.html">x</a>'),
        ("outside", '<img src="..%2f..%2fsecret.png" alt="">'),
        ("absolute-link", '<a href="/packet/index.html">x</a>'),
        ("absolute-link", f'<a href="{BASE}index.html">x</a>'),
        ("absolute-link", f'<img src="{BASE}static/icon.svg" alt="">'),
        ("broken-fragment", '<a href="#nowhere">x</a>'),
        ("broken-fragment", '<a href="../index.html#nowhere">x</a>'),
        ("broken-fragment", '<svg><use href="#nowhere"/></svg>'),
        ("script-address", '<a href="javascript:alert(1)">x</a>'),
        ("script-address", '<a href=" JaVa&#10;Script:alert(1)">x</a>'),
        ("script-address", '<a href="data:text/html,x">x</a>'),
        ("script-address", '<img src="data:image/png;base64,AAAA" alt="">'),
        ("script-address", '<form action="javascript:x"></form>'),
        ("unknown-scheme", '<a href="ftp://ftp.example/x">x</a>'),
        ("inline-script", "<script>alert(1)</script>"),
        ("inline-script", '<script type="module">alert(1)</script>'),
        ("inline-script", '<iframe srcdoc="&lt;p&gt;"></iframe>'),
        ("inline-style", '<p style="color:red">x</p>'),
        ("inline-style", "<style>p { color: red }</style>"),
        ("inline-handler", '<p onclick="x()">x</p>'),
        ("inline-handler", "<svg onload=x()></svg>"),
        ("third-party", '<img src="https://cdn.example/x.png" alt="">'),
        ("third-party", '<script src="//cdn.example/x.js"></script>'),
        ("third-party", r'<script src="\\cdn.example\x.js"></script>'),
        ("third-party", '<iframe src="http://video.example/"></iframe>'),
        ("third-party", '<form action="https://search.example/"></form>'),
        ("third-party", '<a href="../index.html" ping="https://count.example/">x</a>'),
        ("third-party", '<svg><image xlink:href="https://cdn.example/x.png"/></svg>'),
        ("third-party", '<img src="../static/icon.svg" srcset="https://cdn.example/x.png 2x" alt="">'),
        ("duplicate-id", '<p id="p1">again</p>'),
        ("not-utf-8", "\udcff"),
    ],
)
def test_a_fault_in_the_body(tmp_path: Path, kind: str, body: str) -> None:
    source = broken(body).encode(errors="surrogateescape")
    assert kinds(write(tmp_path, {FLOOD: source}), base_url=BASE) == {kind}


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        ("base-element", '<base href="https://elsewhere.example/">'),
        ("broken-link", '<link rel="stylesheet" href="gone.css">'),
        ("third-party", '<link rel="preconnect" href="https://fonts.example">'),
        ("third-party", '<link rel="stylesheet" href="https://fonts.example/x.css">'),
        ("broken-link", '<link rel="alternate" type="application/rss+xml" href="../feed.xml">'),
        ("broken-link", '<meta http-equiv="refresh" content="0; url=gone.html">'),
        ("third-party", '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">'),
        ("canonical", f'<link rel="canonical" href="{BASE}index.html">'),
        ("canonical", '<link rel="canonical" href="https://elsewhere.example/1931/flood.html">'),
        ("canonical", f'<meta property="og:url" content="{BASE}1932/flood.html">'),
    ],
)
def test_a_fault_in_the_head(tmp_path: Path, kind: str, head: str) -> None:
    assert kinds(write(tmp_path, {FLOOD: broken(head=head)}), base_url=BASE) == {kind}


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://elsewhere.example/x?y#z">another site</a>',
        '<a href="mailto:desk@paper.example">a letter</a>',
        '<a href="#p1">a part of the page</a>',
        '<a href="#">the top</a>',
        '<a href="flood.html#p1">the same page by name</a>',
        f'<a rel="bookmark" href="{BASE}1931/flood.html">the permanent address</a>',
        '<a href="../index.html?from=flood">with a query</a>',
        '<img src="../static/icon.svg" srcset="../static/icon.svg 1x, ../static/icon.svg 2x" alt="">',
        '<script type="application/json">{"a": 1}</script>',
        f'<link rel="alternate" hreflang="en" href="{BASE}1931/flood.html">',
        '<link rel="license" href="https://elsewhere.example/licence">',
        '<blockquote cite="https://elsewhere.example/">quoted</blockquote>',
        "<p>onclick= and style= as words, javascript:alert(1) too</p>",
        '<img alt="onclick=alert(1)" src="../static/icon.svg">',
    ],
)
def test_what_is_allowed(tmp_path: Path, body: str) -> None:
    assert findings(write(tmp_path, {FLOOD: broken(body)}), base_url=BASE) == []


def test_a_finding_names_file_line_and_reason(tmp_path: Path) -> None:
    (finding,) = findings(write(tmp_path, {FLOOD: broken('\n\n<a href="../Index.html">x</a>')}))
    assert (finding.path, finding.line) == (FLOOD, 9)
    assert finding.message == (
        "A link to ../Index.html leads to Index.html, but the file is called index.html"
    )


def test_what_a_page_ought_to_have_is_a_warning(tmp_path: Path) -> None:
    root = write(tmp_path, {FLOOD: page("<p>The river rose.</p>", title="", lang="")})
    assert kinds(root) == {"no-language", "no-title"}


def test_pages_with_the_same_title_are_a_warning(tmp_path: Path) -> None:
    root = write(tmp_path, {FLOOD: page("x", title="Front")})
    (finding,) = findings(root)
    assert (finding.kind, finding.path) == ("duplicate-title", "index.html")
    assert FLOOD in finding.message


def test_a_page_for_not_found_links_from_the_servers_root(tmp_path: Path) -> None:
    head = '<meta name="robots" content="noindex"><link rel="search" href="/packet/index.html">'
    missing = page('<a href="/packet/index.html">Front</a>', head=head)
    assert findings(write(tmp_path, {"404.html": missing}), base_url=BASE) == []


def test_a_redirect_page_leads_to_its_target_and_names_it_as_canonical(tmp_path: Path) -> None:
    head = (
        '<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=flood.html">'
        f'<link rel="canonical" href="{BASE}1931/flood.html">'
    )
    root = write(tmp_path, {"1931/old.html": page('<a href="flood.html">x</a>', head=head)})
    assert findings(root, base_url=BASE) == []


@pytest.mark.parametrize(
    "ld",
    [
        "{",
        '{"@type": "NewsArticle", "headline": "x"}',
        '{"@context": "https://schema.org", "headline": "x"}',
        '{"@context": "https://schema.org", "@type": "NewsArticle"}',
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": " "}',
        '{"@context": "https://schema.org", "@type": "Thing", "datePublished": "May 1931"}',
        '{"@context": "https://schema.org", "@graph": [{"name": "x"}]}',
        "[" * 20_000,
    ],
)
def test_structured_data_must_say_what_it_is(tmp_path: Path, ld: str) -> None:
    body = f'<script type="application/ld+json">{ld}</script>'
    assert kinds(write(tmp_path, {FLOOD: broken(body)})) == {"bad-structured-data"}


def test_addresses_in_structured_data_are_followed(tmp_path: Path) -> None:
    ld = (
        '{"@context": "https://schema.org", "@type": "WebPage", "breadcrumb": {"@type": "BreadcrumbList",'
        f' "itemListElement": [{{"@type": "ListItem", "item": "{BASE}1932/index.html"}}]}}}}'
    )
    root = write(tmp_path, {FLOOD: broken(f'<script type="application/ld+json">{ld}</script>')})
    assert kinds(root, base_url=BASE) == {"broken-link"}
