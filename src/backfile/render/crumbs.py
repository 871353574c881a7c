"""Periods as a reader writes them, in the line above a page's heading that says where it stands."""

from __future__ import annotations

import re
from functools import lru_cache

from backfile.records import PartialDate
from backfile.render.localisation import Localisation
from backfile.site.pages import Link

_ISO_PERIOD = re.compile(r"\d{4}(?:-\d\d){0,2}").fullmatch


def named(crumbs: tuple[Link, ...], words: Localisation) -> tuple[Link, ...]:
    """Periods as a reader writes them; the undated by name."""
    return tuple(Link(_crumb(crumb.label, words), crumb.address, crumb.language) for crumb in crumbs)


@lru_cache(maxsize=4096)
def _crumb(label: str, words: Localisation) -> str:
    if not label:
        return words.message("Undated")
    if not _ISO_PERIOD(label):
        return label
    value = period(label)
    if value.day:
        return words.day(value)
    return words.month(value.month) if value.month else words.date(value)


def period(label: str) -> PartialDate:
    """`1931-05` as a date."""
    return PartialDate(*map(int, label.split("-")))
