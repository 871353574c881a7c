"""Whatever fails at whatever moment of a whole build, the output is the old archive or the new one."""

import errno
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from archives import Archive
from publishing import FailingDisk, Killed

from backfile.errors import BackfileError, TemplateError

FAULTS = {"killed": Killed, "full": errno.ENOSPC, "faulty": errno.EIO, "too many open files": errno.EMFILE}
TOMBSTONES = ("1931/05/05/story-5.html", "1933/01/01/a-new-story.html")
SOURCE = str(Path(__file__).parents[1] / "src")


def old_sources(archive):
    for day in range(1, 7):
        archive.story(f"{day}.md", f"Story {day}", date=f"1931-05-{day:02}", tags=f"[tag{day % 2}]")
    (archive.root / "articles/new.md").unlink(missing_ok=True)


def new_sources(archive):
    """One article edited, one moved to another day, one re-tagged, one withheld, one removed, one added."""
    archive.story("1.md", "Story 1", date="1931-05-01", tags="[tag1]", body="Another body.")
    archive.story("2.md", "Story 2", date="1932-05-02", tags="[tag0]")
    archive.story("3.md", "Story 3", date="1931-05-03", tags="[other]")
    archive.story("4.md", "Story 4", date="1931-05-04", withhold="true")
    archive.delete("5.md")
    archive.story("new.md", "A new story", date="1933-01-01")


SOURCES = (old_sources, new_sources)


class Update:
    """An archive that goes to and fro between two states; each fault strikes on the way."""

    def __init__(self, root):
        self.archive = Archive(root / "archive")
        self.trees = []
        for _ in range(2):  # the second time, all redirects and tombstones are there that there will ever be
            self.trees = []
            for sources in SOURCES:
                sources(self.archive)
                self.archive.build()
                self.trees.append(self.archive.tree())
        self.now = 1

    def turn(self):
        """Change the sources to the other state; the trees before and after the build."""
        before, self.now = self.now, 1 - self.now
        SOURCES[self.now](self.archive)
        return self.trees[before], self.trees[self.now]

    def steps(self):
        """How many operations on the disk an update takes, either way."""
        counts = []
        for _ in SOURCES:
            disk = FailingDisk()
            self.turn()
            self.archive.build(disk=disk)
            counts.append(disk.count)
        return min(counts)


@pytest.fixture
def update():
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as name:
        yield Update(Path(name))


@pytest.mark.parametrize("points", [12, pytest.param(200, marks=pytest.mark.slow)])
def test_a_fault_of_the_disk_anywhere_in_a_build_leaves_old_or_new(update, points):
    chance = random.Random(points)
    steps = update.steps()
    seen = set()
    for number in range(points):
        fault = list(FAULTS)[number % len(FAULTS)]
        at, once = chance.randint(1, steps), chance.random() < 0.5
        old, new = update.turn()
        try:
            update.archive.build(disk=FailingDisk(at, FAULTS[fault], once=once))
            seen.add("none")
        except (Killed, BackfileError):
            seen.add("failed")
        found = update.archive.tree()
        assert found in (old, new), (fault, at, once)
        seen.add("old" if found == old else "new")
        update.archive.build()
        assert update.archive.tree() == new, (fault, at, once)
    assert {"failed", "old", "new"} <= seen


@pytest.mark.parametrize("points", [1, pytest.param(30, marks=pytest.mark.slow)])
def test_a_template_that_fails_on_one_page_leaves_the_old_archive(update, points):
    chance = random.Random(points)
    template = update.archive.root / "templates/article.html"
    for _ in range(points):
        old, new = update.turn()
        victim = chance.choice(["Story 1", "Story 2", "Story 3", "Story 6"])
        update.archive.write(
            "/templates/article.html",
            "{% extends 'theme/article.html' %}{% block title %}"
            f"{{% if page.article.headline == '{victim}' %}}{{{{ 1 // 0 }}}}{{% endif %}}{{% endblock %}}",
        )
        with pytest.raises(TemplateError):
            update.archive.build()
        assert update.archive.tree() == old
        template.unlink()
        template.parent.rmdir()
        update.archive.build()
        assert update.archive.tree() == new


def command(archive, **limits):
    """A real build in a process of its own."""

    def limit():
        for name, value in limits.items():
            resource.setrlimit(getattr(resource, name), (value, value))

    return subprocess.Popen(
        [sys.executable, "-m", "backfile", "build", str(archive.root), "--jobs", "2", "--quiet"],
        env={**os.environ, "PYTHONPATH": SOURCE},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
        start_new_session=True,
    )


@pytest.mark.parametrize("kills", [1, pytest.param(60, marks=pytest.mark.slow)])
def test_a_build_that_is_killed_at_any_moment_leaves_old_or_new(update, kills):
    update.turn()
    began = time.monotonic()
    with command(update.archive) as process:
        assert process.wait() == 0, process.stderr.read()
    whole = time.monotonic() - began
    chance = random.Random(kills)
    for _ in range(kills):
        old, new = update.turn()
        with command(update.archive) as process:
            time.sleep(whole * chance.uniform(0.3, 1))
            process.kill()  # its workers are left behind, as by the system's own killer
        assert update.archive.tree() in (old, new)
        with command(update.archive) as process:
            assert process.wait() == 0, process.stderr.read()
        assert update.archive.tree() == new


@pytest.mark.parametrize(
    "limits",
    [
        {"RLIMIT_NOFILE": 12},
        {"RLIMIT_FSIZE": 9_000},
        *(pytest.param({"RLIMIT_NOFILE": count}, marks=pytest.mark.slow) for count in (9, 16, 20)),
        *(
            pytest.param({"RLIMIT_FSIZE": size}, marks=pytest.mark.slow)
            for size in (0, 3_000, 40_000, 150_000)
        ),
    ],
    ids=str,
)
def test_a_build_that_hits_a_limit_of_the_system_says_so_and_leaves_old_or_new(update, limits):
    old, new = update.turn()
    with command(update.archive, **limits) as process:
        said = process.stderr.read()
        code = process.wait()
    assert update.archive.tree() == (new if code == 0 else old)
    assert code in (0, 1)
    assert "Traceback" not in said
    assert bool(said) == (code == 1)
    update.archive.build()
    assert named(update.archive.tree()) == named(new)


def test_a_catalog_that_is_spoilt_is_named_with_what_to_do(update):
    catalog = update.archive.root / ".backfile/catalog.db"
    data = bytearray(catalog.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    catalog.write_bytes(data)
    old, new = update.turn()
    try:
        update.archive.build()
    except BackfileError as error:
        assert "delete" in error.hint
        assert update.archive.tree() == old
        catalog.unlink()
        update.archive.build()
    assert named(update.archive.tree()) == named(new)


def named(tree):
    """A tree without the tombstones, whose headlines only the catalog knows, and their checksums."""
    return {
        name: data
        for name, data in tree.items()
        if name not in TOMBSTONES and not name.startswith("checksums")
    }
