"""Captions and lines of the day in the head that say what they are without a label in front."""

import pytest

from backfile.loader import load
from backfile.records import Article, Loaded, PartialDate

TEXT = "The county will mend the bridge by spring and open a path along the river, the board said on Monday."
HAN = "市政府表示，明年春天之前将修好大桥，并沿河修建步道，居民对这一计划表示欢迎，工程预计下个月开始。"


def read(*lines: str) -> Article:
    loaded = load("articles/a.txt", "\n\n".join(lines).encode())
    assert isinstance(loaded, Loaded)
    return loaded.article


@pytest.mark.parametrize(
    "line",
    [
        "Walkers on the old bridge in 2017. Photo via Valley Walking Club",
        "Walkers on the old bridge, closed since the flood.Photo: Jane Doe",
        "Jane Doe, head of the board, on the bridge (REUTERS/John Roe)",
        "FILE PHOTO",
        "IMAGEN DE REFERENCIA",
    ],
)
def test_what_closes_with_a_picture_s_origin_is_a_caption(line: str) -> None:
    article = read("County to Mend the Bridge", "By Ann Holt", "May 4, 1951", line, TEXT, TEXT)
    assert [note.kind for note in article.notes] == ["caption"]
    assert (article.subhead, article.dateline) == (None, None)


@pytest.mark.parametrize(
    "line", ["图为修好的大桥。（王小明摄）", "修好的大桥。王小明 摄", "居民走过大桥。市政府供图 河边网"]
)
def test_chinese_captions_say_who_took_or_gave_them(line: str) -> None:
    article = read("大桥明年春天修好", "2019-05-04 10:00 来源: 河边网", line, HAN, HAN)
    assert "caption" in [note.kind for note in article.notes]
    assert article.subhead is None


def test_a_name_below_the_day_that_the_text_tells_of_is_a_portrait() -> None:
    text = f"{TEXT} {TEXT} The board had asked Jane Holt."
    article = read("Woman Asked About the Bridge", "May 4, 1951", "Jane Holt", text, TEXT)
    assert (article.dateline, article.byline) == (None, None)
    assert [note.text for note in article.notes] == ["Jane Holt"]


def test_a_place_in_capitals_with_day_and_agency_is_no_writer() -> None:
    article = read("County to Mend the Bridge", "PORT ELLIS, May 4, 1951 (AFP)", TEXT, TEXT)
    assert (article.dateline, article.byline) == ("PORT ELLIS", None)
    assert article.date == PartialDate(1951, 5, 4)


def test_the_writer_can_stand_behind_day_and_time() -> None:
    article = read("County to Mend the Bridge", "Friday, May 4, 1951 12:10, Anna Holt", TEXT, TEXT)
    assert article.authors == ("Anna Holt",)
    assert article.date == PartialDate(1951, 5, 4)


def test_a_dash_before_a_closing_name_is_not_part_of_it() -> None:
    assert read("County to Mend the Bridge", TEXT, TEXT, "– Ann Holt").byline == "Ann Holt"


@pytest.mark.parametrize("section", ["Local News", "Negocios", "Economie"])
def test_a_section_above_the_headline_is_a_kicker(section: str) -> None:
    article = read(section, "County to mend the old bridge by spring", "Ann Holt", f"{TEXT} {TEXT}", TEXT)
    assert (article.kicker, article.headline) == (section, "County to mend the old bridge by spring")
    assert article.authors == ("Ann Holt",)


def test_a_line_below_the_day_adds_nothing_to_the_deck_above_it() -> None:
    deck = "Keepers fear the path will not be ready"
    article = read(
        "County to Mend the Bridge", deck, "By Ann Holt", "May 4, 1951", "Valley Herald Digital", TEXT
    )
    assert (article.subhead, article.dateline) == (deck, None)


def test_a_time_can_stand_between_the_writer_and_the_day() -> None:
    article = read("County to Mend the Bridge", "Ann Holt 15:35, May 4 1951", TEXT, TEXT)
    assert (article.authors, article.date) == (("Ann Holt",), PartialDate(1951, 5, 4))


def test_a_region_of_which_the_text_tells_is_no_writer() -> None:
    text = f"{TEXT} The bridge leads to Port Ellis."
    article = read("County to Mend the Bridge", "Port Ellis 15:35 May 4, 1951", text, TEXT)
    assert (article.authors, article.date) == ((), PartialDate(1951, 5, 4))


@pytest.mark.parametrize("line", ["The Valley Post", "Today"])
def test_a_paper_or_today_below_the_day_is_no_place(line: str) -> None:
    assert read("County to Mend the Bridge", "May 4, 1951", line, TEXT, TEXT).dateline is None
