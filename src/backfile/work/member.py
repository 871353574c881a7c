"""What runs on a worker of a Dask cluster: it makes sure that it may take part, then unpacks and calls.

Imported where the extra `cluster` is installed.
"""

from __future__ import annotations

import pickle
import platform
import shutil
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from distributed import WorkerPlugin, get_worker
from msgspec.structs import replace

from backfile import __version__
from backfile.errors import SettingsError
from backfile.theme import templates_folder
from backfile.versions import program_version
from backfile.work.rendering import Frame

if TYPE_CHECKING:
    from distributed import Worker

_ONE_AT_A_TIME = threading.Lock()
"""Batches are made for processes of one thread; a worker with several runs them one after the other."""


@dataclass(frozen=True, slots=True)
class Admission:
    """What a worker must be to take part in a build."""

    program: bytes
    spoken: str
    """The program's version for people."""
    witness: str = ""
    """A file of the archive that the worker must see too; empty where nothing is shared by disk."""
    content: bytes = b""
    """What that file holds."""


def admission(witness: Path | None) -> Admission:
    """What this process asks of workers."""
    return Admission(_program(), _spoken(), str(witness or ""), witness.read_bytes() if witness else b"")


@lru_cache(maxsize=8)
def admit(asked: Admission) -> None:
    """Raise SettingsError unless this worker may take part."""
    if asked.program != _program():
        raise SettingsError(
            f"a worker of the cluster has {_spoken()}, this machine {asked.spoken}, or other versions of"
            " the libraries it uses: their pages might differ",
            hint="Install the same release with the same packages on all machines.",
        )
    if not asked.witness:
        return
    try:
        seen = Path(asked.witness).read_bytes()
    except OSError:
        seen = b""
    if seen != asked.content:
        raise SettingsError(
            "a worker of the cluster does not see the archive's folder at this path",
            path=str(Path(asked.witness).parent.parent),
            hint="Put the archive on a disk that all workers mount at the same path.",
        )


def run(asked: Admission, parcel: bytes) -> object:
    """Call the packed function with its packed arguments."""
    admit(asked)
    with _ONE_AT_A_TIME:
        function, args, kwargs = pickle.loads(parcel)  # noqa: S301 - who reaches a scheduler runs code anyway
        return function(*args, **kwargs)


class Shared(WorkerPlugin):  # type: ignore[misc] # distributed is untyped where it is not installed
    """Something that all batches refer to: it travels once to each worker, also to one that comes later."""

    def __init__(self, name: str, value: object, templates: Mapping[str, bytes]) -> None:
        """`templates` are the archive's own, which take the place of a Frame's folder."""
        self.name = name
        self.value = value
        self._templates = templates
        self._folder: Path | None = None

    def setup(self, worker: Worker) -> None:
        """Lay the templates down where this worker may write."""
        if not isinstance(self.value, Frame) or self.value.overrides is None:
            return
        self._folder = Path(worker.local_directory, self.name)
        for name, data in self._templates.items():
            path = self._folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        self.value = replace(self.value, overrides=str(self._folder))

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - the signature is Dask's
        """Take the templates away."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def recall(name: str) -> object:
    """What travelled under this name."""
    return get_worker().plugins[name].value


def _spoken() -> str:
    return f"backfile {__version__} on Python {platform.python_version()}"


@cache
def _program() -> bytes:
    """A digest of all that decides what a page says. Letters' properties come with Python's minor version."""
    digest = blake2b(program_version(), digest_size=16)
    digest.update(".".join(platform.python_version_tuple()[:2]).encode())
    for path in sorted(templates_folder().rglob("*.html")):
        digest.update(path.read_bytes())
    return digest.digest()
