"""Scripts: none names another site that it could ask."""

from __future__ import annotations

import re

from backfile.check.archive import Judge
from backfile.check.margin import shown

# A quoted address of another host. XML namespaces look like addresses, and nobody asks them for anything.
_ADDRESS = re.compile(r"""(["'`])((?:https?:|wss?:)?//(?!www\.w3\.org/)[^"'`\s]+)\1""", re.IGNORECASE)


def check(judge: Judge, path: str, source: str) -> None:
    """Judge the texts in a script that look like addresses of other sites."""
    base_url = judge.archive.base_url
    for found in _ADDRESS.finditer(source):
        line = source.count("\n", 0, found.start()) + 1
        own = base_url is not None and found[2].startswith(base_url)
        kind = "absolute-link" if own else "third-party"
        judge.say(kind, path, f"The script names {shown(found[2])}", line)
