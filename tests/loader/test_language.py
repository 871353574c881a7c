"""Which language a text is in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.loader.language import detect

ARTICLES = dict(
    line.split("\t")
    for line in Path(__file__).with_name("languages.tsv").read_text(encoding="utf-8").splitlines()
)
"""The same sentence of local news in many languages."""


@pytest.mark.parametrize("language", ARTICLES)
def test_one_sentence_of_news_is_enough(language: str) -> None:
    assert detect(ARTICLES[language])[0] == language


def test_a_long_english_text_is_certain() -> None:
    assert detect(ARTICLES["en"] * 6) == ("en", 0.99)


@pytest.mark.parametrize(
    "brief",
    ["LAKE FERRY NOW SEES FARES RISING ONE DLR TODAY", "HARLOW BRIDGE TALKS FELL THROUGH YESTERDAY"],
)
def test_a_wires_brief_has_words_enough(brief: str) -> None:
    assert detect(brief)[0] == "en"


def test_a_declared_tag_that_says_more_is_kept() -> None:
    assert detect(ARTICLES["pt"], "pt-BR")[0] == "pt-BR"
    assert detect(ARTICLES["no"], "nb")[0] == "nb"
    assert detect(ARTICLES["zh"], "zh-Hant")[0] == "zh-Hant"


def test_a_text_in_another_language_than_its_folder_is_seen() -> None:
    assert detect(ARTICLES["ko"], "en")[0] == "ko"
    assert detect(ARTICLES["en"] * 6, "ko")[0] == "en"


@pytest.mark.parametrize("text", ["", "1931", "Zzyzx 12:30"])
def test_what_does_not_say_is_not_guessed(text: str) -> None:
    assert detect(text)[0] is None
    assert detect(text, "cy")[0] == "cy"


def test_a_long_text_in_no_known_language_has_none_even_if_one_is_declared() -> None:
    invented = " ".join(f"glorb{number} frindle{number}" for number in range(60))
    assert detect(invented, "en")[0] is None


def test_a_declared_language_without_a_profile_is_believed() -> None:
    assert detect("E komo mai i ka hale o ka puke nūpepa", "haw")[0] == "haw"


@given(st.text())
def test_no_text_fails(text: str) -> None:
    language, confidence = detect(text)
    assert 0 <= confidence <= 1
    assert language is None or language


def test_turkish_is_not_in_doubt_for_azeri_looks_alike() -> None:
    turkish = (
        "Liman kurulu, balıkçıların salonu doldurup üç saat konuşmasının ardından pazartesi akşamı yeni "
        "iskele oylamasını erteledi. Başkan bu kararın çok zor olduğunu ve daha sonra yeniden "
        "görüşüleceğini söyledi."
    )
    found, sure = detect(turkish)
    assert found == "tr"
    assert sure > 0.9
