"""The allow-list for all HTML that comes from sources.

What remains cannot run, load anything from elsewhere, or look like a part of the page around it: text markup,
links, tables, and pictures that lie beside the article and say in words what they show.
"""

from __future__ import annotations

import re

import nh3

_TAGS = {
    "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "dl", "dt", "dd",
    "pre", "code", "em", "strong", "i", "b", "s", "del", "ins", "sub", "sup", "small", "cite", "q", "abbr",
    "a", "img",
    "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "align"},
    "td": {"colspan", "rowspan", "align"},
}
_SCHEMES = {"http", "https", "mailto"}
_PICTURE = re.compile(r"(?![/\\])[^:?#\\\x00-\x20]+")
_IMG = re.compile(r"<img\b[^>]*>")


def _attribute(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":
        return value if is_local_picture(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags={"script", "style", "iframe", "object", "noscript", "template", "svg", "math"},
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes=_SCHEMES,
    link_rel="noopener noreferrer",
)


def sanitise(html: str) -> str:
    """The HTML with everything off the allow-list gone, and every element closed."""
    cleaned = _CLEANER.clean(html)
    return _IMG.sub(_kept_picture, cleaned) if "<img" in cleaned else cleaned


def is_local_picture(address: str) -> bool:
    """Whether the address names a file beside or below the article: no scheme, no host, no way up."""
    return _PICTURE.fullmatch(address) is not None and ".." not in address.split("/")


def _kept_picture(match: re.Match[str]) -> str:
    """A picture without an address or without words for it says nothing to a reader."""
    tag = match[0]
    return tag if 'src="' in tag and re.search(r'alt="[^"]', tag) else ""
