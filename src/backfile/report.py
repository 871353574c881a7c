"""What a build did, in figures that add up."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from backfile.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One build. `inputs == published + quarantined + withheld`, always."""

    inputs: int
    published: int
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
