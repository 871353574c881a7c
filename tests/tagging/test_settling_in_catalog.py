"""Settling a few terms where their counts lie comes to what settling all of them in memory comes to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from backfile.catalog import schema
from backfile.catalog.settling import Settling
from backfile.catalog.tags import Tags, encode
from backfile.tagging import Candidate, Settled, Vocabulary, parse_vocabulary, settle
from backfile.tagging.settle import LARGE, TermCount

NAMES = ["ada quill", "bo quill", "quill", "cy fox", "fox", "mda", "mobile data association", "peru", "milk"]
KINDS = {"peru": "place", "milk": "", "mda": "organisation", "mobile data association": "organisation"}
VOCABULARY = parse_vocabulary("Cy Fox:\n  kind: person\nMilk:\n  hidden: yes\n")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(schema.connect(tmp_path / "catalog.db")) as connection:
        yield connection


class Model:
    """Articles that are nothing but candidates, in a catalog and in memory."""

    def __init__(self, db: sqlite3.Connection, seed: int, articles: int) -> None:
        self.db = db
        self.random = Random(seed)
        self.held: dict[int, tuple[Candidate, ...]] = {}
        for number in range(articles):
            self._insert(number)
            self.held[number] = ()
        self.next = articles

    def _insert(self, number: int) -> None:
        self.db.execute(
            "INSERT INTO article VALUES (?, ?, ?, '', '', '', 0, '', x'')",
            (number, 19310101, f"{number}.txt"),
        )

    def change(self, tags: Tags) -> None:
        if self.held and self.random.random() < 0.4:
            number = self.random.choice(sorted(self.held))
            tags.withdraw(number)
            self.db.execute("DELETE FROM article WHERE id = ?", (number,))
            del self.held[number]
        else:
            number, self.next = self.next, self.next + 1
            self._insert(number)
            self.held[number] = self._candidates()
            tags.store([(number, encode(self.held[number]))])

    def _candidates(self) -> tuple[Candidate, ...]:
        terms = sorted(self.random.sample(NAMES, self.random.randint(0, 5)))
        return tuple(self._candidate(term) for term in terms)

    def _candidate(self, term: str) -> Candidate:
        method = "place" if term == "peru" else "given" if term == "milk" else "name"
        variant = "mda" if term == "mobile data association" and self.random.random() < 0.5 else ""
        label = self.random.choice([term.title(), term.upper()])
        score = self.random.choice([0.4, 0.6])
        return Candidate(term, label, KINDS.get(term, "person"), method, score, variant=variant)  # type: ignore[arg-type]

    def in_memory(self, vocabulary: Vocabulary) -> Settled:
        return settle(counts(self.held.values()), len(self.held), vocabulary)


def counts(candidates: Iterable[Iterable[Candidate]]) -> list[TermCount]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for each in (candidate for found in candidates for candidate in found):
        numbers = groups.setdefault((each.term, each.label, each.kind, each.method, each.variant), [0, 0])
        numbers[0] += 1
        numbers[1] += each.score >= 0.5
    return [TermCount(*key, *numbers) for key, numbers in groups.items()]  # type: ignore[arg-type]


def probes() -> Iterator[Candidate]:
    for term in NAMES:
        for method in ("name", "given"):
            yield Candidate(term, term, "", method, 0.6)  # type: ignore[arg-type]


@pytest.mark.parametrize("articles", [0, LARGE - 12, 985], ids=["few", "about the ceiling", "about a floor"])
@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_of_changes_settles_as_all_counts_at_once(
    db: sqlite3.Connection, seed: int, articles: int
) -> None:
    model = Model(db, seed, articles)
    for _ in range(40):
        tags = Tags(db, VOCABULARY)
        for _ in range(model.random.randint(1, 3)):
            model.change(tags)
        tags.settle()
        settled = model.in_memory(VOCABULARY)
        settling = Settling(db, VOCABULARY)
        for probe in probes():
            assert settling.tag_of(probe) == settled.tag_of(probe)


def test_names_that_become_too_common_by_the_death_of_others_are_no_tags(db: sqlite3.Connection) -> None:
    model = Model(db, 1, LARGE + 20)
    tags = Tags(db, Vocabulary())
    fox = Candidate("cy fox", "Cy Fox", "person", "name", 0.9)
    for number in range(85):
        tags.withdraw(number)
        tags.store([(number, encode((fox,)))])
    tags.settle()
    assert Settling(db, Vocabulary()).tag_of(fox) is not None
    db.execute("DELETE FROM article WHERE id >= ?", (LARGE + 5,))
    concerned = set(Tags(db, Vocabulary()).settle())
    assert Settling(db, Vocabulary()).tag_of(fox) is None
    assert concerned == set(range(85))
    assert len(model.held) == LARGE + 20


def found(db: sqlite3.Connection, article: int) -> bytes:
    """The article's candidates as the catalog keeps them."""
    return bytes(db.execute("SELECT found FROM candidates WHERE article = ?", (article,)).fetchone()[0])


def test_a_changed_decision_concerns_the_articles_that_name_the_short_form(db: sqlite3.Connection) -> None:
    tags = Tags(db, Vocabulary())
    full = Candidate("ada quill", "Ada Quill", "person", "name", 0.9)
    short = Candidate("quill", "Quill", "person", "name", 0.9)
    tags.store([(1, encode((full,)))])
    tags.store([(2, encode((short,)))])
    tags.settle()
    assert [tag.use.form for tag in tags.of(found(db, 2))] == ["Ada Quill"]
    tags.store([(3, encode((Candidate("bo quill", "Bo Quill", "person", "name", 0.9),)))])
    assert set(tags.settle()) == {2, 3}
    assert [tag.use.form for tag in tags.of(found(db, 2))] == ["Quill"]


def test_another_vocabulary_settles_everything_anew(db: sqlite3.Connection) -> None:
    tags = Tags(db, Vocabulary())
    tags.store([(1, encode((Candidate("milk", "milk", "", "given", 1.0),)))])
    tags.settle()
    again = Tags(db, parse_vocabulary("milk:\n  hidden: yes\n"))
    assert set(again.settle()) == {1}
    assert list(again.of(found(db, 1))) == []
