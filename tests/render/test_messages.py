from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from babel import Locale, localedata
from babel.dates import format_date
from babel.messages.pofile import read_po
from jinja2 import nodes

import backfile.render
from backfile.config import Site
from backfile.records import PartialDate
from backfile.render.environment import make_environment
from backfile.render.localisation import CATALOGUES, Localisation, languages
from backfile.theme import templates_folder

LANGUAGES = [language for language in languages() if language != "en"]
Message = tuple[str, ...]


def messages_in_templates() -> set[Message]:
    """Of each `"..."|t` its text, of each `plural(n, "...", "...")` both its forms."""
    environment = make_environment(Localisation("en"), None)
    found: set[Message] = set()
    for path in sorted(templates_folder().glob("*.html")):
        tree = environment.parse(path.read_text("utf-8"))
        for node in tree.find_all(nodes.Filter):
            if node.name == "t":
                assert isinstance(node.node, nodes.Const), f"{path.name}:{node.lineno}: |t needs plain text"
                found.add((node.node.value,))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "plural":
                found.add(tuple(argument.value for argument in call.args[1:]))
    return found


def messages_in_code() -> set[Message]:
    """Of each `message("...")` its text."""
    found: set[Message] = set()
    for path in Path(backfile.render.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name == "message":
                    found.add((node.args[0].value,))
    return found


MESSAGES = messages_in_templates() | messages_in_code()


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


def test_the_languages_promised_are_there():
    assert set(languages()) >= {"en", "ko", "ja", "zh", "ar", "es", "fr", "de", "pt", "ru"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_none_is_left_over(language):
    with open(CATALOGUES / f"{language}.po", "rb") as source:
        catalogue = read_po(source, locale=language)
    held = {
        message.id if isinstance(message.id, tuple) else (message.id,) for message in catalogue if message.id
    }
    assert sorted(MESSAGES - held) == []
    assert sorted(held - MESSAGES) == []
    for message in catalogue:
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if not message.id:
            continue
        assert all(forms) and not message.fuzzy, f"{language}: {message.id}"
        if message.pluralizable:
            assert len(forms) == catalogue.num_plurals, f"{language}: {message.id}"
        else:
            assert placeholders(forms[0]) == placeholders(message.id), f"{language}: {message.id}"


@pytest.mark.parametrize("language", languages())
def test_dates_keep_their_precision_in_every_language(language):
    words = Localisation(language)
    for style in ("full", "long", "short"):
        day, month, year = (words.date(PartialDate(1931, *rest), style) for rest in ((5, 9), (5,), ()))
        assert "1931" in day and "9" in day
        assert "1931" in month and "9" not in month.replace("1931", "")
        assert "1931" in year and len(year) < len(month)


@pytest.mark.parametrize("language", [*languages(), "en-GB", "pt-BR", "zh-Hant", "he", "th", "hi", "nl"])
def test_days_are_written_as_cldr_has_them(language):
    words = Localisation(language)
    locale = Locale.parse(language, sep="-")
    for day in (date(1931, 5, 9), date(2004, 12, 31), date(1888, 1, 1)):
        value = PartialDate(day.year, day.month, day.day)
        assert words.date(value, "full") == format_date(day, "full", locale)
        assert words.date(value, "long") == format_date(day, "long", locale)


@pytest.mark.parametrize(
    ("language", "month"),
    [
        ("en", "May 1931"),
        ("ko", "1931년 5월"),
        ("de", "Mai 1931"),
        ("pt-BR", "maio de 1931"),
        ("tlh", "May 1931"),
    ],
)
def test_months_stand_alone(language, month):
    assert Localisation(language).date(PartialDate(1931, 5)) == month


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [("en", 1, "1 article"), ("en", 1862, "1,862 articles"), ("ru", 2, "2 статьи"), ("ru", 5, "5 статей")],
)
def test_numbers_choose_their_plural(language, number, written):
    assert Localisation(language).plural(number, "{n} article", "{n} articles") == written


def test_a_language_that_cldr_does_not_know_is_written_as_english():
    assert Localisation("tlh").date(PartialDate(1931, 5)) == "May 1931"


def test_a_site_in_a_language_without_catalogue_speaks_english_with_its_own_dates():
    words = Localisation(Site(language="nl").language)
    assert words.message("Years") == "Years"
    assert words.date(PartialDate(1931, 5)) == "mei 1931"


def test_every_language_that_cldr_knows_can_be_that_of_an_archive() -> None:
    for identifier in localedata.locale_identifiers():
        words = Localisation(identifier.replace("_", "-"))
        assert 0 <= words.first_weekday <= 6, identifier
        for value in (PartialDate(1931, 5, 9), PartialDate(1931, 5), PartialDate(1931)):
            assert words.date(value, "full"), identifier
            assert words.date(value, "long"), identifier
            assert words.date(value, "short"), identifier
        assert words.month_day(2, 29), identifier


def test_a_week_begins_as_it_does_where_the_language_is_at_home() -> None:
    begins = {
        name: Localisation(name).first_weekday for name in ("en", "en-GB", "zh", "zh-Hant", "sr", "pa", "fi")
    }
    assert begins == {"en": 6, "en-GB": 0, "zh": 0, "zh-Hant": 6, "sr": 0, "pa": 6, "fi": 0}
