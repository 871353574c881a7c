"""`backfile serve`: the archive in a browser on this computer, kept up to date."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import click
from rich.console import Console

from backfile.cli import outcome
from backfile.cli.options import progress_on
from backfile.errors import BackfileError
from backfile.report import Report
from backfile.scan import articles_folder
from backfile.serve.live import Live
from backfile.serve.preview import Preview
from backfile.serve.server import Server
from backfile.serve.watch import changes


@click.command()
@click.argument("site", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    metavar="N",
    help="0 takes any free port.",
)
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the archive goes. [default: SITE/site]",
)
def serve(site: Path, port: int, output: Path | None) -> None:
    """Show an archive in the browser, and keep it up to date.

    SITE is the archive's folder, by default this one. It is built first, as by backfile build, and served
    to this computer only. When an article, a setting, a template or a static file changes, it is built
    again, and the browser shows it again. When a build fails, the browser says why and the archive stays as
    it was. Ctrl-C ends it.
    """
    root = site.resolve()
    articles_folder(root)
    console = Console(stderr=True)
    signal.signal(signal.SIGTERM, _stop)
    live = Live()
    output = (output or root / "site").absolute()
    with Server(output, port, live) as server:
        preview = Preview(root, output, live)
        try:
            with progress_on(console, quiet=False) as progress:
                first = preview.build(progress)
            _tell(first, console, outcome.show)
            with server.answering():
                outcome.line(console, f"Open {server.url} (Ctrl-C ends it)")
                for _ in changes(root):
                    _tell(preview.build(), console, _show_rebuilt)
        except KeyboardInterrupt:
            outcome.line(console, "Stopped.")


def _stop(_: int, __: FrameType | None) -> None:
    """A polite request to end is one, whichever way it comes."""
    raise KeyboardInterrupt


def _tell(
    result: Report | BackfileError | None, console: Console, show: Callable[[Report, Console], None]
) -> None:
    if isinstance(result, BackfileError):
        outcome.line(console, f"Not built: {result}")
    elif result is not None:
        show(result, console)


def _show_rebuilt(result: Report, console: Console) -> None:
    outcome.show_problems(result.problems, console)
    outcome.line(console, outcome.figures(result))
