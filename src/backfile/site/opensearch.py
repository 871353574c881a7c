"""An OpenSearch 1.1 description, by which browsers and catalogues find the archive's search page."""

from __future__ import annotations

from backfile.config import Site
from backfile.site import weburl
from backfile.site.xmltext import DECLARATION, attribute, element

NAME = "opensearch.xml"
_SHORT_NAME = 16
_LONG_NAME = 48
"""The longest names that the standard allows."""


def opensearch(site: Site, search_page: str = "search.html", parameter: str = "q") -> bytes:
    """The description. Its address template must be absolute: ValueError while `site.base_url` is not set."""
    if site.base_url is None:
        raise ValueError("OpenSearch needs a base_url: leave it out while there is none")
    template = f"{weburl.absolute(site.base_url, search_page)}?{parameter}={{searchTerms}}"
    parts = [
        DECLARATION,
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n',
        element("ShortName", _cut(site.title, _SHORT_NAME)),
        element("Description", _cut(site.tagline or site.title, 1024)),
        element("LongName", _cut(site.title, _LONG_NAME)),
        f'<Url type="text/html" template="{attribute(template)}"/>\n',
        "<InputEncoding>UTF-8</InputEncoding>\n",
        element("Language", site.language),
        "</OpenSearchDescription>\n",
    ]
    return "".join(parts).encode()


def _cut(text: str, length: int) -> str:
    """The text cut between words, if at all possible."""
    if len(text) <= length:
        return text
    head = text[: length + 1].rpartition(" ")[0]
    return (head or text[:length]).rstrip(" ,;:-–—")
