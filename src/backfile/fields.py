"""Reading typed values out of YAML nodes, with errors that name the line and the nearest known key."""

from __future__ import annotations

import codecs
import datetime
import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from backfile.errors import BackfileError
from backfile.records import Correction, PartialDate
from backfile.yamltree import Node, YamlError

T = TypeVar("T")

MOST_FAULTS = 20
"""Faults of one text that are told beside the first."""

_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?)?)?")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TRUE = frozenset(("true", "yes", "on", "1"))
_FALSE = frozenset(("false", "no", "off", "0", ""))


def mapping(node: Node, what: str) -> dict[str, Node]:
    """The node's members. Raises YamlError when the node is no mapping."""
    if node.value is None:
        return {}
    if not isinstance(node.value, dict):
        raise YamlError(
            f"{what} must be a list of `key: value` lines",
            line=node.line,
            hint="Put a blank behind each colon, and no dash before the key.",
        )
    return node.value


def text(node: Node, key: str) -> str | None:
    """The node as one text; None when nothing is written. Raises YamlError for lists and mappings.

    Control characters, which YAML can write as escapes and no page may hold, are left out.
    """
    if isinstance(node.value, (list, dict)):
        raise YamlError(
            f"{key} must be one text",
            line=node.line,
            hint="Write it on the line of its name, in quotes where it begins with [ or {.",
        )
    value = node.value or ""
    if not value.isprintable():
        value = _CONTROLS.sub("", value)
    return value.strip() or None


def texts(node: Node, key: str) -> tuple[str, ...]:
    """The node as a list of texts: a list, or one text parted by commas. Repeats are dropped."""
    if isinstance(node.value, dict):
        raise YamlError(
            f"{key} must be a list of texts", line=node.line, hint=f"Write {key}: [one, another]."
        )
    if isinstance(node.value, list):
        parts = [text(item, f"each of {key}") for item in node.value]
    else:
        parts = [part.strip() for part in (text(node, key) or "").split(",")]
    return tuple(dict.fromkeys(part for part in parts if part))


def flag(node: Node, key: str) -> bool:
    """The node as yes or no."""
    value = (text(node, key) or "").lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise YamlError(f"{key} must be true or false, not {value!r}", line=node.line)


def number(node: Node, key: str, *, low: int, high: int) -> int:
    """The node as a whole number from low to high."""
    value = text(node, key) or ""
    if not value.isascii() or not value.isdigit() or not low <= int(value[:9]) <= high:
        raise YamlError(f"{key} must be a whole number from {low} to {high}, not {value!r}", line=node.line)
    return int(value)


def choice(node: Node, key: str, allowed: Iterable[str]) -> str:
    """The node as one of the allowed words."""
    value = text(node, key) or ""
    options = tuple(allowed)
    if value not in options:
        raise YamlError(
            f"{key} must be one of {', '.join(options)}, not {value!r}{nearest(value, options)}",
            line=node.line,
        )
    return value


def language(node: Node, key: str) -> str | None:
    """The node as a BCP 47 tag; only its shape is checked, and `en_US` is taken for `en-US`."""
    value = text(node, key)
    value = value and value.replace("_", "-")
    if value is not None and _LANGUAGE.fullmatch(value) is None:
        raise YamlError(
            f"{key} must be a BCP 47 tag, not {value!r}",
            line=node.line,
            hint="For example en, ko or pt-BR.",
        )
    return value


def encoding(node: Node, key: str) -> str | None:
    """The node as the name of a text encoding that Python knows, as Python writes it."""
    value = text(node, key)
    if value is None:
        return None
    try:
        codec = codecs.lookup(value)
        "".encode(codec.name)
    except (LookupError, ValueError):
        raise YamlError(
            f"{key} is not a known encoding: {value!r}",
            line=node.line,
            hint="For example utf-8, windows-1252, cp949, shift_jis, gb18030.",
        ) from None
    return codec.name


