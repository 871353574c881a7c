"""The command line: options, output, exit codes; the work is done elsewhere."""

from __future__ import annotations

import sys

import click

from backfile import __version__
from backfile.cli.build import build
from backfile.cli.check import check
from backfile.cli.explain import explain
from backfile.cli.init import init
from backfile.cli.inspect import inspect
from backfile.cli.new import new
from backfile.cli.serve import serve
from backfile.cli.tags import tags
from backfile.errors import BackfileError


class _Group(click.Group):
    """A command group whose failures are one clear line each."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """In the order in which a newcomer needs them."""
        return list(self.commands)

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


@click.group(
    cls=_Group, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="backfile %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn a folder of raw news text into an indexed static archive.

    An archive is a folder with a folder named articles in it. To begin one: backfile init DIR. A command
    explains itself with --help.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _command in (init, new, build, serve, inspect, explain, check, tags):
    main.add_command(_command)
