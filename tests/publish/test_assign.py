"""An address once issued is kept for good."""

from backfile.ledger.assign import Departure, Wish, assign
from backfile.ledger.book import MemoryBook
from backfile.ledger.lines import gone, issued, moved, renamed


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
