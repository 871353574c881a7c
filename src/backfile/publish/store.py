"""An archive in an object store changes by as many requests as files change, and no page leads to nothing.

There are no two trees that could change places there. So what nothing leads to yet (a new page) is written
by the workers at once; what readers have already, and the files at the top by which they come in, waits with
the coordinator until all is rendered, and is then written; after it, what is gone is deleted. A build that
fails before that has changed nothing that a reader can find; one that fails in it is completed by the next.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field
from pathlib import Path

from backfile.errors import SettingsError
from backfile.publish.faults import disk_faults
from backfile.publish.files import Written, check_address
from backfile.publish.folders import MARKER
from backfile.publish.lock import Lock
from backfile.publish.manifest import ROOT_MANIFEST, entries_of
from backfile.publish.mediatypes import media_type
from backfile.publish.objects import Objects
from backfile.stores import Store

_HEAD = (
    b"This archive is written by backfile, which deletes here what it has made itself and needs no more.\n"
)
_WHOLE, _CHANGING = "whole", "changing"
_AT_ONCE = 256  # files that wait, in one batch of a worker
_BYTES_AT_ONCE = 8_000_000
_WINDOW = 16  # such batches under way


@dataclass(frozen=True, slots=True)
class StoreTarget:
    """Where workers write some announced files of a store."""

    store: Store
    known: dict[str, tuple[bytes, bool]]
    """See `publish.objects.Objects.expect`."""

    def writer(self) -> StoreWriter:
        """A writer of these files."""
        return StoreWriter(self)


@dataclass(slots=True)
class StoreWriter:
    """Decides for each file by what lies there; what may be written is, at once, when the context ends."""

    target: StoreTarget
    _files: dict[str, bytes] = field(default_factory=dict)

    def __enter__(self) -> StoreWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._files:
            self.target.store.put(self._files, media_type)

    def write(self, address: str, data: bytes, mtime_ns: int | None) -> Written:  # noqa: ARG002 - objects have no times of ours
        """Have the object hold `data`: it does already, or it will at the end, or it is given back."""
        digest, live = self.target.known[check_address(address)]
        if digest == hashlib.sha256(data).digest():
            return Written(address, changed=False)
        if live or "/" not in address:
            return Written(address, changed=True, held=data)
        self._files[address] = data
        return Written(address, changed=True)


class StorePublication:
    """One build's change of an archive in a store; a context manager, as `publish.trees.Publication`."""

    @classmethod
    def open(
        cls,
        store: Store,
        state: Path,
        *,
        wait: float = 60.0,
        notice: Callable[[str], None],
        anew: bool = False,
    ) -> StorePublication:
        """Lock the archive and find out what is published. `anew`: trust nothing that lies in the store.

        `state` is SITE/.backfile. Raises SettingsError for a place that holds what backfile did not make,
        PublishError when another build takes longer than `wait` seconds or the store does not answer.
        """
        own = state / "publish" / hashlib.sha256(store.address.encode()).hexdigest()[:16]
        with disk_faults():
            own.mkdir(parents=True, exist_ok=True)
            lock = Lock(state / "lock", wait=wait, notice=notice)
        try:
            return cls(store, Objects(own), lock, anew=anew)
        except BaseException:
            lock.release()
            raise

    def __init__(self, store: Store, objects: Objects, lock: Lock, *, anew: bool) -> None:
        self._store, self._objects, self._lock = store, objects, lock
        self.serial = secrets.token_hex(8)
        self.published = self._recognised()
        if anew:
            objects.doubt_all()
        self._whole = self._begun = False
        self._put: list[tuple[str, bytes]] = []
        self._held: list[tuple[str, bytes]] = []
        self._removed: list[str] = []

    def __enter__(self) -> StorePublication:
        return self

    def __exit__(self, *_: object) -> None:
        self._objects.close()
        self._lock.release()

    def start_empty(self) -> None:
        """Build all of the archive anew: what is not written before `commit` will be gone."""
        self._whole = True

    def expect(self, addresses: Sequence[str]) -> StoreTarget:
        """Write down that these files may change, and what lies there; to be called before they do."""
        self._begin()
        self._note_down()
        return StoreTarget(self._store, self._objects.expect(addresses, self.serial))

    def took(self, address: str, sha256: bytes, held: bytes | None) -> None:
        """Note that a file is there, or keep it."""
        if held is None:
            self._put.append((address, sha256))
        else:
            self._held.append((address, held))

    def remove(self, address: str) -> None:
        """Take a file out of the archive; no error when it is not there."""
        self._begin()
        self._removed.append(check_address(address))

    def commit(self, executor: Executor | None = None) -> None:
        """Write what waits, the checksums of all last, then delete what is gone.

        Every object is whole at any time; while this lasts, readers see pages of both archives, and no page
        that leads to one that is not there.
        """
        if self._whole:
            self._begin()
        if not self._begun:
            return
        self._note_down()
        self._write_held(executor)
        gone = sorted({*self._removed, *self._objects.unwanted(self.serial, whole=self._whole)})
        if gone:
            self._store.remove(gone)
            self._objects.drop(gone)
        self._mark(_WHOLE)
        self._objects.all_live()
        self._objects.note("published", self.serial)

    def _recognised(self) -> str:
        """Serial of what is published, when the book is of this very archive; otherwise a book begun anew."""
        marker = self._store.read(MARKER)
        if marker is None:
            if not self._store.is_empty():
                raise SettingsError(
                    "holds objects that backfile did not make",
                    path=self._store.address,
                    hint="Name an empty folder of the bucket with --output.",
                )
            self._objects.begin_anew(())
            return ""
        words = marker.decode("utf-8", "replace").split()[-2:]
        known = self._objects.fact("published")
        if words == [_WHOLE, known] or words == [_CHANGING, self._objects.fact("pending")]:
            return known
        digests = self._published_digests()
        sure = words[:1] == [_WHOLE]
        self._objects.begin_anew((address, digest if sure else None) for address, digest in digests)
        self._objects.note("published", "")
        return ""

    def _published_digests(self) -> Iterator[tuple[str, bytes]]:
        """What the published archive's own checksums say."""
        root = self._store.read(ROOT_MANIFEST) or b""
        yield ROOT_MANIFEST, hashlib.sha256(root).digest()
        for address, digest in entries_of(root):
            yield address, digest
            if address.startswith("checksums/"):
                yield from entries_of(self._store.read(address) or b"")

    def _begin(self) -> None:
        """Say in the store that it is being changed, and by whom."""
        if self._begun:
            return
        self._objects.note("pending", self.serial)
        self._mark(_CHANGING)
        self._begun = True

    def _mark(self, word: str) -> None:
        line = f"{word} {self.serial}\n".encode()
        self._store.put({MARKER: _HEAD + line}, lambda *_: "text/plain; charset=utf-8")

    def _note_down(self) -> None:
        self._objects.put(self._put, self.serial)
        self._objects.hold(self._held, self.serial, last=ROOT_MANIFEST)
        self._put.clear()
        self._held.clear()

    def _write_held(self, executor: Executor | None) -> None:
        """Have the workers write what waits; what a worker that dies had is written from here."""
        under_way: deque[tuple[dict[str, bytes], Future[None] | None]] = deque()
        for batch in self._objects.held(_AT_ONCE, _BYTES_AT_ONCE):
            manifest = batch.pop(ROOT_MANIFEST, None)
            self._objects.doubt(batch)
            under_way.append((batch, _submitted(executor, self._store, batch)))
            if len(under_way) == _WINDOW:
                self._finish(*under_way.popleft())
            if manifest is not None:
                while under_way:
                    self._finish(*under_way.popleft())
                self._objects.doubt([ROOT_MANIFEST])
                self._finish({ROOT_MANIFEST: manifest}, None)
        while under_way:
            self._finish(*under_way.popleft())

    def _finish(self, batch: dict[str, bytes], future: Future[None] | None) -> None:
        try:
            if future is not None:
                future.result()
        except BrokenExecutor:
            future = None
        if future is None:
            put_files(self._store, batch)
        self._objects.put(
            ((address, hashlib.sha256(data).digest()) for address, data in batch.items()), self.serial
        )


def put_files(store: Store, files: dict[str, bytes]) -> None:
    """Write files as what they are. Runs in workers."""
    if files:
        store.put(files, media_type)


def _submitted(executor: Executor | None, store: Store, batch: dict[str, bytes]) -> Future[None] | None:
    try:
        return None if executor is None else executor.submit(put_files, store, batch)
    except BrokenExecutor:
        return None
