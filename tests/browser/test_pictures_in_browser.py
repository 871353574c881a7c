"""Pictures in a real browser: seen from a disk and below a path, with their room kept, and heard by all."""

from __future__ import annotations

import pytest
from archives import Archive
from drawn import DRAWN, png

pytestmark = pytest.mark.browser

PAGE = "1931/05/09/flood.html"
SEEN = "[...document.images].map(each => each.complete && each.naturalWidth > 0)"
HEIGHTS = "[...document.images].map(each => Math.round(each.getBoundingClientRect().height))"


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("pictures") / "paper")
    archive.write("quay.png", png(1200, 900))
    for suffix, data in DRAWN.items():
        archive.write(f"kind{suffix}", data)
    kinds = " ".join(f"![The kind {suffix}](kind{suffix})" for suffix in DRAWN)
    archive.story(
        "flood.md",
        "Flood",
        date="1931-05-09",
        images="[{file: quay.png, alt: The quay, caption: Low water, credit: E. Carrow}]",
        body=f"Words above.\n\n{kinds}\n\nWords between ![a mark](kind.png) and below.",
    )
    assert archive.build().problems == ()
    return archive


@pytest.fixture
def below_a_path(paper, serve):
    return f"{serve(paper.root)}site/{PAGE}"


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 320, "height": 6000})
    yield context.new_page()
    context.close()


def test_pictures_of_every_kind_are_seen_from_a_disk_and_below_a_path(page, paper, below_a_path):
    said = []
    page.on("console", lambda message: said.append(message.text))
    for address in (below_a_path, (paper.output / PAGE).as_uri()):
        page.goto(address, wait_until="networkidle")
        assert page.evaluate(SEEN) == [True] * (len(DRAWN) + 2), address
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert said == []


def test_the_room_of_a_picture_is_kept_before_it_is_there(page, below_a_path):
    held = []
    page.route("**/pictures/**", lambda route: held.append(route))
    page.goto(below_a_path, wait_until="domcontentloaded")
    page.wait_for_timeout(200)
    assert not any(page.evaluate(SEEN))
    before = page.evaluate(HEIGHTS)
    for route in held:
        route.continue_()
    page.unroute("**/pictures/**")
    page.wait_for_load_state("networkidle")
    assert all(page.evaluate(SEEN))
    assert page.evaluate(HEIGHTS) == before
    assert before[0] == pytest.approx(page.evaluate("document.images[0].width") * 3 / 4, abs=1)


def test_axe_finds_nothing_at_a_picture_by_day_and_night(page, paper, axe_source):
    page.goto((paper.output / PAGE).as_uri())
    page.evaluate(axe_source)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        assert [each["id"] for each in found] == []
