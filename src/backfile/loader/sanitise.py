"""The allow-list for all HTML that comes from sources.

What remains cannot run, load anything from elsewhere, or look like a part of the page around it: text markup,
links and tables. Of pictures that lie beside the article the words remain that say what they show.
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
_ALT = re.compile(r'alt="([^"]+)"')


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
    return _IMG.sub(_in_words, cleaned) if "<img" in cleaned else cleaned


def is_local_picture(address: str) -> bool:
    """Whether the address names a file beside or below the article: no scheme, no host, no way up."""
    return _PICTURE.fullmatch(address) is not None and ".." not in address.split("/")


def _in_words(match: re.Match[str]) -> str:
    """What a picture beside the article shows, in the source's words: picture files are not published."""
    words = _ALT.search(match[0])
    return f"<em>{words[1]}</em>" if words is not None and 'src="' in match[0] else ""
