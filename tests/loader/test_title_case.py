"""English decks in title case have the shape of names; their words tell them apart."""

import pytest
from readings import article_of

LEAD = "The council of Port Ellery voted on Tuesday to widen the harbour road, and work begins in the spring."
MORE = "Nine members were for the plan and four against it, after a debate of five hours on Monday night."


@pytest.mark.parametrize(
    "deck",
    [
        "Ruling Party Divided",
        "Harbour Rules Eased in Ellery",
        "Tickets Sold Out in Ten Minutes",
        "Osgood, Varn Reach Final",
        "Orrin, Ellery in Talks",
        '"We Had No Choice"',
        "[Interview] Marta Osgood, Keeper of the Light",
    ],
)
def test_a_deck_in_title_case_is_no_byline(deck: str) -> None:
    article = article_of("Council Votes to Widen the Harbour Road", deck, LEAD, MORE)
    assert (article.subhead, article.byline, article.dateline) == (deck, None, None)


@pytest.mark.parametrize(
    "name", ["Marta Osgood", "Ruth Hale Varn", "Marta Osgood and Ruth Hale", "Kim Min-su"]
)
def test_names_under_the_headline_are_a_byline(name: str) -> None:
    assert article_of("Council Votes to Widen the Harbour Road", name, LEAD, MORE).byline == name


def test_a_name_with_its_office_is_a_byline_whatever_words_the_office_has() -> None:
    line = "Marta Osgood Deputy News Editor"
    assert article_of("Council Votes to Widen the Harbour Road", line, LEAD, MORE).byline == line


def test_decks_that_follow_one_another_stay_together() -> None:
    decks = [
        "Third Terminal Moved Up by a Year",
        "Harbour Rules Eased in Ellery",
        "Keepers' Loans Expanded",
    ]
    article = article_of("Council Unveils Plan for the Harbour", *decks, LEAD, MORE)
    assert article.subhead == "\n".join(decks)


def test_a_headline_with_a_genitive_is_no_name_above_its_deck() -> None:
    long = f"{LEAD} {MORE} {LEAD}"
    article = article_of("Ellery's Big Bet", '"The Keepers Asked for It"', long, MORE)
    assert (article.headline, article.subhead, article.byline) == (
        "Ellery's Big Bet",
        '"The Keepers Asked for It"',
        None,
    )


def test_a_headline_whose_words_the_text_takes_up_is_no_name_above_its_deck() -> None:
    text = f"The Orrin Varn was refloated on Monday. {LEAD} {MORE}"
    article = article_of("Orrin Varn", "Wreck towed to Ellery", text, MORE)
    assert (article.headline, article.subhead) == ("Orrin Varn", "Wreck towed to Ellery")


def test_a_speaker_before_a_colon_is_no_call_to_read() -> None:
    assert article_of("Premier Meets the Keepers", "Lee: no regrets", LEAD, MORE).subhead == "Lee: no regrets"


def test_a_label_for_a_picture_may_open_the_headline() -> None:
    article = article_of("[Photo] Blossoms on the Quay", "Crowds at Ellery", LEAD, MORE)
    assert (article.headline, article.subhead) == ("[Photo] Blossoms on the Quay", "Crowds at Ellery")


def test_a_deck_above_a_byline_with_its_office_and_the_day_stays_a_deck() -> None:
    lines = ("Ruling Party Divided", "By MARTA OSGOOD, Staff Reporter", "4 May 1951", LEAD, MORE)
    article = article_of("Council Votes to Widen the Harbour Road", *lines)
    assert (article.subhead, article.byline) == lines[:2]


def test_a_deck_that_ends_with_a_day_names_no_writer() -> None:
    article = article_of("Old Bridge to Close", "Mayor Promises Free Shuttle From June 2", LEAD, MORE)
    assert (article.subhead, article.byline) == ("Mayor Promises Free Shuttle From June 2", None)


def test_a_name_of_plain_words_is_a_writer_above_an_office() -> None:
    lines = ("Marta Husband", "Culture Writer")
    article = article_of("Council Votes to Widen the Harbour Road", *lines, LEAD, MORE)
    assert article.byline == "\n".join(lines)


def test_a_deck_above_a_name_with_an_office_stays_a_deck() -> None:
    lines = ("No Injuries Reported", "Marta Osgood, Staff Writer")
    article = article_of("Council Votes to Widen the Harbour Road", *lines, LEAD, MORE)
    assert (article.subhead, article.byline) == lines
