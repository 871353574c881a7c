"""Where the head of a column in OCR ends, and what its lines are."""

from __future__ import annotations

import pytest

from backfile.loader import load
from backfile.records import Article, Loaded, PartialDate

TEXT = """\
the ice went out of the river shortly
before noon, and the bridge at the mill
stood the strain, though two planks were
carried off and the ferry broke loose. A
crowd watched from the court house steps
until the women of the relief society
brought them coffee. No one was hurt.
"""


def read(head: str, text: str = TEXT) -> Article:
    loaded = load("column.txt", (head + text).encode())
    assert isinstance(loaded, Loaded)
    assert loaded.article.reading.layout == "ocr columns"
    return loaded.article


def body(article: Article) -> str:
    return " ".join(block.text for block in article.body)


def test_a_short_line_with_place_and_day_begins_the_text() -> None:
    article = read(
        "Bridge Stood the Strain.\nMILL FORD, Vt., March 3.—Mrs. Ar\nthur Dunn saw it. This morning\n"
    )
    assert (article.headline, article.dateline) == ("Bridge Stood the Strain.", "MILL FORD, Vt.")
    assert body(article).startswith("MILL FORD, Vt., March 3.—Mrs. Ar thur Dunn")


def test_by_in_mid_sentence_is_no_byline() -> None:
    head = (
        "FERRY BROKE LOOSE\n"
        "The ferry, which had been moored\n"
        "by Deputy Sheriff Alvin R. Os\n"
        "borne, drifted off when\n"
    )
    article = read(head)
    assert (article.headline, article.byline) == ("FERRY BROKE LOOSE", None)
    assert body(article).startswith("The ferry, which had been moored by Deputy")


def test_a_headline_in_capitals_goes_on_with_by_and_a_plain_word_of_the_text() -> None:
    article = read("FERRYMEN FED\nBY RELIEF WOMEN\nThe people of Mill Ford saw how\n")
    assert (article.headline, article.byline) == ("FERRYMEN FED BY RELIEF WOMEN", None)


def test_a_writer_in_capitals_is_no_part_of_the_headline() -> None:
    article = read("FERRYMEN FED\nBY ORVAL TENNANT\nThe people of Mill Ford saw how\n")
    assert (article.headline, article.byline) == ("FERRYMEN FED", "BY ORVAL TENNANT")


def test_what_stands_in_brackets_below_a_byline_belongs_to_it() -> None:
    head = (
        "HELP THE FERRYMEN\n"
        "By MRS. ORVAL TENNANT\n"
        "(Chairman of the Relief Society,\n"
        "Mill Ford District)\n"
        "Now that the winter is over and\n"
    )
    article = read(head)
    assert article.byline is not None
    assert article.byline.endswith("Mill Ford District)")
    assert body(article).startswith("Now that the winter")


@pytest.mark.parametrize("line", ["(By Herald Leased Wire).", "(Br Herald Leased Wire)"])
def test_a_paper_s_wire_in_brackets_is_a_byline(line: str) -> None:
    article = read(f"ICE GOES OUT\nOF THE RIVER\n{line}\nMILL FORD, March 3. Today\n")
    assert (article.headline, article.byline) == ("ICE GOES OUT OF THE RIVER", line)
    assert article.dateline == "MILL FORD"


def test_misread_figures_in_initials_do_not_hide_a_byline() -> None:
    assert (
        read("RIVER NOTES.\n(By P. 0. Tennant.)\nWe hear from Mill Ford that\n").byline
        == "(By P. 0. Tennant.)"
    )


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("ICE IN !\nRIVER OUT\n", "ICE IN ! RIVER OUT"),
        ("FERRY SESSION\nIS fAllED\nBY GOVERNOR\n", "FERRY SESSION IS fAllED BY GOVERNOR"),
        ("Successor to Dr.\nTennant Is Named\n", "Successor to Dr. Tennant Is Named"),
        ("Became Involved in Alter?\ncation.\n", "Became Involved in Alter? cation."),
        ("CONFERS WITH WARD\n", "CONFERS WITH WARD"),
        ("ICE GOES OUT.\nBRIDGE STANDS.\n", "ICE GOES OUT. BRIDGE STANDS."),
    ],
)
def test_the_headline_is_all_that_is_set_alike(head: str, headline: str) -> None:
    deck = "Town Hears at Every Corner\nThat Mill Bridge May\nHave to Go.\n" if head.isupper() else ""
    article = read(f"{head}{deck}MILL FORD, March 3.—The governor said that\n")
    assert article.headline == headline
    assert (article.subhead is not None) == bool(deck)


