"""No file takes more than its share of time, whatever is in it."""

import time
from collections.abc import Callable

import pytest

from backfile.loader import load


def seconds(data: bytes, path: str) -> float:
    start = time.process_time()
    load(path, data)
    return time.process_time() - start


MAKERS: dict[str, Callable[[int], bytes]] = {
    "one line": lambda size: b"word " * (size // 5),
    "one word": lambda size: b"w" * size,
    "blank lines": lambda size: b"\n" * (size // 10) + b"Heading\n" + b"\n" * (size // 10),
    "spaces": lambda size: b"Heading\n" + b" " * size + b"x",
    "short lines": lambda size: b"Heading\n" + b"a line\n" * (size // 7),
    "brackets": lambda size: b"Heading\n\n" + b"[" * (size // 32),
    "tags": lambda size: b"Heading\n\n" + b"<div>" * (size // 20),
    "stars": lambda size: b"Heading\n\n" + b"*a " * (size // 50),
    "quotes": lambda size: b"> " * (size // 200) + b"x",
    "accents": lambda size: b"a" + "\u0300\u0316".encode() * (size // 8),
    "wide": lambda size: "항구의 얼음이 풀렸다. ".encode("cp949") * (size // 22),
    "Latin bytes": lambda size: "après l'été à Sète, ".encode("cp1252") * (size // 20),
    "damaged": lambda size: "Ã©tÃ© Ã ".encode() * (size // 12),
    "direction marks": lambda size: ("שלום\n\n" + "\u200f" * (size // 3) + "x\n").encode(),
    "rows": lambda size: b"Heading\n\n" + b"a\tb   c   d\n" * (size // 12),
    "verse": lambda size: b"Heading\n\n" + b"The last boat home has lost,\n" * (size // 28),
    "hyphens": lambda size: (
        b"Heading\n\n"
        + b"the board said that it would go on with the work in spite of it all and spi-\n" * (size // 75)
    ),
    "two encodings": lambda size: (
        "Лёд сошёл рано.\n".encode("cp1251") * (size // 32) + "Лёд сошёл рано.\n".encode() * (size // 50)
    ),
    "mainframe": lambda size: ("The board said that it would. " * (size // 30)).encode("cp037"),
    "letters in Latin-1's controls": lambda size: "It\x92s ".encode() * (size // 6),
    "zero bytes": lambda size: b"a\0" * (size // 2),
    "mixed line ends": lambda size: b"a\r\nb\rc\x0c" * (size // 8),
}


@pytest.mark.slow
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize("name", MAKERS)
def test_time_grows_with_size(name: str, path: str) -> None:
    small, large = MAKERS[name](400_000), MAKERS[name](1_600_000)
    least = min(seconds(small, path) for _ in range(2))
    # Four times the text: linear is 4, quadratic 16.
    assert seconds(large, path) < 9 * least + 0.2


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [b"word " * 2_000_000, b"\n" * 1_000_000 + b"Heading\n", b"a\n" * 100_000],
    ids=["10 MB in one line", "1,000,000 blank lines", "100,000 short lines"],
)
def test_a_monster_is_read_in_seconds(data: bytes) -> None:
    assert seconds(data, "a.txt") < 20


@pytest.mark.parametrize(
    "yaml",
    [
        "a: &a [x]\n" + "\n".join(f"b{number}: &b{number} [*a, *a]" for number in range(50)),
        "a: " + "[" * 5_000,
        "a: " + "{b: " * 5_000,
        "- " * 5_000,
    ],
)
def test_a_yaml_bomb_does_not_go_off(yaml: str) -> None:
    assert seconds(f"---\ntitle: x\n{yaml}\n---\nText\n".encode(), "a.txt") < 2
