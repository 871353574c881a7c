"""Makes a whole search index at once, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from backfile.search import (
    Binding,
    SearchDocument,
    digest,
    index_slice,
    result_files,
    root_file,
    slices,
    unpack,
    volumes,
)


def whole_index(documents: Sequence[SearchDocument]) -> dict[str, bytes]:
    """All files of an archive of these articles, made from nothing."""
    parts = slices(document.address for document in documents)
    packed = [index_slice(documents[part.first : part.last]) for part in parts]
    bound = volumes(parts)
    years = [(year, len(list(some))) for year, some in groupby(documents, lambda document: document.date[:4])]
    files = [root_file(years, bound, [digest(data) for data in packed])]
    for part, data in zip(parts, packed, strict=True):
        files += result_files(part.key, unpack(data))
    rest = iter(packed)
    for volume in bound:
        files += Binding(volume.key).files([unpack(next(rest)) for _ in volume.slices])
    assert len(dict(files)) == len(files), "two files have one address"
    return dict(files)
