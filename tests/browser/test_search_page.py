"""The search page in a real browser, below a sub-path, under a Content-Security-Policy without exceptions."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from archives import Archive
from conftest import StrictHandler

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

SUB_PATH = "/deep/archive"


class Handler(StrictHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(SUB_PATH) if path.startswith(SUB_PATH) else "/none")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(tmp_path_factory.mktemp("archive"))
    made.write("/site.yaml", "title: The Packet\n")
    for year in range(1931, 1961):
        made.story(
            f"{year}.md",
            f"Harbour news of {year}",
            body=f"The ferry sailed in {year}. The bridge is shut, said the board. " + "More follows. " * 40,
            date=f"{year}-05-09",
            section="Town" if year % 2 else "Sport",
            tags="[Ferry, Bridge]" if year % 3 else "[Ferry]",
        )
    made.story("rare.md", "An oddity", body="Only here stands the word quintessential.", date="1940-01-02")
    made.story(
        "phrase.md", "Shut again", body="The shut bridge is a bridge, and is it shut?", date="1941-01-02"
    )
    made.story("ko.md", "항구의 밤", body="대통령이 항구에서 배를 탔다.", date="1979-10-01", language="ko")
    made.story("ar.md", "رسالة الميناء", body="وصلت السفينة إلى المرفأ.", date="1980-10-01", language="ar")
    made.story("fr.md", "L’été à l’étang", body="Les pêcheurs rentrent.", date="1981-10-01", language="fr")
    made.build()
    return made


@pytest.fixture(scope="module")
def address(archive: Archive) -> Iterator[str]:
    handler = functools.partial(Handler, directory=str(archive.output))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(browser: sync_api.Browser, address: str) -> Iterator[SimpleNamespace]:
    """A page, the addresses it asked for, and what went wrong in it, which must be nothing."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.set_default_timeout(10_000)
    requests: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: requests.append(request.url.removeprefix(address)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield SimpleNamespace(page=page, requests=requests)
    page.close()
    assert faults == []
    assert not [request for request in requests if request.startswith("http")]


def search(reader: SimpleNamespace, address: str, query: str) -> list[str]:
    reader.page.goto(f"{address}search.html")
    reader.page.fill("#q", query)
    return found(reader.page)


def found(page: sync_api.Page) -> list[str]:
    """The headlines shown once the search is over."""
    sync_api.expect(page.get_by_role("status")).to_have_text(re.compile(r"found: \d+$|^Nothing"))
    headlines: list[str] = page.locator("#search-results h2").all_inner_texts()
    return headlines


def settled(page: sync_api.Page, count: int) -> None:
    sync_api.expect(page.get_by_role("status")).to_have_text(f"Articles found: {count}")


def test_nothing_is_loaded_until_one_types(reader: SimpleNamespace, address: str) -> None:
    reader.page.goto(f"{address}search.html")
    reader.page.wait_for_load_state("networkidle")
    assert not [request for request in reader.requests if request.startswith("search/")]
    reader.page.fill("#q", "quintessential")
    found(reader.page)
    assert [request for request in reader.requests if request.startswith("search/")]


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ("quintessential", ["An oddity"]),
        ("quintess", ["An oddity"]),
        ('"shut bridge is"', ["Shut again"]),
        ('"is it shut"', ["Shut again"]),
        ("대통령", ["항구의 밤"]),
        ("항구", ["항구의 밤"]),
        ("السفينة", ["رسالة الميناء"]),
        ("ETANG", ["L’été à l’étang"]),
        ("unfindable", []),
    ],
)
def test_words_are_found(reader: SimpleNamespace, address: str, query: str, headlines: list[str]) -> None:
    assert search(reader, address, query) == headlines


def test_the_find_is_marked_in_headline_and_excerpt(reader: SimpleNamespace, address: str) -> None:
    search(reader, address, "항구")
    mark = reader.page.locator("#search-results .summary mark")
    mark.wait_for()
    assert mark.all_inner_texts() == ["항구"]
    assert reader.page.locator("#search-results h2 mark").all_inner_texts() == ["항구"]


def test_text_from_an_article_stays_text(archive: Archive, reader: SimpleNamespace, address: str) -> None:
    search(reader, address, "quintessential")
    assert reader.page.locator("#search-results script, #search-results img").count() == 0


def test_a_facet_narrows_and_back_widens_again(reader: SimpleNamespace, address: str) -> None:
    search(reader, address, "ferry")
    page = reader.page
    settled(page, 30)
    page.locator("#search-facets").get_by_role("link", name="Sport").click()
    settled(page, 15)
    assert "section=Sport" in page.url
    page.locator("#search-facets").get_by_role("link", name="Bridge").click()
    settled(page, 10)
    page.go_back()
    settled(page, 15)
    page.go_back()
    settled(page, 30)
    assert page.input_value("#q") == "ferry"


def test_a_facet_shows_how_many_it_would_leave(reader: SimpleNamespace, address: str) -> None:
    search(reader, address, "ferry")
    row = reader.page.locator("#search-facets li", has_text="Sport")
    sync_api.expect(row.locator(".count")).to_have_text("15")


def test_a_chosen_facet_can_be_taken_away(reader: SimpleNamespace, address: str) -> None:
    reader.page.goto(f"{address}search.html?q=ferry&section=Sport")
    settled(reader.page, 15)
    reader.page.click("#search-chosen a")
    settled(reader.page, 30)


