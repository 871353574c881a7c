"""Builds the same corpus with backfile and with other generators, and prints one Markdown table.

    python benchmarks/compare.py SAMPLES --sizes 1000 10000 --work /dev/shm/compare

Each generator makes pages of the same kinds (article, year, month, day, tag, section, author, front page,
feeds, sitemap) with a theme in benchmarks/themes. Three builds are measured: cold, again with nothing
changed, and after one sentence was added to one article. The generators take turns, --rounds times, so that
what else the machine does befalls all of them; the least of each figure counts. SAMPLES is as for corpus.py.

The other generators are installed into WORK/tools, with pip and npm. Linux only: memory is read from /proc.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from generators import DESCRIBED, GENERATORS, Generator, install
from measuring import Figures, run

BUILDS = ("cold", "unchanged", "one edit")
SENTENCE = "\nThis sentence was added.\n"


@dataclass(slots=True)
class Result:
    """All rounds of one generator at one size."""

    generator: Generator
    size: int
    builds: dict[str, list[Figures]] = field(default_factory=dict)
    files: int = 0
    bytes: int = 0

    def least(self, build: str) -> Figures:
        """The least of each figure over the rounds; of the memory the most."""
        runs = self.builds[build]
        return Figures(
            min(each.wall for each in runs),
            min(each.processor for each in runs),
            max(each.peak for each in runs),
        )


def main() -> None:
    options = _options()
    install(options.tools, options.only)
    chosen = [each for each in GENERATORS if each.name in options.only]
    results = []
    before = os.getloadavg()
    for size in options.sizes:
        results += measure(chosen, size, options)
    print(table(results, options.tools))
    print(f"\n{machine()}, load average {before[0]:.1f} before and {os.getloadavg()[0]:.1f} after.")


def measure(chosen: list[Generator], size: int, options: argparse.Namespace) -> list[Result]:
    """Build with all of them by turns."""
    results = [Result(each, size) for each in chosen if size <= options.limits.get(each.name, size)]
    folder = options.work / str(size)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for result in results:
        result.generator.prepare(folder / result.generator.name, options.samples, size)
    for _ in range(options.rounds):
        for result in results:
            _one_round(result, folder / result.generator.name, options.tools)
    shutil.rmtree(folder)
    return results


def _one_round(result: Result, site: Path, tools: Path) -> None:
    generator = result.generator
    log = site.with_suffix(".log")
    command = generator.command(tools)
    article = generator.article(site)
    text = article.read_bytes()
    generator.forget(site)
    for build in BUILDS:
        if build == "one edit":
            article.write_bytes(text + SENTENCE.encode())
        figures = run(command, site, log)
        result.builds.setdefault(build, []).append(figures)
        print(f"# {result.size} {generator.name}: {build}: {_seconds(figures.wall)} s", flush=True)
        if build == "cold":
            result.files, result.bytes = counted(site / generator.output)
    article.write_bytes(text)


def table(results: list[Result], tools: Path) -> str:
    """Of all results: wall and processor seconds of each build; ratios to backfile as the others are set."""
    lines = [
        "| articles | generator | cold, s (processor) | against backfile (processor) | unchanged, s"
        " | one edit, s | peak memory, MB | files | output, MB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    measure_of = {each.size: each.least("cold") for each in results if each.generator.name == "backfile"}
    versions = {each.generator.name: each.generator.version(tools) for each in results}
    for result in results:
        name, cold = result.generator.name, result.least("cold")
        label = versions[name] + (f", {DESCRIBED[name]}" if DESCRIBED[name] else "")
        base = measure_of.get(result.size)
        ratio = f"{cold.wall / base.wall:.2f} ({cold.processor / base.processor:.2f})" if base else ""
        peak = max(result.least(build).peak for build in BUILDS)
        lines.append(
            f"| {result.size:,} | {label} | {_seconds(cold.wall)} ({_seconds(cold.processor)}) | {ratio} "
            f"| {_seconds(result.least('unchanged').wall)} | {_seconds(result.least('one edit').wall)} "
            f"| {peak / 1e6:.0f} | {result.files:,} | {result.bytes / 1e6:.0f} |"
        )
    return "\n".join(lines)


def machine() -> str:
    """Processor, cores, system and Python, in one line."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "")
    cores = len(os.sched_getaffinity(0))
    return f"{model or platform.machine()}, {cores} cores, Linux, Python {platform.python_version()}"


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def counted(folder: Path) -> tuple[int, int]:
    """Files and bytes of a tree; a hard link counts as a file."""
    files = total = 0
    for top, _, names in os.walk(folder):
        files += len(names)
        total += sum(Path(top, name).lstat().st_size for name in names)
    return files, total


def _limit(text: str) -> tuple[str, int]:
    name, _, size = text.partition("=")
    return name, int(size)


def _options() -> argparse.Namespace:
    names = [each.name for each in GENERATORS]
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("samples", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="a folder with room, best on a RAM disk")
    parser.add_argument("--tools", type=Path, help="where the others are installed (default: WORK/tools)")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", nargs="+", choices=names, default=names)
    parser.add_argument(
        "--limit", dest="limits", type=_limit, nargs="*", default=[], metavar="NAME=SIZE", help="none larger"
    )
    options = parser.parse_args()
    options.limits = dict(options.limits)
    options.samples = options.samples.resolve()
    options.work = options.work.resolve()
    options.tools = (options.tools or options.work / "tools").resolve()
    return options


if __name__ == "__main__":
    main()
