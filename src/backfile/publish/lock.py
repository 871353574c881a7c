"""One build at a time: a lock that the system gives back when its holder dies."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from backfile.errors import PublishError

_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)
_STEP = 0.05


class Lock:
    """Held from its making to `release`. It is the process's own: forked workers do not keep it alive."""

    def __init__(self, path: Path, *, wait: float, notice: Callable[[str], None]) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        deadline = time.monotonic() + wait
        told = False
        while not _try(self._descriptor):
            if not told:
                notice(f"Another build ({self._holder()}) is at work on this archive; waiting for it.")
                told = True
            if time.monotonic() >= deadline:
                holder = self._holder()
                os.close(self._descriptor)
                raise PublishError(
                    f"another build ({holder}) is still at work on this archive",
                    path=str(path),
                    hint="Wait until it is done, or end it, and build again.",
                )
            time.sleep(_STEP)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, f"{os.getpid():<20}\n".encode())  # one width, so nothing has to be cut

    def _holder(self) -> str:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        number = os.read(self._descriptor, 20).decode(errors="replace").strip()
        return f"process {number}" if number.isdigit() else "a process just started"

    def release(self) -> None:
        """Let the next build in; safe to call twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _try(descriptor: int) -> bool:
    """Take the lock, or say that another process has it. A file system without locks gives it to everyone."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # a locked byte cannot be read: lock one that nobody reads
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _NO_LOCKS
    return True
