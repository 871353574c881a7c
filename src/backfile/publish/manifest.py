"""Checksums of the output, one file a top-level folder, so that one edit rewrites one small file.

To be checked in the output folder with `sha256sum -c checksums.sha256 checksums/*.sha256`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

ROOT_MANIFEST = "checksums.sha256"
"""Lists the files at the top and the other manifests, so that it vouches for the whole archive."""

_FOLDER = "checksums"


def manifest_of(address: str) -> str:
    """The address of the manifest that lists a file; empty for the one that nothing lists."""
    if address == ROOT_MANIFEST:
        return ""
    top, slash, _ = address.partition("/")
    return f"{_FOLDER}/{top}.sha256" if slash and top != _FOLDER else ROOT_MANIFEST


def manifest(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A manifest of (address, SHA-256) pairs as `sha256sum` writes it, in the order of the addresses."""
    return "".join([f"{digest.hex()}  {address}\n" for address, digest in sorted(entries)]).encode()


def entries_of(manifest: bytes) -> Iterator[tuple[str, bytes]]:
    """The (address, SHA-256) pairs of a manifest; lines that are none are passed over."""
    for line in manifest.decode("utf-8", "replace").splitlines():
        digest, _, address = line.partition("  ")
        if len(digest) == 64 and set(digest) <= set("0123456789abcdef"):
            yield address, bytes.fromhex(digest)
