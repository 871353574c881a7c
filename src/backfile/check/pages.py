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

# Attributes by which a page asks for something, or sends a reader somewhere.
_ADDRESSES = frozenset(
    [
        "action",
        "background",
        "data",
        "formaction",
        "href",
        "lowsrc",
        "manifest",
        "ping",
        "poster",
        "src",
        "xlink:href",
    ]
)
_SETS = frozenset(("srcset", "imagesrcset"))
_FETCHED = frozenset(
    [
        "apple-touch-icon",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    ]
)
_DATA_BLOCKS = frozenset(("application/json", "application/ld+json", "text/plain"))


@dataclass(slots=True)
class Page:
    """What one page says about itself and others."""

    path: str
    title: str = ""
    language: str = ""
    links: set[str] = field(default_factory=set)
    """Pages that its links lead to."""
    fragments: list[tuple[str, str]] = field(default_factory=list)
    """(page, fragment) of links to a part of a page."""
    ids: set[str] = field(default_factory=set)
    canonical: str = ""
    redirect: str = ""
    hidden: bool = False
    """Marked noindex: a redirect, a notice, or an article that search engines must leave out."""


class PageReader:
    """Reads one page for a judge."""

    def __init__(self, judge: Judge, path: str, source: bytes) -> None:
        self.page = Page(path)
        self._judge = judge
        self._source = source
        # A page for "not found" is shown at any depth, so that its links must start at the server's root.
        self._anywhere = path == "404.html"

    def read(self) -> Page | None:
        """The page as read; None, with a finding, when it cannot be parsed."""
        path, source = self.page.path, self._source
        reason = tangle(source)
        if reason is not None:
            self._judge.say("tangled", path, f"The page {reason}")
            return None
        try:
            source.decode()
        except UnicodeDecodeError as error:
            self._judge.say(
                "not-utf-8", path, f"Byte {error.start} is not UTF-8", source.count(b"\n", 0, error.start) + 1
            )
        root = LexborHTMLParser(source).root
        if root is not None:
            for node in root.traverse():
                self._element(node, node.tag or "")
        self._conclude()
        return self.page

    def _element(self, node: LexborNode, tag: str) -> None:
        attributes = node.attributes
        for name, value in attributes.items():
            if name == "id":
                self._id(value or "")
            elif name in _ADDRESSES:
                self._address(tag, name, value or "", attributes)
            elif name in _SETS:
                for candidate in candidates(value or ""):
                    self._request(f"{name}=", candidate)
            elif name == "style":
                self._say("inline-style", f'<{tag} style="{_cut(value)}">', value)
            elif name.startswith("on"):
                self._say("inline-handler", f'<{tag} {name}="{_cut(value)}">', name)
            elif name == "srcdoc":
                self._say("inline-script", f"<{tag} srcdoc> holds a page of its own", name)
        match tag:
            case "script":
                self._script(node, attributes)
            case "style":
                self._say("inline-style", "<style> element", "<style")
            case "base":
                self._say("base-element", "<base> element", "<base")
            case "meta":
                self._meta(attributes)
            case "title" if not self.page.title and _below_head(node):
                self.page.title = " ".join(node.text().split())
            case "html":
                self.page.language = attributes.get("lang") or ""
            case "a" if attributes.get("name"):
                self.page.ids.add(attributes["name"] or "")

    def _id(self, value: str) -> None:
        if value in self.page.ids:
            self._say("duplicate-id", f'id="{_cut(value)}" stands here again', f'id="{value}"', last=True)
        self.page.ids.add(value)

    def _address(self, tag: str, name: str, value: str, attributes: dict[str, str | None]) -> None:
        if tag in ("a", "area") and name in ("href", "xlink:href"):
            self._link(value)
        elif tag == "link" and name == "href":
            self._link_element(value, (attributes.get("rel") or "").lower().split())
        elif tag == "base":
            return
        elif tag == "use" and value.startswith("#"):
            self.page.fragments.append((self.page.path, value[1:]))
        else:
            self._request(f"<{tag} {name}>", value)

    def _link(self, value: str) -> None:
        """What a reader may follow: a page of the archive, or a plain link to another site."""
        target = self._judge.target(value, self.page.path)
        match target.how:
            case "foreign" | "contact":
                return
            case "content":
                self._say("script-address", f"A link leads to {_cut(value)}", value)
            case "unknown":
                self._say("unknown-scheme", f"A link leads to {_cut(value)}", value)
            case "escaped":
                self._say("outside", f"A link to {_cut(value)} leads out of the archive", value)
            case how:
                page = self.page.path
                if (how == "rooted" and not self._anywhere) or (how == "own" and target.path != page):
                    self._say("absolute-link", f"A link to {_cut(value)} is not relative", value)
                if target.path != page and not self._stands(target.path, f"A link to {_cut(value)}", value):
                    return
                self.page.links.add(target.path)
                if target.fragment and target.fragment.lower() != "top":
                    self.page.fragments.append((target.path, target.fragment))

    def _link_element(self, value: str, rel: list[str]) -> None:
        if "canonical" in rel:
            self.page.canonical = value
        elif not _FETCHED.isdisjoint(rel):
            self._request(f'<link rel="{" ".join(rel)}">', value)
        elif self._judge.target(value, self.page.path).how != "foreign":
            self._judge.absolute("broken-link", value, self.page.path, f'<link rel="{" ".join(rel)}">')

    def _request(self, what: str, value: str) -> None:
        """Something the browser asks for by itself, or sends a form to: it must be in the archive."""
        target = self._judge.target(value, self.page.path)
        match target.how:
            case "relative":
                self._stands(target.path, f"{what} {_cut(value)}", value)
            case "rooted" | "own":
                if not (self._anywhere and target.how == "rooted"):
                    self._say("absolute-link", f"{what} {_cut(value)} is not relative", value)
                self._stands(target.path, f"{what} {_cut(value)}", value)
            case "content":
                self._say("script-address", f"{what} {_cut(value)} carries its own content", value)
            case "escaped":
                self._say("outside", f"{what} {_cut(value)} leads out of the archive", value)
            case _:
                self._say("third-party", f"{what} {_cut(value)} is on another site", value)

    def _stands(self, path: str, what: str, value: str) -> bool:
        problem = self._judge.exists(path)
        if problem is not None:
            self._say(problem, f"{what} {self._judge.leads(problem, path)}", value)
        return problem is None

    def _script(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        kind = (attributes.get("type") or "").lower()
        if kind == "application/ld+json":
            line = self._line("application/ld+json")
            structured.check(self._judge, self.page.path, node.text(), line)
        elif "src" not in attributes and kind not in _DATA_BLOCKS:
            self._say("inline-script", "<script> without src", "<script")

    def _meta(self, attributes: dict[str, str | None]) -> None:
        content = attributes.get("content") or ""
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        if name == "robots" and "noindex" in content.lower():
            self.page.hidden = True
        elif name == "og:url":
            self._canonical(content, "og:url")
        elif (attributes.get("http-equiv") or "").lower() == "refresh":
            address = refresh(content)
            if address is not None:
                self.page.redirect = address
                self._request("A redirect to", address)

    def _canonical(self, value: str, what: str) -> None:
        """The page's own address; on a redirect, its target's."""
        page, judge = self.page, self._judge
        target = judge.target(value, page.path)
        if target.how == "foreign" and judge.archive.base_url is None:
            return
        own = judge.target(page.redirect, page.path).path if page.redirect else page.path
        if target.how not in ("own", "relative") or target.path != own:
            self._say("canonical", f"{what} is {_cut(value)}, on {page.path}", value)

    def _conclude(self) -> None:
        page = self.page
        if page.canonical:
            self._canonical(page.canonical, "The canonical address")
        if not page.language:
            self._judge.say("no-language", page.path, "The html element has no lang", self._line("<html"))
        if not page.title:
            self._judge.say("no-title", page.path, "The page has no title", self._line("<head"))

    def _say(self, kind: str, message: str, needle: str | None, *, last: bool = False) -> None:
        self._judge.say(kind, self.page.path, message, self._line(needle or "", last=last))

    def _line(self, needle: str, *, last: bool = False) -> int:
        """The source line where a text first (or last) stands; 0 when it is written another way there."""
        raw = needle.encode(errors="replace")
        if not raw:
            return 0
        at = self._source.rfind(raw) if last else self._source.find(raw)
        return 0 if at < 0 else self._source.count(b"\n", 0, at) + 1


def _below_head(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "head"


def _cut(value: str | None) -> str:
    """A value short and plain enough for a message."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in (value or "")[:80])
    return shown + "…" if len(value or "") > 80 else shown
