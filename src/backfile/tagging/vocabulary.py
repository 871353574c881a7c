"""tags.yaml: the tags that people have settled, as one frozen value that can be checked and sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Literal, TypeAlias, cast

from backfile import fields
from backfile.errors import SettingsError
from backfile.settingsfile import VOCABULARY_FILE
from backfile.tagging.folding import fold_key
from backfile.yamltree import Node, YamlError, parse

TermKind: TypeAlias = Literal["place", "person", "organisation", "subject", "event", ""]
KINDS: tuple[TermKind, ...] = ("place", "person", "organisation", "subject", "event")
_KEYS = (
    "kind",
    "aliases",
    "match",
    "support",
    "not",
    "parent",
    "hidden",
    "merged-into",
    "identifier",
    "description",
)
_IDENTIFIER = re.compile(r"Q[1-9]\d*|medtop:\d{8}|https?://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One tag of the vocabulary."""

    name: str
    """The canonical name, shown as it is written."""
    kind: TermKind = ""
    aliases: tuple[str, ...] = ()
    """Other names, in any language: front-matter tags written so become this tag."""
    match: tuple[str, ...] | None = None
    """Forms to look for in texts; None: the name and the aliases. An empty tuple: nothing is looked for."""
    support: tuple[str, ...] = ()
    """Forms that speak for a subject only beside others ("police" for courts)."""
    exclude: tuple[str, ...] = ()
    """`not`: longer forms that hold one of the forms and mean something else ("Lee County" for Lee)."""
    parent: str | None = None
    hidden: bool = False
    """Neither listed nor shown."""
    merged_into: str | None = None
    """The tag that took this one's place."""
    identifiers: tuple[str, ...] = ()
    """Wikidata (`Q884`), IPTC Media Topics (`medtop:15000000`) or a web address."""
    description: str | None = None
    line: int = 0
    """Where tags.yaml says so, 1-based."""

    @property
    def forms(self) -> tuple[str, ...]:
        """What to look for in texts."""
        return (self.name, *self.aliases) if self.match is None else self.match


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every entry of tags.yaml, and which entry each written name belongs to."""

    entries: tuple[Entry, ...] = ()
    names: Mapping[str, int] | None = None
    """From the folded name or alias to the entry that it ends at, merges followed."""

    def find(self, written: str) -> Entry | None:
        """The entry that a written tag belongs to: by name or alias, case and Unicode folded."""
        at = (self.names or {}).get(fold_key(written))
        return None if at is None else self.entries[at]

    @property
    def digest(self) -> bytes:
        """Changes when anything changes that the tags of an article could depend on."""
        facts = [
            (e.name, e.kind, e.aliases, e.match, e.support, e.exclude, e.merged_into) for e in self.entries
        ]
        return blake2b(repr(facts).encode(), digest_size=16).digest()

    @property
    def full_digest(self) -> bytes:
        """Changes when anything changes but the lines that entries stand on."""
        facts = [replace(entry, line=0) for entry in self.entries]
        return blake2b(repr(facts).encode(), digest_size=16).digest()


def parse_vocabulary(text: str, path: str = VOCABULARY_FILE) -> Vocabulary:
    """Read tags.yaml. Raises SettingsError, with file and line, for anything that cannot be meant."""
    try:
        members = fields.mapping(parse(text), path)
        return build_vocabulary(_entry(name, node) for name, node in members.items())
    except YamlError as error:
        raise SettingsError.of(error, path) from None


def build_vocabulary(entries: Iterable[Entry]) -> Vocabulary:
    """Check how the entries go together. Raises YamlError with the line of the entry at fault."""
    found = tuple(entries)
    owner: dict[str, int] = {}
    for number, entry in enumerate(found):
        for name in (entry.name, *entry.aliases):
            before = owner.setdefault(fold_key(name), number)
            if before != number:
                raise YamlError(
                    f"{name!r} is a name of both {found[before].name!r} and {entry.name!r}",
                    line=entry.line,
                    hint="Keep it in one of them, or merge the two with merged-into.",
                )
    names = {name: _end(found, owner, number) for name, number in owner.items()}
    for entry in found:
        _check_parents(entry, found, names)
    return Vocabulary(found, names)


def _end(entries: tuple[Entry, ...], owner: Mapping[str, int], number: int) -> int:
    """The entry that a merge ends at."""
    seen = {number}
    while (target := entries[number].merged_into) is not None:
        entry, following = entries[number], owner.get(fold_key(target))
        if following is None:
            known = [other.name for other in entries]
            raise YamlError(
                f"{entry.name!r} is merged into {target!r}, which is no entry{fields.nearest(target, known)}",
                line=entry.line,
                hint=f"Add a line `{target}:` to the file.",
            )
        if following in seen:
            raise YamlError(f"{entry.name!r} is merged in a circle", line=entry.line)
        seen.add(following)
        number = following
    return number


def _check_parents(entry: Entry, entries: tuple[Entry, ...], names: Mapping[str, int]) -> None:
    seen = {fold_key(entry.name)}
    above = entry
    while above.parent is not None:
        key = fold_key(above.parent)
        if key in seen:
            raise YamlError(f"{entry.name!r} is above itself", line=entry.line, hint="Mend its parent.")
        seen.add(key)
        if key not in names:
            return
        above = entries[names[key]]


def _entry(name: str, node: Node) -> Entry:
    line = node.key_line or node.line
    if not name.strip():
        raise YamlError("a tag has no name", line=line)
    members = fields.mapping(node, name)
    fields.refuse_unknown(members, _KEYS, name)
    match = fields.texts(members["match"], "match") if "match" in members else None
    entry = Entry(
        name=" ".join(name.split()),
        kind=_kind(members.get("kind")),
        aliases=_texts(members, "aliases"),
        match=match,
        support=_texts(members, "support"),
        exclude=_texts(members, "not"),
        parent=_text(members, "parent"),
        hidden=fields.flag(members["hidden"], "hidden") if "hidden" in members else False,
        merged_into=_text(members, "merged-into"),
        identifiers=_identifiers(members.get("identifier")),
        description=_text(members, "description"),
        line=line,
    )
    for key, forms in (("match", entry.match or ()), ("support", entry.support), ("not", entry.exclude)):
        for form in forms:
            _check_form(key, form, members[key].line)
    return entry


def _check_form(key: str, form: str, line: int) -> None:
    if not any(letter.isalnum() for letter in form):
        raise YamlError(f"{key}: {form!r} holds no letter to look for", line=line)
    if "*" in form.strip("*"):
        raise YamlError(
            f"{key}: {form!r} has a star inside",
            line=line,
            hint="A star may stand at the end or at the beginning; write the forms out.",
        )


def _kind(node: Node | None) -> TermKind:
    return "" if node is None else cast(TermKind, fields.choice(node, "kind", KINDS))


def _text(members: Mapping[str, Node], key: str) -> str | None:
    return fields.text(members[key], key) if key in members else None


def _texts(members: Mapping[str, Node], key: str) -> tuple[str, ...]:
    return fields.texts(members[key], key) if key in members else ()


def _identifiers(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    values = fields.texts(node, "identifier")
    for value in values:
        if _IDENTIFIER.fullmatch(value) is None:
            raise YamlError(
                f"identifier {value!r} cannot be read",
                line=node.line,
                hint="Write a Wikidata number (Q884), medtop: and eight digits, or a web address.",
            )
    return values
