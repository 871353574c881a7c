"""One article from all that is said about it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.defaults import DatePattern, Defaults
from backfile.loader import load
from backfile.records import Article, Block, Evidence, Loaded, PartialDate, SetAside

RAW = """\
The Ice Goes Out Early at Port Ellery
The first boat came in on Tuesday, two weeks before last year's.
Men on the quay said that the nets had been mended through the winter and were ready in their sheds.
© The Packet
"""


def article(text: str | bytes, path: str = "articles/1931/ice.txt", **more: object) -> Article:
    data = text.encode() if isinstance(text, str) else text
    result = load(path, data, **more)  # type: ignore[arg-type]
    assert isinstance(result, Loaded), result
    return result.article


def set_aside(text: str | bytes, **more: object) -> SetAside:
    data = text.encode() if isinstance(text, str) else text
    result = load("articles/a.txt", data, **more)  # type: ignore[arg-type]
    assert isinstance(result, SetAside)
    return result


def test_a_raw_text_is_read_by_itself() -> None:
    found = article(RAW)
    assert found.headline == "The Ice Goes Out Early at Port Ellery"
    assert found.attribution == "© The Packet"
    assert found.language == "en"
    assert found.date is None
    assert found.path == "articles/1931/ice.txt"


def test_the_nearest_to_the_article_counts() -> None:
    above = "---\nheadline: Above\nsection: Local\nsource: Above\ntags: [b]\n---\n"
    found = article(
        above + RAW,
        sidecar=b"headline: Beside\ntags: [a]\n",
        defaults=Defaults(section="All", source="Folder", rights="Folder", tags=("c", "b")),
    )
    assert found.headline == "Beside"
    assert (found.section, found.source, found.rights) == ("Local", "Above", "Folder")
    assert found.tags == ("a", "b", "c")


def test_the_text_counts_before_path_and_defaults() -> None:
    defaults = Defaults(
        attribution="© Folder", language="ko", date_pattern=DatePattern("{year}/*", "articles")
    )
    found = article(RAW, defaults=defaults, site_language="ko")
    assert found.attribution == "© The Packet"
    assert found.language == "en"
    assert found.date == PartialDate(1931)


def test_a_given_date_counts_before_the_path() -> None:
    defaults = Defaults(date_pattern=DatePattern("{year}/*", "articles"))
    assert article("---\ndate: 1930-12-31\n---\n" + RAW, defaults=defaults).date == PartialDate(1930, 12, 31)


def test_a_text_too_short_to_tell_has_the_folder_s_language_or_the_site_s() -> None:
    assert article("Zzyzx", defaults=Defaults(language="cy"), site_language="en").language == "cy"
    assert article("Zzyzx", site_language="en").language == "en"
    assert article("Zzyzx").language is None


def test_lines_are_counted_in_the_whole_file() -> None:
    found = article("---\nsection: Local\n---\n" + RAW)
    assert found.reading.roles[0] == (1, 3, "front matter")
    assert ("headline", 4) in [(item.field, item.first) for item in found.reading.evidence]
    assert Evidence("section", "front matter", 2, 2) in found.reading.evidence


def test_the_roles_cover_every_line_once() -> None:
    for text in (RAW, "---\nsection: Local\n---\n" + RAW, "\n\n" + RAW + "\n\n"):
        covered = [
            number for first, last, _ in article(text).reading.roles for number in range(first, last + 1)
        ]
        assert covered == list(range(1, text.count("\n") + 1))


def test_a_sidecar_gives_the_encoding() -> None:
    found = article("Éclusier à Sète\n".encode("cp850"), sidecar=b"encoding: cp850")
    assert found.headline == "Éclusier à Sète"
    assert found.reading.decoding.how == "declared"


def test_what_stands_in_the_front_matter_is_not_the_text_s_language() -> None:
    above = "---\nsubhead: and the ice of the harbour was out before the end of the month\n---\n"
    assert article(above + "항구의 얼음이 풀렸다\n첫 배가 들어왔다.\n").language == "ko"


def test_the_layout_of_markdown_files_says_nothing_about_a_raw_text() -> None:
    assert article(RAW, layout_hint="CommonMark").reading.layout != "CommonMark"


def test_a_given_byline_gives_its_authors() -> None:
    assert article("---\nbyline: By Ann Holt and Ben Marsh\n---\n" + RAW).authors == ("Ann Holt", "Ben Marsh")
    assert article("---\nauthors: [Ann Holt]\n---\n" + RAW).authors == ("Ann Holt",)


def test_every_other_field_reaches_the_record() -> None:
    found = article(
        "---\nslug: ice\naliases: [/old]\nwithhold: yes\nnoindex: yes\nredact: [Mary]\nedition: Late\n"
        "tagging: vocabulary\ncorrection: It was March.\nmood: calm\nrights: CC0\n---\n" + RAW
    )
    assert (found.slug, found.aliases, found.withhold, found.noindex) == ("ice", ("/old",), "", True)
    assert (found.redact, found.edition, found.tagging, found.rights) == (
        ("Mary",),
        "Late",
        "vocabulary",
        "CC0",
    )
    assert found.correction is not None
    assert found.extra == (("mood", "calm"),)


def test_an_unknown_key_is_one_warning() -> None:
    result = load("articles/a.txt", ("---\nmood: calm\n---\n" + RAW).encode())
    assert isinstance(result, Loaded)
    assert [(warning.code, warning.line, warning.path) for warning in result.warnings] == [
        ("unknown-key", 2, "articles/a.txt")
    ]


def test_what_cannot_be_read_is_set_aside_with_path_line_and_remedy() -> None:
    for text, code, line in (
        ("---\ndate: soon\n---\nText", "bad-front-matter", 2),
        ("", "empty", None),
        (b"%PDF-1.4", "undecodable", None),
        ("Boats came home from the banks and went out again " * 30, "no-headline", None),
        ("---\nsection: Local\n---\n", "no-headline", None),
    ):
        problem = set_aside(text).problems[0]
        assert (problem.path, problem.code, problem.line) == ("articles/a.txt", code, line)
        assert problem.hint


def test_all_that_is_wrong_in_front_matter_or_sidecar_is_told_at_once() -> None:
    wrong = "date: soon\nsection: Local\nlanguage: Old English\nnoindex: perhaps\n"
    above = set_aside(f"---\n{wrong}---\n{RAW}").problems
    assert [(problem.path, problem.line, problem.message.split()[0]) for problem in above] == [
        ("articles/a.txt", 2, "date"),
        ("articles/a.txt", 4, "language"),
        ("articles/a.txt", 5, "noindex"),
    ]
    beside = set_aside(RAW, sidecar=wrong.encode(), sidecar_path="articles/a.yaml").problems
    assert [(problem.path, problem.line) for problem in beside] == [
        ("articles/a.yaml", 1),
        ("articles/a.yaml", 3),
        ("articles/a.yaml", 4),
    ]
    both = set_aside(
        f"---\n{wrong}---\n{RAW}", sidecar=wrong.encode(), sidecar_path="articles/a.yaml"
    ).problems
    assert both == (*beside, *above)


def test_a_file_that_is_no_text_and_a_wrong_sidecar_are_told_at_once() -> None:
    both = set_aside(b"%PDF-1.7", sidecar=b"date: soon\n", sidecar_path="articles/a.yaml").problems
    assert [(problem.path, problem.code) for problem in both] == [
        ("articles/a.yaml", "bad-sidecar"),
        ("articles/a.txt", "undecodable"),
    ]


def test_a_text_is_not_called_undecodable_where_a_wrong_sidecar_may_say_its_encoding() -> None:
    problems = set_aside(bytes(range(32)) * 40, sidecar=b"encoding: cp850\ndate: soon\n").problems
    assert [problem.code for problem in problems] == ["bad-sidecar"]


def test_a_headline_that_is_put_right_takes_the_place_of_the_printed_one() -> None:
    for said in (
        "The Ice Goes Out Late at Port Ellery",
        "Ice Goes Out Early",
        "THE ICE GOES 0UT EARLY AT P0RT ELLERY",
    ):
        found = article(RAW, sidecar=f"headline: {said}\n".encode(), sidecar_path="articles/1931/ice.yaml")
        assert (found.headline, found.subhead) == (said, None)
        assert len(found.body) == 2


HEADED = """\
Ferry Fares to Rise

