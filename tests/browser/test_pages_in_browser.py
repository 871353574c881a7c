from __future__ import annotations

import invented
import pytest

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

LANGUAGES = ("en", "ko", "ar")
WIDTHS = (320, 768, 1440)
# A redirect leaves its page before it can be looked at.
KINDS = [page.address for page in invented.every_page() if not page.address.endswith("the-flood.html")]
DIFFICULT = [page.address for page in invented.difficult_pages()]
IN_ORDER = (
    *("index.html", "1931/05/09/flood.html", "1931/05/index.html", "tags/harbour/index.html"),
    *("sources/letter-m-2.html", "search.html"),
)
SIZES = ((1440, 900), (768, 900), (320, 900), (320, 256))
"""The last is a window of 1280 by 1024 at 400 % zoom, as criterion 1.4.10 of WCAG 2.2 has it."""
OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# Text that its own box hides. Summaries that are cut after some lines say so by an ellipsis.
CUT = """
[...document.querySelectorAll('body *')].filter(box => {
    const style = getComputedStyle(box);
    return ['hidden', 'clip'].includes(style.overflowY) && style.webkitLineClamp === 'none'
        && style.clipPath === 'none' && box.scrollHeight > box.clientHeight + 2;
}).map(box => `${box.className} ${box.textContent.trim().slice(0, 60)}`)
"""
# Facts that run into those beside them.
OVERLAPPING = """
[...document.querySelectorAll('dd')].filter(box => box.scrollWidth > box.clientWidth)
    .map(box => box.textContent.trim().slice(0, 60))
"""
# Criterion 1.4.12 of WCAG 2.2, word for word.
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }
"""


ADD_STYLE = "css => { document.head.appendChild(document.createElement('style')).textContent = css }"
REACHABLE = """
[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(
    element => element.checkVisibility({ visibilityProperty: true }))
"""
# What is wrong with how the focused element shows.
SHOWN = """
(() => {
    const focused = document.activeElement;
    const style = getComputedStyle(focused), box = focused.getBoundingClientRect();
    const wrong = [];
    if (style.outlineStyle !== 'solid' || parseFloat(style.outlineWidth) < 2) wrong.push('no ring');
    if (box.width < 1 || box.height < 1) wrong.push('no size');
    if (box.bottom < 1 || box.top > innerHeight - 1) wrong.push('out of sight');
    return wrong;
})()
"""


def violations(page, options: str) -> list[str]:
    result = page.evaluate(f"axe.run({{resultTypes: ['violations'], {options}}})")
    return [f"{page.url}: {found['id']}: {found['nodes'][0]['html'][:200]}" for found in result["violations"]]


@pytest.fixture
def opened(browser):
    """Opens a page in a fresh context; what the console says is collected in `.said`."""
    contexts = []

    def open_context(width=1440, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: said.append(f"{page.url}: failed {request.url}"))
        return page, said

    yield open_context
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shift", [0, *(pytest.param(more, marks=pytest.mark.slow) for more in (1, 2))])
def test_axe_finds_nothing_and_the_console_is_silent(opened, served, axe_source, language, shift):
    """Each kind of page at one width in each language, another in the next; the slow ones at all of them.

    Colours in the dark too.
    """
    page, said = opened()
    found = []
    for number, address in enumerate(KINDS, start=LANGUAGES.index(language) + shift):
        page.set_viewport_size({"width": WIDTHS[number % len(WIDTHS)], "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(served[language] + address)
        page.evaluate(axe_source)
        found += violations(page, "")
        page.emulate_media(color_scheme="dark")
        found += violations(page, "runOnly: ['color-contrast']")
    assert (found, said) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_holds_at_any_width_zoom_and_spacing_from_files_without_scripts(opened, folders, language):
    """Each page is opened once; its window then takes each size, and last the wider spacing."""
    page, said = opened(java_script_enabled=False)
    wide, cut, empty = [], [], []
    # served at any depth, the 404 page links from the root: a file system has no such place
    for address in [*(address for address in KINDS if address != "404.html"), *DIFFICULT]:
        page.goto((folders[language] / address).as_uri())
        if not page.locator("h1").first.is_visible():
            empty.append(address)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            if page.evaluate(OVERFLOW):
                wide.append(f"{address} at {width}")
            cut += [f"{address} at {width}: {text}" for text in page.evaluate(OVERLAPPING)]
        # the last size is the smallest: 400 % zoom; no event says without scripts that a style is there
        page.evaluate(ADD_STYLE, TEXT_SPACING)
        if page.evaluate(OVERFLOW):
            wide.append(f"{address} with wider spacing")
        cut += [f"{address}: {text}" for text in page.evaluate(CUT)]
    assert (wide, cut, empty, said) == ([], [], [], [])


def test_the_style_sheet_is_used_from_files(opened, folders):
    page, _ = opened(java_script_enabled=False)
    page.goto((folders["en"] / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.entries')).display") == "grid"


def test_the_first_key_leads_past_the_menu(opened, folders):
    page, _ = opened()
    page.goto((folders["en"] / "1931/05/09/flood.html").as_uri())
    page.keyboard.press("Tab")
    focused = "document.activeElement"
    assert page.evaluate(f"{focused}.className") == "skip"
    assert page.evaluate(SHOWN) == []
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.querySelector('main').contains({focused})")


@pytest.mark.parametrize("address", IN_ORDER)
def test_the_keyboard_reaches_everything_in_the_order_it_is_read_and_shows_where_it_is(
    opened, folders, address
):
    page, _ = opened(reduced_motion="reduce")  # smooth scrolling would still be on its way
    page.goto((folders["en"] / address).as_uri())
    reachable = page.evaluate(f"({REACHABLE}).length")
    assert reachable > 10
    for number in range(reachable):
        page.keyboard.press("Tab")
        assert page.evaluate(f"({REACHABLE}).indexOf(document.activeElement)") == number
        assert page.evaluate(SHOWN) == [], page.evaluate("document.activeElement.outerHTML")


def test_motion_is_left_out_where_it_is_unwanted(opened, folders):
    page, _ = opened(reduced_motion="reduce")
    page.goto((folders["en"] / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours_keep_the_calendar_readable(opened, folders):
    page, _ = opened(forced_colors="active")
    page.goto((folders["en"] / "1931/index.html").as_uri())
    border = "getComputedStyle(document.querySelector('td.heat-1 a')).borderTopStyle"
    assert page.evaluate(border) == "solid"


def test_a_printed_article_shows_its_address_and_date_and_no_menu(opened, folders):
    page, _ = opened(800)
    page.goto((folders["en"] / "1931/05/09/flood.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".menu").is_hidden()
    assert page.locator(".facts time").is_visible()
    assert page.locator(".citation").is_visible()


def test_both_columns_of_a_printed_list_begin_at_one_height(opened, folders):
    page, _ = opened(700)
    page.goto((folders["en"] / "tags/harbour/index.html").as_uri())
    page.emulate_media(media="print")
    tops = page.evaluate(
        """() => Object.values(Object.groupBy(document.querySelectorAll('.entries > *'),
            entry => entry.getBoundingClientRect().left)).map(column =>
            column[0].firstElementChild.getBoundingClientRect().top)"""
    )
    assert len(tops) == 2
    assert tops[0] == pytest.approx(tops[1], abs=1)


def test_lines_of_text_have_a_readable_length(opened, folders):
    page, _ = opened(1440)
    page.goto((folders["en"] / "1931/05/09/flood.html").as_uri())
    length = page.evaluate(
        """() => {
            const text = document.querySelector('.body p + p');
            const lines = new Set([...(() => { const r = document.createRange(); r.selectNodeContents(text);
                return r.getClientRects(); })()].map(box => Math.round(box.top)));
            return text.textContent.length / lines.size;
        }"""
    )
    assert 45 <= length <= 75


def test_a_button_copies_the_citation_and_moves_nothing(opened, served):
    page, said = opened(768, permissions=["clipboard-read", "clipboard-write"])
    page.goto(served["en"] + "1931/05/09/flood.html")
    rows = "[...document.querySelectorAll('.files a')].map(a => a.getBoundingClientRect().top)"
    assert len(set(page.evaluate(rows))) == 1
    button = page.locator(".files button")
    button.click()
    sync_api.expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".citation").inner_text()
    assert said == []


def test_without_scripts_there_is_no_button_and_the_citation_is_selected_whole(opened, folders):
    page, _ = opened(java_script_enabled=False)
    page.goto((folders["en"] / "1931/05/09/flood.html").as_uri())
    assert page.locator(".files button").count() == 0
    page.locator(".citation").click()
    assert page.evaluate("getSelection().toString()") == page.locator(".citation").inner_text()
