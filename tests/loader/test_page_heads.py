"""Heads of pages as people copy them: sections above the headline, times from now, rubrics, portraits."""

import pytest
from readings import article_of

from backfile.records import Article, PartialDate

TITLE = "Storms grow over the northern harbours, and people are told to keep off the roads"
DECK = "Ferries stay in port until Thursday, while the county asks for boats and blankets"
TEXT = (
    "The county will keep its ferries in port until Thursday and has asked for blankets, it said on Monday."
)
MORE = "Two boats were lost near the point on Sunday, and nobody has been found, a keeper of the light said."


def read(*lines: str) -> Article:
    return article_of(*lines, TEXT, MORE, TEXT, parted_by="\n\n")


@pytest.mark.parametrize("section", ["South Marrow", "Ask a Keeper", "High Water Marks", "Ferries"])
def test_the_name_of_a_section_stands_above_a_long_headline(section: str) -> None:
    for below in ((), (DECK, "By Ann Holt")):
        article = read(section, TITLE, *below)
        assert (article.kicker, article.headline) == (section, TITLE)


def test_a_rubric_in_capitals_stands_above_a_headline_set_as_a_sentence() -> None:
    article = read("NORTHERN STORM WATCH", TITLE, DECK, "By Ann Holt")
    assert (article.kicker, article.headline) == ("NORTHERN STORM WATCH", TITLE)


@pytest.mark.parametrize(
    ("headline", "deck"),
    [
        ("Miss Ada Holt", "Thirty years at the Quay School"),
        ("THE STORM INQUIRY", "Keeper of the Light at the Point Reads His Letter to the Harbour Board"),
        ("Storm reaches harbour", "The county keeps its ferries in port and asks for boats and blankets"),
    ],
)
def test_a_short_headline_keeps_its_deck(headline: str, deck: str) -> None:
    article = read(headline, deck, "By Ann Holt")
    assert (article.headline, article.subhead) == (headline, deck)


@pytest.mark.parametrize("line", ["1 day ago", "Published 3 seconds ago", "4 months ago", "vor 3 Wochen"])
def test_a_time_from_now_names_no_day(line: str) -> None:
    article = read(TITLE, "Ann Holt", line)
    assert (article.subhead, article.date, article.byline) == (None, None, "Ann Holt")


@pytest.mark.parametrize(
    "line",
    [
        "2 minute read May 4, 1951 2:26 PM GMT+2 Last Updated 9 min ago",
        "Fri, May 4, 1951 page1",
        "May 4, 1951, page 12",
    ],
)
def test_a_reading_time_or_a_page_beside_the_day_is_no_headline(line: str) -> None:
    article = read(line, TITLE, "By Ann Holt")
    assert (article.headline, article.date) == (TITLE, PartialDate(1951, 5, 4))


def test_capitals_before_a_colon_open_a_deck_which_is_no_sentence() -> None:
    deck = "STORM WARNING: Ferries stay in port, and the county has asked for boats and blankets"
    article = read(TITLE, deck, "Ann Holt", "May 4, 1951")
    assert (article.subhead, article.dateline, article.byline) == (deck, None, "Ann Holt")


@pytest.mark.parametrize("rubric", ["News", "In Local News, News"])
def test_rubrics_between_headline_and_day_are_no_deck(rubric: str) -> None:
    assert read(TITLE, rubric, "May 4, 1951", "Ann Holt").subhead is None
    assert read(TITLE, DECK, rubric, "Ann Holt", "May 4, 1951").subhead == DECK


def test_a_name_above_a_line_that_says_by_whom_is_a_portrait() -> None:
    article = read(TITLE, DECK, "Karl Roe", "By Ann Holt", "4 May 1951", f"{TEXT} The keeper is Mr. Roe.")
    assert (article.byline, article.subhead) == ("By Ann Holt", DECK)
    assert [note.text for note in article.notes] == ["Karl Roe"]


