"""Feeds, sitemaps and the other files that programs read: each fault by itself."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tiny import BASE, findings, kinds, write

FLOOD = f"{BASE}1931/flood.html"
ITEM = f'<item><title>Flood</title><link>{FLOOD}</link><guid isPermaLink="false">urn:x:1</guid></item>'
ENTRY = (
    f'<entry><id>urn:x:1</id><title>Flood</title><link href="{FLOOD}"/>'
    "<updated>1931-05-09T12:00:00Z</updated></entry>"
)


def rss(
    items: str = ITEM, channel: str = f"<title>P</title><link>{BASE}index.html</link><description/>"
) -> str:
    return f'<?xml version="1.0"?>\n<rss version="2.0"><channel>{channel}{items}</channel></rss>'


def atom(entries: str = ENTRY, feed: str = "<author><name>P</name></author>") -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:0</id><title>P</title>'
        f"<updated>1931-05-09T12:00:00Z</updated>{feed}{entries}</feed>"
    )


def json_feed(**changes: object) -> str:
    item = {"id": "urn:x:1", "content_text": "x", "url": FLOOD, **changes}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [item]}
    return json.dumps({**feed, **changes.pop("feed", {})})  # type: ignore[dict-item]


def urlset(rows: str) -> str:
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


OPENSEARCH = (
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>P</ShortName>'
    f'<Description>P</Description><Url template="{BASE}index.html?q={{searchTerms}}"/>'
    "</OpenSearchDescription>"
)
SOUND = {
    "feed.xml": rss(),
    "atom.xml": atom(),
    "feed.json": json_feed(),
    "sitemap.xml": urlset(f"<url><loc>{FLOOD}</loc><lastmod>1931-05-09</lastmod></url>"),
    "opensearch.xml": OPENSEARCH,
    "site.webmanifest": '{"name": "P", "start_url": "index.html", "icons": [{"src": "static/icon.svg"}]}',
    "robots.txt": f"User-agent: *\nDisallow:\nSitemap: {BASE}sitemap.xml\n",
    "_redirects": "/packet/old.html /packet/1931/flood.html 301\n",
    "static/site.css": 'body { background: url("icon.svg") }\n',
    "static/search.js": 'const SVG = "http://www.w3.org/2000/svg"; // see https://docs.example/\n',
    "data.json": '{"anything": ["goes"]}',
}


def test_sound_files_have_no_findings(tmp_path: Path) -> None:
    assert findings(write(tmp_path, {**SOUND}), base_url=BASE) == []


@pytest.mark.parametrize(
    ("kind", "path", "content"),
    [
        ("bad-xml", "feed.xml", "<rss><channel></rss>"),
        ("bad-xml", "feed.xml", ""),
        ("bad-xml", "any.xml", "<a>&undefined;</a>"),
        ("bad-xml", "any.xml", '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'),
        ("bad-xml", "any.xml", "<a>" * 100 + "</a>" * 100),
        ("bad-feed", "feed.xml", rss(channel="<title>P</title><description/>")),
        ("bad-feed", "feed.xml", rss("<item><link>" + FLOOD + "</link></item>")),
        ("bad-feed", "feed.xml", rss(ITEM + ITEM)),
        ("bad-feed", "feed.xml", rss(ITEM.replace("</item>", "<pubDate>9 May</pubDate></item>"))),
        ("bad-feed", "feed.xml", rss(ITEM.replace(FLOOD, "1931/flood.html"))),
        ("bad-feed", "feed.xml", rss(ITEM.replace(FLOOD, "https://elsewhere.example/x.html"))),
        ("broken-link", "feed.xml", rss(ITEM.replace(FLOOD, f"{BASE}1931/gone.html"))),
        ("bad-feed", "atom.xml", atom(ENTRY.replace("<id>urn:x:1</id>", ""))),
        ("bad-feed", "atom.xml", atom(ENTRY.replace("12:00:00Z", ""))),
        ("bad-feed", "atom.xml", atom(feed="")),
        ("bad-feed", "atom.xml", atom(ENTRY * 2)),
        ("broken-link", "atom.xml", atom(ENTRY.replace("flood", "gone"))),
        ("bad-json", "feed.json", "{"),
        ("bad-json", "site.webmanifest", "{"),
        ("bad-json", "data.json", "[" * 20_000),
        ("bad-feed", "feed.json", json_feed(feed={"title": 1})),
        ("bad-feed", "feed.json", json_feed(feed={"items": {}})),
        ("bad-feed", "feed.json", json_feed(id=1)),
        ("bad-feed", "feed.json", json_feed(date_published="1931-05")),
        ("broken-link", "feed.json", json_feed(url=f"{BASE}gone.html")),
        ("bad-sitemap", "sitemap.xml", urlset("<url></url>")),
        ("bad-sitemap", "sitemap.xml", urlset("<url><loc>1931/flood.html</loc></url>")),
        ("bad-sitemap", "sitemap.xml", urlset(f"<url><loc>{FLOOD}</loc></url>" * 2)),
        ("bad-sitemap", "sitemap.xml", urlset(f"<url><loc>{FLOOD}</loc><lastmod>1931-05</lastmod></url>")),
        ("bad-sitemap", "sitemap.xml", urlset("<url><loc>https://elsewhere.example/</loc></url>")),
        ("broken-link", "sitemap.xml", urlset(f"<url><loc>{BASE}gone.html</loc></url>")),
        ("wrong-case", "sitemap.xml", urlset(f"<url><loc>{BASE}1931/Flood.html</loc></url>")),
        ("broken-link", "robots.txt", f"Sitemap: {BASE}sitemap-2.xml\n"),
        ("bad-redirect", "_redirects", "/packet/old.html\n"),
        ("bad-redirect", "_redirects", "/packet/old.html 1931/flood.html 301\n"),
        ("broken-link", "_redirects", "/packet/old.html /packet/1931/gone.html 301\n"),
        ("bad-opensearch", "opensearch.xml", OPENSEARCH.replace("{searchTerms}", "")),
        (
            "bad-opensearch",
            "opensearch.xml",
            OPENSEARCH.replace(">P</Sh", ">A name too long by far</Sh"),
        ),
        ("bad-opensearch", "opensearch.xml", OPENSEARCH.replace("<Description>P</Description>", "")),
        ("bad-manifest", "site.webmanifest", "[]"),
        ("bad-manifest", "site.webmanifest", '{"start_url": "index.html"}'),
        ("broken-link", "site.webmanifest", '{"name": "P", "start_url": "front.html"}'),
        (
            "broken-link",
            "site.webmanifest",
            '{"name": "P", "start_url": "index.html", "icons": [{"src": "i.png"}]}',
        ),
        ("absolute-link", "site.webmanifest", '{"name": "P", "start_url": "/packet/index.html"}'),
        ("broken-link", "static/site.css", "@font-face { src: url(gone.woff2) }"),
        ("broken-link", "static/site.css", '@import "gone.css";'),
        ("third-party", "static/site.css", "@import url(https://fonts.example/x.css);"),
        ("third-party", "static/site.css", "p { background: url(//cdn.example/x.png) }"),
        ("absolute-link", "static/site.css", "p { background: url(/packet/static/icon.svg) }"),
        ("outside", "static/site.css", "p { background: url(../../x.png) }"),
        ("third-party", "static/search.js", 'fetch("https://count.example/hit")'),
        ("third-party", "static/search.js", "import '//cdn.example/x.js'"),
        ("absolute-link", "static/search.js", f"fetch('{BASE}index.html')"),
        ("inline-script", "static/icon.svg", "<svg><script>alert(1)</script></svg>"),
        ("inline-handler", "static/icon.svg", "<svg onload='alert(1)'></svg>"),
        ("third-party", "static/icon.svg", "<svg><image href='https://cdn.example/x.png'/></svg>"),
    ],
)
def test_a_fault_in_a_file(tmp_path: Path, kind: str, path: str, content: str) -> None:
    assert kinds(write(tmp_path, {**SOUND, path: content}), base_url=BASE) == {kind}


def test_a_finding_in_xml_has_its_line(tmp_path: Path) -> None:
    feed = rss().replace("<item>", "\n<item>\n").replace(FLOOD, f"{BASE}gone.html")
    (finding,) = findings(write(tmp_path, {"feed.xml": feed}), base_url=BASE)
    assert finding.line == 4


def test_a_feed_of_relative_links_is_sound_while_no_base_url_is_known(tmp_path: Path) -> None:
    assert findings(write(tmp_path, {"atom.xml": atom(ENTRY.replace(BASE, ""))})) == []


def test_comments_in_a_style_sheet_are_not_followed(tmp_path: Path) -> None:
    assert findings(write(tmp_path, {"static/site.css": "/* url(gone.png) */ p { fill: url(#a) }"})) == []


def sums(**files: bytes) -> str:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())


def test_a_changed_or_lost_file_differs_from_its_checksum(tmp_path: Path) -> None:
    good, bad = hashlib.sha256(b"as it was").hexdigest(), hashlib.sha256(b"as it was once").hexdigest()
    manifest = f"{good}  1931/a.txt\n{bad}  1931/b.txt\n{good}  1931/lost.txt\nno row\n"
    files = {"checksums.sha256": manifest, "1931/a.txt": "as it was", "1931/b.txt": "as it was"}
    found = [finding for finding in findings(write(tmp_path, {**files})) if finding.kind == "checksum"]
    assert [(finding.kind, finding.path, finding.line) for finding in found] == [
        ("checksum", "1931/b.txt", 0),
        ("checksum", "1931/lost.txt", 0),
        ("checksum", "checksums.sha256", 4),
    ]


def test_a_file_that_no_manifest_lists_is_a_warning(tmp_path: Path) -> None:
    root = write(tmp_path, {".backfile-output": "x"})
    listed = sorted(path for path in root.rglob("*") if path.is_file() and path.name != ".backfile-output")
    rows = "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n"
        for path in listed
    )
    (root / "checksums.sha256").write_text(rows)
    assert findings(root) == []
    (root / "1931/added.txt").write_text("x")
    assert [(finding.kind, finding.path) for finding in findings(root)] == [("unlisted", "1931/added.txt")]


def test_a_manifest_that_points_outside_reads_nothing_there(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    row = f"{hashlib.sha256(b'secret').hexdigest()}  ../secret\n"
    assert "outside" in kinds(write(tmp_path / "site", {"SHA256SUMS": row}))
