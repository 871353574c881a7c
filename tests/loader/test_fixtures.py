"""Each case is a text and the record that a careful reader would write, side by side in fixtures/*.txt."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.loader import text
from backfile.loader.reading import TextContext, TextReading

FIXTURES = Path(__file__).parent / "fixtures"
FIELDS = ("kicker", "headline", "subhead", "byline", "authors", "dateline", "date", "attribution")


def cases() -> Iterator[object]:
    """Title, text and expectation, parted by lines that are a full stop."""
    for file in sorted(FIXTURES.glob("*.txt")):
        lines = file.read_text(encoding="utf-8").split("\n")
        stops = [number for number, line in enumerate(lines) if line == "."]
        for start, middle, end in zip(stops[0::3], stops[1::3], stops[2::3], strict=True):
            name = f"{file.stem}: {lines[start - 1]}"
            yield pytest.param(lines[start + 1 : middle], lines[middle + 1 : end], id=name)


def context(language: str, first_line: int = 1) -> TextContext:
    return TextContext(
        language=language,
        known=frozenset(),
        layout=None,
        layout_hint=None,
        lines=(),
        byline_pattern=None,
        attribution=None,
        first_line=first_line,
    )


def written(reading: TextReading) -> list[str]:
    """The reading in the fixtures' notation."""
    shown = []
    for field in FIELDS:
        value = getattr(reading, field)
        if field == "authors":
            value = "; ".join(value)
        elif field == "date" and value is not None:
            value = value.iso
        if value:
            shown.append(f"{field}: {value}")
    shown += [f"{block.kind}: {block.text}" for block in reading.body]
    shown += [f"{note.kind}: {note.text}" for note in reading.notes]
    return [line.replace("\n", "\\n") for line in shown]


def agrees(got: str, wanted: str) -> bool:
    return got.startswith(wanted.removesuffix("…")) if wanted.endswith("…") else got == wanted


@pytest.mark.parametrize(("lines", "expected"), list(cases()))
def test_a_text_is_read_as_its_fixture_says(lines, expected):
    language = expected[0].removeprefix("language: ")
    reading = text.read(lines, context(language))
    got = sorted(written(reading))
    wanted = sorted(expected[1:])
    missing = [line for line in wanted if not any(agrees(other, line) for other in got)]
    extra = [line for line in got if not any(agrees(line, other) for other in wanted)]
    assert (missing, extra) == ([], [])
    assert [line for line in written(reading) if line.startswith("paragraph")] == [
        line
        for wanted_line in expected
        for line in written(reading)
        if wanted_line.startswith("paragraph") and agrees(line, wanted_line)
    ]
