"""How commands that only look open an archive's catalog."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from backfile.catalog import schema
from backfile.errors import BackfileError
from backfile.pipeline import CATALOG, STATE, catalog_faults


@contextmanager
def open_catalog(site: Path) -> Iterator[sqlite3.Connection]:
    """The catalog as the last build left it. Raises BackfileError where there is none that can be read."""
    path = site / STATE / CATALOG
    if not path.exists():
        raise BackfileError("the archive has not been built", hint="Run `backfile build` first.")
    with catalog_faults("See that it may be written, or build the archive again."):
        if not schema.is_current(path):
            raise BackfileError(
                "the archive was built by another version of backfile", hint="Run `backfile build` first."
            )
        with closing(schema.connect(path)) as db:
            yield db
