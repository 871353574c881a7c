"""Fails when a build takes far more processor time than plainly writing the files it makes.

    python benchmarks/floor.py

Builds an archive of 1,500 made-up articles, then writes the very same files to another folder, and compares
the processor time (user and system) of both. Clocks and machines differ; what both do on the same machine in
the same minute can be compared, and waiting takes no processor time, so that a loaded machine matters little.

Measured: 30 times on a RAM disk, 8 times on an overlay file system, where the kernel's part of writing is
larger. The bound is twice the larger of the two, so that it never flickers: it finds what made a build more
than twice as slow.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from measuring import run

ARTICLES = 1500
BOUND = 45.0
"""Times the processor time of plain writing."""
ROUNDS = 3
"""Of the plain writing, which is short: the least counts."""
_WORDS = (
    *("harbour", "council", "ferry", "market", "school", "bridge", "winter", "station", "garden", "letter"),
    *("the", "a", "of", "and", "to", "in", "on", "was", "said", "that", "with", "for", "from", "by", "it"),
    *("opened", "closed", "measured", "carried", "painted", "answered", "voted", "repaired", "sold", "found"),
    *("morning", "evening", "Monday", "Friday", "northern", "narrow", "old", "quiet", "public", "heavy"),
)
_PLACES = ("Elmouth", "Carrick", "Fenwick", "Stoneham", "Whitley", "Ardmore", "Penrose", "Dunholm")
_PEOPLE = ("Ada Merrow", "Tom Hale", "Ines Calder", "Jon Birch", "Mara Quill", "Ned Sorrel")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--bound", type=float, default=BOUND)
    bound = parser.parse_args().bound
    with tempfile.TemporaryDirectory(prefix="backfile-floor-", dir=_memory()) as name:
        folder = Path(name)
        _write_sources(folder / "archive")
        command = [sys.executable, "-m", "backfile", "build", ".", "--quiet"]
        built = run(command, folder / "archive", folder / "log").processor
        files = _files(folder / "archive" / "site")
        floor = min(_plainly_written(folder / "plain", files) for _ in range(ROUNDS))
    ratio = built / floor
    print(
        f"{ARTICLES} articles, {len(files)} files: build {built:.2f} s, plain writing {floor:.2f} s"
        f" of processor time: {ratio:.1f} times (bound {bound:.0f})"
    )
    if ratio > bound:
        raise SystemExit("The build has become slower against plain writing than it may.")


def _memory() -> str | None:
    """A RAM disk where there is one: the kernel's share of writing differs by five times between disks."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _write_sources(root: Path) -> None:
    """An archive with three articles a month, each of about 400 words."""
    articles = root / "articles"
    articles.mkdir(parents=True)
    (root / "site.yaml").write_text("base_url: https://archive.example.org/\n", encoding="utf-8")
    (articles / "_defaults.yaml").write_text('date_pattern: "{year}/{month}-{day}*"\n', encoding="utf-8")
    rng = random.Random(1)
    for number in range(ARTICLES):
        year, month, day = 1960 + number // 36, number // 3 % 12 + 1, number % 3 * 9 + 1
        lines = [_sentence(rng, 6).rstrip("."), f"By {rng.choice(_PEOPLE)}"]
        lines += [" ".join(_sentence(rng, 16) for _ in range(3)) for _ in range(8)]
        path = articles / str(year) / f"{month:02d}-{day:02d}-{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sentence(rng: random.Random, length: int) -> str:
    words = [rng.choice(_WORDS) for _ in range(length)]
    words[rng.randrange(1, length)] = rng.choice(_PLACES)
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def _files(top: Path) -> list[tuple[str, bytes]]:
    return [
        (path.relative_to(top).as_posix(), path.read_bytes())
        for path in sorted(top.rglob("*"))
        if path.is_file()
    ]


def _plainly_written(folder: Path, files: list[tuple[str, bytes]]) -> float:
    """Seconds of processor time to write the files into an empty folder, folders included."""
    shutil.rmtree(folder, ignore_errors=True)
    begun = time.process_time()
    made: set[str] = set()
    for name, data in files:
        parent, _, _ = name.rpartition("/")
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        with open(folder / name, "wb") as file:
            file.write(data)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