def test_decks_that_are_sentences_are_no_text() -> None:
    head = (
        "COURT HOUSE TO HAVE CLOCK.\n"
        "Mr. Ward to Set It Going at Noon.\n"
        "Mayor Tennant Is to Speak.\n"
        "Mill Ford, Jan. 17.-Special: The\n"
    )
    article = read(head)
    assert article.subhead == "Mr. Ward to Set It Going at Noon.\nMayor Tennant Is to Speak."
    assert article.dateline == "Mill Ford"


def test_a_deck_in_small_letters_under_capitals_is_no_headline() -> None:
    head = (
        "GET ON BALLOT\n"
        "THIS YEAR\n"
        "several fail for want of\n"
        "names; one\n"
        "referendum\n"
        "MILL FORD. July 8. The fate of the\n"
    )
    article = read(head)
    assert (article.headline, article.dateline) == ("GET ON BALLOT THIS YEAR", "MILL FORD")


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("MILL FORD, via Port Ellis, May 16. The", "MILL FORD"),
        ("Mill Ford, via Port Ellis, May 16. The", "Mill Ford"),
        ("I MILL FORD, April 11. The", "MILL FORD"),
        ("Mill Ford, Jan., 19. Though for a", "Mill Ford"),
        ("Mill Ford, Nov. St.—Viscount and", "Mill Ford"),
        ("Mill Ford. Australia, May 30. The", "Mill Ford. Australia"),
    ],
)
def test_the_place_is_read_out_of_what_a_scan_left_of_it(opening: str, place: str) -> None:
    assert read(f"ICE GOES OUT\nOF THE RIVER\n{opening}\n").dateline == place


@pytest.mark.parametrize(
    "line",
    [
        "(By Herald Leased Wire).",
        "f?Y ASSOCIATED Prss?",
        "( By Associated Prcu.)",
        "(From a Staff Correspondent.)",
    ],
)
def test_a_byline_of_which_letters_are_misread_is_one(line: str) -> None:
    article = read(f"ICE GOES OUT.\n{line}\nMILL FORD, March 3.—The ferry\n")
    assert (article.headline, article.byline) == ("ICE GOES OUT.", line)


def test_a_deck_goes_on_with_by() -> None:
    head = (
        "SCHOOLS TO OPEN\n"
        "Pupils Will Have Their Lessons Sent\n"
        "By Mail For the First Week of\n"
        "School.\n"
        "The public schools of Mill Ford will\n"
    )
    article = read(head)
    assert (article.byline, article.subhead is not None) == (None, True)
    assert body(article).startswith("The public schools of Mill Ford will the ice")


@pytest.mark.parametrize(
    "opening",
    [
        (
            "Orval Tennant of Port Ellis, who was\n"
            "shot by Special Officer Hanson at\n"
            "Port Ellis on Saturday, May 7,\n"
            "will live, for\n"
        ),
        "Amos Rampey died at his home in\nLiberty, Wednesday, July 5. He leaves\na wife and nine sons, and\n",
    ],
)
def test_a_first_paragraph_full_of_names_begins_with_its_first_line(opening: str) -> None:
    article = read(f"News of Mill Ford.\n{opening}")
    assert (article.headline, article.dateline) == ("News of Mill Ford.", None)
    assert body(article).startswith(opening.split("\n")[0])


def test_a_day_of_the_week_is_no_place() -> None:
    article = read("MOTHERS' DAY.\nSunday, May 14th, has been desig\nnated as Mothers' Day by those who\n")
    assert article.dateline is None


def test_a_stamp_without_a_zone_has_a_day() -> None:
    text = (
        "Ferry burns\n"
        "   MILL FORD, Vt. (AP) _ A ferry burned on Monday, and two of the\n"
        "hands were hurt.\n"
        "AP-NY-03-28-00 2312\n"
    )
    loaded = load("wire.txt", text.encode())
    assert isinstance(loaded, Loaded)
    assert loaded.article.date == PartialDate(2000, 3, 28)


