"""Processor time of settling tags in a large archive, after one edit: `python benchmarks/tag_settling.py`

The catalog is made up: articles that are nothing but candidates, with names as news has them, a few very
common and most of them in one article only. Prints seconds of processor time.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random

from backfile.catalog import schema
from backfile.catalog.tags import Tags, encode
from backfile.tagging import Candidate, Vocabulary

GOAL = 0.5
"""Seconds for one edit, of the 1.5 that the whole build has."""
NAMES_AN_ARTICLE = 11
OTHERS_AN_ARTICLE = 5
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


class Names:
    """Made-up people and bodies: surnames and first names recur as they do in life."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._surnames = ["".join(random.choices(SYLLABLES, k=3)) for _ in range(12_000)]
        self._first = ["".join(random.choices(SYLLABLES, k=2)) for _ in range(600)]

    def article(self) -> tuple[Candidate, ...]:
        """The candidates of one article: some names, some of them by surname alone, places and subjects."""
        found: dict[str, Candidate] = {}
        for _ in range(NAMES_AN_ARTICLE):
            surname = self._often(self._surnames)
            alone = self._random.random() < 0.15
            term = surname if alone else f"{self._often(self._first)} {surname}"
            score = self._random.choice((0.42, 0.42, 0.57, 0.8))
            found[term] = Candidate(term, term.title(), "person", "name", score)
        for _ in range(OTHERS_AN_ARTICLE):
            term = f"place {int(self._random.paretovariate(0.7)) % 400}"
            found[term] = Candidate(term, term.title(), "place", "place", self._random.random())
        return tuple(found[term] for term in sorted(found))

    def _often(self, words: list[str]) -> str:
        """The first words far more often than the last."""
        return words[int(len(words) * self._random.random() ** 2.2)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    articles = parser.parse_args().articles
    names = Names(Random(1))
    with tempfile.TemporaryDirectory() as folder, closing(schema.connect(Path(folder) / "catalog.db")) as db:
        db.execute("BEGIN")
        tags = Tags(db, Vocabulary())
        for number in range(articles):
            db.execute(
                "INSERT INTO article VALUES (?, 19310101, ?, '', '', '', 0, '', x'')",
                (number, f"{number}.txt"),
            )
            tags.store(number, encode(names.article()))
        terms = db.execute("SELECT count(*) FROM candidate_term").fetchone()[0]
        began = time.process_time()
        set(tags.settle())
        first = time.process_time() - began
        kept = db.execute("SELECT count(*) FROM decision WHERE tag IS NOT NULL").fetchone()[0]
        edits = []
        for number in range(5):
            began = time.process_time()
            tags = Tags(db, Vocabulary())
            tags.withdraw(number)
            tags.store(number, encode(names.article()))
            set(tags.settle())
            edits.append(time.process_time() - began)
        db.execute("COMMIT")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{articles:,} articles, {terms:,} terms, {kept:,} tags, {most:.0f} MB at most")
    print(f"all settled: {first:.2f} s; after one edit: {max(edits):.3f} s")
    return int(max(edits) > GOAL)


if __name__ == "__main__":
    sys.exit(main())
