"""The whole check: every file read once, pages in the order in which links lead to them.

Pages are read from the front page onwards, each when a link to it has been found, so that what was never
reached is known at the end without keeping any link. The parent process keeps the addresses of pages not
yet reached (some 130 bytes each); workers keep nothing from one batch to the next.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from backfile.check import checksums, inventory
from backfile.check.archive import Archive, Judge, opened
from backfile.check.batches import Reading, read_others, read_pages, verify
from backfile.check.files import is_page, is_read
from backfile.check.findings import Finding, Tally
from backfile.progress import Progress

FRONT = "index.html"
OWN = ".backfile"
"""How the names of backfile's own marks at the top of an output folder begin."""
BATCH = 128
"""Files read by one call of a worker."""
UNDER_WAY = 64
"""Batches handed out and not yet counted: bounds what waits in queues."""

T = TypeVar("T")


@dataclass(slots=True)
class Examination:
    """The result of a check."""

    tally: Tally = field(default_factory=Tally)
    files: int = 0
    pages: int = 0


def examine(archive: Archive, executor: Executor, progress: Progress) -> Examination:
    """Check the archive. `progress` hears of every file that has been read.

    Memory: the addresses of unread pages, KEPT findings of each kind, and UNDER_WAY batches.
    """
    return _Crew(archive, executor, progress).run()


class _Crew:
    """Hands batches to workers and takes in what they found."""

    def __init__(self, archive: Archive, executor: Executor, progress: Progress) -> None:
        self._archive = archive
        self._executor = executor
        self._progress = progress
        self._result = Examination()
        self._unread: set[str] = set()
        self._titles = _Titles()
        self._running: set[Future[Reading]] = set()
        self._reached: deque[str] = deque()
        self._read = 0
        self._walking = True
        self._entered = False

    def run(self) -> Examination:
        self._progress.begin("looking through the folder")
        manifests = self._take_inventory()
        self._progress.begin("reading", total=self._result.files)
        self._progress.advance(self._read)
        self._walk()
        self._walking = False
        for batch in _batches(sorted(self._unread), BATCH):
            self._hand_out(read_pages, batch)
        self._unread.clear()
        self._drain(to=0)
        if manifests:
            self._progress.begin("comparing checksums")
        self._verify_all(manifests)
        self._drain(to=0)
        self._result.tally.add(self._titles.repeated())
        return self._result

    def _take_inventory(self) -> list[str]:
        """Note every page, hand out all other files; the checksum manifests among them."""
        judge = Judge(self._archive)
        manifests: list[str] = []
        others: list[str] = []
        search_all = bool(self._archive.forbidden)
        for path in inventory.files(judge):
            self._result.files += 1
            if is_page(path):
                self._result.pages += 1
                self._unread.add(path)
                continue
            if checksums.is_manifest(path):
                manifests.append(path)
            if search_all or is_read(path):
                others.append(path)
            else:
                self._read += 1  # nothing in it is to be checked
            if len(others) == BATCH:
                self._hand_out(read_others, others)
                others = []
        self._hand_out(read_others, others)
        self._result.tally.merge(judge.tally)
        return manifests

    def _walk(self) -> None:
        """Read every page that links lead to from the front page."""
        if FRONT not in self._unread:
            self._result.tally.add([Finding("no-front-page", FRONT, 0, "There is no such file")])
            return
        self._entered = True
        self._reach({FRONT})
        while self._reached or self._running:
            while self._reached and len(self._running) < UNDER_WAY:
                batch = [self._reached.popleft() for _ in range(min(BATCH, len(self._reached)))]
                self._hand_out(read_pages, batch)
            self._drain(to=len(self._running) - 1)

    def _reach(self, links: set[str]) -> None:
        new = links & self._unread
        self._unread -= new
        self._reached.extend(sorted(new))

    def _verify_all(self, manifests: list[str]) -> None:
        """Hand out all that the manifests list, and look for files that none lists."""
        judge = Judge(self._archive)
        listed = checksums.Listed()
        for path in manifests:
            try:
                with opened(self._archive.root, path) as stream:
                    for batch in _batches(checksums.rows(judge, path, stream), BATCH):
                        for row in batch:
                            listed.add(row.path)
                        self._hand_out(verify, batch)
            except OSError as error:
                judge.say("unreadable", path, str(error.strerror or error))
        if listed:
            for path in inventory.files(Judge(self._archive)):
                if path not in listed and path not in manifests and not path.startswith(OWN):
                    judge.say("unlisted", path, "No manifest lists it")
        self._result.tally.merge(judge.tally)

    def _hand_out(self, work: Callable[[Archive, list[T]], Reading], batch: list[T]) -> None:
        if batch:
            self._running.add(self._executor.submit(work, self._archive, batch))
            self._drain(to=UNDER_WAY)

    def _drain(self, to: int) -> None:
        """Take in finished batches until no more than `to` are running."""
        while len(self._running) > max(to, 0):
            done, self._running = wait(self._running, return_when=FIRST_COMPLETED)
            for future in done:
                self._take_in(future.result())

    def _take_in(self, reading: Reading) -> None:
        self._result.tally.merge(reading.tally)
        self._titles.add(reading.titles)
        self._read += reading.files
        self._progress.advance(reading.files)
        if self._walking:
            self._reach(reading.links)
        elif self._entered:
            self._result.tally.add(
                Finding("unreachable", path, 0, "No page links to it that is linked itself")
                for path in reading.expected
            )


class _Titles:
    """Titles of all pages, in a database that spills to disk."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("")
        self._rows.execute("CREATE TABLE title (digest BLOB, path TEXT)")

    def add(self, titles: Iterable[tuple[bytes, str]]) -> None:
        self._rows.executemany("INSERT INTO title VALUES (?, ?)", titles)

    def repeated(self) -> Iterator[Finding]:
        """A finding for every page whose title an earlier page has too."""
        first: dict[bytes, str] = {}
        for digest, path in self._rows.execute(
            "SELECT digest, path FROM title WHERE digest IN"
            " (SELECT digest FROM title GROUP BY digest HAVING count(*) > 1) ORDER BY digest, path"
        ):
            if digest in first:
                yield Finding("duplicate-title", path, 0, f"{first[digest]} has the same title")
            else:
                first = {digest: path}


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
