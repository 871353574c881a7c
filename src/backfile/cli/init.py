"""`backfile init`: a new archive."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from backfile.starter import begin


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Begin a new archive in DIR.

    Writes settings to fill in (site.yaml) and two example articles in two layouts, so that there is something
    to build and to look at. Nothing that is there already is written over.
    """
    for name in begin(folder):
        click.echo(f"wrote {folder / name}")
    site = "" if folder.resolve() == Path.cwd() else f" {shlex.quote(str(folder))}"
    click.echo(
        f"\nNow:\n"
        f"  backfile serve{site}   builds it and shows it in the browser\n"
        f"  backfile build{site}   builds it into {folder / 'site'}\n"
        f"\nPut your texts into {folder / 'articles'}, and the archive's title into {folder / 'site.yaml'}."
    )
