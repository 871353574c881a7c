"""What `backfile check` can find, how bad it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

KEPT = 1000
"""Findings of one kind that are kept with their places; beyond that they are only counted."""
KEPT_OF_A_CAUSE = 100
"""Of those, how many may be about the same file: one missing style sheet must not crowd out all else."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding. `title` heads the group in the report; `remedy` is an imperative sentence."""

    title: str
    remedy: str
    severity: Severity = "error"


_REBUILD = "Build again; if the address stands in an article, mend it there."
_CSP = "Move it into a file below static/: the Content-Security-Policy stops it."

KINDS: dict[str, Kind] = {
    "absolute-link": Kind("Address is not relative", "Write the address relative to the page."),
    "bad-feed": Kind("Feed is not valid", "Build again; readers refuse a feed that breaks its standard."),
    "bad-json": Kind("JSON is not well formed", "Build again, or remove the file."),
    "bad-manifest": Kind("Web manifest is not valid", "Mend the manifest, or remove the file."),
    "bad-opensearch": Kind("OpenSearch description is not valid", "Build again, or remove the file."),
    "bad-redirect": Kind("Redirect rule is not valid", "Build again; the rules are made from the ledger."),
    "bad-sitemap": Kind("Sitemap is not valid", "Build again; search engines refuse such a sitemap."),
    "bad-structured-data": Kind("Structured data is not valid", "Mend the page's template."),
    "bad-xml": Kind("XML is not well formed", "Build again, or remove the file."),
    "base-element": Kind("Page has a base element", "Remove it: it changes where every link leads."),
    "broken-fragment": Kind("Fragment is not on the page", _REBUILD),
    "broken-link": Kind("Address leads nowhere", _REBUILD),
    "canonical": Kind("Canonical address is another page's", "Build again with the right base_url."),
    "case-twins": Kind("Names differ by case alone", "Rename one: some file systems keep only one of them."),
    "checksum": Kind("File differs from its checksum", "Restore the file, or build again."),
    "duplicate-id": Kind("Id stands on a page twice", "Mend the page's template."),
    "folder-link": Kind(
        "Address names a folder", "Name the file (index.html): a folder opens on servers only."
    ),
    "forbidden-text": Kind("Text must not be in the archive", "Redact or withhold the article, and build."),
    "inline-handler": Kind("Inline event handler", _CSP),
    "inline-script": Kind("Inline script", _CSP),
    "inline-style": Kind("Inline style", _CSP),
    "no-front-page": Kind("No front page", "Name the folder that holds the archive's index.html."),
    "not-utf-8": Kind("Page is not UTF-8", "Build again; every page is written as UTF-8."),
    "outside": Kind("Address leads out of the archive", _REBUILD),
    "script-address": Kind("Address runs or carries content", "Remove it: such an address is not a link."),
    "special-file": Kind("Not a plain file", "Remove it: an archive is made of files and folders."),
    "tangled": Kind("Too large or too deeply nested to be read", "Look at its source; it was not checked."),
    "third-party": Kind("Request to another site", "Keep a copy in the archive, or remove it."),
    "unknown-scheme": Kind("Address of an unknown kind", "Use https: or mailto:."),
    "unreachable": Kind("No way from the front page", "Build again; a listing must link to the page."),
    "unreadable": Kind("Cannot be read", "Mend the file's permissions or the disk."),
    "wrong-case": Kind("Address differs by case", _REBUILD),
    "duplicate-title": Kind("Title stands on several pages", "Tell them apart, if they differ.", "warning"),
    "no-language": Kind("Page names no language", "Set lang on the page's html element.", "warning"),
    "no-title": Kind("Page has no title", "Give the page a title element.", "warning"),
    "unlisted": Kind("File has no checksum", "Build again, or remove the file.", "warning"),
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong in one file of the archive."""

    kind: str
    """A key of KINDS."""
    path: str
    """POSIX path below the archive's folder."""
    line: int
    """1-based; 0 where there is none or it is not known."""
    message: str
    """What is wrong, as a sentence without a full stop."""
    about: str = ""
    """The file that is missing or misnamed, where many findings may have that one cause."""


class Tally:
    """Findings counted by kind. The first by path are kept, the same ones for any order of adding."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self._kept: dict[str, list[Finding]] = {}

    def add(self, findings: Iterable[Finding]) -> None:
        """Count the findings, and keep those that come first."""
        for finding in findings:
            self.counts[finding.kind] = self.counts.get(finding.kind, 0) + 1
            self._keep(finding.kind, (finding,))

    def merge(self, other: Tally) -> None:
        """Add all that another tally has counted and kept."""
        for kind, count in other.counts.items():
            self.counts[kind] = self.counts.get(kind, 0) + count
            self._keep(kind, other.of(kind))

    def _keep(self, kind: str, findings: Iterable[Finding]) -> None:
        kept = self._kept.setdefault(kind, [])
        kept.extend(findings)
        if len(kept) >= 2 * KEPT:
            kept[:] = _first(kept)

    def of(self, kind: str) -> list[Finding]:
        """The kept findings of one kind, in order of path and line."""
        return _first(self._kept.get(kind, ()))

    def __iter__(self) -> Iterator[Finding]:
        """All kept findings, errors first."""
        for kind in self.kinds():
            yield from self.of(kind)

    def kinds(self) -> list[str]:
        """The kinds that were found, errors first, then by name."""
        return sorted(self.counts, key=lambda kind: (KINDS[kind].severity, kind))

    def total(self, severity: Severity) -> int:
        """How many findings there are of one severity, kept or not."""
        return sum(count for kind, count in self.counts.items() if KINDS[kind].severity == severity)


def _first(findings: Iterable[Finding]) -> list[Finding]:
    """The first KEPT in order, leaving out what goes beyond KEPT_OF_A_CAUSE.

    What one call leaves out, no later one would take: at least as many that go before it always stay.
    """
    kept: list[Finding] = []
    causes: dict[str, int] = {}
    for finding in sorted(findings):
        number = causes[finding.about] = causes.get(finding.about, 0) + 1
        if finding.about and number > KEPT_OF_A_CAUSE:
            continue
        kept.append(finding)
        if len(kept) == KEPT:
            break
    return kept
