from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.tagging import TermCount, Vocabulary, parse_vocabulary, settle


def test_the_most_frequent_form_is_shown_and_ties_go_by_code_point() -> None:
    counts = [
        TermCount("milk", "milk", "", "given", "", 2, 2),
        TermCount("milk", "Milk", "", "given", "", 2, 2),
        TermCount("tea", "tea", "", "given", "", 1, 1),
        TermCount("tea", "TEA", "", "given", "", 3, 3),
    ]
    assert {tag.label for tag in settle(counts, 8, Vocabulary()).tags.values()} == {"Milk", "TEA"}


def test_the_vocabulary_says_how_its_tags_are_shown() -> None:
    vocabulary = parse_vocabulary("Milk:\n  kind: subject\n  hidden: yes\nDairying:\n  merged-into: Milk\n")
    tag = settle([TermCount("milk", "Milk", "", "given", "", 1, 1)], 1, vocabulary).tags["milk"]
    assert (tag.label, tag.kind, tag.hidden, tag.merged) == ("Milk", "subject", True, ("Dairying",))


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


@settings(max_examples=60, deadline=None)
@given(counts=COUNTS, order=st.randoms(use_true_random=False))
def test_the_order_of_counts_changes_nothing(counts: list[TermCount], order: object) -> None:
    shuffled = list(counts)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert settle(shuffled, 40, Vocabulary()) == settle(counts, 40, Vocabulary())
