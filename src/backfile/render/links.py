"""Links from one page to another: relative, naming the file, percent-encoded."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_plain = re.compile(r"[A-Za-z0-9/._~-]+(?:#[a-z0-9-]+)?").fullmatch


def encoded(address: str) -> str:
    """The address as a URL's path; a plain fragment at its end stays one."""
    return address if _plain(address) else quote(address)


def root_of(address: str) -> str:
    """What leads from a page to the archive's root: empty at the root, else `../` for each folder."""
    return "../" * address.count("/")


def absolute_root(base_url: str | None) -> str:
    """The root for a page that is served at any depth (404): the path of base_url, `/` without one."""
    return urlsplit(base_url).path if base_url else "/"
