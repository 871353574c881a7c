"""One source as it is handed to a worker: where it lies, and all that its record is made from."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct

from backfile.defaults import Defaults
from backfile.scan import SourceFile
from backfile.takedowns import Takedown


class LoadItem(Struct, frozen=True):
    """One source to read."""

    folder: str
    file: SourceFile
    defaults: Defaults
    known_digest: bytes = b""
    """What the content was when last read; empty for a source never seen."""
    layout_hint: str | None = None
    takedown: Takedown | None = None

    @property
    def path(self) -> str:
        """POSIX path below the archive's root."""
        return f"{self.folder}/{self.file.name}"

    @property
    def sidecar_path(self) -> str | None:
        """That of the file beside it, where there is one."""
        return f"{self.folder}/{self.file.sidecar}" if self.file.sidecar else None

    @property
    def paths(self) -> list[str]:
        """What is read for it."""
        found = () if self.file.problem else (self.path, self.sidecar_path)
        return [path for path in found if path]

    def read(self, read: Callable[[str], bytes]) -> tuple[bytes, bytes | None]:
        """The bytes of the file and of its sidecar. Raises OSError."""
        return read(self.path), read(self.sidecar_path) if self.sidecar_path else None

    def digests(self, data: bytes, sidecar: bytes | None) -> tuple[bytes, bytes]:
        """Of the file alone, and of all that the record is made from."""
        digest = blake2b(data, digest_size=16)
        content = digest.digest()
        digest.update(b"" if sidecar is None else b"sidecar" + sidecar)
        digest.update(f"{_said(self.defaults)} {self.layout_hint} {self.takedown!r}".encode())
        return content, digest.digest()


@lru_cache(maxsize=256)
def _said(defaults: Defaults) -> str:
    """A folder's defaults in words, which are the same for all its files."""
    return repr(defaults)
