from __future__ import annotations

import pytest

from backfile.render.labels import label_direction, label_language


@pytest.mark.parametrize(
    ("label", "interface", "around", "language"),
    [
        ("Harbour", "en", None, None),
        ("São Paulo", "en", None, None),
        ("부산항", "en", None, "ko"),
        ("港", "en", None, "und-Hani"),
        ("港", "en", "ja", "ja"),
        ("港", "ko", None, None),
        ("港まつり", "en", "zh", "ja"),
        ("ميناء", "en", None, "und-Arab"),
        ("ميناء", "en", "fa", "fa"),
        ("Порт", "en", "uk", "uk"),
        ("Порт", "ru", None, None),
        ("Harbour", "ko", None, "und-Latn"),
        ("Harbour", "ko", "en", "en"),
        ("Harbour", "zh-Hant", None, "und-Latn"),
        ("港", "zh-Hant", None, None),
        ("1931", "ar", None, None),
        ("Harbour", "tlh", None, None),
    ],
)
def test_a_name_is_marked_where_the_interface_is_written_otherwise(
    label: str, interface: str, around: str | None, language: str | None
) -> None:
    assert label_language(label, interface, around) == language


def test_names_run_as_their_script_does() -> None:
    assert [label_direction(label) for label in ("ميناء", "נמל", "Harbour", "港", "1931")] == [
        *("rtl", "rtl"),
        *("ltr", "ltr", "ltr"),
    ]
