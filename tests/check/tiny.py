"""A small archive without fault, to be broken in one place."""

from __future__ import annotations

from pathlib import Path

from backfile.check.archive import Archive
from backfile.check.examination import Examination, examine
from backfile.check.findings import Finding
from backfile.progress import Silence
from backfile.work.executors import InlineExecutor

BASE = "https://archive.example/packet/"


def page(body: str = "", *, head: str = "", title: str = "A page", lang: str = ' lang="en"') -> str:
    """A page that is right but for what is put into it."""
    named = f"<title>{title}</title>" if title else ""
    return (
        f"<!doctype html>\n<html{lang}>\n<head>{named}\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


SOUND: dict[str, str | bytes] = {
    "index.html": page('<a href="1931/flood.html">Flood</a>', title="Front"),
    "1931/flood.html": page('<p id="p1">The river rose.</p><a href="../index.html">Front</a>', title="Flood"),
    "static/site.css": "body { color: black }\n",
    "static/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>\n',
}


def write(root: Path, changes: dict[str, str | bytes | None]) -> Path:
    """SOUND with changes, by path."""
    for path, content in {**SOUND, **changes}.items():
        if content is None:
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def examined(root: Path, **settings: object) -> Examination:
    """The archive's examination in this process."""
    return examine(Archive(root=str(root), **settings), InlineExecutor(), Silence())  # type: ignore[arg-type]


def findings(root: Path, **settings: object) -> list[Finding]:
    """All findings."""
    return list(examined(root, **settings).tally)


def kinds(root: Path, **settings: object) -> set[str]:
    """The kinds of all findings."""
    return {finding.kind for finding in findings(root, **settings)}
