"""The documentation names every command, option, setting and field that there is, and none that is not."""

import re
from pathlib import Path

import click
import pytest

from backfile.cli import main
from backfile.config import Site
from backfile.config import Theme as ThemeSettings
from backfile.defaults import LAYOUTS, LINE_ROLES, SETTINGS
from backfile.loader.frontmatter import Given
from backfile.strangers import SOURCE_SUFFIXES

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def commands(group, prefix=""):
    """Every command that does something, by the words that call it: `build`, `tags merge`."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


TOP_LEVEL = {name: main.get_command(None, name) for name in main.list_commands(None)}
COMMANDS = dict(commands(main))
OPTIONS = [
    (name, option)
    for name, command in COMMANDS.items()
    for parameter in command.params
    if isinstance(parameter, click.Option)
    for option in parameter.opts
]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def section(command):
    """What docs/commands.md says about one command."""
    found = re.search(rf"^## backfile {command}\b.*?(?=^## |\Z)", text("docs/commands.md"), re.S | re.M)
    return found[0] if found else ""


def first_cells(name):
    """The first column of all tables of a page, as words in back quotes."""
    cells = [line.split("|")[1] for line in text(name).splitlines() if line.startswith("|")]
    return set(re.findall(r"`([^`]+)`", " ".join(cells)))


@pytest.mark.parametrize("command", TOP_LEVEL)
def test_each_command_stands_in_the_readme(command):
    assert f"`backfile {command}" in text("README.md")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_section(command):
    assert section(command)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_each_option_is_documented(command, option):
    assert re.search(rf"^\| `{option}[ `]", section(command), re.M)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_is_documented_that_does_not_exist(command):
    documented = re.findall(r"^\| `(--[a-z-]+)", section(command), re.M)
    assert sorted(documented) == sorted(option for name, option in OPTIONS if name == command)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_mentioned_exists(page):
    code = re.findall(r"^```.*?^```|`[^`\n]+`", page.read_text(encoding="utf-8"), re.S | re.M)
    assert set(re.findall(r"\bbackfile ([a-z]+)\b", "\n".join(code))) <= set(TOP_LEVEL)


@pytest.mark.parametrize(
    "command", [main, *TOP_LEVEL.values(), *COMMANDS.values()], ids=lambda command: command.name
)
def test_every_command_explains_itself_and_each_of_its_options(command):
    assert command.help
    assert command.get_short_help_str(limit=62)[-1] == ".", "the first sentence is too long for the list"
    assert "..." not in command.get_short_help_str(limit=62)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", Site.__struct_fields__)
def test_each_setting_is_documented(name):
    assert name in first_cells("docs/settings.md")


@pytest.mark.parametrize("name", ThemeSettings.__struct_fields__)
def test_each_setting_of_the_looks_is_documented(name):
    assert f"  {name}:" in text("docs/settings.md")


@pytest.mark.parametrize("name", sorted({*Given.__struct_fields__} - {"lines", "extra"}))
def test_each_field_of_an_article_is_documented(name):
    assert name in first_cells("docs/articles.md")


@pytest.mark.parametrize("name", SETTINGS)
def test_each_field_of_folder_defaults_is_documented(name):
    defaults = text("docs/articles.md").partition("## Folder defaults")[2]
    assert f"`{name}`" in defaults


@pytest.mark.parametrize("word", [*LAYOUTS, *LINE_ROLES, *SOURCE_SUFFIXES])
def test_each_word_that_a_field_may_have_is_documented(word):
    assert f"`{word}`" in text("docs/articles.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", prose):
        if not target.startswith(("https://", "http://", "mailto:")):
            assert (page.parent / target).exists(), target


def test_every_page_can_be_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        found = re.findall(r"\]\(([^)#:]+\.md)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        waiting += [(page.parent / target).resolve() for target in found]
    decisions = set((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert set(PAGES) - decisions <= reached


def test_the_readme_has_one_command_to_build_and_one_to_test_in_its_first_screen():
    head = text("README.md").partition("\n## ")[0]
    commands = re.findall(r"^```sh\n(.*?)\n```$", head, re.S | re.M)
    assert len(commands) == 2
    assert not any("\n" in command for command in commands)
    assert commands[0].endswith("build.py")
    assert commands[1].endswith("pytest")


def test_a_decision_has_a_number_of_its_own():
    numbers = [path.name[:4] for path in sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))]
    assert len(numbers) == len(set(numbers))
