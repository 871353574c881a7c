"""_defaults.yaml: what a folder says about all the articles below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal, get_args

from backfile import fields
from backfile.errors import SettingsError
from backfile.records import PartialDate
from backfile.yamltree import Node, YamlError, parse

DEFAULTS_FILE = "_defaults.yaml"

Layout = Literal[
    "one paragraph a line",
    "blank lines",
    "hard-wrapped with indents",
    "hard-wrapped with blank lines",
    "ocr columns",
]
LAYOUTS: tuple[str, ...] = get_args(Layout)
LINE_ROLES = ("kicker", "headline", "subhead", "byline", "dateline", "date", "skip")

_PART = re.compile(r"\{([^{}]*)\}|\*\*/?|[*?]|[^{}*?]+|[{}]")
_PARTS = {
    "year": r"(?P<year>[12]\d{3})",
    "month": r"(?P<month>\d{1,2})",
    "day": r"(?P<day>\d{1,2})",
    "slug": r"[^/]+?",
}
_RUN_ON = {"month": r"(?P<month>\d\d)", "day": r"(?P<day>\d\d)"}
"""Month and day where digits run on without anything between, as in `{year}{month}{day}`."""


@dataclass(frozen=True, slots=True)
class DatePattern:
    """Where in a file's path its date stands: `{year}/{month}/{day}-*`, below `folder`.

    `folder` is the POSIX path of the folder whose `_defaults.yaml` gives the pattern.
    """

    pattern: str
    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What the articles of a folder have in common, unless they say otherwise themselves."""

    source: str | None = None
    section: str | None = None
    edition: str | None = None
    language: str | None = None
    encoding: str | None = None
    date_pattern: DatePattern | None = None
    rights: str | None = None
    attribution: str | None = None
    tags: tuple[str, ...] = ()
    tagging: Literal["off", "vocabulary", "full"] | None = None
    layout: Layout | None = None
    lines: tuple[str, ...] = ()
    """Roles of the first printed lines, from LINE_ROLES."""
    byline_pattern: str | None = None
    """A regular expression; its group `name`, or else its first group, is the author's name."""
    unset: tuple[str, ...] = ()
    """Settings of which the folder says that there is none, whatever the folders above it say."""


def parse_defaults(text: str, path: str) -> Defaults:
    """Read one `_defaults.yaml`; `path` is its POSIX path, as `articles/1931/_defaults.yaml`.

    Raises SettingsError, with file and line, for unknown keys (naming the nearest known one) and for values
    that cannot be used (naming those that can): the first with all others.
    """
    try:
        members = fields.mapping(parse(text), DEFAULTS_FILE)
        folder = str(PurePosixPath(path).parent)
        values = fields.read_known(
            members, SETTINGS, DEFAULTS_FILE, lambda key, node: _value(key, node, folder)
        )
        unset = tuple(sorted(key for key, node in members.items() if node.value in ("", [])))
    except YamlError as error:
        raise SettingsError.of(error, path) from None
    given = {key: value for key, value in values.items() if value is not None}
    return Defaults(**given, unset=unset)  # type: ignore[arg-type]


def merge(outer: Defaults, inner: Defaults) -> Defaults:
    """The defaults of a folder within a folder: tags add up, of all else the nearest word counts."""
    above = replace(outer, **{key: getattr(_NONE, key) for key in inner.unset})
    changes: dict[str, object] = {
        key: value for key in SETTINGS if (value := getattr(inner, key)) not in (None, ())
    }
    changes["tags"] = tuple(dict.fromkeys((*above.tags, *inner.tags)))
    return replace(above, **changes, unset=())  # type: ignore[arg-type]


def path_date(path: str, pattern: DatePattern) -> PartialDate | None:
    """The date that the path holds, or None: where the pattern does not fit, or there is no such day.

    `path` is below the same root as the pattern's folder. The last suffix need not be written in the
    pattern. `{year}` is four digits, `{month}` and `{day}` one or two; `*` stands for any text within one
    name, `**` for any folders.
    """
    below = _below(path, pattern.folder)
    match = None if below is None else _compiled(pattern.pattern).fullmatch(below)
    if match is None:
        return None
    found = match.groupdict()
    parts = [found.get(part) or "" for part in ("year", "month", "day")]
    return fields.parse_date("-".join(part for part in parts if part))


