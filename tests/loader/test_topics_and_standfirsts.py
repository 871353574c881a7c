"""Topics above the headline, places that open a standfirst, and captions told by the origin below them."""

from textwrap import fill

import pytest
from readings import article_of

TEXT = (
    "Der Kreis Elmstadt will die Brücke über die Ahl bis zum Frühjahr reparieren, sagte Landrätin Ute Holm "
    "am Montag in Elmstadt. Am Fluss soll auch ein Weg angelegt werden, um den seit Jahren gestritten wird."
)
LONG = (
    f"{TEXT} Ein Entwurf war gescheitert. {TEXT} Nun soll ein anderer gebaut werden, der auch billiger ist."
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
        LONG,
        seen,
        origin,
        TEXT,
        "Neue Brücke.",
        TEXT,
    )
    assert [block.text for block in article.body] == [LONG, TEXT, "Neue Brücke.", TEXT]
    assert [note.kind for note in article.notes][:1] == ["caption"]


def test_sentences_above_pictures_origins_are_captions_if_paragraphs_are_longer() -> None:
    seen, other = "Die Brücke ist seit dem Hochwasser gesperrt.", "Der neue Weg führt am Fluss entlang."
    pictures = (seen, "© Jan Holt/dpa", TEXT, other, "© Jan Holt/dpa")
    article = article_of("Kreis rettet die Brücke", "Von Anna Berg", LONG, *pictures, TEXT)
    assert [block.text for block in article.body] == [LONG, TEXT, TEXT]


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


@pytest.mark.parametrize(
    ("topic", "title", "deck"),
    [
        ("Umbau der Elmstädter Hafenanlagen:", "Ein bisschen Fortschritt", DECK),
        ("Umbau der Elmstädter Hafenanlagen", "Ein bisschen Fortschritt", DECK),
        (
            "Ahlen",
            "Brücke von unten",
            "Während der Kreis noch rechnet, hat eine Initiative aus dem Dorf schon lange gebaut",
        ),
        ("Lage am Fluss", "„Ich wollte, dass sie bleibt. So baut man.“", DECK),
        ("Nach erneuter Sperrung der Ahlbrücke", "Kreis sperrt schon wieder eine Straße", ""),
    ],
)
def test_topics_can_be_longer_than_their_headlines_and_decks_without_a_full_stop(
    topic: str, title: str, deck: str
) -> None:
    lines = [line for line in (topic, title, deck) if line]
    article = article_of(*lines, "Von Anna Berg", "4. Mai 1951", TEXT, TEXT)
    assert (article.kicker, article.headline) == (topic, title)


def test_a_topic_can_stand_below_a_rubric() -> None:
    article = article_of(
        "FAQ", "Brücke über die Ahl", "Was der Kreis jetzt plant", "Von Anna Berg", DECK, TEXT, TEXT
    )
    assert article.headline == "Was der Kreis jetzt plant"


def test_a_line_that_opens_with_a_preposition_is_no_name() -> None:
    article = article_of("Nach Ahl-Sperrung", "Landrätin soll Brücke retten", DECK, TEXT, TEXT, TEXT)
    assert article.byline is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Artikel veröffentlicht am 4. Mai 1951, 14:26 Uhr, Anna Berg", "Anna Berg"),
        ("4. Mai 1951 um 15:46 Uhr / Anna Berg-Holm", "Anna Berg-Holm"),
        ("4. Mai 1951 • Anna Berg • 3 Minuten", "Anna Berg"),
    ],
)
def test_the_writer_can_stand_behind_the_day(line: str, author: str) -> None:
    article = article_of("Kreis rettet die Brücke", line, TEXT, TEXT)
    assert article.authors == (author,)
    assert article.date is not None


@pytest.mark.parametrize("desk", ["Von NR24 Redaktion", "NRZ-Redaktion"])
def test_a_station_s_letters_can_stand_before_its_desk(desk: str) -> None:
    article = article_of("Kreis rettet die Brücke", desk, "4. Mai 1951, 12:30 Uhr", TEXT, TEXT)
    assert article.byline == desk


@pytest.mark.parametrize("note", ["3 Min Lesezeit", "Die Brücke am Montag.\nQuelle: dpa"])
def test_notes_between_a_standfirst_and_the_text_are_looked_past(note: str) -> None:
    article = article_of(
        "Kreis rettet die Brücke", "4. Mai 1951, 12:30 Uhr", DECK, *note.split("\n"), TEXT, TEXT
    )
    assert article.subhead == DECK
    assert len(article.body) == 2


def test_a_line_without_a_full_stop_below_a_standfirst_and_the_day_is_a_caption() -> None:
    caption = "Die alte Brücke über die Ahl mit gesperrter Fahrbahn"
    article = article_of("Kreis rettet die Brücke", DECK, "Von Anna Berg", "4. Mai 1951", caption, TEXT, TEXT)
    assert article.subhead == DECK
    assert [note.text for note in article.notes] == [caption]


def test_a_place_with_a_full_stop_can_have_a_line_between_standfirst_and_text() -> None:
    article = article_of("Kreis rettet die Brücke", "Von Anna Berg", DECK, "Elmstadt.", TEXT, TEXT)
    assert (article.subhead, article.dateline) == (DECK, "Elmstadt")


def test_when_a_report_was_on_the_air_is_no_text() -> None:
    note = "Über dieses Thema berichtet: NR24 Radio am 14.04.1951 um 17:50 Uhr."
    article = article_of(
        "Kreis rettet die Brücke", "4. Mai 1951, 12:30 Uhr", DECK, "Von Anna Berg", note, TEXT, TEXT
    )
    assert [block.text for block in article.body] == [TEXT, TEXT]
    assert article.date is not None
    assert article.date.day == 4


