"""Indexes one slice of the archive for searching. Runs in workers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from backfile.catalog.searchable import Content
from backfile.errors import BackfileError
from backfile.publish.outlet import Target
from backfile.records import Article
from backfile.search import File, digest, document, index_slice, result_files, unpack
from backfile.work.rendering import Made


@dataclass(frozen=True, slots=True)
class SliceBatch:
    """One slice to be indexed, or, without contents, to be written again as it was packed."""

    key: str
    addresses: bytes
    inputs: bytes
    """Digests, for who keeps them: see `backfile.catalog.searchable.Held`."""
    packed: bytes
    """Its packed index, where that is known and has only to be written."""
    contents: tuple[Content, ...] | None
    target: Target
    mtime_ns: int | None


@dataclass(frozen=True, slots=True)
class Indexed:
    """One slice's packed index by its digest, and the files written for it."""

    digest: str
    packed: bytes
    made: tuple[Made, ...]


def index_batch(batch: SliceBatch) -> list[Indexed]:
    """Index the slice, and write what results show of its articles."""
    packed = batch.packed
    if batch.contents is not None:
        decode = msgspec.msgpack.Decoder(Article).decode
        packed = index_slice(
            document(decode(content.record), content.address, content.terms) for content in batch.contents
        )
    files = result_files(batch.key, unpack(packed))
    return [Indexed(digest(packed), packed, tuple(write_all(batch.target, files, batch.mtime_ns)))]


def pieces(batch: SliceBatch) -> list[SliceBatch]:
    """A slice is not cut further."""
    return [batch]


def failed(batch: SliceBatch, reason: str) -> Indexed:
    """An article that cannot be found is as good as lost: the build stops."""
    raise BackfileError(f"indexing slice {batch.key} for the search failed: {reason}")


def write_all(target: Target, files: Iterable[File], mtime_ns: int | None) -> list[Made]:
    """Write files, and say of each what was written."""
    made: list[Made] = []
    with target.writer() as writer:
        for address, data in files:
            written = writer.write(address, data, mtime_ns)
            made.append(Made(address, sha256(data).digest(), len(data), written.changed, written.held))
    return made
