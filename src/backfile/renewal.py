"""Renews an archive: takes in the sources that have changed, and has what they concern written again."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backfile import fields, fingerprints, standstill
from backfile.catalog import meta, outputs, queries, sources
from backfile.catalog.book import SqlBook, read_ledger, stamp
from backfile.catalog.changes import Changes
from backfile.config import Site
from backfile.errors import Problem
from backfile.intake import Intake
from backfile.ledger import lines
from backfile.ledger.lines import Event
from backfile.origins import origin_of
from backfile.output import Done, Production
from backfile.progress import Progress
from backfile.publish.outlet import Outlet
from backfile.render.pages import Renderer
from backfile.settingsfile import VOCABULARY_FILE, read_settings
from backfile.site.pages import Chrome, DirectoryKind
from backfile.survey import Survey
from backfile.tagging import parse_vocabulary
from backfile.takedowns import by_source, load_takedowns, marks_of, nothing
from backfile.theme import own_folder, template_names, templates_folder
from backfile.tombstones import refuse_renamed, take_down
from backfile.versions import loading_version
from backfile.work.executors import Workers, processors, workers_at
from backfile.work.rendering import Frame
from backfile.work.suggesting import Setup


def renew(
    db: sqlite3.Connection,
    root: Path,
    state: Path,
    site: Site,
    publication: Outlet,
    workers: Workers,
    survey: Survey | None,
    circumstances: bytes,
    mtime_ns: int | None,
    progress: Progress,
) -> tuple[Done, list[Problem]]:
    """Bring catalog and output up to date; what was written, and problems of settings and old addresses.

    `survey` is one that has begun where nothing else than sources has changed; for `circumstances` see
    `standstill`. Raises BackfileError.
    """
    problems = _take_in(db, root, site, workers, survey, progress)
    frame = frame_of(db, root, site)
    problems += _idle_templates(frame)
    kinds = _kinds(db, root, frame, circumstances)
    done = Production(db, root, state, frame, kinds, publication, workers, mtime_ns, progress).run()
    return done, problems


def _kinds(db: sqlite3.Connection, root: Path, frame: Frame, circumstances: bytes) -> dict[str, bytes]:
    """The fingerprints of all kinds of pages, from the last build where they come from the same."""
    key = circumstances + repr(frame.chrome).encode()
    found = fingerprints.known_of_kinds(db, key)
    if found is None:
        found = fingerprints.of_kinds(frame)
        # A template that was changed just now must not be taken for the one before.
        if standstill.circumstances(root, frame.site) == circumstances:
            fingerprints.note_of_kinds(db, key, found)
    return found


def workers_of(jobs: int | None, executor: str | None, witness: Path | None) -> Workers:
    """The workers that a build is told to use; `witness` is a file that shows them to see this archive."""
    if executor is None:
        return Workers(jobs or processors())
    if witness is not None:
        witness.write_text(secrets.token_hex(), encoding="ascii")
    return workers_at(executor, witness)


def _take_in(
    db: sqlite3.Connection,
    root: Path,
    site: Site,
    workers: Workers,
    survey: Survey | None,
    progress: Progress,
) -> list[Problem]:
    """Scan, load and catalog; the ledger is told before the catalog believes it."""
    ledger = root / lines.LEDGER_FILE
    origin = origin_of(root, site)
    with _transaction(db):
        fresh = _prepare_catalog(db, site)
        without_aliases = read_ledger(db, ledger)
        if without_aliases is not None:
            sources.note_departures(db)
            sources.read_again(db, without_aliases)
            sources.read_again_where_addresses_differ(db)
            outputs.mark(db, ["former:"])
        sources.read_again_where_pictures_changed(db, origin.stamp_of_picture)
        vocabulary = read_settings(root, VOCABULARY_FILE) or ""
        setup = Setup(site.language, site.tagging, vocabulary)
        changes = Changes(db, parse_vocabulary(vocabulary, VOCABULARY_FILE), everything=fresh)
        entries = load_takedowns(root)
        takedowns, unknown = by_source(entries, SqlBook(db).source_of, site.base_url)

        def tell(events: list[Event]) -> None:
            refuse_renamed(entries, events)
            lines.append(ledger, events)
            meta.put(db, "ledger", stamp(ledger))

        looked = survey or Survey(db, origin.folders(marks_of(takedowns)))
        problems = Intake(db, origin, setup, takedowns, looked, workers, progress).run(changes, tell)
        late, missing = take_down(db, takedowns)
        if late:
            tell(late)
        unknown += [nothing(entry) for entry in entries if entry.key in missing]
        changes.settle()
        return unknown + problems


def _prepare_catalog(db: sqlite3.Connection, site: Site) -> bool:
    """Forget what another version of the program or other settings have read; True when nothing is known."""
    version = loading_version(site)
    if meta.get(db, "loading") == version:
        return False
    sources.forget_content(db)
    meta.put(db, "loading", version)
    return True


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def frame_of(db: sqlite3.Connection, root: Path, site: Site) -> Frame:
    """What all pages have in common, as catalog, settings and templates are now."""
    folder = own_folder(root, "templates")
    return Frame(site, _chrome(db, site), None if folder is None else str(folder))


def _idle_templates(frame: Frame) -> list[Problem]:
    """A word for each of the archive's own templates that shows on no page. Raises TemplateError."""
    if frame.overrides is None:
        return []
    overrides, theirs = Path(frame.overrides), template_names(templates_folder())
    others = [name for name in template_names(overrides) if name not in theirs]
    if not others:  # as nearly always: then none has to be parsed
        return []
    used = Renderer(frame.site, frame.chrome, overrides).used_templates()
    return [
        Problem(
            path=f"templates/{name}",
            code="idle-template",
            message=f"no page is made from this template{fields.nearest(name, theirs)}",
            hint="Give it the name of the theme's template that it is to take the place of.",
        )
        for name in others
        if name not in used
    ]


def _chrome(db: sqlite3.Connection, site: Site) -> Chrome:
    """Which parts of the archive the menu leads to."""
    kinds: list[DirectoryKind] = []
    if queries.has_articles(db):
        kinds.append("years")
    names: dict[str, DirectoryKind] = {
        "section": "sections",
        "tag": "tags",
        "author": "authors",
        "source": "sources",
    }
    kinds += [name for kind, name in names.items() if queries.has_terms(db, kind)]
    return Chrome(directories=tuple(kinds), search=site.search)
