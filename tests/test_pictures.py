"""Pictures are published as they are, and what shows them is exact after every change."""

import hashlib
import json
import os
import re
from pathlib import Path

import pytest
from archives import Archive
from click.testing import CliRunner
from drawn import DRAWN, png, turned

from backfile.cli import main
from backfile.loader import load
from backfile.loader.doubts import Doubt
from backfile.pictures import Gallery, kind
from backfile.search.documents import document

QUAY = "Words above.\n\n![The quay at low water](quay.png)\n\nWords below."
PAGE = "1931/05/09/flood.html"


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "paper")
    made.write("a/quay.png", png())
    made.story("a/flood.md", "Flood", body=QUAY, date="1931-05-09")
    return made


def pictures(archive: Archive) -> dict[str, bytes]:
    """The published pictures by address."""
    return {path: data for path, data in archive.tree().items() if path.startswith("pictures/")}


def codes(report) -> list[str]:
    return [problem.code for problem in report.problems if problem.code.startswith("picture")]


def images(page: str) -> list[str]:
    return re.findall(r"<img [^>]*>", page)


def assert_as_if_clean(archive: Archive, tmp_path: Path) -> None:
    """What stands is what one clean build of the same sources makes, and another build writes nothing."""
    assert archive.tree() == archive.built_anew(tmp_path / f"clean-{len(list(tmp_path.iterdir()))}", jobs=2)
    assert archive.build().written == 0


def test_a_picture_of_the_text_is_published_unchanged_and_shown_in_its_place(archive, tmp_path):
    report = archive.build()
    [(address, data)] = pictures(archive).items()
    assert data == png()
    digits = hashlib.sha256(data).hexdigest()[:16]
    assert address == f"pictures/{digits[:2]}/quay-{digits}.png"
    page = archive.page(PAGE)
    [img] = images(page)
    assert f'src="../../../{address}" alt="The quay at low water" width="6" height="4" loading="lazy"' in img
    assert page.index("Words above.") < page.index("<figure") < page.index("Words below.")
    assert codes(report) == []
    assert_as_if_clean(archive, tmp_path)


def test_the_first_of_a_list_leads_and_the_others_follow_the_text(archive):
    archive.write("a/map.png", png(30, 20))
    archive.write("a/mayor.png", png(20, 30))
    archive.write(
        "a/raw.txt", "Raw story\n\nBy Edith Carrow\n\nThe water came at noon and stayed for days.\n"
    )
    archive.write(
        "a/raw.yaml",
        "date: 1931-05-10\nimages:\n- file: map.png\n  alt: A map\n  caption: Where the water stood\n"
        "  credit: Drawn by P. Lune\n- file: mayor.png\n  alt: The mayor\n",
    )
    assert codes(archive.build()) == []
    page = archive.page("1931/05/10/raw-story.html")
    lead, other = images(page)
    assert 'alt="A map"' in lead
    assert "loading" not in lead
    assert 'alt="The mayor"' in other
    assert 'loading="lazy"' in other
    assert "<figcaption>Where the water stood <span" in page
    assert page.index(lead) < page.index('<div class="body">') < page.index(other)


def test_a_listed_picture_that_the_text_shows_is_shown_once_with_what_the_list_says(archive):
    archive.write("a/flood.yaml", "images:\n- file: quay.png\n  caption: Low water\n  credit: E. Carrow\n")
    archive.build()
    page = archive.page(PAGE)
    assert len(images(page)) == 1
    assert "The quay at low water" in images(page)[0]
    assert "Low water" in page


def test_pictures_between_words_and_in_tables_are_shown_too(archive):
    archive.story(
        "a/flood.md",
        "Flood",
        body="Look ![here](quay.png) now.\n\n| a | b |\n|---|---|\n"
        '| ![cell](quay.png) | <img src="quay.png" alt="raw"> |',
        date="1931-05-09",
    )
    archive.build()
    assert len(images(archive.page(PAGE))) == 3
    assert len(pictures(archive)) == 1


