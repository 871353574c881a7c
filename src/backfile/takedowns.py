"""takedowns.yaml: what the desk takes back, beside sources that must not be touched.

articles/1953/flood.txt:          # a source, or an address that was published
  redact: [John Smith]
/1931/05/09/trial.html:
  withhold: Court order of 3 March
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from msgspec.structs import replace

from backfile import fields
from backfile.errors import Problem, SettingsError
from backfile.records import Article, Correction
from backfile.settingsfile import read_settings
from backfile.yamltree import Node, YamlError, parse

TAKEDOWNS_FILE = "takedowns.yaml"
_BESIDE = (".txt", ".bib", ".ris", ".csl.json")
"""How the files end that lie beside an article's page."""
_KEYS = ("withhold", "noindex", "redact", "correction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Takedown:
    """What is taken back of one article; it adds to what the source itself says."""

    withhold: str | None = None
    noindex: bool = False
    redact: tuple[str, ...] = ()
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the file: its key, and the line it stands in."""

    key: str
    line: int
    takedown: Takedown


def load_takedowns(root: Path) -> tuple[Entry, ...]:
    """The entries of ROOT/takedowns.yaml; none without the file. Raises SettingsError with the line."""
    source = read_settings(root, TAKEDOWNS_FILE)
    return () if source is None else parse_takedowns(source)


def parse_takedowns(source: str, path: str = TAKEDOWNS_FILE) -> tuple[Entry, ...]:
    """The entries of the file's text. Raises SettingsError with the line."""
    try:
        members = fields.mapping(parse(source), path)
        return tuple(Entry(key.strip(), node.key_line, _takedown(node)) for key, node in members.items())
    except YamlError as error:
        raise SettingsError.of(error, path) from None


def by_source(
    entries: tuple[Entry, ...], source_of: Callable[[str], str | None], base_url: str | None = None
) -> tuple[dict[str, Takedown], list[Problem]]:
    """The takedowns by source path, and the entries that name nothing known.

    `source_of` gives the source path behind an address. An address may also be written whole, or be that of a
    file beside the page.
    """
    found: dict[str, Takedown] = {}
    problems: list[Problem] = []
    for entry in entries:
        path = _source(entry.key, source_of, base_url)
        if path is None:
            problems.append(nothing(entry))
        else:
            found[path] = joined(found[path], entry.takedown) if path in found else entry.takedown
    return found, problems


def marks_of(takedowns: Mapping[str, Takedown]) -> dict[str, str]:
    """What the reading of these sources depends on beside their files, by path, for `backfile.scan.scan`."""
    return {path: repr(takedown) for path, takedown in takedowns.items()}


def nothing(entry: Entry) -> Problem:
    """What to say of an entry that takes down nothing."""
    return Problem(
        path=TAKEDOWNS_FILE,
        line=entry.line,
        code="takedown-of-nothing",
        message=f"no article was ever published as {entry.key}",
        hint="Name the source (articles/...) or the address of its page.",
    )


def _source(key: str, source_of: Callable[[str], str | None], base_url: str | None) -> str | None:
    key = key.replace("\\", "/").removeprefix("./")
    if key.startswith("articles/"):
        return key
    if base_url is not None:
        key = key.removeprefix(base_url)
    address = unquote(key).removeprefix("/")
    stem = next((address.removesuffix(end) for end in _BESIDE if address.endswith(end)), address)
    return source_of(address) or source_of(f"{stem}.html")


def joined(first: Takedown, second: Takedown) -> Takedown:
    """Both takedowns of one article."""
    return Takedown(
        withhold=first.withhold if first.withhold is not None else second.withhold,
        noindex=first.noindex or second.noindex,
        redact=tuple(dict.fromkeys(first.redact + second.redact)),
        correction=second.correction or first.correction,
    )


def taken_down(article: Article, takedown: Takedown) -> Article:
    """The article with the takedown's word added to its own."""
    return replace(
        article,
        withhold=takedown.withhold if takedown.withhold is not None else article.withhold,
        noindex=takedown.noindex or article.noindex,
        redact=tuple(dict.fromkeys(article.redact + takedown.redact)),
        correction=takedown.correction or article.correction,
    )


def redacted_passages(entries: Iterable[Entry]) -> tuple[str, ...]:
    """All passages that the entries black out, and that must be nowhere in the archive."""
    return tuple(dict.fromkeys(passage for entry in entries for passage in entry.takedown.redact))


def _takedown(node: Node) -> Takedown:
    members = fields.mapping(node, "a takedown")
    fields.refuse_unknown(members, _KEYS, "a takedown")
    return Takedown(
        withhold=fields.withheld(members["withhold"], "withhold") if "withhold" in members else None,
        noindex=fields.flag(members["noindex"], "noindex") if "noindex" in members else False,
        redact=fields.passages(members["redact"], "redact") if "redact" in members else (),
        correction=fields.correction(members["correction"], "correction")
        if "correction" in members
        else None,
    )
