"""Builds archives of several sizes and prints whether time and memory grow with them.

    python benchmarks/growth.py SAMPLES --sizes 100000 1000000 --work /var/tmp/growth

Corpus and settings are those that `compare.py` calls "like the others"; each size is built once, cold. Memory
is that of the whole process tree, the most in each tenth of the build's time. A million articles want 40 GB
of disk. Linux only: memory is read from /proc.
"""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from compare import counted, machine
from generators import GENERATORS
from measuring import Figures, run


def main() -> None:
    """Build each size and print its line."""
    parser = argparse.ArgumentParser(description="How time and memory grow with the archive.")
    parser.add_argument("samples", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    backfile = GENERATORS[0]
    print("| articles | seconds | processor, s | processor, µs each | files | MB | memory by tenths, MB |")
    print("|---|---|---|---|---|---|---|")
    for size in options.sizes:
        site = options.work / str(size)
        shutil.rmtree(site, ignore_errors=True)
        options.work.mkdir(parents=True, exist_ok=True)
        backfile.prepare(site, options.samples, size)
        figures = run(backfile.command(options.work), site, site.with_suffix(".log"))
        print(row(size, figures, *counted(site / backfile.output)), flush=True)
        shutil.rmtree(site)
    print(f"\n{machine()}, load average {os.getloadavg()[0]:.1f} after.")


def row(size: int, figures: Figures, files: int, written: int) -> str:
    """One line of the table."""
    course = " ".join(f"{each / 1e6:.0f}" for each in figures.course)
    cells = (
        f"{size:,}",
        f"{figures.wall:.1f}",
        f"{figures.processor:.1f}",
        f"{figures.processor / size * 1e6:.0f}",
        f"{files:,}",
        f"{written / 1e6:,.0f}",
        course,
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