Passengers told on Monday

By Edith Carrow

PORT ELLERY, May 9 - The harbour board voted on Tuesday to raise fares by a penny from April.

The board meets again in June, when the fares of the winter are to be talked about and settled.

© The Packet
"""


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_a_field_that_is_said_to_be_empty_was_none_and_its_line_is_text(path: str) -> None:
    found = article(HEADED, path)
    assert (found.subhead, found.byline) == ("Passengers told on Monday", "By Edith Carrow")
    said = 'subhead: ""\nbyline: ""\ndateline: ""\nattribution: \'\'\n'
    for mended in (article(HEADED, path, sidecar=said.encode()), article(f"---\n{said}---\n{HEADED}", path)):
        assert (mended.subhead, mended.byline, mended.authors) == (None, None, ())
        assert (mended.dateline, mended.attribution) == (None, None)
        assert [block.text for block in mended.body] == [line for line in HEADED.splitlines()[1:-1] if line]


def test_an_empty_field_beside_the_article_denies_what_front_matter_and_defaults_say() -> None:
    above = "---\nsubhead: Above\nattribution: Above\n---\n"
    beside = b"subhead: ''\nattribution: ''\n"
    found = article(above + RAW, sidecar=beside, defaults=Defaults(attribution="Folder"))
    assert (found.subhead, found.attribution) == (None, None)


def test_of_two_names_of_a_field_the_one_that_is_not_empty_counts() -> None:
    for said in ('description: ""\nsubtitle: Deck\n', 'subtitle: Deck\ndescription: ""\n'):
        result = load("articles/a.txt", f"---\n{said}---\n{RAW}".encode())
        assert isinstance(result, Loaded)
        assert (result.article.subhead, result.warnings) == ("Deck", ())


def test_a_key_with_nothing_behind_it_says_nothing() -> None:
    for nothing in ("", " ~", " null"):
        assert article(HEADED, sidecar=f"subhead:{nothing}\n".encode()) == article(HEADED)


def test_a_paragraph_that_says_what_the_headline_says_is_kept() -> None:
    text = "The ice went out early at Port Ellery.\n\nMen on the quay said that the nets were ready.\n"
    assert len(article(text, sidecar=b"headline: The Ice Went Out Early\n").body) == 2


def test_a_sidecar_that_cannot_be_used_is_named() -> None:
    problem = set_aside(RAW, sidecar=b"date: soon\n", sidecar_path="articles/a.yaml").problems[0]
    assert (problem.path, problem.code, problem.line) == ("articles/a.yaml", "bad-sidecar", 1)


def test_an_empty_sidecar_says_nothing() -> None:
    assert article(RAW, sidecar=b"").headline.startswith("The Ice")
    assert article(RAW, sidecar=b"---\nsection: Local\n").section == "Local"


MARKDOWN = """\
# The Ice Goes Out

