"""HTML pages: every address leads somewhere in the archive, and nothing on a page runs.

Pages are parsed as browsers parse them (lexbor, through selectolax): what counts is the tree a reader's
browser builds, not what the source seems to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from backfile.check import structured
from backfile.check.addresses import candidates, refresh
from backfile.check.archive import Judge
from backfile.check.limits import tangle
from backfile.check.links import Links
from backfile.check.margin import Margin, shown

_ADDRESSES = frozenset(
    (
        *("action", "background", "data", "formaction", "href", "lowsrc", "manifest", "ping", "poster"),
        *("src", "xlink:href"),
    )
)
"""Attributes by which a page asks for something, or sends a reader somewhere."""
_SETS = frozenset(("srcset", "imagesrcset"))
_DATA_BLOCKS = frozenset(("application/json", "application/ld+json", "text/plain"))


@dataclass(slots=True)
class Page:
    """What one page says about itself and others."""

    path: str
    title: str = ""
    language: str = ""
    canonical: str = ""
    redirect: str = ""
    hidden: bool = False
    """Marked noindex: a redirect, a notice, or an article that search engines must leave out."""
    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    """Files of the archive that its links lead to."""
    fragments: list[tuple[str, str]] = field(default_factory=list)
    """(page, fragment) of links to a part of a page."""


def read(judge: Judge, path: str, source: bytes) -> Page | None:
    """The page as read; None, with a finding, when it should not be parsed."""
    reason = tangle(source)
    if reason is not None:
        judge.say("tangled", path, f"The page {reason}")
        return None
    try:
        source.decode()
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        judge.say("not-utf-8", path, f"Byte {error.start} is not UTF-8", line)
    return _Reader(Margin(judge, path, source)).read(LexborHTMLParser(source).root)


class _Reader:
    """Goes through the elements of one page."""

    def __init__(self, margin: Margin) -> None:
        self._margin = margin
        self._links = Links(margin)
        self._page = Page(margin.path, links=self._links.pages, fragments=self._links.fragments)

    def read(self, root: LexborNode | None) -> Page:
        page, margin = self._page, self._margin
        for node in root.traverse() if root is not None else ():
            self._element(node, node.tag or "")
        if page.canonical:
            self._canonical(page.canonical, "The canonical address")
        if not page.language:
            margin.note("no-language", "The html element has no lang", "<html")
        if not page.title:
            margin.note("no-title", "The page has no title", "<head")
        return page

    def _element(self, node: LexborNode, tag: str) -> None:
        attributes = node.attributes
        for name, value in attributes.items():
            self._attribute(tag, name, value or "", attributes)
        match tag:
            case "script":
                self._script(node, attributes)
            case "style":
                self._margin.note("inline-style", "<style> element", "<style")
            case "base":
                self._margin.note("base-element", "<base> element", "<base")
            case "meta":
                self._meta(attributes)
            case "title" if not self._page.title and _below_head(node):
                self._page.title = " ".join(node.text().split())
            case "html":
                self._page.language = attributes.get("lang") or ""
            case "a" if attributes.get("name"):
                self._page.ids.add(attributes["name"] or "")

    def _attribute(self, tag: str, name: str, value: str, others: dict[str, str | None]) -> None:
        margin = self._margin
        if name in _ADDRESSES:
            self._address(tag, name, value, others)
        elif name == "id":
            if value in self._page.ids:
                cause = f'id="{value}"'
                margin.note("duplicate-id", f'id="{shown(value)}" stands here again', cause, last=True)
            self._page.ids.add(value)
        elif name in _SETS:
            for candidate in candidates(value):
                self._links.fetch(f"<{tag} {name}>", candidate)
        elif name == "style":
            margin.note("inline-style", f'<{tag} style="{shown(value)}">', value)
        elif name.startswith("on"):
            margin.note("inline-handler", f'<{tag} {name}="{shown(value)}">', name)
        elif name == "srcdoc":
            margin.note("inline-script", f"<{tag} srcdoc> holds a page of its own", name)

    def _address(self, tag: str, name: str, value: str, others: dict[str, str | None]) -> None:
        if tag in ("a", "area") and name in ("href", "xlink:href"):
            self._links.follow(value)
        elif tag == "link" and name == "href":
            rel = (others.get("rel") or "").lower().split()
            if "canonical" in rel:
                self._page.canonical = value
            else:
                self._links.relate(rel, value)
        elif tag == "use" and value.startswith("#"):
            self._page.fragments.append((self._page.path, value[1:]))
        elif tag != "base":
            self._links.fetch(f"<{tag} {name}>", value)

    def _script(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        kind = (attributes.get("type") or "").lower()
        if kind == "application/ld+json":
            structured.check(self._margin.judge, self._page.path, node.text(), self._margin.line(kind))
        elif "src" not in attributes and kind not in _DATA_BLOCKS:
            self._margin.note("inline-script", "<script> without src", "<script")

    def _meta(self, attributes: dict[str, str | None]) -> None:
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        content = attributes.get("content") or ""
        if name == "robots" and "noindex" in content.lower():
            self._page.hidden = True
        elif name == "og:url":
            self._canonical(content, "og:url")
        elif (attributes.get("http-equiv") or "").lower() == "refresh":
            address = refresh(content)
            if address is not None:
                self._page.redirect = address
                self._links.fetch("A redirect to", address)

    def _canonical(self, value: str, what: str) -> None:
        """The page's own address; on a redirect, its target's."""
        page, judge = self._page, self._margin.judge
        target = judge.target(value, page.path)
        if target.how == "foreign" and judge.archive.base_url is None:
            return
        own = judge.target(page.redirect, page.path).path if page.redirect else page.path
        if target.how not in ("own", "relative") or target.path != own:
            self._margin.note("canonical", f"{what} is {shown(value)}, on {page.path}", value)


def _below_head(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "head"
