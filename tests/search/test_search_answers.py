"""What the browser's script finds in an index is what reading every article finds."""

import functools
import json
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from searchindex import whole_index

from backfile.search import SearchDocument, shelves
from backfile.search.words import fold, words

ROOT = Path(__file__).parent.parent.parent
sys.path.append(str(ROOT / "benchmarks"))  # last: it has a module `publishing`, as tests have
import corpus  # noqa: E402 - the benchmarks are scripts, not a package

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="needs node")
SIZE = 2000
KOREAN = ["대통령이", "서울에서", "열린", "회의에서", "대통령의", "말을", "항구의", "배가", "떠났다"]
JAPANESE = "東京都知事は港の船が夜に出たと述べた大統領は会議で新聞を読んだ"


def ask(folder: Path | None, *questions: dict[str, Any]) -> list[Any]:
    done = subprocess.run(
        [NODE or "", str(Path(__file__).parent / "ask.js"), *([str(folder)] if folder else [])],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[Any] = json.loads(done.stdout)
    return answers


@pytest.fixture(scope="module")
def documents() -> list[SearchDocument]:
    vocabulary = corpus.Vocabulary(ROOT / "articles", "latin")
    rng = random.Random(9)
    result = []
    for number in range(SIZE):
        piece = corpus.article(vocabulary, number, size=SIZE, words=120, seed=1)
        body = "\n".join(piece.paragraphs)
        if number % 10 == 0:
            body = " ".join(rng.choices(KOREAN, k=30))
        elif number % 10 == 1:
            starts = [rng.randrange(len(JAPANESE) - 8) for _ in range(6)]
            body = "。".join(JAPANESE[start : start + 8] for start in starts)
        result.append(
            SearchDocument(
                address=f"{piece.day:%Y/%m/%d}/{piece.slug}.html",
                headline=piece.headline,
                subhead=piece.subhead,
                body=body,
                date=f"{piece.day}",
                section=piece.section,
                source=piece.source,
                language="en",
                tags=piece.tags,
                authors=(piece.author,),
            )
        )
    return sorted(result, key=lambda document: (document.date, document.address))


@pytest.fixture(scope="module")
def folder(documents: list[SearchDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("index")
    write(root, documents)
    return root


def write(root: Path, documents: Sequence[SearchDocument]) -> None:
    for address, data in whole_index(documents).items():
        (root / address).parent.mkdir(parents=True, exist_ok=True)
        (root / address).write_bytes(data)


def fields(document: SearchDocument) -> list[str]:
    return [document.headline, document.subhead, "\n".join(document.authors), document.body]


@functools.cache
def spread(text: str) -> str:
    return f" {' '.join(words(text))} "


def scan(documents: Sequence[SearchDocument], phrase: str) -> list[str]:
    """Every article one of whose fields has the words, one after the other."""
    return [d.address for d in documents if any(spread(phrase) in spread(part) for part in fields(d))]


def test_200_words_are_found_where_a_full_scan_finds_them(
    documents: list[SearchDocument], folder: Path
) -> None:
    counts = Counter(
        word for document in documents for part in fields(document) for word in spread(part).split()
    )
    names = sorted(word for word in counts if word.isascii())
    rare = [word for word in names if counts[word] <= 2]
    rng = random.Random(200)
    chosen = (
        rng.sample(rare, 100)
        + rng.sample(names, 70)
        + [word for word, _ in counts.most_common(80) if word.isascii()][:30]
    )
    answers = ask(folder, *({"q": f'"{word}"'} for word in chosen))
    for word, found in zip(chosen, answers, strict=True):
        assert found == scan(documents, word), word


def test_the_last_word_also_finds_the_longer_words_that_begin_with_it(
    documents: list[SearchDocument], folder: Path
) -> None:
    beginnings = ["harb", "news", "comm", "coun", "tram"]
    answers = ask(folder, *({"q": word} for word in beginnings))
    for beginning, found in zip(beginnings, answers, strict=True):
        expected = [
            d.address
            for d in documents
            if any(word.startswith(beginning) for part in fields(d) for word in spread(part).split())
        ]
        assert found == expected
        assert found


def test_phrases_are_found_where_a_full_scan_finds_them(
    documents: list[SearchDocument], folder: Path
) -> None:
    rng = random.Random(3)
    phrases = []
    for document in rng.sample([d for d in documents if d.body.isascii()], 40):
        found = words(document.body)
        start = rng.randrange(len(found) - 4)
        phrases.append(" ".join(found[start : start + rng.choice((2, 2, 3, 4))]))
    answers = ask(folder, *({"q": f'"{phrase}"'} for phrase in phrases))
    for phrase, found in zip(phrases, answers, strict=True):
        assert found == scan(documents, phrase), phrase
        assert found


@pytest.mark.parametrize(
    "query", ["대통령", "서울", "항구", "말", "東京", "大統領", "会議", "港", "東京都知事", "新聞を読"]
)
def test_words_are_found_inside_longer_runs(
    query: str, documents: list[SearchDocument], folder: Path
) -> None:
    expected = [d.address for d in documents if any(fold(query) in fold(part) for part in fields(d))]
    assert ask(folder, {"q": query}) == [expected]
    assert expected


@pytest.fixture(scope="module")
def volumes(documents: list[SearchDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same articles in two or three volumes, and the places of common words in several files."""
    root = tmp_path_factory.mktemp("volumes")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("LEAST", "MOST", "STEP"):
            patch.setattr(sys.modules["backfile.search.root"], name, 1)
        patch.setattr(shelves, "PLACES", shelves.Limits(1500, 2000))
        write(root, documents)
    assert len(json.loads((root / "search/index.json").read_text())["volumes"]) > 1
    return root


SEVERAL = [
    "council harbour the of said and a in to for on with",
    '"of the"',
    '"in the" council',
    '"the council"',
]


@pytest.mark.parametrize("query", SEVERAL)
@pytest.mark.parametrize("sort", ["relevance", "oldest"])
def test_what_is_shown_first_is_the_newest_or_oldest_of_all_and_takes_fewer_bytes(
    query: str, sort: str, volumes: Path, folder: Path
) -> None:
    ((*steps, last),) = ask(volumes, {"q": query, "steps": True, "sort": sort})
    (whole,) = ask(folder, {"q": query})
    assert last["addresses"] == whole
    assert steps
    assert steps[0]["bytes"] < last["bytes"]
    for known in (step["addresses"] for step in steps):
        assert known == (whole[: len(known)] if sort == "oldest" else whole[len(whole) - len(known) :])


def test_the_first_results_of_a_phrase_of_common_words_take_one_file_of_places_a_word(
    documents: list[SearchDocument], tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelves, "PLACES", shelves.Limits(1500, 2000))
        write(tmp_path, documents)
    assert len(json.loads((tmp_path / "search/index.json").read_text())["volumes"]) == 1
    (steps,) = ask(tmp_path, {"q": '"of the"', "steps": True})
    assert len(steps) > 2
    assert 0 < len(steps[0]["addresses"]) < len(steps[-1]["addresses"]) / 2


def test_a_single_word_is_looked_up_in_all_volumes_at_once(volumes: Path) -> None:
    assert len(ask(volumes, {"q": "council", "steps": True})[0]) == 1


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("harbuor", "harbour"),
        ("council harbor ", "council harbour "),
        ("HARBBOUR", "harbour"),
        ("harbour", "harbour"),
        ("xylophonic", "xylophonic"),
        ("대통령궁", "대통령궁"),
    ],
)
def test_a_word_that_the_archive_has_not_is_taken_for_one_that_it_has(
    query: str, corrected: str, folder: Path
) -> None:
    assert ask(folder, {"corrected": query}) == [corrected]


def test_several_words_must_all_be_there(documents: list[SearchDocument], folder: Path) -> None:
    council = set(scan(documents, "council"))
    both = [address for address in scan(documents, "harbour") if address in council]
    assert ask(folder, {"q": 'harbour "council"'}) == [both]


def test_accents_and_case_do_not_matter(tmp_path: Path) -> None:
    write(tmp_path, [SearchDocument(address="a.html", headline="Pêcheurs de l’Étang à Łódź")])
    assert ask(tmp_path, {"q": "ETANG pecheurs lodz "}, {"q": "étang"}) == [["a.html"], ["a.html"]]


def test_a_phrase_does_not_run_from_one_field_into_the_next(tmp_path: Path) -> None:
    write(tmp_path, [SearchDocument(address="a.html", headline="The tram", subhead="No fares", body="Rise")])
    assert ask(tmp_path, {"q": '"tram no"'}, {"q": '"no fares"'}) == [[], ["a.html"]]


def test_facets_count_and_narrow(documents: list[SearchDocument], folder: Path) -> None:
    harbour = set(scan(documents, "harbour"))
    found = [document for document in documents if document.address in harbour]
    counts = Counter(document.section for document in found)
    by_section, narrowed = ask(
        folder, {"q": '"harbour"', "facet": "section"}, {"q": '"harbour"', "facets": [["section", "Sport"]]}
    )
    assert by_section == [list(pair) for pair in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    assert narrowed == [document.address for document in found if document.section == "Sport"]


def test_years_count_and_narrow(documents: list[SearchDocument], folder: Path) -> None:
    harbour = set(scan(documents, "harbour"))
    found = [document for document in documents if document.address in harbour]
    by_year, narrowed = ask(
        folder, {"q": '"harbour"', "facet": ""}, {"q": '"harbour"', "from": "1960", "to": "1969"}
    )
    assert by_year == [list(pair) for pair in sorted(Counter(d.date[:4] for d in found).items())]
    assert narrowed == [document.address for document in found if "1960" <= document.date[:4] <= "1969"]


def test_the_undated_come_last_in_both_orders(tmp_path: Path) -> None:
    write(
        tmp_path,
        [
            SearchDocument(address="undated.html", headline="Fog"),
            SearchDocument(address="1931.html", headline="Fog", date="1931"),
            SearchDocument(address="1950.html", headline="Fog", date="1950-05-01"),
        ],
    )
    oldest, newest, ranged = ask(
        tmp_path, {"q": "fog"}, {"q": "fog", "sort": "newest"}, {"q": "fog", "from": "1900"}
    )
    assert oldest == ["1931.html", "1950.html", "undated.html"]
    assert newest == ["1950.html", "1931.html", "undated.html"]
    assert ranged == ["1931.html", "1950.html"]


def test_the_best_match_has_the_word_in_its_headline_or_often(tmp_path: Path) -> None:
    filler = "words about other things " * 30
    write(
        tmp_path,
        [
            SearchDocument(address="headline.html", headline="Ferry aground", body=filler, date="1931"),
            SearchDocument(address="often.html", headline="B", body="ferry " * 9 + filler, date="1932"),
            SearchDocument(address="once.html", headline="C", body=filler + "ferry", date="1933"),
            SearchDocument(address="longer.html", headline="D", body=filler + "ferryman", date="1934"),
        ],
    )
    (found,) = ask(tmp_path, {"q": "ferry", "sort": "relevance"})
    assert found[:2] == ["headline.html", "often.html"]
    assert set(found[2:]) == {"once.html", "longer.html"}


def test_marks_stand_on_the_words_as_they_are_written() -> None:
    cases = [
        ("L’ÉTANG et l’étang, étangs", "etang", ["ÉTANG", "étang", "étangs"]),
        ("No flood, but floods", '"flood"', ["flood"]),
        ("어제 대통령이 말했다", "대통령", ["대통령"]),
        ("東京都知事と東京", "東京", ["東京", "東京"]),
        ("Nothing here", "ferry", []),
    ]
    answers = ask(None, *({"text": text, "q": query} for text, query, _ in cases))
    assert [answer["marked"] for answer in answers] == [expected for _, _, expected in cases]


def test_the_passage_is_where_most_of_the_words_are() -> None:
    text = (
        "The ferry sailed. " + "Nothing happened. " * 60 + "The ferry went aground. " + "Nobody minded. " * 60
    )
    (answer,) = ask(None, {"text": text, "q": "ferry aground", "length": 100})
    assert "The ferry went aground." in answer["passage"]
    assert len(answer["passage"]) <= 100
    assert re.match(r"\w", answer["passage"])
