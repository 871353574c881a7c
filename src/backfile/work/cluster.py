"""A Dask cluster as an executor: batches travel, and what they have in common travels once to each worker.

Imported where the extra `cluster` is installed.
"""

from __future__ import annotations

import asyncio
import io
import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from hashlib import blake2b
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from distributed import Client, KilledWorker
from distributed.core import rpc

from backfile.errors import BackfileError, SettingsError
from backfile.work import member
from backfile.work.executors import BatchLostError, Workers, one_process
from backfile.work.member import Admission, Shared
from backfile.work.rendering import Frame
from backfile.work.suggesting import Setup

P = ParamSpec("P")
R = TypeVar("R")

BULK = 4
"""How much larger batches are than those for processes of this machine: docs/decisions/0132."""
PATIENCE = 5
"""Seconds that a scheduler may take to answer."""


def cluster_workers(scheduler: str, witness: Path | None) -> Workers:
    """The workers of the cluster whose scheduler is at HOST:PORT.

    `witness` is a file that they must see too. Raises SettingsError when nobody answers there, when the
    cluster has no workers, or when one of them cannot take part. What kills several of them is tried in a
    process of this machine before anything is said against it: a cluster may stop workers at any time.
    """
    asked = member.admission(witness)
    first = [_ClusterExecutor(scheduler, asked)]
    return Workers(
        first[0].size,
        lambda _: first.pop() if first else _ClusterExecutor(scheduler, asked),
        judge=Workers(1, one_process),
        bulk=BULK,
    )


class _ClusterExecutor(Executor):
    """`Client.get_executor()` with calls packed in our way, and failures in our words."""

    def __init__(self, scheduler: str, asked: Admission) -> None:
        self._asked = asked
        self._scheduler = scheduler
        self._shared: dict[Setup | Frame, str] = {}
        try:
            asyncio.run(asyncio.wait_for(_ask(f"tcp://{scheduler}"), PATIENCE))
            self._client = Client(f"tcp://{scheduler}", timeout=PATIENCE, set_as_default=False)
        except Exception as error:  # whatever a program that is no scheduler answers
            raise SettingsError(
                f"no Dask scheduler answers at {scheduler}",
                hint="Start one with `dask scheduler`, or correct --executor dask://HOST:PORT.",
            ) from error
        try:
            self.size = self._admitted()
        except BaseException:
            self._client.close()
            raise
        # The pieces of a build have effects, so that none may stand for another that looks the same.
        self._pool = self._client.get_executor(pure=False)

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Have one worker call the function."""
        parcel = io.BytesIO()
        _Packer(parcel, self._name_of).dump((fn, args, kwargs))
        outcome: Future[R] = Future()
        outcome.set_running_or_notify_cancel()
        inner = self._pool.submit(member.run, self._asked, parcel.getvalue())
        inner.add_done_callback(lambda done: self._pass_on(done, outcome))
        return outcome

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as in Executor
        """Leave the cluster as it was found."""
        if self._client.status == "closed":
            return
        self._pool.shutdown(wait=wait and not cancel_futures)
        if self._client.status == "running":
            for name in self._shared.values():
                self._client.unregister_worker_plugin(name)
        self._client.close()

    def _admitted(self) -> int:
        """How many workers there are, when all may take part."""
        answers = self._client.run(member.admit, self._asked, on_error="return")
        # One that is gone by now answers with an OSError.
        answers = {address: said for address, said in answers.items() if not isinstance(said, OSError)}
        if not answers:
            raise SettingsError(
                f"the cluster at {self._scheduler} has no workers",
                hint=f"Start some with `dask worker {self._scheduler}`.",
            )
        for address, answer in sorted(answers.items()):
            if isinstance(answer, SettingsError):
                raise answer
            if isinstance(answer, BaseException):
                raise SettingsError(
                    f"the worker at {address} cannot take part: {type(answer).__name__}: {answer}",
                    hint="Install backfile[cluster] on it, in the same release as here.",
                )
        return len(answers)

    def _name_of(self, shared: Setup | Frame) -> str:
        """The name under which workers have it; it is sent at the first mention."""
        name = self._shared.get(shared)
        if name is None:
            templates = _templates(shared)
            content = pickle.dumps((shared, sorted(templates.items())))
            name = f"backfile-{blake2b(content, digest_size=12).hexdigest()}"
            self._client.register_plugin(Shared(name, shared, templates), name=name)
            self._shared[shared] = name
        return name

    def _pass_on(self, done: Future[Any], outcome: Future[Any]) -> None:
        if done.cancelled():
            outcome.set_exception(
                BackfileError(
                    f"the connection to the cluster at {self._scheduler} was lost",
                    hint="Build again: what was read is kept.",
                )
            )
        elif isinstance(error := done.exception(), KilledWorker):
            outcome.set_exception(BatchLostError(str(error)))
        elif error is not None:
            outcome.set_exception(error)
        else:
            outcome.set_result(done.result())


async def _ask(address: str) -> None:
    """Return when a scheduler answers: a Client would wait for ever on a program that says something else."""
    async with rpc(address) as scheduler:
        await scheduler.identity()


class _Packer(pickle.Pickler):
    """Puts a name in the place of what all batches share."""

    def __init__(self, file: io.BytesIO, name_of: Callable[[Setup | Frame], str]) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._name_of = name_of

    def reducer_override(self, obj: object) -> Any:
        """See pickle.Pickler.reducer_override."""
        if isinstance(obj, (Setup, Frame)):
            return member.recall, (self._name_of(obj),)
        return NotImplemented


def _templates(shared: Setup | Frame) -> dict[str, bytes]:
    """The archive's own templates, by their names below SITE/templates."""
    if not isinstance(shared, Frame) or shared.overrides is None:
        return {}
    folder = Path(shared.overrides)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
