"""Which single lines say who wrote, and which only look so."""

from __future__ import annotations

import pytest

from backfile.loader import byline


@pytest.mark.parametrize(
    ("line", "language", "authors"),
    [
        ("(By United Press.)", "en", ("United Press",)),
        ("Written by Jane Doe", "en", ("Jane Doe",)),
        ("By dpa", "de", ("dpa",)),
        ("Von t-online, jse", "de", ("t-online", "jse")),
        ("di Portonotizie.it", "it", ("Portonotizie.it",)),
        ("By 7 News WHDH", "en", ()),
        ("Port News | By John Roe | Harbour", "en", ("John Roe",)),
        ("Jane Doe jane@port.test", "en", ("Jane Doe",)),
        ("@portnews Jane Doe", "en", ("Jane Doe",)),
        ("Autor: Jane Doe", "de", ("Jane Doe",)),
        ("Artikel von: Von Anna Berg", "de", ("Anna Berg",)),
        ("a cura di Anna Rossi", "it", ("Anna Rossi",)),
        ("文/王小明", "zh", ("王小明",)),
        ("取材・文＝山田太郎", "ja", ("山田太郎",)),
        ("mh 15. Oktober 2023", "de", ("mh",)),
        ("von eseppelt · 31. Oktober 2023", "de", ("eseppelt",)),
        ("Redaktion Sport 31. Oktober 2023", "de", ()),
        ("News Editor May 4, 1951", "en", ()),
        ("AFP May 4, 1951", "en", ("AFP",)),
        ("Jane Doe Published on May 4, 1951", "en", ("Jane Doe",)),
        ("Jane Doe 15:35, Oct 29, 2020", "en", ("Jane Doe",)),
        ("王小明 2021年6月7日", "zh", ("王小明",)),
    ],
)
def test_a_line_says_who_wrote(line: str, language: str, authors: tuple[str, ...]) -> None:
    who = byline.recognise(line, language)
    assert who is not None
    assert who.authors == authors


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("", "en"),
        ("By the way:", "en"),
        ("By Jane Doe!", "en"),
        ("By the end of the day the boats came home.", "en"),
        ("By 7 boats", "en"),
        ("Harbour by Jane Doe", "en"),
        ("De avond valt", "nl"),
        ("di porto.it", "it"),
        ("the harbour jane@port.test", "en"),
        ("Author: port of the boats", "en"),
        ("a cura di Anna Rossi e di tutti gli altri amici del porto", "it"),
        ("hafen 15. Oktober 2023", "de"),
        ("am 15. Oktober 2023", "de"),
        ("von 15 · 31. Oktober 2023", "de"),
        ("redaktion sport 31. Oktober 2023", "de"),
        ("Jane Doe May 4, 1951 -", "en"),
        ("Jane Doe 4 boats May 4, 1951", "en"),
        ("Jane Doe wrote from the old pier on May 4, 1951.", "en"),
        ("Mayor Promises Bus From June 2", "en"),
        ("GENEVA, April 3, 1997 (AFP)", "en"),
        ("決勝は6月7日", "ja"),
    ],
)
def test_a_line_that_only_looks_like_a_byline_says_nobody(line: str, language: str) -> None:
    assert byline.recognise(line, language) is None