By Ann Holt

The first boat came in on *Tuesday*, two weeks before last year's, and the quay was full of people.

## The nets

They had been mended through the winter and were ready in their sheds long before anybody asked for them.
"""


def test_a_markdown_file_is_one_whatever_the_letters_of_its_ending() -> None:
    assert article("# Ice\n\nIt went *out*.\n", path="articles/ICE.MD").headline == "Ice"


def test_the_first_heading_of_a_markdown_text_is_its_headline() -> None:
    found = article(MARKDOWN, "articles/ice.md")
    assert found.headline == "The Ice Goes Out"
    assert found.byline == "By Ann Holt"
    assert found.authors == ("Ann Holt",)
    assert [(block.kind, block.level) for block in found.body] == [
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]
    assert "<em>Tuesday</em>" in found.body[0].html


def test_a_short_paragraph_with_a_link_stays_in_the_text_with_it() -> None:
    found = article(
        "---\ntitle: Ice\n---\nSee [the map](https://example.org/map)\n\nIt went out.\n", path="articles/a.md"
    )
    assert found.subhead is None
    assert [block.text for block in found.body] == ["See the map", "It went out."]
    assert 'href="https://example.org/map"' in found.body[0].html


def test_a_short_paragraph_below_a_table_stays_there() -> None:
    found = article(
        "---\ntitle: Ice\n---\n|a|\n|---|\n|1|\n\nAs counted\n\nIt went out.\n", path="articles/a.md"
    )
    assert found.subhead is None
    assert [block.kind for block in found.body] == ["table", "paragraph", "paragraph"]


def test_a_heading_that_repeats_the_given_headline_is_left_out() -> None:
    found = article("---\ntitle: The ice goes out\n---\n" + MARKDOWN, "articles/ice.md")
    assert found.headline == "The ice goes out"
    assert [block.text for block in found.body if block.kind == "heading"] == ["The nets"]


def test_another_heading_than_the_given_headline_stays() -> None:
    found = article("---\ntitle: Spring\n---\n" + MARKDOWN, "articles/ice.markdown")
    assert [(block.text, block.level) for block in found.body if block.kind == "heading"] == [
        ("The Ice Goes Out", 2),
        ("The nets", 3),
    ]


def test_markup_in_a_raw_text_is_text() -> None:
    found = article(
        "A Heading\nSome <b>words</b> & *stars* that go on for a while, as text does in papers.\n"
    )
    assert found.body == (
        Block("paragraph", "Some <b>words</b> & *stars* that go on for a while, as text does in papers."),
    )


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md"]))
@example(b"---\n- a\n---\n", "a.md")
@example(b"---\n? [a]\n: b\n---\n", "a.txt")
def test_no_bytes_fail(data: bytes, path: str) -> None:
    result = load(path, data, sidecar=data)
    assert result.path == path if isinstance(result, SetAside) else result.article.headline


@given(st.text("#*_[]()<>`|-=+ \n\tab1.:\\&", max_size=200))
def test_no_markdown_fails(text: str) -> None:
    result = load("a.md", text.encode())
    if isinstance(result, Loaded):
        assert result.article.headline.strip()
