"""The first lines of a text, where `lines` in the folder's `_defaults.yaml` says what they are."""

from __future__ import annotations

from backfile.loader import clauses, dateline, dates, namelines
from backfile.loader.findings import Findings
from backfile.loader.layout import Unit
from backfile.loader.page import Page

_WHY = "fixed by _defaults.yaml"


def read(page: Page, found: Findings) -> int:
    """Give the first units their roles; returns the index of the first that has none."""
    taken = list(zip(page.context.lines, page.units, strict=False))
    for role, unit in taken:
        _take(page, found, role, unit)
    return len(taken)


def _take(page: Page, found: Findings, role: str, unit: Unit) -> None:
    match role:
        case "headline":
            found.headline.append(unit.text)
            found.roles.append((unit, "headline"))
            found.say(unit, "headline", 1.0, _WHY)
        case "kicker":
            found.take_kicker(unit, 1.0)
        case "subhead":
            found.take_subhead(unit, 1.0, _WHY)
        case "byline":
            who = page.byline(unit.text) or namelines.bare_names(unit.text)
            who = who or clauses.Byline(unit.text, (), None, None, 1.0, _WHY)
            found.take_byline(unit, who._replace(confidence=1.0, why=_WHY))
        case "dateline":
            spot = dateline.alone(unit.text, page.language, expected=True)
            place = spot.place if spot and spot.place else unit.text.rstrip(" -–—:")
            found.roles.append((unit, "dateline"))
            found.take_place(unit, place, 1.0, _WHY)
        case "date":
            day = dates.find(unit.text, page.language)
            found.take_date_line(unit, day.date if day else None)
            if (day is None or day.date is None) and not found.unread:
                found.say(unit, "date", 0.5, "fixed by _defaults.yaml, but no whole day is named there")
        case _:
            found.take_note(unit, "other")
