"""Heads of papers in Arabic, Persian, Devanagari, Thai and East Asian scripts: places, days, sections."""

import pytest
from readings import article_of as read

from backfile.loader import calendars, dateline, daylines
from backfile.records import PartialDate

ARABIC = (
    "أعلنت البلدية اليوم بدء العمل في بناء الجسر القديم بعد عامين من التأخير، وقالت إن العمل ينتهي في الربيع."
)
CHINESE = "市政府1日宣布，将在明年春天前重建老旧的港口大桥，总投资约12亿元，工程下个月开始，预计两年完工。"
JAPANESE = "県は1日、老朽化が進む港の橋を来年春までに架け替えると発表した。総事業費は約12億円になる見込みだ。"
NEPALI = "नगरपालिकाले पुरानो पुल भत्काएर नयाँ बनाउने काम आगामी महिनादेखि सुरु गर्ने जनाएको छ ।"
HINDI = "नगर पालिका ने मंगलवार को कहा कि पुराने पुल को तोड़कर नया पुल बनाने का काम अगले महीने शुरू होगा।"


def test_a_paragraph_with_latin_letters_below_the_day_is_text() -> None:
    lead = f"海滨科技IC公司表示，{CHINESE}"
    article = read("港口大桥明年春天重建", "2023-11-01 09:00", lead, CHINESE)
    assert [block.text for block in article.body] == [lead, CHINESE]


@pytest.mark.parametrize(
    "line",
    ["架け替えが決まった港の橋（川辺市役所提供）", "式典に集まった港の作業員ら（Ｃ）川辺通信社"],
)
def test_an_origin_in_wide_brackets_makes_a_caption(line: str) -> None:
    article = read("港の橋、架け替え", "2023/11/1 09:00", line, JAPANESE, JAPANESE)
    assert (article.subhead, [note.kind for note in article.notes]) == (None, ["caption"])


def test_an_editor_in_brackets_behind_a_paragraph_makes_no_caption() -> None:
    last = f"{CHINESE}（编译/王小明）"
    article = read("港口大桥明年春天重建", CHINESE, CHINESE, last)
    assert article.body[-1].text == last


def test_a_day_without_its_year_behind_a_label_is_a_day_s_line() -> None:
    article = read("港口大桥明年春天重建", "发布时间：10-08 12:00", CHINESE, CHINESE)
    assert (article.date, article.dateline, len(article.body)) == (None, None, 2)


def test_the_writer_stands_behind_day_and_source() -> None:
    article = read("港口大桥明年春天重建", "2023-11-01 12:11 来源：海滨报 作者：王小明", CHINESE, CHINESE)
    assert (article.authors, article.date) == (("王小明",), PartialDate(2023, 11, 1))


@pytest.mark.parametrize(
    ("section", "lead"),
    [("منوعات", ARABIC), ("海滨必读", CHINESE), ("ภูมิภาค", "เทศบาลแถลงว่าจะสร้างสะพานท่าเรือใหม่ ในฤดูใบไม้ผลิปีหน้า")],
)
def test_a_section_of_one_word_above_the_day_is_no_deck(section: str, lead: str) -> None:
    assert (
        read(
            "عنوان الخبر الأول اليوم" if lead == ARABIC else lead[:18],
            section,
            "2023-11-01 12:42",
            lead,
            lead,
        ).subhead
        is None
    )


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("سه شنبه / ۲۴ تیر ۱۳۹۹ / ۰۸:۵۴", "fa", PartialDate(2020, 7, 14)),
        ("تاریخ انتشار: ۳۰ اسفند ۱۳۹۹", "fa", PartialDate(2021, 3, 20)),
        ("۱۳۵۷/۱۱/۲۲ - ۱۲:۳۰", "fa", PartialDate(1979, 2, 11)),
        ("۳۰ اسفند ۱۴۰۰", "fa", None),
        ("प्रकाशित: २७ माघ २०८१, आईतवार ०८:५३", "ne", None),
        ("7 ก.ค. 61 16:00 น.", "th", None),
        ("শনিবার, আগস্ট ২৯, ২০২০ | ১০:৪৬ পূর্বাহ্ণ", "bn", PartialDate(2020, 8, 29)),
    ],
)
def test_days_of_other_calendars_and_clocks_are_read(
    text: str, language: str, day: PartialDate | None
) -> None:
    found = daylines.line(text, language)
    assert found is not None
    assert found.date == day


