from __future__ import annotations

from collections.abc import Callable

import pytest

from backfile.records import Article, Block, Decoding, Reading

Make = Callable[..., Article]


@pytest.fixture
def article() -> Make:
    """article("Headline", "A paragraph.", "Another.", tags=("milk",))"""

    def make(headline: str, *paragraphs: str, **values: object) -> Article:
        body = tuple(Block("paragraph", text) for text in paragraphs)
        reading = Reading(decoding=Decoding("utf-8", "valid utf-8"))
        return Article(path="articles/a.txt", headline=headline, body=body, reading=reading, **values)  # type: ignore[arg-type]

    return make
