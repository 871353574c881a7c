"""Decks, names, places and captions in Arabic and East Asian scripts, told apart without capitals."""

import pytest
from readings import article_of as read

from backfile.records import PartialDate

ARABIC = (
    "أعلنت البلدية اليوم بدء العمل في بناء الجسر القديم بعد عامين من التأخير، وقالت إن العمل ينتهي في الربيع."
)
CHINESE = "市政府1日宣布，将在明年春天前重建老旧的港口大桥，总投资约12亿元，工程下个月开始，预计两年完工。"
TAIWANESE = "市政府1日宣布，將在明年春天前重建老舊的港口大橋，總經費約12億元，工程下個月開始，預計兩年完工。"
JAPANESE = "県は1日、老朽化が進む港の橋を来年春までに架け替えると発表した。総事業費は約12億円になる見込みだ。"
TITLE = "الجسر القديم يعود بعد عامين"


@pytest.mark.parametrize(
    "deck",
    [
        "المهندسون يطالبون بتمويل جديد",
        "ثلاث شركات في المنافسة",
        "شهود: لم نر مثل هذا",
        "المقاول: فخور بالعاملين",
        "العمال يحذرون من التأخير",
        "حافلات مجانية",
        "الافتتاح يوم 7 يونيو",
    ],
)
def test_an_arabic_deck_is_no_name(deck: str) -> None:
    article = read(TITLE, deck, ARABIC, ARABIC)
    assert (article.subhead, article.byline, article.dateline) == (deck, None, None)


@pytest.mark.parametrize("name", ["سامي الحداد", "السيد محمد الحداد", "د. سامي الحداد"])
def test_an_arabic_name_under_a_deck_is_the_byline(name: str) -> None:
    article = read(TITLE, "المهندسون يطالبون بتمويل جديد", name, ARABIC, ARABIC)
    assert (article.subhead, article.byline) == ("المهندسون يطالبون بتمويل جديد", name)


def test_of_two_lines_that_look_like_names_the_last_is_the_byline() -> None:
    article = read(TITLE, "تمويل جديد", "كتب: سامي الحداد", ARABIC, ARABIC)
    assert (article.subhead, article.authors) == ("تمويل جديد", ("سامي الحداد",))


def test_a_capital_and_an_agency_open_an_arabic_report() -> None:
    article = read(TITLE, f"الرياض - واس: {ARABIC}", ARABIC)
    assert article.dateline == "الرياض"


def test_an_agency_in_brackets_closes_an_arabic_caption() -> None:
    caption = "المهندسون عند الجسر القديم صباحا (رويترز)"
    article = read(TITLE, ARABIC, caption, ARABIC)
    assert [note.text for note in article.notes] == [caption]


@pytest.mark.parametrize("deck", ["7月2日起开通渡轮", "通车典礼将于7月2日举行", "渡轮、客车齐增班"])
def test_a_chinese_deck_is_neither_a_place_nor_names(deck: str) -> None:
    article = read("港口大桥明年春天重建", deck, "2023-11-01 09:00", CHINESE, CHINESE)
    assert (article.subhead, article.byline, article.dateline) == (deck, None, None)


def test_a_japanese_deck_with_a_day_is_no_byline() -> None:
    article = read("港の橋、架け替え", "開通は6月7日", "2023年11月1日 9時00分", JAPANESE, JAPANESE)
    assert (article.subhead, article.byline) == ("開通は6月7日", None)


@pytest.mark.parametrize("line", ["【川田恵子】", "川田恵子（編集委員）", "経済部　川田恵子"])
def test_a_japanese_name_stands_in_brackets_or_beside_its_office(line: str) -> None:
    article = read("港の橋、架け替え", "総事業費は12億円", line, JAPANESE, JAPANESE)
    assert (article.byline, article.authors) == (line, ("川田恵子",))


@pytest.mark.parametrize("line", ["式典に集まった人々＝1日（共同）", "写真・川田恵子"])
def test_a_japanese_picture_is_told_by_its_origin(line: str) -> None:
    article = read("港の橋、架け替え", JAPANESE, line, JAPANESE)
    assert [note.kind for note in article.notes] == ["caption"]


def test_a_reporter_s_bracket_holds_name_and_place_without_a_stroke() -> None:
    article = read("港口大橋明年春天重建", f"【記者王小明台南報導】{TAIWANESE}", TAIWANESE)
    assert (article.authors, article.dateline) == (("王小明",), "台南")


def test_an_agency_abroad_names_place_and_day() -> None:
    article = read("港口大橋明年春天重建", f"（中央社倫敦13日綜合外電報導）{TAIWANESE}", TAIWANESE)
    assert article.dateline == "倫敦"


def test_the_republic_s_year_is_a_day_s_line() -> None:
    article = read("港口大橋明年春天重建", "中華民國114年5月14日", TAIWANESE, TAIWANESE)
    assert (article.date, article.dateline) == (PartialDate(2025, 5, 14), None)


def test_lines_without_indent_between_indented_paragraphs_stand_for_themselves() -> None:
    lines = [f"　　{CHINESE}", "下一步怎么办", f"　　{CHINESE}", "（来源：海滨报）"]
    article = read("港口大桥明年春天重建", *lines)
    assert [block.text for block in article.body] == [CHINESE, "下一步怎么办", CHINESE]
    assert article.attribution == "（来源：海滨报）"


def test_wrapped_text_in_a_script_without_capitals_is_no_title() -> None:
    wrapped = (
        "أعلنت البلدية اليوم بدء العمل في بناء الجسر القديم بعد عامين من التأخير في\n"
        "الميناء، وقالت إن العمل ينتهي في الربيع المقبل."
    )
    article = read(TITLE, wrapped, wrapped, wrapped, parted_by="\n\n")
    assert (article.subhead, len(article.body)) == (None, 3)


def test_a_hindi_speaker_before_a_colon_is_no_place() -> None:
    text = "नगर पालिका ने मंगलवार को कहा कि पुराने पुल को तोड़कर नया पुल बनाने का काम अगले महीने शुरू होगा।"
    article = read("पुराना पुल दो साल बंद", "महापौर: काम समय पर होगा", "14 मई 2025", text, text)
    assert (article.subhead, article.dateline) == ("महापौर: काम समय पर होगा", None)
