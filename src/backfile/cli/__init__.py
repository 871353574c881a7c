"""The command line: options, output, exit codes; the work is done elsewhere."""

from __future__ import annotations

import sys

import click

from backfile.cli.build import build
from backfile.cli.check import check
from backfile.cli.inspect import inspect
from backfile.cli.serve import serve
from backfile.errors import BackfileError


class _Group(click.Group):
    """A command group whose failures are one clear line each."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BackfileError as error:
            click.echo(f"backfile: {error}", err=True)
            sys.exit(error.exit_code)
        except BrokenPipeError:
            # The reader has seen enough (`backfile inspect ... | head`); nothing is wrong.
            sys.stderr.close()
            sys.exit(0)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            click.echo(f"backfile: {where}{error.strerror or error}", err=True)
            sys.exit(1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="backfile", message="backfile %(version)s")
def main() -> None:
    """Turn a folder of raw news text into an indexed static archive."""


for _command in (build, check, inspect, serve):
    main.add_command(_command)
