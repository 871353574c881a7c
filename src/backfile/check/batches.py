"""What a worker does: reads one batch of files, and keeps nothing for the next."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from backfile.check import checksums
from backfile.check.archive import Archive, Judge
from backfile.check.files import is_page, is_read, read_file, read_page
from backfile.check.findings import Tally
from backfile.check.takedowns import Forbidden


@dataclass(slots=True)
class Reading:
    """What one batch of files gave."""

    tally: Tally
    files: int = 0
    links: set[str] = field(default_factory=set)
    """Pages that the batch's pages lead to."""
    titles: list[tuple[bytes, str]] = field(default_factory=list)
    """(digest of the title, page)."""
    expected: list[str] = field(default_factory=list)
    """Pages of the batch that a reader should be able to reach."""


def read_pages(archive: Archive, paths: list[str]) -> Reading:
    """Read one batch of pages."""
    judge = Judge(archive)
    forbidden = Forbidden(archive.forbidden)
    reading = Reading(judge.tally, files=len(paths))
    ids: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []
    for path in paths:
        if forbidden:
            forbidden.search(judge, path)
        page = read_page(judge, path)
        if page is None:
            continue
        ids[path] = page.ids
        reading.links |= page.links
        wanted += [(path, target, fragment) for target, fragment in page.fragments]
        if not page.hidden:
            reading.expected.append(path)
            reading.titles.append(
                (hashlib.blake2b(page.title.encode(errors="replace"), digest_size=12).digest(), path)
            )
    _check_fragments(judge, wanted, ids)
    return reading


def _check_fragments(judge: Judge, wanted: list[tuple[str, str, str]], ids: dict[str, set[str]]) -> None:
    """Look for every (page, target, fragment); a target outside the batch is read once more."""
    for path, target, fragment in wanted:
        if target not in ids:
            page = read_page(Judge(judge.archive), target) if is_page(target) else None
            ids[target] = set() if page is None else page.ids
        if fragment not in ids[target] and is_page(target):
            judge.say("broken-fragment", path, f"#{fragment} is not on {target}")


def read_others(archive: Archive, paths: list[str]) -> Reading:
    """Read one batch of files that are no pages."""
    judge = Judge(archive)
    forbidden = Forbidden(archive.forbidden)
    for path in paths:
        if forbidden:
            forbidden.search(judge, path)
        if is_read(path):
            read_file(judge, path)
    return Reading(judge.tally, files=len(paths))


def verify(archive: Archive, listed: list[checksums.Row]) -> Reading:
    """Verify the files of some rows of a manifest."""
    judge = Judge(archive)
    checksums.verify(judge, listed)
    return Reading(judge.tally, files=len(listed))
