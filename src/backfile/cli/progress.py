"""Progress on a terminal as a line that moves, elsewhere as plain lines."""

from __future__ import annotations

import time

from rich.console import Console
from rich.progress import (
    BarColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Display
from rich.text import Text

PLAIN_INTERVAL = 10.0
"""Seconds between two plain lines: a log tells that work goes on, and no more."""


class _CountColumn(ProgressColumn):
    """How much is done, and of how much where that is known."""

    def render(self, task: Task) -> Text:
        done = f"{task.completed:,.0f}"
        return Text(done if task.total is None else f"{done} of {task.total:,.0f}")


class TerminalProgress:
    """A moving display; a context manager, since the terminal must be left as it was."""

    def __init__(self, console: Console) -> None:
        self._display = Display(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            _CountColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._console = console
        self._task: TaskID | None = None

    def __enter__(self) -> TerminalProgress:
        self._display.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._display.stop()

    def begin(self, stage: str, total: int | None = None) -> None:
        """Show the stage."""
        if self._task is not None:
            self._display.remove_task(self._task)
        self._task = self._display.add_task(stage.capitalize(), total=total)

    def advance(self, steps: int) -> None:
        """Move on."""
        if self._task is not None:
            self._display.advance(self._task, steps)

    def say(self, sentence: str) -> None:
        """Print above the display."""
        self._console.print(sentence, markup=False, highlight=False)


class PlainProgress:
    """A line now and then, for logs and pipes."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stage = ""
        self._done = 0
        self._spoken = time.monotonic()

    def __enter__(self) -> PlainProgress:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def begin(self, stage: str, total: int | None = None) -> None:  # noqa: ARG002 - plain lines show no total
        """A stage begins; it is told once it takes long."""
        self._stage, self._done = stage, 0

    def advance(self, steps: int) -> None:
        """Count; say so after a while."""
        self._done += steps
        if time.monotonic() - self._spoken >= PLAIN_INTERVAL:
            self._spoken = time.monotonic()
            self.say(f"{self._stage}: {self._done:,}")

    def say(self, sentence: str) -> None:
        """Print a line."""
        self._console.print(sentence, markup=False, highlight=False, soft_wrap=True)
