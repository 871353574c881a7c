from __future__ import annotations

from conftest import Make

from backfile.tagging import Tagger, Vocabulary, locate, parse_vocabulary, parts

VOCABULARY = parse_vocabulary(
    """\
Milk:
  aliases: [dairy produce]
Lee Jae-myung:
  kind: person
  aliases: [이재명]
  match: [Lee Jae-myung, Lee, 이재명]
  not: [Lee County]
Dairying:
  merged-into: Milk
"""
)


def labels(article: Make, *text: str, **values: object) -> list[str]:
    return [c.label for c in Tagger(VOCABULARY, tagging="vocabulary").candidates(article(*text, **values))]


def test_given_tags_go_through_the_vocabulary(article: Make) -> None:
    assert labels(article, "A", tags=("Milk", "milk ", "dairy  produce", "dairying")) == ["Milk"]
    assert labels(article, "A", tags=("C", "C++", "C#")) == ["C", "C#", "C++"]


def test_forms_are_found_in_headline_and_body_but_not_inside_excluded_ones(article: Make) -> None:
    assert labels(article, "Lee speaks") == ["Lee Jae-myung"]
    assert labels(article, "News", "A fair in Lee County.") == []
    assert labels(article, "이재명은 누구인가", "Dairying is dear.") == ["Lee Jae-myung", "Milk"]


def test_evidence_points_at_the_matched_words(article: Make) -> None:
    made = article("News", "First.", "Then Lee’s men came to Lee.", subhead="Below", dateline="SEOUL")
    (candidate,) = Tagger(VOCABULARY, tagging="vocabulary").candidates(made)
    text = "\n".join(parts(made))
    assert candidate.evidence
    for start, end, words in candidate.evidence:
        assert text[start:end] == words == "Lee"
        part, first, last = locate(made, start, end)
        assert parts(made)[part][first:last] == "Lee"
        assert part == 4


def test_tagging_off_leaves_the_given_tags(article: Make) -> None:
    assert labels(article, "Lee speaks", tags=("milk",), tagging="off") == ["Milk"]


def test_the_fingerprint_follows_vocabulary_language_and_setting() -> None:
    made = {
        Tagger(Vocabulary()).fingerprint,
        Tagger(VOCABULARY).fingerprint,
        Tagger(VOCABULARY, "ko").fingerprint,
        Tagger(VOCABULARY, "ko", "vocabulary").fingerprint,
    }
    assert len(made) == 4
    assert Tagger(VOCABULARY).fingerprint == Tagger(VOCABULARY).fingerprint
