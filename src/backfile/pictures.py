"""Opens the picture files that articles name: what they are, how large, and whether they may be shown."""

from __future__ import annotations

import io
import os
import stat
import unicodedata
from hashlib import sha256
from pathlib import Path, PurePosixPath

from backfile import stamps
from backfile.loader.doubts import Doubt
from backfile.loader.pictures import PictureFile

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
MAX_BYTES = 64_000_000
"""Above this a file is a master for the shelf; a page that shows it would not load."""
_AGAIN = "?"
"""A stamp that no file has: what could not be read is tried again by the next build."""


class Gallery:
    """Looks at picture files below one archive's articles; `seen` says what each of them was like."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.seen: dict[str, str] = {}
        """Stamp by path."""

    def look(self, path: str) -> PictureFile | Doubt:
        """The picture at a path below the root, or why it cannot be shown."""
        name = PurePosixPath(path).name
        suffix = PurePosixPath(path).suffix.lower()
        if suffix == ".svg":
            return Doubt(
                "picture-kind",
                f"{name} is not shown: an SVG file can carry a program",
                "Export it as PNG.",
            )
        if suffix not in SUFFIXES:
            return Doubt(
                "picture-kind",
                f"{name} is not shown: files of this kind are not published",
                f"Kinds that are: {', '.join(kind[1:] for kind in SUFFIXES)}.",
            )
        spelt = _spelt(self._root, path)
        try:
            return self._read(spelt, name)
        except (FileNotFoundError, NotADirectoryError, ValueError):  # a name with a null character
            self.seen[spelt] = stamps.ABSENT
            return Doubt("picture-missing", f"there is no picture {name}", _twin(self._root / path))
        except OSError as error:
            self.seen[spelt] = _AGAIN
            return Doubt(
                "picture-unreadable", f"{name} cannot be read: {error.strerror}", "Check its permissions."
            )

    def _read(self, path: str, name: str) -> PictureFile | Doubt:
        full = self._root / path
        status = full.stat()
        self.seen[path] = stamps.of_status(status)
        boundary = os.path.realpath(self._root / PurePosixPath(path).parts[0])
        if not os.path.realpath(full).startswith(boundary + os.sep):
            return Doubt(
                "picture-outside",
                f"{name} is a link that leads out of the archive",
                "Put the file itself here.",
            )
        if not stat.S_ISREG(status.st_mode):
            return Doubt("picture-unreadable", f"{name} is no regular file", "Put the picture itself here.")
        if status.st_size > MAX_BYTES:
            return Doubt(
                "picture-too-large",
                f"{name} is larger than {MAX_BYTES // 1_000_000} MB",
                "Name a smaller copy of it.",
            )
        with full.open("rb") as file:
            self.seen[path] = stamps.of_status(os.fstat(file.fileno()))
            data = file.read(MAX_BYTES + 1)
        suffix, (width, height) = kind(data), dimensions(data)
        if not suffix or width < 1 or height < 1:
            return Doubt(
                "picture-broken",
                f"{name} is no picture that browsers show, or it is damaged",
                "Open it, and save it anew as JPEG or PNG.",
            )
        return PictureFile(
            path=path,
            suffix=suffix,
            sha256=sha256(data).digest(),
            size=len(data),
            width=width,
            height=height,
            whole=is_whole(data, suffix),
        )


def kind(data: bytes) -> str:
    """The suffix that the content asks for, whatever the file is called; empty for all but five kinds."""
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ".gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ".webp"
    brands = data[8 : int.from_bytes(data[:4]) if data[4:8] == b"ftyp" else 0]
    return ".avif" if b"avif" in (brands[at : at + 4] for at in range(0, min(len(brands), 256), 4)) else ""


def dimensions(data: bytes) -> tuple[int, int]:
    """Width and height in pixels as browsers show it, turned as the camera says; negative if unreadable."""
    import imagesize  # type: ignore[import-untyped]  # it has no stubs; here, as few archives need it at once

    width, height = imagesize.get(io.BytesIO(data))
    return int(width), int(height)


def is_whole(data: bytes, suffix: str) -> bool:
    """Whether the picture's end is there, by the marks of its kind; an AVIF without it has no size either."""
    match suffix:
        case ".jpg":
            return data.find(b"\xff\xd9", _scan(data)) >= 0
        case ".png":
            return b"IEND" in data
        case ".gif":
            return data.rstrip(b"\0").endswith(b";")
        case ".webp":
            return len(data) >= 8 + int.from_bytes(data[4:8], "little")
        case _:
            return True


def _scan(data: bytes) -> int:
    """Where a JPEG's own image begins, behind the segments, which may hold a smaller one."""
    at = 2
    while data[at : at + 1] == b"\xff" and data[at + 1 : at + 2] != b"\xda":
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return at


def _spelt(root: Path, path: str) -> str:
    """The path as the disk has it: file systems differ in how they write an accent."""
    forms = (path, *(unicodedata.normalize(form, path) for form in ("NFC", "NFD")))
    return next((form for form in forms if os.path.exists(root / form)), path)  # noqa: PTH110 - it never raises


def _twin(path: Path) -> str:
    """A hint where the name is there in other letters."""
    wanted = path.name.casefold()
    names = sorted(name for name in _names(path.parent) if name.casefold() == wanted)
    return f"There is {names[0]}: capitals count." if names else "Put it where the article looks for it."


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all that is needed
    except OSError:
        return []