def test_a_wrapped_first_paragraph_can_be_the_standfirst() -> None:
    deck, text = fill(DECK, 60), fill(TEXT, 64)
    article = article_of("Brücke wird gerettet", "4. Mai 1951", deck, text, text, text, parted_by="\n\n")
    assert article.subhead == DECK
    assert len(article.body) == 3


def test_a_caption_and_its_origin_can_stand_above_the_headline() -> None:
    article = article_of(
        "Die alte Brücke über die Ahl ist seit gestern gesperrt.",
        "Bildrechte: Jan Holt",
        "4. Mai 1951, 12:30 Uhr",
        "Kreis rettet die Brücke",
        DECK,
        "Von Anna Berg",
        TEXT,
        TEXT,
    )
    assert article.headline == "Kreis rettet die Brücke"


def test_a_rubric_the_writer_and_the_day_can_stand_above_the_headline() -> None:
    article = article_of(
        "Politik", "Anna Berg", "4. Mai 1951 - 16.03 Uhr", "Kreis rettet die Brücke", TEXT, TEXT
    )
    assert (article.kicker, article.byline) == ("Politik", "Anna Berg")
    assert article.headline == "Kreis rettet die Brücke"


def test_a_source_in_brackets_closes_a_caption() -> None:
    caption = "Die Landrätin auf der Brücke: So hoch stand das Wasser. (Quelle: Bildwerk Elmstadt)"
    article = article_of("Kreis rettet die Brücke", "Von Anna Berg", LONG, caption, TEXT, "Nun ja.", TEXT)
    assert [note.text for note in article.notes] == [caption]


def test_captions_that_are_sentences_are_longer_where_origins_come_back() -> None:
    seen = f"{TEXT[:150]}."
    article = article_of(
        "Kreis rettet die Brücke",
        "Von Anna Berg",
        LONG,
        seen,
        "© Jan Holt/dpa",
        TEXT,
        seen,
        "© Jan Holt/dpa",
        TEXT,
    )
    assert [block.text for block in article.body] == [LONG, TEXT, TEXT]


def test_what_is_said_of_the_writer_below_the_credit_is_no_text() -> None:
    article = article_of(
        "Kreis rettet die Brücke",
        "Von Anna Berg",
        LONG,
        TEXT,
        "© Valley Herald 1951",
        "Die Autorin",
        "Anna Berg leitet das Amt für Brücken im Kreis Elmstadt.",
    )
    assert article.attribution == "© Valley Herald 1951"
    assert len(article.body) == 2


def test_a_line_that_says_since_when_it_is_online_is_no_text() -> None:
    article = article_of("Kreis rettet die Brücke", DECK, "Online seit heute, 7.57 Uhr", TEXT, TEXT)
    assert article.subhead == DECK
    assert len(article.body) == 2


def test_agencies_behind_a_dot_are_a_source() -> None:
    article = article_of("Kreis rettet die Brücke", "Von Anna Berg", LONG, TEXT, "Weitere Quellen • AP")
    assert article.attribution == "Weitere Quellen • AP"


@pytest.mark.parametrize("line", ["Nachricht 19. November 1951", "InfoStream - 19. November 1951"])
def test_a_section_and_the_day_can_stand_above_the_headline(line: str) -> None:
    article = article_of(line, "Kreis rettet die Brücke", DECK, "Von Anna Berg", TEXT, TEXT)
    assert article.headline == "Kreis rettet die Brücke"
    assert article.date is not None
    assert article.date.month == 11


def test_a_day_and_its_section_part_a_long_standfirst_from_the_text() -> None:
    deck = f"{DECK} {TEXT}"
    article = article_of("Kreis rettet die Brücke", deck, "Freitag, 04. Mai 1951 - Verkehr", TEXT, TEXT)
    assert article.subhead == deck
    assert article.date is not None


def test_a_day_of_the_week_and_a_time_are_no_headline() -> None:
    article = article_of("Mo, 11:41 Uhr", "04.05.1951", "Kreis rettet die Brücke", DECK, TEXT, TEXT)
    assert article.headline == "Kreis rettet die Brücke"


def test_a_caption_closed_by_the_sign_of_copyright_can_stand_above_the_headline() -> None:
    caption = (
        "Die Brücke über die Ahl ist seit dem Hochwasser gesperrt, und keiner weiß, wie lange noch. © zvg"
    )
    article = article_of(caption, "Kreis rettet die Brücke", DECK, "Von Anna Berg", TEXT, TEXT)
    assert article.headline == "Kreis rettet die Brücke"


def test_a_label_and_the_sign_of_copyright_are_a_picture_s_origin() -> None:
    article = article_of(
        "Kreis rettet die Brücke", "Von Anna Berg", "Foto: © Bildwerk", "4. Mai 1951", LONG, TEXT
    )
    assert article.attribution is None


@pytest.mark.parametrize(("line", "credit"), [("EBR/Bloomberg", "EBR/Bloomberg"), ("Autor: red", None)])
def test_desks_and_initials_that_sign_are_no_text(line: str, credit: str | None) -> None:
    article = article_of("Kreis rettet die Brücke", "Von Anna Berg", LONG, TEXT, line)
    assert article.attribution == credit
    assert [block.text for block in article.body] == [LONG, TEXT]
