"""The whole build: scan, load, catalog, plan, render, publish."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from backfile import standstill
from backfile.catalog import outputs, schema, sources
from backfile.config import Site, load_site
from backfile.errors import Problem, PublishError
from backfile.progress import Progress, Silence
from backfile.publish.disk import Disk
from backfile.publish.faults import disk_faults
from backfile.publish.store import StorePublication
from backfile.publish.trees import Publication
from backfile.report import Report, once_a_key
from backfile.scan import ARTICLES
from backfile.standstill import Note
from backfile.stores import Store
from backfile.survey import Survey

STATE = ".backfile"
CATALOG = "catalog.db"
WITNESS = "witness"
"""Holds a word that changes with each build: who can read it sees this archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a build is told beside the archive's own settings."""

    output: Path | Store | None = None
    """Default: ROOT/site."""
    jobs: int | None = None
    """Worker processes; default: as many as there are processors."""
    executor: str | None = None
    """Address of other workers than processes of this machine: see `work.executors.workers_at`."""
    base_url: str | None = None
    clean: bool = False
    """Forget the catalog first: the same archive, made from nothing but sources and ledger."""
    disk: Disk = field(default_factory=Disk)
    """Does all that is written below the output folder."""
    mtime_ns: int | None = None
    """Modification time of all files written (SOURCE_DATE_EPOCH); None leaves the time of writing."""


def build(root: Path, options: Options, progress: Progress | None = None) -> Report:
    """Bring the archive's output folder up to date with its sources.

    Raises BackfileError when settings, templates or the disk stop it; the output folder is then as it was.
    """
    progress = progress or Silence()
    begun = time.monotonic()
    site = load_site(root)
    if options.base_url is not None:
        site = replace(site, base_url=options.base_url)
    state = root / STATE
    with (
        disk_faults(),
        catalog_faults(
            "Make room on the disk, let it be written, or delete it, which costs time but no data."
        ),
        _publication(options, root, progress) as publication,
    ):
        if options.clean:
            schema.discard(state / CATALOG)
        with closing(schema.connect(state / CATALOG)) as db:
            circumstances = standstill.circumstances(root, site)
            survey: Survey | None = None
            before = standstill.known(db, root, site, circumstances, publication.published)
            if before is not None:
                survey = standstill.survey(db, root, site)
                if survey.finds_nothing():
                    return _report(db, site, before, [], 0, 0, begun)
            standstill.forget(db)
            # What loads and renders is imported where it is needed, for that alone takes 0.2 s.
            from backfile.renewal import renew, workers_of

            with workers_of(options.jobs, options.executor, _witness(options, state, site)) as workers:
                done, problems = renew(
                    db,
                    root,
                    state,
                    site,
                    publication,
                    workers,
                    survey,
                    circumstances,
                    options.mtime_ns,
                    progress,
                )
            flawless = next(sources.problems(db), None) is None
            after = Note(circumstances, sources.counts(db), outputs.total(db), flawless)
            # Of what changed meanwhile some may be in and some not: that is for the next build to look at.
            if not problems and standstill.circumstances(root, site) == circumstances:
                standstill.note(db, after)
            return _report(db, site, after, problems, done.written, done.removed, begun)


def _publication(options: Options, root: Path, progress: Progress) -> Publication | StorePublication:
    output = options.output or root / "site"
    if isinstance(output, Store):
        return StorePublication.open(output, root / STATE, notice=progress.say, anew=options.clean)
    return Publication.open(output, root / STATE, notice=progress.say, disk=options.disk)


def _witness(options: Options, state: Path, site: Site) -> Path | None:
    """Where workers elsewhere find a word of this archive; None where they need not see its folder."""
    if site.articles is not None and isinstance(options.output, Store):
        return None
    return state / WITNESS


@contextmanager
def catalog_faults(hint: str) -> Iterator[None]:
    """Turns what SQLite says into a PublishError with this remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise PublishError(
            f"the catalog cannot be used: {error}",
            path=f"{STATE}/{CATALOG}",
            hint=hint,
        ) from error


def _report(
    db: sqlite3.Connection,
    site: Site,
    archive: Note,
    problems: list[Problem],
    written: int,
    removed: int,
    begun: float,
) -> Report:
    notices = []
    if not any(archive.states.values()):
        place = site.articles or f"{ARTICLES}/"
        notices.append(f"there are no articles yet. Put text files (.txt, .md, .markdown) into {place}.")
    if site.base_url is None:
        notices.append(
            "base_url is not set: sitemaps and RSS need absolute addresses and were left out."
            " Set base_url in site.yaml once you know where the archive will stand."
        )
    return Report(
        inputs=sum(archive.states[state] for state in ("published", "withheld", "quarantined")),
        published=archive.states["published"],
        kept=archive.states["kept"],
        quarantined=archive.states["quarantined"],
        withheld=archive.states["withheld"],
        written=written,
        unchanged=archive.files - written,
        removed=removed,
        seconds=round(time.monotonic() - begun, 3),
        problems=(*(() if archive.flawless else once_a_key(sources.problems(db))), *problems),
        notices=tuple(notices),
    )
