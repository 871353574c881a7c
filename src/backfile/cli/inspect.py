"""`backfile inspect`: how files were read, and why."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
from msgspec.structs import replace

from backfile import inspect as inspection
from backfile.catalog.sources import LEAST_SHARE, WITNESSES
from backfile.config import SETTINGS_FILE, load_site
from backfile.defaults import DEFAULTS_FILE, Defaults, merge, parse_defaults
from backfile.errors import Problem, SettingsError
from backfile.loader import DOUBTFUL, load
from backfile.loader.decode import Decoded, decode
from backfile.pictures import Gallery
from backfile.records import Loaded, SetAside
from backfile.scan import ARTICLES, refuse
from backfile.strangers import SIDECAR_SUFFIX, SOURCE_SUFFIXES, suffix_of

_WITNESSES = 500
"""Files of a folder that are read, at most, to see what layout they have."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record a line.")
@click.option("--review", is_flag=True, help="List the least certain articles first, with totals.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True))
def inspect(files: tuple[str, ...], *, as_json: bool, review: bool) -> None:
    """Show how FILES were read, line by line, and why.

    A folder stands for all articles below it. Files inside an archive are read with its site.yaml and
    _defaults.yaml; others as they are. Nothing is written.
    """
    if as_json and review:
        raise click.UsageError("--json and --review exclude each other")
    archives: dict[Path | None, _Archive] = {}
    sources = (_read(name, archives) for name in _some(_articles(files)))
    if review:
        for line in inspection.review(source.result for source in sources):
            click.echo(line)
        return
    for number, source in enumerate(sources):
        if isinstance(source.result, SetAside):
            for problem in source.result.problems:
                click.echo(f"backfile: {problem}", err=True)
        elif as_json:
            record = inspection.record(source.result.article, source.result.warnings)
            click.echo(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"))
        else:
            _show(source, source.result, apart=number > 0)


@dataclass(slots=True)
class _Archive:
    """One archive's settings, each folder's read once."""

    root: Path | None
    language: str | None = None
    folders: dict[Path, Defaults] = field(default_factory=dict)
    layouts: dict[Path, str | None] = field(default_factory=dict)

    def defaults(self, folder: Path, faults: list[SettingsError]) -> Defaults:
        """What holds for the files of a folder. Where it cannot be used, the fault is added to `faults`."""
        if self.root is None:
            return Defaults()
        if folder not in self.folders:
            outer = Defaults() if folder == self.root else self.defaults(folder.parent, faults)
            try:
                self.folders[folder] = merge(outer, _folder_defaults(self.root, folder))
            except SettingsError as error:
                faults.append(error)
                return outer
        return self.folders[folder]

    def layout(self, folder: Path) -> str | None:
        """The layout of most files of the folder, as the build settles its doubtful files by it."""
        if folder not in self.layouts:
            beside = sorted(
                file
                for file in folder.iterdir()
                if suffix_of(file.name) in SOURCE_SUFFIXES and file.is_file()
            )[:_WITNESSES]
            seen = Counter(
                result.article.reading.layout
                for result in (self.load(file, file.as_posix()) for file in beside)
                if isinstance(result, Loaded) and result.article.reading.layout_confidence >= DOUBTFUL
            )
            layout, count = seen.most_common(1)[0] if seen else (None, 0)
            usual = seen.total() >= WITNESSES and count >= seen.total() * LEAST_SHARE
            self.layouts[folder] = layout if usual else None
        return self.layouts[folder]

    def load(self, path: Path, name: str, *, hint: str | None = None) -> Loaded | SetAside:
        """Read one file, which the user calls `name`.

        Raises SettingsError where its folder's defaults cannot be used, with what is wrong in the file.
        """
        beside, faults = path.with_suffix(SIDECAR_SUFFIX), list[SettingsError]()
        result = load(
            path.relative_to(self.root).as_posix() if self.root else name,
            path.read_bytes(),
            sidecar=beside.read_bytes() if beside.is_file() else None,
            sidecar_path=str(Path(name).with_suffix(SIDECAR_SUFFIX)),
            defaults=self.defaults(path.parent, faults),
            site_language=self.language,
            layout_hint=hint,
            look=Gallery(self.root).look if self.root else None,
        )
        if faults and isinstance(result, SetAside):
            faults += (
                SettingsError(found.message, path=found.path, line=found.line, hint=found.hint)
                for found in _set_aside_as_given(result, name).problems
            )
        refuse(faults)
        return result


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    result: Loaded | SetAside


def _articles(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if not Path(name).is_dir():
            yield name
            continue
        # In an archive, texts lie in its output too: the raw copies beside the pages.
        within = Path(name, ARTICLES)
        for folder, folders, files in os.walk(within if within.is_dir() else name):
            folders[:] = sorted(inner for inner in folders if not inner.startswith((".", "_")))
            yield from (
                str(Path(folder, file)) for file in sorted(files) if suffix_of(file) in SOURCE_SUFFIXES
            )


def _some(names: Iterator[str]) -> Iterator[str]:
    """The names; says so where there are none."""
    first = next(names, None)
    if first is None:
        click.echo(f"backfile: there are no articles here ({', '.join(SOURCE_SUFFIXES)}).", err=True)
        return
    yield first
    yield from names


def _read(name: str, archives: dict[Path | None, _Archive]) -> _Source:
    path = Path(name).absolute()
    root = _root(path.parent)
    if root not in archives:
        archives[root] = _Archive(root, load_site(root).language if root else None)
    archive = archives[root]
    if (problem := _unreadable(path, name)) is not None:
        return _Source(path, SetAside(name, (problem,)))
    result = archive.load(path, name)
    if root and isinstance(result, Loaded) and result.article.reading.layout_confidence < DOUBTFUL:
        hint = archive.layout(path.parent)
        result = archive.load(path, name, hint=hint) if hint else result
    return _Source(path, _as_given(result, name))


def _unreadable(path: Path, name: str) -> Problem | None:
    """Why a file cannot be read, or would be read for ever."""
    if path.is_file() and os.access(path, os.R_OK):
        return None
    if path.is_file():
        why, hint = "cannot be read", "Check its permissions."
    elif path.exists():
        why, hint = "this is no regular file", "Put the text file itself here."
    else:
        why, hint = "this link leads to nothing", "Put the file itself here."
    return Problem(path=name, code="unreadable", message=why, hint=hint)


def _root(folder: Path) -> Path | None:
    """The archive that a folder lies in: the nearest folder above with a site.yaml, or holding articles/."""
    for place in (folder, *folder.parents):
        if (place / SETTINGS_FILE).is_file():
            return place
        if place.name == ARTICLES:
            return place.parent
    return None


def _folder_defaults(root: Path, folder: Path) -> Defaults:
    path = folder / DEFAULTS_FILE
    if not path.is_file():
        return Defaults()
    below = path.relative_to(root).as_posix()
    try:
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"cannot be read: {error}", path=below, hint="Save it as UTF-8.") from None
    return parse_defaults(source, below)


def _as_given(result: Loaded | SetAside, name: str) -> Loaded | SetAside:
    """The result with the file named as the user named it; a sidecar has its name from there already."""
    if isinstance(result, SetAside):
        return _set_aside_as_given(result, name)
    own = result.article.path
    named = (replace(found, path=name) if found.path == own else found for found in result.warnings)
    return Loaded(replace(result.article, path=name), tuple(named))


def _set_aside_as_given(result: SetAside, name: str) -> SetAside:
    sidecar = str(Path(name).with_suffix(SIDECAR_SUFFIX))
    named = (found if found.path == sidecar else replace(found, path=name) for found in result.problems)
    return SetAside(name, tuple(named))


def _show(source: _Source, result: Loaded, *, apart: bool) -> None:
    mixed = any(problem.code == "mixed-encodings" for problem in result.warnings)
    encoding = None if mixed else result.article.reading.decoding.encoding
    decoded = decode(source.path.read_bytes(), declared=encoding, language=result.article.language)
    lines = decoded.text.split("\n") if isinstance(decoded, Decoded) else []
    if apart:
        click.echo("\n")
    for line in inspection.view(result.article, lines, result.warnings):
        click.echo(line)
