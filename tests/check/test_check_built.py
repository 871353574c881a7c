"""What the program builds stands up to its own check, with and without an address to stand at."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny import findings

BASE = "https://archive.example/packet/"


@pytest.mark.parametrize("base_url", [None, BASE])
def test_a_built_archive_has_no_errors(archive, base_url: str | None) -> None:  # type: ignore[no-untyped-def]
    archive.story(
        "flood.md", "Water & mud <in> Mill Lane", date="1931-05-09", tags="[floods, 물]", section="Town"
    )
    archive.story("fog.md", "안개", date="1931-05", language="ko", authors="[김민수]")
    archive.story("note.md", "A note", aliases="[/old/note.html]")
    archive.story("gone.md", "A trial", date="1931", withhold="Court order")
    archive.build(base_url=base_url)
    found = findings(Path(archive.output), base_url=base_url)
    assert [finding for finding in found if finding.kind != "duplicate-title"] == []
    assert archive.has("feed.xml") is (base_url is not None)
