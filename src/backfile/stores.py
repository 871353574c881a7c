"""Object stores by their addresses, `s3://bucket/prefix`, through fsspec; each call handles many objects.

Who may read and write there is a matter of the environment (AWS_ACCESS_KEY_ID and so on), on each machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from backfile.errors import PublishError, SettingsError

SCHEMES = ("s3",)
CONNECTIONS = 32
"""Requests under way at once from one process: at 30 ms each some thousand a second."""
_DELETED_AT_ONCE = 1000  # what one request can hold


@dataclass(frozen=True, slots=True)
class Listed:
    """An object as a listing shows it; `stamp` changes whenever its bytes do."""

    name: str
    """Relative to the store's prefix."""
    size: int
    stamp: str


@dataclass(frozen=True, slots=True)
class Store:
    """All objects below one prefix. A plain value, fit to be sent to workers; names are relative to it.

    Where the store does not do as it is asked, its methods raise PublishError with what it says.
    """

    address: str
    """Without a trailing slash."""

    def read(self, name: str) -> bytes | None:
        """One object; None where there is none."""
        found = self.read_all([name])[name]
        if isinstance(found, FileNotFoundError):
            return None
        if isinstance(found, Exception):
            raise _failure(self.address, found)
        return found

    def read_all(self, names: Sequence[str]) -> dict[str, bytes | Exception]:
        """Each object by its name, or why it cannot be read."""
        with _faults(self.address):
            system, root = _open(self.address)
            found = system.cat_ranges([f"{root}/{name}" for name in names], None, None, on_error="return")
            return dict(zip(names, found, strict=True))

    def put(self, files: Mapping[str, bytes], media_type: Callable[[str, bytes], str]) -> None:
        """Write objects, each whole or not at all."""
        groups: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
        with _faults(self.address):
            system, root = _open(self.address)
            for name, data in files.items():
                groups[media_type(name, data)][f"{root}/{name}"] = data
            for kind, group in groups.items():
                system.pipe(group, batch_size=CONNECTIONS, ContentType=kind)

    def remove(self, names: Iterable[str]) -> None:
        """Delete objects; one that is not there is no error."""
        with _faults(self.address):
            system, root = _open(self.address)
            paths = [f"{root}/{name}" for name in names]
            for start in range(0, len(paths), _DELETED_AT_ONCE):
                some = paths[start : start + _DELETED_AT_ONCE]
                refused = set(some) - set(system.rm(some))
                if refused:
                    raise PermissionError(f"{min(refused)} cannot be deleted")

    def is_empty(self) -> bool:
        """Whether there is no object below the prefix."""
        with _faults(self.address):
            system, root = _open(self.address)
            try:
                return not system.ls(root, detail=False)
            except FileNotFoundError:
                system.ls(root.partition("/")[0], detail=False)  # a bucket that is not there is no empty one
                return True

    def entries(self, folder: str) -> tuple[list[Listed], list[str]]:
        """Objects and folders right below a folder (empty: the prefix itself), sorted by name.

        A folder that is not there is empty.
        """
        with _faults(self.address):
            system, root = _open(self.address)
            try:
                found = system.ls(f"{root}/{folder}".rstrip("/"), detail=True)
            except FileNotFoundError:
                found = []
        files: list[Listed] = []
        folders: list[str] = []
        for entry in found:
            name = entry["name"].removeprefix(f"{root}/").rstrip("/")
            if entry["type"] == "directory":
                folders.append(name)
            elif not entry["name"].endswith("/"):  # an empty object that stands for a folder
                stamp = str(entry.get("ETag") or entry["LastModified"]).strip('"')
                files.append(Listed(name, int(entry["size"]), stamp))
        return sorted(files, key=lambda file: file.name), sorted(folders)


def store_at(address: str) -> Store:
    """The store that an address names. Raises SettingsError for one that cannot be used."""
    scheme, _, place = address.partition("://")
    if scheme not in SCHEMES or not place.strip("/"):
        raise SettingsError(
            f"{address!r} is no address of an object store", hint="Write it as s3://BUCKET/FOLDER."
        )
    try:
        import fsspec  # noqa: F401 - only to know early whether both are there
        import s3fs  # noqa: F401
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"the package {error.name} is not installed, which {scheme}:// needs",
            hint="Run: python3 -m pip install 'backfile[s3]'",
        ) from error
    return Store(f"{scheme}://{place.strip('/')}")


def is_address(text: str) -> bool:
    """Whether the text is an address rather than a path."""
    return "://" in text


def _open(address: str) -> tuple[Any, str]:
    """The file system, which fsspec keeps for the next call, and the prefix in its words."""
    import fsspec

    system, root = fsspec.core.url_to_fs(
        address,
        use_listings_cache=False,
        max_concurrency=1,  # for one object: with more, s3fs asks for its size before it reads it
        config_kwargs={"max_pool_connections": CONNECTIONS, "connect_timeout": 5},
    )
    return system, root


@contextmanager
def _faults(address: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # each store's library has its own; the message is what a person needs
        raise _failure(address, error) from error


def _failure(address: str, error: Exception) -> PublishError:
    return PublishError(
        f"the object store does not do as asked: {str(error) or type(error).__name__}",
        path=address,
        hint="Check the address, the connection, and the credentials in the environment.",
    )