def date(node: Node, key: str) -> PartialDate | None:
    """The node as a date of any precision: `1931`, `1931-05`, `1931-05-09`, also with a time behind it."""
    value = text(node, key)
    if value is None:
        return None
    found = parse_date(value)
    if found is None:
        raise YamlError(
            f"{key} is not a date: {value!r}",
            line=node.line,
            hint="Write 1931, 1931-05 or 1931-05-09.",
        )
    return found


def parse_date(value: str) -> PartialDate | None:
    """An ISO-like date of any precision, or None; never a day or month that the calendar lacks."""
    written = value.strip()
    match = _DATE.fullmatch(written) or _COMPACT.fullmatch(written)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    if year == 0 or month > 12 or (match[2] and month == 0) or (match[3] and day == 0):
        return None
    if day:
        try:
            datetime.date(year, month, day)
        except ValueError:
            return None
    return PartialDate(year, month, day)


def read_known(
    members: Mapping[str, Node], known: Iterable[str], what: str, read: Callable[[str, Node], T]
) -> dict[str, T]:
    """What `read` makes of each member.

    Raises YamlError for keys that are not known, naming the nearest one that is, and for what `read` refuses:
    the first of these faults with all others.
    """
    options = tuple(known)
    hint = f"Known settings: {', '.join(options)}."
    found: dict[str, T] = {}
    faults: list[BackfileError] = []
    for key, node in members.items():
        try:
            if key not in options:
                unknown = f"{what} has no setting {key!r}{nearest(key, options)}"
                said, hint = hint, ""  # once is enough
                raise YamlError(unknown, line=node.key_line or node.line, hint=said)
            found[key] = read(key, node)
        except YamlError as error:
            faults += (error, *error.others)
    refuse(faults)
    return found


def refuse(faults: Sequence[BackfileError]) -> None:
    """Raise YamlError for faults of one text, if there are any: the first with the others.

    Of a file that is no such text at all there may be thousands: then only so many more are counted.
    """
    if faults:
        first, *others = faults
        if len(others) > MOST_FAULTS:
            rest = len(others) - MOST_FAULTS
            others[MOST_FAULTS:] = [YamlError(f"{rest:,} more like these", line=others[MOST_FAULTS].line)]
        raise YamlError(first.message, line=first.line, hint=first.hint, others=tuple(others))


def refuse_unknown(members: Mapping[str, Node], known: Iterable[str], what: str) -> None:
    """Raise YamlError for keys that are not known, naming the nearest one that is."""
    read_known(members, known, what, lambda _key, _node: None)


def nearest(value: str, options: Iterable[str]) -> str:
    """`; did you mean X?` when something known is close, otherwise nothing."""
    close = difflib.get_close_matches(value, tuple(options), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def line(node: Node, key: str) -> str | None:
    """The node as one text without line ends."""
    value = text(node, key)
    return None if value is None else " ".join(value.split())


def passages(node: Node, key: str) -> tuple[str, ...]:
    """The node as passages of text, one or a list of them: commas belong to them."""
    items = node.value if isinstance(node.value, list) else [node]
    found = [line(item, f"each of {key}") for item in items]
    return tuple(dict.fromkeys(passage for passage in found if passage))


def withheld(node: Node, key: str) -> str | None:
    """Whether something is withheld: None for no, otherwise the reason, which may be empty."""
    value = text(node, key)
    try:
        return ("draft" if key.lower() == "draft" else "") if flag(node, key) else None
    except YamlError:
        return value


def correction(node: Node, key: str) -> Correction | None:
    """What was corrected: a text, or `text` and `date`."""
    if not isinstance(node.value, dict):
        value = text(node, key)
        return None if value is None else Correction(value)
    members = mapping(node, key)
    refuse_unknown(members, ("text", "date"), key)
    value = text(members["text"], f"{key}: text") if "text" in members else None
    if value is None:
        raise YamlError(f"{key} has no text", line=node.line, hint="Write text: and what was corrected.")
    day = date(members["date"], f"{key}: date") if "date" in members else None
    return Correction(value, day)
