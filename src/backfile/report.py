"""What a build did, in figures that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from backfile.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One build. `inputs == published + quarantined + withheld`, always."""

    inputs: int
    published: int
    kept: int
    """How many of these stay as they were last read, for the program fails on their sources."""
    quarantined: int
    withheld: int
    written: int
    """Files of the output folder that were written, that is: whose bytes are new."""
    unchanged: int
    """Files that stayed as they were."""
    removed: int
    seconds: float
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    """What concerns the whole archive, such as a missing base_url."""

    def json(self) -> bytes:
        """The report as the JSON of `--report`."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


def once_a_key(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, but each unknown field only where it is met first: ten thousand files may have it."""
    found = list(problems)
    times = Counter(problem.message for problem in found if problem.code == "unknown-key")
    told: set[str] = set()
    for problem in found:
        if problem.code != "unknown-key":
            yield problem
        elif problem.message not in told:
            told.add(problem.message)
            others = times[problem.message] - 1
            again = f" (here and in {others:,} more places)" if others else ""
            yield replace(problem, message=problem.message + again)
