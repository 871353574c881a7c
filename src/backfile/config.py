"""site.yaml: one archive's settings, checked once and passed on as one frozen value."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from backfile import fields
from backfile.errors import SettingsError
from backfile.records import PartialDate
from backfile.settingsfile import read_settings
from backfile.stores import store_at
from backfile.yamltree import Node, YamlError, parse

SETTINGS_FILE = "site.yaml"
COLOURS = ("paper", "wash", "ink", "soft", "rule", "accent", "focus")
"""The theme's colours; `dark-paper` and so on are those of the dark scheme."""
FONTS = ("text", "display", "interface")
ARTICLE_FILES = ("raw", "bibtex", "ris", "csl-json")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-z]+|(?:rgb|hsl|oklch|oklab|lab|lch)\([0-9a-z.,%/ -]+\)")
_FONT = re.compile(r"[\w ,'\"-]+")


class Theme(Struct, frozen=True, kw_only=True):
    """What a site changes of the looks without touching a template."""

    colours: tuple[tuple[str, str], ...] = ()
    """(custom property without its dashes, CSS colour), as in ("accent", "#7a1f1f")."""
    fonts: tuple[tuple[str, str], ...] = ()
    """("text" or "display" or "interface", CSS font-family list)."""
    logo: str | None = None
    """A file below static/, shown beside the title."""


class Site(Struct, frozen=True, kw_only=True):
    """Every setting of an archive; the defaults make an archive without site.yaml work."""

    title: str = "News archive"
    tagline: str | None = None
    base_url: str | None = None
    """Absolute address of the archive's root, with a trailing slash; None until it is known."""
    language: str = "en"
    publisher: str | None = None
    rights: str | None = None
    contact_expires: PartialDate | None = None
    """Until when the contact holds; security.txt needs a day, and today would change every build."""
    contact: str | None = None
    """An address for security.txt (`mailto:` or `https:`)."""
    front: Literal["latest", "closed"] = "latest"
    """`closed` for a paper that publishes no more: its front page does not lead with the latest."""
    tagging: Literal["off", "vocabulary", "full"] = "full"
    search: bool = True
    page_size: int = 50
    """Entries on one listing page."""
    articles: str | None = None
    """Address of the object store that holds the articles, `s3://bucket/folder`; None for SITE/articles."""
    article_files: tuple[str, ...] = ARTICLE_FILES
    """What lies beside each article's page: its source as it was, and citations."""
    theme: Theme = Theme()


def load_site(root: Path) -> Site:
    """Read ROOT/site.yaml; an archive without one has the defaults.

    Raises SettingsError, with file and line, for unknown keys and unusable values.
    """
    source = read_settings(root, SETTINGS_FILE)
    if source is None:
        return Site()
    try:
        tree = parse(source)
        site = _site(tree)
        if site.theme.logo is not None:
            _refuse_missing_logo(root, site.theme.logo, fields.mapping(tree, SETTINGS_FILE)["theme"])
        return site
    except YamlError as error:
        raise SettingsError.of(error, SETTINGS_FILE) from None


def base_url(value: str, *, line: int | None = None) -> str:
    """The address with a trailing slash. Raises YamlError unless it is absolute http(s) without a query."""
    try:
        parts = urlsplit(value)
        valid = (parts.port is None or parts.port > 0) and not re.search(r"\s", value)
    except ValueError:  # brackets that hold no address, a port that is none
        valid = False
    if (
        not valid
        or parts.scheme not in ("http", "https")
        or not parts.netloc
        or parts.query
        or parts.fragment
    ):
        raise YamlError(
            f"base_url must be an absolute address, not {value!r}",
            line=line,
            hint="Write it as https://archive.example.org/.",
        )
    return value if value.endswith("/") else value + "/"


def _site(root: Node) -> Site:
    members = fields.mapping(root, SETTINGS_FILE)
    values = fields.read_known(members, Site.__struct_fields__, SETTINGS_FILE, _setting)
    return Site(**{key: value for key, value in values.items() if value is not None})  # type: ignore[arg-type]


def _setting(key: str, node: Node) -> object:
    match key:
        case "theme":
            return _theme(node)
        case "base_url":
            address = fields.text(node, key)
            return None if address is None else base_url(address, line=node.line)
        case "articles":
            return _articles(node)
        case "contact":
            return _contact(node)
        case "contact_expires":
            return fields.date(node, key)
        case "language":
            return fields.language(node, key)
        case "front":
            return fields.choice(node, key, ("latest", "closed"))
        case "tagging":
            return fields.choice(node, key, ("off", "vocabulary", "full"))
        case "search":
            return fields.flag(node, key)
        case "article_files":
            return _article_files(node)
        case "page_size":
            return fields.number(node, key, low=5, high=1000)
        case _:
            return fields.line(node, key)


def _articles(node: Node) -> str | None:
    address = fields.text(node, "articles")
    if address is not None:
        try:
            store_at(address)
        except SettingsError as error:
            raise YamlError(error.message, line=node.line, hint=error.hint) from None
    return address


def _contact(node: Node) -> str | None:
    address = fields.line(node, "contact")
    if address is not None and re.fullmatch(r"(?:mailto:|https://)\S+", address) is None:
        raise YamlError(
            f"contact must be an address, not {address!r}",
            line=node.line,
            hint="Write it as mailto:desk@example.org or https://example.org/security.",
        )
    return address


def _article_files(node: Node) -> tuple[str, ...]:
    chosen = fields.texts(node, "article_files")
    for name in chosen:
        if name not in ARTICLE_FILES:
            raise YamlError(
                f"article_files cannot hold {name!r}{fields.nearest(name, ARTICLE_FILES)}",
                line=node.line,
                hint=f"List any of {', '.join(ARTICLE_FILES)}, or [] for none.",
            )
    return chosen


def _theme(node: Node) -> Theme:
    members = fields.mapping(node, "theme")
    fields.refuse_unknown(members, ("colours", "fonts", "logo"), "theme")
    logo = fields.text(members["logo"], "logo") if "logo" in members else None
    dark = tuple(f"dark-{name}" for name in COLOURS)
    return Theme(
        colours=_pairs(members.get("colours"), "colours", COLOURS + dark, _COLOUR, '"#7a1f1f" or maroon'),
        fonts=_pairs(members.get("fonts"), "fonts", FONTS, _FONT, "Georgia, serif"),
        logo=logo,
    )


def _refuse_missing_logo(root: Path, logo: str, theme: Node) -> None:
    if ".." in Path(logo).parts or not (root / "static" / logo.lstrip("/")).is_file():
        raise YamlError(
            f"theme: there is no logo static/{logo}",
            line=fields.mapping(theme, "theme")["logo"].line,
            hint="Put the file into static/ beside site.yaml, and write its name below that folder.",
        )


def _pairs(
    node: Node | None, key: str, known: tuple[str, ...], shape: re.Pattern[str], example: str
) -> tuple[tuple[str, str], ...]:
    """Known names and CSS values; the shape keeps a value from closing its declaration."""
    if node is None:
        return ()
    pairs = []
    members = fields.mapping(node, key)
    fields.refuse_unknown(members, known, f"theme {key}")
    for name, member in members.items():
        value = fields.text(member, name) or ""
        if shape.fullmatch(value) is None:
            raise YamlError(
                f"theme {key}: {name}: {value!r} cannot be used",
                line=member.line,
                hint=f"For example {example}.",
            )
        pairs.append((name, value))
    return tuple(pairs)
