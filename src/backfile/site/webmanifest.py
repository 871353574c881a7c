"""The web manifest: the archive's name, icons and colours, for a phone's home screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from backfile.config import Site

NAME = "site.webmanifest"
_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon in the output folder."""

    address: str
    """Root-relative: the manifest stands at the root, so this is also the way from there."""
    sizes: str
    """`192x192`, or `any` for SVG."""
    media_type: str
    purpose: str = "any"


def webmanifest(
    site: Site, icons: Sequence[Icon] = (), *, theme_colour: str = "", background: str = ""
) -> bytes:
    """The manifest. It opens in the browser with its address bar: an archive's addresses are to be seen."""
    manifest: dict[str, object] = {
        "name": site.title,
        "short_name": site.title,
        "description": site.tagline,
        "lang": site.language,
        "dir": "rtl" if site.language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr",
        "start_url": "index.html",
        "scope": "./",
        "display": "browser",
        "theme_color": theme_colour,
        "background_color": background,
        "icons": [
            {"src": icon.address, "sizes": icon.sizes, "type": icon.media_type, "purpose": icon.purpose}
            for icon in icons
        ],
    }
    filled = {name: value for name, value in manifest.items() if value}
    return msgspec.json.format(msgspec.json.encode(filled), indent=2) + b"\n"