@pytest.mark.parametrize(
    "opening",
    [
        "The Tenth Annual Meeting of the\nMill Ford Ferry Club, called\nfrom March 3 to 5, will be held\n",
        "Senator Orval M. James, of\nPort Ellis sees the end of the old\n",
        "The Valley County Baptist W. M.\nU., held its eleventh annual meeting\n",
    ],
)
def test_a_small_word_or_an_initial_at_the_end_of_a_line_goes_on_below(opening: str) -> None:
    article = read(f"NEWS OF\nMILL FORD\n{opening}")
    assert article.headline == "NEWS OF MILL FORD"
    assert body(article).startswith(opening.split("\n")[0])


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("(Associated Prsss by redersl Wlrslsss)", True),
        ("Herald A. P. Leased Wire", True),
        ("(Associated Charities Meet Here)", False),
    ],
)
def test_an_agency_in_brackets_or_a_leased_wire_is_a_byline(line: str, byline: bool) -> None:
    article = read(f"Ferry Makes a New\nStart in the Valley\n{line}\nMILL FORD, July 27. The\n")
    assert article.headline.startswith("Ferry Makes a New Start in the Valley")
    assert article.byline == (line if byline else None)


@pytest.mark.parametrize("place", ["Mill Ford, Oregon", "Mill Ford"])
def test_a_place_before_special_in_brackets_opens_the_text(place: str) -> None:
    article = read(f"Narrow Escape\nFrom Drowning\n{place}. (Special)\nOrval Dunn, while walking along\n")
    assert (article.headline, article.dateline) == ("Narrow Escape From Drowning", place)


def test_the_city_of_a_place_belongs_to_it() -> None:
    assert (
        read("ICE GOES\nOUT OF RIVER\nCITY of MILL FORD, July 28\nSome men\n").dateline == "CITY of MILL FORD"
    )


def test_a_column_is_one_though_a_few_of_its_lines_run_over_two() -> None:
    deck = "Itinerary of the Four Days' Trip of the Relief Society by the New Ferry\n"
    short = "Boats\nLeave\nat Noon\nMonday\n"
    article = read(f"RIVER TRIP\nIS ANNOUNCED\n{deck}{deck}{short}Mill Ford, May 3. The society said\n")
    assert (article.headline, article.dateline) == ("RIVER TRIP IS ANNOUNCED", "Mill Ford")


def test_rows_of_which_none_goes_on_are_no_column() -> None:
    names = ("Aldmoor Rovers of the Valley League", "Bexley", "Corran Park Town", "Dunn")
    rows = "".join(f"{name} 3\n" for name in names * 4)
    loaded = load("rows.txt", f"Results of the day\n{rows}".encode())
    assert isinstance(loaded, Loaded)
    assert loaded.article.reading.layout != "ocr columns"


@pytest.mark.parametrize(
    "line", ["On Sunday, October 29, Orval", "Published Fri, Apr 28 by Orval", "Open till May 3. The ferry"]
)
def test_a_day_without_a_place_opens_no_report(line: str) -> None:
    assert read(f"FERRY NEWS OF\nMILL FORD\n{line}\nTennant was given leave to\n").dateline is None


def test_a_day_in_mid_sentence_is_no_day_of_the_paper() -> None:
    article = read(
        "Prescribed by Vote\nat the Town Election\nof June 6, 1916\nThe rules for those who vote\n"
    )
    assert article.date is None


def test_an_office_behind_a_misread_comma_is_part_of_the_byline() -> None:
    head = (
        "Town Should Prepare\n"
        "For the Spring\n"
        "By ORVAL H. TENNANT. Chairman of\n"
        "Mill Ford Ferries\n"
        "THE end of the winter will not help\n"
    )
    article = read(head)
    assert article.headline == "Town Should Prepare For the Spring"
    assert article.byline == "By ORVAL H. TENNANT. Chairman of\nMill Ford Ferries"


def test_a_full_line_above_small_letters_is_text_though_its_hyphen_reads_as_a_stop() -> None:
    article = read(
        "VIEWS OF\nTHE FERRY\nChairman Orval Tennant of the Fer.\nry says that the statement was sent\n"
    )
    assert body(article).startswith("Chairman Orval Tennant")


