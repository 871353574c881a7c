"""Lines beside the byline: offices, agencies, places, sources, days from now, and sites that sign."""

import pytest
from readings import article_of

from backfile.records import Article, PartialDate

TITLE = "Broen skal repareres inden foråret"
TEXT = "Kredsen vil reparere broen og anlægge en sti langs åen, siger formanden for udvalget i Dalby."
MORE = "Det koster to millioner kroner, og pengene skal findes i næste års budget, oplyste hun på mødet."


def read(*lines: str) -> Article:
    return article_of(TITLE, *lines, TEXT, MORE, MORE)


def test_a_few_words_in_small_letters_go_on_with_the_byline() -> None:
    article = read("Per Dam", "skriver fra Dalby")
    assert (article.byline, article.subhead) == ("Per Dam\nskriver fra Dalby", None)


def test_an_agency_s_kind_under_its_letters_is_no_place() -> None:
    article = article_of(TITLE, "SID", "Nachrichtenagentur", "16:30", TEXT, MORE, MORE)
    assert article.dateline is None


def test_an_office_before_a_name_is_no_place() -> None:
    article = article_of(TITLE, TEXT, MORE, MORE, "Journalist • Per Dam")
    assert (article.dateline, article.authors) == (None, ("Per Dam",))


@pytest.mark.parametrize("line", ["Wczoraj, 10 maja (11:03)", "Ayer, 10 de mayo", "Vandaag om 20:07"])
def test_a_day_told_from_now_is_neither_a_place_nor_a_date(line: str) -> None:
    article = read("Per Dam", line)
    assert (article.dateline, article.date, len(article.body)) == (None, None, 3)


def test_two_places_stand_under_a_byline_where_the_text_tells_of_one() -> None:
    told = f"{MORE} Hun var i Vester Dalby."
    article = article_of(TITLE, "Per Dam", "Aarhus, Vester Dalby", "10.05.1951 12:00", TEXT, told, MORE)
    assert article.dateline is not None
    assert article.dateline.startswith("Aarhus")
    assert article.date == PartialDate(1951, 5, 10)


def test_a_site_signs_behind_a_weak_word_for_by() -> None:
    article = article_of("Il ponte sarà riparato prima della primavera", "di Valle.it", TEXT, MORE, MORE)
    assert article.authors == ("Valle.it",)


@pytest.mark.parametrize("source", ["Bron: BELGA", "Anadolu Ajansı"])
def test_a_source_stands_between_a_long_standfirst_and_the_day(source: str) -> None:
    deck = f"{TEXT} {MORE} {TEXT} {MORE}"
    article = read(deck, source, "10.05.1951 12:00")
    assert (article.subhead, article.date) == (deck, PartialDate(1951, 5, 10))


def test_a_picture_s_origin_is_no_writer_where_a_name_stands_below() -> None:
    article = read("10.05.1951", "PAP/ Ane Holt", "Per Dam")
    assert article.byline == "Per Dam"


def test_a_sentence_that_a_caption_parts_from_the_text_is_a_standfirst() -> None:
    deck = "Formanden er glad for aftalen."
    caption = "Skolens elever på broen. | Foto: Ane Holt"
    assert read("Per Dam", "10.05.1951", deck, caption).subhead == deck


def test_a_name_stands_between_a_rubric_and_the_day_above_the_headline() -> None:
    article = article_of("Politik", "Anna Berg", "28. juni 1951 kl. 16.03", TITLE, TEXT, MORE, MORE)
    assert (article.headline, article.byline) == (TITLE, "Anna Berg")
    assert (article.kicker, article.date) == ("Politik", PartialDate(1951, 6, 28))


def test_a_long_standfirst_stands_above_a_label_and_its_name() -> None:
    deck = f"{TEXT} {MORE} {TEXT}"
    article = read(deck, "Forfatter", "Per Dam", "10.05.1951")
    assert (article.subhead, article.authors) == (deck, ("Per Dam",))


ITALIAN = (
    "I lavori cominceranno a marzo, quando calerà il fiume, ha spiegato ieri l'ingegnere capo della valle."
)


def test_our_correspondent_in_italian_is_no_deck() -> None:
    head = (
        "Il ponte sarà riparato prima della primavera",
        "di Anna Bianchi",
        "La giunta ha deciso la spesa.",
    )
    article = article_of(*head, "DALLA NOSTRA CORRISPONDENTE", f"ROMA - {ITALIAN}", ITALIAN)
    assert (article.subhead, article.dateline) == (head[2], "ROMA")


def test_a_closing_day_can_say_when_the_text_was_changed() -> None:
    title = "Il ponte sarà riparato prima della primavera"
    line = "5 gennaio 1951 ( modifica il 6 gennaio 1951 | 15:24)"
    article = article_of(title, "di Anna Bianchi", ITALIAN, ITALIAN, ITALIAN, line)
    assert article.date == PartialDate(1951, 1, 5)


def test_single_words_between_headline_and_day_are_no_deck() -> None:
    article = read("Kultur", "NYT", "10.05.1951 12:00")
    assert article.subhead is None


def test_a_source_closes_the_text_without_a_colon() -> None:
    article = article_of("Most będzie naprawiony", TEXT, MORE, MORE, "Źródło Gazeta Dolna")
    assert article.attribution == "Źródło Gazeta Dolna"


def test_a_note_says_when_the_text_itself_was_changed() -> None:
    title = "Le pont sera réparé avant le printemps"
    deck = "Tous attendent les travaux depuis des années."
    head = (title, "Par Anne Dupont | 30 septembre 1950", deck, "Article mis à jour le 7 janvier 1951.")
    article = article_of(
        *head, *("Les travaux commenceront en mars, quand l'eau aura baissé, dit-elle.",) * 3
    )
    assert (article.subhead, article.date) == (deck, PartialDate(1950, 9, 30))


def test_a_rubric_beside_an_agency_is_no_place() -> None:
    article = article_of(TITLE, "10.05.1951 12:00", "Nyheder - Anadolu Ajansı", TEXT, MORE, MORE)
    assert article.dateline is None


def test_who_helped_is_named_under_a_label() -> None:
    article = article_of(
        "Most będzie naprawiony", "Jan Lis", "Współpraca", "Ewa Wolska, Adam Kot", TEXT, MORE
    )
    assert article.authors == ("Jan Lis", "Ewa Wolska", "Adam Kot")


def test_a_long_paragraph_with_a_name_in_brackets_behind_it_stays_text() -> None:
    text = f"{TEXT} {MORE} {TEXT} (Ane Maria Holt)"
    article = article_of(TITLE, "Broen lukker.", "Per Dam", "10.05.1951", text, MORE, MORE)
    assert len(article.body) == 3


@pytest.mark.parametrize("deck", ["Schaden in Millionenhöhe", "Alarm en Madrid", "Streik in Dalby"])
def test_one_word_and_a_place_are_a_deck(deck: str) -> None:
    article = read(deck)
    assert (article.subhead, article.byline, article.dateline) == (deck, None, None)


@pytest.mark.parametrize("line", ["Ute Holm in Dalby", "AP in Dalby"])
def test_a_whole_name_or_an_agency_and_a_place_are_a_byline(line: str) -> None:
    assert read(line).byline == line
