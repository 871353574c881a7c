"""What a build needs of the place it publishes to, whether that is a folder or an object store."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from typing import Protocol

from backfile.publish.files import Written


class FileWriter(Protocol):
    """Writes files one by one."""

    def write(self, address: str, data: bytes, mtime_ns: int | None) -> Written:
        """Have the file hold `data`."""


class Target(Protocol):
    """Where files may be written, fit to be sent to workers."""

    def writer(self) -> AbstractContextManager[FileWriter]:
        """A writer; what it wrote is there when the context ends."""


class Outlet(Protocol):
    """One build's change of a published archive; `publish.trees` and `publish.store` say what is promised."""

    serial: str
    """Identifies the archive that `commit` publishes, for whoever keeps notes about it."""

    @property
    def published(self) -> str:
        """Serial of the archive that is published; empty when it is not known."""

    def start_empty(self) -> None:
        """Build all of the archive anew: what is not written before `commit` will be gone."""

    def expect(self, addresses: Sequence[str]) -> Target:
        """Where these files may be written from now on."""

    def took(self, address: str, sha256: bytes, held: bytes | None) -> None:
        """Note that a writer has done its part for one file; `held` is `Written.held`."""

    def remove(self, address: str) -> None:
        """Take a file out of the archive; no error when it is not there."""

    def commit(self, executor: Executor | None = None) -> None:
        """Make the new archive the published one."""
