"""What the preview answers to an address: a file of the archive, or that there is none, and why.

Pages get one script more than they have on disk, and a policy under which it runs; everything else is sent as
it is.
"""

from __future__ import annotations

import html
import os
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote, unquote

from backfile.publish.mediatypes import HTML, TYPES
from backfile.publish.mediatypes import media_type as media_type_of
from backfile.serve.live import State

OWN = "/.backfile-serve/"
EVENTS = OWN + "events"
SCRIPT = OWN + "reload.js"

_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")', re.IGNORECASE)
_OURS = ("script-src", "connect-src", "base-uri")


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, media type and body of one answer."""

    status: int
    media_type: str
    body: bytes
    location: str | None = None
    """Where to look instead, with status 301."""


def answer(output: Path, target: str, state: State) -> Answer:
    """The answer to a request's target, `/1931/?a=b`. Reads the output folder and nothing outside it."""
    path = target.partition("?")[0]
    if path == SCRIPT:
        return Answer(200, TYPES[".js"], files("backfile.serve").joinpath("reload.js").read_bytes())
    parts = _parts(path)
    if parts is None:
        return _not_found(output, state)
    file = output.joinpath(*parts)
    if file.is_dir() and not path.endswith("/"):
        return Answer(301, HTML, b"", quote("/" + "/".join(parts) + "/"))
    if path.endswith("/"):
        file = file / "index.html"
    body = _read(file, output)
    if body is None:
        return _not_found(output, state)
    media_type = media_type_of(file.name, body)
    return Answer(200, media_type, with_script(body, state) if media_type == HTML else body)


def with_script(page: bytes, state: State) -> bytes:
    """The page with the script that waits for the next build, and with a policy that lets it."""
    page = _POLICY.sub(lambda meta: meta[1] + _lenient(meta[2]) + meta[3], page, count=1)
    script = f'<script src="{SCRIPT}?at={quote(state.edition)}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def _lenient(policy: bytes) -> bytes:
    """The page's Content-Security-Policy, letting this server's own script run and connect, and nothing more.

    The rest holds as it will in public: what it forbids there, it forbids here.
    """
    directives = dict.fromkeys(_OURS, "'self'")
    for directive in html.unescape(policy.decode()).split(";"):
        name, _, sources = directive.strip().partition(" ")
        if name in _OURS:
            sources = " ".join(dict.fromkeys(["'self'", *sources.replace("'none'", "").split()]))
        if name:
            directives[name] = sources
    return html.escape(
        "; ".join(f"{name} {sources}".strip() for name, sources in directives.items())
    ).encode()


def _parts(path: str) -> list[str] | None:
    """The names on the way to a file; None where a path is no address of an archive."""
    try:
        parts = unquote(path, errors="strict").strip("/").split("/")
    except UnicodeDecodeError:
        return None
    if parts == [""]:
        return []
    return None if any(part in ("", ".", "..") or "\0" in part for part in parts) else parts


def _read(file: Path, output: Path) -> bytes | None:
    """The file's bytes; None where there is no such file, or where a link leads out of the archive."""
    real = os.path.realpath(file)
    if not real.startswith(os.path.realpath(output) + os.sep):
        return None
    try:
        return Path(real).read_bytes()
    except OSError:
        return None


def _not_found(output: Path, state: State) -> Answer:
    """The archive's own page where it has one; its links are relative to the root, wherever it is shown."""
    page = _read(output / "404.html", output)
    if page is None:
        heading = "Nothing stands at this address"
        if state.failure is not None:
            heading = "The archive could not be built"
        page = _plain_page(heading, state.failure or "")
        return Answer(404 if state.failure is None else 503, HTML, with_script(page, state))
    based = re.sub(rb"<head[^>]*>", lambda head: head[0] + b'<base href="/">', page, count=1)
    return Answer(404, HTML, with_script(based, state))


def _plain_page(heading: str, text: str) -> bytes:
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f"<title>{html.escape(heading)}</title></head>\n"
        f"<body><h1>{html.escape(heading)}</h1><pre>{html.escape(text)}</pre></body>\n</html>\n"
    ).encode()
