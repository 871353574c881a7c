"""Slugs are plain ASCII, readable, and do not depend on what else there is."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from slugify import slugify
from text_unidecode import unidecode

from backfile.slugs import LONGEST, given_slug, headline_slug, is_reserved, term_slug


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Flood in Mill Lane", "flood-in-mill-lane"),
        ("“It’s over,” says Smith's lawyer", "its-over-says-smiths-lawyer"),
        ("U.S.-born doctors: 1,000 leave", "u-s-born-doctors-1000-leave"),
        ("Über die Brücke", "uber-die-brucke"),
        ("Łódź: żółw", "lodz-zolw"),
        ("폭우로 한강 수위 상승", "poguro-hangang-suwi-sangseung"),
        ("Київ: зустріч у верхах", "kiyiv-zustrich-u-verkhakh"),
        ("東京の大雨", "dong-jing-noda-yu"),
    ],
)
def test_headlines_become_words(headline, slug):
    assert headline_slug(headline) == slug


def test_a_headline_that_leaves_nothing_has_a_slug_of_its_own():
    assert headline_slug("!!!") != headline_slug("???") != ""


def test_a_long_headline_ends_after_a_whole_word():
    assert headline_slug("word " * 40) == "-".join(["word"] * 16)
    assert headline_slug("x" * 300) == "x" * LONGEST


@given(st.text())
def test_a_slug_is_always_fit_for_an_address(text):
    for slug in (headline_slug(text), given_slug(text), term_slug(text)):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= LONGEST + 7


@given(st.text())
def test_composed_and_decomposed_headlines_have_one_slug(text):
    composed = unicodedata.normalize("NFC", text)
    if re.search("[a-z0-9]", unidecode(composed).lower()):
        assert headline_slug(composed) == headline_slug(unicodedata.normalize("NFD", composed))


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_leads_to_the_same_slug(text):
    assert unidecode(text) == text


@given(st.lists(st.text(max_size=12), unique=True))
def test_different_terms_never_share_a_slug(terms):
    assert len({term_slug(term) for term in terms}) == len(terms)


def test_plain_terms_have_plain_slugs_and_others_a_digest():
    assert term_slug("harbour board") == "harbour-board"
    assert term_slug("c") == "c"
    assert re.fullmatch("c-[0-9a-f]{6}", term_slug("c++"))
    assert term_slug("c++") != term_slug("c#")


@pytest.mark.parametrize("name", ["index", "page-2", "con", "COM1", "31", "feed"])
def test_reserved_names_are_never_a_terms(name):
    assert is_reserved(name)
    assert not is_reserved(term_slug(name.lower()))


@pytest.mark.parametrize("text", ["../../etc/passwd", "a/b", "Über uns", ".", "x" * 500, "a--b", "a\x00b"])
def test_a_slug_from_a_source_cannot_leave_its_folder(text):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", given_slug(text))


@given(st.text(st.characters(max_codepoint=127, blacklist_characters="&"), max_size=60))
def test_the_short_way_for_ascii_leads_where_slugify_leads(text: str) -> None:
    assume(slugify(text.replace("'", "")) != "" and len(text) <= LONGEST)
    assert headline_slug(text) == slugify(text.replace("'", ""))
