"""Captions, places and lines of the day in the head that say what they are without a label in front."""

import pytest
from readings import article_of

from backfile.loader import notes
from backfile.records import Article, PartialDate

TEXT = "The county will mend the bridge by spring and open a path along the river, the board said on Monday."
GERMAN = "Der Kreis will die Brücke bis zum Frühjahr reparieren und einen Weg am Fluss anlegen, sagte er."
HAN = "市政府表示，明年春天之前将修好大桥，并沿河修建步道，居民对这一计划表示欢迎，工程预计下个月开始。"


def read(*lines: str) -> Article:
    return article_of(*lines, parted_by="\n\n")


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


def test_a_picture_s_number_among_several_begins_a_caption() -> None:
    line = "3 of 18. Walkers look at the old bridge, which has been closed since the flood of last year."
    article = read("County to Mend the Bridge", "By Ann Holt", "May 4, 1951", line, TEXT, TEXT)
    assert [note.kind for note in article.notes] == ["caption"]
    assert article.subhead is None


def test_a_picture_s_label_before_the_sign_of_copyright_makes_a_caption() -> None:
    line = "Die alte Brücke ist seit der Flut gesperrt Bild © Anna Berg/Flussbote"
    article = read(
        "Brücke wird repariert", "Von Anna Holt", "4. Mai 1951", line, GERMAN, "Die Kosten trägt das Land."
    )
    assert [note.kind for note in article.notes] == ["caption"]
    assert (article.subhead, article.attribution) == (None, None)


def test_a_sentence_above_a_picture_s_origin_is_its_caption_where_a_dateline_follows() -> None:
    seen = "Walkers look at the old bridge."
    text = f"PORT ELLIS - {TEXT}"
    article = read(
        "County to Mend the Bridge", "By Ann Holt", "May 4, 1951", seen, "Photo: Jane Doe", text, TEXT
    )
    assert [note.text for note in article.notes] == [seen, "Photo: Jane Doe"]
    assert (article.subhead, article.dateline) == (None, "PORT ELLIS")


def test_one_word_below_the_day_is_no_deck() -> None:
    article = read("County to Mend the Bridge", "May 4, 1951", "riverpost", TEXT, TEXT)
    assert article.subhead is None
    assert [note.text for note in article.notes] == ["riverpost"]


@pytest.mark.parametrize(
    ("line", "place"),
    [("PORT ELLIS — The Valley Herald", "PORT ELLIS"), ("The Valley-Post", None)],
)
def test_a_place_and_a_paper_below_the_byline_are_told_apart(line: str, place: str | None) -> None:
    article = read("County to Mend the Bridge", "By Ann Holt", line, "Published May 4, 1951", TEXT, TEXT)
    assert (article.dateline, article.subhead) == (place, None)


def test_a_place_in_capitals_above_the_day_opens_the_report_again() -> None:
    text = f"PORT ELLIS (AP) - {TEXT}"
    article = read("County to Mend the Bridge", "PORT ELLIS", "May 4, 1951", text, TEXT)
    assert (article.dateline, article.subhead) == ("PORT ELLIS", None)


def test_a_place_between_deck_and_text_is_known_by_the_text() -> None:
    deck = "Bis zum Frühjahr soll die alte Brücke wieder offen sein. Ein Weg am Fluss kommt hinzu."
    text = f"Die Brücke in Kaltwasser ist seit der Flut gesperrt. {GERMAN} {GERMAN} {GERMAN}"
    article = read("Brücke wird repariert", "4. Mai 1951", deck, "Kaltwasser", text, GERMAN)
    assert (article.subhead, article.dateline) == (deck, "Kaltwasser")


@pytest.mark.parametrize("opening", ["4 mai 1951. - ", "1er mai 1951. – "])
def test_a_day_with_a_full_stop_before_the_dash_is_the_date(opening: str) -> None:
    text = f"{opening}Le pont sera réparé avant le printemps, a annoncé la commune, et un chemin suivra."
    article = read("Le pont sera réparé", text, "Les travaux commenceront dans un mois, selon la commune.")
    assert article.date in (PartialDate(1951, 5, 4), PartialDate(1951, 5, 1))


def test_a_blog_s_name_stands_above_the_headline() -> None:
    article = read("Opinion Blog", "The County Waits Too Long", "Ann Holt", "May 4, 1951", TEXT, TEXT)
    assert (article.headline, article.kicker) == ("The County Waits Too Long", "Opinion Blog")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The bridge before the flood, seen from the mill. (DR)", "caption"),
        ("Okuma süresi: 2 dakika", "other"),
    ],
)
def test_rights_in_brackets_and_a_reading_time_are_no_decks(line: str, kind: str) -> None:
    article = read("County to Mend the Bridge", "May 4, 1951", line, TEXT, TEXT)
    assert [note.kind for note in article.notes] == [kind]
    assert article.subhead is None


def test_a_picture_s_origin_above_the_headline_is_no_headline() -> None:
    article = read("Photo: Valley Herald/Jane Doe", "County to Mend the Bridge", "By Ann Holt", TEXT, TEXT)
    assert article.headline == "County to Mend the Bridge"


def test_small_letters_above_the_headline_are_a_kicker() -> None:
    article = read("bridges", "County to Mend the Bridge", "By Ann Holt", TEXT, TEXT)
    assert (article.kicker, article.headline) == ("bridges", "County to Mend the Bridge")


