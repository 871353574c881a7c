"""One article page and one site, as the tests of the machine-readable formats share them."""

from __future__ import annotations

from msgspec.structs import replace

from backfile.config import Site
from backfile.records import Article, Block, Decoding, PartialDate, Reading
from backfile.site.pages import ArticlePage, Link, TagLink

SITE = Site(
    title="The Port Ellery Packet",
    tagline="A harbour town's weekly paper",
    base_url="https://archive.example/packet/",
    publisher="Port Ellery Library",
)
OFFLINE = replace(SITE, base_url=None)

FLOOD = Article(
    path="articles/1931/flood.txt",
    headline="Quay & market under 5% of {one} foot of_water",
    subhead="Boats in <Mill Lane>",
    byline="By Jane R. Doe",
    authors=("Jane R. Doe", "김민수"),
    dateline="PORT ELLERY",
    date=PartialDate(1931, 5, 9),
    body=(Block("paragraph", "The river rose in the night."),),
    attribution="© 1931 The Packet",
    rights="© 1931 The Packet",
    language="en",
    tags=("Floods",),
    section="Town",
    source="The Packet",
    reading=Reading(decoding=Decoding("utf-8", "valid utf-8")),
)
PAGE = ArticlePage(
    address="1931/05/09/flood.html",
    article=FLOOD,
    tags=(TagLink("Floods", "tags/floods/index.html"), TagLink("Mill", "tags/mill/index.html", machine=True)),
    crumbs=(Link("1931", "1931/index.html"), Link("1931-05", "1931/05/index.html")),
)
BARE = ArticlePage(
    address="undated/note.html",
    article=Article(path="articles/note.txt", headline="A note", reading=FLOOD.reading),
    crumbs=(Link("", "undated/index.html"),),
)


def page_with(**changes: object) -> ArticlePage:
    """PAGE with another article."""
    return replace(PAGE, article=replace(FLOOD, **changes))  # type: ignore[arg-type]
