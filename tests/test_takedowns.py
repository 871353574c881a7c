"""What is taken back is nowhere: not in a page, a raw copy, a feed, a listing, a tag."""

import pytest

from backfile.errors import SettingsError
from backfile.records import Article, Block, Decoding, Reading
from backfile.redaction import BAR, redacted, redacted_text
from backfile.takedowns import parse_takedowns

STORY = """\
Trial of Jane Example Opens
Jane Example denies all charges
The trial of Jane
Example began on Monday. JANE EXAMPLE, of Mill Lane, said nothing.
"""


def everywhere(archive, words: str) -> list[str]:
    folded = words.casefold()
    return [
        name
        for name, data in archive.tree().items()
        if folded in " ".join(data.decode("utf-8", "replace").casefold().split())
    ]


def test_a_redacted_name_is_in_no_file(archive):
    archive.write("a.txt", STORY)
    archive.write("a.yaml", "tags: [Jane Example, Courts]\ndate: 1931-05-09\nredact: [Jane Example]\n")
    archive.build()
    assert everywhere(archive, "Jane Example") == []
    assert BAR in archive.page(next(name for name in archive.tree() if name.startswith("1931/05/09/trial")))


def test_takedowns_yaml_works_on_a_source_or_an_address(archive):
    archive.write("a.txt", STORY)
    archive.story("b.md", "Another trial", body="John Example was there.", date="1931-05-09")
    archive.build()
    assert everywhere(archive, "Jane Example")
    archive.write(
        "/takedowns.yaml",
        "articles/a.txt:\n  redact: [Jane Example]\n"
        "/1931/05/09/another-trial.html:\n  withhold: Court order\n",
    )
    archive.build()
    assert everywhere(archive, "Jane Example") == []
    assert everywhere(archive, "John Example") == []
    assert "Another trial" not in archive.page("1931/05/09/another-trial.html")


def test_an_address_that_holds_a_redacted_name_goes_too(archive):
    archive.write("a.txt", STORY)
    archive.build()
    assert archive.has("undated/trial-of-jane-example-opens.html")
    archive.write("/takedowns.yaml", "articles/a.txt:\n  redact: [Jane Example]\n")
    archive.build()
    assert not any("jane-example" in name for name in archive.tree())
    assert everywhere(archive, "jane-example") == []


def test_a_takedown_that_is_lifted_brings_the_article_back_to_its_address(archive):
    archive.story("b.md", "A trial", body="The text.", date="1931-05-09")
    archive.build()
    archive.write("/takedowns.yaml", "articles/b.md:\n  withhold: true\n")
    assert archive.build().withheld == 1
    assert "The text." not in archive.page("1931/05/09/a-trial.html")
    archive.write("/takedowns.yaml", "")
    archive.build()
    assert "The text." in archive.page("1931/05/09/a-trial.html")


def test_a_takedown_of_nothing_is_told_with_its_line(archive):
    archive.write("a.txt", STORY)
    archive.write("/takedowns.yaml", "\n/1931/nothing.html:\n  withhold: true\n")
    (problem,) = [p for p in archive.build().problems if p.path == "takedowns.yaml"]
    assert problem.line == 2


def test_an_unknown_key_is_an_error_with_its_line():
    with pytest.raises(SettingsError, match=r"takedowns\.yaml:2: .*'redact'"):
        parse_takedowns("articles/a.txt:\n  redakt: [x]\n")


def test_markup_goes_with_a_redacted_passage():
    block = Block(
        "paragraph",
        "See Jane Example here",
        html='<p>See <a href="/jane-example">Jane <em>Example</em></a></p>',
    )
    article = Article(
        path="a",
        headline="A",
        body=(block,),
        redact=("Jane Example",),
        reading=Reading(decoding=Decoding("utf-8", "valid utf-8")),
    )
    assert redacted(article).body == (Block("paragraph", f"See {BAR} here"),)


def test_a_passage_is_found_over_line_ends_and_in_any_case():
    assert redacted_text("x JANE\n   Example y", ("Jane Example",)) == f"x {BAR} y"


def test_the_bar_does_not_tell_how_long_the_passage_was():
    assert redacted_text("a bb", ("a", "bb")) == f"{BAR} {BAR}"
