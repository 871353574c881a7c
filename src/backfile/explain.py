"""Says what an output file was made from, and why the last build did or did not write it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backfile.catalog.outputs import Standing
from backfile.plan.jobs import FeedSet, Literally, PictureCopy, Task
from backfile.site.pages import (
    AboutPage,
    AnniversaryPage,
    ArticlePage,
    DirectoryPage,
    FrontPage,
    ListingPage,
    NoticePage,
    RedirectPage,
    TombstonePage,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What would make the file, as catalog, settings and templates are now."""

    task: Task
    source: str
    """Path of the article's source; empty for what is made of many or of none."""
    templates: tuple[str, ...]
    """The files that the page's look depends on; empty for what has no template."""
    fingerprint: bytes


def view(
    standing: Standing, origin: Origin | None, *, last_build: int, unfinished: bool, unplanned: str
) -> Iterator[str]:
    """The explanation, line by line.

    `unfinished`: a build was broken off before it looked at the file's unit. `unplanned`: what the file was
    made from where its unit has no jobs; empty where no origin means that the next build removes the file.
    """
    output = standing.output
    yield f"{output.address} ({output.size} bytes)"
    yield f"  unit: {output.unit}"
    if origin is not None:
        yield f"  job: {type(origin.task).__name__}"
        yield from (f"  made from: {line}" for line in _inputs(origin))
        if origin.templates:
            yield f"  templates: {', '.join(origin.templates)}"
    if unplanned:
        yield f"  made from: {unplanned}"
    if output.job:
        yield f"  fingerprint: {output.job.hex()}"
    yield f"  SHA-256: {output.sha256.hex()}"
    yield f"  made: in build {standing.made}; its bytes are those of build {standing.written}"
    yield f"  last build ({last_build}): {verdict(standing, last_build)}"
    if not unplanned:
        yield f"  next build: {_prospect(standing, origin, unfinished=unfinished)}"


def verdict(standing: Standing, last_build: int) -> str:
    """Why the last build wrote the file or did not."""
    if standing.written == last_build:
        return "written, for it was new or its bytes had changed"
    if standing.made == last_build:
        return "made again, for something it depends on had changed; the bytes were the same, so not written"
    if standing.seen == last_build:
        return "not made again: looked at, but all that it depends on was the same"
    return "not made again: nothing changed that it could show, so it was not even looked at"


def _prospect(standing: Standing, origin: Origin | None, *, unfinished: bool) -> str:
    if origin is None:
        return "will remove it, for nothing in the catalog asks for it any more"
    if origin.fingerprint != standing.output.job:
        return "will make it again: settings, templates or the program are not those it was made with"
    if unfinished:
        return "will look at it, for the last build was broken off"
    return "will leave it, unless a source changes that it shows"


def _inputs(origin: Origin) -> Iterator[str]:
    task = origin.task
    if origin.source:
        yield origin.source
    match task:
        case ArticlePage():
            links = (*task.authors, *(each for each in (task.section, task.source) if each))
            labels = [*(tag.label for tag in task.tags), *(link.label for link in links)]
            yield f"terms: {', '.join(labels) or 'none'}"
            beside = [card.address for card in (task.earlier, task.later, *task.related) if card]
            yield f"entries of {_count(len(beside), 'other article')} (before, after, related)"
        case ListingPage():
            yield f"{_count(len(task.entries), 'entry', 'entries')} of {task.total} in {_name(task)}"
        case AnniversaryPage():
            yield _count(len(task.entries), "entry", "entries")
        case FeedSet():
            whole = task.channel.label or "the archive"
            yield f"the newest {_count(len(task.entries), 'article')} of {whole}"
        case DirectoryPage():
            which = f"{task.kind} under {task.letter}" if task.letter else f"all {task.kind}"
            yield f"{_count(len(task.terms) or len(task.parts), 'line')}: {which}"
        case FrontPage() | AboutPage():
            yield f"counts over {_count(task.total, 'article')}"
        case RedirectPage():
            yield f"permalinks.tsv: the article stands at {task.target} now"
        case TombstonePage():
            yield "permalinks.tsv: the article is gone"
        case NoticePage():
            yield "the settings and the list of years"
        case PictureCopy():
            yield "its bytes, which are copied as they are"
        case Literally():
            yield "bytes that follow from the settings, the theme's files or the catalog"


def _name(page: ListingPage) -> str:
    return f"{page.kind} {page.label}".rstrip()


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
