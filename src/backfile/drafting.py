"""A new article as a file to be filled in: its fields above, its text below."""

from __future__ import annotations

from pathlib import PurePosixPath

import yaml

from backfile.records import PartialDate
from backfile.scan import ARTICLES
from backfile.slugs import headline_slug

_FIELDS = ("subhead", "byline", "section")


def article_path(headline: str, date: PartialDate) -> PurePosixPath:
    """Where the article belongs below the archive's root: `articles/1931/1931-05-09-flood.md`."""
    return PurePosixPath(ARTICLES, f"{date.year:04}", f"{date.iso}-{headline_slug(headline)}.md")


def article_text(headline: str, date: PartialDate) -> str:
    """CommonMark with front matter; fields that are left empty do nothing."""
    known = yaml.safe_dump({"headline": headline}, allow_unicode=True, width=float("inf"))
    empty = "".join(f"{field}:\n" for field in _FIELDS)
    return f"---\n{known}date: {date.iso}\n{empty}tags: []\n---\n\nWrite the article here.\n"
