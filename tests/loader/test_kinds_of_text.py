"""Kinds of text that papers print beside reports: tables, verse, letters, listings; words parted by lines."""

from __future__ import annotations

import pytest
from readings import LEAD, SECOND

from backfile.defaults import Defaults
from backfile.loader import load
from backfile.loader.layout import ends_sentence
from backfile.records import Article, Loaded


def article(text: str, **more: Defaults) -> Article:
    found = load("a.txt", text.encode(), defaults=more.get("defaults", Defaults()))
    assert isinstance(found, Loaded)
    return found.article


def kinds(found: Article) -> list[str]:
    return [block.kind for block in found.body]


ROWS = "Port\tCod\tSole\nPort Ellis\t1,200\t12\nDunmore\t900\t8"
SPACED = "Port         Cod  Sole\nPort Ellis  1,200    12\nDunmore       900     8\nKelm          220     3"


def test_lines_with_tabs_are_a_table_and_no_names() -> None:
    found = article(f"Catch of the Week\n\n{LEAD}\n\n{ROWS}\n\n{SECOND}\n")
    assert (found.byline, found.subhead) == (None, None)
    assert kinds(found) == ["paragraph", "table", "paragraph"]
    assert found.body[1].text == ROWS


@pytest.mark.parametrize("rows", [ROWS, SPACED])
def test_rows_in_wrapped_text_are_not_joined(rows: str) -> None:
    wrapped = (
        "The harbour board put off its vote on the new pier on Monday,\n"
        "after fishermen had filled the hall and spoken for three hours\n"
        "about the cost of the work and about the boats.\n"
    )
    found = article(f"Catch of the Week\n\n{wrapped}\n{rows}\n\n{wrapped}")
    assert [block.text.count("\n") for block in found.body] == [0, rows.count("\n"), 0]
    assert found.body[1].text == rows


def test_rows_with_wide_gaps_keep_their_columns() -> None:
    found = article(f"Catch of the Week\n\n{LEAD}\n\n{SPACED}\n\n{SECOND}\n")
    assert kinds(found) == ["paragraph", "preformatted", "paragraph"]
    assert found.body[1].text == SPACED


def test_the_lines_of_a_poem_stay_lines_and_its_stanzas_blocks() -> None:
    first = "The last boat home has lost its light,\nThe harbour wall is grey,\nAnd those who waited for us"
    second = "The bell that rang for Dunmore Bay\nIs silent on its stone\nThe tide that took the boat away"
    found = article(f"The Last Boat Home\nBy Nora Quill\n\n{first}\n\n{second}\n")
    assert found.authors == ("Nora Quill",)
    assert [block.text for block in found.body] == [first, second]


def test_words_broken_at_line_ends_are_made_whole_and_compounds_kept() -> None:
    text = (
        "Der Ausschuß vertagt sich\n\n"
        "Der Ausschuß hat gestern abend die Entscheidung über die neue Mo-\n"
        "le vertagt. Die Fischer füllten den Saal und sprachen lange von Haus-\n"
        "und Hafengeld. Über die Kosten des Baues wisse man noch nichts Ge-\n"
        "naues, sagte der Vorsitzende am Ende des Abends.\n"
    )
    assert "neue Mole vertagt" in article(text).body[0].text
    assert "Haus- und Hafengeld" in article(text).body[0].text
    assert "nichts Genaues" in article(text).body[0].text


def test_one_hyphen_at_a_line_end_may_be_a_compound_s() -> None:
    text = (
        "Board Puts Off Vote\n\n"
        "The harbour board put off its vote on the new pier, which is a well-\n"
        "known matter in the town, after fishermen filled the hall and spoke\n"
        "for three hours about the cost of the work and about their boats.\n"
    )
    assert "a well-known matter" in article(text).body[0].text


def test_the_second_of_two_dashes_at_a_line_end_stays_one() -> None:
    text = (
        "La junta aplaza la votación\n\n"
        "La junta del puerto aplazó el voto sobre el muelle -que lleva años en obras-\n"
        "después de que los pescadores llenaran la sala y hablaran tres horas\n"
        "sobre el costo de la obra y sobre sus barcos, dijo el presidente.\n"
    )
    assert "-que lleva años en obras- después" in article(text).body[0].text