def test_one_picture_of_two_articles_is_one_file_and_two_of_one_name_are_two(archive, tmp_path):
    archive.write("b/quay.png", png())
    archive.story("b/ebb.md", "Ebb", body=QUAY, date="1931-05-10")
    archive.write("c/QUAY.png", png(grey=9))
    archive.story("c/fog.md", "Fog", body=QUAY.replace("quay.png", "QUAY.png"), date="1931-05-11")
    archive.build()
    assert sorted(pictures(archive).values()) == sorted([png(), png(grey=9)])
    assert len({address.casefold() for address in pictures(archive)}) == 2
    archive.delete("a/flood.md")
    archive.build()
    assert len(pictures(archive)) == 2, "the other article still shows it"
    archive.delete("b/ebb.md")
    archive.build()
    assert list(pictures(archive).values()) == [png(grey=9)]
    assert_as_if_clean(archive, tmp_path)


def test_an_article_that_gets_another_date_keeps_its_picture_where_it_is(archive):
    archive.build()
    before = pictures(archive)
    archive.story("a/flood.md", "Flood", body=QUAY, date="1931-06-01")
    archive.build()
    assert pictures(archive) == before
    assert images(archive.page("1931/06/01/flood.html"))


def test_an_edited_picture_changes_what_shows_it_and_nothing_else(archive, tmp_path):
    archive.story("a/ebb.md", "Ebb", date="1950-01-01")
    archive.build()
    before = archive.inodes()
    archive.write("a/quay.png", png(60, 40))
    archive.build()
    assert list(pictures(archive).values()) == [png(60, 40)]
    assert 'width="60" height="40"' in archive.page(PAGE)
    after = archive.inodes()
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    shows = re.compile(rf"pictures/.*|{re.escape(PAGE)}|(tags/floods/)?atom\.xml|checksums.*|\.backfile.*")
    assert [name for name in sorted(changed) if not shows.fullmatch(name)] == []
    assert_as_if_clean(archive, tmp_path)


def test_a_picture_that_is_touched_only_writes_nothing(archive):
    archive.build()
    os.utime(archive.root / "articles/a/quay.png", ns=(1, 1))
    assert archive.build().written == 0


def test_a_picture_that_goes_and_comes_back_is_noticed(archive, tmp_path):
    archive.build()
    archive.delete("a/quay.png")
    report = archive.build()
    [problem] = [problem for problem in report.problems if problem.code == "picture-missing"]
    assert (problem.path, problem.line) == ("articles/a/flood.md", 8)
    assert pictures(archive) == {}
    assert "<em>The quay at low water</em>" in archive.page(PAGE)
    assert images(archive.page(PAGE)) == []
    assert_as_if_clean(archive, tmp_path)
    archive.write("a/quay.png", png())
    assert codes(archive.build()) == []
    assert len(pictures(archive)) == 1
    assert_as_if_clean(archive, tmp_path)


def test_an_article_that_moves_with_its_picture_keeps_its_address(archive, tmp_path):
    archive.build()
    (archive.root / "articles/a").rename(archive.root / "articles/z")
    archive.build()
    assert images(archive.page(PAGE))
    assert_as_if_clean(archive, tmp_path)


def test_a_withheld_article_shows_no_picture(archive, tmp_path):
    archive.build()
    archive.write("/takedowns.yaml", "articles/a/flood.md:\n  withhold: true\n")
    archive.build()
    assert pictures(archive) == {}
    assert_as_if_clean(archive, tmp_path)


@pytest.mark.parametrize(
    ("passage", "shown"),
    [("low water", False), ("the quay", False), ("Words below", True), ("quay", False)],
)
def test_a_picture_whose_words_are_redacted_goes_with_them(archive, tmp_path, passage, shown):
    archive.write("/takedowns.yaml", f"articles/a/flood.md:\n  redact: [{passage}]\n")
    archive.build()
    assert bool(pictures(archive)) is shown
    assert bool(images(archive.page(PAGE))) is shown
    assert passage not in archive.page(PAGE).replace("articles/a", "")
    assert_as_if_clean(archive, tmp_path)


