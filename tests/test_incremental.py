"""Any sequence of changes, built step by step, gives the archive that one clean build gives."""

import random
from contextlib import suppress
from unittest.mock import patch

import pytest
from archives import Archive
from drawn import png
from publishing import FailingDisk, Killed

from backfile.catalog.changes import Changes
from backfile.errors import BackfileError
from backfile.ledger import lines
from backfile.takedowns import load_takedowns
from backfile.work import loading

WORDS = ("ferry", "flood", "council", "harbour", "strike", "bridge", "fog", "regatta", "cannery")
TAGS = ("Harbour", "harbour", "Council", "Floods", "Trade", "C++", "C#", "Sport")
PICTURES = ("", "", "\n\n![The harbour](harbour.png)", "\n\nSee ![the ferry](../b/harbour.png).")
SECTIONS = ("News", "Sport", "Letters")


@pytest.fixture(autouse=True)
def even_small_tags_are_counted(monkeypatch):
    monkeypatch.setattr("backfile.catalog.beside.LARGE", 2)


class Model:
    """Sources that change at random; what they are is all that an archive may depend on."""

    def __init__(self, archive: Archive, seed: int) -> None:
        self.archive = archive
        self.random = random.Random(seed)
        self.names: list[str] = []
        self.made = 0
        self.takedowns: dict[str, str] = {}
        self.deleted: list[tuple[str, bytes]] = []
        self.hidden: set[str] = set()
        """What the last build took down: renamed at the same time as this is lifted, it is refused."""

    def built(self) -> None:
        """A build is done."""
        self.hidden = set(self.takedowns)

    def step(self) -> str:
        """Make one change; its name."""
        change = self.random.choice(
            [
                self.add,
                self.add,
                self.edit,
                self.append,
                self.alias,
                self.delete,
                self.rename,
                self.move,
                self.defaults,
                self.template,
                self.touch,
                self.withhold,
                self.restore,
                self.retag,
                self.vocabulary,
                self.redact,
                self.picture,
                self.picture,
                self.crash,
                self.fail,
            ]
        )
        change()
        return change.__name__

    def add(self) -> None:
        self.made += 1
        name = f"{self.random.choice('abc')}/{self.made}.md"
        self.names.append(name)
        self._write(name)

    def edit(self) -> None:
        if self.names:
            self._write(self.random.choice(self.names))

    def append(self) -> None:
        """Add a sentence to the text, which no listing shows."""
        if self.names:
            name = self.random.choice(self.names)
            text = (self.archive.root / "articles" / name).read_text(encoding="utf-8")
            self.archive.write(name, f"{text}\nAfter the {self.random.choice(WORDS)}.\n")

    def alias(self) -> None:
        """Say an old address of an article that no other asks for, and nothing else that is new."""
        if self.names:
            name = self.random.choice(self.names)
            text = (self.archive.root / "articles" / name).read_text(encoding="utf-8")
            old = f"aliases: [old/{name.split('/')[1]}.html]\n"
            if "aliases" not in text:
                self.archive.write(name, text.replace("\n---\n", f"\n{old}---\n", 1))

    def delete(self) -> None:
        if len(self.names) > 1:
            name = self.names.pop(self.random.randrange(len(self.names)))
            self.deleted.append((name, (self.archive.root / "articles" / name).read_bytes()))
            self.archive.delete(name)

    def rename(self) -> None:
        self._move(lambda name: name.replace(".md", "x.md"))

    def move(self) -> None:
        self._move(lambda name: f"{self.random.choice('abcd')}/{name.split('/')[1]}")

    def defaults(self) -> None:
        folder = self.random.choice("abc")
        self.archive.write(
            f"{folder}/_defaults.yaml",
            f"source: {self.random.choice(('Mercury', 'Packet'))}\ntags: [{self.random.choice(TAGS)}]\n",
        )

    def template(self) -> None:
        self.archive.write(
            "/templates/_footer.html", f"<footer><p>Note {self.random.randrange(3)}</p></footer>\n"
        )

    def touch(self) -> None:
        if self.names:
            path = self.archive.root / "articles" / self.random.choice(self.names)
            path.touch()

    def withhold(self) -> None:
        self.takedowns[f"articles/{self.random.choice(self.names)}"] = "withhold: true"
        self._take_down()

    def vocabulary(self) -> None:
        pick = self.random.choice
        entries = [
            f"Sport:\n  parent: {pick(('Trade', 'Nothing'))}\n",
            f"Harbour:\n  description: {pick(('Quays', 'Ships'))}\n  kind: {pick(('place', 'subject'))}\n",
            f"Floods:\n  merged-into: {pick(('Harbour', 'Council'))}\n",
            f"Council:\n  hidden: {pick(('yes', 'no'))}\n  aliases: [C++]\n  parent: Sport\n",
            "Tolls:\n  aliases: [Trade]\n  identifier: Q123\n  match: [ferry]\n",
        ]
        kept = [entry for entry in entries if self.random.random() < 0.7]
        if any("merged-into" in entry for entry in kept):
            kept = entries
        self.archive.write("/tags.yaml", "".join(kept))

    def redact(self) -> None:
        self.takedowns[f"articles/{self.random.choice(self.names)}"] = (
            f"redact: [{self.random.choice(WORDS)}]"
        )
        self._take_down()

    def picture(self) -> None:
        """Draw a picture, draw it anew, or take it away: articles name it whether it is there or not."""
        name = f"{self.random.choice('ab')}/harbour.png"
        if self.random.random() < 0.7:
            self.archive.write(name, png(grey=self.random.randrange(3)))
        elif (self.archive.root / "articles" / name).exists():
            self.archive.delete(name)

    def restore(self) -> None:
        """Lift a takedown, or put back a file that was deleted."""
        if self.takedowns:
            del self.takedowns[self.random.choice(sorted(self.takedowns))]
            self._take_down()
        elif self.deleted:
            name, text = self.deleted.pop()
            if name not in self.names:
                self.names.append(name)
                self.archive.write(name, text)

    def retag(self) -> None:
        name = self.random.choice(self.names)
        tags = ", ".join(self.random.sample(TAGS, 2))
        sidecar = (self.archive.root / "articles" / name).with_suffix(".yaml")
        self.archive.write(
            sidecar.relative_to(self.archive.root / "articles").as_posix(), f"tags: [{tags}]\n"
        )

    def crash(self) -> None:
        """A build that is killed somewhere."""
        with suppress(Killed):
            self.archive.build(disk=FailingDisk(self.random.randint(1, 200)))

    def fail(self) -> None:
        """A build in which the program fails on half of the files, and may stop for that."""
        load, failing = loading.load, set(self.random.sample(self.names, len(self.names) // 2))

        def failing_load(path, *arguments, **more):
            if path.removeprefix("articles/") in failing:
                raise RecursionError
            return load(path, *arguments, **more)

        with patch.object(loading, "load", failing_load), suppress(BackfileError):
            self.archive.build()
        self.hidden |= set(self.takedowns)

    def _take_down(self) -> None:
        text = "".join(f"{path}:\n  {what}\n" for path, what in sorted(self.takedowns.items()))
        self.archive.write("/takedowns.yaml", text)

    def _move(self, renamed) -> None:
        if self.names:
            at = self.random.randrange(len(self.names))
            old, new = self.names[at], renamed(self.names[at])
            taken_down = f"articles/{old}" in self.hidden | set(self.takedowns)
            if new != old and new not in self.names and not taken_down:
                target = self.archive.root / "articles" / new
                target.parent.mkdir(exist_ok=True)
                (self.archive.root / "articles" / old).rename(target)
                self.names[at] = new

    def _write(self, name: str) -> None:
        pick = self.random.choice
        fields = {}
        day = pick(("1931-05-09", "1931-05-10", "1931-06-01", "1931-05", "1931", "1958-02-03", None))
        if day:
            fields["date"] = day
        if self.random.random() < 0.8:
            fields["tags"] = "[" + ", ".join(self.random.sample(TAGS, self.random.randrange(4))) + "]"
        if self.random.random() < 0.5:
            fields["section"] = pick(SECTIONS)
        if self.random.random() < 0.3:
            fields["authors"] = pick(("Edith Carrow", "Tom Weir"))
        if self.random.random() < 0.1:
            fields["withhold"] = "true"
        self.archive.story(
            name,
            f"{pick(WORDS)} and {pick(WORDS)}".capitalize(),
            body=f"About the {pick(WORDS)}.{pick(PICTURES)}",
            **fields,
        )


def check(archive: Archive, tmp_path, seed: int, steps: int, *, each: bool = False) -> None:
    """Build after every step, then compare with a clean build of the same sources and ledger."""
    archive.write("/site.yaml", "page_size: 5\n")
    model = Model(archive, seed)
    model.add()
    done = []
    known = b""
    for number in range(steps):
        done += [model.step() for _ in range(model.random.randrange(1, 4))]
        archive.build()
        model.built()
        path = archive.root / "permalinks.tsv"
        ledger = path.read_bytes() if path.exists() else b""  # none while nothing was ever published
        assert ledger.startswith(known), f"seed {seed}: the ledger lost lines after {done}"
        known = ledger
        assert lost(archive) == [], f"seed {seed}: {done}"
        if each or number == steps - 1:
            place = tmp_path / f"clean-{seed}-{number}"
            assert archive.built_anew(place) == archive.tree(), f"seed {seed}: {done}"


def lost(archive: Archive) -> list[str]:
    """Addresses that were issued once and lead nowhere now, but for those that say what is redacted."""
    redacted = set()
    for entry in load_takedowns(archive.root):
        redacted.update(entry.takedown.redact)
    issued = {event.address for event in lines.read(archive.root / "permalinks.tsv")}
    return sorted(
        address
        for address in issued
        if not archive.has(address) and not any(word in address for word in redacted)
    )


@pytest.mark.parametrize(
    "settings",
    [
        "base_url: https://archive.example/",
        "title: Another paper\npublisher: The library",
        "language: ko",
        "page_size: 5\nfront: closed\nsearch: false",
        "article_files: [ris]",
    ],
)
def test_a_changed_setting_reaches_every_file_it_should(archive, tmp_path, settings):
    for day in range(1, 8):
        archive.story(f"{day}.md", f"Story {day}", date=f"1931-05-0{day}", tags="[Floods, Trade]")
    archive.build()
    archive.write("/site.yaml", settings + "\n")
    archive.build()
    assert archive.tree() == archive.built_anew(tmp_path / "clean")


def test_taking_a_setting_back_takes_its_files_away(archive):
    archive.story("a.md", "Story", date="1931-05-09")
    archive.build()
    before = archive.tree()
    archive.build(base_url="https://archive.example/")
    assert archive.has("feed.xml")
    archive.build()
    assert archive.tree() == before


def test_a_build_that_dies_while_it_reads_is_picked_up(archive, tmp_path, monkeypatch):
    """What it had committed is on no list of changes: neither pages nor tags may be forgotten."""
    for number in range(6):
        archive.story(f"{number}.md", f"Story {number}", date=f"193{number}-05-09", tags=f"[Trade {number}]")
    archive.build()
    monkeypatch.setattr("backfile.intake.BATCH", 1)
    monkeypatch.setattr("backfile.intake.COMMIT_EVERY", 1)
    for number in range(6):
        archive.story(
            f"{number}.md", f"Other story {number}", date=f"193{number}-05-09", tags=f"[Trade {number}]"
        )
    store, stored = Changes.store, []

    def dying(self, arrived):
        if len(stored) == 4:
            raise Killed
        stored.extend(arrived)
        store(self, arrived)

    with monkeypatch.context() as patch, suppress(Killed):
        patch.setattr(Changes, "store", dying)
        archive.build()
    assert len(stored) == 4
    archive.build()
    assert archive.tree() == archive.built_anew(tmp_path / "clean")


def test_a_new_old_address_leads_to_an_article_that_is_the_same_otherwise(archive, tmp_path):
    archive.story("a.md", "Story", date="1931-05-09")
    archive.build()
    archive.story("a.md", "Story", date="1931-05-09", aliases="[old/story.html]")
    archive.build()
    assert archive.has("old/story.html")
    assert archive.tree() == archive.built_anew(tmp_path / "clean")


def test_an_old_address_that_was_refused_is_given_once_its_holder_gives_it_up(archive, tmp_path):
    archive.story("a.md", "Story", date="1931-05-09", aliases="[old/story.html]")
    archive.story("b.md", "Fog", date="1931-05-10", aliases="[old/story.html]")
    assert "already leads to articles/a.md" in archive.build().problems[0].message
    assert "already leads to articles/a.md" in archive.build().problems[0].message, "it is still so"
    archive.story("a.md", "Story", date="1931-05-09")
    assert archive.build().problems == ()
    assert "1931/05/10/fog.html" in archive.page("old/story.html")
    assert archive.tree() == archive.built_anew(tmp_path / "clean")
    assert archive.build().written == 0


def test_so_many_changes_that_all_is_planned_give_the_same(archive, tmp_path, monkeypatch):
    monkeypatch.setattr("backfile.catalog.changes.MANY", 2)
    for number in range(6):
        archive.story(f"{number}.md", f"Story {number}", date=f"193{number}-05-09", tags="[Trade, Floods]")
    archive.build()
    for number in range(4):
        archive.story(f"{number}.md", f"Story {number}", date=f"194{number}-05-09", tags="[Trade, Sport]")
    archive.delete("5.md")
    archive.build()
    assert archive.tree() == archive.built_anew(tmp_path / "clean")


@pytest.mark.parametrize("seed", range(3))
def test_many_small_builds_equal_one_clean_build(archive, tmp_path, seed):
    check(archive, tmp_path, seed, steps=5)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 130))
def test_many_more_small_builds_equal_one_clean_build(archive, tmp_path, seed):
    check(archive, tmp_path, seed, steps=12, each=True)
