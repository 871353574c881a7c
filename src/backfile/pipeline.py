"""The whole build: scan, load, catalog, plan, render, publish."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from backfile import pictures
from backfile.catalog import meta, outputs, queries, schema, sources
from backfile.catalog import pictures as known_pictures
from backfile.catalog.book import SqlBook, read_ledger, stamp
from backfile.catalog.changes import Changes
from backfile.config import Site, load_site
from backfile.errors import Problem, PublishError
from backfile.intake import Intake
from backfile.ledger import lines
from backfile.ledger.lines import Event
from backfile.origins import origin_of
from backfile.output import Production
from backfile.progress import Progress, Silence
from backfile.publish.disk import Disk
from backfile.publish.faults import disk_faults
from backfile.publish.store import StorePublication
from backfile.publish.trees import Publication
from backfile.report import Report
from backfile.settingsfile import read_settings
from backfile.site.pages import Chrome, DirectoryKind
from backfile.stores import Store
from backfile.tagging import VOCABULARY_FILE, parse_vocabulary
from backfile.takedowns import by_source, load_takedowns, nothing
from backfile.tombstones import refuse_renamed, take_down
from backfile.versions import loading_version
from backfile.work.executors import Workers, processors, workers_at
from backfile.work.loading import Setup
from backfile.work.rendering import Frame

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
        _catalog_faults(),
        _publication(options, root, progress) as publication,
    ):
        if options.clean:
            schema.discard(state / CATALOG)
        with closing(schema.connect(state / CATALOG)) as db, _workers(options, state, site) as workers:
            problems = _take_in(db, root, site, workers, progress)
            frame = frame_of(db, root, site)
            production = Production(db, root, state, frame, publication, workers, options.mtime_ns, progress)
            done = production.run()
            return _report(db, site, problems, done.written, done.removed, time.monotonic() - begun)


def _publication(options: Options, root: Path, progress: Progress) -> Publication | StorePublication:
    output = options.output or root / "site"
    if isinstance(output, Store):
        return StorePublication.open(output, root / STATE, notice=progress.say, anew=options.clean)
    return Publication.open(output, root / STATE, notice=progress.say, disk=options.disk)


def _workers(options: Options, state: Path, site: Site) -> Workers:
    if options.executor is None:
        return Workers(options.jobs or processors())
    if site.articles is not None and isinstance(options.output, Store):
        return workers_at(options.executor, None)
    witness = state / WITNESS
    witness.write_text(secrets.token_hex(), encoding="ascii")
    return workers_at(options.executor, witness)


@contextmanager
def _catalog_faults() -> Iterator[None]:
    """Turns what SQLite says into a PublishError."""
    try:
        yield
    except sqlite3.Error as error:
        raise PublishError(
            f"the catalog cannot be used: {error}",
            path=f"{STATE}/{CATALOG}",
            hint="Make room on the disk, or delete this file, which costs time but no data. Build again.",
        ) from error


def _take_in(
    db: sqlite3.Connection, root: Path, site: Site, workers: Workers, progress: Progress
) -> list[Problem]:
    """Scan, load and catalog; the ledger is told before the catalog believes it."""
    ledger = root / lines.LEDGER_FILE
    origin = origin_of(root, site)

    def work() -> list[Problem]:
        fresh = _prepare_catalog(db, site)
        without_aliases = read_ledger(db, ledger)
        if without_aliases is not None:
            sources.note_departures(db)
            sources.read_again(db, without_aliases)
            sources.read_again_where_addresses_differ(db)
            outputs.mark(db, ["former:"])
        known_pictures.read_again_where_changed(db, lambda file: pictures.stamp(origin.pictures, file))
        vocabulary = read_settings(root, VOCABULARY_FILE) or ""
        setup = Setup(site.language, site.tagging, vocabulary)
        changes = Changes(db, parse_vocabulary(vocabulary, VOCABULARY_FILE), everything=fresh)
        entries = load_takedowns(root)
        takedowns, unknown = by_source(entries, SqlBook(db).source_of, site.base_url)

        def tell(events: list[Event]) -> None:
            refuse_renamed(entries, events)
            lines.append(ledger, events)
            meta.put(db, "ledger", stamp(ledger))

        problems = Intake(db, origin, setup, takedowns, workers, progress).run(changes, tell)
        late, missing = take_down(db, takedowns)
        if late:
            tell(late)
        unknown += [nothing(entry) for entry in entries if entry.key in missing]
        changes.settle()
        return unknown + problems

    return _in_transaction(db, work)


def _prepare_catalog(db: sqlite3.Connection, site: Site) -> bool:
    """Forget what another version of the program or other settings have read; True when nothing is known."""
    version = loading_version(site)
    if meta.get(db, "loading") == version:
        return False
    sources.forget_content(db)
    meta.put(db, "loading", version)
    return True


def _in_transaction(db: sqlite3.Connection, work: Callable[[], list[Problem]]) -> list[Problem]:
    db.execute("BEGIN IMMEDIATE")
    try:
        result = work()
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
    return result


def frame_of(db: sqlite3.Connection, root: Path, site: Site) -> Frame:
    """What all pages have in common, as catalog, settings and templates are now."""
    folder = root / "templates"
    return Frame(site, _chrome(db, site), str(folder) if folder.is_dir() else None)


def _chrome(db: sqlite3.Connection, site: Site) -> Chrome:
    """Which parts of the archive the menu leads to."""
    kinds: list[DirectoryKind] = []
    if queries.year_counts(db):
        kinds.append("years")
    names: dict[str, DirectoryKind] = {
        "section": "sections",
        "tag": "tags",
        "author": "authors",
        "source": "sources",
    }
    kinds += [name for kind, name in names.items() if queries.has_terms(db, kind)]
    return Chrome(directories=tuple(kinds), search=site.search)


def _report(
    db: sqlite3.Connection, site: Site, problems: list[Problem], written: int, removed: int, seconds: float
) -> Report:
    counts = sources.counts(db)
    notices = []
    if site.base_url is None:
        notices.append(
            "base_url is not set: sitemaps and RSS need absolute addresses and were left out."
            " Set base_url in site.yaml once you know where the archive will stand."
        )
    return Report(
        inputs=sum(counts.values()),
        published=counts["published"],
        quarantined=counts["quarantined"],
        withheld=counts["withheld"],
        written=written,
        unchanged=outputs.total(db) - written,
        removed=removed,
        seconds=round(seconds, 3),
        problems=(*sources.problems(db), *problems),
        notices=tuple(notices),
    )
