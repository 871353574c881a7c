"""Addresses as other programs need them: percent-encoded, absolute or relative to a file."""

from __future__ import annotations

import re
from urllib.parse import quote

_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")


def encoded(address: str) -> str:
    """A root-relative address with everything escaped that a URL may not hold (RFC 3986)."""
    return address if _PLAIN.fullmatch(address) else quote(address, safe="/~!$&'()*+,;=:@", errors="replace")


def absolute(base_url: str, address: str) -> str:
    """The full URL of a page; `base_url` ends with a slash. It names the file, as every link does."""
    return base_url + encoded(address)


def relative(address: str, origin: str) -> str:
    """The way from the file at `origin` to the one at `address`, both root-relative."""
    return "../" * origin.count("/") + encoded(address)


def folder(address: str) -> str:
    """The folder that an address lies in, with a trailing slash; empty at the root."""
    return address[: address.rfind("/") + 1]
