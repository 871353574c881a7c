"""The readable part of addresses, made from headlines and from terms.

Slugs are lower-case ASCII words, so that an archive survives USB sticks, zip files and mail. Scripts other
than Latin are romanised by the tables of text-unidecode, which are the same everywhere and no longer change,
before python-slugify sees them: it would take Unidecode's where that happens to be installed.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from slugify import slugify
from text_unidecode import unidecode  # type: ignore[import-untyped]  # it has no stubs

LONGEST = 80
"""Longest slug that is made here, in characters; longer headlines end after the last word that fits."""

_WORDS = re.compile(r"[a-z0-9]+")
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_RESERVED = re.compile(
    # The archive's own files; two digits are the folder of a month or day on hosts that drop `.html`.
    r"index|page-\d+|feed|atom|sitemap|robots|search|about|404|\d\d"
    # Names that Windows keeps for devices, whatever follows the first full stop.
    r"|con|prn|aux|nul|(?:com|lpt)[0-9¹²³]|conin\$|conout\$",
    re.IGNORECASE,
)


def headline_slug(headline: str) -> str:
    """The headline in lower-case ASCII words; a short digest where nothing is left of it."""
    return _joined(_words(headline)) or _digest(headline, 8)


def given_slug(text: str) -> str:
    """A slug from front matter or a path, as it is where it is one; any other text becomes one."""
    return text if len(text) <= LONGEST and _PLAIN.fullmatch(text) is not None else headline_slug(text)


def term_slug(key: str) -> str:
    """The slug of a term: two terms never share one, whatever other terms there are.

    A term that its slug does not say completely (`C++`, `São Paulo`) gets a few digits of its own digest; so
    `c`, `c++` and `c#` stand apart, and a term that comes later moves no address.
    """
    slug = _joined(_words(key))
    if slug and slug.replace("-", " ") == key and not is_reserved(slug):
        return slug
    return f"{slug}-{_digest(key, 6)}" if slug else _digest(key, 12)


def names(address: str, slug: str) -> bool:
    """Whether an address holds the words of a slug, parted in any way or written as one."""
    words = _words(address)
    if f"-{slug}-" in f"-{'-'.join(words)}-":
        return True
    return "-" in slug and slug.replace("-", "") in "".join(words)


def is_reserved(slug: str) -> bool:
    """Whether no article or term may have this name."""
    return _RESERVED.fullmatch(slug) is not None


def _words(text: str) -> list[str]:
    if text.isascii() and "&" not in text:
        # What slugify makes of such text, in a quarter of the time.
        return _WORDS.findall(_THOUSANDS.sub("", text.replace("'", "").lower()))
    # Composed first: the parts of a Hangul syllable would be romanised one by one.
    romanised = unidecode(unicodedata.normalize("NFC", text)).replace("`", "").replace("'", "")
    return [word for word in slugify(romanised).split("-") if word]


def _joined(words: list[str]) -> str:
    slug = "-".join(words)
    if len(slug) <= LONGEST:
        return slug
    end = slug.rfind("-", 0, LONGEST + 1)
    return slug[:end] if end > 0 else slug[:LONGEST]


def _digest(text: str, digits: int) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest()[:digits]
