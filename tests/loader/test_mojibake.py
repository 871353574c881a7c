"""UTF-8 that was read as another encoding: put right where that is certain, otherwise reported or left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.loader.mojibake import suspicious, unscramble
from backfile.loader.tidy import beyond_ascii


def misread(text: str, encoding: str) -> str:
    return "".join(bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "Crème brûlée à l’école “naïve” — façade",
        "Привет из гавани, это проверка",
        "이것은 한국어 문장입니다",
        "港の氷、今年は早く解ける。",
        "Rıhtımda çalışanlar söyledi",
        "العربية لغة جميلة",
        "हिन्दी में लिखा",
    ],
)
def test_a_misread_line_is_put_right(text: str) -> None:
    damaged = f"A heading\n{misread(text, 'cp1252')}\nThe rest."
    better, repairs, doubts = unscramble(damaged)
    assert better == f"A heading\n{text}\nThe rest."
    assert repairs == ["1 line of UTF-8 that had been read as cp1252 put right"]
    assert doubts == []


def test_other_wrong_encodings_are_known_too() -> None:
    for encoding in ("cp1251", "mac_roman", "cp1250", "cp437"):
        better, repairs, _ = unscramble(misread("Café, Müller, Zoë", encoding))
        assert better == "Café, Müller, Zoë"
        assert encoding in repairs[0]


def test_text_damaged_twice_is_put_right_twice() -> None:
    assert unscramble(misread(misread("Café", "cp1252"), "cp1252"))[0] == "Café"


@pytest.mark.parametrize(
    "text",
    [
        "Ils vont au CAFÉ» dit-il, À «Paris»",
        "NÃO, DISSE A IRMÃ” DO MINISTRO",
        "Він каже: «Її немає»",
        "Ärzte und Ökonomen – Übel",
        "Temperature 20 °C, ± 2",
        "Île-de-France, Ñandú, Øre, Ångström",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert unscramble(text) == (text, [], [])


def test_a_damaged_line_that_lost_bytes_is_reported() -> None:
    broken = misread("été, hôtel, Noël, garçon, déjà", "cp1252") + " Ã"
    text, repairs, doubts = unscramble(f"First\n{broken}")
    assert text == f"First\n{broken}"
    assert repairs == []
    assert [(doubt.code, doubt.line) for doubt in doubts] == [("mojibake", 2)]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n")))
def test_what_is_put_right_can_be_damaged_again_to_the_same(text: str) -> None:
    better, repairs, _ = unscramble(text)
    if len(repairs) == 1:
        encoding = repairs[0].split(" read as ")[1].split()[0]
        assert misread(better, encoding) == text


def test_ascii_is_never_suspicious() -> None:
    text = "Plain ASCII, at any length. " * 10
    assert not suspicious(text, beyond_ascii(text))
