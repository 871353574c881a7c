"""The addresses on one page: what a reader may follow, and what the browser asks for by itself."""

from __future__ import annotations

from backfile.check.margin import Margin, shown

_FETCHED = frozenset(
    (
        *("apple-touch-icon", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload"),
        *("preconnect", "prefetch", "preload", "prerender", "stylesheet"),
    )
)
"""Relations of <link> for which a browser sends a request."""


class Links:
    """Judges the addresses of one page."""

    def __init__(self, margin: Margin) -> None:
        self.pages: set[str] = set()
        """Files of the archive that links lead to."""
        self.fragments: list[tuple[str, str]] = []
        """(page, fragment) of links to a part of a page."""
        self._margin = margin
        self._judge = margin.judge
        self._page = margin.path
        # A page for "not found" is shown at any depth, so that its links must start at the server's root.
        self._anywhere = margin.path == "404.html"

    def follow(self, value: str) -> None:
        """A link that a reader may follow: to a page of the archive, or plainly to another site."""
        target = self._judge.target(value, self._page)
        match target.how:
            case "foreign" | "contact":
                return
            case "content":
                self._margin.note("script-address", f"A link leads to {shown(value)}", value)
            case "unknown":
                self._margin.note("unknown-scheme", f"A link leads to {shown(value)}", value)
            case "escaped":
                self._margin.note("outside", f"A link to {shown(value)} leads out of the archive", value)
            case how:
                elsewhere = target.path != self._page
                if (how == "rooted" and not self._anywhere) or (how == "own" and elsewhere):
                    self._margin.note("absolute-link", f"A link to {shown(value)} is not relative", value)
                if elsewhere and not self._stands(target.path, "A link to", value):
                    return
                self.pages.add(target.path)
                if target.fragment and target.fragment.lower() != "top":
                    self.fragments.append((target.path, target.fragment))

    def fetch(self, what: str, value: str) -> None:
        """Something the browser asks for by itself, or sends a form to: it must be in the archive."""
        target = self._judge.target(value, self._page)
        match target.how:
            case "relative":
                self._stands(target.path, what, value)
            case "rooted" | "own":
                if not (self._anywhere and target.how == "rooted"):
                    self._margin.note("absolute-link", f"{what} {shown(value)} is not relative", value)
                self._stands(target.path, what, value)
            case "content":
                self._margin.note("script-address", f"{what} {shown(value)} carries its own content", value)
            case "escaped":
                self._margin.note("outside", f"{what} {shown(value)} leads out of the archive", value)
            case _:
                self._margin.note("third-party", f"{what} {shown(value)} is on another site", value)

    def relate(self, rel: list[str], value: str) -> None:
        """A <link>, but for the canonical one: fetched, or only told, as feeds are."""
        what = f'<link rel="{shown(" ".join(rel))}">'
        target = self._judge.target(value, self._page)
        if _FETCHED.isdisjoint(rel) and target.how in ("foreign", "own"):
            if target.how == "own":
                self._stands(target.path, what, value)
        else:
            self.fetch(what, value)

    def _stands(self, path: str, what: str, value: str) -> bool:
        problem = self._judge.exists(path)
        if problem is None:
            return True
        message = f"{what} {shown(value)} {self._judge.leads(problem, path)}"
        self._margin.note(problem, message, value, about=path)
        return False
