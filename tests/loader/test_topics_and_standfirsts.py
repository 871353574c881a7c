"""Topics above the headline, places that open a standfirst, and captions told by the origin below them."""

from textwrap import fill

import pytest
from readings import article_of

TEXT = (
    "Der Kreis Elmstadt will die Brücke über die Ahl bis zum Frühjahr reparieren, sagte Landrätin Ute Holm "
    "am Montag in Elmstadt. Am Fluss soll auch ein Weg angelegt werden, um den seit Jahren gestritten wird."
)
DECK = "Seit dem Hochwasser ist die Brücke gesperrt. Nun ist klar, wer die Reparatur bezahlt."


@pytest.mark.parametrize(
    "topic",
    ["„Ahl – Ein Fluss“", "Hochwasser 2021", "Wiederaufbau der gesperrten Brücke am Markt", "Verkehr"],
)
def test_what_stands_over_a_headline_and_a_standfirst_is_a_topic(topic: str) -> None:
    article = article_of(topic, "Wie der Kreis die Brücke retten will", DECK, "Von Anna Berg", TEXT, TEXT)
    assert (article.kicker, article.headline) == (topic, "Wie der Kreis die Brücke retten will")
    assert article.subhead == DECK


def test_a_headline_that_calls_out_can_stand_below_a_topic() -> None:
    article = article_of("Randspalte", "Hilfe, die Brücke kommt!", "Von Anna Berg", DECK, TEXT, TEXT)
    assert article.headline == "Hilfe, die Brücke kommt!"


def test_a_topic_is_known_by_the_standfirst_where_no_byline_follows() -> None:
    article = article_of("Brücke über die Ahl", "Kreis beginnt mit der Reparatur", DECK, TEXT, TEXT, TEXT)
    assert (article.kicker, article.headline) == ("Brücke über die Ahl", "Kreis beginnt mit der Reparatur")
    assert article.subhead == DECK


def test_a_headline_below_a_topic_can_be_wrapped() -> None:
    head = "Seilbahn im Tal\n\nWie der Kreis die gesperrte Brücke über die Ahl bis zum Frühjahr\nretten will"
    wrapped = fill(TEXT, 64)
    article = article_of(head, "4. Mai 1951", wrapped, wrapped, wrapped, parted_by="\n\n")
    assert article.headline == "Wie der Kreis die gesperrte Brücke über die Ahl bis zum Frühjahr retten will"


def test_a_name_above_the_headline_is_a_topic_if_a_byline_says_so_below() -> None:
    article = article_of("Hybride Gefahren", "Im Netz an der Ahl", DECK, "Von Anna Berg", TEXT, TEXT)
    assert (article.byline, article.kicker) == ("Von Anna Berg", "Hybride Gefahren")


@pytest.mark.parametrize("sign", [".", " ·"])
def test_a_place_can_open_the_standfirst(sign: str) -> None:
    deck = f"Elmstadt{sign} {DECK}"
    article = article_of("Kreis rettet die Brücke", deck, "Von Anna Berg", TEXT, TEXT)
    assert (article.dateline, article.subhead) == ("Elmstadt", deck)


def test_a_word_before_a_full_stop_opens_a_standfirst_as_a_place_though_the_text_lacks_it() -> None:
    article = article_of("Kreis rettet die Brücke", f"Ahlen. {DECK}", "Von Anna Berg", TEXT, TEXT)
    assert article.dateline == "Ahlen"


@pytest.mark.parametrize("word", ["Endlich", "Streit"])
def test_a_plain_word_before_a_full_stop_is_no_place(word: str) -> None:
    text = f"{TEXT} Das Geld kommt endlich an, und der Streit ist vorbei."
    article = article_of("Kreis rettet die Brücke", f"{word}. {DECK}", "Von Anna Berg", text, text)
    assert article.dateline is None


def test_a_wrapped_standfirst_is_parted_from_the_text_by_the_byline() -> None:
    deck = "The county has found the money for the old bridge, which\nhas been closed since last year."
    text = "The board of the county said on Monday that the work on\nthe bridge would begin in May."
    article = article_of(
        "County Mends Bridge", deck, "By Ann Holt", "May 4, 1951", text, text, parted_by="\n\n"
    )
    assert article.subhead == deck.replace("\n", " ")
    assert len(article.body) == 2


def test_a_place_can_stand_before_day_and_time() -> None:
    article = article_of("Kreis rettet die Brücke", DECK, "Elmstadt, May 4, 1951, 12:30 Uhr", TEXT, TEXT)
    assert article.dateline == "Elmstadt"


@pytest.mark.parametrize("origin", ["Foto: Jan Holt (Bildwerk)", "© Jan Holt/dpa", "Reuters/Jan Holt"])
def test_what_a_picture_s_origin_follows_is_its_caption(origin: str) -> None:
    seen = "Die Brücke über die Ahl am Montag"
    article = article_of(
        "Kreis rettet die Brücke",
        "Von Anna Berg",
        "4. Mai 1951",
        TEXT,
        seen,
        origin,
        TEXT,
        "Neue Brücke.",
        TEXT,
    )
    assert [block.text for block in article.body] == [TEXT, TEXT, "Neue Brücke.", TEXT]
    assert [note.kind for note in article.notes][:1] == ["caption"]


def test_a_sentence_above_a_picture_s_origin_is_a_caption_if_paragraphs_are_longer() -> None:
    seen = "Die Brücke ist seit dem Hochwasser gesperrt."
    article = article_of("Kreis rettet die Brücke", "Von Anna Berg", TEXT, seen, "© Jan Holt/dpa", TEXT, TEXT)
    assert [block.text for block in article.body] == [TEXT, TEXT, TEXT]


def test_the_sign_of_copyright_behind_a_sentence_closes_a_caption() -> None:
    caption = "Landrätin Ute Holm spricht über die gesperrte Brücke. © Bildwerk Foto | Jan Holt"
    article = article_of("Kreis rettet die Brücke", DECK, "Von Anna Berg", "4. Mai 1951", caption, TEXT, TEXT)
    assert article.attribution is None
    assert [note.text for note in article.notes] == [caption]


def test_who_translated_is_no_text() -> None:
    article = article_of("Kreis rettet die Brücke", "Von: Anna Berg", "Übersetzung: Agentur Nord", TEXT, TEXT)
    assert [note.kind for note in article.notes] == ["credit"]


def test_the_head_of_an_office_is_no_place() -> None:
    article = article_of(
        "Kreis rettet die Brücke", "4. Mai 1951", "Von Jan Holt", "Redaktionsleiter", TEXT, TEXT
    )
    assert (article.byline, article.dateline) == ("Von Jan Holt\nRedaktionsleiter", None)
