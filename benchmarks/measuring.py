"""Runs a program and measures it: wall time, processor time, peak memory of its whole process tree."""

from __future__ import annotations

import itertools
import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "src"
"""backfile is measured as it stands in this checkout, installed or not."""
EVERY = 0.1
"""Seconds between two looks at the memory: a peak that is shorter is missed, for all programs alike."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run took."""

    wall: float
    """Seconds."""
    processor: float
    """Seconds of user and system time, of all processes."""
    peak: int
    """Bytes: the highest sum of the processes' proportional set sizes (a shared page counts once)."""
    course: tuple[int, ...] = ()
    """Bytes: the highest such sum in each tenth of the time."""


def environment() -> dict[str, str]:
    """In which all programs are run."""
    return os.environ | {"PYTHONPATH": str(SOURCES)}


def run(command: list[str], folder: Path, log: Path) -> Figures:
    """Run the command in the folder. Raises SystemExit with the end of the log when it fails."""
    with log.open("wb") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
    if process.returncode:
        end = log.read_text(errors="replace")[-2000:]
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{end}")
    course = watch.course()
    return Figures(wall, usage.ru_utime + usage.ru_stime, max(course), course)


class _Watch(threading.Thread):
    """Looks at the memory of a session's processes until it is told to stop."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session = session
        self._stopped = threading.Event()
        self._seen: list[int] = []

    def run(self) -> None:
        while not self._stopped.wait(EVERY):
            self._seen.append(sum(map(_memory, _processes(self._session))))

    def course(self) -> tuple[int, ...]:
        """The most of each tenth of what was seen."""
        seen = self._seen
        bounds = [len(seen) * tenth // 10 for tenth in range(11)]
        return tuple(max(seen[low:high], default=0) for low, high in itertools.pairwise(bounds))

    def stop(self) -> None:
        self._stopped.set()
        self.join()


def _processes(session: int) -> list[Path]:
    """The session's processes; orphans stay in it, so that none is lost."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_bytes().rpartition(b")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[3]) == session:
            found.append(folder)
    return found


def _memory(process: Path) -> int:
    """Proportional set size in bytes; 0 for a process that has ended."""
    try:
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
