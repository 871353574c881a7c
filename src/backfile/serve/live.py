"""Which archive is being shown, and whether the last build failed; whoever waits is woken by a change."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """What the browser is told."""

    edition: str
    """Another word for each archive that is shown. No two runs of the server share one."""
    failure: str | None = None
    """Why the last build failed: the archive shown is then the one from before."""


class Live:
    """The state that the builder changes and the browsers' connections wait for."""

    def __init__(self) -> None:
        self._run = f"{time.time_ns():x}"
        self._number = 0
        self._changed = threading.Condition()
        self._state = State(f"{self._run}-0")

    @property
    def state(self) -> State:
        """What holds now."""
        with self._changed:
            return self._state

    def show_new(self) -> None:
        """There is a new archive to be shown."""
        with self._changed:
            self._number += 1
            self._state = State(f"{self._run}-{self._number}")
            self._changed.notify_all()

    def show_failure(self, message: str | None) -> None:
        """The build failed, the old archive stays; None: there is nothing wrong any more."""
        with self._changed:
            self._state = State(self._state.edition, message)
            self._changed.notify_all()

    def wait(self, known: State | None, timeout: float) -> State:
        """The state as soon as it is another than `known`, or after `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._state != known, timeout)
            return self._state
