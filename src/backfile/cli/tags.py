"""`backfile tags`: look over an archive's tags, and mend them in tags.yaml."""

from __future__ import annotations

import sqlite3
from itertools import groupby
from pathlib import Path

import click

from backfile.catalog import queries
from backfile.catalog import tags as stored
from backfile.catalog.settling import read_settled
from backfile.cli.catalog import open_catalog
from backfile.cli.options import site_option
from backfile.errors import BackfileError, SettingsError
from backfile.tagging import VOCABULARY_FILE, Vocabulary, parse_vocabulary
from backfile.tagging.audit import TITLES, TagUse, audit, suggest
from backfile.tagging.explain import explain
from backfile.tagging.vocabulary_edit import merge


@click.group()
def tags() -> None:
    """Look over the archive's tags, and mend them in tags.yaml.

    All but `merge` read what the last `backfile build` found.
    """


@tags.command("audit")
@site_option
def audit_command(site: Path) -> None:
    """List what could be mended.

    Tags that are twins, that look alike, that one article has or nearly all; entries that no article has.
    """
    with open_catalog(site) as db:
        findings = audit(_used(db), queries.span(db, 0, 99_999_999)[0], _vocabulary(site))
    for kind, group in groupby(findings, key=lambda finding: finding.kind):
        click.echo(f"{TITLES[kind]}:")
        for finding in group:
            click.echo(f"  {' | '.join(finding.labels)}\n    {finding.hint}")
    if not findings:
        click.echo("Nothing to mend.")


@tags.command("suggest")
@site_option
def suggest_command(site: Path) -> None:
    """Print the tags that tags.yaml lacks, as entries for it."""
    with open_catalog(site) as db:
        lines = suggest(_used(db), _vocabulary(site))
    for line in lines:
        click.echo(line)


@tags.command("merge")
@click.argument("away", metavar="TAG")
@click.argument("into", metavar="INTO")
@site_option
def merge_command(away: str, into: str, site: Path) -> None:
    """Merge TAG into another, in tags.yaml.

    After the next build its articles have the other one, and its page leads there.
    """
    changed = merge(_text(site), away, into)
    path = site / VOCABULARY_FILE
    fresh = path.with_name(f".{VOCABULARY_FILE}.new")
    fresh.write_text(changed, encoding="utf-8")
    fresh.replace(path)
    click.echo(f"{VOCABULARY_FILE}: {away} is merged into {into}. Run `backfile build` to see it.")


@tags.command("explain")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@site_option
def explain_command(file: Path, site: Path) -> None:
    """Say why an article has its tags, and what else was considered."""
    name = _name_in_archive(file, site)
    with open_catalog(site) as db:
        found = stored.candidates_at(db, name)
        if found is None:
            raise BackfileError(f"{name} is no published article", hint="Run `backfile build` first.")
        settled = read_settled(db, found[1])
    for reason in explain(*found, settled):
        fate = f"no tag: {reason.verdict}" if reason.verdict else "tag"
        kind = f" ({reason.kind})" if reason.kind else ""
        click.echo(f"{reason.label}{kind}: {fate}; {reason.how}, {reason.score:.2f}")
        for before, words, after in reason.passages:
            click.echo(f"    ...{before}[{words}]{after}...")


def _used(db: sqlite3.Connection) -> list[TagUse]:
    return [TagUse(term.label, term.term_kind, term.count) for term in queries.terms(db, "tag")]  # type: ignore[arg-type]  # the column holds a TermKind


def _vocabulary(site: Path) -> Vocabulary:
    return parse_vocabulary(_text(site))


def _text(site: Path) -> str:
    try:
        return (site / VOCABULARY_FILE).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"cannot be read: {error}", path=VOCABULARY_FILE, hint="Save it as UTF-8."
        ) from None


def _name_in_archive(file: Path, site: Path) -> str:
    try:
        return file.resolve().relative_to(site.resolve()).as_posix()
    except ValueError:
        raise BackfileError(f"{file} is not below {site}", hint="Name the archive with --site.") from None
