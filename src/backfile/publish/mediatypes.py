"""What a file of the archive is, by its name. Not from the system's table, which differs between machines."""

from __future__ import annotations

from pathlib import PurePosixPath

HTML = "text/html; charset=utf-8"
_TEXT = "text/plain"
TYPES = {
    ".avif": "image/avif",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".html": HTML,
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


def media_type(name: str, body: bytes) -> str:
    """The media type of a file that holds `body`; raw texts say their encoding where it is known."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix != ".txt":
        return TYPES.get(suffix, "application/octet-stream")
    try:
        body.decode()
    except UnicodeDecodeError:
        return _TEXT  # a source in its own encoding: the browser guesses better than we could lie
    return f"{_TEXT}; charset=utf-8"
