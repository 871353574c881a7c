"""A tagger for one article finds what the tagger for all of them finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backfile.loader import load
from backfile.records import Article, Loaded
from backfile.tagging import Tagger, parse_vocabulary
from backfile.tagging.folding import even, lower
from backfile.tagging.gazetteer import gazetteer, gazetteer_for

VOCABULARY = parse_vocabulary(
    """
Farming:
  kind: subject
  match: [farm*, dairies]
  not: [Farmer Brown]
Harbour Board:
  aliases: [the Board]
"""
)
WHOLE = Tagger(VOCABULARY)
PIECES = st.sampled_from(
    [
        "the farmer", "dairies", "Farmer Brown", "the Board", "U.S.", "US", "Côte d\u2019Ivoire", "LONDON",
        "Mayor Ada Lovelace", "in Reading", "\uc11c\uc6b8\uc5d0\uc11c", "Georgia", "a strike of dockers",
        *[form.text for form in gazetteer().forms[::4001]],
    ]
)  # fmt: skip


def article(headline: str, body: str, tags: tuple[str, ...]) -> Article:
    loaded = load("articles/a.txt", f"{headline}\n\n{body}\n".encode())
    assert isinstance(loaded, Loaded)
    return replace(loaded.article, tags=tags)


@given(PIECES, st.lists(PIECES, min_size=1, max_size=6), st.lists(PIECES, max_size=2))
def test_it_finds_the_same(headline: str, body: list[str], tags: list[str]) -> None:
    found = article(f"News of {headline}", f"They spoke of {', '.join(body)}, and left.", tuple(tags))
    assert Tagger(VOCABULARY).for_one(found).candidates(found) == WHOLE.candidates(found)


@pytest.mark.parametrize("tagging", ["off", "vocabulary"])
def test_an_article_with_a_say_of_its_own_is_tagged_by_it(tagging: str) -> None:
    found = replace(article("Farms", "Dairies in London.", ("paris",)), tagging=tagging)
    assert Tagger(VOCABULARY).for_one(found).candidates(found) == WHOLE.candidates(found)


def test_a_tagger_that_has_started_is_used_for_all() -> None:
    found = article("Farms", "Dairies in London.", ())
    WHOLE.candidates(found)
    assert WHOLE.for_one(found) is WHOLE
    assert Tagger(VOCABULARY).for_one(found).fingerprint == WHOLE.fingerprint


def test_of_the_forms_of_places_those_that_stand_in_a_text_are_known() -> None:
    forms = [form.text for form in gazetteer().forms]
    for first in range(0, 400, 20):
        text = lower(even(" / ".join([*forms[first::400], "İzmir", "ΚΡΗΤΗ", "Hawaiʼi"])))
        known = {form.text for form in gazetteer_for(text).forms}
        assert {form for form in forms if lower(even(" ".join(form.split()))) in text} <= known


def test_places_keep_their_numbers() -> None:
    some = gazetteer_for("berlin")
    assert some.places == gazetteer().places
    assert {some.places[form.place].label for form in some.forms if form.text == "Berlin"} == {"Berlin"}
    assert len(some.forms) < len(gazetteer().forms) / 2
