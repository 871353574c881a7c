"""Heads of Chinese and Japanese papers: sections, papers before a name, places and pages."""

import pytest
from readings import article_of as read

from backfile.records import PartialDate

JAPANESE = "県は1日、老朽化が進む港の橋を来年春までに架け替えると発表した。総事業費は約12億円になる見込みだ。"
CHINESE = (
    "市政府1日宣布，将在明年春天前重建老旧的港口大桥，总投资约12亿元，并将申请国家补助，工程下个月开始。"
)


def test_sections_and_page_furniture_below_the_writer_are_notes() -> None:
    article = read(
        "港の橋、来春までに架け替え", "2023/11/1 09:00", "有料記事", "坂本 一之", "国際", JAPANESE, JAPANESE
    )
    assert article.authors == ("坂本 一之",)
    assert article.subhead is None
    assert [note.text for note in article.notes] == ["有料記事", "国際"]


def test_wide_brackets_hold_a_dateline_too() -> None:
    article = read("港の橋、架け替え", f"［川辺　１日　ロイター］ - {JAPANESE}", JAPANESE)
    assert article.dateline == "川辺"


@pytest.mark.parametrize(
    "line", ["海濱新聞網 王小明", "文｜海滨周刊 王小明", "海濱報／ 記者王小明／台北報導"]
)
def test_the_writer_stands_behind_the_paper(line: str) -> None:
    article = read("港口大桥明年春天重建", line, "2023年11月01日 09:00", CHINESE, CHINESE)
    assert (article.authors, article.subhead) == (("王小明",), None)


def test_paper_day_and_page_are_a_date() -> None:
    article = read("港口大桥明年春天重建", "《海滨日报》（2023年11月01日 第 04 版）", CHINESE, CHINESE)
    assert (article.date, article.subhead) == (PartialDate(2023, 11, 1), None)


def test_a_paper_s_own_report_names_no_place() -> None:
    assert read("港口大橋明年春天重建", "2023-11-01", f"【海報專訊】{CHINESE}", CHINESE).dateline is None
