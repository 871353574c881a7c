"""Bylines that say whose correspondent wrote, and days with a word for the year behind them."""

import pytest
from readings import article_of as read

from backfile.records import PartialDate

DUTCH = (
    "Oude brug twee jaar dicht",
    "De oude brug over de haven gaat dicht voor alle verkeer, heeft de gemeente dinsdag bekendgemaakt.",
    "Winkeliers in de buurt vrezen voor hun omzet en willen een noodbrug voor voetgangers en fietsers.",
)
ITALIAN = (
    "Il vecchio ponte chiude per due anni",
    "Il ponte sul porto resta vietato al traffico, ha detto ieri il sindaco davanti ai giornalisti.",
    "I commercianti della zona temono di perdere i clienti e chiedono una passerella provvisoria.",
)
POLISH = (
    "Most zamknięty na dwa lata",
    "Stary most nad portem będzie niedostępny dla ruchu, poinformował we wtorek burmistrz miasta.",
    "Kupcy z okolicy boją się o swoje sklepy i chcą, żeby władze postawiły tymczasową kładkę.",
)
RUSSIAN = (
    "Мост закроют на два года",
    "Старый мост у гавани будет закрыт для движения, сообщил во вторник мэр города на заседании.",
    "Торговцы боятся потерять покупателей и требуют построить временный пешеходный переход.",
)


@pytest.mark.parametrize(
    ("line", "text", "authors"),
    [
        ("Van onze verslaggever", DUTCH, ()),
        ("Van onze verslaggever Pieter Zeeman", DUTCH, ("Pieter Zeeman",)),
        ("dal nostro inviato Marco Riva", ITALIAN, ("Marco Riva",)),
        ("dalla nostra corrispondente Elena Riva", ITALIAN, ("Elena Riva",)),
    ],
)
def test_an_office_of_ours_is_a_byline(line: str, text: tuple[str, ...], authors: tuple[str, ...]) -> None:
    article = read(text[0], line, *text[1:])
    assert (article.byline, article.authors, article.subhead) == (line, authors, None)


@pytest.mark.parametrize(
    ("line", "text"), [("środa, 14 maja 2025 r.", POLISH), ("Среда, 14 мая 2025 года", RUSSIAN)]
)
def test_a_word_for_the_year_stands_behind_a_day(line: str, text: tuple[str, ...]) -> None:
    article = read(text[0], line, *text[1:])
    assert (article.date, article.subhead) == (PartialDate(2025, 5, 14), None)


INDONESIAN = (
    "Jembatan tua akan ditutup selama dua tahun, kata wali kota dalam rapat bersama anggota dewan hari ini.",
    "Para pedagang akan menggelar aksi di depan balai kota dan meminta jembatan darurat bagi pejalan kaki.",
)


@pytest.mark.parametrize("below", [("Penulis: Rina Wulandari",), ("14 Mei 2025", "Penulis: Rina Wulandari")])
def test_a_deck_in_title_case_above_a_byline_is_no_name(below: tuple[str, ...]) -> None:
    article = read("Kota Tanpa Jembatan Selama Dua Tahun", "Tiga Pilar Retak", *below, *INDONESIAN)
    assert (article.subhead, article.authors) == ("Tiga Pilar Retak", ("Rina Wulandari",))


def test_four_words_in_title_case_are_no_indonesian_name() -> None:
    article = read("Kota Tanpa Jembatan Selama Dua Tahun", "Buruh Kritik Kontrak Pendek", *INDONESIAN)
    assert (article.subhead, article.byline) == ("Buruh Kritik Kontrak Pendek", None)
