"""Keeps the search index equal to the archive: changed slices are indexed, changed volumes bound again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from backfile.catalog import outputs, searchable
from backfile.catalog.outputs import EVERYTHING, Output
from backfile.catalog.searchable import Content, Held, Place
from backfile.publish.outlet import Outlet
from backfile.search import (
    File,
    Slice,
    Volume,
    result_addresses,
    root_file,
    slices,
    unpack,
    volume_files,
    volumes,
)
from backfile.versions import indexing_version
from backfile.work import indexing
from backfile.work.executors import Workers
from backfile.work.indexing import SliceBatch
from backfile.work.rendering import Made

UNIT = "search:"
FOLDER = "search"
"""Where its files lie in the output."""
_AT_ONCE = 64  # files of a volume that are announced and written together


@dataclass(slots=True)
class SearchIndex:
    """One build's search index."""

    db: sqlite3.Connection
    folder: Path
    """Where packed slices are kept: a cache, like the catalog."""
    publication: Outlet
    workers: Workers
    mtime_ns: int | None
    build: int
    touched: set[int] | None
    """The articles that may have changed since the last build; None stands for all of them."""
    written: int = 0
    _held: dict[str, Held] = field(default_factory=dict)

    def run(self) -> int:
        """Bring the index up to date; returns how many files were written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        places = searchable.places(self.db)
        parts = slices(place.address for place in places)
        bound = volumes(parts)
        for batch, (done,) in self.workers.map(
            indexing.index_batch,
            self._batches(parts, places),
            pieces=indexing.pieces,
            failed=indexing.failed,
        ):
            if batch.contents is not None:
                _replace(self._packed(batch.key, batch.inputs), done.packed)
            self._held[batch.key] = Held(batch.addresses, batch.inputs, done.digest)
            self._record(_digest(batch.key, done.digest), done.made)
        for volume in bound:
            self._bind(volume)
        digests = [self._held[part.key].packed for part in parts]
        root = root_file((place.year for place in places), bound, digests)
        self._record(_digest("root"), self._written([root]))
        searchable.hold_slices(self.db, self._held)
        self._tidy()
        return self.written

    def _batches(self, parts: list[Slice], places: list[Place]) -> Iterator[SliceBatch]:
        """The slices that must be indexed, or at least written, again; the others are noted as held."""
        known = searchable.held_slices(self.db)
        for part in parts:
            members = places[part.first : part.last]
            addresses = _digest(*(place.address for place in members))
            before = known.get(part.key)
            contents: tuple[Content, ...] | None = None
            if before is None or before.addresses != addresses or self._may_have_changed(members):
                contents = tuple(searchable.contents(self.db, members[0], members[-1]))
                inputs = _inputs(contents)
            else:
                inputs = before.inputs
            path, packed = self._packed(part.key, inputs), b""
            if path.exists():
                if before is not None and before.inputs == inputs and self._keep(part.key, before.packed):
                    self._held[part.key] = before
                    continue
                contents, packed = None, path.read_bytes()
            elif contents is None:
                contents = tuple(searchable.contents(self.db, members[0], members[-1]))
            yield SliceBatch(
                key=part.key,
                addresses=addresses,
                inputs=inputs,
                packed=packed,
                contents=contents,
                target=self.publication.expect(result_addresses(part.key, len(members))),
                mtime_ns=self.mtime_ns,
            )

    def _may_have_changed(self, members: list[Place]) -> bool:
        return self.touched is None or any(place.id in self.touched for place in members)

    def _bind(self, volume: Volume) -> None:
        """Make the volume's files, unless its slices are those of before."""
        names = [part.key for part in volume.slices]
        digests = [self._held[name].packed for name in names]
        if self._keep("volume", volume.key, *digests):
            return
        packed = [unpack(self._packed(name, self._held[name].inputs).read_bytes()) for name in names]
        made = self._written(volume_files(volume.key, packed))
        self._record(_digest("volume", volume.key, *digests), made)

    def _keep(self, *parts: str) -> bool:
        return outputs.keep(self.db, UNIT, _digest(*parts), self.build) > 0

    def _written(self, files: Iterable[File]) -> Iterator[Made]:
        """Write files from here, some at a time, for their addresses must be announced first."""
        rest = iter(files)
        while some := list(islice(rest, _AT_ONCE)):
            target = self.publication.expect([address for address, _ in some])
            yield from indexing.write_all(target, some, self.mtime_ns)

    def _record(self, job: bytes, made: Iterable[Made]) -> None:
        """Note files as made."""
        for file in made:
            outputs.record(self.db, [Output(file.address, UNIT, job, file.sha256, file.size)], self.build)
            self.publication.took(file.address, file.sha256, file.held)
            self.written += file.changed

    def _packed(self, key: str, inputs: bytes) -> Path:
        return self.folder / f"{key}-{inputs.hex()}"

    def _tidy(self) -> None:
        """Forget the packed slices of other states of the archive."""
        wanted = {self._packed(key, held.inputs).name for key, held in self._held.items()}
        for path in self.folder.iterdir():
            if path.name not in wanted:
                path.unlink(missing_ok=True)


def touched(dirty: Iterable[str]) -> set[int] | None:
    """The articles among the dirty units; None when everything is dirty."""
    units = set(dirty)
    if EVERYTHING in units:
        return None
    return {int(unit.partition(":")[2]) for unit in units if unit.startswith("article:")}


def _replace(path: Path, data: bytes) -> None:
    """A packed slice is never half there: a build may be killed and trust it the next time."""
    draft = path.with_name(f"{path.name}.new")
    draft.write_bytes(data)
    draft.replace(path)


def _inputs(contents: Iterable[Content]) -> bytes:
    """A digest of all that a slice's index is made from."""
    digest = blake2b(indexing_version(), digest_size=16)
    for content in contents:
        digest.update(f"{content.address}\0{content.terms}\0{len(content.record)}\0".encode())
        digest.update(content.record)
    return digest.digest()


def _digest(*parts: str) -> bytes:
    """Of a job's inputs: another version of the program makes its files again."""
    return blake2b("\0".join(parts).encode(), digest_size=16, key=indexing_version()).digest()
