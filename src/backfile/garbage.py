"""How often Python looks for garbage while an archive is built."""

from __future__ import annotations

import gc


def collect_seldom() -> None:
    """Have Python look for cycles of garbage less often than it does by itself.

    A build makes millions of short-lived records and hardly any cycle among them: looking took three percent
    of its time. What there is already is left out of it, so that forked workers go on sharing it.
    """
    gc.freeze()
    gc.set_threshold(70_000, 50, 100)
