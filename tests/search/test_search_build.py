"""The search index as builds keep it: equal to a clean build's, and made anew only where articles changed."""

import json
import random
import shutil
import sys

import pytest


def grow(archive, count):
    for number in range(count):
        grow_one(archive, number)


def grow_one(archive, number):
    day = f"{1931 + number // 300}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    archive.story(
        f"{day[:4]}/{number:04d}.md",
        f"Story {number}",
        body=f"The ferry number {number} sailed.",
        date=day,
        tags=f"[tag{number % 7}]",
    )


def search_files(archive):
    return {address: data for address, data in archive.tree().items() if address.startswith("search/")}


def edit(archive):
    archive.story(
        "1933/0700.md", "Story 700", body="The ferry went aground.", date="1933-05-01", tags="[Wreck]"
    )


def add(archive):
    archive.story("1990/new.md", "A new story", body="Nothing sails any more.", date="1990-05-01")


def add_an_old_one(archive):
    archive.story("1920/old.md", "An old story", body="Before all others.", date="1920-05-01")


def remove(archive):
    archive.delete("1931/0010.md")


def redate(archive):
    archive.story(
        "1931/0012.md", "Story 12", body="The ferry number 12 sailed.", date="1935-12-31", tags="[tag5]"
    )


def withhold(archive):
    archive.story(
        "1931/0013.md", "Story 13", body="A name that must not be found.", date="1931-02-14", withhold="law"
    )


CHANGES = [edit, add, add_an_old_one, remove, redate, withhold]


@pytest.mark.slow
def test_after_any_change_the_index_is_that_of_a_clean_build(archive):
    grow(archive, 1200)  # two slices
    archive.build()
    for change in CHANGES:
        change(archive)
        archive.build()
        if change in (add_an_old_one, withhold):
            incremental = search_files(archive)
            archive.build(clean=True)
            assert search_files(archive) == incremental


@pytest.fixture
def small_slices(monkeypatch):
    for module, sizes in (("slices", {"LEAST": 5, "STEP": 5}), ("root", {"LEAST": 2, "STEP": 2, "MOST": 3})):
        for name, size in sizes.items():
            monkeypatch.setattr(sys.modules[f"backfile.search.{module}"], name, size)


@pytest.mark.usefixtures("small_slices")
def test_after_any_change_the_many_slices_and_volumes_are_those_of_a_clean_build(archive):
    grow(archive, 60)
    grow_one(archive, 700)
    archive.build(jobs=1)
    for change in CHANGES:
        change(archive)
        archive.build(jobs=1)
        incremental = search_files(archive)
        assert len(json.loads(incremental["search/index.json"])["volumes"]) > 2
        archive.build(jobs=1, clean=True)
        assert search_files(archive) == incremental, change.__name__


@pytest.mark.usefixtures("small_slices")
@pytest.mark.parametrize("seed", range(2))
def test_after_several_changes_at_once_it_is_that_of_a_clean_build(archive, seed):
    draw = random.Random(seed)
    grow(archive, 60)
    archive.build(jobs=1)
    for _ in range(8):
        for number in draw.sample(range(80), draw.randint(1, 4)):
            path = f"{1931 + number // 300}/{number:04d}.md"
            if draw.random() < 0.3 and (archive.root / "articles" / path).exists():
                archive.delete(path)
            else:
                body = f"The ferry number {draw.randint(0, 99)} sailed."
                date = f"1931-{number % 12 + 1:02d}-{draw.randint(1, 28):02d}"
                archive.story(
                    path, f"Story {number}", body=body, date=date, tags=f"[tag{draw.randint(0, 3)}]"
                )
        archive.build(jobs=1)
        incremental = search_files(archive)
        archive.build(jobs=1, clean=True)
        assert search_files(archive) == incremental


def test_an_article_kept_from_search_engines_is_found_in_the_archive_itself(archive):
    archive.story("a.md", "Flood", body="Water.", date="1931-05-09", noindex="true")
    archive.story("b.md", "Fire", body="Smoke.", date="1931-05-10", withhold="law")
    archive.build()
    (block,) = [data for address, data in search_files(archive).items() if "/results/" in address]
    assert [row[3] for row in json.loads(block)[2]] == ["Flood"]


def test_a_change_of_another_article_leaves_files_alone(archive):
    for number in range(300):
        archive.story(f"{number}.md", f"Story {number}", body=f"Word{number} here.", date=f"{1700 + number}")
    archive.build()
    before = archive.inodes()
    archive.story("7.md", "Story 7", body="Word7 there.", date="1707")
    archive.build()
    after = archive.inodes()
    changed = {
        address for address in after if address.startswith("search/") and after[address] != before[address]
    }
    assert {address.rpartition("/")[2] for address in changed} == {"index.json", "w-0-0.bin", "p-0-0.bin"}
    assert len(changed) == 3


def test_the_packed_slices_are_a_cache(archive):
    archive.story("a.md", "Flood", date="1931-05-09")
    archive.build()
    before = search_files(archive)
    shutil.rmtree(archive.root / ".backfile" / "search")
    archive.story("b.md", "Fire", date="1932-05-09")
    archive.build()
    archive.delete("b.md")
    archive.build()
    assert search_files(archive) == before


def test_a_lost_output_folder_is_filled_from_the_cache(archive):
    archive.story("a.md", "Flood", date="1931-05-09")
    archive.build()
    before = search_files(archive)
    shutil.rmtree(archive.output)
    archive.build()
    assert search_files(archive) == before


def test_the_root_follows_the_reading_order(archive):
    archive.story("a.md", "Flood", date="1931-05-09")
    archive.story("b.md", "Fire")
    archive.build()
    files = search_files(archive)
    assert json.loads(files["search/index.json"])["years"] == [["", 1], ["1931", 1]]
    (block,) = [json.loads(data) for address, data in files.items() if "/results/" in address]
    assert [row[3] for row in block[2]] == ["Fire", "Flood"]


def test_a_passage_to_be_blacked_out_cannot_be_found(archive):
    archive.story("a.md", "Trial", body="The witness Bagshaw spoke.", redact="[Bagshaw]")
    archive.build()
    assert not any(b"bagshaw" in data.lower() for data in search_files(archive).values())


def test_an_archive_may_be_without_search(archive):
    archive.story("a.md", "Flood", date="1931-05-09")
    archive.build()
    assert archive.has("search.html")
    archive.write("/site.yaml", "search: false\n")
    archive.build()
    assert search_files(archive) == {}
    assert not archive.has("search.html")
    assert "search.html" not in archive.page("index.html")


def test_any_number_of_workers_makes_the_same_index(archive):
    grow(archive, 200)
    archive.build(jobs=1)
    alone = search_files(archive)
    archive.build(jobs=2, clean=True)
    assert search_files(archive) == alone
