"""Takes the sources into the catalog: scan, load, place.

Only what may have changed is read. The catalog is written as results come, so that a build that dies is
picked up by the next one where it was.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from backfile import losses
from backfile.catalog import meta, placing, sources
from backfile.catalog.changes import Changes
from backfile.catalog.entries import UNFORESEEN, Entry
from backfile.catalog.sources import Known
from backfile.errors import Problem
from backfile.ledger.lines import Event
from backfile.origins import Origin
from backfile.progress import Progress
from backfile.scan import Folder, SourceFile
from backfile.survey import Survey
from backfile.takedowns import Takedown
from backfile.work import loading, retagging, suggesting
from backfile.work.executors import Workers
from backfile.work.items import LoadItem
from backfile.work.loading import LoadBatch
from backfile.work.retagging import TagBatch
from backfile.work.suggesting import Setup
from backfile.work.unread import RETRY

BATCH = 64
"""Sources a batch: some 20 ms of work, so that a batch costs far more than handing it over."""
COMMIT_EVERY = 100
"""Batches between two commits: bounds what a killed build has to read again."""


class Intake:
    """One build's intake. `run` does all of it; afterwards the catalog says what is dirty."""

    def __init__(
        self,
        db: sqlite3.Connection,
        origin: Origin,
        setup: Setup,
        takedowns: Mapping[str, Takedown],
        survey: Survey,
        workers: Workers,
        progress: Progress,
    ) -> None:
        self._db = db
        self._origin = origin
        self._setup = setup
        self._takedowns = takedowns
        self._survey = survey
        self._workers = workers
        self._batch_size = BATCH * workers.bulk
        self._progress = progress
        self._folders: dict[str, Folder] = {}
        self._awaited: dict[str, int] = {}
        """How many sources of a folder have still to be read."""
        self._to_retry: set[str] = set()

    def run(self, changes: Changes, tell: Callable[[list[Event]], None]) -> list[Problem]:
        """Bring the catalog up to date; returns problems of aliases. `tell`: see `place_all`."""
        self._retag(changes)
        self._progress.begin("reading")
        self._load(self._batches(changes), changes)
        self._load(self._second_look(), changes)
        for path in self._survey.vanished():
            for known in sources.known_sources(self._db, path).values():
                changes.remove(known.id)
            sources.forget_folder(self._db, path)
        changes.remove_hidden()
        for folder in self._folders.values():
            sources.record_folder(self._db, folder, complete=folder.path not in self._to_retry)
        losses.refuse_renamed(self._db)
        if self._origin.articles is None:
            losses.refuse_emptied(self._db, Path(self._origin.root))
        return placing.place_all(self._db, changes, tell)

    def _load(self, batches: Iterable[LoadBatch], changes: Changes) -> None:
        """Read the batches and take their results into the catalog, committing now and then."""
        results_of = self._workers.map(
            loading.load_batch, batches, pieces=loading.pieces, failed=loading.failed
        )
        for done, (batch, results) in enumerate(results_of, start=1):
            arrived: list[tuple[str, Entry]] = []
            for item, result in zip(batch.items, results, strict=True):
                if isinstance(result, Entry):
                    if result.stamp == RETRY:
                        self._to_retry.add(item.folder)
                    entry = self._unless_kept(item.folder, result)
                    if entry is not None:
                        losses.refuse_unread(self._db, f"{item.folder}/{entry.name}", entry)
                        arrived.append((item.folder, entry))
                else:
                    changes.restamp(item.folder, result.name, result.stamp)
            changes.store(arrived)
            for folder, count in Counter(item.folder for item in batch.items).items():
                self._await(folder, -count)
            self._progress.advance(len(results))
            if done % COMMIT_EVERY == 0:
                changes.allow_for_a_kill()
                self._db.execute("COMMIT")
                self._db.execute("BEGIN")

    def _unless_kept(self, folder: str, entry: Entry) -> Entry | None:
        """What becomes of a source; None where its article stays as it was last read.

        So it does where the program fails on the source, unless the article shows what is to be hidden now.
        """
        problem = next(iter(entry.problems), None)
        if entry.state != "quarantined" or problem is None or problem.code != UNFORESEEN:
            return entry
        redacted = sources.redacted_as_read(self._db, folder, entry.name)
        if redacted is None:
            return entry
        if not set(entry.redact) <= set(redacted):
            return replace(entry, state="withheld")
        said = f"{problem.message}; its article stays as it was last read"
        sources.keep(self._db, folder, entry.name, replace(problem, message=said))
        return None

    def _await(self, path: str, count: int) -> None:
        """Expect so many more sources of a folder.

        Once all are read, only those that must be read again are kept: a million files are too many to hold.
        """
        self._awaited[path] = self._awaited.get(path, 0) + count
        if not self._awaited[path]:
            folder = self._folders[path]
            hint = sources.usual_layout(self._db, path)
            names = set(sources.doubtful(self._db, path, hint))
            files = [file for file in folder.files if file.name in names]
            self._folders[path] = dataclasses.replace(folder, files=files)

    def _retag(self, changes: Changes) -> None:
        """Find the tags of all known articles again when the vocabulary or the way of tagging has changed."""
        fingerprint = suggesting.tagger(self._setup).fingerprint
        if meta.get(self._db, "tagging") == fingerprint:
            return
        self._progress.begin("tagging")
        results_of = self._workers.map(
            retagging.tag_batch, self._known_articles(), pieces=retagging.pieces, failed=retagging.failed
        )
        for batch, results in results_of:
            identities = (identity for identity, _ in batch.articles)
            changes.retag(list(zip(identities, results, strict=True)))
            self._progress.advance(len(results))
        meta.put(self._db, "tagging", fingerprint)

    def _known_articles(self) -> Iterator[TagBatch]:
        after = 0
        while rows := self._db.execute(
            "SELECT id, article FROM record WHERE id > ? ORDER BY id LIMIT ?", (after, self._batch_size)
        ).fetchall():
            yield TagBatch(self._setup, tuple(rows))
            after = rows[-1][0]

    def _second_look(self) -> Iterator[LoadBatch]:
        """Files whose layout is in doubt, to be read again in the light of their folder.

        By now all files of the folder are known, so the outcome does not depend on their order.
        """
        for folder in [folder for folder in self._folders.values() if folder.files]:
            hint = sources.usual_layout(self._db, folder.path)
            self._await(folder.path, len(folder.files))
            for start in range(0, len(folder.files), self._batch_size):
                files = folder.files[start : start + self._batch_size]
                yield self._batch([self._item(folder, file, hint=hint or None) for file in files])

    def _batches(self, changes: Changes) -> Iterator[LoadBatch]:
        """What may have changed, in the order of the paths; sources that are gone are dropped on the way."""
        items: list[LoadItem] = []
        under_way = False
        for folder in self._survey.changed():
            losses.refuse_unlisted(self._db, folder)
            known = sources.known_sources(self._db, folder.path)
            due = [self._item(folder, *each) for each in _changed(folder, known)]
            for gone in known.values():
                changes.remove(gone.id)
            self._folders[folder.path] = folder
            self._await(folder.path, len(due))
            items += due
            # The first go out at once: a worker reads them while the other folders are looked through.
            while len(items) >= self._batch_size or (items and not under_way):
                yield self._batch(items[: self._batch_size])
                items = items[self._batch_size :]
                under_way = True
        if items:
            yield self._batch(items)

    def _item(
        self, folder: Folder, file: SourceFile, digest: bytes = b"", hint: str | None = None
    ) -> LoadItem:
        takedown = self._takedowns.get(f"{folder.path}/{file.name}")
        return LoadItem(folder.path, file, folder.defaults, digest, hint, takedown)

    def _batch(self, items: list[LoadItem]) -> LoadBatch:
        return LoadBatch(self._origin, self._setup, tuple(items))


def _changed(folder: Folder, known: dict[str, Known]) -> Iterator[tuple[SourceFile, bytes]]:
    """Files that may have changed, with the digest last seen; leaves in `known` what is gone."""
    for file in folder.files:
        before = known.pop(file.name, None)
        if before is None:
            yield file, b""
        elif before.stamp != file.stamp:
            # Without a stamp it is read whatever its bytes are: a picture that it shows may have changed.
            yield file, before.digest if before.stamp != RETRY else b""
