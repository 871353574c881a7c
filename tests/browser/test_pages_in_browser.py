from __future__ import annotations

import invented
import pytest

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "ko", "ar")
WIDTHS = (320, 768, 1440)
# A redirect leaves its page before it can be looked at.
KINDS = [page.address for page in invented.every_page() if not page.address.endswith("the-flood.html")]
DIFFICULT = [page.address for page in invented.difficult_pages()]
OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# Criterion 1.4.12 of WCAG 2.2, word for word.
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }
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
def test_axe_finds_nothing_and_the_console_is_silent(opened, served, axe_source, language):
    """Each kind of page at one width in each language, another in the next; colours in the dark too."""
    page, said = opened()
    found = []
    for number, address in enumerate(KINDS, start=LANGUAGES.index(language)):
        page.set_viewport_size({"width": WIDTHS[number % len(WIDTHS)], "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(served[language] + address)
        page.evaluate(axe_source)
        found += violations(page, "")
        page.emulate_media(color_scheme="dark")
        found += violations(page, "runOnly: ['color-contrast']")
    assert (found, said) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_at_any_width_from_files_without_scripts(opened, folders, language):
    page, said = opened(java_script_enabled=False)
    wide = []
    # served at any depth, the 404 page links from the root: a file system has no such place
    for address in [*(address for address in KINDS if address != "404.html"), *DIFFICULT]:
        page.goto((folders[language] / address).as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate(OVERFLOW):
                wide.append(f"{address} at {width}")
    assert (wide, said) == ([], [])


def test_the_style_sheet_is_used_from_files(opened, folders):
    page, _ = opened(java_script_enabled=False)
    page.goto((folders["en"] / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.entries')).display") == "grid"


@pytest.mark.parametrize("language", LANGUAGES)
def test_wider_text_spacing_breaks_nothing(opened, folders, language):
    page, _ = opened(320)
    wide = []
    for address in (
        "1931/05/09/flood.html",
        "1931/index.html",
        "index.html",
        "tags/index.html",
        DIFFICULT[0],
    ):
        page.goto((folders[language] / address).as_uri())
        page.add_style_tag(content=TEXT_SPACING)
        if page.evaluate(OVERFLOW):
            wide.append(address)
    assert wide == []


@pytest.mark.parametrize("address", ["index.html", "1931/05/09/flood.html", "tags/harbour/index.html"])
def test_the_keyboard_reaches_everything_in_the_order_it_is_read(opened, folders, address):
    page, _ = opened()
    page.goto((folders["en"] / address).as_uri())
    page.keyboard.press("Tab")
    focused = "document.activeElement"
    assert page.evaluate(f"{focused}.className") == "skip"
    assert page.evaluate(f"{focused}.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{focused}.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.querySelector('main').contains({focused})")
    order = page.evaluate("[...document.querySelectorAll('[tabindex]')].map(e => e.tabIndex)")
    assert all(index in (0, -1) for index in order)
    assert page.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"


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
