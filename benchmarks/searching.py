"""Makes the search index of a corpus alone, without its pages, and measures it and the searches of it.

    python benchmarks/searching.py SAMPLES --size 1000 10000 --work /dev/shm/searching

The articles are those of `corpus.py`, 400 words each, made beforehand: making them is not measured. Indexing
is, in as many workers as there are processors, as in a build: seconds, processor time, and the memory of the
process tree. Then one article is edited, and one is put into the middle of the past. The searches run in Node
with the browser's own script; counted is what the page would load, as the files are, uncompressed: first
until there is a list to show (the script itself included), then until the order is settled.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import corpus
import measuring
import msgspec

sys.path.insert(0, str(measuring.SOURCES))
from backfile.search import (
    Binding,
    File,
    SearchDocument,
    Slice,
    Volume,
    digest,
    index_slice,
    result_files,
    root_file,
    slices,
    unpack,
    volumes,
)

CHUNK = 1000
"""Articles in one file of the corpus."""
HERE = Path(__file__).resolve()
SCRIPTS = ("search-index.js", "search.js")


def generate(samples: Path, folder: Path, size: int, words: int) -> None:
    """Write the corpus as documents, and its addresses and years, in reading order."""
    folder.mkdir(parents=True, exist_ok=True)
    chunks = range(0, size, CHUNK)
    with ProcessPoolExecutor(initializer=corpus._load, initargs=(samples, "latin")) as pool:
        keys = list(pool.map(partial(_chunk, folder, size, words), chunks))
    (folder / "keys.json").write_text(json.dumps([key for part in keys for key in part]))


def _chunk(folder: Path, size: int, words: int, first: int) -> list[tuple[str, str]]:
    numbers = range(first, min(first + CHUNK, size))
    pieces = [corpus.article(corpus._vocabulary, n, size=size, words=words, seed=1) for n in numbers]
    made = [_document(piece) for piece in pieces]
    (folder / f"{first}.bin").write_bytes(msgspec.msgpack.encode(made))
    return [(document.address, document.date[:4]) for document in made]


def _document(piece: corpus.Article) -> SearchDocument:
    return SearchDocument(
        address=f"{piece.day:%Y/%m/%d}/{piece.slug}.html",
        headline=piece.headline,
        subhead=piece.subhead,
        body="\n".join(piece.paragraphs),
        date=f"{piece.day}",
        section=piece.section,
        source=piece.source,
        language="en",
        tags=piece.tags,
        authors=(piece.author,),
    )


def members(folder: Path, first: int, last: int) -> list[SearchDocument]:
    """Articles `first` to `last` (excluded) of the corpus."""
    found: list[SearchDocument] = []
    for start in range(first // CHUNK * CHUNK, last, CHUNK):
        data = (folder / f"{start}.bin").read_bytes()
        found += msgspec.msgpack.decode(data, type=list[SearchDocument])
    return found[first % CHUNK :][: last - first]


def make(folder: Path) -> None:
    """The whole index, from nothing: what a child process is measured at."""
    keys = json.loads((folder / "keys.json").read_text())
    parts = slices(address for address, _ in keys)
    with ProcessPoolExecutor() as pool:
        digests = list(pool.map(partial(_index, folder), parts))
    bound = volumes(parts)
    for volume in bound:
        _write(folder / "site", bind(folder, volume))
    _write(folder / "site", [root_file(_years(keys), bound, digests)])


def _index(folder: Path, part: Slice) -> str:
    packed = index_slice(members(folder, part.first, part.last))
    (folder / f"{part.key}.packed").write_bytes(packed)
    _write(folder / "site", result_files(part.key, unpack(packed)))
    return digest(packed)


def _years(keys: Sequence[Sequence[str]]) -> list[tuple[str, int]]:
    return [(year, len(list(some))) for year, some in itertools.groupby(year for _, year in keys)]


def bind(folder: Path, volume: Volume) -> Iterator[File]:
    """The files of one volume, from the packed slices."""
    packed = [unpack((folder / f"{part.key}.packed").read_bytes()) for part in volume.slices]
    return Binding(volume.key).files(packed)


def _write(site: Path, files: Iterable[File]) -> tuple[int, int]:
    """Write what differs; how many files, of how many bytes."""
    count = size = 0
    for address, data in files:
        path = site / address
        if path.exists() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        count, size = count + 1, size + len(data)
    return count, size


def change(folder: Path, label: str, changed: Sequence[tuple[str, str]], article: SearchDocument) -> str:
    """Index again what an article's change asks for, all in this process; a row of the report."""
    keys = [tuple(key) for key in json.loads((folder / "keys.json").read_text())]
    before = slices(address for address, _ in keys)
    parts = slices(address for address, _ in changed)
    where = next(n for n, (address, _) in enumerate(changed) if address == article.address)
    known = {(part.key, *(address for address, _ in keys[part.first : part.last])) for part in before}
    begun, processor = time.perf_counter(), time.process_time()
    touched = 0
    for part in parts:
        addresses = [address for address, _ in changed[part.first : part.last]]
        if part.first <= where < part.last or (part.key, *addresses) not in known:
            shift = len(changed) - len(keys)
            first = part.first - (shift if part.first > where else 0)
            last = part.last - (shift if part.last > where else 0)
            documents = members(folder, first, last)
            if part.first <= where < part.last:
                documents[where - part.first : where - part.first + 1 - shift] = [article]
            packed = index_slice(documents)
            (folder / f"{part.key}.packed").write_bytes(packed)
            _write(folder / "site", result_files(part.key, unpack(packed)))
            touched += 1
    written = size = bound = 0
    held = {tuple(part.key for part in volume.slices) for volume in volumes(before)}
    for volume in volumes(parts):
        inside = volume.slices[0].first <= where < volume.slices[-1].last
        if inside or tuple(part.key for part in volume.slices) not in held:
            count, total = _write(folder / "site", bind(folder, volume))
            written, size, bound = written + count, size + total, bound + 1
    wall, processor = time.perf_counter() - begun, time.process_time() - processor
    return (
        f"{label}: {wall:.1f} s (processor {processor:.1f}), {touched} slices, {bound} volumes,"
        f" {written} files of {size / 1e6:.1f} MB"
    )