def test_years_outside_of_the_calendar_s_rounds_give_no_day() -> None:
    assert calendars.every("2020/01/05", "fa") == []
    assert calendars.every("5 تیر 1600", "fa") == [(0, 10, None)]


def test_a_danda_ends_a_dateline() -> None:
    assert read("नयाँ पुल बन्ने", f"कागुनी । {NEPALI}", NEPALI).dateline == "कागुनी"
    article = read("नया पुल बनेगा", f"कागुनी, अनिल वर्मा। {HINDI}", HINDI)
    assert (article.dateline, article.authors) == ("कागुनी", ("अनिल वर्मा",))


def test_a_label_and_two_dashes_name_the_writer() -> None:
    assert read("नया पुल बनेगा", "रिपोर्ट -- अनिल वर्मा", HINDI, HINDI).authors == ("अनिल वर्मा",)


def test_a_label_names_a_writer_in_small_letters_before_another_label() -> None:
    text = "Pemerintah kota mengumumkan bahwa jembatan pelabuhan lama akan dibangun kembali pada musim semi."
    article = read("Jembatan Lama Dibangun Lagi", "Penulis: ana wijaya | Editor: budi", text, text)
    assert article.authors == ("ana wijaya",)


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("لندن - الشاطئية", ""),
        ("الشاطئية - لندن", ""),
        ("مرسين - الشاطئية", "وسقط المطر في أنحاء بقطاع مرسين مساء الأحد."),
        ("مرسين - الشاطئية", "للمزيد اقرأ صحيفة الشاطئية."),
        ("لندن - الشاطئية | Tuesday, 11 August 2015 - 12:57 pm", ""),
    ],
)
def test_a_chief_city_or_what_is_no_paper_is_the_place(line: str, below: str) -> None:
    article = read("بدء العمل في بناء الجسر القديم", line, f"{ARABIC} {below}", ARABIC)
    assert article.dateline == line.partition(" |")[0].replace("الشاطئية", "").strip(" -")


def test_a_news_number_and_a_section_above_the_headline_are_notes() -> None:
    text = "شهرداری امروز اعلام کرد که پل قدیمی بندر تا بهار سال آینده دوباره ساخته می‌شود."
    article = read("سرویس : شهر", "کد خبر : ۹۵۲۰۶", "پل قدیمی بندر دوباره ساخته می‌شود", text, text)
    assert article.headline == "پل قدیمی بندر دوباره ساخته می‌شود"


@pytest.mark.parametrize(
    "line",
    [
        "式典に集まった港の作業員ら＝ロイター",
        "架け替えが決まった港の橋＝川辺市で2023年11月1日",
        "港の橋について話し合う委員会＝１日午後１０時３１分（代表撮影）",
    ],
)
def test_what_stands_behind_an_equals_sign_makes_a_caption(line: str) -> None:
    article = read("港の橋、架け替え", "2023/11/1 09:00", line, JAPANESE, JAPANESE)
    assert (article.subhead, [note.kind for note in article.notes]) == (None, ["caption"])


def test_a_word_in_small_kana_below_the_day_is_no_place() -> None:
    assert read("港の橋、架け替え", "2023/11/1 09:00", "はまちゃん", JAPANESE, JAPANESE).dateline is None


def test_a_section_of_two_letters_stands_above_a_japanese_headline() -> None:
    article = read(
        "社会", "老朽化した港の橋、来春までに架け替え", "2023年11月1日 09時00分", JAPANESE, JAPANESE
    )
    assert (article.kicker, article.headline) == ("社会", "老朽化した港の橋、来春までに架け替え")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("王小明/海滨青年报", ("王小明",)),
        ("《海滨》作者 王小明", ("王小明",)),
        ("作者︱小明", ("小明",)),
        ("社會中心／綜合報導", ()),
    ],
)
def test_chinese_writers_stand_beside_papers_columns_and_desks(line: str, authors: tuple[str, ...]) -> None:
    article = read("港口大桥明年春天重建", "2023-11-01", line, CHINESE, CHINESE)
    assert (article.byline, article.authors) == (line, authors)


