"""The output folder changes from one whole archive to the next in one step.

Two trees hold the archive: the live one, which is the output folder, and an idle twin of the same files
(hard links). A build changes the idle tree, then the two exchange places; the journal says where they may
differ, so that the tree that has become idle can follow without a walk, and a killed build can be undone.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from backfile.errors import PublishError
from backfile.publish import folders, journal, mirror
from backfile.publish.disk import Disk
from backfile.publish.files import check_address, write_file
from backfile.publish.lock import Lock

_CANNOT_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EOPNOTSUPP)
_FEW = 1000  # files that are brought to the disk one by one; more go with the whole file system
_BOOT_ID = "/proc/sys/kernel/random/boot_id"


class Publication:
    """One build's change of the output folder; a context manager that abandons it on an exception.

    `root` is where workers write (with `base`, see `files.write_file`), after `expect` named the addresses.
    `published` identifies the archive now in the output folder: empty when that is not known, and then every
    file has to be written anew. `serial` identifies the one that `commit` makes it.
    """

    root: Path
    base: str

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
        """Lock the archive, undo what a killed build left, and say what is published.

        `state` is SITE/.backfile. `notice` gets one sentence when another build has to be waited for. Raises
        SettingsError for an output folder that must not be replaced, PublishError when the other build takes
        longer than `wait` seconds or the disk fails.
        """
        folders.refuse_unsafe(output, state.parent)
        place = Path(os.path.realpath(output))
        own = state / "publish" / hashlib.sha256(os.fsencode(place)).hexdigest()[:16]
        try:
            own.mkdir(parents=True, exist_ok=True)
            lock = Lock(state / "lock", wait=wait, notice=notice or _say)
            try:
                return cls(place, own, lock, disk or Disk())
            except BaseException:
                lock.release()
                raise
        except OSError as error:
            raise _failure(error) from error

    def __init__(self, output: Path, own: Path, lock: Lock, disk: Disk) -> None:
        self._output, self._own, self._lock, self._disk = str(output), str(own), lock, disk
        self._log = -1
        self._begun = self._done = False
        self.serial = secrets.token_hex(8)
        self._idle, self._journal = self._recover()
        self.root = own / f"tree-{self.serial}"
        self.base = self._output if self._journal.fresh else ""

    @property
    def published(self) -> str:
        """Serial of the archive in the output folder; empty when it is not known."""
        return self._journal.published

    def expect(self, addresses: Sequence[str]) -> None:
        """Write down that these files may change; to be called before they do."""
        self._note(addresses)

    def remove(self, address: str) -> None:
        """Take a file out of the archive; no error when it is not there."""
        self._note([address])
        with _reported():
            mirror.remove(str(self.root), address, self._disk)

    def commit(self) -> None:
        """Make the new archive the live one. Afterwards the publication is closed."""
        if not self._begun and not self._journal.fresh:
            self._close()
            return
        with _reported():
            self._begin()
            kept = self._finish_tree()
            self._sync()
            self._append(journal.exchange(kept))
            self._disk.sync(f"{self._own}/journal")
            self._journal.kept = dict.fromkeys(kept)
            self._exchange()
            self._journal.published = self.serial
            self._settle()
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

    def _recover(self) -> tuple[str, journal.Journal]:
        """Find the idle tree and what it lacks; an exchange that a kill cut short is finished."""
        try:
            found = journal.parse(self._disk.read(f"{self._own}/journal"))
        except FileNotFoundError:
            found = None
        trees = {_inode(path): path for path in self._trees()}
        if found is None:
            return "", journal.Journal(fresh=True)
        if found.exchanging and not os.path.lexists(self._output) and found.idle in trees:
            self._disk.rename(trees[found.idle], self._output)
        live = _inode(self._output)
        if found.exchanging and live == found.idle:
            found.live, found.idle, found.published = found.idle, found.live, found.serial
            if found.idle in trees:
                self._move_kept(trees[found.idle], found.kept)
        if live != found.live or found.idle not in trees:
            return "", journal.Journal(fresh=True)
        if found.fresh or (found.serial and found.boot != _boot()):
            mirror.follow(self._output, trees[found.idle], self._own_names(), self._disk)
            found.differing.clear()
        found.fresh = found.exchanging = False
        found.kept.clear()
        return trees[found.idle], found

    def _begin(self) -> None:
        """Make the idle tree equal to the live one, or empty; from here on a kill leaves work to undo."""
        if self._begun:
            return
        root, state = str(self.root), self._journal
        with suppress(FileExistsError):
            self._disk.mkdir(self._output)
        if state.fresh:
            for path in self._trees():
                mirror.clear(path, self._disk)
            self._disk.mkdir(root)
            self._idle = root
        state.live, state.idle = _inode(self._output), _inode(self._idle)
        state.serial, state.boot = self.serial, _boot()
        self._write_journal()
        if self._idle != root:
            self._disk.rename(self._idle, root)
            self._idle = root
        for address in state.differing:
            mirror.follow_file(self._output, root, address, self._disk)
        self._log = os.open(f"{self._own}/journal", os.O_WRONLY | os.O_APPEND)
        self._begun = True

    def _note(self, addresses: Iterable[str]) -> None:
        new = [check_address(name) for name in dict.fromkeys(addresses)]
        with _reported():
            self._begin()
            new = [name for name in new if name not in self._journal.differing]
            self._append(journal.touched(new))
        self._journal.differing.update(dict.fromkeys(new))

    def _append(self, lines: bytes) -> None:
        self._disk.append(self._log, lines)

    def _write_journal(self) -> None:
        new = f"{self._own}/journal.new"
        with suppress(FileNotFoundError):
            self._disk.unlink(new)
        self._disk.create(new, journal.head(self._journal))
        self._disk.sync(new)
        self._disk.rename(new, f"{self._own}/journal")
        self._disk.sync(self._own)

    def _finish_tree(self) -> list[str]:
        """Write the marker; return the names of what a person put beside the archive."""
        names = {entry.name for entry in os.scandir(self.root)}
        live = {entry.name for entry in os.scandir(self._output)}
        kept = sorted(live - self._own_names())
        for name in kept:
            if name in names:
                raise PublishError(
                    "was not written by backfile, and the archive needs its place",
                    path=f"{self._output}/{name}",
                    hint="Move it away; what belongs to the archive goes into static/.",
                )
        self._note([folders.MARKER])
        data = folders.marker(names)
        write_file(str(self.root), folders.MARKER, data, mtime_ns=None, base=self.base, disk=self._disk)
        return kept

    def _own_names(self) -> set[str]:
        try:
            return folders.listed(self._disk.read(f"{self._output}/{folders.MARKER}"))
        except FileNotFoundError:
            return set()

    def _sync(self) -> None:
        changed = self._journal.differing
        if len(changed) > _FEW:
            self._disk.sync_all(str(self.root))
            return
        places = {str(self.root)}
        for address in changed:
            path = f"{self.root}/{address}"
            if os.path.lexists(path):
                places.add(path)
                while (path := os.path.dirname(path)) not in places:  # noqa: PTH120 - many of them
                    places.add(path)
        for path in sorted(places):
            self._disk.sync(path)

    def _exchange(self) -> None:
        live, idle, disk = self._output, str(self.root), self._disk
        try:
            disk.exchange(live, idle)
        except OSError as error:
            if error.errno not in _CANNOT_EXCHANGE:
                raise
            disk.rename(live, f"{idle}.old")
            disk.rename(idle, live)
            disk.rename(f"{idle}.old", idle)
        disk.sync(os.path.dirname(live))  # noqa: PTH120 - as above
        disk.sync(self._own)
        self._move_kept(idle, self._journal.kept)

    def _move_kept(self, idle: str, kept: Iterable[str]) -> None:
        for name in kept:
            if os.path.lexists(f"{idle}/{name}") and not os.path.lexists(f"{self._output}/{name}"):
                self._disk.rename(f"{idle}/{name}", f"{self._output}/{name}")

    def _settle(self) -> None:
        """Bring the tree that has become idle up to date. What fails here is left to the next build."""
        state = self._journal
        with suppress(OSError):
            if state.fresh:
                mirror.follow(self._output, str(self.root), self._own_names(), self._disk)
            else:
                for address in state.differing:
                    mirror.follow_file(self._output, str(self.root), address, self._disk)
            self._journal = journal.Journal(
                live=_inode(self._output), idle=_inode(str(self.root)), published=self.serial
            )
            self._write_journal()

    def _trees(self) -> list[str]:
        return sorted(entry.path for entry in os.scandir(self._own) if entry.name.startswith("tree-"))

    def _close(self) -> None:
        self._done = True
        if self._log >= 0:
            os.close(self._log)
            self._log = -1
        self._lock.release()


class _reported:  # noqa: N801 - reads as a word of the `with` line
    """Turns an OSError into a PublishError that says what to do."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, OSError):
            raise _failure(error) from error


def _failure(error: OSError) -> PublishError:
    hints = {
        errno.ENOSPC: "Make room on the disk and build again; the output folder is as it was.",
        errno.EDQUOT: "Make room in your quota and build again; the output folder is as it was.",
        errno.EACCES: "Check who owns the folder.",
        errno.EROFS: "The disk can only be read; choose another place with --output.",
    }
    path = error.filename if isinstance(error.filename, str) else None
    reason = error.strerror or str(error)
    return PublishError(
        f"could not be written: {reason}", path=path, hint=hints.get(error.errno or 0, "Build again.")
    )


def _inode(path: str) -> int:
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return 0
    return found.st_ino if stat.S_ISDIR(found.st_mode) else 0


def _boot() -> str:
    """A name for this run of the machine: what was being written when it lost power cannot be trusted."""
    try:
        with open(_BOOT_ID, encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        return f"unknown-{secrets.token_hex(4)}"


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
