"""Where a build's time goes: microseconds of processor time an article, by stage.

    python benchmarks/budget.py SITE [--sample 600]

SITE is an archive that was built. Each stage is run alone, in this process, over a sample of its articles, so
that the figures add up to what one processor does for an article; what the pages around it cost (day, month,
tags, feeds) is spread over the articles of the archive. Nothing in SITE is changed.
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backfile.catalog import outputs, schema
from backfile.catalog.changes import Changes
from backfile.config import Site, load_site
from backfile.fingerprints import of_job, of_kinds
from backfile.loader import load
from backfile.loader.decode import decode
from backfile.origins import Origin
from backfile.pipeline import CATALOG, STATE
from backfile.plan import articles, units
from backfile.plan.jobs import Job
from backfile.publish.files import Tree, Writer
from backfile.records import Loaded
from backfile.render.pages import Renderer
from backfile.renewal import frame_of
from backfile.scan import Folder, SourceFile, scan
from backfile.settingsfile import VOCABULARY_FILE
from backfile.site.pages import ArticlePage
from backfile.tagging import Tagger, parse_vocabulary
from backfile.work import loading, rendering
from backfile.work.rendering import RenderBatch, task_of
from backfile.work.suggesting import Setup


@dataclass(frozen=True, slots=True)
class Line:
    """One stage: microseconds a piece, and how many pieces there are to an article."""

    stage: str
    each: float
    pieces: float = 1.0
    part_of: str = ""
    """Empty, or the stage that holds this one, which then counts once."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--sample", type=int, default=600)
    options = parser.parse_args()
    root: Path = options.site.resolve()
    with tempfile.TemporaryDirectory(prefix="backfile-budget-", dir=root.parent) as name:
        copy = Path(name) / CATALOG
        shutil.copy(root / STATE / CATALOG, copy)
        lines = list(_lines(root, Path(name), schema.connect(copy), options.sample))
    print("| stage | µs each | pieces an article | µs an article |\n|---|---|---|---|")
    for line in lines:
        name = f"  of it: {line.stage}" if line.part_of else line.stage
        print(f"| {name} | {line.each:.0f} | {line.pieces:.2f} | {line.each * line.pieces:.0f} |")
    total = sum(line.each * line.pieces for line in lines if not line.part_of)
    print(f"| together | | | {total:.0f} |")


def _lines(root: Path, scratch: Path, db: sqlite3.Connection, size: int) -> Iterator[Line]:
    site = load_site(root)
    begun = time.process_time()
    files = [(folder, file) for folder in scan(root) for file in folder.files]
    yield Line("scan", (time.process_time() - begun) * 1e6 / len(files))
    sample = random.Random(1).sample(files, min(size, len(files)))
    yield from _loading(root, site, sample)
    yield from _cataloguing(root, site, sample)
    yield from _output(root, scratch, db, site, size, len(files))


def _loading(root: Path, site: Site, sample: list[tuple[Folder, SourceFile]]) -> Iterator[Line]:
    datas = [((root / folder.path / file.name).read_bytes(), folder, file) for folder, file in sample]
    batch = _batch(root, site, sample)
    loading.load_batch(_batch(root, site, sample[:20]))  # what a worker reads once is not an article's cost
    yield Line("load, all of it (in a worker)", _timed(loading.load_batch, [batch]) / len(sample))
    held = "load"
    yield Line("read", _timed(lambda f: (root / f[0].path / f[1].name).read_bytes(), sample), part_of=held)
    yield Line("decode", _timed(lambda each: decode(each[0]), datas), part_of=held)

    def read(each: tuple[bytes, Folder, SourceFile]) -> object:
        data, folder, file = each
        return load(f"{folder.path}/{file.name}", data, defaults=folder.defaults, site_language=site.language)

    yield Line("decode, front matter, layout and fields", _timed(read, datas), part_of=held)
    articles_read = [each.article for each in map(read, datas) if isinstance(each, Loaded)]
    vocabulary = (root / VOCABULARY_FILE).read_text() if (root / VOCABULARY_FILE).exists() else ""
    tagger = Tagger(parse_vocabulary(vocabulary), site.tagging)
    yield Line("tags", _timed(tagger.candidates, articles_read), part_of=held)


