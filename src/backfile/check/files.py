"""One file of the archive, read by what it is."""

from __future__ import annotations

import io
from itertools import chain

from backfile.check import discovery, drawings, feeds, pages, scripts, styles
from backfile.check.archive import Judge, TooLargeError
from backfile.check.pages import Page
from backfile.check.xmlreading import XmlError, elements

PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_READ = (".css", ".js", ".json", ".mjs", ".svg", ".webmanifest", ".xml")
_NAMED = ("_redirects", "robots.txt")


def is_page(path: str) -> bool:
    """Whether a file is an HTML page."""
    return path.lower().endswith(PAGE_ENDINGS)


def is_read(path: str) -> bool:
    """Whether a file has addresses or a format of its own to be checked."""
    return path.lower().endswith(_READ) or path in _NAMED


def read_page(judge: Judge, path: str) -> Page | None:
    """Judge one page; None, with a finding, when it cannot be read."""
    source = _content(judge, path)
    return None if source is None else pages.read(judge, path, source)


def read_file(judge: Judge, path: str) -> None:
    """Judge one file that `is_read`."""
    source = _content(judge, path)
    if source is None:
        return
    ending = path[path.rfind(".") :].lower()
    match ending:
        case ".css":
            styles.check(judge, path, source.decode(errors="replace"))
        case ".js" | ".mjs":
            scripts.check(judge, path, source.decode(errors="replace"))
        case ".json":
            value = feeds.json_value(judge, path, source)
            if isinstance(value, dict) and feeds.is_json_feed(value):
                feeds.json_feed(judge, path, value)
        case ".webmanifest":
            discovery.manifest(judge, path, feeds.json_value(judge, path, source))
        case ".xml":
            _read_xml(judge, path, source)
        case ".svg":
            drawings.check(judge, path, source)
        case _ if path == "_redirects":
            discovery.redirects(judge, path, source.decode(errors="replace"))
        case _:
            discovery.robots(judge, path, source.decode(errors="replace"))


def _read_xml(judge: Judge, path: str, source: bytes) -> None:
    """Judge XML by its root element; other XML than we know has to be well formed only."""
    found = elements(io.BytesIO(source))
    try:
        first = next(found)  # a document without any element raises before this ends
        root = first.parents[0] if first.parents else first.name
        everything = chain((first,), found)
        match root:
            case "rss":
                feeds.rss(judge, path, everything)
            case "feed":
                feeds.atom(judge, path, everything)
            case "urlset" | "sitemapindex":
                discovery.sitemap(judge, path, everything, len(source))
            case "OpenSearchDescription":
                discovery.opensearch(judge, path, everything)
            case _:
                for _ in everything:
                    pass
    except XmlError as error:
        judge.say("bad-xml", path, error.message, error.line)


def _content(judge: Judge, path: str) -> bytes | None:
    try:
        return judge.archive.read(path)
    except TooLargeError as error:
        # Exports of all records may be of any size, and hold nothing that a browser would follow.
        if not path.lower().endswith(".json"):
            judge.say("tangled", path, f"The file is {error}")
    except OSError as error:
        judge.say("unreadable", path, str(error.strerror or error))
    return None
