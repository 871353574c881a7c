"""What several commands' options have in common."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from backfile import config
from backfile.progress import Progress, Silence
from backfile.yamltree import YamlError


def site_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--site, for commands whose argument is something else."""
    return click.option(
        "--site",
        metavar="DIR",
        default=".",
        show_default="this one",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The archive's folder.",
    )(command)


_MOST_JOBS = 256
"""Processes are all begun at once: a number with a nought too many would take the machine down."""


def jobs_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--jobs, None where it is not given."""
    return click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(1, _MOST_JOBS),
        help="Processes that work at once. [default: one for each processor]",
    )(command)


def executor_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--executor, None where it is not given."""
    return click.option(
        "--executor",
        metavar="ADDRESS",
        help="Have a Dask cluster do the work: dask://HOST:PORT. Needs backfile[cluster].",
    )(command)


def base_url_option(explained: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--base-url, which must be absolute; a trailing slash is added."""
    return click.option("--base-url", metavar="URL", callback=_base_url, help=explained)


def _base_url(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    try:
        return None if value is None else config.base_url(value)
    except YamlError as error:
        raise click.BadParameter(f"{error.message}. {error.hint}") from None


def progress_on(console: Console, *, quiet: bool) -> AbstractContextManager[Progress]:
    """Progress as the console can show it."""
    if quiet:
        return nullcontext(Silence())
    # A display takes as long to import as a small build to find nothing to do.
    from backfile.cli.progress import PlainProgress, TerminalProgress

    return TerminalProgress(console) if console.is_terminal else PlainProgress(console)
