"""The command line: options, output, exit codes; the work is done elsewhere."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from backfile import __version__
from backfile.errors import BackfileError, SettingsError

_COMMANDS = ("init", "new", "build", "serve", "inspect", "explain", "check", "tags")
"""In the order in which a newcomer needs them; each is a function of that name in a module of that name."""


class _Group(click.Group):
    """A command group whose failures are one clear line each, and which imports a command when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """All commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of this name; None where there is none."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"backfile.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            _refuse_other_names()
            return super().invoke(ctx)
        except BackfileError as error:
            click.echo(f"backfile: {error}", err=True)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("\nbackfile: stopped.", err=True)
            sys.exit(1)
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


def _refuse_other_names() -> None:
    """Raise SettingsError where file names would be read as other text than on other machines."""
    encoding = sys.getfilesystemencoding()
    if encoding != "utf-8":
        raise SettingsError(
            f"file names would be read as {encoding} here, and the archive be another one",
            hint="Set PYTHONUTF8=1, or LC_ALL=C.UTF-8.",
        )
