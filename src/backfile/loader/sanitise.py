"""The allow-list for all HTML that comes from sources.

What remains cannot run, load anything from elsewhere, or look like a part of the page around it: text markup,
links and tables. Pictures keep the file that they name by its way from the article, and their words, until
`backfile.loader.pictures` has looked at the files; of those that lie elsewhere the words are left.
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
    "th": {"colspan", "rowspan", "class"},
    "td": {"colspan", "rowspan", "class"},
}
_ALIGNED = {"right", "center"}
"""What a cell's class may be; `align` itself is no attribute of HTML any more."""
_SCHEMES = {"http", "https", "mailto"}
_PICTURE = re.compile(r"(?![/\\])[^:?#\\\x00-\x20]+")


def _attribute(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":
        return value if is_local_picture(value) else None
    if name == "class":
        return value if value in _ALIGNED else None
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
    return _CLEANER.clean(html)


def is_local_picture(address: str) -> bool:
    """Whether the address names a file by its way from the article: no scheme, no host, no root."""
    return _PICTURE.fullmatch(address) is not None
