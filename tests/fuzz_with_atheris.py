"""Fuzz the reading of sources, led by coverage.

`pip install atheris`, then `python tests/fuzz_with_atheris.py -runs=100000`. It is no test and needs no place
among them: atheris has wheels for few systems. What it finds becomes a case of `test_hostile.py`. Options are
libFuzzer's; a folder named last keeps what was found worth keeping.
"""

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

with atheris.instrument_imports(include=["backfile"]):
    import hostiletexts


def once(data: bytes) -> None:
    """The first byte says which way the others go."""
    kind, rest = data[:1], data[1:]
    match kind[0] % 4 if kind else 0:
        case 0:
            hostiletexts.read(rest, None, "articles/a.txt")
        case 1:
            hostiletexts.read(rest, rest[: len(rest) // 2], "articles/a.md")
        case 2:
            hostiletexts.read_front_matter("---\n" + rest.decode("utf-8", "replace"))
        case _:
            hostiletexts.clean(rest.decode("utf-8", "replace"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()
