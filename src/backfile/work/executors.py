"""Where batches run: in this process, in a pool of processes, or on any other executor.

A worker may die (a decoder that crashes, a system short of memory) or hang. Then the pool is replaced, and
what was under way is done again piece by piece, so that the one piece that cannot be done is known by name.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec, TypeVar

from backfile.aside import may_fork
from backfile.errors import SettingsError
from backfile.garbage import collect_seldom

P = ParamSpec("P")
R = TypeVar("R")
B = TypeVar("B")

WINDOW = 3
"""Batches under way for each worker: enough that none waits, few enough that results stay small in memory."""
PATIENCE = 300.0
"""Seconds after which a batch counts as hanging: it should take a fraction of one."""


class BatchLostError(BrokenExecutor):
    """One batch is lost, for whatever ran it is gone; the executor goes on with the others."""


class InlineExecutor(Executor):
    """Runs each call at once in this process."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Call the function; its result or exception is in the future already."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Workers:
    """A few workers and the way to give them batches. A context manager."""

    def __init__(
        self,
        jobs: int,
        make: Callable[[int], Executor] | None = None,
        *,
        patience: float = PATIENCE,
        judge: Workers | None = None,
        bulk: int = 1,
    ) -> None:
        """`make` gives an executor of so many workers; it is called again when one breaks.

        Batches should be `bulk` times as large as for processes of this machine, where handing one over costs
        more than it does there.

        `judge` does alone what no worker survived, where a worker may be gone for reasons of its own and so
        is no evidence against what it worked on.
        """
        self.jobs = jobs
        self.bulk = bulk
        self._judge = judge or self
        self._make = make or make_executor
        self._executor = self._make(jobs)
        self._patience = patience

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)
        if self._judge is not self:
            self._judge.__exit__()

    def rest(self) -> None:
        """Give back the memory of processes that have nothing to do; others come with the next batch."""
        if isinstance(self._executor, ProcessPoolExecutor):
            self._executor.shutdown()
            self._executor = self._make(self.jobs)

    @property
    def executor(self) -> Executor:
        """The workers of this moment, for work that may fail without harm."""
        return self._executor

    def map(
        self,
        function: Callable[[B], list[R]],
        batches: Iterable[B],
        *,
        pieces: Callable[[B], list[B]],
        failed: Callable[[B, str], R],
        window: int = WINDOW,
    ) -> Iterator[tuple[B, list[R]]]:
        """(batch, results) in the order of the batches, `window` of them under way for each worker.

        `pieces` cuts a batch into the smallest ones; `failed` says what stands in the place of the result
        of a piece that no worker survives. Exceptions of the function itself are raised here.
        """
        under_way: deque[tuple[B, Future[list[R]]]] = deque()
        for batch in batches:
            under_way.append((batch, self._executor.submit(function, batch)))
            if len(under_way) >= self.jobs * window:
                yield from self._next(under_way, function, pieces, failed)
        while under_way:
            yield from self._next(under_way, function, pieces, failed)

    def _next(
        self,
        under_way: deque[tuple[B, Future[list[R]]]],
        function: Callable[[B], list[R]],
        pieces: Callable[[B], list[B]],
        failed: Callable[[B, str], R],
    ) -> Iterator[tuple[B, list[R]]]:
        """The first result under way; all of them, done again, when a worker broke."""
        batch, future = under_way.popleft()
        try:
            yield batch, future.result(self._patience)
        except BatchLostError:
            yield batch, [self._judge._alone(function, piece, failed) for piece in pieces(batch)]
        except (BrokenExecutor, TimeoutError):
            self._replace()
            again = [batch, *(waiting for waiting, _ in under_way)]
            under_way.clear()
            for waiting in again:
                yield waiting, [self._judge._alone(function, piece, failed) for piece in pieces(waiting)]

    def _alone(self, function: Callable[[B], list[R]], piece: B, failed: Callable[[B, str], R]) -> R:
        try:
            return self._executor.submit(function, piece).result(self._patience)[0]
        except BrokenExecutor:
            self._replace()
            return failed(piece, "the process that worked on it died")
        except TimeoutError:
            self._replace()
            return failed(piece, f"it was not done after {self._patience:.0f} seconds")

    def _replace(self) -> None:
        """End the workers, whatever they do, and begin with new ones."""
        for process in list((getattr(self._executor, "_processes", None) or {}).values()):
            with suppress(ProcessLookupError):
                process.kill()
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._make(self.jobs)


def workers_at(executor: str, witness: Path | None) -> Workers:
    """The workers that `--executor` names; `dask://HOST:PORT` stands for a Dask cluster.

    `witness` is a file of the archive that they must see at the same path. Raises SettingsError.
    """
    scheme, _, place = executor.partition("://")
    host, _, port = place.rpartition(":")
    if scheme != "dask" or not host or not port.isdigit():
        raise SettingsError(
            f"{executor!r} names no executor", hint="Write it as --executor dask://HOST:PORT."
        )
    try:
        from backfile.work.cluster import cluster_workers
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"the package {error.name} is not installed, which --executor needs",
            hint="Run: python3 -m pip install 'backfile[cluster]'",
        ) from error
    return cluster_workers(place, witness)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_executor(jobs: int) -> Executor:
    """An executor of `jobs` processes; one job runs in this process."""
    if jobs == 1:
        return InlineExecutor()
    # A forked worker starts in a millisecond with everything imported.
    context = multiprocessing.get_context("fork" if may_fork() else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_begin)


def one_process(_: int = 1) -> Executor:
    """An executor of one process of its own, whatever threads are about."""
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Prepare a worker, and have it end when its parent is killed: nothing else would tell it."""
    collect_seldom()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
