"""Real processes: killed builds, builds side by side, workers that outlive their build."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from publishing import KEPT, NEW, OLD, Builder, content, put_beside

from backfile.errors import PublishError
from backfile.publish.disk import Disk
from backfile.publish.files import Writer, write_file
from backfile.publish.trees import Publication

HERE = Path(__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{HERE.parents[1] / 'src'}{os.pathsep}{HERE}"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")


def start(site):
    command = [sys.executable, str(HERE / "killable_build.py"), str(site)]
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE)
    process.stdout.read(1)
    return process


@pytest.mark.parametrize("kills", [4, pytest.param(40, marks=pytest.mark.slow)])
def test_a_build_that_is_killed_leaves_old_or_new_and_the_next_one_works(tmp_path, kills):
    Builder(tmp_path).build(OLD, Disk())
    put_beside(tmp_path / "site")
    chance = random.Random(9)
    for _ in range(kills):
        process = start(tmp_path)
        time.sleep(chance.uniform(0, 0.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert content(tmp_path / "site", kept=False) in (OLD, NEW)
    Builder(tmp_path).build(NEW, Disk())
    assert content(tmp_path / "site") == NEW | KEPT


def test_a_second_build_waits_says_so_and_gives_up(tmp_path):
    process = start(tmp_path)
    process.send_signal(signal.SIGSTOP)
    said = []
    try:
        held = _is_held(tmp_path)
        while not held:  # it was stopped between two builds
            process.send_signal(signal.SIGCONT)
            time.sleep(0.01)
            process.send_signal(signal.SIGSTOP)
            held = _is_held(tmp_path)
        with pytest.raises(PublishError, match=r"another build \(process"):
            Publication.open(tmp_path / "site", tmp_path / ".backfile", wait=0.2, notice=said.append)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert len(said) == 1, said
    assert "waiting" in said[0]
    Builder(tmp_path).build(NEW, Disk())


def _is_held(site):
    try:
        with Publication.open(site / "site", site / ".backfile", wait=0, notice=lambda _: None):
            return False
    except PublishError:
        return True


def test_a_second_build_goes_on_when_the_first_is_done(tmp_path):
    first = start(tmp_path)
    second = start(tmp_path)
    for process in (first, second):
        process.stdout.read(3)
    for process in (first, second):
        process.kill()
        process.wait()
        process.stdout.close()
    Builder(tmp_path).build(OLD, Disk())
    assert content(tmp_path / "site") == OLD


def test_a_worker_that_outlives_its_build_writes_nowhere(tmp_path):
    Builder(tmp_path).build(OLD, Disk())
    with Publication.open(tmp_path / "site", tmp_path / ".backfile") as publication:
        publication.start_empty()
        publication.expect(["index.html"])
        orphan = Writer(str(publication.root))
    Builder(tmp_path).build(NEW, Disk())
    with pytest.raises(FileNotFoundError):
        orphan.write("1931/late.html", b"late", None)
    with pytest.raises(FileNotFoundError):
        orphan.write("late.html", b"late", None)
    assert content(tmp_path / "site") == NEW


def test_a_link_in_the_output_is_never_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "flood.html").write_bytes(b"mine")
    builder = Builder(tmp_path / "archive")
    builder.site.mkdir()
    builder.build(OLD, Disk())
    for number in range(3):
        day = builder.output / "1931/05/09"
        for path in day.iterdir():
            path.unlink()
        day.rmdir()
        day.symlink_to(outside)
        (builder.output / "1932/01/01/ball.html").unlink()
        (builder.output / "1932/01/01/ball.html").symlink_to(outside / "flood.html")
        builder.build({name: data + str(number).encode() for name, data in OLD.items()}, Disk())
        assert [path.name for path in outside.iterdir()] == ["flood.html"]
        assert (outside / "flood.html").read_bytes() == b"mine"
        assert not any(path.is_symlink() for path in builder.output.rglob("*"))


def test_a_shared_file_is_never_written_into(tmp_path):
    (tmp_path / "a.html").write_bytes(b"old")
    os.link(tmp_path / "a.html", tmp_path / "twin.html")
    assert write_file(str(tmp_path), "a.html", b"new", mtime_ns=None).changed
    assert (tmp_path / "twin.html").read_bytes() == b"old"


def test_a_file_with_another_time_is_written_anew(tmp_path):
    write_file(str(tmp_path), "a.html", b"a", mtime_ns=10**18)
    assert not write_file(str(tmp_path), "a.html", b"a", mtime_ns=10**18).changed
    assert write_file(str(tmp_path), "a.html", b"a", mtime_ns=2 * 10**18).changed
    assert (tmp_path / "a.html").stat().st_mtime_ns == 2 * 10**18


def test_a_folder_in_the_way_of_a_file_is_an_error(tmp_path):
    (tmp_path / "a.html").mkdir()
    with pytest.raises(PublishError, match="in the way"):
        write_file(str(tmp_path), "a.html", b"a", mtime_ns=None)


def test_a_persons_file_is_never_overwritten(tmp_path):
    builder = Builder(tmp_path)
    builder.build(OLD, Disk())
    (builder.output / "CNAME").write_bytes(b"mine")
    with pytest.raises(PublishError, match="needs its place"):
        builder.build({**OLD, "CNAME": b"theirs"}, Disk())
    assert content(builder.output) == {**OLD, "CNAME": b"mine"}


def test_an_output_folder_that_was_deleted_is_made_again(tmp_path):
    builder = Builder(tmp_path)
    builder.build(OLD, Disk())
    (tmp_path / "site").rename(tmp_path / "moved away")
    builder.build(NEW, Disk())
    assert content(tmp_path / "site") == NEW


def test_a_copied_archive_is_built_like_a_new_one(tmp_path):
    first = Builder(tmp_path / "first")
    first.site.mkdir()
    first.build(OLD, Disk())
    subprocess.run(["cp", "-r", str(first.site), str(tmp_path / "second")], check=True)
    second = Builder(tmp_path / "second")
    second.serial, second.notes = first.serial, first.notes
    second.build(NEW, Disk())
    assert content(second.output) == NEW


def test_a_tree_that_lost_power_is_compared_whole(tmp_path):
    builder = Builder(tmp_path)
    builder.build(OLD, Disk())
    with Publication.open(builder.output, tmp_path / ".backfile") as publication:
        publication.expect(["index.html"])
        (publication.root / "tags/harbour/index.html").unlink()
        (publication.root / "tags/harbour/index.html").write_bytes(b"")
    journal = next(tmp_path.glob(".backfile/publish/*/journal"))
    journal.write_text(
        "\n".join(
            "\t".join([*line.split("\t")[:2], "another run", "change"]) if line.startswith("build") else line
            for line in journal.read_text().split("\n")
        )
    )
    builder.build({**OLD, "new.html": b"new"}, Disk())
    assert content(builder.output) == {**OLD, "new.html": b"new"}


def test_more_changes_than_are_listed_are_found_by_a_walk(tmp_path, monkeypatch):
    monkeypatch.setattr("backfile.publish.journal.MANY", 3)
    builder = Builder(tmp_path)
    for files in (OLD, NEW, OLD, {**OLD, "index.html": b"3"}, NEW):
        builder.build(files, Disk())
        assert content(builder.output) == files


def test_workers_help_to_bring_the_idle_tree_up_to_date(tmp_path):
    with (
        ThreadPoolExecutor(2) as executor,
        Publication.open(tmp_path / "site", tmp_path / ".backfile") as new,
    ):
        new.expect(list(OLD))
        for address, data in OLD.items():
            write_file(str(new.root), address, data, mtime_ns=None, base=new.base)
        new.commit(executor)
    assert content(tmp_path / "site") == content(new.root) == OLD
