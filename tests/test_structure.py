"""The code keeps its shape: imports go one way, every module says what it is."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "backfile"
MODULES = sorted(SOURCE.rglob("*.py"))

ROWS = (
    "aside errors garbage progress stamps",
    "records report strangers yamltree",
    "fields settingsfile slugs stores",
    "config defaults takedowns",
    "ledger loader publish scan search site tagging theme versions",
    "catalog check drafting inspect origins pictures redaction render starter",
    "plan",
    "explain fixed hosting losses survey work",
    "checksums fingerprints intake searching standstill tombstones",
    "output",
    "renewal",
    "pipeline",
    "serve",
    "cli",
    "__main__",
)
"""From the bottom to the top. A part imports from rows below its own, never from its own row or above."""

ROW = {part: number for number, row in enumerate(ROWS) for part in row.split()}


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def part_of(path):
    """`backfile/loader/dates.py` belongs to loader, `backfile/scan.py` is scan."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path):
    """The parts of backfile that a module imports, with the line; imports within functions count too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module == "backfile":
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name != "__version__")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("backfile."):
            yield node.lineno, node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("backfile."):
                    yield node.lineno, alias.name.split(".")[1]


def test_every_part_has_its_place():
    parts = {part_of(path) for path in MODULES} - {"__init__"}
    assert parts == set(ROW), "a new part of the program needs a place in ROWS, as low as its imports allow"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_go_down(path):
    own = part_of(path)
    if own == "__init__":
        assert list(imports(path)) == []
        return
    wrong = [
        f"line {line}: {own} imports {other}"
        for line, other in imports(path)
        if other != own and ROW.get(other, 0) >= ROW.get(own, 0)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_name_their_module_in_full(path):
    assert not any(isinstance(node, ast.ImportFrom) and node.level for node in ast.walk(tree(path)))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_every_module_says_what_it_is_in_its_first_line(path):
    docstring = ast.get_docstring(tree(path))
    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":", "?"))


def test_no_module_is_a_drawer_for_everything():
    names = {path.stem for path in MODULES} | {path.name for path in SOURCE.rglob("*/")}
    assert names.isdisjoint({"utils", "util", "helpers", "helper", "common", "misc", "tools", "base"})


def test_contributing_shows_every_part():
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"`([a-z]+)`", "".join(line for line in table.splitlines(True) if line[0] == "|")))
    assert set(ROW) - {"__main__"} <= shown
