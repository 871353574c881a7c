from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Make

from backfile.tagging import STRONG, Tagger, Vocabulary, parts

Names = Callable[..., dict[str, str]]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(Vocabulary())


@pytest.fixture
def names(tagger: Tagger, article: Make) -> Names:
    """names("Headline", "Paragraph.", ...): label to kind of the names that the article is about."""

    def found(*text: str, **values: object) -> dict[str, str]:
        candidates = tagger.candidates(article(*text, **values))
        return {c.label: c.kind for c in candidates if c.method == "name" and c.score >= STRONG}

    return found


def test_a_full_name_owns_its_later_short_form(names: Names) -> None:
    text = "Mayor Ada Quill spoke. Quill said no. In the end Quill went."
    assert names("Quill says no", text) == {"Ada Quill": "person"}


def test_each_short_form_belongs_to_the_last_full_name_before_it(tagger: Tagger, article: Make) -> None:
    made = article("News", "Ann Hart came. Hart sat.", "Bob Hart came. Hart stood. Hart left.")
    found = {c.label: len(c.evidence) for c in tagger.candidates(made)}
    assert found == {"Ann Hart": 2, "Bob Hart": 3}


def test_a_family_name_may_come_first(names: Names) -> None:
    assert names("Kim meets Lee", "Kim Hyun-jong met Lee Jae-myung. Kim said that Lee agreed.") == {
        "Kim Hyun-jong": "person",
        "Lee Jae-myung": "person",
    }


def test_titles_and_roles_are_evidence_and_no_part_of_the_name(names: Names) -> None:
    assert names("Budget", "Treasury Secretary James Baker spoke. Mr Baker smiled.") == {
        "James Baker": "person"
    }
    assert names("Cup", "The goalkeeper Zdravko Vint fell, and Vint got up.") == {"Zdravko Vint": "person"}


def test_a_firm_is_named_without_its_legal_form(names: Names) -> None:
    text = "Quarry Tool Co said that Quarry will pay. Quarry's shares rose."
    assert names("Quarry pays", text) == {"Quarry Tool": "organisation"}


def test_an_abbreviation_in_brackets_counts_for_the_name(tagger: Tagger, article: Make) -> None:
    made = article("News", "The Mobile Data Association (MDA) counts. The MDA said so, and the MDA knows.")
    (candidate,) = (c for c in tagger.candidates(made) if c.method == "name")
    assert (candidate.label, candidate.kind, candidate.variant) == (
        "Mobile Data Association",
        "organisation",
        "mda",
    )
    assert [words for _, _, words in candidate.evidence] == ["Mobile Data Association", "MDA", "MDA", "MDA"]


def test_bodies_are_told_by_what_stands_around_them(names: Names) -> None:
    text = "The transport firm Ostrander will hire. Ostrander manager Al Bly said Ostrander grows."
    assert names("Ostrander hires", text)["Ostrander"] == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday it rained. However the sun shone. Yesterday was Monday, and However is a word.",
        "The New River Bridge opened on Monday, in March.",
        "WHEAT PRICES ROSE. WHEAT PRICES FELL.",
    ],
)
def test_sentence_openers_days_and_capitals_are_no_names(names: Names, text: str) -> None:
    assert names("News", text, text) == {}


def test_the_authors_are_not_what_an_article_is_about(names: Names) -> None:
    assert names("News", "Ann Hart saw it. Ann Hart wrote.", authors=("Ann Hart",)) == {}


def test_russian_case_forms_are_one_name(names: Names) -> None:
    text = "Олег Дерипаска продал завод. Сделка Олега Дерипаски с Олегом Дерипаской известна."
    assert list(names("Завод продан", text, language="ru")) == ["Олег Дерипаска"]


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("ko", "이재명 대통령은 서울에서 말했다. 이 대통령은 웃었다.", "이재명"),
        ("ja", "岩本絹子容疑者を逮捕した。岩本容疑者は否認した。", "岩本絹子"),
        ("zh", "总理李克强，在北京说。总理李克强表示同意。", "李克强"),
        ("ar", "قال الرئيس باراك أوباما أمس. وأضاف باراك أوباما شيئا.", "باراك أوباما"),
        (
            "ru",
            "Компания купила завод. Нефтяная компания «Русский лес» рада. «Русский лес» растёт.",
            "Русский лес",
        ),
    ],
)
def test_scripts_without_capitals_are_read_by_titles(
    names: Names, language: str, text: str, label: str
) -> None:
    assert label in names("x", text, language=language)


def test_evidence_points_at_the_words(tagger: Tagger, article: Make) -> None:
    made = article("News", "Mayor Ada Quill’s men came.", "They met Quill.", subhead="Below")
    text = "\n".join(parts(made))
    (candidate,) = (c for c in tagger.candidates(made) if c.method == "name")
    assert [text[start:end] for start, end, _ in candidate.evidence] == ["Ada Quill", "Quill"]


def test_words_behind_a_name_say_what_it_is(names: Names) -> None:
    text = "Brillex, a Danish oil company, fell. Traders sold Brillex."
    assert names("Markets", text) == {"Brillex": "organisation"}
    assert names("Cup", "Zdravko Vint, the goalkeeper, fell. Then Vint got up.") == {"Zdravko Vint": "person"}


def test_what_people_have_shares_in_or_speak_for_is_a_body(names: Names) -> None:
    assert names("Markets", "Shares in Brillex fell. Brillex closed lower.") == {"Brillex": "organisation"}
    assert names("News", "A spokesman for Brillex spoke. Brillex had no choice.") == {
        "Brillex": "organisation"
    }


def test_a_person_may_be_called_by_the_first_name_now_and_then(names: Names) -> None:
    text = "Zdravko Vint fell. Vint rose. Vint ran. Zdravko smiled, and Vint won."
    assert names("Cup", text) == {"Zdravko Vint": "person"}


def test_a_body_that_a_brief_text_names_in_full_is_no_passing_mention(names: Names) -> None:
    said = "Ada Fox of the Marsh Growers Association spoke to people in the village."
    assert names("Rain", "It rained.", said) == {"Marsh Growers Association": "organisation"}
    assert names("Rain", "It rained.", said, *["It rained and rained again." for _ in range(80)]) == {}


def test_a_small_word_with_a_capital_behind_an_abbreviation_is_no_name(names: Names) -> None:
    text = "Talks between the U.S. And Brillonia went on. U.S. And Brillonia officials spoke."
    assert not any("And" in name for name in names("Talks", text))
