"""The default theme's files, and an archive's own files that take their place one by one.

In the repository the theme is `templates/` and `static/` beside `src/`; in an installed wheel the same two
folders lie inside the package, below `default_theme/`.
"""

from __future__ import annotations

from pathlib import Path

from backfile.config import Site
from backfile.errors import SettingsError

STYLESHEET = "site.css"
_PACKAGE = Path(__file__).resolve().parent


def theme_folder() -> Path:
    """The folder that holds the default theme's `templates` and `static`."""
    installed = _PACKAGE / "default_theme"
    return installed if installed.is_dir() else _PACKAGE.parent.parent


def templates_folder() -> Path:
    """The default theme's templates."""
    return theme_folder() / "templates"


def own_folder(root: Path, part: str) -> Path | None:
    """ROOT/templates or ROOT/static; None where there is none.

    Raises SettingsError where it, or a file in it, is a link to what is away: all pages would be written with
    the theme's own. Names that begin with a dot are an editor's.
    """
    folder = root / part
    inside = sorted(folder.rglob("*")) if folder.is_dir() else ()
    for path in (folder, *inside):
        if path.is_symlink() and not path.exists() and not path.name.startswith("."):
            raise SettingsError(
                "this link leads to nothing",
                path=path.relative_to(root).as_posix(),
                hint="Put the file itself here, or remove the link.",
            )
    return folder if folder.is_dir() else None


def template_names(folder: Path) -> list[str]:
    """The names of the templates below a folder, sorted; those that begin with a dot are an editor's."""
    found = (*folder.rglob("*.html"), *folder.rglob("*.htm"))
    return sorted(path.relative_to(folder).as_posix() for path in found if not path.name.startswith("."))


def static_files(overrides: Path | None) -> tuple[tuple[str, Path], ...]:
    """(name below `static/`, file) of everything the pages ask for, sorted by name.

    `overrides` is SITE/static: its files stand beside the theme's, or take the place of theirs.
    """
    found: dict[str, Path] = {}
    for folder in (theme_folder() / "static", overrides):
        if folder is not None and folder.is_dir():
            for path in folder.rglob("*"):
                name = path.relative_to(folder).as_posix()
                if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
                    found[name] = path
    return tuple(sorted(found.items()))


def theme_css(site: Site) -> bytes:
    """The settings under `theme:` as custom properties.

    A colour named `accent` holds in the light scheme, one named `dark-accent` in the dark scheme, so that a
    site that sets only the first keeps the theme's dark colours.
    """
    light = [pair for pair in site.theme.colours if not pair[0].startswith("dark-")]
    dark = [
        (name.removeprefix("dark-"), value)
        for name, value in site.theme.colours
        if (name, value) not in light
    ]
    fonts = [(f"font-{name}", value) for name, value in site.theme.fonts]
    rules = [_rule(fonts)]
    for scheme, pairs in (("light", light), ("dark", dark)):
        if pairs:
            rules.append(f"@media screen and (prefers-color-scheme: {scheme}) {{ {_rule(pairs)} }}")
    body = "\n".join(rule for rule in rules if rule)
    return f"@layer settings {{\n{body}\n}}\n".encode() if body else b""


def stylesheet(site: Site, overrides: Path | None) -> bytes:
    """What is published as `static/site.css`: the theme's sheet, then the settings'."""
    source = dict(static_files(overrides))[STYLESHEET].read_bytes()
    return source + theme_css(site)


def _rule(pairs: list[tuple[str, str]]) -> str:
    declarations = " ".join(f"--{name}: {value};" for name, value in pairs)
    return f":root {{ {declarations} }}" if pairs else ""
