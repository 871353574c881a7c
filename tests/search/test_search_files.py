"""The index's files: what is cut where, and that the same articles always give the same bytes."""

import json
import random
from collections.abc import Iterable

from searchindex import whole_index

from backfile.search import SearchDocument, slices, volumes
from backfile.search.cuts import mark
from backfile.search.slices import STEP

WORDS = [f"{a}{b}{c}" for a in "bdfghk" for b in "aeiou" for c in ("n", "r", "st", "mp")]


def article(number: int, text: str | None = None, **fields: object) -> SearchDocument:
    rng = random.Random(number)
    body = " ".join(rng.choices(WORDS, k=60)) if text is None else text
    date = f"{1950 + number // 365:04d}-{number % 12 + 1:02d}"
    return SearchDocument(
        address=f"a/{number:05d}.html", headline=f"Number {number}", body=body, date=date, **fields
    )  # type: ignore[arg-type]


def test_an_empty_archive_has_an_index_without_volumes() -> None:
    files = whole_index([])
    assert list(files) == ["search/index.json"]
    assert json.loads(files["search/index.json"])["volumes"] == []


def test_slices_cover_the_archive_in_order() -> None:
    parts = slices(f"{n}.html" for n in range(5000))
    assert [part.first for part in parts] == [0, *(part.last for part in parts[:-1])]
    assert parts[-1].last == 5000
    assert all(part.last - part.first >= 640 for part in parts[:-1])


def test_one_article_more_changes_few_slices() -> None:
    names = [f"{n:05d}.html" for n in range(0, 60_000, 2)]
    before = cut(names)
    after = cut(sorted([*names, "20001.html"]))
    assert len(before - after) <= 4 < len(before)


def test_one_article_more_changes_few_volumes() -> None:
    names = [f"{n:06d}.html" for n in range(0, 600_000, 2)]
    before = {tuple(part.key for part in volume.slices) for volume in volumes(slices(names))}
    # At this name a slice ends: were volumes counted, all later ones would have other slices.
    extra = next(name for n in range(100_001, 600_000, 2) if mark(name := f"{n:06d}.html") % STEP == 0)
    after = {tuple(part.key for part in volume.slices) for volume in volumes(slices(sorted([*names, extra])))}
    assert len(before) > 7
    assert len(before - after) <= 3


def cut(names: Iterable[str]) -> set[tuple[str, ...]]:
    names = list(names)
    return {tuple(names[part.first : part.last]) for part in slices(names)}


def test_the_same_articles_give_the_same_bytes() -> None:
    documents = [article(number) for number in range(900)]
    assert whole_index(documents) == whole_index(list(documents))


def test_one_edited_word_changes_few_files() -> None:
    documents = [article(number) for number in range(900)]
    before = whole_index(documents)
    documents[400] = article(400, documents[400].body + " unheardof")
    after = whole_index(documents)
    changed = {
        address for address in before.keys() | after.keys() if before.get(address) != after.get(address)
    }
    # The root for its stamp, and the files that hold the new word's postings and places.
    assert len(changed) <= 4, sorted(changed)


def test_results_say_what_a_list_shows_of_an_article() -> None:
    documents = [article(1, section="Town", language="en"), article(2)]
    (block,) = [data for address, data in whole_index(documents).items() if "/results/" in address]
    assert json.loads(block) == [
        ["", "Town"],
        ["", "en"],
        [["1950-02", 0, "a/00001.html", "Number 1", 1, 1], ["1950-03", 0, "a/00002.html", "Number 2", 0, 0]],
    ]


def test_results_leave_out_what_date_and_headline_say_of_the_address() -> None:
    fire = SearchDocument(
        address="1931/05/09/fire-at-the-works.html", headline="Fire, at the Works", date="1931-05-09"
    )
    ice = SearchDocument(address="1931/05/09/ice-2.html", headline="Ice!", date="1931-05-09")
    (block,) = [data for address, data in whole_index([fire, ice]).items() if "/results/" in address]
    assert json.loads(block)[2] == [
        ["1931-05-09", len("1931/05/09/fire-at-the-works"), ".html", "Fire, at the Works", 0, 0],
        [0, len("1931/05/09/ice-"), "2.html", "Ice!", 0, 0],
    ]


def test_the_root_counts_articles_by_year() -> None:
    documents = [SearchDocument(address="u.html", headline="U"), article(1), article(2)]
    root = json.loads(whole_index(documents)["search/index.json"])
    assert root["years"] == [["", 1], ["1950", 2]]


def test_facet_values_are_words_that_nobody_can_type() -> None:
    document = article(
        1, section="Town", tags=("Flood", "Flood"), authors=("Ann Roe",), source="", language="en"
    )
    assert document.facets == ["=author=Ann Roe", "=language=en", "=section=Town", "=tag=Flood"]