def measure(samples: Path, folder: Path, size: int, words: int) -> None:
    """One size: all rows of the report."""
    if not (folder / "keys.json").exists():
        generate(samples, folder, size, words)
    shutil.rmtree(folder / "site", ignore_errors=True)
    for path in folder.glob("*.packed"):
        path.unlink()
    command = [sys.executable, str(HERE), str(samples), "--make", str(folder)]
    figures = measuring.run(command, folder, folder / "log.txt")
    files = [path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file()]
    print(f"\n{size} articles: {figures.wall:.1f} s (processor {figures.processor:.1f}),", end=" ")
    print(f"{figures.peak >> 20} MB, {len(files)} files, {sum(files) / 1e6:.1f} MB", flush=True)
    done = subprocess.run(
        ["node", str(HERE.with_suffix(".js")), str(folder / "site")],
        capture_output=True,
        text=True,
        check=True,
    )
    print(done.stdout, end="")
    keys = [tuple(key) for key in json.loads((folder / "keys.json").read_text())]
    (article,) = members(folder, size // 2, size // 2 + 1)
    edited = replace(article, body=article.body + " An unheardof correction.")
    print(change(folder, "edit", keys, edited))
    print(change(folder, "edit undone", keys, article))
    inserted = replace(article, address=article.address.replace(".html", "-2.html"))
    middle = size // 2 + 1
    grown = [*keys[:middle], (inserted.address, inserted.date[:4]), *keys[middle:]]
    print(change(folder, "insertion", grown, inserted))


def main() -> None:
    """Read the options, measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("samples", type=Path)
    parser.add_argument("--size", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--words", type=int, default=400, help="words an article, on average")
    parser.add_argument("--work", type=Path, default=Path("searching"))
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make(options.make)
        return
    for size in options.size:
        measure(options.samples, (options.work / str(size)).resolve(), size, options.words)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