def test_typed_lines_without_blank_lines_are_read_as_a_column() -> None:
    lines = (
        "Ferry to run again after nine years\n"
        "Orval Tennant\n"
        "MILL FORD, Vt. (AP) — The ferry between Mill Ford and Port Ellis will run again\n"
        "from May, nine years after the last boat was sold to a yard on the coast, said\n"
        "officials of the county on Monday.\n"
        "A second boat is to follow in the autumn if enough people use the first, which\n"
        "holds sixty cars and was built for the lakes, they said.\n"
    )
    loaded = load("typed.txt", lines.encode())
    assert isinstance(loaded, Loaded)
    article = loaded.article
    assert article.headline == "Ferry to run again after nine years"
    assert (article.byline, article.dateline) == ("Orval Tennant", "MILL FORD, Vt.")
    assert len(article.body) == 2


@pytest.mark.parametrize("line", ["By Mr. Tennant:", "De Facto Forces Can"])
def test_who_moves_a_motion_and_a_deck_with_de_are_no_bylines(line: str) -> None:
    article = read(
        f"EVENING SESSION.\nTroops Go Only When\n{line}\nHandle Affairs.\nThe people of Mill Ford saw how\n"
    )
    assert article.byline is None


def test_a_line_of_names_that_ends_with_a_comma_goes_on_below() -> None:
    article = read("GOOD FOR WARD.\nThe Herald Leader of Valley City,\nVt., date Jan. 1, says that he will\n")
    assert body(article).startswith("The Herald Leader of Valley City, Vt.")


def test_one_letter_is_no_place() -> None:
    article = read(
        "FIGHT GOES ON\nIN VALLEY\nH- Aaaoelated Preaa.\nMILL FORD. Port Ellis, Oct. 5.\nWith the\n"
    )
    assert article.dateline == "MILL FORD. Port Ellis"


def test_the_next_headline_below_a_text_is_no_byline() -> None:
    article = read("ICE GOES OUT.\nThe people of Mill Ford saw how\n", TEXT + "DEATH OF AGED LADY\n")
    assert article.byline is None


BLOCKS = """\
THE ICE IS OUT

Bridge at Mill Ford Held

In the Night.

Relief Women Bring the Ferrymen Some
Coffee.

Startling Tales of the River

The ice went out of the river short-
ly before noon yesterday, and the bridge
at the mill stood the strain, though
two planks were carried off and the fer-
ry broke loose from where it lay.

A crowd watched from the court house un-
til the women came. No one was hurt.
"""


def test_decks_parted_by_blank_lines_are_none_of_the_text_where_words_are_broken() -> None:
    loaded = load("column.txt", BLOCKS.encode())
    assert isinstance(loaded, Loaded)
    article = loaded.article
    assert article.headline == "THE ICE IS OUT"
    assert article.subhead is not None
    assert article.subhead.endswith("Startling Tales of the River")
    assert [block.text[:20] for block in article.body] == ["The ice went out of ", "A crowd watched from"]


def test_a_name_alone_above_the_text_of_a_column_can_be_its_writer() -> None:
    assert (
        read("Ferry to Run Again.\nOrval Tennant\nThe people of Mill Ford saw how\n").byline
        == "Orval Tennant"
    )
    article = read(
        "Ferry to Run Again.\nSo Say Mayor Alvin Davis and\nOrval Tennant\nThe people of Mill Ford saw\n"
    )
    assert article.byline is None


def test_a_byline_can_stand_below_a_long_deck_in_small_letters() -> None:
    deck = (
        "The people of the valley are glad that\n"
        "the boat comes back, and so are those\n"
        "who had to drive round by the old road\n"
        "for nine years and who had\n"
        "given up hope.\n"
    )
    article = read(f"Ferry to Run Again\n{deck}By Orval Tennant\nFor nine years there was no boat on\n")
    assert article.byline == "By Orval Tennant"
    assert body(article).startswith("For nine years")


def test_a_deck_of_a_column_has_no_place() -> None:
    article = read(
        "PASTOR MISSING\nOrval Tennant of Mill Ford Not\n"
        "Heard From Since July 6.\nRev. Tennant is gone, says the\n"
    )
    assert article.dateline is None


def test_a_full_line_that_begins_small_is_text_though_names_follow() -> None:
    head = "BOARD MEETS.\nThe Board of Town Commission\ners met in session here, present\n"
    names = "Commissioners J. A. Clark, Paul\nCope, Jessie Rineer, Auditor Ward,\nD. K. Dunn, Amos Bell.\n"
    assert body(read(head + names)).startswith("The Board of Town Commission ers met")
