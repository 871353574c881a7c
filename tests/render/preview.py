"""Writes the invented pages into a folder to look at: `python tests/render/preview.py FOLDER [LANGUAGE]`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import invented
from msgspec.structs import replace

from backfile.render.pages import Renderer
from backfile.theme import static_files, stylesheet


def write_preview(folder: Path, language: str = "en") -> list[Path]:
    """Every invented page, with the style sheet beside it; the paths of the pages in order."""
    site = replace(invented.SITE, language=language, base_url=None)
    renderer = Renderer(site, invented.CHROME, None)
    written = []
    for page in (*invented.every_page(), *invented.difficult_pages()):
        path = folder / page.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(renderer.render(page))
        written.append(path)
    for name, source in static_files(None):
        path = folder / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)
    (folder / "static" / "site.css").write_bytes(stylesheet(site, None))
    return written


if __name__ == "__main__":
    for written_path in write_preview(Path(sys.argv[1]), *sys.argv[2:3]):
        print(written_path)  # noqa: T201 - a list of what to look at
