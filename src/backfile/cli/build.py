"""`backfile build`: brings the output folder up to date and says what was done."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from backfile.cli.options import base_url_option, progress_on
from backfile.errors import BackfileError, Problem
from backfile.pipeline import Options
from backfile.pipeline import build as run_build
from backfile.report import Report

SHOWN_PROBLEMS = 20


@click.command()
@click.argument("site", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where the archive goes. [default: SITE/site]"
)
@click.option("--jobs", type=click.IntRange(1), help="Worker processes. [default: one a processor]")
@base_url_option("Address where the archive will stand.")
@click.option("--strict", is_flag=True, help="Exit with 1 when any article has a problem.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write a report as JSON.")
@click.option("--clean", is_flag=True, help="Begin anew, without what is known from the last build.")
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def build(
    site: Path,
    output: Path | None,
    jobs: int | None,
    base_url: str | None,
    report: Path | None,
    *,
    strict: bool,
    clean: bool,
    quiet: bool,
) -> None:
    """Build the archive in SITE (default: this folder).

    Reads SITE/articles, writes SITE/site, and keeps what it knows in SITE/.backfile, so that the next build
    does only what is new. Sources are never written to.
    """
    options = Options(output=output, jobs=jobs, base_url=base_url, clean=clean, mtime_ns=_source_date())
    console = Console(stderr=True)
    with progress_on(console, quiet=quiet) as progress:
        result = run_build(site.resolve(), options, progress)
    if report is not None:
        report.write_bytes(result.json())
    show(result, console, output or site / "site", quiet=quiet)
    if strict and result.problems:
        sys.exit(1)


def show(result: Report, console: Console, output: Path, *, quiet: bool) -> None:
    """Print what a build did; when quiet, its problems only."""
    if result.problems:
        _show_problems(result.problems, console)
    if quiet:
        return
    for notice in result.notices:
        console.print(f"Note: {notice}", markup=False, highlight=False, soft_wrap=True)
    parts = [f"{result.published:,} of {result.inputs:,} articles published"]
    if result.withheld:
        parts.append(f"{result.withheld:,} withheld")
    if result.quarantined:
        parts.append(f"{result.quarantined:,} set aside")
    console.print(
        f"{', '.join(parts)}. {result.written:,} files written, {result.unchanged:,} unchanged,"
        f" {result.removed:,} removed, in {result.seconds:.1f} s.",
        highlight=False,
        soft_wrap=True,
    )
    console.print(f"Open {output / 'index.html'}", markup=False, highlight=False, soft_wrap=True)


def _show_problems(problems: tuple[Problem, ...], console: Console) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(overflow="fold", style="bold")
    table.add_column(overflow="fold")
    for problem in problems[:SHOWN_PROBLEMS]:
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        table.add_row(Text(_plain(place)), Text(_plain(f"{problem.message}. {problem.hint}".strip())))
    if console.is_terminal:
        console.print(table)
    else:
        for problem in problems[:SHOWN_PROBLEMS]:
            console.print(_plain(str(problem)), markup=False, highlight=False, soft_wrap=True)
    rest = len(problems) - SHOWN_PROBLEMS
    if rest > 0:
        console.print(f"... and {rest:,} more; --report FILE lists all of them.", highlight=False)


def _plain(text: str) -> str:
    """Text from sources and file names, fit for a terminal: no control characters, no broken surrogates."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _source_date() -> int | None:
    """SOURCE_DATE_EPOCH in nanoseconds, where it is set (reproducible-builds.org/specs/source-date-epoch)."""
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if not value:
        return None
    if not value.isdigit():
        raise BackfileError(f"SOURCE_DATE_EPOCH is no number of seconds: {value!r}")
    return int(value) * 1_000_000_000
