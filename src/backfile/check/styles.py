"""Style sheets: what they load is in the archive."""

from __future__ import annotations

import re

from backfile.check.archive import Judge

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)


def check(judge: Judge, path: str, source: str) -> None:
    """Judge every url() and @import of a style sheet. A `data:` image asks nobody, and may stand."""
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source)
    for found in _ADDRESS.finditer(bare):
        value = next(filter(None, found.groups()), "")
        line = bare.count("\n", 0, found.start()) + 1
        if value.startswith("#"):
            continue
        target = judge.target(value, path)
        match target.how:
            case "relative":
                problem = judge.exists(target.path) if value else "broken-link"
                if problem is not None:
                    judge.say_missing(problem, path, f"url({value})", target.path, line)
            case "rooted" | "own":
                judge.say("absolute-link", path, f"url({value}) is not relative", line)
            case "content":
                if not value.lower().startswith("data:image/"):
                    judge.say("script-address", path, f"url({value[:40]}) carries its own content", line)
            case "escaped":
                judge.say("outside", path, f"url({value}) leads out of the archive", line)
            case _:
                judge.say("third-party", path, f"url({value}) is on another site", line)
