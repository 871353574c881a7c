"""What a folder's defaults and an article's front matter change in the reading of a text."""

import pytest
from msgspec.structs import replace
from test_fixtures import context

from backfile.loader import layout, text

LEAD = "The ferry to the islands ran again on Monday after a pause of nine years, its owner said."
SECOND = "It carried forty people, two goats and the post, and was only a quarter of an hour late."
PLAIN = ["Ferry runs again", LEAD, SECOND]
ENGLISH = context("en")


def read(printed, /, **given):
    return text.read(printed, replace(ENGLISH, **given))


def test_the_roles_of_the_first_lines_can_be_fixed():
    lines = ["Harbour", "No. 12", "Nine years on", "Ferry runs again", LEAD, SECOND]
    reading = read(lines, lines=("kicker", "skip", "subhead", "headline"))
    assert (reading.kicker, reading.subhead, reading.headline) == (
        "Harbour",
        "Nine years on",
        "Ferry runs again",
    )
    assert [note.text for note in reading.notes] == ["No. 12"]
    assert [block.text for block in reading.body] == [LEAD, SECOND]
    assert all(item.confidence == 1 for item in reading.evidence if item.field in ("subhead", "headline"))


def test_a_folders_byline_pattern_finds_what_nothing_else_would():
    lines = ["Ferry runs again", "from our Q. Z. at the quay", LEAD, SECOND]
    assert read(lines).byline is None
    reading = read(lines, byline_pattern=r"^from our (.+) at the quay$")
    assert (reading.byline, reading.authors) == ("from our Q. Z. at the quay", ("Q. Z.",))


def test_a_pattern_may_name_its_group():
    lines = ["Ferry runs again", "Quay 7 * Hale, P.", LEAD, SECOND]
    reading = read(lines, byline_pattern=r"^Quay (\d) \* (?P<name>.+)$")
    assert reading.byline == "Quay 7 * Hale, P."


def test_a_folders_credit_line_is_known_by_its_words():
    lines = [*PLAIN, "Lent by the Hobart family"]
    assert read(lines).attribution is None
    assert read(lines, attribution="Lent by the Hobart family").attribution == "Lent by the Hobart family"


def test_a_headline_from_front_matter_is_not_repeated_in_the_body():
    reading = read(PLAIN, known=frozenset({"headline"}), headline="Ferry Runs Again!")
    assert [block.text for block in reading.body] == [LEAD, SECOND]


def test_a_text_without_the_headline_of_its_front_matter_keeps_its_first_line():
    reading = read(PLAIN[1:], known=frozenset({"headline"}), headline="Islands joined")
    assert [block.text for block in reading.body] == [LEAD, SECOND]
    assert reading.headline is None


@pytest.mark.parametrize("name", layout.NAMES)
def test_a_fixed_layout_is_not_asked_about(name):
    reading = read(PLAIN, layout=name)
    assert (reading.layout, reading.layout_confidence) == (name, 1.0)


def test_the_folders_layout_settles_a_file_too_short_to_tell():
    assert read(PLAIN[:2]).layout_confidence < 0.7
    assert read(PLAIN[:2], layout_hint="blank lines").layout == "blank lines"
    long = [*PLAIN, f"{LEAD} {SECOND} {LEAD}"] * 2
    assert read(long, layout_hint="ocr columns").layout == "one paragraph a line"


def test_evidence_counts_the_lines_of_the_source():
    reading = read(PLAIN, first_line=5)
    assert reading.roles == ((5, 5, "headline"), (6, 7, "body"))
    assert [(item.field, item.first, item.last) for item in reading.evidence] == [("headline", 5, 5)]


def test_what_letters_to_the_editor_open_with_is_no_place():
    letters = [f"Sir, - {LEAD}", f"Sir, - {SECOND}", f"Sir, - I was on it. - A. Reader, {SECOND}"]
    assert read(["Your Letters", *letters]).dateline is None
    assert read(["Your Letters", f"HULL, March 3 - {LEAD}", SECOND]).dateline == "HULL"


def test_a_deck_that_begins_with_a_name_is_no_byline():
    reading = read(["The Ferry Inquiry", "Councillor Hale Reads a Letter", LEAD, SECOND])
    assert (reading.subhead, reading.byline) == ("Councillor Hale Reads a Letter", None)


def test_in_columns_what_stands_above_the_first_full_line_of_text_is_the_subhead():
    lines = [
        "COUNTY FAIR IS",
        "OPENED",
        "TODAY",
        "Ninth Annual Session Of County Fair",
        "is Now Opened Today",
        "at Rockford.",
        "Rockford, July 4. The County Fair,",
        "which will last two days, opened here",
        "today for its ninth annual festival. A",
        "parade is to be one of the features of",
        "the event, and boats will race on the",
        "river in the afternoon as in old days.",
    ]
    found = read(lines)
    assert found.headline == "COUNTY FAIR IS OPENED TODAY"
    assert found.subhead == "\n".join(lines[3:6])
    assert found.dateline == "Rockford"


@pytest.mark.parametrize(
    "line", ["（島民新聞社）", "(海峡日报)", "【港湾テレビ】", "（新华社）", "(섬마을일보)"]
)
def test_a_papers_name_in_brackets_closes_an_east_asian_text(line):
    found = read(
        ["島への渡し船が再開", "島への渡し船が日曜日から運航を再開すると港湾事務所が発表した。", line],
        language="ja",
    )
    assert (found.attribution, found.byline, len(found.body)) == (line, None, 1)


@pytest.mark.parametrize("line", ["（山田太郎）", "（写真は昨秋の網）", "（完）"])
def test_other_brackets_at_the_end_name_no_paper(line):
    found = read(
        ["島への渡し船が再開", "島への渡し船が日曜日から運航を再開すると港湾事務所が発表した。", line],
        language="ja",
    )
    assert found.attribution is None


COLUMN = [
    "With the passing of the year an era of",
    "plenty in the harbour came to an end, and",
    "the crews look forward to a hard spring.",
]


def test_in_a_column_a_headline_can_take_eight_lines():
    lines = ["HEAVY STORM", "SWEEPS QUAYS", "OF PORT ELLIS", "NO BOAT HAS", "LEFT FOR THE", "ISLANDS SINCE"]
    lines += ["LAST NIGHT AND", "MAILS ARE LATE"]
    reading = read([*lines, *COLUMN], layout="ocr columns")
    assert reading.headline == " ".join(lines)


def test_decks_of_a_column_are_no_names_if_a_byline_follows():
    decks = ["Farmers Fish", "Herring Bountiful", "Nets"]
    reading = read(["SMALL BOATS EARN", *decks, "By GEORGE OSGOOD", *COLUMN], layout="ocr columns")
    assert reading.byline == "By GEORGE OSGOOD"
    assert reading.subhead == "\n".join(decks)
