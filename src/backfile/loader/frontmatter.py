"""The fields that people write in YAML: their names, their values, and where they end above a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal

import msgspec
from msgspec import Struct

from backfile import fields
from backfile.defaults import LAYOUTS
from backfile.loader import pictures
from backfile.loader.doubts import DENIABLE, Doubt
from backfile.loader.reading import Named
from backfile.records import Correction, PartialDate
from backfile.yamltree import Node, YamlError, parse

_FENCE = re.compile(r"---[ \t]*(?=\n|\Z)")
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
_KEY = re.compile(r"""["']?([A-Za-z_][\w -]{0,40}?)["']?[ \t]*:(?:[ \t]|$)""")
_MAX_LINES = 20_000
_BEGINNINGS = "-\n+{"
_HEAD = 4000  # characters in which other generators' front matter shows

_SYNONYMS = {
    "title": "headline",
    "subtitle": "subhead",
    "description": "subhead",
    "standfirst": "subhead",
    "deck": "subhead",
    "dek": "subhead",
    "summary": "subhead",
    "author": "authors",
    "by": "byline",
    "published": "date",
    "place": "dateline",
    "location": "dateline",
    "keywords": "tags",
    "category": "section",
    "publication": "source",
    "copyright": "attribution",
    "credit": "attribution",
    "licence": "rights",
    "license": "rights",
    "lang": "language",
    "alias": "aliases",
    "redirect_from": "aliases",
    "draft": "withhold",
    "corrections": "correction",
    "image": "images",
    "pictures": "images",
    "picture": "images",
}


class Given(Struct, frozen=True, kw_only=True):
    """The fields that a front matter or a sidecar gives. None: not given; empty: there is none (DENIABLE)."""

    headline: str | None = None
    kicker: str | None = None
    subhead: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] | None = None
    dateline: str | None = None
    date: PartialDate | None = None
    attribution: str | None = None
    rights: str | None = None
    language: str | None = None
    tags: tuple[str, ...] | None = None
    section: str | None = None
    source: str | None = None
    edition: str | None = None
    slug: str | None = None
    aliases: tuple[str, ...] | None = None
    withhold: str | None = None
    noindex: bool | None = None
    redact: tuple[str, ...] | None = None
    correction: Correction | None = None
    images: tuple[Named, ...] | None = None
    tagging: Literal["off", "vocabulary", "full"] | None = None
    encoding: str | None = None
    layout: str | None = None
    extra: tuple[tuple[str, str], ...] = ()
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)
    """The 1-based line of each field given."""


NOTHING = Given()


def split(text: str) -> tuple[Given, int, tuple[Doubt, ...]]:
    """The front matter of a text, the number of lines that it takes (0: there is none), and doubts.

    Front matter is what stands between a first line `---` and the next `---` or `...`, if it looks like keys
    and values. A text that merely begins with a rule of dashes is left as it is.

    Raises YamlError, with the line, where it is meant as front matter but cannot be read.
    """
    if not text[:1] or text[0] not in _BEGINNINGS:
        return NOTHING, 0, ()
    above = len(text) - len(text.lstrip("\n"))
    text = text[above:] if above else text
    if (kind := _other_kind(text)) is not None:
        hint = "Write it as YAML: `key: value`, between two lines ---."
        raise YamlError(f"front matter in {kind} is not read", line=1 + above, hint=hint)
    if _FENCE.match(text) is None:
        return NOTHING, 0, ()
    closing = _CLOSING.search(text)
    inside = text[: closing.start() if closing else None].split("\n", _MAX_LINES)[1:]
    end = len(inside) + 1 if closing and len(inside) < _MAX_LINES else None
    first = next((line for line in inside if line.strip() and not line.startswith("#")), "")
    if end is None:
        if _is_known(first):
            what = "has no end" if closing is None else f"has more than {_MAX_LINES:,} lines"
            raise YamlError(
                f"the front matter {what}", line=1 + above, hint="Write --- on a line below its last field."
            )
        return NOTHING, 0, ()
    if first and _KEY.match(first) is None:
        return NOTHING, 0, ()
    meant = not first or any(_is_known(line) for line in inside)
    try:
        node = parse("\n".join(inside), first_line=2 + above)
        given, doubts = read_fields(node)
    except YamlError:
        if meant:
            raise
        return NOTHING, 0, ()
    return given, above + end + 1, doubts


def _other_kind(text: str) -> str | None:
    """What front matter of other generators is written in, if a text begins with that and a known field."""
    head = text[:_HEAD]
    if head.startswith("+++\n") and "\n+++" in head:
        written = re.findall(r"^([A-Za-z]\w*)[ \t]*=", head, re.MULTILINE)
    elif head[:1] == "{" and "}" in head:
        written = re.findall(r'^[ \t]*"([A-Za-z]\w*)"[ \t]*:', head, re.MULTILINE)
    else:
        return None
    if not any(map(_field, written)):
        return None
    return "TOML" if head[0] == "+" else "JSON"


