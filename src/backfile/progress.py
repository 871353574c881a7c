"""How long work tells where it is, whoever listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """A listener; the command line shows a bar, a log has lines, tests have silence."""

    def begin(self, stage: str, total: int | None = None) -> None:
        """A stage of the work begins; `total` steps are ahead where that is known."""

    def advance(self, steps: int) -> None:
        """So many steps more are done."""

    def say(self, sentence: str) -> None:
        """Something a person should know now."""


class Silence:
    """Listens to nothing."""

    def begin(self, stage: str, total: int | None = None) -> None:
        """Do nothing."""

    def advance(self, steps: int) -> None:
        """Do nothing."""

    def say(self, sentence: str) -> None:
        """Do nothing."""
