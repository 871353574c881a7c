from __future__ import annotations

import re

import pytest
from conftest import Make

from backfile.tagging import STRONG, Tagger, Vocabulary, parse_vocabulary
from backfile.tagging.subjects import starter, with_starter


def subjects(article: Make, *text: str, vocabulary: str = "", **values: object) -> list[str]:
    found = Tagger(parse_vocabulary(vocabulary)).candidates(article(*text, **values))
    return [c.label for c in found if c.kind == "subject" and c.score >= STRONG]


def test_a_subject_needs_more_than_one_passing_word(article: Make) -> None:
    assert subjects(article, "Village fair", "A farmer won the raffle.") == []
    assert "Farming" in subjects(article, "Farmers wait for rain", "Growers say the harvest is late.")


def test_words_of_mere_support_are_not_enough(article: Make) -> None:
    assert (
        subjects(article, "Police at the court", "The police came to the court; a crime, police said.") == []
    )


def test_a_narrow_subject_speaks_for_the_wider_one(article: Make) -> None:
    text = (
        "Striker leaves for Premier League",
        "The midfielder and the goalkeeper stay. The FA Cup is near.",
    )
    assert subjects(article, *text) == ["Football", "Sport"]


def test_subjects_are_found_in_other_languages(article: Make) -> None:
    assert subjects(article, "지진 피해 확산", "지진으로 여진이 이어졌다.", language="ko") == ["Earthquakes"]


def test_an_archive_can_switch_a_subject_off_or_rename_it(article: Make) -> None:
    text = ("Farmers wait for rain", "Growers say the harvest is late.")
    assert "Farming" not in subjects(article, *text, vocabulary="Farming:\n  match: []\n")
    renamed = "Agriculture:\n  kind: subject\n  aliases: [Farming]\n  match: [farmer*, grower*, harvest]\n"
    found = subjects(article, *text, vocabulary=renamed)
    assert "Agriculture" in found
    assert "Farming" not in found


def test_the_starter_stays_out_of_archives_that_tag_by_vocabulary_alone(article: Make) -> None:
    assert subjects(article, "Farmers wait for rain", "Growers, harvest, crops.", tagging="vocabulary") == []


def test_every_starter_subject_has_a_known_parent_and_a_topic_number() -> None:
    entries = {entry.name: entry for entry in starter().entries}
    assert len(entries) > 60
    for entry in entries.values():
        if entry.kind == "organisation":
            continue
        assert entry.kind == "subject"
        assert entry.match
        assert entry.parent is None or entry.parent in entries
        assert entry.identifiers
        assert all(re.fullmatch(r"medtop:\d{8}", each) for each in entry.identifiers)


def test_the_starter_yields_to_entries_of_the_same_name() -> None:
    both = with_starter(parse_vocabulary("SPORT:\n  kind: subject\n"))
    assert [entry.name for entry in both.entries if entry.name.lower() == "sport"] == ["SPORT"]
    assert with_starter(Vocabulary()).entries == starter().entries


@pytest.mark.parametrize(
    ("subject", "headline", "body"),
    [
        (
            "Boxing",
            "Boxer keeps his title",
            "The heavyweight won by a knockout after nine rounds.",
        ),
        (
            "Storms",
            "Typhoon nears the coast",
            "The storm, a typhoon with high winds, battered the port.",
        ),
        (
            "Unemployment",
            "Unemployment falls",
            "Fewer were unemployed; jobless claims fell as jobs came.",
        ),
        (
            "Prisons",
            "Prison reform delayed",
            "Prison inmates and prison officers must wait in jails.",
        ),
        (
            "Volcanoes",
            "Volcano erupts",
            "Ash fell and lava ran from the crater of the volcano.",
        ),
        (
            "Theatre",
            "Playwright dies",
            "The playwright wrote for the stage; her drama fills the theatre.",
        ),
    ],
)
def test_common_news_subjects_are_found(article: Make, subject: str, headline: str, body: str) -> None:
    assert subject in subjects(article, headline, body)