def read_fields(node: Node) -> tuple[Given, tuple[Doubt, ...]]:
    """A YAML mapping's fields. Raises YamlError for values of a wrong kind: the first with all others."""
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    extra: list[tuple[str, str]] = []
    doubts: list[Doubt] = []
    faults: list[YamlError] = []
    for written, member in fields.mapping(node, "front matter").items():
        key = _field(written)
        line = member.key_line or member.line
        if key is None or (key == "layout" and _is_a_template(member)):
            extra.append((written, _as_text(member)))
            doubts.append(_kept(written, None if key is None else _as_text(member), line))
            continue
        try:
            value = _READERS[key](member, written)
        except YamlError as error:
            faults.append(error)
            continue
        if value is None:
            if key in DENIABLE and member.value == "" and key not in values:
                values[key], lines[key] = "", line
            continue
        if values.get(key):
            doubts.append(
                Doubt(
                    "repeated-key",
                    f"{written!r} says again what another key says, and was not used",
                    line=line,
                )
            )
            if written != key:
                continue
        values[key] = value
        lines[key] = line
    fields.refuse(faults)
    given = Given(**values, extra=tuple(extra), lines=lines)  # type: ignore[arg-type]
    return given, tuple(doubts)


def _kept(written: str, layout: str | None, line: int) -> Doubt:
    """What is said of a field that is not known, or of a layout that is one of pages."""
    what = f"the field {written!r} is not known and was kept{fields.nearest(written, _READERS)}"
    if layout is not None:
        what = f"the layout {layout!r} is one of pages, not of texts, and was kept"
    return Doubt("unknown-key", what, "Correct its name, or leave it: it is published nowhere.", line)


def merge(nearer: Given, farther: Given) -> Given:
    """Both together: what `nearer` gives counts, tags add up."""
    if farther is NOTHING or nearer is NOTHING:
        return nearer if farther is NOTHING else farther
    values: dict[str, object] = {
        name: getattr(farther, name) if getattr(nearer, name) is None else getattr(nearer, name)
        for name in _READERS
    }
    if nearer.tags and farther.tags:
        values["tags"] = tuple(dict.fromkeys((*nearer.tags, *farther.tags)))
    extra = tuple(dict((*farther.extra, *nearer.extra)).items())
    return Given(**values, extra=extra)  # type: ignore[arg-type]


def names_of(*keys: str) -> tuple[str, ...]:
    """All names under which these fields are understood."""
    return (*keys, *(name for name, key in _SYNONYMS.items() if key in keys))


@lru_cache(maxsize=256)  # an archive's front matter has the same keys again and again
def _field(written: str) -> str | None:
    key = written.strip().lower().replace("-", "_").replace(" ", "_")
    key = _SYNONYMS.get(key, key)
    return key if key in _READERS else None


def _is_known(line: str) -> bool:
    match = _KEY.match(line)
    return match is not None and _field(match[1]) is not None


def _is_a_template(node: Node) -> bool:
    """Whether a layout is that of a page, as other generators mean it (`layout: post`), not of a text."""
    named = isinstance(node.value, str) and node.value not in LAYOUTS
    return named and not fields.nearest(str(node.value), LAYOUTS)


def _as_text(node: Node) -> str:
    if isinstance(node.value, list):
        return ", ".join(map(_as_text, node.value))
    if isinstance(node.value, dict):
        return "; ".join(f"{key}: {_as_text(member)}" for key, member in node.value.items())
    return (node.value or "").strip()


def _names(node: Node, key: str) -> tuple[str, ...] | None:
    return fields.texts(node, key) or None


def _tags(node: Node, key: str) -> tuple[str, ...]:
    return fields.texts(node, key)


def _aliases(node: Node, key: str) -> tuple[str, ...]:
    found = fields.texts(node, key)
    for alias in found:
        if re.search(r"[\s?#\\]|//|(?:^|/)\.\.?(?:/|$)|:", alias):
            raise YamlError(
                f"{key} must be old addresses on this site, not {alias!r}",
                line=node.line,
                hint="For example /news/1998/flood.html.",
            )
    return tuple("/" + alias.lstrip("/") for alias in found)


def _tagging(node: Node, key: str) -> str:
    return fields.choice(node, key, ("off", "vocabulary", "full"))


def _layout(node: Node, key: str) -> str:
    return fields.choice(node, key, LAYOUTS)


_READERS: dict[str, Callable[[Node, str], object]] = {
    "headline": fields.line,
    "kicker": fields.line,
    "subhead": fields.text,
    "byline": fields.text,
    "authors": _names,
    "dateline": fields.line,
    "date": fields.date,
    "attribution": fields.text,
    "rights": fields.text,
    "language": fields.language,
    "tags": _tags,
    "section": fields.line,
    "source": fields.line,
    "edition": fields.line,
    "slug": fields.line,
    "aliases": _aliases,
    "withhold": fields.withheld,
    "noindex": fields.flag,
    "redact": fields.passages,
    "correction": fields.correction,
    "images": pictures.listed,
    "tagging": _tagging,
    "encoding": fields.encoding,
    "layout": _layout,
}
