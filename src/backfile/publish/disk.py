"""The file operations that publishing needs, as one plain object that a test can make fail at any step."""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import shutil
import sys
from collections.abc import Callable

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_NO_HARD_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)


class Disk:
    """Every change publishing makes on a disk goes through here. Paths are strings; errors are OSError."""

    def read(self, path: str) -> bytes:
        """The file's bytes; a symbolic link is an error (ELOOP)."""
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with open(descriptor, "rb") as file:
            return file.read()

    def create(self, path: str, data: bytes, mtime_ns: int | None = None) -> None:
        """Write a file that must not exist yet; a file that cannot be finished is taken away again."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if mtime_ns is not None:
                os.utime(descriptor if os.utime in os.supports_fd else path, ns=(mtime_ns, mtime_ns))
        except (OSError, OverflowError):
            os.unlink(path)  # noqa: PTH108 - Path objects cost a fifth of the write
            raise
        finally:
            os.close(descriptor)

    def append(self, descriptor: int, data: bytes) -> None:
        """Write all of `data` at the end of an open file."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def unlink(self, path: str) -> None:
        """Remove one file or symbolic link."""
        os.unlink(path)  # noqa: PTH108 - as above

    def mkdir(self, path: str) -> None:
        """Make one folder."""
        os.mkdir(path)  # noqa: PTH102 - as above

    def rmdir(self, path: str) -> None:
        """Remove one empty folder."""
        os.rmdir(path)  # noqa: PTH106 - as above

    def rename(self, old: str, new: str) -> None:
        """Move a file or folder, replacing a file that is there."""
        os.replace(old, new)  # noqa: PTH105 - as above

    def share(self, source: str, target: str) -> None:
        """Make `target`, which must not exist, the same file as `source`: a hard link, else a copy."""
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            shutil.copy2(source, target, follow_symlinks=False)

    def exchange(self, first: str, second: str) -> None:
        """Let two folders change places in one step.

        Raises OSError with ENOSYS, EINVAL or EXDEV where the system or the file system cannot.
        """
        call = _exchange_call()
        if call is None:
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), first, None, second)
        if call(os.fsencode(first), os.fsencode(second)) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), first, None, second)

    def exchangeable(self, output: str, own: str) -> bool:
        """Whether the output folder, which need not exist, can change places with a folder in `own`."""
        if not os.path.lexists(output):
            output = os.path.dirname(output)  # noqa: PTH120 - as above
        elif os.path.ismount(output):
            return False
        return os.stat(output).st_dev == os.stat(own).st_dev  # noqa: PTH116 - as above

    def sync(self, path: str, *, barrier: bool = False) -> None:
        """Bring one file or folder to the disk; `barrier`: and all before it, past the disk's own cache."""
        if sys.platform == "win32" and os.path.isdir(path):  # noqa: PTH112 - as above
            return  # a folder cannot be opened there
        descriptor = os.open(path, os.O_RDONLY)
        try:
            if barrier and sys.platform == "darwin":
                import fcntl

                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync leaves it to the disk there
            else:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def sync_all(self, path: str) -> None:
        """Bring the whole file system that holds `path` to the disk."""
        call = _syncfs_call()
        if call is None:
            getattr(os, "sync", lambda: None)()
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            if call(descriptor) != 0:
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), path)
        finally:
            os.close(descriptor)


@functools.cache
def _library() -> ctypes.CDLL | None:
    if sys.platform == "win32":
        return None
    return ctypes.CDLL(None, use_errno=True)


@functools.cache
def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """renameat2 (Linux) or renamex_np (macOS), taking two encoded paths."""
    library = _library()
    if library is None:
        return None
    if hasattr(library, "renameat2"):
        linux = library.renameat2
        linux.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
        return lambda old, new: int(linux(_AT_FDCWD, old, _AT_FDCWD, new, _RENAME_EXCHANGE))
    if hasattr(library, "renamex_np"):
        mac = library.renamex_np
        mac.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)
        return lambda old, new: int(mac(old, new, _RENAME_SWAP))
    return None


@functools.cache
def _syncfs_call() -> Callable[[int], int] | None:
    library = _library()
    if library is None or not hasattr(library, "syncfs"):
        return None
    call = library.syncfs
    call.argtypes = (ctypes.c_int,)
    return lambda descriptor: int(call(descriptor))
