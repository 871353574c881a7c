"""Takes entries into the catalog, and notes which units of the plan they touch."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
from msgspec.structs import replace

from backfile.catalog import beside, outputs, pictures, settling, sources, tagfacts, tallies
from backfile.catalog.arrivals import INSERT_MEMBER, Arrivals, Member
from backfile.catalog.entries import Entry, PictureUse, tie_of
from backfile.catalog.faces import Face, face
from backfile.catalog.numbers import Numbers
from backfile.catalog.outputs import EVERYTHING
from backfile.catalog.tags import Tags
from backfile.catalog.terms import settle_terms, showing
from backfile.catalog.touched import Touched
from backfile.errors import SettingsError
from backfile.records import Card
from backfile.tagging import Vocabulary

PORTION = 500
"""Articles whose tags are settled at once."""
MANY = 50_000
"""From so many changed articles on, all is planned: what they showed before would fill the memory."""

_ENCODE = msgspec.msgpack.Encoder().encode


class Changes:
    """One build's changes to the catalog."""

    def __init__(self, db: sqlite3.Connection, vocabulary: Vocabulary, *, everything: bool) -> None:
        self._db = db
        self._vocabulary = vocabulary
        self._tags = Tags(db, vocabulary)
        self._to_tag: set[int] = set()
        # A build that was killed while it read has noted nowhere what it touched.
        self._everything = everything or not settling.is_settled(db)
        self._numbers = Numbers(db)
        self._touched = Touched()
        self._before: dict[int, Face | None] = {}
        """The faces that changed articles had before this build."""
        self._hidden: list[tuple[int, str, bytes, str | None]] = []
        if self._everything:
            self._plan_everything()

    def store(self, arrived: Sequence[tuple[str, Entry]]) -> None:
        """Take in what became of some sources, each with its folder. Their articles wait for an address."""
        known = sources.identities(self._db, ((folder, entry.name) for folder, entry in arrived))
        new = sources.new_identities(self._db)
        arrivals = Arrivals(self._numbers)
        for folder, entry in arrived:
            path, is_known = f"{folder}/{entry.name}", (folder, entry.name) in known
            identity = known[folder, entry.name] if is_known else next(new)
            self._changes(identity)
            if is_known:
                self._withdraw(
                    identity, departs=entry.state != "published", withheld=entry.state == "withheld"
                )
            elif entry.state == "withheld":
                # It may have been published by a catalog that is lost; the ledger knows.
                self._db.execute(_DEPART, (path, entry.digest, "", "", True))
            if is_known or entry.pictures:
                self._illustrate(identity, entry.pictures)
            arrivals.source(identity, folder, entry)
            if entry.state == "published" and entry.card is not None:
                arrivals.article(identity, path, entry, entry.card)
                self._is_to_tag(identity)
            else:
                self._touched.archive()  # it is counted, and may be listed as set aside
        arrivals.write(self._db)
        self._tags.store(arrivals.candidates)

    def place(self, addresses: Iterable[tuple[int, str]]) -> None:
        """Give published articles their addresses."""
        self._db.create_function("addressed", 2, _addressed)
        self._db.executemany(
            "UPDATE article SET address = ?2, card = addressed(card, ?2) WHERE id = ?1", addresses
        )

    def restamp(self, folder: str, name: str, stamp: str) -> None:
        """Note new file times on a source whose content is the same."""
        self._db.execute("UPDATE source SET stamp = ? WHERE folder = ? AND name = ?", (stamp, folder, name))

    def remove(self, identity: int) -> None:
        """Drop a source that is gone; one that was withheld or redacted stays until `remove_hidden`."""
        hidden = self._db.execute(_HIDDEN, (identity,)).fetchone()
        if hidden is not None:
            self._hidden.append((identity, *hidden))
        else:
            self._remove(identity)

    def remove_hidden(self) -> None:
        """Drop the sources that are gone and were withheld or redacted. To be called when all are read.

        Raises SettingsError where the text of one is to be published under another name, with nothing said of
        it: a takedown that names a file does not follow it, and what was hidden must not come out so.
        """
        for identity, path, content, avoid in self._hidden:
            for arrived, avoided in self._db.execute(_ARRIVED, (content, path)):
                if avoid is None or not set(avoid.split()) <= set(avoided.split()):
                    raise SettingsError(
                        f"holds the text of {path}, which was {'redacted' if avoid else 'withheld'},"
                        " and would be published as it is",
                        path=arrived,
                        hint="Say the same of it under its new name. To publish it, lift the takedown first,"
                        " while the file has its old name.",
                    )
            self._remove(identity)

    def _remove(self, identity: int) -> None:
        self._changes(identity)
        self._withdraw(identity, departs=True, withheld=False)
        self._illustrate(identity, ())
        self._db.execute("DELETE FROM source WHERE id = ?", (identity,))
        self._touched.archive()  # also where it was not shown, it was counted

    def retag(self, found: Sequence[tuple[int, bytes]]) -> None:
        """Take in new candidates of articles that are the same otherwise."""
        for identity, _ in found:
            self._tags.withdraw(identity)
            self._is_to_tag(identity)
        self._tags.store(found)

    def allow_for_a_kill(self) -> None:
        """Before a commit in the middle: should the build die, the next one looks at everything."""
        self._tags.write_counts()
        settling.unsettle(self._db)

    def settle(self) -> None:
        """Settle tags, bring the terms' counts and labels up to date, write down which units were touched."""
        self._settle_tags()
        retold = tagfacts.renew(self._db, self._vocabulary)
        if self._everything:
            tallies.recount(self._db)
            settle_terms(self._db, None)
            beside.keep(self._db, None)
        else:
            counts, pairs = tallies.Differences(), beside.Differences(self._db)
            for identity, before in self._before.items():
                after = face(self._db, identity)
                counts.article(before, after)
                pairs.article(before, after)
                self._touched.article(identity, before, after)
            counts.write(self._db)
            pairs.write()
            self._touched.neighbours(self._db)
            outcome = settle_terms(self._db, sorted(self._touched.terms))
            beside.keep(self._db, sorted(self._touched.terms))
            renamed = outcome.relabelled | self._numbers.rekinded.keys()
            self._touched.units.update(f"term:{term}" for term in renamed)
            for term in sorted(outcome.shown_otherwise | self._numbers.rekinded.keys()):
                rows = self._db.execute("SELECT article FROM member WHERE term = ?", (term,))
                self._touched.articles(article for (article,) in rows)
            tags = outcome.tags | retold | set(self._numbers.rekinded.values())
            if tags:
                self._touched.tags()
                self._touched.beside(showing(self._db, sorted(tags)))
        outputs.mark(self._db, sorted(self._touched.units))
        listings = ((f"term:{term}", since) for term, since in sorted(self._touched.since.items()))
        outputs.mark_since(self._db, listings)

    def _illustrate(self, identity: int, uses: tuple[PictureUse, ...]) -> None:
        """Note which pictures a source shows, and have those planned that it shows or showed."""
        shown = pictures.replace(self._db, identity, uses)
        self._touched.units.update(f"picture:{address}" for address in shown)

    def _withdraw(self, identity: int, *, departs: bool, withheld: bool) -> None:
        """Take an article out of all listings; `departs` when it does not come back in this build."""
        row = self._db.execute(
            "SELECT a.path, a.card, s.digest FROM article a JOIN source s USING (id) WHERE id = ?",
            (identity,),
        ).fetchone()
        if row is None:
            return
        path, card, digest = row
        if departs:
            shown = _CARD.decode(card)
            date = shown.date.iso if shown.date else ""
            self._db.execute(_DEPART, (path, digest, date, shown.headline, withheld))
        self._tags.withdraw(identity)
        self._to_tag.discard(identity)
        self._db.execute("DELETE FROM member WHERE article = ?", (identity,))
        self._db.execute("DELETE FROM article WHERE id = ?", (identity,))
        self._db.execute("DELETE FROM record WHERE id = ?", (identity,))
        self._db.execute("DELETE FROM unplaced WHERE path = ?", (path,))

    def _settle_tags(self) -> None:
        """Decide what is a tag, and hand tags to the articles that are new or that a decision concerns."""
        concerned = iter(self._concerned(self._tags.settle()))
        has_tags = self._db.execute("SELECT 1 FROM term WHERE kind = 'tag' LIMIT 1").fetchone() is not None
        while portion := list(islice(concerned, PORTION)):
            self._settle_tags_of(portion, self._tag_members(portion) if has_tags else {})

    def _settle_tags_of(self, articles: list[int], before: dict[int, list[Member]]) -> None:
        members: list[Member] = []
        for identity, day, path, candidates in self._db.execute(*_among(_TO_SETTLE, articles)).fetchall():
            tie = tie_of(path)
            new = [
                (self._numbers.term(tag.use), day, tie, identity, self._numbers.form(tag.use.form), tag.why)
                for tag in self._tags.of(candidates)
            ]
            old = before.get(identity, [])
            if sorted(new) != sorted(old) if old else new:
                self._changes(identity)
                if old:
                    self._db.execute(_DELETE_TAG_MEMBERS, (identity,))
                members += new
        self._db.executemany(INSERT_MEMBER, members)

    def _tag_members(self, articles: list[int]) -> dict[int, list[Member]]:
        """What articles stand under because of their tags, by article."""
        found: dict[int, list[Member]] = {}
        for member in self._db.execute(*_among(_TAG_MEMBERS, articles)):
            found.setdefault(member[3], []).append(member)
        return found

    def _is_to_tag(self, identity: int) -> None:
        if not self._everything:  # then all are
            self._to_tag.add(identity)

    def _concerned(self, by_decisions: Iterator[int]) -> Iterable[int]:
        """The articles whose tags may be others than before."""
        if not self._everything:
            return sorted(self._to_tag.union(by_decisions))
        return (identity for (identity,) in self._db.execute("SELECT id FROM article ORDER BY id"))

    def _plan_everything(self) -> None:
        self._everything = True
        self._before.clear()
        self._touched.units.add(EVERYTHING)

    def _changes(self, identity: int) -> None:
        """Note an article's face before the first change of it."""
        if not self._everything and identity not in self._before:
            self._before[identity] = face(self._db, identity)
            if len(self._before) > MANY:
                self._plan_everything()


