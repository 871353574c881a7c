"""Texts that tests write line by line, as the loader reads them."""

from backfile.loader import load
from backfile.records import Article, Loaded


def article_of(*lines: str, parted_by: str = "\n") -> Article:
    """The article of a text of these lines, which is no text that is set aside."""
    loaded = load("articles/a.txt", parted_by.join(lines).encode())
    assert isinstance(loaded, Loaded)
    return loaded.article