def test_spaces_can_part_a_day_that_begins_with_the_year() -> None:
    article = read("County to Mend the Bridge", "1951 05 04", TEXT, TEXT)
    assert article.date == PartialDate(1951, 5, 4)


def test_a_rubric_before_a_dash_is_no_place() -> None:
    assert read("County to Mend the Bridge", "Editorial –", TEXT, TEXT).dateline is None


def test_a_paper_s_name_at_the_end_signs_nothing() -> None:
    article = read("County to Mend the Bridge", TEXT, TEXT, "Daily Valley Reports")
    assert article.authors == ()


DANISH = "Kredsen vil reparere broen inden foråret og anlægge en sti langs åen, siger formanden for udvalget."
MORE = "Det koster to millioner kroner, og pengene skal findes i næste års budget, oplyste hun på mødet."
POLISH = "Powiat naprawi most do wiosny i urządzi ścieżkę nad rzeką, mówi przewodniczący zarządu powiatu."


@pytest.mark.parametrize(
    "line",
    [
        "Broen har stået siden 1920. Her går formanden over åen for sidste gang. Foto: Ane Holt",
        "Formanden på broen, der har stået siden 1920. Foto: Ane Holt.",
        "Formanden på broen. Foto: Ane Maria Holt Larsen og Per Vestergaard Lund (Dalbladet)",
        "Ane Lund, photo: Archives du Gouvernement de la Vallée",
        "Her går formanden over broen for sidste gang / Ane Holt",
        "Her går formanden over broen for sidste gang. Ane Holt / Billedhuset",
        "Formanden går over broen for sidste gang. (Ane Holt)",
        "Formanden går over broen for sidste gang EFE/ Ane Holt",
        "Formanden går over broen for sidste gang - Ane Holt/Dalby Museum",
        "Broen i Dalby, arkivbillede / Kilde: Billedhuset",
        "Formanden på broen, set fra Dalby • Foto : Ane Holt",
        "Foto fra Ane Holts samling",
    ],
)
def test_captions_are_told_below_a_deck_that_is_a_sentence(line: str) -> None:
    deck = "Kredsen retter op på broen. Men stien må vente."
    article = read("Broen skal repareres", deck, line, "Per Dam", DANISH, DANISH, DANISH)
    assert (article.subhead, article.byline) == (deck, "Per Dam")
    assert [note.text for note in article.notes] == [line]


def test_the_line_above_a_picture_s_origin_is_its_caption() -> None:
    head = (
        "Broen skal repareres",
        "Men stien må vente",
        "4. maj 1951",
        "Gymnasiet i Dalby.",
        "Foto: ANE HOLT",
    )
    seen = "Gæsterne fra nabobyen venter på broen hele formiddagen"
    article = read(*head, DANISH, MORE, seen, "Foto: Per Dam, Dalbladet", MORE)
    assert [note.text for note in article.notes] == [head[3], head[4], seen, "Foto: Per Dam, Dalbladet"]
    assert [block.kind for block in article.body] == ["paragraph"] * 3


def test_a_sentence_below_a_deck_without_a_full_stop_is_the_caption_of_what_follows() -> None:
    head = (
        "Broen skal repareres",
        "Stien må vente til næste år",
        "Formanden går over broen.",
        "Foto: Dalbladet/ AFP",
    )
    article = read(*head, "Per Dam", DANISH, MORE)
    assert (article.subhead, article.byline) == (head[1], "Per Dam")


def test_a_long_paragraph_above_a_picture_s_origin_stays_text() -> None:
    long = f"{MORE} {MORE} {MORE}"
    article = read("Broen skal repareres", "4. maj 1951", DANISH, long, "Foto: Per Dam", MORE, MORE)
    assert len(article.body) == 4


def test_a_portrait_and_its_origin_stand_above_the_writer_s_name() -> None:
    head = ("Most będzie naprawiony", "4 maja 1951", "Jan Olszewski", "Foto: REUTERS/Ewa Lis", "Piotr Wolski")
    article = read(*head, POLISH, POLISH)
    assert (article.byline, article.dateline) == ("Piotr Wolski", None)
    assert [note.text for note in article.notes] == ["Jan Olszewski", "Foto: REUTERS/Ewa Lis"]


def test_a_paragraph_above_a_single_picture_s_origin_stays_text() -> None:
    report = (
        "The council of Port Ellery voted on Tuesday to widen the harbour road, and work begins in spring."
    )
    article = article_of(
        "Council votes for road", report, "But not everyone agrees.", "(Photo: Orrin Varn)", report
    )
    assert [block.text for block in article.body] == [report, "But not everyone agrees.", report]


def test_a_copyright_line_above_the_author_s_note_is_the_attribution() -> None:
    report = (
        "The council of Port Ellery voted on Tuesday to widen the harbour road, and work begins in spring."
    )
    line = "© The Packet (www.packet.example). All rights reserved."
    note = "The writer teaches history at the school of Ellery and has kept bees there for thirty years now."
    article = article_of("Council votes for road", report, report, "But not everyone agrees.", line, note)
    assert article.attribution == line
    assert "But not everyone agrees." in [block.text for block in article.body]


def test_a_picture_s_label_and_an_agency_need_no_colon() -> None:
    assert notes.kind("Foto Ansa") == "caption"
    assert notes.kind("Foto Varn") is None


def test_a_turkish_capital_opens_a_related_line_too() -> None:
    assert notes.kind("İlgili Haber: Köprü yeniden açıldı") == "related"
