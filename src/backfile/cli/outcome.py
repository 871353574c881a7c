"""What a build did, told to a person."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from backfile.errors import Problem
from backfile.report import Report

SHOWN_PROBLEMS = 20


def show(result: Report, console: Console) -> None:
    """Print problems, notices and figures."""
    show_problems(result.problems, console)
    for notice in result.notices:
        line(console, f"Note: {notice}")
    parts = [f"{result.published:,} of {counted(result.inputs, 'article')} published"]
    if result.kept:
        parts.append(f"{result.kept:,} of them as last read")
    if result.withheld:
        parts.append(f"{result.withheld:,} withheld")
    if result.quarantined:
        parts.append(f"{result.quarantined:,} set aside")
    line(console, f"{', '.join(parts)}. {figures(result)}")


def figures(result: Report) -> str:
    """How much was written, in one sentence."""
    return (
        f"{counted(result.written, 'file')} written, {result.unchanged:,} unchanged,"
        f" {result.removed:,} removed, in {result.seconds:.1f} s."
    )


def show_problems(problems: tuple[Problem, ...], console: Console) -> None:
    """Print the first problems: a table on a terminal, a line each elsewhere."""
    if console.is_terminal:
        table = Table(box=None, pad_edge=False, show_header=False)
        table.add_column(overflow="fold", style="bold")
        table.add_column(overflow="fold")
        for problem in problems[:SHOWN_PROBLEMS]:
            table.add_row(Text(plain(problem.place)), Text(plain(problem.advice)))
        if problems:
            console.print(table)
    else:
        for problem in problems[:SHOWN_PROBLEMS]:
            line(console, str(problem))
    rest = len(problems) - SHOWN_PROBLEMS
    if rest > 0:
        line(console, f"... and {rest:,} more; backfile build --report FILE lists all of them.")


def counted(number: int, noun: str) -> str:
    """`1 file`, `2,000 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def line(console: Console, text: str) -> None:
    """Print one line as it is."""
    console.print(plain(text), markup=False, highlight=False, soft_wrap=True)


def plain(text: str) -> str:
    """Text from sources and file names, fit for a terminal: no control characters, no broken surrogates."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
