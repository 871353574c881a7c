"""Text made fit for XML 1.0: escaped, and without the characters that no escaping can carry."""

from __future__ import annotations

import re
from html import escape

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

# XML 1.0, production 2 (Char). Lone surrogates fall out too, so the result always encodes as UTF-8.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_QUOTES = str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def text(value: str) -> str:
    """The value as element content."""
    if not (value.isascii() and value.isprintable()):
        value = _ILLEGAL.sub("", value)
    return escape(value, quote=False)


def attribute(value: str) -> str:
    """The value as it stands between double quotes."""
    return text(value).translate(_IN_QUOTES)


def element(name: str, value: str | None) -> str:
    """A line with one element, or nothing where there is no value."""
    return f"<{name}>{text(value)}</{name}>\n" if value else ""
