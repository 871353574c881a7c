"""Takes the place, the reporter and the day that open a standfirst or the first paragraph.

The paragraph is left as it is printed. What an opening says is asked of `dateline`, through the page.
"""

from __future__ import annotations

from backfile.loader import columns, dateline, spots, subhead
from backfile.loader.findings import Findings
from backfile.loader.layout import Unit
from backfile.loader.page import Page


def place_in_deck(page: Page, found: Findings, at: int) -> None:
    """The place that opens a standfirst, as some papers print it: `Kiel. Der Senat ...`; text begins `at`."""
    decks = [unit for unit, role in found.roles if role == "subhead"]
    if not decks or found.dateline or page.narrow:
        return
    opens = spots.opens_deck if subhead.is_usual(page.language) else spots.before_stop
    spot = opens(decks[0].text, lambda: page.far_after(at - 1))
    if spot is not None and spot.place:
        found.take_place(decks[0], spot.place, spot.confidence, spot.why)


def read(page: Page, found: Findings, at: int) -> None:
    """The dateline, reporter and day that open the first paragraph, which is unit `at`."""
    unit = page.units[at]
    spot = columns.dateline_in(unit.text, page.language) if page.columnar else None
    spot = spot or page.opening(unit) or dateline.alone(unit.text, page.language)
    spot = spot or spots.before_stop(unit.text, lambda: page.far_after(at))
    if spot is None or (spot.place and page.opens_again(unit.text[: len(spot.place) + 1], at)):
        return
    where = Unit(unit.first, unit.first, "")
    if spot.place:
        found.take_place(where, spot.place, spot.confidence, spot.why)
    if spot.byline and not found.byline:
        found.byline.append(spot.byline)
        found.authors.extend(spot.authors)
        found.say(where, "byline", spot.confidence, "a reporter in the dateline")
    found.take_date(where, spot.date, 0.9, "a day with its year in the dateline")
