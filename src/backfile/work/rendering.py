"""Turns jobs into files of the idle tree. Runs in workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from backfile.config import Site
from backfile.errors import BackfileError
from backfile.origins import Origin
from backfile.plan.jobs import FeedSet, Job, Literally, PictureCopy, Task
from backfile.publish.outlet import FileWriter, Target
from backfile.records import Article
from backfile.redaction import redacted_source
from backfile.render.pages import Renderer
from backfile.site import citations, feeds, pages
from backfile.site.pages import Chrome
from backfile.site.reference import reference
from backfile.work.portions import portions

HELD = 400_000
"""Bytes that are rendered before they are written; twice as much saves no more."""


class Frame(Struct, frozen=True):
    """What all pages of one build have in common."""

    site: Site
    chrome: Chrome
    overrides: str | None
    """SITE/templates, where there is one."""
    version: bytes = b""
    """Of the templates as they are now: a worker that lives through an edit must read them again."""


class RenderBatch(Struct, frozen=True):
    """Jobs for one worker."""

    origin: Origin
    """Of raw copies and pictures."""
    target: Target
    frame: Frame
    jobs: tuple[Job, ...]
    mtime_ns: int | None = None


class Made(Struct, frozen=True):
    """One file that a job made."""

    address: str
    sha256: bytes
    size: int
    changed: bool
    held: bytes | None = None
    """See `backfile.publish.files.Written`."""


def render_batch(batch: RenderBatch) -> list[tuple[Made, ...]]:
    """The files that each job made, in the order of the batch.

    Several jobs are rendered before their files are written, so that neither puts the other out of the
    processor's cache: that saves a tenth of the time.
    """
    read = batch.origin.reader([job.source for job in batch.jobs if _shows_source(job, batch.frame.site)])
    rendered = (tuple(outputs(job, batch, read)) for job in batch.jobs)
    with batch.target.writer() as writer:
        return [
            tuple(_write(writer, batch, address, data) for address, data in files)
            for portion in portions(rendered, _size, HELD)
            for files in portion
        ]


def _size(files: Iterable[tuple[str, bytes]]) -> int:
    return sum(len(data) for _, data in files)


def pieces(batch: RenderBatch) -> list[RenderBatch]:
    """The batch, one job at a time."""
    return [replace(batch, jobs=(job,)) for job in batch.jobs]


def failed(batch: RenderBatch, reason: str) -> tuple[Made, ...]:
    """A page that no worker survived stops the build: an archive lacks no page without a word."""
    job = batch.jobs[0]
    raise BackfileError(f"writing {job.address} failed: {reason}", path=job.source or None)


def output_addresses(job: Job, site: Site) -> list[str]:
    """The files that a job will make, or could with a base_url."""
    match job.kind:
        case "ArticlePage":
            suffixes = [made.suffix for made in citations.chosen(site)]
            if "raw" in site.article_files:
                suffixes.append(".txt")
            stem = job.address.removesuffix(".html")
            return [job.address, *(stem + suffix for suffix in suffixes)]
        case "FeedSet":
            folder = job.address.removesuffix("index.html feeds")
            return [folder + made.name for made in feeds.FORMATS]
        case _:
            return [job.address]


def _shows_source(job: Job, site: Site) -> bool:
    return bool(job.source) and (job.kind != "ArticlePage" or "raw" in site.article_files)


def task_of(job: Job) -> Task:
    """The job's payload, decoded."""
    task: Task = msgspec.msgpack.decode(job.payload, type=_TASKS[job.kind])
    return task


def outputs(job: Job, batch: RenderBatch, read: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    """(address, content) of each file of a job; `read` gives the bytes of its source."""
    task = task_of(job)
    site = batch.frame.site
    if isinstance(task, Literally):
        yield task.address, task.data
    elif isinstance(task, PictureCopy):
        yield task.address, _picture(read(task.file), task)
    elif isinstance(task, FeedSet):
        folder = task.channel.address.removesuffix("index.html")
        for made in feeds.FORMATS:
            if site.base_url is not None or not made.needs_base_url:
                yield folder + made.name, made.make(task.channel, task.entries, site)
    else:
        yield task.address, _renderer(batch.frame).render(task)
        if isinstance(task, pages.ArticlePage):
            yield from _citations(task, site)
            if task.raw and "raw" in site.article_files:
                yield task.raw, _raw(read(job.source), task.article)


def _citations(page: pages.ArticlePage, site: Site) -> Iterator[tuple[str, bytes]]:
    chosen = citations.chosen(site)
    if chosen:
        cited, stem = reference(page, site), page.address.removesuffix(".html")
        for citation in chosen:
            yield stem + citation.suffix, citation.make(cited).encode()


def _raw(data: bytes, article: Article) -> bytes:
    """The source as it is; in UTF-8 and without the passages that must not be seen, where there are any."""
    if not article.redact:
        return data
    text = data.decode(article.reading.decoding.encoding, "replace")
    return redacted_source(text, article).encode()


def _picture(data: bytes, task: PictureCopy) -> bytes:
    """The file's bytes, which must be those that the article was read with."""
    if sha256(data).digest() != task.sha256:
        raise BackfileError("this picture changed during the build", path=task.file, hint="Build again.")
    return data


def _write(writer: FileWriter, batch: RenderBatch, address: str, data: bytes) -> Made:
    written = writer.write(address, data, batch.mtime_ns)
    return Made(address, sha256(data).digest(), len(data), written.changed, written.held)


@lru_cache(maxsize=2)
def _renderer(frame: Frame) -> Renderer:
    """One renderer a process: compiling the templates takes longer than a thousand pages."""
    overrides = Path(frame.overrides) if frame.overrides else None
    return Renderer(frame.site, frame.chrome, overrides)


_TASKS: dict[str, type[Task]] = {
    kind.__name__: kind
    for kind in (
        pages.ArticlePage,
        pages.ListingPage,
        pages.DirectoryPage,
        pages.FrontPage,
        pages.AnniversaryPage,
        pages.AboutPage,
        pages.NoticePage,
        pages.RedirectPage,
        pages.TombstonePage,
        FeedSet,
        Literally,
        PictureCopy,
    )
}
