"""Where an address on a page leads, as a browser would read it."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

How = Literal["relative", "rooted", "own", "foreign", "content", "contact", "unknown", "escaped"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CONTACT = frozenset(("mailto", "tel", "sms", "geo", "callto", "xmpp", "sip", "news"))
_CONTENT = frozenset(("javascript", "vbscript", "data", "blob", "filesystem"))
# Browsers drop these before they look for the scheme: "java\nscript:" is a script.
_DROPPED = re.compile("[\t\n\r]")
_STRIPPED = "".join(map(chr, range(0x21)))
_PLAIN = re.compile(r"[A-Za-z0-9/._~-]+")


class Target(NamedTuple):
    """Where an address leads."""

    how: How
    """`relative`: to a place in the archive; `rooted`: from the server's root (`/x`); `own`: the archive's
    base_url and more; `foreign`: another site; `content`: the address is itself what it shows (`javascript:`,
    `data:`); `contact`: `mailto:` and its like; `escaped`: out of the archive's folder."""
    path: str = ""
    """Root-relative, decoded, for `relative`, `rooted` and `own`; `index.html` where it ends with a slash
    only for `own`, since a server answers there."""
    fragment: str | None = None


def target(value: str, origin: str, base_url: str | None = None) -> Target:
    """Where the address leads that stands on the page `origin`."""
    if not _PLAIN.match(value):
        value = _DROPPED.sub("", value.strip(_STRIPPED))
    scheme = _SCHEME.match(value)
    if scheme is not None:
        return _absolute(scheme[1].lower(), value, base_url)
    value = value.replace("\\", "/")
    if value.startswith("//"):
        return Target("foreign")
    if value.startswith("/"):
        base_path = urlsplit(base_url).path if base_url else "/"
        if not value.startswith(base_path):
            return Target("escaped")
        return _inside("rooted", value[len(base_path) :], "")
    return _inside("relative", value, origin)


def _absolute(scheme: str, value: str, base_url: str | None) -> Target:
    if scheme in _CONTENT:
        return Target("content")
    if scheme in _CONTACT:
        return Target("contact")
    if scheme not in ("http", "https"):
        return Target("unknown")
    if base_url is None or not value.startswith(base_url):
        return Target("own", "index.html") if base_url == value + "/" else Target("foreign")
    found = _inside("own", value[len(base_url) :], "")
    path = found.path
    return found._replace(path=f"{path}index.html") if not path or path.endswith("/") else found


def _inside(how: How, value: str, origin: str) -> Target:
    """A path within the archive; an address without a path leads to `origin` itself."""
    rest, hash_sign, fragment = value.partition("#")
    path = rest.partition("?")[0]
    part = unquote(fragment) if hash_sign else None
    if not path:
        return Target(how, origin, part)
    if "%" in path:
        path = unquote(path)
    steps = origin.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return Target("escaped")
            steps.pop()
        elif step != ".":
            steps.append(step)
    return Target(how, "/".join(steps), part)


def candidates(srcset: str) -> list[str]:
    """The addresses in a srcset: each up to its descriptor (`2x`, `640w`)."""
    return [part.split()[0] for part in re.split(r",(?=\s)|\s,", srcset) if part.split()]


def refresh(content: str) -> str | None:
    """The address in the content of a <meta http-equiv="refresh">, if it names one."""
    found = re.match(
        r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?(['\"]?)(.*?)\1\s*$", content, re.IGNORECASE | re.DOTALL
    )
    return found[2] if found else None
