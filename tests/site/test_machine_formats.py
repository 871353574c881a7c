"""Each format against a golden file, as a person would read it.

After a wanted change, `python tests/site/test_machine_formats.py` writes the files anew: read the difference.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from machine_records import OFFLINE, PAGE, SITE

from backfile.records import PartialDate
from backfile.site import citations, feeds, opensearch, robots, sitemap, structured, webmanifest
from backfile.site.reference import reference

GOLDEN = Path(__file__).parent / "golden"
CHANNEL = feeds.Channel(address="tags/floods/index.html", label="Floods")
ENTRIES = (
    feeds.FeedEntry(
        address="1931/05/09/flood.html",
        headline="Quay & market under <water>",
        summary="The river rose in the night.",
        date=PartialDate(1931, 5, 9),
        corrected=PartialDate(1931, 5, 16),
        authors=("Jane R. Doe",),
        tags=("Floods", "Town"),
        language="en",
    ),
    feeds.FeedEntry(
        address="1930/11/물난리.html", headline="물난리", date=PartialDate(1930, 11), language="ko"
    ),
    feeds.FeedEntry(address="1929/fog.html", headline="Fog", date=PartialDate(1929)),
)
SITEMAP = (
    sitemap.SitemapEntry("1931/05/09/flood.html", PartialDate(1931, 5, 16)),
    sitemap.SitemapEntry("1931/05/물난리.html", PartialDate(1931, 6)),
    sitemap.SitemapEntry("about.html"),
    sitemap.SitemapEntry("index.html"),
)
REFERENCE = reference(PAGE, SITE)

MADE: dict[str, Callable[[], bytes]] = {
    "feed.xml": lambda: feeds.rss(CHANNEL, ENTRIES, SITE),
    "atom.xml": lambda: feeds.atom(CHANNEL, ENTRIES, SITE),
    "atom-offline.xml": lambda: feeds.atom(CHANNEL, ENTRIES, OFFLINE),
    "feed.json": lambda: feeds.json_feed(CHANNEL, ENTRIES, SITE),
    "feed-offline.json": lambda: feeds.json_feed(CHANNEL, ENTRIES, OFFLINE),
    "sitemap.txt": lambda: b"".join(
        b"== " + name.encode() + b"\n" + content
        for name, content in (
            *sitemap.files("1931", SITEMAP, SITE.base_url or ""),
            (sitemap.INDEX, sitemap.index(["sitemap-1931.xml"], SITE.base_url or "")),
        )
    ),
    "robots.txt": lambda: robots.robots(SITE),
    "robots-offline.txt": lambda: robots.robots(OFFLINE),
    "opensearch.xml": lambda: opensearch.opensearch(SITE),
    "site.webmanifest": lambda: webmanifest.webmanifest(
        SITE, (webmanifest.Icon("icon.svg", "any", "image/svg+xml"),), theme_colour="#7a1f1f"
    ),
    "article.ld.json": lambda: structured.json_ld(PAGE, SITE).encode() + b"\n",
    "article-offline.ld.json": lambda: structured.json_ld(PAGE, OFFLINE).encode() + b"\n",
    "article.meta.tsv": lambda: "".join(
        f"{name}\t{content}\n" for name, content in structured.meta(PAGE, SITE, REFERENCE)
    ).encode(),
    "article.coins.txt": lambda: structured.coins(REFERENCE).replace("&", "\n").encode() + b"\n",
    "article.bib": lambda: citations.bibtex(REFERENCE).encode(),
    "article.ris": lambda: citations.ris(REFERENCE).encode(),
    "article.csl.json": lambda: citations.csl_json(REFERENCE).encode(),
    "article.citation.txt": lambda: citations.plain(REFERENCE).encode() + b"\n",
}


@pytest.mark.parametrize("name", MADE)
def test_a_format_reads_as_agreed(name: str) -> None:
    assert MADE[name]().decode() == (GOLDEN / name).read_bytes().decode()


def test_every_golden_file_has_its_maker() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(MADE)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, make in MADE.items():
        (GOLDEN / name).write_bytes(make())
