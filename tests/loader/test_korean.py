"""Korean papers: who signed, and which lines belong to a picture."""

import pytest
from readings import article_of as read

from backfile.loader import korean
from backfile.records import PartialDate

TEXT = "시는 내년 봄까지 다리를 고치고 강변에 산책로를 놓겠다고 밝혔다. 주민들은 이 계획을 환영했다."


@pytest.mark.parametrize(
    ("line", "people", "place"),
    [
        ("김하늘 기자", ("김하늘",), None),
        ("김하늘·박서준 과학전문기자", ("김하늘", "박서준"), None),
        ("강변뉴스 김하늘 기자", ("김하늘",), None),
        ("수원=강변TV뉴스 김하늘 기자", ("김하늘",), "수원"),
        ("안양/김하늘", ("김하늘",), "안양"),
        ("[피닉스(미국) =김하늘 강변스포츠 특파원]", ("김하늘",), "피닉스"),
        ("[강변스포츠=김하늘 기자]", ("김하늘",), None),
    ],
)
def test_a_reporter_is_read_out_of_paper_and_place(
    line: str, people: tuple[str, ...], place: str | None
) -> None:
    signed = korean.signed(line)
    assert signed == (people, place)


@pytest.mark.parametrize("line", ["시장은 기자", "강변신문", "다리를 고친다", "산책로/계획"])
def test_other_lines_sign_nothing(line: str) -> None:
    assert korean.signed(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "새로 고친 다리. ⓒ연합뉴스",
        "강변 산책로. 김하늘 기자",
        "주민들이 다리를 건너고 있다. 강변시 제공",
        "다리를 건너는 주민들. 사진제공 | 강변시",
        "다리 [강변시 제공. 재판매 및 DB 금지]",
        "다리 (출처:뉴시스)",
        "[강변=AP/뉴시스] 2일 주민들이 새로 고친 다리를 건너고 있다. 2023.11.02.",
        "1일 주민들이 다리를 건너고 있다. 2023. 11. 1. 강변 | 김하늘기자 sky@example.com",
        "새로 고친 다리./강변시청 홍보실",
        "# 사진_강변 DB(김하늘 기자)",
    ],
)
def test_a_caption_closes_with_its_origin(line: str) -> None:
    assert korean.is_caption(line) or korean.signs_behind(line)
    article = read("다리를 고치기로 했다", line, f"{TEXT} {TEXT} {TEXT}", TEXT)
    assert article.subhead is None
    assert [note.kind for note in article.notes] == ["caption"]
    assert article.attribution is None


@pytest.mark.parametrize(
    "line",
    [
        TEXT,
        "시장은 다리를 고치겠다고 말했다. 김하늘 기자",
        "시는 다리를 고친다고 밝혔다.(자료사진=강변시)",
        "▲ 다리는 2024년 봄까지 고쳐 다시 열기로 했다.",
    ],
)
def test_a_sentence_in_the_past_is_text(line: str) -> None:
    article = read("다리를 고치기로 했다", TEXT, line, TEXT)
    assert [block.text for block in article.body] == [TEXT, line, TEXT]


def test_a_name_beside_the_day_is_the_byline() -> None:
    article = read("다리를 고치기로 했다", "김하늘 2023. 11. 1. 08:58", TEXT, TEXT)
    assert article.authors == ("김하늘",)
    assert article.date == PartialDate(2023, 11, 1)


def test_a_paper_before_its_reporter_is_no_place() -> None:
    article = read("다리를 고치기로 했다", f"[강변볼=안양/김하늘 기자] {TEXT}", TEXT)
    assert (article.dateline, article.authors) == ("안양", ("김하늘",))


def test_calls_on_readers_below_the_text_hide_no_signature() -> None:
    article = read(
        "다리를 고치기로 했다", f"{TEXT} {TEXT}", TEXT, "강변신문 김하늘 기자", "▶ 강변신문 구독하기"
    )
    assert article.authors == ("김하늘",)
    assert [block.text for block in article.body] == [f"{TEXT} {TEXT}", TEXT]


def test_a_word_in_brackets_under_the_headline_is_no_subhead() -> None:
    article = read("다리를 고치기로 했다", "[앵커]", TEXT, TEXT)
    assert article.subhead is None
    assert article.byline is None


def test_a_deck_with_a_comma_is_no_name_and_place() -> None:
    article = read(
        "포트엘러리, 등대 다시 켠다",
        "한은, 기준금리 동결",
        "시 의회는 14일 등대를 다시 켜기로 했다고 밝혔다.",
        "의원 아홉 명이 찬성했다.",
    )
    assert (article.subhead, article.byline) == ("한은, 기준금리 동결", None)


def test_a_reporter_alone_in_brackets_opens_the_report() -> None:
    article = read(
        "포트엘러리, 등대 다시 켠다",
        "[한지호 선임기자] 시 의회는 14일 등대를 다시 켜기로 했다고 밝혔다.",
        "의원 아홉 명이 찬성했다.",
    )
    assert (article.byline, article.authors) == ("한지호 선임기자", ("한지호",))


def test_a_reporter_beside_the_origin_of_a_picture_is_a_byline_not_a_caption() -> None:
    assert not korean.is_caption("김하늘 기자 사진=부산시청")
    assert korean.is_caption("사진=부산시청")


def test_brackets_with_nothing_in_them_name_nobody() -> None:
    report = "[  ] 시 의회는 14일 등대를 다시 켜기로 했다고 밝혔다."
    assert read("포트엘러리, 등대 다시 켠다", report, "의원 아홉 명이 찬성했다.").byline is None
