"""`backfile check`: reads a built archive as a stranger would and lists what is wrong with it."""

from __future__ import annotations

import sys
from concurrent.futures import BrokenExecutor
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from backfile.check.archive import Archive
from backfile.check.baseurl import published_base_url
from backfile.check.examination import Examination, examine
from backfile.check.findings import KEPT_OF_A_CAUSE, KINDS, Finding
from backfile.check.places import case_sensitive
from backfile.check.takedowns import read_texts
from backfile.cli.options import base_url_option, jobs_option, progress_on
from backfile.errors import BackfileError
from backfile.work.executors import make_executor, processors

SHOWN = 10
"""Rows of one kind in the table; --json lists up to 1,000 findings."""


@click.command()
@click.argument("output", default="site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as one JSON object.")
@click.option(
    "--takedowns",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML list of texts that must not be anywhere in the archive.",
)
@jobs_option
@base_url_option("Where the archive stands. [default: as its front page says]")
def check(
    output: Path, takedowns: Path | None, jobs: int | None, base_url: str | None, *, as_json: bool
) -> None:
    """Check the built archive in OUTPUT (default: site).

    Reads every file as a stranger's browser, feed reader or crawler would: links, fragments, feeds, sitemaps,
    structured data, checksums; whether every page can be reached from the front page; whether anything
    would run, or ask another site. Exits with 1 when there are errors; warnings alone are no failure.
    """
    root = str(output.resolve())
    archive = Archive(
        root=root,
        base_url=base_url or published_base_url(root),
        case_sensitive=case_sensitive(root),
        forbidden=() if takedowns is None else _texts(takedowns),
    )
    console = Console(stderr=True)
    with progress_on(console, quiet=as_json) as progress, make_executor(jobs or processors()) as executor:
        try:
            result = examine(archive, executor, progress)
        except BrokenExecutor:
            raise BackfileError("A worker process died", hint="Try again with --jobs 1.") from None
    if as_json:
        click.echo(_json(result))
    else:
        _show(result, Console(soft_wrap=not sys.stdout.isatty()))
    if result.tally.total("error"):
        sys.exit(1)


def _texts(path: Path) -> tuple[str, ...]:
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BackfileError(f"cannot be read: {error}", path=str(path), hint="Save it as UTF-8.") from None
    return read_texts(source, str(path))


def _json(result: Examination) -> str:
    tally = result.tally
    value = {
        "files": result.files,
        "pages": result.pages,
        "errors": tally.total("error"),
        "warnings": tally.total("warning"),
        "counts": {kind: tally.counts[kind] for kind in tally.kinds()},
        "findings": [_plain_finding(finding) for finding in tally],
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _plain_finding(finding: Finding) -> dict[str, object]:
    kind = KINDS[finding.kind]
    return {
        "kind": finding.kind,
        "severity": kind.severity,
        "path": finding.path,
        "line": finding.line or None,
        "message": finding.message,
        "hint": kind.remedy,
    }


def _show(result: Examination, console: Console) -> None:
    """Print the findings by kind, errors first, each group with what to do about it."""
    tally = result.tally
    for name in tally.kinds():
        kind = KINDS[name]
        heading = Text(f"{kind.severity}: {kind.title} ({tally.counts[name]:,})", style="bold")
        heading.stylize("red" if kind.severity == "error" else "yellow", 0, len(kind.severity))
        console.print(heading)
        causes = _by_cause(tally.of(name))
        _show_rows([_row(findings) for findings in causes[:SHOWN]], console)
        shown = sum(len(findings) for findings in causes[:SHOWN])
        if tally.counts[name] > shown and len(causes) > SHOWN:
            console.print(
                f"  ... and {tally.counts[name] - shown:,} more; --json lists them", highlight=False
            )
        console.print(f"  {kind.remedy}\n", style="dim", highlight=False)
    errors, warnings = tally.total("error"), tally.total("warning")
    console.print(
        f"{result.pages:,} pages and {result.files - result.pages:,} other files read:"
        f" {_count(errors, 'error')}, {_count(warnings, 'warning')}.",
        highlight=False,
    )


def _by_cause(findings: list[Finding]) -> list[list[Finding]]:
    """Findings about the same file together: one missing style sheet is one row, not a thousand."""
    causes: dict[object, list[Finding]] = {}
    for finding in findings:
        causes.setdefault(finding.about or finding, []).append(finding)
    return list(causes.values())


def _row(findings: list[Finding]) -> tuple[str, str]:
    """(place, message) of the first finding of a cause, with how many more there are."""
    first, more = findings[0], len(findings) - 1
    at_least = "at least " if len(findings) == KEPT_OF_A_CAUSE else ""
    return _place(first), first.message + (f" (and {at_least}{more} more like it)" if more else "")


def _show_rows(rows: list[tuple[str, str]], console: Console) -> None:
    if not console.is_terminal:
        for place, message in rows:
            console.print(f"  {place}: {message}", markup=False, highlight=False)
        return
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 2))
    table.add_column(overflow="fold", style="bold", max_width=60)
    table.add_column(overflow="fold")
    for place, message in rows:
        table.add_row(Text(place), Text(message))
    console.print(table)


def _place(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}" if finding.line else finding.path


def _count(number: int, name: str) -> str:
    return f"no {name}s" if number == 0 else f"1 {name}" if number == 1 else f"{number:,} {name}s"