def _cataloguing(root: Path, site: Site, sample: list[tuple[Folder, SourceFile]]) -> Iterator[Line]:
    entries = loading.load_batch(_batch(root, site, sample))
    with tempfile.TemporaryDirectory(prefix="backfile-budget-", dir=root.parent) as name:
        fresh = schema.connect(Path(name) / CATALOG)
        fresh.execute("BEGIN")
        changes = Changes(fresh, parse_vocabulary(""), everything=True)
        arrived = [(folder.path, entry) for (folder, _), entry in zip(sample, entries, strict=True)]
        yield Line("catalog", _timed(changes.store, [arrived]) / len(arrived))
        yield Line("settle tags and terms", _timed(lambda _: changes.settle(), [0]) / len(sample))
        fresh.close()


def _output(
    root: Path, scratch: Path, db: sqlite3.Connection, site: Site, size: int, total: int
) -> Iterator[Line]:
    frame = frame_of(db, root, site)
    kinds = of_kinds(frame)
    renderer = Renderer(site, frame.chrome, Path(frame.overrides) if frame.overrides else None)
    planned = articles.everything(db)
    yield Line("plan an article page", _timed(lambda _: next(planned), range(size - 1)))
    jobs = list(itertools.islice(articles.everything(db), size))
    yield Line("fingerprint", _timed(lambda job: of_job(kinds, job), jobs))
    batch = RenderBatch(Origin(str(root)), Tree(""), frame, ())
    held = "render"
    yield Line(
        "render an article and its files",
        _timed(lambda job: _made(job, batch), jobs),
    )
    yield Line("decode the job", _timed(task_of, jobs), part_of=held)
    tasks = [task for task in map(task_of, jobs) if isinstance(task, ArticlePage)]
    yield Line("template", _timed(renderer.render, tasks), part_of=held)
    made = [each for job in jobs for each in _made(job, batch)]
    writer = Writer(str(scratch))
    write = _timed(lambda each: writer.write(*each, None), made)
    yield Line("write a file", write, len(made) / len(jobs))
    others = [job for job in units.all_jobs(db, site) if job.kind != "ArticlePage"]
    yield from _around(db, site, others, batch, write, total)


def _around(
    db: sqlite3.Connection, site: Site, others: list[Job], batch: RenderBatch, write: float, total: int
) -> Iterator[Line]:
    """The pages that are no articles', of each kind a sample."""
    begun = time.process_time()
    for _ in units.all_jobs(db, site):
        pass
    planned = (time.process_time() - begun) * 1e6
    yield Line("plan all (articles again included)", planned / total, part_of="plan")
    for kind in sorted({job.kind for job in others}):
        jobs = [job for job in others if job.kind == kind]
        sample = random.Random(1).sample(jobs, min(200, len(jobs)))
        each = _timed(lambda job: _made(job, batch), sample)
        files = sum(len(_made(job, batch)) for job in sample) / len(sample)
        yield Line(f"render and write: {kind}", each + write * files, len(jobs) / total)
    noted = [_elsewhere(each, number) for number, each in enumerate(_standing(db))]
    db.execute("BEGIN")
    yield Line(
        "note a file", _timed(lambda each: outputs.record(db, [each], 1), noted), outputs.total(db) / total
    )
    db.execute("ROLLBACK")


def _standing(db: sqlite3.Connection) -> list[outputs.Output]:
    rows = db.execute("SELECT address, unit, job, sha256, size FROM output LIMIT 1000")
    return [outputs.Output(*row) for row in rows]


def _elsewhere(each: outputs.Output, number: int) -> outputs.Output:
    return each._replace(address=f"{each.address}-{number}")


def _made(job: Job, batch: RenderBatch) -> list[tuple[str, bytes]]:
    return list(rendering.outputs(job, batch, batch.origin.reader(())))


def _batch(root: Path, site: Site, sample: list[tuple[Folder, SourceFile]]) -> loading.LoadBatch:
    items = tuple(loading.LoadItem(folder.path, file, folder.defaults) for folder, file in sample)
    return loading.LoadBatch(Origin(str(root)), Setup(site.language, site.tagging, ""), items)


def _timed(work: Callable[[Any], object], pieces: Iterable[Any]) -> float:
    """Microseconds of processor time a piece. One is done before, so that nothing is measured cold."""
    todo = list(pieces)
    if len(todo) > 1:
        work(todo[0])
    begun = time.process_time()
    for piece in todo:
        work(piece)
    return (time.process_time() - begun) * 1e6 / max(1, len(todo))


if __name__ == "__main__":
    main()
