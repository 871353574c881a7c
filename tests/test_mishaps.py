"""What happens to folders in ten years: the next build puts right what it can see, and says nothing wrong."""

import errno
import os
import re
import shutil

import pytest

from backfile.errors import BackfileError
from backfile.losses import MANY
from backfile.origins import Origin


@pytest.fixture
def paper(archive):
    """A built archive of a few articles."""
    for day in range(1, 4):
        archive.story(f"{day}.md", f"Story {day}", date=f"1931-05-0{day}", tags="[Harbour]")
    archive.build()
    return archive


def empty_the_output(archive):
    for path in archive.output.iterdir():  # as `rm -rf site/*`, which leaves what is hidden
        if not path.name.startswith("."):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def make_the_output_anew(archive):
    shutil.rmtree(archive.output)
    archive.output.mkdir()


def bring_back_an_older_output(archive):
    """As `git checkout -- site` does: files that differ are replaced by others of that name."""
    older = archive.root / "older"
    shutil.copytree(archive.output, older)
    archive.story("1.md", "Story 1", date="1931-05-01", body="Changed.")
    archive.build()
    for path in older.rglob("*"):
        live = archive.output / path.relative_to(older)
        if path.is_file() and live.read_bytes() != path.read_bytes():
            live.unlink()
            shutil.copy(path, live)
    shutil.rmtree(older)


def lose_a_folder(archive):
    shutil.rmtree(archive.output / "tags")


def lose_the_idle_tree(archive):
    shutil.rmtree(archive.root / ".backfile/publish")


def lose_the_catalog(archive):
    (archive.root / ".backfile/catalog.db").unlink()


def lose_the_search(archive):
    shutil.rmtree(archive.root / ".backfile/search")


def bring_back_an_older_state(archive):
    older = archive.root / "older"
    shutil.copytree(archive.root / ".backfile", older)
    archive.story("1.md", "Story 1", date="1931-05-01", body="Changed.")
    archive.build()
    shutil.rmtree(archive.root / ".backfile")
    older.rename(archive.root / ".backfile")


def copy_the_archive(archive):
    shutil.copytree(archive.root, archive.root.parent / "copy", symlinks=True)
    shutil.rmtree(archive.root)
    (archive.root.parent / "copy").rename(archive.root)


MISHAPS = [
    empty_the_output,
    make_the_output_anew,
    bring_back_an_older_output,
    lose_a_folder,
    lose_the_idle_tree,
    lose_the_catalog,
    lose_the_search,
    bring_back_an_older_state,
    copy_the_archive,
]


@pytest.mark.parametrize("mishap", MISHAPS)
def test_the_next_build_puts_it_right_and_so_it_stays(paper, mishap):
    mishap(paper)
    paper.build()
    now = paper.tree()
    paper.story("2.md", "Story 2", date="1931-05-02", tags="[Harbour]", body="Another.")
    paper.build()
    paper.story("2.md", "Story 2", date="1931-05-02", tags="[Harbour]")
    paper.build()  # both trees have been the live one since
    assert paper.tree() == now
    paper.build(clean=True)
    assert paper.tree() == now


def test_a_build_after_which_nothing_happened_changes_nothing(paper):
    before = paper.inodes()
    for _ in range(2):
        assert paper.build().written == 0
        assert paper.inodes() == before


