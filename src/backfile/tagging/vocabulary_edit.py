"""Changes tags.yaml as an editor would: one line at a time, everything else as it was written."""

from __future__ import annotations

import json
import re

from backfile.errors import SettingsError
from backfile.settingsfile import VOCABULARY_FILE
from backfile.tagging.folding import fold_key
from backfile.tagging.vocabulary import Vocabulary, parse_vocabulary

_PLAIN_KEY = re.compile(r"[^\W\d_][\w .&/'’()+-]*[\w.)+]|[^\W\d_]")
_WORDS_OF_YAML = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))


def key_text(label: str) -> str:
    """A label as it is written before the colon of its entry."""
    plain = _PLAIN_KEY.fullmatch(label) is not None and label.lower() not in _WORDS_OF_YAML
    return label if plain else json.dumps(label, ensure_ascii=False)


def item_text(label: str) -> str:
    """A label as it is written within the brackets of a list."""
    return json.dumps(label, ensure_ascii=False) if set(label) & set(",[]{}") else key_text(label)


def merge(text: str, away: str, into: str, path: str = VOCABULARY_FILE) -> str:
    """The text with a line that merges the tag `away` into the tag `into`; entries are added as needed.

    Raises SettingsError when the two are one tag already, or when the merge would make a circle.
    """
    vocabulary = parse_vocabulary(text, path)
    target, source = vocabulary.find(into), vocabulary.find(away)
    goal = into if target is None else target.name
    if (source is not None and source is target) or fold_key(away) == fold_key(goal):
        raise SettingsError(f"{away!r} and {into!r} are one tag already", path=path)
    lines = text.splitlines()
    if target is None:
        lines += [f"{key_text(into)}:"]
    line = None if source is None else _line_of(vocabulary, away)
    if line is None:
        lines += [f"{key_text(away)}:", f"  merged-into: {key_text(goal)}"]
    else:
        lines = _insert(lines, line, f"merged-into: {key_text(goal)}", path)
    changed = "\n".join(lines) + "\n"
    parse_vocabulary(changed, path)
    return changed


def _line_of(vocabulary: Vocabulary, name: str) -> int | None:
    """Where the entry of exactly this name begins, 1-based; an alias has no entry of its own."""
    key = fold_key(name)
    for entry in vocabulary.entries:
        if fold_key(entry.name) == key:
            return entry.line
    return None


def _insert(lines: list[str], line: int, setting: str, path: str) -> list[str]:
    """The lines with a setting put in behind the entry's first line."""
    if not lines[line - 1].split("#")[0].rstrip().endswith(":"):
        raise SettingsError(
            "the entry is written on one line",
            path=path,
            line=line,
            hint=f"Write `{setting}` into it by hand.",
        )
    following = lines[line] if line < len(lines) else ""
    indent = following[: len(following) - len(following.lstrip())] or "  "
    return [*lines[:line], indent + setting, *lines[line:]]
