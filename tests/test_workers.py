"""A worker may raise, die or hang: the build names what it worked on, and never hangs itself."""

import os
import sys
import time

import pytest

from backfile.errors import SettingsError
from backfile.work.executors import Workers, workers_at


def double(batch):
    for number in batch:
        if number == "die":
            os._exit(9)
        if number == "hang":
            time.sleep(60)
        if number == "raise":
            raise ValueError(number)
    return [number * 2 for number in batch]


def run(workers, batches):
    results = workers.map(
        double,
        batches,
        pieces=lambda batch: [(number,) for number in batch],
        failed=lambda batch, reason: f"{batch[0]}: {reason}",
    )
    return [result for _, results in results for result in results]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_batches(jobs):
    with Workers(jobs) as workers:
        assert run(workers, [(number, number + 1) for number in range(0, 60, 2)]) == [
            2 * n for n in range(60)
        ]


def test_a_batch_that_kills_its_worker_is_done_again_piece_by_piece():
    with Workers(2) as workers:
        assert run(workers, [(1, 2), (3, "die", 4), (5, 6)]) == [
            *(2, 4, 6),
            "die: the process that worked on it died",
            *(8, 10, 12),
        ]


def test_a_batch_that_hangs_is_given_up_after_a_while():
    with Workers(2, patience=4.0) as workers:  # a busy machine takes a second to begin a worker
        assert run(workers, [(1, 2), ("hang",), (5, 6)]) == [
            *(2, 4),
            "hang: it was not done after 4 seconds",
            *(10, 12),
        ]


def name_process(batch):
    return [os.getpid() for _ in batch]


def test_workers_that_rest_give_their_memory_back_and_go_on():
    def processes():
        rows = workers.map(name_process, [(1,), (2,)], pieces=list, failed=lambda *_: 0)
        return {process for _, found in rows for process in found}

    with Workers(2) as workers:
        before = processes()
        workers.rest()
        for process in before:
            with pytest.raises(ProcessLookupError):
                os.kill(process, 0)
        assert processes().isdisjoint(before)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_is_raised_where_the_results_are_read(jobs):
    with Workers(jobs) as workers, pytest.raises(ValueError, match="raise"):
        run(workers, [(1,), ("raise",)])


@pytest.mark.parametrize(
    "address", ["dask://", "dask://host", "dask://host:port", "ray://host:1", "host:8786", ""]
)
def test_an_address_that_names_no_executor_is_refused(address):
    with pytest.raises(SettingsError, match=r"names no executor. Write it as --executor dask://HOST:PORT"):
        workers_at(address, None)


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "backfile.work.cluster", raising=False)
    monkeypatch.delitem(sys.modules, "backfile.work.member", raising=False)
    with pytest.raises(SettingsError, match=r"python3 -m pip install 'backfile\[cluster\]'"):
        workers_at("dask://127.0.0.1:8786", None)