def test_a_name_of_the_headline_below_it_is_a_portrait() -> None:
    article = read("Keeper Karl Roe Speaks of the Storm for the First Time", "Karl Roe")
    assert (article.byline, article.subhead) == (None, None)


@pytest.mark.parametrize(
    "caption",
    [
        "Solar panels now stand on every roof by the harbour. Credit: AFP/Holt",
        "The ferry as it lay in the harbour on Sunday, a day before the storm. (Valley Museum)",
        "The ferry, seen from the light. THIS PICTURE WAS GIVEN BY A READER. NO RESALES. NO ARCHIVES.",
    ],
)
def test_captions_below_the_byline_are_told_by_what_closes_them(caption: str) -> None:
    article = read(TITLE, "By Ann Holt", "May 4, 1951", caption)
    assert (article.subhead, [note.kind for note in article.notes]) == (None, ["caption"])
    assert article.body[0].text == TEXT


def test_an_agency_and_a_place_under_the_deck_sign_the_report() -> None:
    article = read(TITLE, DECK, "AFP, PORT ELLIS", "The report tells of Port Ellis. " + TEXT)
    assert (article.byline, article.dateline) == ("AFP, PORT ELLIS", "PORT ELLIS")


def test_points_can_stand_under_a_heading_without_a_colon() -> None:
    text = f"{TEXT} {MORE}"
    points = ("The storm grew on Sunday.", "Two boats were lost.", "The ferries stay in port.")
    article = read(TITLE, "By Ann Holt", "Key Points", *points, text)
    assert article.dateline is None
    assert article.subhead is not None
    assert article.subhead.endswith("\n".join(points))


def test_a_handle_behind_the_writer_at_the_foot_is_no_name() -> None:
    article = read(TITLE, TEXT, "-- By Ann Holt Follow @annholt", "Related Stories")
    assert article.authors == ("Ann Holt",)
    assert [note.text for note in article.notes] == ["Related Stories"]


WRAPPED = """\
HARBOUR FAMILIES

Who looks after the ferries in the northern harbours, and what will become of
the people who lived by them?

The county keeps its ferries in port until Thursday and asks for boats and
blankets, and the keepers of the light have been told to wait for the doctor.

Ann Holt

Published: 22:04, 4 May 1951

A ferry in the northern harbour, seen from the light on the point. Credit: Valley
Museum

The county will keep its ferries in port until Thursday and has asked for
blankets, it said on Monday.

Two boats were lost near the point on Sunday, and nobody has been found, a
keeper of the light said. The others came back before noon, with their nets.

The harbour board meets on Thursday to speak about a wall along the quay, and
about who is to pay for it.
"""


def test_headline_and_standfirst_of_wrapped_text_are_set_like_its_paragraphs() -> None:
    article = article_of(*WRAPPED.splitlines())
    assert article.reading.layout == "hard-wrapped with blank lines"
    assert article.kicker == "HARBOUR FAMILIES"
    assert article.headline.startswith("Who looks after") and article.headline.endswith("by them?")
    assert article.subhead is not None and article.subhead.endswith("wait for the doctor.")
    assert (article.byline, article.date) == ("Ann Holt", PartialDate(1951, 5, 4))
    assert [note.kind for note in article.notes] == ["caption"]
    assert [block.text[:11] for block in article.body] == ["The county ", "Two boats w", "The harbour"]


def test_a_day_at_the_foot_of_a_wrapped_brief_makes_no_standfirst_of_its_text() -> None:
    lines = [*WRAPPED.splitlines()[2:4], "", *WRAPPED.splitlines()[14:19], "", "Published: 4 May 1951"]
    assert article_of(*lines).subhead is None


def test_a_section_can_stand_above_a_rubric_in_capitals() -> None:
    article = read("Harbours", "THE ALMANAC", TITLE, DECK, "By Ann Holt")
    assert (article.kicker, article.headline, article.subhead) == ("Harbours\nTHE ALMANAC", TITLE, DECK)


