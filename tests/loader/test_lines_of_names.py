"""Which lines are nothing but names, with an office, an agency or a place beside them, and which are not."""

from __future__ import annotations

import pytest

from backfile.loader.namelines import bare_names


@pytest.mark.parametrize(
    ("line", "authors", "place"),
    [
        ("Jane Doe @portnews", ("Jane Doe",), None),
        ("(Jane Doe)", ("Jane Doe",), None),
        ("Anne MARTIN.", ("Anne MARTIN",), None),
        ("Jane Doe S.", ("Jane Doe S.",), None),
        ("Jane Doe (with AP)", ("Jane Doe",), None),
        ("Jane (J.J.) Doe", ("Jane Doe",), None),
        ("Jane Doe (in Kiel)", ("Jane Doe",), "Kiel"),
        ("Jane Doe in Kiel", ("Jane Doe",), "Kiel"),
        ("Jane Doe, Kiel", ("Jane Doe",), "Kiel"),
        ("Kiel • Jane Doe", ("Jane Doe",), "Kiel"),
        ("Journalist • Jane Doe", ("Jane Doe",), None),
        ("Jane Doe, Kiel, Bonn", ("Jane Doe",), None),
        ("Jane Doe, valleyNews", ("Jane Doe",), None),
        ("Jane Doe, Political editor", ("Jane Doe",), None),
        ("Jane Doe Political editor", ("Jane Doe",), None),
        ("Jane Doe The Valley Herald", ("Jane Doe",), None),
        ("Jane Doe and AP", ("Jane Doe", "AP"), None),
        ("Reuters:", ("Reuters",), None),
        ("AFP, Kiel", ("AFP",), "Kiel"),
        ("Editor, Kiel", (), "Kiel"),
        ("Redacción cultura", (), None),
    ],
)
def test_a_line_is_names_with_what_stands_beside_them(
    line: str, authors: tuple[str, ...], place: str | None
) -> None:
    who = bare_names(line)
    assert who is not None
    assert (who.authors, who.place) == (authors, place)


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe\tport",
        '"Jane Doe"',
        "Jane Doe:",
        "Anne Martin.",
        "Edição Impressa",
        "Jane Doe The Old Pier Of The Harbour Board",
        "Jane Doe The old pier",
        "An AP Extra",
        "Jane Doe and PORT",
        "Kiel in Nairobi",
        "Kiel (ots)",
        "AFP, the old pier of Kiel",
        "Jane Doe, the old pier",
        "Jane Doe, Port Ellis on the Old River",
        "Jane Doe and John Roe and others",
        "항구, 부두 표결 동결",
    ],
)
def test_a_line_with_other_words_is_no_line_of_names(line: str) -> None:
    assert bare_names(line) is None
