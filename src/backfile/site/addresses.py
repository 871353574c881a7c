"""Where pages are: the addresses of DESIGN, each a root-relative path that names its file."""

from __future__ import annotations

from collections.abc import Iterator

from backfile.records import PartialDate

FRONT = "index.html"
ABOUT = "about.html"
NOT_FOUND = "404.html"
SEARCH = "search.html"
UNDATED = "undated"
YEARS = "years"
KIND_DIRECTORIES = {
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "event": "events",
    "subject": "subjects",
}
"""The directory of each kind of tag."""
DIRECTORIES = {"tag": "tags", "section": "sections", "author": "authors", "source": "sources"}


def article_folder(date: PartialDate | None) -> str:
    """`1931/05/09`, `1931/05`, `1931`, or `undated`: of the articles, and of the period's listing."""
    return UNDATED if date is None else date.folder


def periods(date: PartialDate | None) -> Iterator[PartialDate | None]:
    """The periods that a date lies in, from the year down: a day has three, no date has the undated."""
    if date is None:
        yield None
        return
    yield PartialDate(date.year)
    if date.month:
        yield PartialDate(date.year, date.month)
    if date.day:
        yield date


def term(kind: str, slug: str) -> str:
    """The folder of a term's listing: `tags/harbour`."""
    return f"{DIRECTORIES[kind]}/{slug}"


def page(folder: str, number: int) -> str:
    """A listing's page: 0 is its index, the newest; 1 the oldest."""
    return f"{folder}/page-{number}.html" if number else f"{folder}/index.html"


def letter(folder: str, slug: str, number: int) -> str:
    """A page of one letter of a large directory, its first 0: `people/letter-m.html`, `letter-m-2.html`."""
    return f"{folder}/letter-{slug}-{number + 1}.html" if number else f"{folder}/letter-{slug}.html"


def anniversary(month: int, day: int) -> str:
    """The page of one day of the year: `on-this-day/05-09.html`."""
    return f"on-this-day/{month:02d}-{day:02d}.html"