@pytest.mark.parametrize("suffix", DRAWN)
def test_each_kind_of_picture_is_measured(tmp_path, suffix):
    (tmp_path / "articles").mkdir()
    (tmp_path / f"articles/a{suffix}").write_bytes(DRAWN[suffix])
    found = Gallery(tmp_path).look(f"articles/a{suffix}")
    assert (found.suffix, found.width, found.height) == (suffix, 6, 4)
    assert kind(DRAWN[suffix]) == suffix


def test_a_photograph_is_as_wide_as_it_is_shown(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.jpeg").write_bytes(turned(DRAWN[".jpg"]))
    found = Gallery(tmp_path).look("articles/a.jpeg")
    assert (found.width, found.height) == (4, 6)


@pytest.mark.parametrize("suffix", [suffix for suffix in DRAWN if suffix != ".avif"])
def test_a_picture_whose_end_is_missing_is_shown_and_reported(archive, suffix):
    archive.write(f"a/cut{suffix}", DRAWN[suffix][:-12])
    archive.story("a/flood.md", "Flood", body=f"Words.\n\n![Cut](cut{suffix})", date="1931-05-09")
    assert codes(archive.build()) == ["picture-cut-off"]
    assert images(archive.page(PAGE))


def look(root: Path, name: str) -> str:
    found = Gallery(root).look(f"articles/{name}")
    assert isinstance(found, Doubt)
    assert found.hint
    return found.code


def test_what_cannot_be_shown_says_why(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "out.png").symlink_to("../secret.png")
    (folder / "drawing.svg").write_text("<svg/>")
    (folder / "disguised.png").write_text("<svg onload='alert(1)'/>")
    (folder / "master.tiff").write_bytes(b"II*\0")
    (folder / "empty.png").write_bytes(b"")
    (folder / "cut.jpg").write_bytes(DRAWN[".jpg"][:20])
    (folder / "folder.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    assert look(tmp_path, "out.png") == "picture-outside"
    assert look(tmp_path, "drawing.svg") == "picture-kind"
    assert look(tmp_path, "disguised.png") == "picture-broken"
    assert look(tmp_path, "master.tiff") == "picture-kind"
    assert look(tmp_path, "empty.png") == "picture-broken"
    assert look(tmp_path, "cut.jpg") == "picture-broken"
    assert look(tmp_path, "folder.png") == "picture-unreadable"
    assert look(tmp_path, "pipe.png") == "picture-unreadable"
    assert look(tmp_path, "none.png") == "picture-missing"
    assert look(tmp_path, "no\0ne.png") == "picture-missing"


def test_a_name_in_other_letters_is_pointed_out(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/Quay.PNG").write_bytes(png())
    found = Gallery(tmp_path).look("articles/quay.png")
    assert isinstance(found, Doubt)
    assert "Quay.PNG" in found.hint


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("![x](../../secret.png)", "picture-outside"),
        ("![x](%2e%2e/%2e%2e/secret.png)", "picture-outside"),
        ("![x](/etc/passwd.png)", "picture-elsewhere"),
        ("![x](https://example.org/spy.png)", "picture-elsewhere"),
        ("![x](//example.org/spy.png)", "picture-elsewhere"),
        ('<img src="javascript:alert(1)" alt="x">', "picture-elsewhere"),
        ("![](quay.png)", "picture-without-alt"),
    ],
)
def test_pictures_come_from_the_articles_alone(archive, written, code):
    archive.write("/secret.png", png())
    archive.story("a/flood.md", "Flood", body=f"Words.\n\n{written}", date="1931-05-09")
    assert codes(archive.build()) == [code]
    assert "secret" not in "".join(archive.tree())
    for img in images(archive.page(PAGE)):
        assert 'src="../../../pictures/' in img


def test_pictures_may_lie_in_a_folder_of_their_own_and_have_any_name(archive, tmp_path):
    archive.write("pictures/부두 1.png", png(grey=1))
    archive.story("a/flood.md", "Flood", body="Words.\n\n![x](<../pictures/부두 1.png>)", date="1931-05-09")
    assert codes(archive.build()) == []
    assert list(pictures(archive).values()) == [png(grey=1)]
    assert "".join(pictures(archive)).isascii()


def test_a_list_that_names_no_file_costs_the_article_nothing(archive):
    for number, value in enumerate(
        ("[{caption: x}]", "{file: {a: b}}", "https://example.org/a.png", "[[a]]")
    ):
        archive.story(f"b/{number}.md", f"Number {number}", images=value)
    report = archive.build()
    assert report.quarantined == 0
    assert codes(report) == ["picture-elsewhere"] * 4


def test_readers_machines_are_told_of_the_lead_picture(archive):
    archive.write(
        "a/flood.yaml",
        "images:\n- file: quay.png\n  caption: Low water\n  credit: E. Carrow\ntags: [Harbour]\n",
    )
    archive.build(base_url="https://example.org/paper/")
    [address] = pictures(archive)
    url = f"https://example.org/paper/{address}"
    page = archive.page(PAGE)
    assert f'<meta property="og:image" content="{url}">' in page
    assert '<meta property="og:image:alt" content="The quay at low water">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(data)["image"] == [
        {
            "@type": "ImageObject",
            "url": url,
            "width": 6,
            "height": 4,
            "caption": "Low water",
            "creditText": "E. Carrow",
        }
    ]
    for folder in ("", "tags/harbour/"):
        assert json.loads(archive.page(f"{folder}feed.json"))["items"][0]["image"] == url
        assert f'<media:content url="{url}" medium="image" type="image/png"' in archive.page(
            f"{folder}feed.xml"
        )
        assert f'<link rel="enclosure" type="image/png" length="{len(png())}"' in archive.page(
            f"{folder}atom.xml"
        )