def test_labelled_points_above_a_writer_are_a_deck_in_chinese_too() -> None:
    points = ("市政府表示，大桥将在明年春天前重建。", "总投资约12亿元，工程下个月开始。")
    article = read("港口大桥明年春天重建", "划重点：", *points, "《海滨》作者 王小明", CHINESE, CHINESE)
    assert article.subhead == "\n".join(("划重点：", *points))


def test_a_day_and_an_editor_close_a_chinese_page() -> None:
    article = read("港口大桥明年春天重建", CHINESE, CHINESE, "发布日期：2019-03-06 责任编辑：小明")
    assert (article.date, len(article.body)) == (PartialDate(2019, 3, 6), 2)


def test_a_line_that_ends_with_a_semicolon_stands_above_the_headline() -> None:
    text = "شهرداری امروز اعلام کرد که پل قدیمی بندر تا بهار سال آینده دوباره ساخته می‌شود."
    article = read("شهردار خبر داد؛", "پل قدیمی بندر دوباره ساخته می‌شود", text, text)
    assert (article.kicker, article.headline) == ("شهردار خبر داد؛", "پل قدیمی بندر دوباره ساخته می‌شود")


def test_a_picture_s_label_in_brackets_is_no_place() -> None:
    text = "העירייה הודיעה היום כי הגשר הישן בנמל ייבנה מחדש עד האביב הבא, והעבודה תתחיל בחודש הבא."
    article = read("הגשר הישן ייבנה מחדש", "(צילום: דוברות העירייה)", text, text)
    assert (article.dateline, article.byline) == (None, None)


def test_names_before_a_year_of_two_digits_are_a_byline_without_day() -> None:
    text = "העירייה הודיעה היום כי הגשר הישן בנמל ייבנה מחדש עד האביב הבא, והעבודה תתחיל בחודש הבא."
    article = read("הגשר הישן ייבנה מחדש", "דנה לוי 20.01.26", text, text)
    assert (article.authors, article.date) == (("דנה לוי",), None)


def test_an_office_before_a_colon_is_run_in() -> None:
    text = "নিজস্ব প্রতিবেদক: পৌরসভা আজ জানিয়েছে যে পুরোনো সেতুটি আগামী বসন্তের আগে আবার তৈরি করা হবে।"
    assert read("পুরোনো সেতু আবার হবে", text, text[18:]).byline == "নিজস্ব প্রতিবেদক"


def test_a_site_behind_the_writer_is_no_place() -> None:
    text = "Pemerintah kota mengumumkan bahwa jembatan pelabuhan lama akan dibangun kembali pada musim semi."
    article = read(
        "Jembatan Lama Dibangun Lagi", "Ana Wijaya - lembahNews", "Rabu, 12 Jul 2017 20:34 WIB", text
    )
    assert (article.authors, article.dateline) == (("Ana Wijaya",), None)


def test_the_islamic_day_beside_ours_is_no_place() -> None:
    article = read(
        "بدء العمل في بناء الجسر القديم", "مرسين 26 شوال 1436 هـ الموافق 11 اغسطس 2015 م واس", ARABIC, ARABIC
    )
    assert (article.dateline, article.date) == ("مرسين", PartialDate(2015, 8, 11))


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("مرسين-سالم الحداد", "مرسين"),
        ("مرسين ـ الشاطئية ـ سالم الحداد :", "مرسين"),
        ("سالم الحداد (مرسين - هاتفيا)", "مرسين"),
    ],
)
def test_dashes_of_all_kinds_part_places_and_names(line: str, place: str) -> None:
    article = read("بدء العمل في بناء الجسر القديم", line, f"{ARABIC} وقال ذلك في مرسين.", ARABIC)
    assert (article.dateline, article.authors) == (place, ("سالم الحداد",))


def test_two_places_stand_before_a_danda() -> None:
    assert read("नया पुल बनेगा", f"कागुनी, देवपुर। {HINDI}", HINDI).dateline == "कागुनी, देवपुर"


def test_the_deck_stands_above_the_words_with_which_persian_reports_begin() -> None:
    deck = "شهرداری در گزارش خود به بررسی وضع پل قدیمی بندر و هزینه ساختن دوباره آن پرداخته است."
    text = "به گزارش خبر ساحل، پل قدیمی بندر تا بهار سال آینده دوباره ساخته می‌شود."
    assert read("پل قدیمی بندر دوباره ساخته می‌شود", deck, text, text[20:]).subhead == deck


