from __future__ import annotations

import re
from pathlib import Path

from backfile.check.findings import KINDS

DOCS = Path(__file__).parents[2] / "docs" / "check.md"


def test_every_kind_of_finding_is_explained() -> None:
    explained = dict(
        re.findall(r"^\| `([a-z0-9-]+)` \| (error|warning) \|", DOCS.read_text("utf-8"), re.MULTILINE)
    )
    assert explained == {kind: about.severity for kind, about in KINDS.items()}
