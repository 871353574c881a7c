from __future__ import annotations

import gzip
import pickle

import invented
import pytest
from msgspec.structs import replace

from backfile.errors import TemplateError
from backfile.records import Block, PartialDate
from backfile.render.pages import Renderer
from backfile.site.pages import ArticlePage, FrontPage, Page
from backfile.theme import static_files, stylesheet

LONG_BODY = tuple(
    Block("paragraph", " ".join(f"{word}{number}" for word in text.split()))
    for number in range(9)
    for text in invented.PARAGRAPHS
)
"""1,300 words that hardly compress: a long article."""


def name_of(page: Page) -> str:
    return page.address


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(invented.SITE, invented.CHROME, None)


@pytest.mark.parametrize("page", invented.every_page(), ids=name_of)
def test_every_kind_of_page_is_written(renderer, page):
    text = renderer.render(page).decode()
    assert text.startswith("<!doctype html>\n<html lang=")
    assert text.endswith("</html>")


@pytest.mark.parametrize("page", invented.every_page(), ids=name_of)
def test_no_page_carries_styles_handlers_or_inline_scripts(renderer, page):
    text = renderer.render(page).decode()
    for forbidden in (" style=", "<style", " onclick=", "javascript:"):
        assert forbidden not in text


def test_content_is_escaped(renderer):
    page = invented.article_page(headline="<script>alert(1)</script> & more", subhead='"><img src=x>')
    text = renderer.render(page).decode()
    assert "<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</h1>" in text
    assert "<img src=x" not in text


def test_links_are_relative_to_the_page(renderer):
    text = renderer.render(invented.article_page()).decode()
    assert 'href="../../../static/site.css"' in text
    assert 'href="../../../1931/index.html"' in text


def test_the_404_page_links_from_the_root_since_it_is_served_at_any_depth(renderer):
    page = next(page for page in invented.every_page() if page.address == "404.html")
    assert 'href="/packet/static/site.css"' in renderer.render(page).decode()


def test_what_a_renderer_is_made_of_can_be_sent_to_a_worker():
    assert pickle.loads(pickle.dumps((invented.SITE, invented.CHROME, None)))


def test_a_broken_template_is_named_with_its_line(tmp_path):
    (tmp_path / "article.html").write_text(
        "{% extends 'theme/article.html' %}\n\n{% block main %}{{ oops }}{% endblock %}"
    )
    with pytest.raises(TemplateError) as caught:
        Renderer(invented.SITE, invented.CHROME, tmp_path).render(invented.article_page())
    assert (caught.value.path, caught.value.line) == ("templates/article.html", 3)
    assert "oops" in caught.value.message


def test_a_template_that_cannot_be_parsed_is_named_with_its_line(tmp_path):
    (tmp_path / "article.html").write_text("\n{% if %}")
    with pytest.raises(TemplateError) as caught:
        Renderer(invented.SITE, invented.CHROME, tmp_path).fingerprint(ArticlePage)
    assert (caught.value.path, caught.value.line) == ("templates/article.html", 2)


def test_one_block_changes_without_copying_the_theme(tmp_path):
    (tmp_path / "base.html").write_text(
        "{% extends 'theme/base.html' %}{% block footer %}<p>Ours</p>{% endblock %}"
    )
    text = Renderer(invented.SITE, invented.CHROME, tmp_path).render(invented.article_page()).decode()
    assert "<p>Ours</p>" in text and 'class="story"' in text


def test_a_fingerprint_covers_what_the_template_draws_on_and_nothing_else(tmp_path):
    def fingerprints() -> tuple[bytes, bytes]:
        renderer = Renderer(invented.SITE, invented.CHROME, tmp_path)
        return renderer.fingerprint(ArticlePage), renderer.fingerprint(FrontPage)

    before = fingerprints()
    assert before == fingerprints()
    (tmp_path / "front.html").write_text("{% extends 'theme/front.html' %}")
    after_front = fingerprints()
    assert after_front[0] == before[0]
    assert after_front[1] != before[1]
    (tmp_path / "_footer.html").write_text("<footer></footer>")
    assert fingerprints()[0] != before[0]


def test_an_article_that_must_not_be_indexed_says_so(renderer):
    robots = '<meta name="robots" content="noindex">'
    assert robots in renderer.render(invented.article_page(noindex=True)).decode()
    assert robots not in renderer.render(invented.article_page()).decode()