def test_a_vietnamese_paper_s_sign_is_no_place() -> None:
    text = "Chính quyền thành phố cho biết cây cầu cũ ở cảng sẽ được xây lại trước mùa xuân năm sau."
    assert read("Cầu cũ ở cảng sẽ được xây lại", f"TBO - {text}", text).dateline is None


def test_a_place_and_a_colon_stand_above_the_text_that_tells_of_it() -> None:
    text = (
        "Chính quyền thành phố (Thanh Khê) cho biết cây cầu cũ ở cảng sẽ được xây lại trước mùa xuân năm sau."
    )
    article = read("Cầu cũ ở cảng sẽ được xây lại", "Thanh Khê:", f"{text} Kinh phí mười hai tỷ đồng.", text)
    assert article.dateline == "Thanh Khê"


def test_a_picture_s_label_before_a_dash_makes_a_caption_in_chinese() -> None:
    article = read("港口大桥明年春天重建", "2023-11-01 09:00", "视频-市长宣布重建港口大桥", CHINESE, CHINESE)
    assert (article.subhead, [note.kind for note in article.notes]) == (None, ["caption"])


def test_urdu_reports_open_with_a_place_and_a_bracket() -> None:
    text = "شہری حکومت نے کہا ہے کہ بندرگاہ کا پرانا پل اگلی بہار سے پہلے دوبارہ بنایا جائے گا۔"
    assert read("پرانا پل دوبارہ بنے گا", f"کاگنی (نمائندہ خصوصی) {text}", text).dateline == "کاگنی"
    assert read("پرانا پل دوبارہ بنے گا", f"کاگنی (نیوز ڈیسک){text}", text).dateline == "کاگنی"


def test_a_name_and_a_colon_above_the_text_are_its_writer() -> None:
    text = "পৌরসভা আজ জানিয়েছে যে পুরোনো সেতুটি আগামী বসন্তের আগে আবার তৈরি করা হবে।"
    article = read("পুরোনো সেতু আবার হবে", "রহিম কাজল :", text, text)
    assert (article.authors, len(article.body)) == (("রহিম কাজল",), 2)


def test_an_arabic_word_below_the_day_is_a_caption_unless_the_text_tells_of_a_place() -> None:
    lines = ("بدء العمل في بناء الجسر القديم", "كتب : سالم الحداد", "02:15 م 17/11/2025")
    assert read(*lines, "العمال", ARABIC, ARABIC).dateline is None
    assert read(*lines, "مرسين", f"{ARABIC} وقال ذلك في مرسين.", ARABIC).dateline == "مرسين"


def test_a_thai_day_of_publication_and_of_update_names_no_place() -> None:
    text = "เทศบาลแถลงว่าจะสร้างสะพานท่าเรือใหม่ ในฤดูใบไม้ผลิปีหน้า"
    line = "เผยแพร่: 06 ม.ค. 2569 09:44 น.| อัปเดต: 06 ม.ค. 2569 09:44 น."
    article = read("สร้างสะพานท่าเรือใหม่", "Ana Wijaya", line, *[f"{text} {text} {text}"] * 3)
    assert (article.dateline, article.date) == (None, PartialDate(2026, 1, 6))


def test_how_often_a_page_was_read_is_no_deck() -> None:
    text = "পৌরসভা আজ জানিয়েছে যে পুরোনো সেতুটি আগামী বসন্তের আগে আবার তৈরি করা হবে।"
    assert read("পুরোনো সেতু আবার হবে", "১১ জানুয়ারী ২০২০", "- / ১৬১৮ বার পড়া হয়েছে", text, text).subhead is None


