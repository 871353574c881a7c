"""What is taken out of a text, what stays, and that every change is listed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.loader.tidy import beyond_ascii, is_tidy, tidy


@pytest.mark.parametrize(
    ("written", "read", "repair"),
    [
        ("a\r\nb\r\n", "a\nb\n", "line ends CR LF read as LF"),
        ("a\rb\r", "a\nb\n", "line ends CR read as LF"),
        ("a\r\nb\rc", "a\nb\nc", "line ends CR LF, CR read as LF"),
        ("a\r\r\nb", "a\nb", "line ends CR LF read as LF"),
        ("a\x85b\u2028c\u2029d\x0be", "a\nb\nc\nd\ne", "line ends VT, NEL, LS, PS read as LF"),
        ("a\fb", "a\nb", "1 page break read as a line end"),
        ("a\n\fb", "a\nb", "1 control character removed"),
        ("a\0b\x07", "ab", "2 control characters removed"),
        ("end\x1a", "end", "1 control character removed"),
        ("ten\xa0miles", "ten miles", "1 special space read as a space"),
        ("news\xadpaper", "newspaper", "1 soft hyphen removed"),
        ("news\xad\npaper", "news-\npaper", "1 soft hyphen at a line end read as a hyphen"),
        ("news\xac\npaper", "news-\npaper", "1 soft hyphen at a line end read as a hyphen"),
        ("zero\u200bwidth\ufeff", "zerowidth", "2 zero-width characters removed"),
        ("Auf\u200clage", "Auflage", "1 joiner removed"),
        ("ﬁshing ﬂeet", "fishing fleet", "2 ligatures spelt out"),
        ("Cafe\u0301", "Café", "letters and their accents composed (NFC)"),
        ("left\u200eright", "leftright", "1 direction mark removed"),
        ("\u202eevil\u202c", "evil", "2 direction controls removed"),
        (
            "\u200fשלום\u200f\n\u200f12 \u200fעולם\u200f\n",
            "שלום\n\u200f12 \u200fעולם\n",
            "3 direction marks at a line's edge removed",
        ),
        (
            "It\x92s \x93late\x94 \x85\n",
            "It’s “late” …\n",
            "4 letters and marks of windows-1252 that had been read as Latin-1 put right",
        ),
        (
            "Но\x97 не\x97\n",
            "Но— не—\n",
            "2 letters and marks of windows-1252 that had been read as Latin-1 put right",
        ),
    ],
)
def test_a_change_is_made_and_listed(written: str, read: str, repair: str) -> None:
    assert tidy(written)[:2] == (read, (repair,))


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, and a tab\there.\n",
        "«\xa0Où\xa0?\xa0»",  # French spaces that keep marks on their line
        "می\u200cخواهم",  # a Persian joiner parts two letters of one word
        "क्\u200dष",  # a Hindi joiner shapes a letter
        "👩\u200d🚒",  # an emoji made of two
        "ភាសា\u200bខ្មែរ",  # Khmer marks where a line may break
        "שלום \u200fעולם",  # a direction mark in a text that runs from the right
    ],
)
def test_what_means_something_stays(text: str) -> None:
    assert tidy(text) == (text, (), ())


def test_letters_that_were_lost_before_are_reported_with_their_line() -> None:
    _, _, doubts = tidy("one\ntwo \ufffd\ufffd\n")
    assert [(doubt.code, doubt.line) for doubt in doubts] == [("lost-characters", 2)]


def test_accents_without_end_are_left_alone() -> None:
    text = "a" + "\u0300\u0316" * 50_000
    read, _, doubts = tidy(text)
    assert read == text
    assert [doubt.code for doubt in doubts] == ["too-many-marks"]


@given(
    st.text()
    | st.text("a0क¬\n\r\f\x85\xad\u0301\u200b\u200c\u200f\u2028\u202a\u2060\xa0\ufb01\ufeff", max_size=8)
)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once, _, _ = tidy(text)
    again, repairs, _ = tidy(once)
    assert again == once
    assert repairs == ()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Mn"])))
def test_lines_are_neither_merged_nor_split(text: str) -> None:
    lines = "\r\n".join(("first", text, "last"))
    assert tidy(lines)[0].count("\n") == 2


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_a_quick_look_misses_nothing(text: str) -> None:
    if is_tidy(text, beyond_ascii(text)):
        assert all(letter.isprintable() or letter in "\n\t" for letter in text)
        assert unicodedata.is_normalized("NFC", text)
