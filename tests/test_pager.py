"""Listings fall into pages that later articles leave alone."""

from hypothesis import given
from hypothesis import strategies as st

from backfile.site.pager import numbered_pages, paginate


@given(total=st.integers(0, 300), size=st.integers(1, 20))
def test_every_entry_stands_on_exactly_one_page(total, size):
    pages = list(paginate(range(total), total, size))
    assert [entry for _, entries in pages for entry in entries] == list(range(total))
    assert [number for number, _ in pages] == [*range(1, numbered_pages(total, size) + 1), 0]


@given(total=st.integers(0, 300), size=st.integers(1, 20))
def test_a_newer_entry_changes_no_numbered_page(total, size):
    before = dict(paginate(range(total), total, size))
    after = dict(paginate(range(total + 1), total + 1, size))
    assert all(after[number] == entries for number, entries in before.items() if number)


@given(total=st.integers(0, 300), size=st.integers(1, 20))
def test_the_index_page_is_well_filled(total, size):
    *_, (_, newest) = paginate(range(total), total, size)
    assert min(total, size) <= len(newest) < 2 * size
