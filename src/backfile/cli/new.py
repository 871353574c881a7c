"""`backfile new`: a new article file."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from backfile.cli.options import site_option
from backfile.drafting import article_path, article_text
from backfile.errors import SettingsError
from backfile.fields import parse_date
from backfile.records import PartialDate
from backfile.scan import articles_folder


def _date(_: click.Context, __: click.Parameter, value: str | None) -> PartialDate:
    if value is None:
        today = datetime.date.today()
        return PartialDate(today.year, today.month, today.day)
    found = parse_date(value)
    if found is None:
        raise click.BadParameter(f"{value!r} is not a date. Write 1931, 1931-05 or 1931-05-09.")
    return found


@click.command()
@click.argument("headline")
@click.option("--date", metavar="DATE", callback=_date, help="1931, 1931-05 or 1931-05-09. [default: today]")
@site_option
def new(headline: str, date: PartialDate, site: Path) -> None:
    """Make a new article file, and print its path.

    It is articles/YEAR/DATE-HEADLINE.md, with its fields above and room for the text below. A file that
    is there already is never written over.
    """
    headline = " ".join(headline.split())
    if not headline:
        raise click.BadParameter("the headline is empty", param_hint="HEADLINE")
    articles_folder(site)
    path = site / article_path(headline, date)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(article_text(headline, date))
    except FileExistsError:
        raise SettingsError(
            "this article is there already", path=str(path), hint="Give another headline or --date."
        ) from None
    click.echo(path)
