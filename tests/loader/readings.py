"""Texts that tests write line by line, as the loader reads them."""

from backfile.loader import load
from backfile.records import Article, Loaded

LEAD = (
    "The harbour board put off its vote on the new pier on Monday night, after fishermen filled the hall and "
    "spoke for three hours about the cost."
)
SECOND = (
    "Its chairman said that the plans would be laid out in the library until the end of June, and that "
    "anyone might write to him before that."
)
"""Two paragraphs that are nothing but text."""


def article_of(*lines: str, parted_by: str = "\n") -> Article:
    """The article of a text of these lines, which is no text that is set aside."""
    loaded = load("articles/a.txt", parted_by.join(lines).encode())
    assert isinstance(loaded, Loaded)
    return loaded.article
