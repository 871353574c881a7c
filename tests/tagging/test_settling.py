from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.tagging import Settled, TermCount, Vocabulary, parse_vocabulary, settle


def name(term: str, articles: int, strong: int, kind: str = "person", variant: str = "") -> TermCount:
    return TermCount(term, term.title(), kind, "name", variant, articles, strong)  # type: ignore[arg-type]


def labels(settled: Settled) -> set[str]:
    return {tag.label for tag in settled.tags.values()}


def test_the_most_frequent_form_is_shown_and_ties_go_by_code_point() -> None:
    counts = [
        TermCount("milk", "milk", "", "given", "", 2, 2),
        TermCount("milk", "Milk", "", "given", "", 2, 2),
        TermCount("tea", "tea", "", "given", "", 1, 1),
        TermCount("tea", "TEA", "", "given", "", 3, 3),
    ]
    assert labels(settle(counts, 8, Vocabulary())) == {"Milk", "TEA"}


def test_the_vocabulary_says_how_its_tags_are_shown() -> None:
    vocabulary = parse_vocabulary("Milk:\n  kind: subject\n  hidden: yes\n")
    tag = settle([TermCount("milk", "Milk", "", "given", "", 1, 1)], 1, vocabulary).tags["milk"]
    assert (tag.label, tag.kind, tag.hidden) == ("Milk", "subject", True)


def test_a_name_needs_more_articles_in_a_larger_archive() -> None:
    counts = [name("ann lee", 1, 1), name("bo day", 2, 1), name("cy fox", 3, 1), name("di roe", 9, 0)]
    assert labels(settle(counts, 100, Vocabulary())) == {"Ann Lee", "Bo Day", "Cy Fox"}
    assert labels(settle(counts, 1_000, Vocabulary())) == {"Bo Day", "Cy Fox"}
    assert labels(settle(counts, 20_000, Vocabulary())) == {"Cy Fox"}


def test_a_name_that_is_nearly_everywhere_is_no_tag() -> None:
    assert labels(settle([name("the owner", 90, 90)], 200, Vocabulary())) == set()
    assert labels(settle([TermCount("the owner", "The Owner", "", "given", "", 90, 90)], 200, Vocabulary()))


def test_a_surname_alone_counts_for_the_one_full_name_that_has_it() -> None:
    counts = [name("ronald reagan", 8, 8), name("nancy reagan", 1, 1), name("reagan", 5, 5)]
    settled = settle(counts, 100, Vocabulary())
    assert settled.owners == {"reagan": "ronald reagan"}
    tag = settled.tag_for("reagan", "name", 0.6)
    assert tag is not None
    assert tag.label == "Ronald Reagan"


def test_a_surname_that_several_share_stays_alone() -> None:
    counts = [name("ann lee", 3, 3), name("bo lee", 3, 3), name("lee", 5, 5)]
    assert settle(counts, 100, Vocabulary()).owners == {}


def test_an_abbreviation_counts_for_the_name_that_an_article_defines_it_for() -> None:
    counts = [
        name("mobile data association", 2, 2, "organisation", "mda"),
        name("mda", 4, 4, "organisation"),
    ]
    settled = settle(counts, 100, Vocabulary())
    assert labels(settled) == {"Mobile Data Association"}
    assert settled.owners == {"mda": "mobile data association"}


def test_a_passing_mention_gives_no_tag_and_a_given_tag_always_does() -> None:
    settled = settle([name("ann lee", 5, 3)], 10, Vocabulary())
    assert settled.tag_for("ann lee", "name", 0.4) is None
    assert settled.tag_for("ann lee", "name", 0.5) is not None
    assert settled.tag_for("ann lee", "given", 0.0) is not None


COUNTS = st.lists(
    st.builds(
        TermCount,
        st.sampled_from(["a", "b", "a b", "ab"]),
        st.sampled_from(["A", "a", "A B", "AB"]),
        st.sampled_from(["", "person", "organisation", "place"]),
        st.sampled_from(["given", "place", "name"]),
        st.sampled_from(["", "ab"]),
        st.integers(1, 9),
        st.integers(0, 9),
    ),
    max_size=12,
    unique_by=lambda c: (c.term, c.label, c.kind, c.method, c.variant),
)


@settings(max_examples=60)
@given(counts=COUNTS, seed=st.integers(0, 1000))
def test_the_order_of_counts_changes_nothing(counts: list[TermCount], seed: int) -> None:
    shuffled = list(counts)
    Random(seed).shuffle(shuffled)
    assert settle(shuffled, 40, Vocabulary()) == settle(counts, 40, Vocabulary())
