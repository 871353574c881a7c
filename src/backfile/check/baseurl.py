"""Where an archive says that it stands."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from backfile.check.archive import Archive
from backfile.check.limits import tangle

FRONT = "index.html"


def published_base_url(root: str) -> str | None:
    """The base_url that the front page's canonical address gives away, with a trailing slash; else None."""
    try:
        source = Archive(root=root).read(FRONT)
    except OSError:
        return None
    if tangle(source) is not None:
        return None
    link = LexborHTMLParser(source).css_first("link[rel=canonical]")
    address = (link.attributes.get("href") or "") if link is not None else ""
    if not address.startswith(("https://", "http://")):
        return None
    return address[: address.rfind("/") + 1]
