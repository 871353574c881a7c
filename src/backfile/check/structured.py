"""JSON-LD on pages: it parses, says what it is about, and its addresses lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from backfile.check.archive import Judge

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)?)?")
_ADDRESSES = frozenset(("url", "item", "@id", "mainEntityOfPage"))
_DATES = frozenset(("datePublished", "dateModified", "dateCreated"))
_DEEPEST = 30


def check(judge: Judge, path: str, source: str, line: int) -> None:
    """Judge the text of one <script type="application/ld+json">."""
    try:
        thing = msgspec.json.decode(source)
    except (msgspec.DecodeError, RecursionError) as error:
        judge.say("bad-structured-data", path, f"JSON-LD cannot be read: {error}", line)
        return
    roots = thing if isinstance(thing, list) else [thing]
    for root in roots:
        if not isinstance(root, dict) or not isinstance(root.get("@context"), str | list | dict):
            judge.say("bad-structured-data", path, "JSON-LD has no @context", line)
            continue
        for member in root.get("@graph", [root]) if isinstance(root.get("@graph", []), list) else [root]:
            _check_thing(judge, path, member, line)
        for key, value in _strings(root):
            _check_value(judge, path, key, value, line)


def _check_thing(judge: Judge, path: str, thing: object, line: int) -> None:
    kind = thing.get("@type") if isinstance(thing, dict) else None
    if not isinstance(thing, dict) or not isinstance(kind, str | list):
        judge.say("bad-structured-data", path, "JSON-LD has a thing without @type", line)
        return
    if "NewsArticle" in (kind if isinstance(kind, list) else [kind]):
        headline = thing.get("headline")
        if not isinstance(headline, str) or not headline.strip():
            judge.say("bad-structured-data", path, "NewsArticle has no headline", line)


def _check_value(judge: Judge, path: str, key: str, value: str, line: int) -> None:
    if key in _DATES and _DATE.fullmatch(value) is None:
        judge.say("bad-structured-data", path, f"{key} {value!r} is no ISO 8601 date", line)
    if key in _ADDRESSES and judge.target(value, path).how != "foreign":
        judge.absolute("bad-structured-data", value, path, f"JSON-LD {key}", line)


def _strings(value: object, key: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """(key, text) of all texts in a JSON value, as deep as sane data goes."""
    if isinstance(value, str):
        yield key, value
    elif depth < _DEEPEST and isinstance(value, dict):
        for name, member in value.items():
            yield from _strings(member, str(name), depth + 1)
    elif depth < _DEEPEST and isinstance(value, list):
        for member in value:
            yield from _strings(member, key, depth + 1)