def test_a_headline_between_a_few_words_and_a_deck_with_a_stop() -> None:
    title = "A Wall for the Northern Quay, Against the Sea"
    article = read("The Price of Water", title, "Masons might build it by May. Should they?", "By Ann Holt")
    assert (article.headline, article.subhead) == (title, "Masons might build it by May. Should they?")


@pytest.mark.parametrize(
    "credit",
    ["(Photos by Valley Press; photo illustration by Karl Roe / Valley Herald)", "Photograph by Karl Roe"],
)
def test_who_took_the_picture_is_not_who_wrote(credit: str) -> None:
    article = read(TITLE, credit, "By Ann Holt", "May 4, 1951")
    assert (article.byline, article.subhead) == ("By Ann Holt", None)


def test_what_is_seen_stands_between_the_deck_and_where_the_picture_comes_from() -> None:
    article = read(TITLE, DECK, "The ferry lies in the harbour", "Getty Images", "Ann Holt", "2 minutes ago")
    assert (article.subhead, article.byline) == (DECK, "Ann Holt")
    assert [note.kind for note in article.notes] == ["caption", "caption"]


def test_a_dash_can_stand_before_who_took_the_picture() -> None:
    caption = "A file picture shows the ferry on May 1, 1951. — Picture by Karl Roe"
    article = read(TITLE, caption, "By Ann Holt", "May 4, 1951")
    assert (article.subhead, [note.kind for note in article.notes]) == (None, ["caption"])


def test_the_writers_can_stand_below_a_byline_of_the_paper() -> None:
    article = read(TITLE, "by Valley Times May 4, 1951", DECK, "Ann Holt/Karl Roe")
    assert article.authors == ("Valley Times", "Ann Holt", "Karl Roe")
    assert article.subhead == DECK


def test_a_heading_keeps_the_sign_of_its_hashtag_and_loses_that_of_markdown() -> None:
    article = read(TITLE, TEXT, "#harbour24: the day of the boats", MORE, "## The wall")
    headings = [block.text for block in article.body if block.kind == "heading"]
    assert headings == ["#harbour24: the day of the boats", "The wall"]


@pytest.mark.parametrize(
    "slug", ["BC-Valley-Ferry Fire, 2nd Ld-Writethru,0234", "AM-Valley-Ferry", "BC-Ferry Fire"]
)
def test_a_wire_s_name_of_the_story_is_no_headline(slug: str) -> None:
    text = (
        f"{slug}\n"
        "Ferry burns on the river, two are hurt\n"
        "AP Photos MF101-2\n"
        "   MILL FORD, Vt. (AP) _ A ferry burned on Monday, and two of the\n"
        "deck hands were hurt, officials said.\n"
        "   The fire began in the galley.\n"
    )
    article = article_of(*text.splitlines())
    assert article.headline == "Ferry burns on the river, two are hurt"
    assert (article.subhead, article.dateline) == (None, "MILL FORD, Vt.")


@pytest.mark.parametrize(
    ("section", "title"),
    [
        ("North Coast", "Storm stokes fears in harbours"),
        ("Free Water", "The Ferry Is Following Me"),
        ("Harbour crisis", "County to keep its ferries in port until Thursday"),
        ("Opinions", "Enough talk: Let us name boats"),
    ],
)
def test_a_section_stands_above_a_shorter_headline_where_the_page_prints_the_minute(
    section: str, title: str
) -> None:
    article = read(section, title, "By Ann Holt May 4 at 3:57 PM")
    assert (article.kicker, article.headline) == (section, title)


def test_only_one_section_stands_above_a_headline() -> None:
    title = "Contest of the island boats"
    article = read("Shipping", title, DECK, "Ann Holt", "May 4, 1951, 3:57 PM")
    assert (article.kicker, article.headline, article.subhead) == ("Shipping", title, DECK)


def test_a_headline_that_closes_with_initials_is_no_sentence() -> None:
    title = "Island's Help to the Harbours Stirs Questions About Its Relations With the U.S."
    assert read("Harbour Board", title, "By Ann Holt").headline == title


