"""`backfile tags`: look over an archive's tags, and mend them in tags.yaml."""

from __future__ import annotations

import sqlite3
import textwrap
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import cast

import click

from backfile.catalog import queries, tallies
from backfile.catalog import tags as stored
from backfile.catalog.settling import read_settled
from backfile.cli.catalog import open_catalog
from backfile.cli.options import site_option
from backfile.config import load_site
from backfile.errors import BackfileError
from backfile.pipeline import CATALOG, STATE
from backfile.scan import articles_folder
from backfile.settingsfile import VOCABULARY_FILE, read_settings
from backfile.tagging import TermKind, Vocabulary, parse_vocabulary
from backfile.tagging.audit import TITLES, TagUse, audit, known_by_itself, suggest
from backfile.tagging.explain import explain
from backfile.tagging.folding import fold_key
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
        used = _used(db)
        findings = audit(used, tallies.span(db, 0, 99_999_999)[0], _vocabulary(site))
    articles = {tag.label: tag.articles for tag in used}
    for kind, group in groupby(findings, key=lambda finding: finding.kind):
        click.echo(f"{TITLES[kind]}:")
        for finding in group:
            if kind == "single":
                click.echo(_wrapped("; ".join(finding.labels)))
            else:
                click.echo(f"  {' | '.join(_counted(label, articles) for label in finding.labels)}")
            click.echo(f"    {finding.hint}")
    if not findings:
        click.echo("Nothing to mend.")


@tags.command("suggest")
@site_option
def suggest_command(site: Path) -> None:
    """Print tags that nothing defines yet, as entries for tags.yaml.

    Commonest first. Keep what you want: an entry makes the program look for its name everywhere, and
    aliases, descriptions and merges can be added to it.
    """
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
    if load_site(site).articles is None:
        articles_folder(site)
    changed = merge(_text(site), away, into)
    path = site / VOCABULARY_FILE
    fresh = path.with_name(f".{VOCABULARY_FILE}.new")
    fresh.write_text(changed, encoding="utf-8")
    fresh.replace(path)
    click.echo(f"{VOCABULARY_FILE}: {away} is merged into {into}. Run `backfile build` to see it.")
    if (site / STATE / CATALOG).exists():
        with open_catalog(site) as db:
            used = {fold_key(tag.label) for tag in _used(db)}
        for name in (away, into):
            if fold_key(name) not in used:
                click.echo(f"Note: no article has the tag {name!r} so far.")


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
    known, forms = stored.found_as_known(db) | known_by_itself(), stored.abbreviations(db)
    return [
        TagUse(
            term.label, cast(TermKind, term.term_kind), term.count, term.key in known, forms.get(term.key, ())
        )
        for term in queries.terms(db, "tag")
    ]


def _counted(label: str, articles: Mapping[str, int]) -> str:
    return f"{label} ({articles[label]:,})" if label in articles else label


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 100, initial_indent="  ", subsequent_indent="  ", break_long_words=False)


def _vocabulary(site: Path) -> Vocabulary:
    return parse_vocabulary(_text(site))


def _text(site: Path) -> str:
    return read_settings(site, VOCABULARY_FILE) or ""


def _name_in_archive(file: Path, site: Path) -> str:
    try:
        return file.resolve().relative_to(site.resolve()).as_posix()
    except ValueError:
        raise BackfileError(f"{file} is not below {site}", hint="Name the archive with --site.") from None
