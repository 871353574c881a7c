"""Indexes one slice of the archive for searching. Runs in workers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

import msgspec

from backfile.catalog.searchable import Content
from backfile.errors import BackfileError
from backfile.publish.outlet import Target
from backfile.records import Article
from backfile.search import (
    Cut,
    File,
    SearchDocument,
    Step,
    digest,
    document,
    index_slice,
    patched,
    result_files,
    unpack,
)
from backfile.work.rendering import Made

Steps: TypeAlias = tuple[tuple[int, bool], ...]
"""Of each `backfile.search.Step` where it is, and whether an article goes there."""


@dataclass(frozen=True, slots=True)
class SliceBatch:
    """One slice to be indexed, or, without contents, to be written again as it was packed."""

    cut: Cut
    inputs: bytes
    """A digest of what it is made from, for who keeps it: see `backfile.catalog.searchable.Held`."""
    packed: bytes
    """Its packed index, where that has only to be written or changed."""
    contents: tuple[Content | None, ...] | None
    """Its articles; with steps, what comes with each of these."""
    steps: Steps | None
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
        documents = map(_document, batch.contents)
        if batch.steps is None:
            packed = index_slice(document for document in documents if document is not None)
        else:
            steps = [Step(*step, document) for step, document in zip(batch.steps, documents, strict=True)]
            packed = patched(unpack(packed), steps)
    files = result_files(batch.cut.key, unpack(packed))
    return [Indexed(digest(packed), packed, tuple(write_all(batch.target, files, batch.mtime_ns)))]


def _document(content: Content | None) -> SearchDocument | None:
    if content is None:
        return None
    return document(_DECODE(content.record), content.address, content.terms)


def pieces(batch: SliceBatch) -> list[SliceBatch]:
    """A slice is not cut further."""
    return [batch]


def failed(batch: SliceBatch, reason: str) -> Indexed:
    """An article that cannot be found is as good as lost: the build stops."""
    raise BackfileError(f"indexing slice {batch.cut.key} for the search failed: {reason}")


def write_all(target: Target, files: Iterable[File], mtime_ns: int | None) -> list[Made]:
    """Write files, and say of each what was written."""
    made: list[Made] = []
    with target.writer() as writer:
        for address, data in files:
            written = writer.write(address, data, mtime_ns)
            made.append(Made(address, sha256(data).digest(), len(data), written.changed, written.held))
    return made


_DECODE = msgspec.msgpack.Decoder(Article).decode
