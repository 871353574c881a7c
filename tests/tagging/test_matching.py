from __future__ import annotations

import pytest

from backfile.tagging.folding import even, lower
from backfile.tagging.matcher import Form, Matcher


def found(form: str, text: str) -> list[str]:
    plain = even(text)
    return [plain[m.start : m.end] for m in Matcher([Form(form, 1)]).find(plain, lower(plain))]


@pytest.mark.parametrize(
    ("form", "text", "times"),
    [
        ("milk", "Milk, MILK and milkmaids", 2),
        ("Lee", "Lee said lee shores; LEE too", 2),
        ("US", "US, us and U.S.", 1),
        ("US", "LET US GO TO THE SEA\nlower case", 0),
        ("farm*", "Farmers farm on farmland, not an alarmfarm", 3),
        ("C++", "C++ and C", 1),
        ("C", "C++ and C, not CD", 2),
        ("New York", "NEW YORK, March 3 - New York's mayor in Newer York", 2),
        ("Zürich", "In Zürich, ZÜRICH", 2),
        ("한국", "한국은 한국에서 한국어를, 대한국 한국인", 3),
        ("日本", "日本の首相が来日本日", 2),
        ("ドイツ", "ドイツ軍とサドイツ", 1),
        ("مصر", "مصر وبمصر والمصري ومصر", 3),
        ("APEC", "APEC은 APECs", 1),
        ("İzmir", "İzmir'de", 1),
    ],
)
def test_forms_are_found_as_whole_words_of_their_script(form: str, text: str, times: int) -> None:
    assert len(found(form, text)) == times


def test_the_longest_form_wins() -> None:
    matcher = Matcher([Form("Lee", 1), Form("Lee County", 2)])
    text = "Lee moved to Lee County"
    assert [(m.start, m.targets) for m in matcher.find(text, lower(text))] == [(0, (1,)), (13, (2,))]


def test_one_form_may_mean_several_things() -> None:
    assert Matcher([Form("Georgia", 1), Form("Georgia", 2)]).find("Georgia", "georgia")[0].targets == (1, 2)
