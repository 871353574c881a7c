"""What the disk says, in words that tell a person what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from backfile.errors import PublishError

_HINTS = {
    errno.ENOSPC: "Make room on the disk and build again.",
    errno.EDQUOT: "Make room in your quota and build again.",
    errno.EACCES: "Check who may write there.",
    errno.EPERM: "Check who may write there.",
    errno.EROFS: "That disk can only be read; choose another place with --output.",
    errno.EMFILE: "Allow more open files (ulimit -n) and build again.",
    errno.EIO: "The disk reports a fault; check it before you build again.",
}


@contextmanager
def disk_faults() -> Iterator[None]:
    """Turns OSError into PublishError."""
    try:
        yield
    except OSError as error:
        raise failure(error) from error


def failure(error: OSError) -> PublishError:
    """The PublishError for an error of the disk."""
    return PublishError(
        f"cannot be published: {error.strerror or error}",
        path=error.filename if isinstance(error.filename, str) else None,
        hint=_HINTS.get(error.errno or 0, "Build again."),
    )
