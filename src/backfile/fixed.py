"""Files that follow from the settings and the theme alone: style sheet, icons, robots.txt, manifest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from backfile import theme
from backfile.config import Site
from backfile.plan.jobs import Job, Literally, job
from backfile.publish import headers
from backfile.site import opensearch, robots, webmanifest
from backfile.site.webmanifest import Icon

UNIT = "fixed:"
ICONS = (
    Icon("static/icon.svg", "any", "image/svg+xml"),
    Icon("static/icon-192.png", "192x192", "image/png"),
    Icon("static/icon-512.png", "512x512", "image/png"),
)


def fixed(root: Path, site: Site) -> Iterator[Job]:
    """The jobs of all fixed files. Reads the theme's and the archive's static files."""
    for address, data in _files(root, site):
        yield job(UNIT, address, Literally(address, data))


def _files(root: Path, site: Site) -> Iterator[tuple[str, bytes]]:
    overrides = theme.own_folder(root, "static")
    for name, path in theme.static_files(overrides):
        if name != theme.STYLESHEET:
            yield f"static/{name}", path.read_bytes()
    yield f"static/{theme.STYLESHEET}", theme.stylesheet(site, overrides)
    yield "robots.txt", robots.robots(site)
    yield webmanifest.NAME, webmanifest.webmanifest(site, ICONS)
    if site.base_url is not None and site.search:
        yield opensearch.NAME, opensearch.opensearch(site)
    yield headers.HEADERS, headers.netlify_headers(headers.security_headers(search=site.search))
    if site.contact is not None and site.contact_expires is not None:
        canonical = None if site.base_url is None else f"{site.base_url}{headers.SECURITY_TXT}"
        text = headers.security_txt(site.contact, site.contact_expires.iso, canonical)
        yield headers.SECURITY_TXT, text