_NONE = Defaults()
SETTINGS = tuple(field.name for field in dataclass_fields(Defaults) if field.name != "unset")
"""The names of all that a `_defaults.yaml` may say."""


def _value(key: str, node: Node, folder: str) -> object:
    if node.value in (None, "", []):
        return None
    match key:
        case "tags":
            return fields.texts(node, key)
        case "language":
            return fields.language(node, key)
        case "tagging":
            return fields.choice(node, key, ("off", "vocabulary", "full"))
        case "layout":
            return fields.choice(node, key, LAYOUTS)
        case "lines":
            return _roles(node)
        case "encoding":
            return fields.encoding(node, key)
        case "date_pattern":
            return _date_pattern(node, folder)
        case "byline_pattern":
            return _byline_pattern(node)
        case _:
            return fields.text(node, key)


def _roles(node: Node) -> tuple[str, ...]:
    items = node.value if isinstance(node.value, list) else [node]
    roles = []
    for item in items:
        written = fields.text(item, "each of lines") or ""
        for role in map(str.strip, written.split(",")):
            if role not in LINE_ROLES:
                raise YamlError(
                    f"lines has no role {role!r}{fields.nearest(role, LINE_ROLES)}",
                    line=item.line,
                    hint=f"Roles: {', '.join(LINE_ROLES)}.",
                )
            roles.append(role)
    return tuple(roles)


def _date_pattern(node: Node, folder: str) -> DatePattern | None:
    pattern = fields.text(node, "date_pattern")
    if pattern is None:
        return None
    names = [match[1] for match in _PART.finditer(pattern) if match[1] is not None]
    wrong = [name for name in names if name not in _PARTS]
    if wrong or re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", pattern)):
        raise YamlError(
            f"date_pattern has an unknown part: {pattern!r}{fields.nearest(''.join(wrong[:1]), _PARTS)}",
            line=node.line,
            hint="Parts: {year}, {month}, {day}, {slug}, * and **.",
        )
    if len(names) != len(set(names)):
        raise YamlError(f"date_pattern has a part twice: {pattern!r}", line=node.line, hint="Use * for one.")
    if "year" not in names or ("day" in names and "month" not in names):
        raise YamlError(
            f"date_pattern gives no date: {pattern!r}",
            line=node.line,
            hint="Write {year}, {year} and {month}, or {year}, {month} and {day}.",
        )
    return DatePattern(pattern.strip("/"), folder)


def _byline_pattern(node: Node) -> str | None:
    pattern = fields.text(node, "byline_pattern")
    if pattern is None:
        return None
    try:
        groups = re.compile(pattern).groups
    except (re.error, OverflowError, RecursionError) as error:
        raise YamlError(
            f"byline_pattern is not a regular expression: {error}",
            line=node.line,
            hint="Put \\ before ( ) [ ] . * + ? when they are meant as they are.",
        ) from None
    if groups == 0:
        raise YamlError(
            "byline_pattern marks no name",
            line=node.line,
            hint="Put ( ) around the part that is the author's name, as in ^Reported by (.+)$.",
        )
    return pattern


_WILD = {"**/": "(?:[^/]+/)*?", "**": ".*?", "*": "[^/]*?", "?": "[^/]"}


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    found = [(match[0], match[1]) for match in _PART.finditer(pattern)]
    dated = [name in ("year", "month", "day") for _, name in found]
    pieces = []
    for number, (written, name) in enumerate(found):
        before, after = number > 0 and dated[number - 1], number + 1 < len(found) and dated[number + 1]
        if name is None:
            pieces.append(_WILD.get(written) or re.escape(written))
        elif not dated[number]:
            pieces.append(_PARTS[name])
        else:
            digits = _RUN_ON.get(name, _PARTS[name]) if before or after else _PARTS[name]
            pieces.append(f"{'' if before else '(?<![0-9])'}{digits}{'' if after else '(?![0-9])'}")
    return re.compile("".join(pieces) + r"(?:\.[^./]+)?", re.ASCII)


def _below(path: str, folder: str) -> str | None:
    if folder in ("", "."):
        return path
    return path[len(folder) + 1 :] if path.startswith(folder + "/") else None
