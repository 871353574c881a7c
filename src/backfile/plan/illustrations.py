"""Picture files: each is copied once, however many articles show it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from backfile.catalog import pictures
from backfile.catalog.pictures import Published
from backfile.plan.jobs import Job, PictureCopy, job


def everything(db: sqlite3.Connection) -> Iterator[Job]:
    """All pictures that articles show."""
    return map(_copy, pictures.published(db))


def one(db: sqlite3.Connection, address: str) -> Iterator[Job]:
    """The picture at an address; none when no article shows it."""
    found = pictures.at(db, address)
    if found is not None:
        yield _copy(found)


def _copy(picture: Published) -> Job:
    task = PictureCopy(picture.address, picture.file, picture.sha256)
    return job(f"picture:{picture.address}", picture.address, task, source=picture.file)
