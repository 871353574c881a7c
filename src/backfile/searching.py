"""Keeps the search index equal to the archive: changed slices are indexed, changed volumes bound again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import msgspec

from backfile.catalog import outputs, searchable, tallies
from backfile.catalog.outputs import EVERYTHING, Output
from backfile.catalog.searchable import Content, Held
from backfile.catalog.slicing import Sliced, Slicing
from backfile.publish.outlet import Outlet
from backfile.search import (
    TABLES,
    Binding,
    File,
    PackedSlice,
    Rebinding,
    Start,
    Volume,
    numbers,
    result_addresses,
    root_file,
    unpack,
    volumes,
)
from backfile.versions import indexing_version
from backfile.work import indexing
from backfile.work.executors import Workers
from backfile.work.indexing import SliceBatch, Steps
from backfile.work.rendering import Made

UNIT = "search:"
FOLDER = "search"
"""Where its files lie in the output."""
_FEW = 4  # slices of a volume: when more of them have changed, all of it is bound anew
_FEW_ARTICLES = 3  # of a slice: when more of them have changed, all of it is indexed anew
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
    _slicing: Slicing = field(init=False)
    _held: dict[str, Held] = field(default_factory=dict)
    _members: dict[str, bytes] = field(default_factory=dict)
    """Digests of the articles of those slices that are others than before."""
    _starts: set[str] = field(default_factory=set)
    """Names of what is kept of volumes: where their files begin."""

    def run(self) -> int:
        """Bring the index up to date; returns how many files were written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.touched is None:
            self.workers.rest()  # what they hold of tags and templates is of no use here
        self._slicing = Slicing(self.db, self.touched)
        bound = volumes(numbers(self._slicing.cuts))
        for batch, (done,) in self.workers.map(
            indexing.index_batch,
            self._batches(),
            pieces=indexing.pieces,
            failed=indexing.failed,
            window=2,  # a slice is some megabytes
        ):
            key = batch.cut.key
            if batch.contents is not None:
                _replace(self._packed(key, batch.inputs), done.packed)
            self._held[key] = Held(batch.cut, batch.inputs, done.digest)
            self._record(_digest(key, done.digest), done.made)
        self.workers.rest()  # while a volume's slices are in memory here
        for volume in bound:
            self._bind(volume)
        digests = [self._held[cut.key].packed for cut in self._slicing.cuts]
        years = [(f"{year:04d}" if year else "", count) for year, count in tallies.year_counts(self.db)]
        self._record(_digest("root"), self._written([root_file(years, bound, digests)]))
        searchable.hold_slices(self.db, self._held.values(), self._members)
        self._tidy()
        return self.written

    def _batches(self) -> Iterator[SliceBatch]:
        """The slices that must be indexed, or at least written, again; the others are noted as held."""
        for part in self._slicing.slices():
            key, before = part.cut.key, self._slicing.before.get(part.cut.key)
            if part.members is not None:
                self._members[key] = b"".join(part.members)
            path = self._packed(key, part.inputs)
            if path.exists():
                if before is not None and before.inputs == part.inputs and self._keep(key, before.packed):
                    self._held[key] = Held(part.cut, part.inputs, before.packed)
                    continue
                packed, contents, steps = path.read_bytes(), None, None
            else:
                packed, contents, steps = self._sources(part)
            yield SliceBatch(
                cut=part.cut,
                inputs=part.inputs,
                packed=packed,
                contents=contents,
                steps=steps,
                target=self.publication.expect(result_addresses(key, part.cut.articles)),
                mtime_ns=self.mtime_ns,
            )

    def _sources(self, part: Sliced) -> tuple[bytes, tuple[Content | None, ...], Steps | None]:
        """What a slice's index is made from: the one of before with a few changes, or all of its articles."""
        found = self._slicing.steps(part)
        if found is not None and len(found) <= _FEW_ARTICLES:
            before = self._packed(part.cut.key, self._slicing.before[part.cut.key].inputs)
            with suppress(FileNotFoundError):
                steps = tuple((number, gone) for number, gone, _ in found)
                return before.read_bytes(), tuple(content for _, _, content in found), steps
        return b"", part.contents or tuple(searchable.contents(self.db, *part.bounds)), None

    def _bind(self, volume: Volume) -> None:
        """Make the volume's files, unless its slices are those of before."""
        now = {part.key: self._held[part.key] for part in volume.slices}
        job = _volume_job(volume, now)
        starts = self._place_of_starts(volume, job)
        self._starts.add(starts.name)
        if outputs.keep(self.db, UNIT, job, self.build):
            return
        packed = [self._unpacked(key, held) for key, held in now.items()]
        last = self._last_state(volume, now)
        binding: Binding | Rebinding
        if last is None:
            binding = Binding(volume.key)
            self._record(job, self._written(binding.files(packed)))
        else:
            words, places, changed = last
            binding = again = Rebinding(volume.key, words, places)
            self._record(job, self._written(again.files(packed, changed)))
            outputs.hand_over(self.db, again.kept, job, self.build)
        _replace(starts, msgspec.msgpack.encode((binding.words, binding.places)))

    def _last_state(self, volume: Volume, now: dict[str, Held]) -> _LastState | None:
        """Where the volume's files began, and those of its slices that have changed as they were.

        None where that is not known, or where most of it would have to be made anew.
        """
        before = {key: self._slicing.before[key] for key in now if key in self._slicing.before}
        changed = [key for key in before if before[key].packed != now[key].packed]
        if len(before) < len(now) or len(changed) > _FEW:
            return None
        job = _volume_job(volume, before)
        try:
            words, places = _STARTS.decode(self._place_of_starts(volume, job).read_bytes())
            old = {
                number: self._unpacked(key, before[key]) for number, key in enumerate(now) if key in changed
            }
        except FileNotFoundError:
            return None
        if outputs.made_by(self.db, UNIT, job) != len(words) + len(places) + len(TABLES):
            return None
        return words, places, old

    def _place_of_starts(self, volume: Volume, job: bytes) -> Path:
        return self.folder / f"volume-{volume.key}-{job.hex()}"

    def _unpacked(self, key: str, held: Held) -> PackedSlice:
        return unpack(self._packed(key, held.inputs).read_bytes())

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
        wanted = {self._packed(key, held.inputs).name for key, held in self._held.items()} | self._starts
        for path in self.folder.iterdir():
            if path.name not in wanted:
                path.unlink(missing_ok=True)


def _volume_job(volume: Volume, held: Mapping[str, Held]) -> bytes:
    return _digest("volume", volume.key, *(held[part.key].packed for part in volume.slices))


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


def _digest(*parts: str) -> bytes:
    """Of a job's inputs: another version of the program makes its files again."""
    return blake2b("\0".join(parts).encode(), digest_size=16, key=indexing_version()).digest()


_LastState: TypeAlias = tuple[list[Start], list[Start], dict[int, PackedSlice]]
_STARTS = msgspec.msgpack.Decoder(tuple[list[Start], list[Start]])
