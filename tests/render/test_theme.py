from __future__ import annotations

import pytest

from backfile.config import Site, Theme, load_site
from backfile.errors import SettingsError
from backfile.theme import static_files, stylesheet, theme_css


def test_a_sites_file_takes_the_place_of_the_themes_and_others_stand_beside_it(tmp_path):
    (tmp_path / "icon.svg").write_text("<svg/>")
    (tmp_path / "press.jpg").write_bytes(b"jpg")
    (tmp_path / ".DS_Store").write_bytes(b"")
    names = dict(static_files(tmp_path))
    assert names["icon.svg"] == tmp_path / "icon.svg"
    assert "press.jpg" in names and "site.css" in names and ".DS_Store" not in names


def test_colours_hold_in_their_own_scheme_and_never_in_print():
    site = Site(theme=Theme(colours=(("accent", "#123456"), ("dark-accent", "#abcdef"))))
    text = theme_css(site).decode()
    assert "@media screen and (prefers-color-scheme: light) { :root { --accent: #123456; } }" in text
    assert "@media screen and (prefers-color-scheme: dark) { :root { --accent: #abcdef; } }" in text


def test_fonts_become_the_custom_properties_that_the_sheet_uses():
    site = Site(theme=Theme(fonts=(("text", "Georgia, serif"),)))
    assert ":root { --font-text: Georgia, serif; }" in theme_css(site).decode()
    sheet = stylesheet(site, None).decode()
    assert "var(--font-text)" in sheet and "@layer settings" in sheet


def test_without_settings_the_sheet_is_the_themes_own():
    assert theme_css(Site()) == b""


def test_an_unknown_colour_is_named_with_its_line_and_the_nearest_one(tmp_path):
    (tmp_path / "site.yaml").write_text("theme:\n  colours:\n    acent: '#123456'\n")
    with pytest.raises(SettingsError) as caught:
        load_site(tmp_path)
    assert caught.value.line == 3
    assert "accent" in str(caught.value)


def test_a_colour_cannot_close_its_rule(tmp_path):
    (tmp_path / "site.yaml").write_text("theme:\n  colours:\n    accent: 'red; } body { display: none'\n")
    with pytest.raises(SettingsError):
        load_site(tmp_path)
