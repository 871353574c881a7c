"""`backfile build`: brings the output folder up to date and says what was done."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from rich.console import Console

from backfile.cli import outcome
from backfile.cli.options import base_url_option, executor_option, jobs_option, progress_on
from backfile.errors import BackfileError, SettingsError
from backfile.garbage import collect_seldom
from backfile.pipeline import Options
from backfile.pipeline import build as run_build
from backfile.report import Report
from backfile.stores import Store, is_address, store_at


@click.command()
@click.argument("site", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--output",
    metavar="DIR",
    help="Where the archive goes: a folder, or s3://BUCKET/FOLDER. [default: SITE/site]",
)
@jobs_option
@executor_option
@base_url_option("Where the archive will stand, https://archive.example.org/. [default: as in site.yaml]")
@click.option("--strict", is_flag=True, help="Exit with 1 when anything is doubtful or was set aside.")
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the figures and all problems to FILE, as JSON.",
)
@click.option("--clean", is_flag=True, help="Read and write everything anew; addresses stay.")
@click.option("--quiet", is_flag=True, help="Say nothing unless the exit status is not 0.")
def build(
    site: Path,
    output: str | None,
    jobs: int | None,
    executor: str | None,
    base_url: str | None,
    report: Path | None,
    *,
    strict: bool,
    clean: bool,
    quiet: bool,
) -> None:
    """Build an archive, or bring it up to date.

    SITE is the archive's folder, by default this one. Reads SITE/articles, writes SITE/site, and keeps what
    it knows in SITE/.backfile, so that the next build does only what is new. Addresses that were issued are
    kept in SITE/permalinks.tsv. Articles are never written to.

    An article that cannot be read is set aside and listed; the rest is built. Exits with 1 when the build
    failed (the archive is then as it was) and with 2 for wrong usage or settings.
    """
    if jobs is not None and executor is not None:
        raise click.UsageError("--jobs counts processes of this machine; leave it out with --executor.")
    place = None if output is None else store_at(output) if is_address(output) else Path(output)
    options = Options(
        output=place,
        jobs=jobs,
        executor=executor,
        base_url=base_url,
        clean=clean,
        mtime_ns=_source_date(),
    )
    collect_seldom()
    console = Console(stderr=True)
    try:
        with progress_on(console, quiet=quiet) as progress:
            result = run_build(site.resolve(), options, progress)
    except KeyboardInterrupt:
        stopped = "stopped before the end; the archive is as it was"
        raise BackfileError(stopped, hint="Build again to go on.") from None
    failed = strict and bool(result.problems)
    if not quiet:
        outcome.show(result, console)
        where = place.address if isinstance(place, Store) else place or site / "site"
        outcome.line(console, f"Open {where}/index.html")
    elif failed:
        outcome.show_problems(result.problems, console)
    if report is not None:
        _write(report, result)
    if failed:
        sys.exit(1)


def _write(report: Path, result: Report) -> None:
    try:
        report.write_bytes(result.json())
    except OSError as error:
        raise BackfileError(
            f"the archive is built, but this report cannot be written: {error.strerror}",
            path=str(report),
            hint="Name another file with --report.",
        ) from None


def _source_date() -> int | None:
    """SOURCE_DATE_EPOCH in nanoseconds, where it is set (reproducible-builds.org/specs/source-date-epoch)."""
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if not value:
        return None
    if not (value.isascii() and value.isdigit()):
        raise SettingsError(
            f"SOURCE_DATE_EPOCH is no number of seconds: {value!r}",
            hint="Write seconds since 1970, or unset it.",
        )
    return int(value) * 1_000_000_000
