"""robots.txt (RFC 9309): everything may be read, and here is the sitemap.

Crawlers ask for it at the root of a host only; under a sub-path the file does nothing, and does no harm.
"""

from __future__ import annotations

from backfile.config import Site
from backfile.site import sitemap, weburl


def robots(site: Site) -> bytes:
    """The file's content. Single articles are kept out of indexes by their own `noindex`, not here."""
    lines = ["User-agent: *", "Disallow:"]
    if site.base_url is not None:
        lines += ["", f"Sitemap: {weburl.absolute(site.base_url, sitemap.INDEX)}"]
    return ("\n".join(lines) + "\n").encode()
