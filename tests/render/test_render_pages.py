from __future__ import annotations

import pickle

import invented
import pytest

from backfile.errors import TemplateError
from backfile.render.pages import Renderer
from backfile.site.pages import ArticlePage, FrontPage, Page


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
