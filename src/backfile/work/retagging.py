"""Finds the tags of articles that are read already, when the vocabulary has changed. Runs in workers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from backfile.catalog.tags import encode
from backfile.errors import BackfileError
from backfile.records import Article
from backfile.work.suggesting import Setup, tagger


@dataclass(frozen=True, slots=True)
class TagBatch:
    """Encoded articles for one worker, each with its number in the catalog."""

    setup: Setup
    articles: tuple[tuple[int, bytes], ...]


def tag_batch(batch: TagBatch) -> list[bytes]:
    """Each article's candidates, encoded, in the order of the batch."""
    articles = [_ARTICLE.decode(article) for _, article in batch.articles]
    return list(map(encode, tagger(batch.setup).candidates_of(articles)))


def pieces(batch: TagBatch) -> list[TagBatch]:
    """The batch, one article at a time."""
    return [replace(batch, articles=(article,)) for article in batch.articles]


def failed(batch: TagBatch, reason: str) -> bytes:
    """An article that no worker survived stops the build, by name."""
    article = _ARTICLE.decode(batch.articles[0][1])
    raise BackfileError(f"finding its tags failed: {reason}", path=article.path)


_ARTICLE = msgspec.msgpack.Decoder(Article)
