"""`backfile explain`: what a file of the archive was made from, and why it was or was not written again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click

from backfile import checksums, fingerprints, searching
from backfile import explain as explaining
from backfile.catalog import meta, outputs
from backfile.cli.catalog import open_catalog
from backfile.cli.options import site_option
from backfile.config import load_site
from backfile.errors import BackfileError
from backfile.explain import Origin
from backfile.output import jobs_of
from backfile.render.pages import Renderer
from backfile.renewal import frame_of
from backfile.work.rendering import output_addresses, task_of

_UNPLANNED = {
    checksums.UNIT: "the checksums of the files that it lists",
    searching.UNIT: "the texts of the articles that this part of the search index covers",
}
"""Units whose files are cut otherwise than pages."""


@click.command()
@click.argument("file", metavar="OUTPUT-FILE", type=click.Path(path_type=Path))
@site_option
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the archive was built to. [default: SITE/site]",
)
def explain(file: Path, site: Path, output: Path | None) -> None:
    """Say what a file was made from and why it was written or not.

    OUTPUT-FILE is a file of the built archive. Goes by what the last build knew; sources are not read.
    """
    root = site.resolve()
    with open_catalog(root) as db:
        address = _address(file, (output or root / "site").resolve())
        standing = outputs.standing(db, address)
        if standing is None:
            raise BackfileError(
                f"{address} is no file that a build made",
                hint="Name a file of the archive as it was last built.",
            )
        unit = standing.output.unit
        lines = explaining.view(
            standing,
            None if unit in _UNPLANNED else _origin(db, root, unit, address),
            last_build=int(meta.get(db, "build") or b"0"),
            unfinished=outputs.waits(db, unit),
            unplanned=_UNPLANNED.get(unit, ""),
        )
        for line in lines:
            click.echo(line)


def _address(file: Path, output: Path) -> str:
    try:
        return file.resolve().relative_to(output).as_posix()
    except ValueError:
        raise BackfileError(
            f"{file} is not below {output}", hint="Name the archive with --site, its output with --output."
        ) from None


def _origin(db: sqlite3.Connection, root: Path, unit: str, address: str) -> Origin | None:
    """The job that makes the file now; None when none does."""
    frame = frame_of(db, root, load_site(root))
    jobs = jobs_of(db, root, frame.site, unit)
    job = next((job for job in jobs if address in output_addresses(job, frame.site)), None)
    if job is None:
        return None
    task = task_of(job)
    renderer = Renderer(frame.site, frame.chrome, Path(frame.overrides) if frame.overrides else None)
    return Origin(
        task=task,
        source=job.source,
        templates=tuple(renderer.template_files(type(task))),
        fingerprint=fingerprints.of_job(fingerprints.of_kinds(frame), job),
    )
