"""A small archive that tests write, build and look at."""

import os
import shutil
from pathlib import Path

from backfile.pipeline import Options, build


class Archive:
    """An archive in its own folder; `output` holds what was last built."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "site"
        (root / "articles").mkdir(parents=True)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a source file below articles/, or another file of the archive with a leading slash."""
        path = self.root / name[1:] if name.startswith("/") else self.root / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.stat().st_mtime_ns if path.exists() else 0
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        if path.stat().st_mtime_ns <= before:  # two writes within one tick of the file system's clock
            os.utime(path, ns=(before + 1, before + 1))
        return path

    def story(self, name: str, headline: str, *, body: str = "The body of the story.", **fields: str) -> Path:
        """Write an article with front matter."""
        head = "".join(f"{key}: {value}\n" for key, value in fields.items())
        return self.write(name, f"---\nheadline: {headline}\n{head}---\n\n{body}\n")

    def delete(self, name: str) -> None:
        """Remove a source."""
        (self.root / "articles" / name).unlink()

    def build(self, progress=None, **options):
        """Build in this process unless told otherwise; the report."""
        return build(self.root, Options(**{"jobs": 1, **options}), progress)

    def page(self, address: str) -> str:
        """A built page."""
        return (self.output / address).read_text(encoding="utf-8")

    def has(self, address: str) -> bool:
        """Whether the output holds the file."""
        return (self.output / address).is_file()

    def tree(self, output: Path | None = None) -> dict[str, bytes]:
        """Every file of the output with its bytes."""
        top = output or self.output
        return {
            path.relative_to(top).as_posix(): path.read_bytes()
            for path in sorted(top.rglob("*"))
            if path.is_file()
        }

    def built_anew(self, folder: Path, **options) -> dict[str, bytes]:
        """What a clean build of the same sources, settings and ledger gives; `folder` is made for it."""
        clean = Archive(folder)
        shutil.rmtree(clean.root)
        shutil.copytree(self.root, clean.root, ignore=shutil.ignore_patterns("site", ".backfile"))
        clean.build(**options)
        return clean.tree()

    def inodes(self) -> dict[str, tuple[int, int]]:
        """Every file of the output with what changes when it is written."""
        return {
            path.relative_to(self.output).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def links(self) -> set[str]:
        """Addresses reached from the front page by following links, as a reader without scripts would."""
        import re
        from urllib.parse import unquote, urldefrag

        reached: set[str] = set()
        waiting = ["index.html"]
        while waiting:
            address = waiting.pop()
            if address in reached or not self.has(address):
                continue
            reached.add(address)
            if not address.endswith(".html"):
                continue
            for href in re.findall(r'href="([^"]+)"', self.page(address)):
                target = unquote(urldefrag(href)[0])
                if not target or "://" in target or target.startswith("mailto:"):
                    continue
                waiting.append(os.path.normpath(os.path.join(os.path.dirname(address), target)))
        return reached