@pytest.mark.parametrize(
    ("language", "opening", "place"),
    [
        ("ar", "دمشق-سانا أكد وزير النقل أن الجسر سيبنى من جديد", "دمشق"),
        ("ar", "القاهرة - أ ش أ: أعلن وزير النقل أن الجسر سيبنى من جديد", "القاهرة"),
        ("ar", "غزة /معا/ أعلن وزير النقل أن الجسر سيبنى من جديد", "غزة"),
        ("ar", "أبوظبي في 5 مايو / وام / أعلن وزير النقل أن الجسر سيبنى", "أبوظبي"),
        ("ar", "قال وزير النقل (55 عاما) إن الجسر سيبنى من جديد", None),
        ("fa", "تهران- ایرنا- رئیس شورای شهر گفت پل قدیمی دوباره ساخته می‌شود", "تهران"),
        ("hi", "नई दिल्ली, 17 मई (आईएएनएस)। नगर पालिका ने कहा कि नया पुल बनेगा।", "नई दिल्ली"),
        ("hi", "संवाद सूत्र, कागुनी : नगर पालिका ने कहा कि नया पुल बनेगा।", "कागुनी"),
        ("ne", "२१ चैत, कागुनी । नगरपालिकाले नयाँ पुल बनाउने जनाएको छ ।", "कागुनी"),
        ("ne", "कागुनी, चैत २१ : नगरपालिकाले नयाँ पुल बनाउने जनाएको छ ।", "कागुनी"),
        ("bn", "ঢাকা, ৫ মে- পৌরসভা জানিয়েছে যে সেতুটি আবার তৈরি করা হবে।", "ঢাকা"),
        ("ur", "نئی دہلی، 17 مئی (یو این آئی) شہری حکومت نے کہا ہے کہ پل بنایا جائے گا۔", "نئی دہلی"),
        ("my", "ရန်ကုန်၊ မေ ၄ ရက် (ဆင်ဟွာ) တံတားဟောင်းကို ပြန်လည်တည်ဆောက်မည်ဟု ပြောသည်။", "ရန်ကုန်"),
        ("id", "Lembah24.com, Jakarta - Pemerintah kota mengumumkan jembatan lama dibangun lagi.", "Jakarta"),
        ("ja", "【パリ時事、AFP】県は1日、橋を架け替えると発表した。", "パリ"),
        ("ja", "［パリ発］県は1日、橋を架け替えると発表した。", "パリ"),
        ("mn", "Улаанбаатар /ДУЛМАА/. Хотын захиргаа хуучин гүүрийг шинэчлэхээ мэдэгдлээ.", "Улаанбаатар"),
    ],
)
def test_reports_open_with_places_in_the_manner_of_many_agencies(
    language: str, opening: str, place: str | None
) -> None:
    found = dateline.run_in(opening, language)
    assert (found.place if found else None) == place


@pytest.mark.parametrize(
    ("above", "text"),
    [
        (
            "कात्तिक १९, २०८०",
            "नगरपालिकाले पुरानो पुल भत्काएर नयाँ बनाउने काम आगामी महिनादेखि सुरु गर्ने जनाएको छ ।",
        ),
        (
            "२०८० कात्तिक १९ गते १२:३०",
            "नगरपालिकाले पुरानो पुल भत्काएर नयाँ बनाउने काम आगामी महिनादेखि सुरु गर्ने जनाएको छ ।",
        ),
        (
            "شائع 05 نومبر 2023 12:30pm",
            "شہری حکومت نے کہا ہے کہ بندرگاہ کا پرانا پل اگلی بہار سے پہلے دوبارہ بنایا جائے گا۔",
        ),
        (
            "วันอาทิตย์ที่ 5 พฤศจิกายน พ.ศ. 2566",
            "เทศบาลแถลงว่าจะสร้างสะพานท่าเรือใหม่ ในฤดูใบไม้ผลิปีหน้า โดยใช้งบประมาณสิบสองล้านบาท",
        ),
        (
            "Ahad 05 Nov 2023 12:30 WIB",
            "Pemerintah kota mengumumkan bahwa jembatan pelabuhan lama akan dibangun lagi pada musim semi.",
        ),
    ],
)
def test_a_day_s_weekday_and_label_are_no_place(above: str, text: str) -> None:
    article = read(text.split()[0], above, text, text, text)
    assert (article.dateline, article.authors) == (None, ())


def test_urdu_writers_stand_behind_a_label_that_is_no_place() -> None:
    text = "شہری حکومت نے کہا ہے کہ بندرگاہ کا پرانا پل اگلی بہار سے پہلے دوبارہ بنایا جائے گا۔"
    article = read("پرانا پل دوبارہ بنایا جائے گا", "رپورٹ: سلیم خان", text, text)
    assert (article.authors, article.dateline) == (("سلیم خان",), None)
