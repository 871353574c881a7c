"""Whatever fails at whatever point: the archive is whole, and the next build reaches the new one."""

import errno
import os
import random
import tempfile
from pathlib import Path

import pytest
from publishing import (
    KEPT,
    NEW,
    OLD,
    Builder,
    FailingDisk,
    Killed,
    OtherFileSystem,
    WithoutExchange,
    WithoutMoving,
    content,
    put_beside,
)

from backfile.errors import PublishError

FAULTS = [Killed, errno.ENOSPC, errno.EIO, errno.EMFILE]
MODES = [FailingDisk, WithoutExchange, WithoutMoving, OtherFileSystem]


def prepared(place, mode):
    builder = Builder(place)
    builder.build(OLD, mode())
    put_beside(builder.output)
    return builder


def steps(place, mode, target):
    """How many operations the update takes when nothing fails."""
    disk = mode()
    builder = prepared(place, mode)
    builder.build(target, disk)
    return disk.count


def mixed(found, mode):
    """Whether the folder is something that this way of publishing never promises to rule out."""
    if mode is WithoutExchange:
        return found is None
    if mode in (WithoutMoving, OtherFileSystem):
        return all(data in (OLD.get(name), NEW.get(name)) for name, data in found.items()) and all(
            name in found for name in OLD.keys() & NEW.keys()
        )
    return False


@pytest.fixture
def folder():
    """A folder in memory where there is one: a disk would be most of the time."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as name:
        yield Path(name)


@pytest.mark.parametrize(
    ("mode", "lost_state", "points"),
    [
        pytest.param(FailingDisk, False, 200, id="exchange"),
        *(pytest.param(mode, lost, 20, id=f"{mode.__name__}-{lost}") for mode in MODES for lost in (0, 1)),
        *(
            pytest.param(mode, lost, 200, id=f"{mode.__name__}-{lost}-200", marks=pytest.mark.slow)
            for mode in MODES
            for lost in (0, 1)
        ),
    ],
)
def test_an_update_that_fails_anywhere_leaves_old_or_new(folder, mode, lost_state, points):
    count = steps(folder / "clean", mode, NEW)
    cases = [(fault, at, once) for fault in FAULTS for at in range(1, count + 1) for once in (False, True)]
    outcomes = set()
    for number, (fault, at, once) in enumerate(random.Random(1931).sample(cases, min(points, len(cases)))):
        builder = prepared(folder / str(number), mode)
        if lost_state:
            builder.serial = ""
        try:
            builder.build(NEW, mode(at, fault, once=once))
        except (Killed, PublishError, OSError):
            outcomes.add("failed")
        found = content(builder.output, kept=False)
        if mode in (OtherFileSystem, WithoutMoving):
            found = {name: data for name, data in found.items() if ".backfile-new" not in name}
        assert found in (OLD, NEW) or mixed(found, mode), (fault, at, once)
        outcomes.add("old" if found == OLD else "new" if found == NEW else "mixed")
        builder.build(NEW, mode())
        assert content(builder.output) == NEW | KEPT, (fault, at, once)
        builder.build(OLD, mode())
        assert content(builder.output) == OLD | KEPT, (fault, at, once)
    assert {"failed", "old"} <= outcomes
    assert "mixed" not in outcomes or mode is not FailingDisk