def test_points_need_no_stops_below_their_heading_and_no_text_stands_above_it() -> None:
    points = ("The storm grew on Sunday", "Two boats were lost", "The ferries stay in port")
    caption = "The ferry will go on sale in the spring."
    article = read(TITLE, "By Ann Holt", caption, "(Photo: Karl Roe)", "Story Highlights", *points)
    assert article.subhead == "\n".join(("Story Highlights", *points))
    assert [note.text for note in article.notes] == [caption, "(Photo: Karl Roe)"]
    assert article.body[0].text == TEXT


def test_a_name_in_brackets_on_its_own_line_is_where_a_picture_comes_from() -> None:
    article = read(TITLE, DECK, "A drawing of the ferry", "(Valley Museum)", "By Ann Holt", "May 4, 1951")
    assert (article.subhead, [note.kind for note in article.notes]) == (DECK, ["caption", "caption"])


def test_a_sentence_can_say_by_whom_and_who_that_is() -> None:
    line = "By Ann Holt, a keeper and author of the harbour almanac. She has sailed the coast for years."
    article = read(TITLE, DECK, line, "May 4, 1951")
    assert (article.byline, article.authors) == (line, ("Ann Holt",))


def test_a_day_whose_year_has_two_figures_names_none_and_is_no_headline() -> None:
    article = read("01-09-17", "work smart", TITLE, "By Ann Holt 5 minute Read")
    assert (article.headline, article.date, article.authors) == (TITLE, None, ("Ann Holt",))


def test_a_name_with_a_plain_word_signs_above_an_office_and_the_day() -> None:
    article = read(TITLE, "Ann Husband", "News & Culture Writer", "December 9, 1951")
    assert (article.authors, article.subhead) == (("Ann Husband",), None)


def test_a_paper_s_name_in_capitals_behind_the_writer_s_is_no_plain_word() -> None:
    article = read(TITLE, "Ann Holt Roe, TIME", "Updated: Dec 15, 1951 2:57 PM UTC")
    assert (article.byline, article.subhead) == ("Ann Holt Roe, TIME", None)


def test_a_section_can_stand_above_the_minute_and_the_headline() -> None:
    article = read("Business Monday", "December 12, 1951 7:00 AM", TITLE)
    assert (article.kicker, article.headline, article.byline) == ("Business Monday", TITLE, None)
    assert article.date == PartialDate(1951, 12, 12)


def test_a_writer_can_stand_above_rubric_minute_and_headline() -> None:
    article = read("Ann Grey Holt", "Science", "Sep 30, 1951 7:00 AM", TITLE, "Time to haul in the nets.")
    assert (article.byline, article.kicker, article.headline) == ("Ann Grey Holt", "Science", TITLE)


def test_a_paper_before_the_day_under_the_writer_is_no_place() -> None:
    article = read(TITLE, "Ann Holt", "Valley Finance October 13, 1951", TEXT)
    assert (article.dateline, article.authors) == (None, ("Ann Holt",))
    assert article.date == PartialDate(1951, 10, 13)


def test_a_label_for_what_is_inside_is_no_place() -> None:
    article = read(
        TITLE, "By Ann Holt", "May 4, 1951", "Inside: how a keeper and his two mates built the light"
    )
    assert article.dateline is None


def test_a_list_of_topics_below_the_deck_is_not_part_of_it() -> None:
    topics = "Topics: harbours, Marrow, Keepers' Picks, the northern coast, ferries, Weather News, storms"
    article = read(TITLE, DECK, "Ann Holt", topics)
    assert (article.subhead, article.authors) == (DECK, ("Ann Holt",))
    assert topics not in article.body


def test_a_section_is_known_beside_a_dot() -> None:
    article = read("Business·Updated", TITLE, DECK, "By Ann Holt")
    assert (article.kicker, article.headline, article.subhead) == ("Business·Updated", TITLE, DECK)