def test_an_old_address_leads_on_without_scripts(renderer):
    page = next(page for page in invented.every_page() if page.address.endswith("the-flood.html"))
    text = renderer.render(page).decode()
    assert 'content="0; url=../../../1931/05/09/flood.html"' in text
    assert '<link rel="canonical" href="https://archive.example.org/packet/1931/05/09/flood.html">' in text
    assert '<a href="../../../1931/05/09/flood.html">Ellery in flood</a>' in text


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (PartialDate(1931, 5, 9), '<time datetime="1931-05-09">Saturday, May 9, 1931</time>'),
        (PartialDate(1931, 5), '<time datetime="1931-05">May 1931</time>'),
        (PartialDate(1931), '<time datetime="1931">1931</time>'),
        (None, "<dd>Undated</dd>"),
    ],
)
def test_dates_are_shown_as_exactly_as_they_are_known(renderer, date, written):
    assert written in renderer.render(invented.article_page(date=date)).decode()


def test_text_in_another_language_says_which_and_which_way_it_runs(renderer):
    text = renderer.render(invented.article_page(language="ar", headline="الميناء")).decode()
    assert '<header class="head" lang="ar" dir="rtl">' in text
    assert '<div class="body" lang="ar" dir="rtl">' in text
    assert '<h3 lang="ja">' in text, "a headline in a mixed list"


def test_tags_that_a_program_found_are_marked_with_their_evidence(renderer):
    text = renderer.render(invented.article_page()).decode()
    assert '<a href="../../../tags/amos-tull/index.html">Amos Tull</a><span class="mark"' in text
    assert '<a href="../../../tags/floods/index.html">Floods</a></li>' in text
    assert "<dt>Amos Tull</dt><dd><q>Mr. Amos Tull</q>" in text


def test_an_article_page_and_the_style_sheet_weigh_little(renderer):
    page = gzip.compress(renderer.render(invented.article_page(body=LONG_BODY)))
    script = gzip.compress(dict(static_files(None))["cite.js"].read_bytes())
    assert len(page) + len(gzip.compress(stylesheet(invented.SITE, None))) + len(script) <= 20_000


def test_the_raw_text_is_linked_only_where_it_may_be_shown(renderer):
    page = invented.article_page()
    assert 'href="../../../1931/05/09/flood.txt"' in renderer.render(page).decode()
    assert "flood.txt" not in renderer.render(replace(page, raw="")).decode().replace(page.article.path, "")


def test_a_page_says_the_same_bytes_whenever_and_in_whatever_order_it_is_written(renderer):
    page = invented.article_page()
    first = renderer.render(page)
    for other in invented.every_page():
        renderer.render(other)
    assert renderer.render(page) == first == Renderer(invented.SITE, invented.CHROME, None).render(page)


@pytest.mark.parametrize("page", invented.every_page(), ids=name_of)
def test_every_page_that_search_engines_may_list_describes_itself_once(renderer, page):
    text = renderer.render(page).decode()
    listed = 'name="robots" content="noindex"' not in text
    assert text.count('<meta name="description" content="') == listed


def test_a_listing_is_described_by_what_its_head_says(renderer):
    page = next(page for page in invented.every_page() if page.address == "tags/harbour/index.html")
    described = "Harbour · Place · 115,007 articles · 1931 – May 4, 2019 · The Port Ellery Packet"
    assert f'<meta name="description" content="{described}">' in renderer.render(page).decode()


def test_the_front_page_tells_how_its_first_story_begins_and_no_words_twice(renderer):
    page = next(page for page in invented.every_page() if page.address == "index.html")
    text = renderer.render(page).decode()
    assert f'<p class="summary">{page.opening[:40]}' in text
    assert '<p class="deck">' not in text, "the summary of the card is the same beginning"
    other = replace(page, lead=(replace(page.lead[0], summary="A deck."), *page.lead[1:]))
    assert '<p class="deck">A deck.</p>' in renderer.render(other).decode()


@pytest.mark.parametrize(
    ("headline", "setting"),
    [
        ("The Flood", ""),
        ("THE FLOOD", "capitals"),
        ("A" + "a" * 90, "long"),
        ("물" * 90, "longest"),
        ("1931", ""),
    ],
)
def test_a_headline_is_set_by_its_letters(renderer, headline, setting):
    text = renderer.render(invented.article_page(headline=headline)).decode()
    assert f"<h1{f' class={chr(34)}{setting}{chr(34)}' if setting else ''}>{headline}</h1>" in text


def test_rights_that_the_attribution_says_already_are_not_said_again(renderer):
    page = invented.article_page(attribution="© The Packet 1991. All rights reserved.", rights="© The Packet")
    assert renderer.render(page).decode().count("© The Packet<") == 0
