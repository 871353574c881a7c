"""An address once issued is kept for good."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.catalog.book import SqlBook
from backfile.catalog.schema import connect
from backfile.errors import LedgerError
from backfile.ledger.assign import SLUG_BYTES, Departure, Wish, assign
from backfile.ledger.book import MemoryBook, address_key, resolve
from backfile.ledger.lines import gone, issued, moved, renamed, withheld
from backfile.ledger.places import alias_address, misplaced


def wish(path, slug="flood", folder="1931/05/09", **more):
    return Wish(path=path, folder=folder, slug=slug, **more)


def test_two_articles_with_one_headline_get_two_addresses_in_path_order():
    result = assign([wish("b.txt"), wish("a.txt")], [], MemoryBook())
    assert result.addresses == {"a.txt": "1931/05/09/flood.html", "b.txt": "1931/05/09/flood-2.html"}


def test_a_changed_headline_keeps_the_address():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt")])
    result = assign([wish("a.txt", "great-flood")], [], book)
    assert (result.addresses["a.txt"], result.events) == ("1931/05/09/flood.html", [])


def test_a_changed_date_leaves_a_redirect():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt")])
    result = assign([wish("a.txt", folder="1931/05/10")], [], book)
    assert result.events == [
        issued("1931/05/10/flood.html", "a.txt"),
        moved("1931/05/09/flood.html", "1931/05/10/flood.html"),
    ]


def test_a_renamed_file_keeps_the_address_by_its_content():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt")])
    result = assign([wish("z.txt", "other", digest="d")], [Departure("a.txt", digest="d")], book)
    assert result.events == [renamed("1931/05/09/flood.html", "z.txt", "a.txt")]


def test_a_removed_article_leaves_a_tombstone_that_nobody_else_gets():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt")])
    result = assign([], [Departure("a.txt", date="1931-05-09", headline="Flood")], book)
    assert result.events == [gone("1931/05/09/flood.html", "1931-05-09", "Flood")]
    book.enter(result.events)
    assert assign([wish("b.txt")], [], book).addresses == {"b.txt": "1931/05/09/flood-2.html"}
    assert assign([wish("a.txt")], [], book).addresses == {"a.txt": "1931/05/09/flood.html"}


def test_reserved_names_are_never_given_to_an_article():
    slugs = ["index", "page-2", "feed", "CON", "com1", "31"]
    result = assign([wish(slug, slug) for slug in slugs], [], MemoryBook())
    assert sorted(result.addresses.values()) == sorted(f"1931/05/09/{slug}-2.html" for slug in slugs)


def test_a_swapped_letter_case_or_accent_form_is_no_new_address():
    book = MemoryBook([issued("1931/05/09/Café.html", "a.txt")])
    assert assign([wish("b.txt", "cafe\u0301")], [], book).addresses == {
        "b.txt": "1931/05/09/cafe\u0301-2.html"
    }


def test_a_new_front_matter_slug_moves_the_article_and_a_headline_does_not():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt")])
    result = assign([wish("a.txt", "deluge", explicit=True)], [], book)
    assert result.addresses["a.txt"] == "1931/05/09/deluge.html"
    assert moved("1931/05/09/flood.html", "1931/05/09/deluge.html") in result.events


def test_an_article_that_stands_at_a_numbered_form_of_its_slug_stays():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt"), issued("1931/05/09/flood-2.html", "b.txt")])
    assert assign([wish("b.txt", explicit=True)], [], book).events == []


def test_a_date_that_is_changed_back_brings_the_first_address_back():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt")])
    book.enter(assign([wish("a.txt", folder="1931/05/10")], [], book).events)
    result = assign([wish("a.txt")], [], book)
    assert result.addresses["a.txt"] == "1931/05/09/flood.html"
    book.enter(result.events)
    assert resolve("1931/05/10/flood.html", book).address == "1931/05/09/flood.html"


def test_a_renamed_file_is_known_by_its_address_when_its_content_changed_too():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt")])
    result = assign([wish("z.txt", digest="new")], [Departure("a.txt", digest="old")], book)
    assert result.events == [renamed("1931/05/09/flood.html", "z.txt", "a.txt")]


def test_a_file_renamed_and_dated_anew_leaves_a_redirect():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt")])
    result = assign([wish("z.txt", folder="1931/06/01", digest="d")], [Departure("a.txt", "d")], book)
    book.enter(result.events)
    assert resolve("1931/05/09/flood.html", book).source == "z.txt"


def test_a_withheld_article_leaves_a_tombstone_that_says_nothing():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt")])
    result = assign([], [Departure("a.txt", date="1931-05-09", headline="Flood", withheld=True)], book)
    assert result.events == [withheld("1931/05/09/flood.html")]


def test_an_address_that_must_not_be_named_is_not_handed_to_another_file():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt")])
    result = assign([wish("z.txt", digest="d")], [Departure("a.txt", "d", withheld=True)], book)
    assert result.addresses["z.txt"] == "1931/05/09/flood-2.html"


def test_a_slug_is_cut_to_what_file_systems_take():
    result = assign(
        [wish("a.txt", "x" * 300), wish("b.txt", "x" * 300), wish("c.txt", "é" * 99)], [], MemoryBook()
    )
    stems = [address.rpartition("/")[2].removesuffix(".html") for address in result.addresses.values()]
    assert len(set(stems)) == 3
    assert all(len(stem.encode()) <= SLUG_BYTES for stem in stems)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/news/flood.html", "news/flood.html"),
        ("news/flood", "news/flood/index.html"),
        ("/2004/05/flood/", "2004/05/flood/index.html"),
        ("/story.php", "story.php"),
        ("/caf%C3%A9.html", "café.html"),
        ("/%2e%2e/x.html", None),
        ("/%2Fetc/x.html", None),
        ("/a%00b.html", None),
        ("/%ff.html", None),
        ("/../etc/passwd", None),
        ("/a/./b", None),
        ("//example.org/x", None),
        ("https://example.org/x", None),
        ("/story?id=3", None),
        ("/a\\b", None),
        ("/", None),
        ("/1931/05/", None),
        ("/1931/05/09/flood.txt", None),
        ("/1931/flood.CSL.json", None),
        ("/1931/flood.html/2", None),
        ("/opensearch.xml", None),
        ("/feed.xml/x.html", None),
        ("/1931/05/09/sitemap-of-mars.html", "1931/05/09/sitemap-of-mars.html"),
        ("/1931/05/09/story.php", "1931/05/09/story.php"),
        ("/tags/harbour/", None),
        ("/_headers", None),
        ("/.git/config", None),
        ("/trailing./x.html", None),
        ("/" + "x" * 300, None),
    ],
)
def test_an_alias_is_an_old_page_of_the_same_host(written, address):
    assert alias_address(written) == address


def test_an_article_that_comes_back_in_other_letter_case_does_not_lead_to_itself():
    book = MemoryBook()
    book.enter(assign([wish("a.txt", "Flood", explicit=True)], [], book).events)
    book.enter(assign([], [Departure("a.txt")], book).events)
    result = assign([wish("a.txt", "flood", explicit=True)], [], book)
    book.enter(result.events)
    assert resolve("1931/05/09/Flood.html", book).source == "a.txt"
    assert result.addresses == {"a.txt": "1931/05/09/flood.html"}


def test_an_alias_leads_to_its_article_and_stays_when_the_article_moves():
    book = MemoryBook()
    book.enter(assign([wish("a.txt", aliases=("/old.html",))], [], book).events)
    book.enter(assign([wish("a.txt", folder="1931/05/10", aliases=("/old.html",))], [], book).events)
    assert resolve("old.html", book).address == "1931/05/10/flood.html"


def test_an_alias_that_another_article_holds_is_a_problem():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt"), moved("old.html", "1931/05/09/flood.html")])
    result = assign(
        [
            wish("b.txt", "fog", aliases=("/1931/05/09/flood.html", "/old.html", "/..")),
        ],
        [],
        book,
    )
    assert [problem.message for problem in result.problems] == [
        "the alias '/1931/05/09/flood.html' is the address of a.txt",
        "the alias '/old.html' already leads to a.txt",
        "the alias '/..' is not the address of an old page",
    ]


def test_an_alias_passes_on_when_its_article_gives_it_up():
    book = MemoryBook([issued("1931/05/09/flood.html", "a.txt"), moved("old.html", "1931/05/09/flood.html")])
    book.enter(assign([wish("a.txt"), wish("b.txt", "fog", aliases=("/old.html",))], [], book).events)
    assert resolve("old.html", book).source == "b.txt"


def test_an_alias_may_stand_for_an_article_that_is_gone_until_it_returns():
    book = MemoryBook([issued("1931/05/09/fog.html", "f.txt"), gone("1931/05/09/fog.html", "", "")])
    book.enter(assign([wish("b.txt", aliases=("/1931/05/09/fog.html",))], [], book).events)
    assert resolve("1931/05/09/fog.html", book).source == "b.txt"
    assert assign([wish("f.txt", "fog")], [], book).addresses == {"f.txt": "1931/05/09/fog.html"}


def test_a_redirect_in_a_circle_leads_nowhere():
    book = MemoryBook([moved("a.html", "b.html"), moved("b.html", "a.html")])
    assert resolve("a.html", book) is None


def test_an_address_issued_twice_is_reported_with_both_lines():
    events = [issued("a.html", "a.txt")._replace(line=7), issued("A.html", "b.txt")._replace(line=9)]
    with pytest.raises(
        LedgerError, match=r"permalinks.tsv:9: A.html is issued to b.txt, and in line 7 to a.txt"
    ):
        MemoryBook(events)


def test_an_alias_never_makes_a_folder_of_a_page_or_a_page_of_a_folder():
    asks = [
        wish("a.txt", aliases=("/news.php", "/old.php/1")),
        wish("b.txt", aliases=("/news.php/2", "/old.php")),
    ]
    book = MemoryBook()
    result = assign(asks, [], book)
    assert [(problem.path, problem.message) for problem in result.problems] == [
        ("b.txt", "the alias '/news.php/2' lies below news.php, which is a page"),
        ("b.txt", "the alias '/old.php' is a folder that holds old pages"),
    ]
    book.enter(result.events)
    later = assign([wish("c.txt", aliases=("/news.php/2", "/old.php"))], [], book)
    assert len(later.problems) == 2


SLUGS = ["flood", "Flood", "fog", "index", "flood-2", "con"]
FOLDERS = ["1931/05/09", "1931/05", "undated"]
PATHS = ["a.txt", "b.txt", "c/a.txt", "d.txt", "e.txt"]
OPERATIONS = st.one_of(
    st.tuples(
        st.just("write"),
        st.sampled_from(PATHS),
        st.sampled_from(SLUGS),
        st.sampled_from(FOLDERS),
        st.booleans(),
    ),
    st.tuples(st.just("delete"), st.sampled_from(PATHS)),
    st.tuples(st.just("withhold"), st.sampled_from(PATHS)),
    st.tuples(st.just("rename"), st.sampled_from(PATHS), st.sampled_from(PATHS)),
)


class Desk:
    """The simplest archive: what is published from which path."""

    def __init__(self):
        self.sources, self.hidden, self.published = {}, set(), set()
        self.book, self.ledger = MemoryBook(), []
        self.entered, self.kept = connect(Path(":memory:")), connect(Path(":memory:"))

    def apply(self, operation):
        kind, path, *rest = operation
        if kind == "write":
            slug, folder, explicit = rest
            self.sources[path] = Wish(path, folder, slug, explicit, digest=f"{path} {slug} {folder}")
            self.hidden.discard(path)
        elif kind == "delete":
            self.sources.pop(path, None)
        elif kind == "withhold" and path in self.sources:
            self.hidden.add(path)
        elif kind == "rename" and path in self.sources and rest[0] not in self.sources:
            self.sources[rest[0]] = replace(self.sources.pop(path), path=rest[0])
            if path in self.hidden:
                self.hidden.add(rest[0])
        self.hidden &= set(self.sources)

    def build(self, order):
        digests = {path: wish.digest for path, wish in self.last.items()} if self.published else {}
        wishes = [wish for path, wish in self.sources.items() if path not in self.hidden]
        shown = {wish.path for wish in wishes}
        departures = [
            Departure(path, digests.get(path, ""), withheld=path in self.hidden)
            for path in self.published - shown
        ]
        result = assign(wishes, departures, self.book)
        assert assign(order(wishes), order(departures), self.book).events == result.events
        self.book.enter(result.events)
        SqlBook(self.entered).enter(result.events)
        SqlBook(self.kept).keep(result.events, result.holdings)
        self.ledger += result.events
        self.published, self.last = shown, dict(self.sources)
        return result


@given(st.lists(st.lists(OPERATIONS, max_size=4), max_size=8), st.randoms(use_true_random=False))
def test_whatever_the_desk_does_no_address_is_lost_or_shared(builds, random):
    desk = Desk()
    before = {}
    for operations in builds:
        wishes_before = dict(desk.sources)
        for operation in operations:
            desk.apply(operation)
        result = desk.build(lambda items: random.sample(items, len(items)))
        keys = [address_key(address) for address in result.addresses.values()]
        assert not any(map(misplaced, result.addresses.values()))
        assert len(set(keys)) == len(keys) == len(desk.published)
        for event in desk.ledger:
            end = resolve(event.address, desk.book)
            assert end is not None, event
            assert end.state != "article" or end.source in desk.published
        for path, address in before.items():
            wish = desk.sources.get(path)
            if path in desk.published and wish.folder == wishes_before[path].folder and not wish.explicit:
                assert result.addresses[path] == address
        unchanged = assign([desk.sources[path] for path in desk.published], [], desk.book)
        assert (unchanged.events, unchanged.addresses) == ([], result.addresses)
        assert MemoryBook(desk.ledger).holdings() == desk.book.holdings()
        for table in ("holding", "holder"):
            entered, kept = (
                book.execute(f"SELECT * FROM {table}").fetchall() for book in (desk.entered, desk.kept)
            )
            assert kept == entered
        before = result.addresses
