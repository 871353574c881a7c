"""Indexes one slice of the archive for searching. Runs in workers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import msgspec

from backfile.catalog.searchable import Content
from backfile.errors import BackfileError
from backfile.publish.disk import Disk
from backfile.publish.files import Writer
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
    packed: str
    """Path of the file that keeps its packed index."""
    contents: tuple[Content, ...] | None
    tree: str
    base: str
    mtime_ns: int | None
    disk: Disk = field(default_factory=Disk)


@dataclass(frozen=True, slots=True)
class Indexed:
    """One slice's packed index by its digest, and the files written for it."""

    digest: str
    made: tuple[Made, ...]


def index_batch(batch: SliceBatch) -> list[Indexed]:
    """Index the slice, keep it packed, and write what results show of its articles."""
    if batch.contents is None:
        packed = Path(batch.packed).read_bytes()
    else:
        decode = msgspec.msgpack.Decoder(Article).decode
        packed = index_slice(
            document(decode(content.record), content.address, content.terms) for content in batch.contents
        )
        _replace(Path(batch.packed), packed)
    writer = Writer(batch.tree, batch.base, batch.disk)
    return [
        Indexed(
            digest(packed), tuple(write_all(writer, result_files(batch.key, unpack(packed)), batch.mtime_ns))
        )
    ]


def pieces(batch: SliceBatch) -> list[SliceBatch]:
    """A slice is not cut further."""
    return [batch]


def failed(batch: SliceBatch, reason: str) -> Indexed:
    """An article that cannot be found is as good as lost: the build stops."""
    raise BackfileError(f"indexing slice {batch.key} for the search failed: {reason}")


def write_all(writer: Writer, files: Iterable[File], mtime_ns: int | None) -> Iterator[Made]:
    """Write files, and say of each what was written."""
    for address, data in files:
        written = writer.write(address, data, mtime_ns)
        yield Made(address, sha256(data).digest(), len(data), written.changed)


def _replace(path: Path, data: bytes) -> None:
    """A packed slice is never half there: a build may be killed and trust it the next time."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