def test_of_no_picture_nothing_is_said(archive):
    archive.story("a/flood.md", "Flood", date="1931-05-09")
    archive.build(base_url="https://example.org/")
    said = archive.page(PAGE) + archive.page("feed.xml") + archive.page("feed.json")
    assert not re.search(r'og:image|twitter|"image"|<img|media:', said.replace('class="logo"', ""))


def test_what_is_said_of_a_picture_can_be_searched(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/quay.png").write_bytes(png())
    head = "---\nheadline: Flood\nimages: {file: quay.png, alt: A quay, caption: Low water}\n---\nWords.\n"
    article = load("articles/a.md", head.encode(), look=Gallery(tmp_path).look).article
    assert document(article, PAGE, ()).body == "Words.\nA quay\nLow water"


def test_words_of_a_picture_are_words_and_nothing_else(archive):
    hostile = "\"><script>alert(1)</script>'"
    archive.write(
        "a/flood.yaml",
        json.dumps({"images": [{"file": "quay.png", "alt": hostile, "caption": hostile, "credit": hostile}]}),
    )
    archive.story("a/flood.md", "Flood", date="1931-05-09")
    archive.build(base_url="https://example.org/")
    page = archive.page(PAGE)
    assert len(images(page)) == 1
    assert "<script>alert" not in page
    assert "<script>alert" not in archive.page("feed.xml")


def test_the_check_misses_a_picture_that_is_gone_from_the_output(archive):
    archive.build()
    assert CliRunner().invoke(main, ["check", str(archive.output)]).exit_code == 0
    [address] = pictures(archive)
    (archive.output / address).unlink()
    found = CliRunner().invoke(main, ["check", str(archive.output)])
    assert found.exit_code == 1
    assert f"<img src> ../../../{address}" in found.output


def test_inspect_shows_the_pictures_that_were_found(archive):
    said = CliRunner().invoke(main, ["inspect", str(archive.root / "articles/a/flood.md")]).output
    assert "articles/a/quay.png  (6 x 4): The quay at low water" in said


def test_explain_names_the_file_behind_a_picture(archive):
    archive.build()
    [address] = pictures(archive)
    said = (
        CliRunner()
        .invoke(main, ["explain", str(archive.output / address), "--site", str(archive.root)])
        .output
    )
    assert "made from: articles/a/quay.png" in said
    assert "next build: will leave it" in said
