"""A text becomes the same words in Python and in the reader's browser."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.search.words import MAX_LENGTH, fold, words

HERE = Path(__file__).parent
CASES = json.loads((HERE / "words.json").read_text(encoding="utf-8"))
SCRIPT = HERE.parent.parent / "static" / "search-index.js"
NODE = shutil.which("node")
# Letters that Python's Unicode tables do not know yet may be known to the browser.
ASSIGNED = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=40)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_text_becomes_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_word_is_the_same_wherever_it_stands(left: str, right: str) -> None:
    assert words(f"{left} {right}") == words(left) + words(right)


@given(st.text(st.characters(max_codepoint=0x24F), max_size=20))
def test_a_few_foreign_letters_in_a_plain_text_fold_as_they_do_alone(text: str) -> None:
    plain = "Reported by telegraph from the harbour office late on the night of the ninth. " * 5
    assert words(f"{plain}{text} {plain}") == words(plain) + words(text) + words(plain)


@given(st.text(max_size=200))
def test_no_word_is_empty_or_too_long(text: str) -> None:
    assert all(0 < len(word) <= MAX_LENGTH for word in words(text))


@pytest.mark.skipif(NODE is None, reason="needs node")
@settings(max_examples=5)
@given(st.lists(ASSIGNED, min_size=50, max_size=200))
def test_the_browser_finds_the_same_words(texts: list[str]) -> None:
    assert browser_words(texts) == [words(text) for text in texts]


@pytest.mark.skipif(NODE is None, reason="needs node")
def test_the_browser_passes_the_shared_cases() -> None:
    assert browser_words([text for text, _ in CASES]) == [expected for _, expected in CASES]


def browser_words(texts: list[str]) -> list[list[str]]:
    program = (
        f"const {{ words }} = require({json.dumps(str(SCRIPT))});"
        "const texts = JSON.parse(require('fs').readFileSync(0));"
        "console.log(JSON.stringify(texts.map(words)));"
    )
    done = subprocess.run(
        [NODE or "", "-e", program], input=json.dumps(texts), capture_output=True, check=True, text=True
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found
