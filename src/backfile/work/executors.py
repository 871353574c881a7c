"""Where batches run, and how many are under way at once."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
B = TypeVar("B")

WINDOW = 3
"""Batches under way for each worker: enough that none waits, few enough that results stay small in memory."""


class InlineExecutor(Executor):
    """Runs each call at once in this process: for one job, and for finding out what a batch does."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Call the function; its result or exception is in the future already."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_executor(jobs: int) -> Executor:
    """An executor of `jobs` processes; one job runs in this process."""
    if jobs == 1:
        return InlineExecutor()
    # A forked worker starts in a millisecond with everything imported; with threads about, forking is unsafe.
    forkable = sys.platform == "linux" and threading.active_count() == 1
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork" if forkable else "spawn"))


def map_batches(
    executor: Executor, function: Callable[[B], R], batches: Iterable[B], *, window: int
) -> Iterator[tuple[B, R]]:
    """(batch, result) in the order of the batches, at most `window` of them under way."""
    under_way: deque[tuple[B, Future[R]]] = deque()
    for batch in batches:
        under_way.append((batch, executor.submit(function, batch)))
        if len(under_way) >= window:
            done, future = under_way.popleft()
            yield done, future.result()
    while under_way:
        done, future = under_way.popleft()
        yield done, future.result()
