"""Reading backwards finds what the expressions find that say it."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.tagging.kinds import _word_before
from backfile.tagging.text import word_before

TEXTS = st.text(st.sampled_from(list("aZé한ة9_.'- ,;\n")), max_size=14)
BEFORE = re.compile(r"([\w.'-]+)([ ,]?) ?\Z")
ROLE_BEFORE = re.compile(r"([\w-]+),? \Z")


@settings(max_examples=300)
@given(text=TEXTS, low=st.integers(0, 4))
def test_the_word_before_a_place(text: str, low: int) -> None:
    low = min(low, len(text))
    match = BEFORE.search(text, low, len(text))
    found = word_before(text, len(text), low)
    assert found.word == (match[1] if match else "")
    if match:
        assert (found.start, found.between) == (match.start(1), match[2])


@settings(max_examples=300)
@given(text=TEXTS, low=st.integers(0, 4))
def test_the_word_before_a_name(text: str, low: int) -> None:
    low = min(low, len(text))
    match = ROLE_BEFORE.search(text, low, len(text))
    assert _word_before(text, len(text), low) == (match[1] if match else "")
