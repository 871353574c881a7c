"""The readable part of addresses, made from headlines and from terms."""

from __future__ import annotations

from hashlib import blake2b

from slugify import slugify

LONGEST = 80


def headline_slug(headline: str) -> str:
    """The headline in lower-case ASCII words; a short digest where nothing is left of it."""
    return slugify(headline, max_length=LONGEST, word_boundary=True) or _digest(headline)


def term_slug(key: str) -> str:
    """The term in lower-case ASCII; terms that differ have slugs that differ, whatever else there is."""
    slug = slugify(key, max_length=LONGEST, word_boundary=True)
    return slug if slug and slug.replace("-", " ") == key else f"{slug}-{_digest(key)}".lstrip("-")


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()