def test_an_edit_that_keeps_size_and_time_is_seen(paper):
    path = paper.root / "articles/3.md"
    status = path.stat()
    path.write_text(path.read_text().replace("body", "BODY"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    paper.build()
    assert "BODY" in paper.page("1931/05/03/story-3.html")


def test_a_clock_that_was_set_back_hides_no_edit(paper):
    path = paper.story("3.md", "Story 3", date="1931-05-03", body="Later.")
    os.utime(path, (1, 1))
    paper.build()
    assert "Later." in paper.page("1931/05/03/story-3.html")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_an_archive_behind_a_link_is_the_same_archive(paper):
    link = paper.root.parent / "link"
    link.symlink_to(paper.root)
    paper.story("3.md", "Story 3", date="1931-05-03", body="By the link.")
    paper.root, real = link, paper.root
    paper.build()
    paper.root = real
    assert "By the link." in paper.page("1931/05/03/story-3.html")
    assert paper.build().written == 0


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_an_output_folder_that_is_a_link_stays_one(paper):
    place = paper.root.parent / "elsewhere"
    place.mkdir()
    shutil.rmtree(paper.output)
    paper.output.symlink_to(place)
    for body in ("One.", "Two."):
        paper.story("3.md", "Story 3", date="1931-05-03", body=body)
        paper.build()
        assert body in paper.page("1931/05/03/story-3.html")
        assert paper.output.is_symlink()


@pytest.mark.parametrize("forgotten", [False, True])
def test_articles_in_a_folder_that_cannot_be_read_do_not_count_as_removed(archive, monkeypatch, forgotten):
    archive.story("1931/may/1.md", "Ferry sails", date="1931-05-01")
    archive.story("2.md", "Ferry lands", date="1931-05-02")
    archive.build()
    before, ledger = archive.tree(), (archive.root / "permalinks.tsv").read_bytes()
    if forgotten:
        lose_the_catalog(archive)
    with monkeypatch.context() as patch:
        refuse_to_list(patch, "articles/1931")
        with pytest.raises(BackfileError, match=r"articles/1931: .* would count as removed"):
            archive.build()
    assert (archive.tree(), (archive.root / "permalinks.tsv").read_bytes()) == (before, ledger)
    assert archive.build().published == 2


def test_a_folder_that_never_could_be_read_is_named_and_the_rest_is_built(archive, monkeypatch):
    archive.story("lost/1.md", "Ferry sails", date="1931-05-01")
    archive.story("2.md", "Ferry lands", date="1931-05-02")
    refuse_to_list(monkeypatch, "articles/lost")
    report = archive.build()
    assert report.published == 1
    assert [(problem.path, problem.code) for problem in report.problems] == [
        ("articles/lost", "unreadable-folder")
    ]


@pytest.fixture
def mounted(archive):
    """An archive with many articles on a drive of their own, and some beside it."""
    for number in range(MANY):
        archive.write(f"drive/1931/{number}.md", f"---\nheadline: Ferry {number}\n---\n\nIt sailed.\n")
    archive.write("2.md", "---\nheadline: Ferry lands\n---\n\nIt landed.\n")
    archive.build()
    return archive


def take_the_drive_away(archive):
    away = archive.root / "away"
    (archive.root / "articles/drive").rename(away)
    (archive.root / "articles/drive").mkdir()
    return away


def events(archive):
    """The kinds of the ledger's lines."""
    return re.findall(r"^(\w+)\t", archive.root.joinpath("permalinks.tsv").read_text(), re.MULTILINE)


@pytest.mark.parametrize("forgotten", [False, True])
def test_articles_of_a_drive_that_is_away_do_not_count_as_removed(mounted, forgotten):
    before, ledger = mounted.tree(), (mounted.root / "permalinks.tsv").read_bytes()
    away = take_the_drive_away(mounted)
    if forgotten:
        lose_the_catalog(mounted)
    for _ in range(2):
        with pytest.raises(BackfileError, match=rf"articles/drive: .*empty, and {MANY} articles"):
            mounted.build()
    assert (mounted.tree(), (mounted.root / "permalinks.tsv").read_bytes()) == (before, ledger)
    (mounted.root / "articles/drive").rmdir()
    away.rename(mounted.root / "articles/drive")
    assert mounted.build().published == MANY + 1
    assert mounted.tree() == before


def test_a_file_in_the_empty_folder_says_that_its_articles_are_to_go(mounted):
    take_the_drive_away(mounted)
    (mounted.root / "articles/drive/.keep").touch()
    assert mounted.build().published == 1
    assert events(mounted).count("gone") == MANY


def test_articles_may_move_out_of_a_folder_and_leave_it_empty(mounted):
    take_the_drive_away(mounted).joinpath("1931").rename(mounted.root / "articles/1931")
    assert mounted.build().published == MANY + 1
    assert set(events(mounted)) == {"issued", "renamed"}


@pytest.mark.parametrize("lost", ["1.md", "1.yaml"])
@pytest.mark.parametrize("forgotten", [False, True])
def test_an_article_whose_file_cannot_be_read_does_not_count_as_removed(
    archive, monkeypatch, lost, forgotten
):
    archive.story("1.md", "Ferry sails", date="1931-05-01")
    archive.write("1.yaml", "section: Harbour\n")
    archive.story("2.md", "Ferry lands", date="1931-05-02")
    archive.build()
    before, ledger = archive.tree(), (archive.root / "permalinks.tsv").read_bytes()
    if forgotten:
        lose_the_catalog(archive)
    (archive.root / "articles" / lost).touch()
    with monkeypatch.context() as patch:
        refuse_to_read(patch, f"articles/{lost}")
        with pytest.raises(BackfileError, match=rf"articles/{lost}: .* would count as removed"):
            archive.build()
    assert (archive.tree(), (archive.root / "permalinks.tsv").read_bytes()) == (before, ledger)
    assert archive.build().published == 2
    assert archive.tree() == before


def test_an_article_whose_link_leads_to_nothing_any_more_does_not_count_as_removed(archive):
    archive.story("_kept/1.md", "Ferry sails", date="1931-05-01")
    (archive.root / "articles/1.md").symlink_to("_kept/1.md")
    archive.build()
    archive.delete("_kept/1.md")
    with pytest.raises(BackfileError, match=r"articles/1\.md: .* as removed\. Put the file itself here\."):
        archive.build()
    archive.delete("1.md")
    assert archive.build().published == 0


def test_an_article_whose_file_cannot_be_read_can_be_withheld(archive, monkeypatch):
    archive.story("1.md", "Ferry sails", date="1931-05-01", tags="[Ferries]")
    archive.build()
    archive.write("/takedowns.yaml", "articles/1.md:\n  withhold: Court order\n")
    refuse_to_read(monkeypatch, "articles/1.md")
    report = archive.build()
    assert (report.published, report.withheld) == (0, 1)
    assert "Ferry sails" not in archive.page("1931/05/01/ferry-sails.html")


def refuse_to_read(monkeypatch, name):
    """As the system does where permissions or the disk forbid it; root would be let in all the same."""
    read = Origin._read

    def refusing(self, path):
        if path == name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), f"{self.root}/{path}")
        return read(self, path)

    monkeypatch.setattr(Origin, "_read", refusing)


def refuse_to_list(monkeypatch, folder):
    """As the system does where permissions or the disk forbid it; root would be let in all the same."""
    scandir = os.scandir

    def refusing(path):
        if str(path).endswith(folder):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
