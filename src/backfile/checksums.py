"""Keeps the checksum manifests of the output equal to what it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from hashlib import sha256

from backfile.catalog import outputs
from backfile.catalog.outputs import Output
from backfile.publish.manifest import ROOT_MANIFEST, manifest, manifest_of
from backfile.publish.outlet import Outlet

UNIT = "checksums:"


def bring_up_to_date(
    db: sqlite3.Connection, publication: Outlet, changed: Iterable[str], mtime_ns: int | None, build: int
) -> int:
    """Write the manifests that list any of the changed files; how many were written.

    A manifest whose folder is gone goes too. The root's comes last, for it lists the others.
    """
    names = {manifest_of(address) for address in changed}
    names -= {ROOT_MANIFEST, ""}
    written = 0
    for name in (*sorted(names), ROOT_MANIFEST):
        top = "" if name == ROOT_MANIFEST else name.removeprefix("checksums/").removesuffix(".sha256")
        entries = [entry for entry in outputs.digests(db, top) if entry[0] != ROOT_MANIFEST]
        if not top:
            entries += outputs.digests(db, "checksums")
        if not entries:
            publication.remove(name)
            outputs.drop(db, [name])
            continue
        data = manifest(entries)
        with publication.expect([name]).writer() as writer:
            made = writer.write(name, data, mtime_ns)
        digest = sha256(data).digest()
        publication.took(name, digest, made.held)
        outputs.record(db, [Output(name, UNIT, b"", digest, len(data))], build)
        written += made.changed
    return written
