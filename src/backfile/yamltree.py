"""YAML as data only: text, lists and mappings with their line numbers, and nothing else.

YAML's own ideas about types harm news text: `NO` (Norway) is false, `1931-05` is a string but `1931-05-09` a
date, `010` is eight. So every scalar stays the text that was written, and each field reads it as what the
field is. Tags, anchors and aliases are refused, so no file can name a Python object or grow when read (the
"billion laughs" need aliases).
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TypeAlias

import yaml
from msgspec import Struct

from backfile.errors import BackfileError

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # pragma: no cover - libyaml is part of every published wheel
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 12

Value: TypeAlias = "str | list[Node] | dict[str, Node] | None"


class Node(Struct, frozen=True):
    """A value and where it stands.

    `value` is text, None (nothing written, `~` or `null`), a list of nodes, or a mapping from keys to nodes
    in the order of the file. `line` is the value's, 1-based; `key_line` the key's, for members of a mapping.
    """

    value: Value
    line: int
    key_line: int = 0


class _Loader(_SafeLoader):
    """YAML's parser without YAML's types: a plain scalar is nothing or text; no pattern is tried on it."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """The tag of a node that names none; `implicit` says first whether a scalar stands without quotes."""
        if kind is yaml.ScalarNode:
            return _NOTHING if value in _NOTHING_WRITTEN and implicit[0] else _TEXT  # type: ignore[index]
        return _LIST if kind is yaml.SequenceNode else _MAPPING

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Types by path are not used."""

    def ascend_resolver(self) -> None:
        """Types by path are not used."""


class YamlError(BackfileError):
    """The text is not YAML, or more than plain data. `line` is always set."""


def parse(text: str, *, first_line: int = 1) -> Node:
    """Read one YAML document; `first_line` is the number of its first line within its file.

    An empty document is an empty mapping.

    Raises YamlError for broken syntax, repeated keys, tags, anchors, aliases, several documents, keys that
    are no plain text, nesting deeper than MAX_DEPTH, or more than MAX_CHARACTERS.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlError(
            f"the YAML is longer than {MAX_CHARACTERS:,} characters",
            line=first_line,
            hint="Keep only the fields here; text belongs below the closing ---.",
        )
    if (plain := _by_lines(text, first_line)) is not None:
        return plain
    if _may_grow(text):
        _refuse_references(text, first_line)
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _syntax_error(error, text, first_line) from None
    finally:
        loader.dispose()
    if root is None:
        return Node({}, first_line)
    return _convert(root, first_line, 0)


def _by_lines(text: str, first_line: int) -> Node | None:
    """What libyaml makes of lines `key: text` and `key: [text, text]`, in a third of its time.

    None for anything beyond that: most front matter holds no more.
    """
    members: dict[str, Node] = {}
    for line, written in enumerate(text.split("\n"), first_line):
        if not written:
            continue
        match = _MEMBER.fullmatch(written)
        if match is None or match[1] in members:
            return None
        key, scalar, items = match.groups()
        value: Value = (
            _read(scalar) if items is None else [Node(_read(item), line) for item in _ITEM.findall(items)]
        )
        members[key] = Node(value, line, line)
    return Node(members, next(iter(members.values())).line if members else first_line)


def _read(scalar: str) -> str | None:
    """The text of one scalar, its quotes taken off."""
    if scalar[0] == '"':
        inside = scalar[1:-1]
        return _ESCAPED.sub(itemgetter(1), inside) if "\\" in inside else inside
    if scalar[0] == "'":
        return scalar[1:-1].replace("''", "'")
    return None if scalar in _NOTHING_WRITTEN else scalar


def _may_grow(text: str) -> bool:
    """Whether the text can hold a reference or deep nesting at all; most front matter cannot."""
    return "&" in text or "*" in text or text.count("[") + text.count("{") + text.count("- -") > MAX_DEPTH


def _refuse_references(text: str, first_line: int) -> None:
    """Look through the parser's events, which take no memory, before anything is composed."""
    depth = 0
    loader = _Loader(text)
    try:
        while event := loader.get_event():
            line = first_line + (event.start_mark.line if event.start_mark else 0)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise YamlError(
                    "anchors (&) and aliases (*) are not read",
                    line=line,
                    hint="Put text that begins with & or * in quotes.",
                )
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise YamlError(f"values are nested deeper than {MAX_DEPTH} levels", line=line)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        raise _syntax_error(error, text, first_line) from None
    finally:
        loader.dispose()


def _syntax_error(error: Exception, text: str, first_line: int) -> YamlError:
    mark = getattr(error, "problem_mark", None)
    lines = text.splitlines() or [""]
    line = min(mark.line, len(lines) - 1) if mark is not None else 0
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return YamlError(
        f"not valid YAML: {problem}",
        line=first_line + line,
        hint=_way_out(problem, lines[line]),
    )


def _way_out(problem: str, line: str) -> str:
    """What mends a line that YAML cannot read."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "Indent with blanks, not with tabs."
    if "escape" in problem:
        return "Put a value with a backslash in single quotes: 'like this'."
    _, _, value = line.partition(":")
    if value.lstrip()[:1] in tuple("{[@`%&*!|>"):
        return f'Put a value that begins with {value.lstrip()[0]} in quotes: "like this".'
    return "Put values that hold a colon, a quote or a # in quotes."


def _convert(node: yaml.Node, first_line: int, key_line: int) -> Node:
    line = node.start_mark.line + first_line
    if node.tag not in _PLAIN:
        raise YamlError(f"the YAML tag {node.tag} is not read", line=line, hint="Write plain values only.")
    if isinstance(node, yaml.ScalarNode):
        empty = node.tag == _NOTHING
        return Node(None if empty else node.value, line, key_line)
    if isinstance(node, yaml.SequenceNode):
        return Node([_convert(item, first_line, 0) for item in node.value], line, key_line)
    members: dict[str, Node] = {}
    for key, value in node.value:
        at = key.start_mark.line + first_line
        if not isinstance(key, yaml.ScalarNode):
            raise YamlError("a key must be plain text", line=at)
        if key.value in members:
            raise YamlError(f"the key {key.value!r} is given twice", line=at, hint="Keep one of them.")
        members[key.value] = _convert(value, first_line, at)
    return Node(members, line, key_line)


_NAMES = ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value")
_PLAIN = frozenset(f"tag:yaml.org,2002:{name}" for name in _NAMES)
_TEXT, _NOTHING = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
_LIST, _MAPPING = "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"
_NOTHING_WRITTEN = frozenset(("", "~", "null", "Null", "NULL"))

# What these match means the same with YAML's finer rules and without them.
_NEVER = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_QUOTED = rf"""\"[^{_NEVER}"\\]*(?:\\["\\][^{_NEVER}"\\]*)*\"|'[^{_NEVER}']*(?:''[^{_NEVER}']*)*'"""
_SIGNS = r"\w .()/&%$+;–—‘’“”\-"
_ITEM = re.compile(rf"{_QUOTED}|\w[{_SIGNS}]*(?<! )")
_MEMBER = re.compile(
    rf"([A-Za-z_][\w-]{{0,40}}): +(?:({_QUOTED}|\w[{_SIGNS},'\"?!]*(?::(?=\S)[{_SIGNS},'\"?!]*)*(?<! ))"
    rf"|\[ *((?:(?:{_ITEM.pattern}) *(?:, *(?!\])|(?=\])))*)\]) *"
)
_ESCAPED = re.compile(r'\\(["\\])')
