from __future__ import annotations

import pytest
from conftest import Make

from backfile.tagging import STRONG, Tagger, Vocabulary, parse_vocabulary


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(Vocabulary())


@pytest.fixture
def places(tagger: Tagger, article: Make):  # type: ignore[no-untyped-def]
    """places("Headline", "Paragraph.", ...): the labels of the places that the article is about."""

    def labels(*text: str, **values: object) -> list[str]:
        found = tagger.candidates(article(*text, **values))
        return [c.label for c in found if c.kind == "place" and c.score >= STRONG]

    return labels


def test_a_country_is_one_tag_in_every_language(places) -> None:  # type: ignore[no-untyped-def]
    assert places("South Korea votes") == ["South Korea"]
    assert places("한국은 오늘 투표한다", language="ko") == ["South Korea"]
    assert places("Южная Корея голосует", language="ru") == ["South Korea"]
    assert places("韓国で総選挙", language="ja") == ["South Korea"]
    assert places("News", "South Koreans vote.", "A Seoul street in South Korea.") == ["South Korea"]


def test_a_given_name_of_a_place_in_any_language_is_the_place(tagger: Tagger, article: Make) -> None:
    found = tagger.candidates(article("News", tags=("한국", "South Korea", "Turkey")))
    assert [(c.label, c.kind, c.method) for c in found] == [
        ("South Korea", "place", "given"),
        ("Turkey", "place", "given"),
    ]


def test_the_labels_are_in_the_language_of_the_archive(article: Make) -> None:
    (candidate,) = Tagger(Vocabulary(), "de").candidates(article("Frankreich wählt", language="de"))
    assert candidate.label == "Frankreich"


def test_the_vocabulary_can_rename_a_place(article: Make) -> None:
    vocabulary = parse_vocabulary("Korea:\n  kind: place\n  aliases: [South Korea]\n  match: []\n")
    (candidate,) = Tagger(vocabulary).candidates(article("South Korea votes"))
    assert (candidate.label, candidate.method) == ("Korea", "place")


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan plays; Jordan scores, said Mr Jordan",
        "Reading is fun: Reading helps",
        "Paris Hilton arrives; Miss Paris Hilton waves",
        "Nice weather in a Mobile home on Orange day",
        "The Lee County fair",
        "Chad Smith drums; Chad drums",
        "The dollar: 5 U.S. dollars, 6 Canadian dollars, 7 Swiss francs",
    ],
)
def test_a_name_that_means_something_else_is_no_place(places, text: str) -> None:  # type: ignore[no-untyped-def]
    assert places(text, text) == []


def test_a_doubtful_name_counts_with_support_from_the_text(places) -> None:  # type: ignore[no-untyped-def]
    assert places("Georgia votes", "Georgia elects a president.") == []
    assert places("Georgia votes", "Georgia elects. Polls in Tbilisi close.") == ["Georgia"]
    assert places("Georgia votes", "Georgia elects. Crowds in Atlanta, U.S. flags.") == [
        "Georgia (U.S. state)",
        "United States",
    ]
    assert "Jordan" in places("Jordan opens border", "Jordan said Amman agreed. Jordanian trucks wait.")


def test_the_state_after_a_comma_decides_between_cities(places) -> None:  # type: ignore[no-untyped-def]
    assert places("Shares", "Up.", dateline="SALEM, Va.") == ["United States", "Virginia"]
    assert places("Shares", "Up.", dateline="LONDON, Ontario") == ["Canada", "Ontario"]


def test_a_capital_that_stands_for_a_government_is_its_country(places) -> None:  # type: ignore[no-untyped-def]
    assert places("Talks", "Washington said no.", dateline="WASHINGTON") == ["United States"]
    assert places("Fire", "A fire in London.", "Smoke rose in London.", dateline="LONDON") == [
        "London",
        "United Kingdom",
    ]


def test_a_place_named_once_in_passing_is_no_tag(places) -> None:  # type: ignore[no-untyped-def]
    assert places("Shares fall", "The market fell.", "A trader once worked in Peru.") == []
