"""The output folder changes from one whole archive to the next in one step.

Two trees hold the archive: the live one, which is the output folder, and an idle twin of the same files
(hard links). A build changes the idle tree, then the two exchange places; the journal says where they may
differ, so that the tree that has become idle can follow without a walk, and a killed build can be undone.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from backfile.publish import folders, journal, mirror, swap
from backfile.publish.disk import Disk
from backfile.publish.faults import disk_faults
from backfile.publish.files import Tree, check_address, write_file
from backfile.publish.journal import Journal
from backfile.publish.lock import Lock
from backfile.publish.recovery import boot, finish_apply, inode, recover, seal, trees

_FEW = 64  # files brought to the disk one by one; from here on one call for the file system costs less


class Publication:
    """One build's change of the output folder; a context manager that abandons it on an exception.

    `root` is where workers write (with `base`, see `files.Writer`), after `expect` named the addresses.
    `serial` identifies the archive that `commit` publishes, for whoever keeps notes about it.
    """

    root: Path
    disk: Disk
    """What workers write with."""
    base: str
    """The live folder where equal files are taken from it, otherwise empty; fixed by the first `expect`."""

    @classmethod
    def open(
        cls,
        output: Path,
        state: Path,
        *,
        wait: float = 60.0,
        notice: Callable[[str], None] | None = None,
        disk: Disk | None = None,
    ) -> Publication:
        """Lock the archive, finish or undo what a killed build left, and say what is published.

        `state` is SITE/.backfile. `notice` gets one sentence when another build has to be waited for. Raises
        SettingsError for an output folder that must not be replaced, PublishError when the other build takes
        longer than `wait` seconds or the disk fails.
        """
        folders.refuse_unsafe(output, state.parent)
        place = Path(os.path.realpath(output))
        own = state / "publish" / hashlib.sha256(os.fsencode(place)).hexdigest()[:16]
        with disk_faults():
            own.mkdir(parents=True, exist_ok=True)
            lock = Lock(state / "lock", wait=wait, notice=notice or _say)
            try:
                return cls(str(place), str(own), lock, disk or Disk())
            except BaseException:
                lock.release()
                raise

    def __init__(self, output: str, own: str, lock: Lock, disk: Disk) -> None:
        self._output, self._own, self._lock, self._disk = output, own, lock, disk
        self.disk = disk
        self._log = -1
        self._begun = self._done = False
        self._emptied: set[str] = set()
        self.serial = secrets.token_hex(8)
        self._staged = not disk.exchangeable(output, own)
        self._idle, self._journal = recover(output, own, disk)
        self._trees = f"{output}/{folders.STAGING}" if self._staged else own
        self.root = Path(self._trees, f"tree-{self.serial}")
        if not self._idle and not self._staged:
            self._journal = Journal(whole=True, anywhere=True)
        self.base = output if self._staged or self._journal.whole else ""

    @property
    def published(self) -> str:
        """Serial of the archive in the output folder; empty when it is not known."""
        return self._journal.published

    def start_empty(self) -> None:
        """Build all of the archive anew: what is not written before `commit` will be gone.

        For whoever has no notes about `published`. To be called before `expect`.
        """
        self._journal.whole = self._journal.anywhere = True
        self.base = self._output

    def expect(self, addresses: Sequence[str]) -> Tree:
        """Write down that these files may change, and where; to be called before they do."""
        with disk_faults():
            self._begin()
            self._touch(addresses)
        return Tree(str(self.root), self.base, self.disk)

    def took(self, address: str, sha256: bytes, held: bytes | None) -> None:
        """Nothing is left to do for a file that is written."""

    def remove(self, address: str) -> None:
        """Take a file out of the archive; no error when it is not there."""
        with disk_faults():
            self._begin()
            self._touch([address])
            if self._staged:
                self._journal.removed[address] = None
                self._append(journal.removed([address]))
            mirror.remove(str(self.root), address, self._disk)
        self._emptied.add(address.rpartition("/")[0])

    def commit(self, executor: Executor | None = None) -> None:
        """Make the new archive the live one. Afterwards the publication is closed.

        After a build of many files the executor's workers help to bring the idle tree up to date.
        After a PublishError the output folder is the old archive, or, when only tidying up failed, the new
        one: the next publication's `published` says which.
        """
        with disk_faults():
            if self._journal.whole:
                self._begin()
            if self._begun:
                kept = self._finish_tree()
                self._sync()
                self._switch(kept)
                self._settle(executor)
        self._close()

    def abandon(self) -> None:
        """Leave the output folder as it is; the next build brings the idle tree back to it."""
        self._close()

    def __enter__(self) -> Publication:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._done:
            self.abandon()

    def _begin(self) -> None:
        """Make the idle tree equal to the live one, or empty; from here on a kill leaves work to undo."""
        if self._begun:
            return
        root, state, disk = str(self.root), self._journal, self._disk
        for folder in (self._output, self._trees):
            if not os.path.lexists(folder):
                disk.mkdir(folder)
        empty = self._staged or state.whole
        for path in trees(self._trees):
            if empty or path != self._idle:
                mirror.discard(path, disk)
        if empty:
            disk.mkdir(root)
        state.live = inode(self._output)
        state.idle = inode(root if empty else self._idle)
        state.serial, state.boot = self.serial, boot()
        self._write_journal(state)
        self._log = os.open(f"{self._own}/journal", os.O_WRONLY | os.O_APPEND)
        if not empty:
            disk.rename(self._idle, root)
            self._follow()
            state.anywhere = False
        state.differing.clear()
        self._begun = True

    def _follow(self, executor: Executor | None = None) -> None:
        """Make the idle tree hold what the live one holds."""
        live, root, disk = self._output, str(self.root), self._disk
        if self._journal.anywhere:
            own = folders.own_entries(live, disk)
            if executor is None:
                mirror.follow(live, root, own, disk)
            else:
                mirror.follow_on(executor, live, root, own, disk)
            return
        for address in self._journal.differing:
            if mirror.differs(live, root, address):
                mirror.follow_file(live, root, address, disk)

    def _touch(self, addresses: Iterable[str]) -> None:
        before = self._journal.anywhere
        new = self._journal.touch(check_address(address) for address in addresses)
        if not before:
            self._append(journal.touched(new, anywhere=self._journal.anywhere))

    def _append(self, lines: bytes) -> None:
        self._disk.append(self._log, lines)

    def _write_journal(self, state: Journal) -> None:
        new = f"{self._own}/journal.new"
        mirror.discard(new, self._disk)
        self._disk.create(new, journal.head(state))
        self._disk.sync(new)
        self._disk.rename(new, f"{self._own}/journal")
        self._disk.sync(self._own)

    def _finish_tree(self) -> list[str]:
        """Complete the idle tree; return what a person put beside the archive."""
        root, disk = str(self.root), self._disk
        for folder in sorted(self._emptied, reverse=True):
            mirror.prune(root, f"{folder}/", disk)
        own, new = folders.own_entries(self._output, disk), folders.entries(root)
        kept = folders.foreign(self._output, own, new)
        if not self._staged:
            self._touch([folders.MARKER])
            write_file(root, folders.MARKER, folders.marker(new), mtime_ns=None, base=self.base, disk=disk)
        return kept

    def _sync(self) -> None:
        """Bring what is new to the disk, so that losing power after the switch loses nothing of it."""
        root, disk = str(self.root), self._disk
        changed = [
            address for address in self._journal.differing if mirror.differs(self._output, root, address)
        ]
        if self._journal.anywhere or len(changed) > _FEW:
            disk.sync_all(root)
            return
        places = {root}
        for path in (f"{root}/{address}" for address in changed):
            if os.path.lexists(path):
                disk.sync(path)
            while (path := path.rpartition("/")[0]) not in places:
                places.add(path)
        for path in sorted(places):
            if os.path.lexists(path):
                disk.sync(path)

    def _switch(self, kept: list[str]) -> None:
        root, disk, state = str(self.root), self._disk, self._journal
        if not self._staged:
            self._append(journal.ready("exchange", kept))
            disk.sync(f"{self._own}/journal", barrier=True)
            if swap.exchange(self._output, root, disk):
                disk.sync(os.path.dirname(self._output))  # noqa: PTH120 - strings, as all of publish
                disk.sync(self._own)
                folders.move(kept, root, self._output, disk)
                return
        if state.whole or not self._staged:
            own = folders.own_entries(self._output, disk) - {folders.MARKER}
            old = mirror.files(self._output, own)
            gone = old if state.anywhere else iter(state.differing)
            state.removed = {path: None for path in gone if not os.path.lexists(f"{root}/{path}")}
            self._append(journal.removed(state.removed))
        self._append(journal.ready("apply"))
        disk.sync(f"{self._own}/journal", barrier=True)
        finish_apply(state, root, self._output, disk)

    def _settle(self, executor: Executor | None) -> None:
        """Bring the tree that is idle now up to date. What fails here is left to the next build."""
        with suppress(OSError, BrokenExecutor):
            if self._staged:
                mirror.discard(self._trees, self._disk)
            else:
                self._follow(executor)
            idle = 0 if self._staged else inode(str(self.root))
            self._write_journal(
                Journal(
                    live=inode(self._output),
                    idle=idle,
                    published=self.serial,
                    seal=seal(self._output, self._disk),
                )
            )

    def _close(self) -> None:
        self._done = True
        if self._log >= 0:
            os.close(self._log)
            self._log = -1
        self._lock.release()


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