def test_a_search_can_be_linked(reader: SimpleNamespace, address: str) -> None:
    reader.page.goto(f"{address}search.html?q=ferry&from=1935&to=1939&sort=oldest")
    assert found(reader.page) == [f"Harbour news of {year}" for year in range(1935, 1940)]
    assert reader.page.input_value("[name=from]") == "1935"


def test_the_order_can_be_chosen(reader: SimpleNamespace, address: str) -> None:
    search(reader, address, "ferry")
    reader.page.select_option("[name=sort]", "newest")
    reader.page.locator("#search-results h2", has_text="1960").first.wait_for()
    assert found(reader.page)[0] == "Harbour news of 1960"
    assert "sort=newest" in reader.page.url


def test_more_results_come_on_demand_and_take_the_focus(reader: SimpleNamespace, address: str) -> None:
    assert len(search(reader, address, "ferry")) == 10
    reader.page.click("#search-more")
    reader.page.locator("#search-results li").nth(19).wait_for()
    eleventh = reader.page.locator("#search-results li").nth(10)
    sync_api.expect(eleventh.locator("a").first).to_be_focused()


def test_the_keyboard_goes_to_the_words_and_through_the_results(
    reader: SimpleNamespace, address: str
) -> None:
    search(reader, address, "ferry")
    page = reader.page
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelectorAll('#search-results h2 a')[1]")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.input_value("#q") == "ferry"


def test_the_number_found_is_announced(reader: SimpleNamespace, address: str) -> None:
    search(reader, address, "ferry")
    sync_api.expect(reader.page.get_by_role("status")).to_have_text("Articles found: 30")


def test_a_result_leads_to_its_article(reader: SimpleNamespace, address: str) -> None:
    search(reader, address, "quintessential")
    reader.page.click("#search-results h2 a")
    reader.page.wait_for_url("**/1940/01/02/an-oddity.html")
    reader.page.go_back()
    assert found(reader.page) == ["An oddity"]


def test_the_box_on_every_page_leads_to_the_search(reader: SimpleNamespace, address: str) -> None:
    reader.page.goto(f"{address}1940/01/02/an-oddity.html")
    reader.page.fill(".search-box input", "quintessential")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/search.html?q=quintessential")
    assert found(reader.page) == ["An oddity"]


def test_one_can_type_at_once(reader: SimpleNamespace, address: str) -> None:
    reader.page.goto(f"{address}search.html")
    reader.page.keyboard.type("quintessential")
    assert found(reader.page) == ["An oddity"]


def test_a_misspelt_word_is_offered_as_the_archive_spells_it(reader: SimpleNamespace, address: str) -> None:
    reader.page.goto(f"{address}search.html?q=quintesential")
    reader.page.get_by_role("status").get_by_role("link", name="quintessential").click()
    settled(reader.page, 1)
    assert reader.page.input_value("#q") == "quintessential"


def test_results_stay_while_another_word_is_begun(reader: SimpleNamespace, address: str) -> None:
    search(reader, address, "ferry")
    page = reader.page
    page.locator("#q").press_sequentially(" zq")
    page.wait_for_url("**/search.html?q=ferry+zq")
    sync_api.expect(page.get_by_role("status")).to_have_text("")
    assert page.locator("#search-results li").count() == 10
    page.keyboard.press("Enter")
    page.locator("#q").press_sequentially("zq")
    sync_api.expect(page.get_by_role("status")).to_have_text(re.compile("^Nothing found"))
    assert page.locator("#search-results li").count() == 0


def test_pages_are_fetched_for_excerpts_when_they_come_into_sight(
    reader: SimpleNamespace, address: str
) -> None:
    search(reader, address, "ferry")
    page = reader.page
    page.locator("#search-results .summary mark").first.wait_for()
    page.wait_for_load_state("networkidle")
    fetched = [request for request in reader.requests if re.match(r"19\d\d/", request)]
    assert 0 < len(fetched) < 10
    page.locator("#search-results li").nth(9).scroll_into_view_if_needed()
    page.locator("#search-results li").nth(9).locator(".summary mark").first.wait_for()


def test_a_narrow_screen_does_not_scroll_sideways(reader: SimpleNamespace, address: str) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 700})
    search(reader, address, "ferry")
    assert reader.page.evaluate("document.documentElement.scrollWidth <= 320")
    assert not reader.page.locator("#search-facets").evaluate("details => details.open")


def test_without_scripts_the_page_says_so_and_offers_lists(browser: sync_api.Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search.html?q=ferry")
    assert page.get_by_text("Searching needs JavaScript").is_visible()
    assert not page.locator("#search").is_visible()
    links = page.locator("#search-notice a").all_inner_texts()
    assert {"Years", "Sections", "Tags"} <= set(links)
    context.close()


def test_from_a_disk_the_page_says_so_and_offers_lists(browser: sync_api.Browser, archive: Archive) -> None:
    page = browser.new_page()
    page.goto((archive.output / "search.html").as_uri())
    assert page.get_by_text("opened from a disk").is_visible()
    assert not page.locator("#search").is_visible()
    assert page.locator("#search-notice a").first.is_visible()
    page.close()
