"""From dirty units to a published archive: plan, render, publish."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from backfile import checksums, fingerprints, searching
from backfile.catalog import meta, outputs
from backfile.catalog.outputs import EVERYTHING, Output
from backfile.config import Site
from backfile.fixed import UNIT as FIXED
from backfile.fixed import fixed
from backfile.hosting import UNIT as HOSTING
from backfile.hosting import hosting
from backfile.origins import origin_of
from backfile.plan import units
from backfile.plan.jobs import Job
from backfile.progress import Progress
from backfile.publish.outlet import Outlet
from backfile.searching import SearchIndex
from backfile.work import rendering
from backfile.work.executors import Workers
from backfile.work.rendering import Frame, Made, RenderBatch, output_addresses

BATCH_JOBS = 48
BATCH_BYTES = 400_000
"""A batch ends at whichever comes first: many articles, or a few long listings. Four times as much takes one
part in a hundred less time, and 14 MB more memory."""


def jobs_of(db: sqlite3.Connection, root: Path, site: Site, unit: str) -> Iterator[Job]:
    """The jobs of any one unit."""
    if unit == FIXED:
        return fixed(root, site)
    if unit == HOSTING:
        return hosting(db, site)
    return units.jobs(db, site, unit)


@dataclass(slots=True)
class Done:
    """What a production did to the output folder."""

    written: int = 0
    removed: int = 0


class Production:
    """One build's way from the catalog to the output folder."""

    def __init__(
        self,
        db: sqlite3.Connection,
        root: Path,
        state: Path,
        frame: Frame,
        kinds: dict[str, bytes],
        publication: Outlet,
        workers: Workers,
        mtime_ns: int | None,
        progress: Progress,
    ) -> None:
        self._db = db
        self._root = root
        self._state = state
        self._frame = frame
        self._publication = publication
        self._workers = workers
        self._mtime_ns = mtime_ns
        self._progress = progress
        self._build = int(meta.get(db, "build") or b"0") + 1
        self._kinds = kinds
        self._frame = replace(frame, version=fingerprints.of_circumstances(kinds))
        self._done = Done()
        self._anew = False
        """Whether the output folder is begun anew, so that nothing can be kept."""
        self._under_way: deque[bytes] = deque()
        """The fingerprints of the jobs that workers have, in the order of the jobs."""
        self._changed: set[str] = set()
        """Files that may have changed; in a build of everything only those that were removed."""

    def run(self) -> Done:
        """Plan, render and publish what is dirty; nothing is opened when nothing is."""
        self._note_other_circumstances()
        dirty = outputs.dirty_units(self._db)
        if not dirty:
            return self._done
        self._db.execute("BEGIN")
        self._progress.begin("writing")
        for batch, results in self._workers.map(
            rendering.render_batch,
            self._batches(dirty),
            pieces=rendering.pieces,
            failed=rendering.failed,
        ):
            self._take(batch, results, note=EVERYTHING not in dirty)
            self._progress.advance(len(results))
        self._index(dirty)
        self._remove(dirty)
        self._done.written += checksums.bring_up_to_date(
            self._db,
            self._publication,
            chain(self._changed, outputs.addresses(self._db) if EVERYTHING in dirty else ()),
            self._mtime_ns,
            self._build,
        )
        # The catalog first: when it cannot be written, nothing has changed, and when the rest fails, its
        # serial is not that of the live folder, so that the next build makes everything anew.
        self._finish()
        self._publication.commit(self._workers.executor)
        return self._done

    def _take(self, batch: RenderBatch, results: list[tuple[Made, ...]], *, note: bool) -> None:
        """Write down what a batch has made; with `note` its files as changed, too."""
        rows: list[Output] = []
        for job, made in zip(batch.jobs, results, strict=True):
            fingerprint = self._under_way.popleft()
            for file in made:
                rows.append(Output(file.address, job.unit, fingerprint, file.sha256, file.size))
                self._publication.took(file.address, file.sha256, file.held)
                self._done.written += file.changed
        outputs.record(self._db, rows, self._build)
        if note:
            self._changed.update(row.address for row in rows)

    def _note_other_circumstances(self) -> None:
        """Have everything planned when output folder, theme or settings are not those of before."""
        known = self._publication.published
        if not known or meta.get(self._db, "published") != known.encode():
            self._anew = True
            self._publication.start_empty()
            outputs.forget_all(self._db)
            outputs.mark(self._db, [EVERYTHING])
        elif meta.get(self._db, "circumstances") != self._frame.version:
            outputs.mark(self._db, [EVERYTHING])
        elif any(self._is_stale(job) for job in fixed(self._root, self._frame.site)):
            outputs.mark(self._db, [FIXED])

    def _is_stale(self, job: Job) -> bool:
        return outputs.fingerprint(self._db, job.address) != fingerprints.of_job(self._kinds, job)

    def _jobs(self, dirty: dict[str, int]) -> Iterator[Job]:
        site = self._frame.site
        if EVERYTHING in dirty:
            yield from fixed(self._root, site)
            yield from hosting(self._db, site)
            yield from units.all_jobs(self._db, site)
            return
        for unit, since in dirty.items():
            if since:
                left_alone, jobs = units.jobs_since(self._db, site, unit, since)
                outputs.keep_at(self._db, left_alone, self._build)
            else:
                jobs = jobs_of(self._db, self._root, site, unit)
            yield from jobs

    def _batches(self, dirty: dict[str, int]) -> Iterator[RenderBatch]:
        """Jobs whose outputs do not stand already as they should, in batches."""
        jobs: list[Job] = []
        size, bulk = 0, self._workers.bulk
        for job in self._jobs(dirty):
            fingerprint = fingerprints.of_job(self._kinds, job)
            if not self._anew and outputs.keep(self._db, job.unit, fingerprint, self._build):
                continue
            self._under_way.append(fingerprint)
            jobs.append(job)
            size += len(job.payload)
            if len(jobs) == BATCH_JOBS * bulk or size > BATCH_BYTES * bulk:
                yield self._batch(jobs)
                jobs, size = [], 0
        if jobs:
            yield self._batch(jobs)

    def _batch(self, jobs: list[Job]) -> RenderBatch:
        site = self._frame.site
        addresses = [address for job in jobs for address in output_addresses(job, site)]
        return RenderBatch(
            origin=origin_of(self._root, self._frame.site),
            target=self._publication.expect(addresses),
            frame=self._frame,
            jobs=tuple(jobs),
            mtime_ns=self._mtime_ns,
        )

    def _index(self, dirty: dict[str, int]) -> None:
        """The search index, which is cut otherwise than pages are."""
        if self._frame.site.search and (EVERYTHING in dirty or searching.UNIT in dirty):
            self._progress.begin("indexing for the search")
            self._done.written += SearchIndex(
                db=self._db,
                folder=self._state / "search",
                publication=self._publication,
                workers=self._workers,
                mtime_ns=self._mtime_ns,
                build=self._build,
                touched=searching.touched(dirty),
            ).run()
            self._changed.add(f"{searching.FOLDER}/index.json")

    def _remove(self, dirty: dict[str, int]) -> None:
        addresses = outputs.unwanted(
            self._db, None if EVERYTHING in dirty else dirty, self._build, but=checksums.UNIT
        )
        self._changed.update(addresses)
        for address in addresses:
            self._publication.remove(address)
        outputs.drop(self._db, addresses)
        self._done.removed = len(addresses)

    def _finish(self) -> None:
        meta.put(self._db, "published", self._publication.serial.encode())
        meta.put(self._db, "circumstances", self._frame.version)
        meta.put(self._db, "build", str(self._build).encode())
        outputs.clear_dirty(self._db)
        self._db.execute("COMMIT")
