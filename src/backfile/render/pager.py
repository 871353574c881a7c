"""Steps through a listing of many pages: near ones singly, far ones by round numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a pager: a page's number counted from the oldest, and its address."""

    number: int
    address: str
    newest: bool
    current: bool
    gap: bool
    """Whether pages are left out between the step before and this one."""
    rel: Literal["", "prev", "next"]
    """`next` leads to the next older page, `prev` to the next newer one, as the list runs."""


def pager(address: str, number: int, pages: int) -> tuple[Step, ...]:
    """Steps from the newest page (number 0, the index) to the oldest (number 1).

    Beside the neighbours and both ends come the next multiples of 10, 100, 1,000 on either side: their
    number grows with the logarithm of the pages, and any page of thousands is a few steps away.
    """
    if not pages:
        return ()
    newest = pages + 1
    here = number or newest
    wanted = {1, newest, here, max(here - 1, 1), min(here + 1, newest)}
    unit = 10
    while unit < newest:
        wanted.add((here - 2) // unit * unit)
        wanted.add((here + 1) // unit * unit + unit)
        unit *= 10
    folder = address[: address.rfind("/") + 1]
    steps: list[Step] = []
    for step in sorted((step for step in wanted if 1 <= step <= newest), reverse=True):
        name = "index.html" if step == newest else f"page-{step}.html"
        steps.append(
            Step(
                number=step,
                address=folder + name,
                newest=step == newest,
                current=step == here,
                gap=bool(steps) and step < steps[-1].number - 1,
                rel="next" if step == here - 1 else "prev" if step == here + 1 else "",
            )
        )
    return tuple(steps)