@pytest.mark.parametrize("opening", ["Sir, – ", "Dear Editor, ", "Monsieur, ", "Señor director: "])
def test_a_letter_is_neither_a_subhead_nor_has_it_a_dateline(opening: str) -> None:
    found = article(f"Letters\n\n{opening}{LEAD}\n\nOwen Pryce\nDunmore\n\n{opening}{SECOND}\n\nRuth Hale\n")
    assert (found.subhead, found.dateline) == (None, None)
    assert found.body[0].text == f"{opening}{LEAD}"


def test_a_day_of_the_week_in_a_listing_is_text() -> None:
    found = article("What's On\n\nMONDAY\nChoral Society, the hall, 8 p.m.\n\nTUESDAY\nBridge, 2 p.m.\n")
    assert (found.subhead, found.dateline) == (None, None)
    assert found.body[0].text == "MONDAY"


@pytest.mark.parametrize(
    "text", ["They waved. 🚢", "They waved! 👩‍🚒🇫🇷", "It is over. ■", "« C’est assez. »", "It is over.”"]
)
def test_a_sentence_ends_before_pictures_and_closing_marks(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["They waved 🚢", "■", "🎉🎉", "« C’est assez »", ""])
def test_pictures_alone_end_no_sentence(text: str) -> None:
    assert not ends_sentence(text)


def test_a_place_with_a_day_and_a_full_stop_is_a_dateline() -> None:
    text = "Der Rat vertagt sich\n\nNordhafen, 3. Mai. Der Rat hat gestern die Entscheidung vertagt.\n"
    found = article(text)
    assert (found.dateline, found.date) == ("Nordhafen", None)
    assert article(text.replace("Nordhafen", "Am Montag")).dateline is None


def test_a_short_headline_in_capitals_with_a_dash_is_no_dateline() -> None:
    found = article(f"Тридцать лет\n\nНОВЫЙ ПРИЧАЛ — ДОСРОЧНО!\n\n{LEAD}\n")
    assert found.dateline is None


def test_a_line_in_capitals_under_a_name_is_a_place_not_another_name() -> None:
    found = article(f"¿Quién pagará el muelle?\n\nInés Muñoz\nPUERTO NUEVO\n\n{LEAD}\n")
    assert (found.authors, found.dateline) == (("Inés Muñoz",), "PUERTO NUEVO")


def test_hebrew_bylines_and_days_are_read() -> None:
    text = (
        "המועצה דחתה את ההצבעה\nמאת רות כהן\n4 במאי 2021\n\nהמועצה דחתה את ההצבעה על המזח החדש לאחר דיון.\n"
    )
    found = article(text)
    assert found.authors == ("רות כהן",)
    assert found.date is not None
    assert found.date.iso == "2021-05-04"


def test_an_initial_and_a_surname_in_capitals_sign_a_text() -> None:
    text = (
        "Причал сдан\n\nСтроители сдали причал.\n\nРабочие вызвали соседей на соревнование.\n\nН. СОРОКИН.\n"
    )
    assert article(text).authors == ("Н. СОРОКИН",)


def test_the_folder_s_byline_pattern_holds_at_the_foot_as_well() -> None:
    ours = Defaults(byline_pattern=r"^Special report from our man (.+)$")
    found = article(f"Board\n\n{LEAD}\n\nSpecial report from our man Owen Pryce\n", defaults=ours)
    assert found.authors == ("Owen Pryce",)


def test_a_copyright_sign_within_a_word_claims_nothing() -> None:
    found = article(f"Café\n\n{LEAD}\n\nLes cafÃ©s sont fermÃ©s, dit ? la radio\n")
    assert found.attribution is None


def test_a_persian_standfirst_is_known_by_the_report_s_opening_below_it() -> None:
    standfirst = (
        "همه چیز از بهار گذشته با یک نامه آغاز شد که مردی سالخورده از دهکده ای دور برای یکی از دوستان "
        "قدیمی خود نوشت و در آن از سال های جوانی، از برف سنگین کوهستان و از باغ های انار یاد کرد و "
        "خواست که کسی آن را بخواند."
    )
    report = "شورای بندر شامگاه دوشنبه رای گیری درباره اسکله تازه را به تعویق انداخت و گفت که وقت هست."
    title = "شورای بندر رای گیری را به تعویق انداخت"
    end = "رئیس شورا گفت هر کس می تواند تا پایان خرداد به او بنویسد."
    assert (
        article(f"{title}\n\n{standfirst}\n\nبه گزارش خبرنگار ما، {report}\n\n{end}\n").subhead == standfirst
    )
    assert article(f"{title}\n\n{standfirst}\n\n{report}\n\n{end}\n").subhead is None
