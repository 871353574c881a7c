"""Looks for the candidates for tags of several articles. Runs in workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from backfile.catalog.tags import encode
from backfile.records import Article
from backfile.settingsfile import VOCABULARY_FILE
from backfile.tagging import Tagger, parse_vocabulary
from backfile.tagging.candidates import Tagging

FEW = 4
"""Articles for which a tagger each costs less than one for all of them."""


class Setup(Struct, frozen=True):
    """What all sources of an archive are read with."""

    language: str
    tagging: Tagging
    vocabulary: str
    """The text of tags.yaml."""


@lru_cache(maxsize=2)
def tagger(setup: Setup) -> Tagger:
    """One tagger a process: its automaton takes longer to build than a thousand articles to tag."""
    return Tagger(parse_vocabulary(setup.vocabulary, VOCABULARY_FILE), setup.language, setup.tagging)


def candidates_of(setup: Setup, articles: Sequence[Article]) -> Iterator[bytes | Exception]:
    """The candidates of each article as the catalog keeps them, or why they cannot be looked for."""
    finder, few = tagger(setup), len(articles) <= FEW
    if not few:
        try:
            found = finder.candidates_of(articles)
        except Exception:  # noqa: S110 - one by one it shows whose fault it is
            pass
        else:
            yield from map(encode, found)
            return
    for article in articles:
        try:
            alone = finder.for_one(article) if few else finder
            yield encode(alone.candidates(article))
        except Exception as error:
            yield error
