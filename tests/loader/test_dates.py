import pytest

from backfile.loader import dates, daylines

DATE_LINES = [
    ("2025年1月14日 20:00", "ja", "2025-01-14"),
    ("입력 : 2025-06-04 02:37:08", "ko", "2025-06-04"),
    ("15 oct 2024 - 08:22", "es", "2024-10-15"),
    ("17:41 JST, October 13, 2024", "en", "2024-10-13"),
    ("Sept. 11, 2001", "en", "2001-09-11"),
    ("5. März 2021, 12:03 Uhr", "de", "2021-03-05"),
    ("Stand: 05.03.2021 12:03 Uhr", "de", "2021-03-05"),
    ("2024. október 15. 10:20", "hu", "2024-10-15"),
    ("2024 m. spalio 15 d.", "lt", "2024-10-15"),
    ("الأحد 15 أكتوبر/تشرين الأول 2024", "ar", "2024-10-15"),
    ("15 अक्टूबर 2024, 10:30 AM", "hi", "2024-10-15"),
    ("ngày 5 tháng 5 năm 2022", "vi", "2022-05-05"),
    ("11 ตุลาคม 2567", "th", "2024-10-11"),
    ("令和6年5月3日", "ja", "2024-05-03"),
    ("12 maja 2020, 14:00", "pl", "2020-05-12"),
    ("24. toukokuuta 2020", "fi", "2020-05-24"),
    ("1º de maio de 2020 às 10h", "pt", "2020-05-01"),
    ("15 Ekim 2024 Salı", "tr", "2024-10-15"),
    ("31 Ιανουαρίου 2020", "el", "2020-01-31"),
]


@pytest.mark.parametrize(("printed", "language", "day"), DATE_LINES)
def test_a_date_line_is_read_in_its_language(printed, language, day):
    found = daylines.line(printed, language)
    assert found is not None
    assert found.date is not None
    assert found.date.iso == day


@pytest.mark.parametrize(
    ("printed", "language"),
    [
        ("8 января, 17:46", "ru"),  # no year
        ("30 Φεβρουαρίου 2020", "el"),  # no such day
        ("5/3/2024", "en"),  # March or May
        ("31/02/2024", "fr"),
        ("03.05.24", "de"),  # which century?
        ("11月17日", "zh"),
    ],
)
def test_no_day_is_made_up(printed, language):
    found = dates.find(printed, language)
    assert found is None or found.date is None


def test_publication_goes_before_an_update():
    both = "Mis à jour le 13 mars 2024 à 11h, publié le 12 mars 2024 à 10h23"
    assert dates.find(both, "fr").date.iso == "2024-03-12"
    assert dates.find("Updated May 5, 2024 10:30 a.m. ET", "en").date.iso == "2024-05-05"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [("131137 GMT Nov 13", "2013-11-13"), ("AP-NY-03-14-98 0418EST", "1998-03-14")],
)
def test_a_wires_closing_stamp_has_a_year_of_two_digits(stamp, day):
    assert daylines.stamp(stamp, "en").iso == day


def test_a_sentence_with_a_date_is_no_date_line():
    assert daylines.line("The council met on May 5, 2024, to hear the claim.", "en") is None


def test_a_long_line_that_opens_with_a_word_for_publication_is_text() -> None:
    text = (
        "Published on 4 May 2021 with the plans of the new pier, which the board had put off for the second "
        "time in the last four years and"
    )
    assert daylines.line(text[:100], "en") is not None
    assert daylines.line(text, "en") is None