def _among(query: str, articles: list[int]) -> tuple[str, list[int]]:
    """A query about some articles, with its parameters."""
    return query.format(",".join("?" * len(articles))), articles


def _addressed(card: bytes, address: str) -> bytes:
    """An encoded card with its address."""
    return _ENCODE(replace(_CARD.decode(card), address=address))


_CARD = msgspec.msgpack.Decoder(Card)
_HIDDEN = """
SELECT folder || '/' || name, content, avoid FROM source s LEFT JOIN article USING (id)
WHERE s.id = ? AND content != x'' AND (s.state = 'withheld' OR avoid != '')"""
_ARRIVED = """
SELECT u.path, u.avoid FROM unplaced u JOIN source s USING (id)
WHERE s.content = ? AND u.path != ? ORDER BY u.path"""
_DEPART = "INSERT OR REPLACE INTO departed VALUES (?, ?, ?, ?, ?)"
_TO_SETTLE = """
SELECT a.id, a.day, a.path, c.found FROM article a JOIN candidates c ON c.article = a.id
WHERE a.id IN ({}) ORDER BY a.id"""
_TAG_MEMBERS = """
SELECT m.term, m.day, m.tie, m.article, m.form, m.why FROM member m JOIN term t ON t.id = m.term
WHERE t.kind = 'tag' AND m.article IN ({})"""
_DELETE_TAG_MEMBERS = """
DELETE FROM member WHERE article = ?1 AND term IN
(SELECT t.id FROM member m JOIN term t ON t.id = m.term WHERE m.article = ?1 AND t.kind = 'tag')"""
