"""The search index: static files that a script in the reader's browser searches, with no server.

How a build makes it; each step is pure, all rows are in reading order (by date, the undated first):

    parts = slices(addresses)                       about 1,000 articles each
    packed = index_slice(documents of one part)     kept until one of its articles changes
    result_files(part.key, unpack(packed))          what results show
    bound = volumes(parts)                          about 32 slices each
    Binding(volume.key).files(unpacked slices)      words and their places
    root_file(years, bound, digests of all packed)

`recut`, `patched` and `Rebinding` make slices, one slice and a volume anew from what they were, where few
articles have changed.

docs/decisions/0070-search-index.md says why the index is our own; docs/search.md what it costs.
"""

from backfile.search.documents import SearchDocument, document
from backfile.search.indexing import index_slice
from backfile.search.packed import PackedSlice, unpack
from backfile.search.patching import Step, patched, steps
from backfile.search.rebinding import Rebinding
from backfile.search.root import Volume, digest, root_file, volumes
from backfile.search.shelves import Start
from backfile.search.slices import Cut, Reading, Slice, numbers, recut, slices
from backfile.search.volumes import TABLES, Binding, File, result_addresses, result_files

__all__ = [
    "TABLES",
    "Binding",
    "Cut",
    "File",
    "PackedSlice",
    "Reading",
    "Rebinding",
    "SearchDocument",
    "Slice",
    "Start",
    "Step",
    "Volume",
    "digest",
    "document",
    "index_slice",
    "numbers",
    "patched",
    "recut",
    "result_addresses",
    "result_files",
    "root_file",
    "slices",
    "steps",
    "unpack",
    "volumes",
]
