"""The pictures of an article: which files it names, what it says of them, and where they stand in its text.

Files are looked at by a function that the caller gives, so that all here is free of disks. What cannot be
shown gives way to its words.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from backfile.loader.commonmark import Passage
from backfile.loader.doubts import Doubt
from backfile.loader.reading import Named
from backfile.records import Block, Picture
from backfile.slugs import headline_slug
from backfile.yamltree import Node

FOLDER = "pictures"
"""Where all pictures are published."""
IMG = re.compile(r"<img\b(?:[^>\"]|\"[^\"]*\")*>")
_ATTRIBUTE = re.compile(r'\b(src|alt|title)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_PLACE = re.compile(r'<img src="(\d+)">')
_DIGITS = 16
"""Hexadecimal digits of a file's SHA-256 in its address: two of a million million pictures may share them."""
_KEYS = {
    **dict.fromkeys(("file", "src", "path", "name", "image", "url"), "file"),
    **dict.fromkeys(("alt", "text", "description"), "alt"),
    **dict.fromkeys(("caption", "title"), "caption"),
    **dict.fromkeys(("credit", "photographer", "attribution", "copyright"), "credit"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """What a picture's file says of itself."""

    path: str
    """POSIX path below the archive's root, spelt as on the disk."""
    suffix: str
    """By its content: `.jpg`, `.png`, `.gif`, `.webp` or `.avif`."""
    sha256: bytes
    size: int
    width: int
    height: int
    whole: bool = True
    """Its end is there, as it is not after a copy that was broken off."""


Look = Callable[[str], PictureFile | Doubt]
"""What there is at a path below the archive's root, or why it cannot be shown."""


class Illustrated(Struct, frozen=True):
    """A body whose pictures were looked at: each of them is shown, or given in words."""

    body: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    of_list: tuple[Doubt, ...]
    """What is wrong with those that sidecar or front matter list."""
    of_text: tuple[Doubt, ...]


def listed(node: Node, _key: str) -> tuple[Named, ...] | None:
    """The value of `images`: a file, a mapping, or a list of them. What names no file keeps an empty name."""
    items = node.value if isinstance(node.value, list) else [node]
    return tuple(_listed(item) for item in items if item.value not in (None, "", {}, [])) or None


def numbered(passages: Sequence[Passage]) -> tuple[list[Passage], tuple[Named, ...]]:
    """The passages with a number in the place of each picture, and the pictures in their order."""
    named: list[Named] = []
    found = [_numbered(passage, named) if "<img" in passage.block.html else passage for passage in passages]
    return found, tuple(named)


def illustrate(
    path: str, body: tuple[Block, ...], listed: Sequence[Named], named: Sequence[Named], look: Look | None
) -> Illustrated:
    """Look at the pictures that an article lists and at those that its text names.

    What is listed and stands in the text is one picture: it is shown there, with what the list says of it.
    Without `look` all are given in words.
    """
    if not listed and not named:
        return Illustrated(body, (), (), ())
    gallery = _Gallery(path, look)
    listed_doubts: list[Doubt] = []
    text_doubts: list[Doubt] = []
    of_list = [gallery.take(picture, listed_doubts) for picture in listed]
    in_text = [gallery.take(picture, text_doubts) for picture in named]
    said = {picture.file: picture for picture in of_list if picture is not None}
    in_text = [picture and _together(picture, said.get(picture.file)) for picture in in_text]
    placed = [picture and replace(picture, place=n) for n, picture in enumerate(in_text, 1)]
    found = _in_order(of_list, placed)
    if look is not None:
        listed_doubts += _silent(of_list, listed, {picture.file for picture in placed if picture})
        text_doubts += _silent(placed, named, _told(of_list, listed))
    blocks = tuple(block for each in body if (block := _settled(each, placed, named)) is not None)
    return Illustrated(blocks, found, tuple(listed_doubts), tuple(text_doubts))


def places(html: str) -> list[int]:
    """The numbers of the pictures in a block's HTML."""
    return [int(match[1]) for match in _PLACE.finditer(html)]


def in_place(html: str, show: Callable[[int], str]) -> str:
    """The HTML with each picture's number replaced by what shows it."""
    return _PLACE.sub(lambda match: show(int(match[1])), html)


def _listed(item: Node) -> Named:
    if isinstance(item.value, str):
        return _named({"file": item.value.strip()}, item.line)
    values: dict[str, str] = {}
    for key, member in item.value.items() if isinstance(item.value, dict) else ():
        name = _KEYS.get(key.strip().lower())
        if name is not None and not isinstance(member.value, list | dict):
            values.setdefault(name, " ".join((member.value or "").split()))
    return _named(values, item.line)


def _named(values: dict[str, str], line: int) -> Named:
    return Named(values.get("file", ""), values.get("alt"), values.get("caption"), values.get("credit"), line)


def _numbered(passage: Passage, named: list[Named]) -> Passage:
    """A passage of nothing but pictures becomes a block of its own kind."""
    block = passage.block

    def number(match: re.Match[str]) -> str:
        said = {name: " ".join(unescape(value).split()) for name, value in _ATTRIBUTE.findall(match[0])}
        # Without words nothing is said: Markdown cannot leave the words out on purpose.
        named.append(
            Named(
                unquote(said.get("src", "")), said.get("alt") or None, said.get("title"), line=passage.first
            )
        )
        return f'<img src="{len(named)}">'

    html = IMG.sub(number, block.html)
    if block.kind == "paragraph" and not _TAG.sub("", html).strip():
        pictures = "".join(match[0] for match in IMG.finditer(html))
        words = " ".join(picture.alt for picture in named[-len(IMG.findall(html)) :] if picture.alt)
        return replace(passage, block=Block("picture", words, pictures))
    return replace(passage, block=replace(block, html=html))


class _Gallery:
    """Looks at each file once."""

    def __init__(self, path: str, look: Look | None) -> None:
        self._folder = posixpath.dirname(path)
        self._top = path.partition("/")[0]
        self._look = look
        self._known: dict[str, PictureFile | Doubt] = {}

    def take(self, named: Named, doubts: list[Doubt]) -> Picture | None:
        """The picture; None, with a doubt, when it cannot be shown."""
        if self._look is None:
            return None
        found = self._file(named.file, self._look)
        if isinstance(found, Doubt):
            doubts.append(replace(found, line=named.line))
            return None
        if not found.whole:
            doubts.append(
                Doubt(
                    "picture-cut-off",
                    f"the end of the picture {named.file} is missing, so that browsers show a part of it",
                    "Copy it anew from where it came from.",
                    named.line,
                )
            )
        return Picture(
            file=found.path,
            address=_address(found),
            sha256=found.sha256,
            size=found.size,
            width=found.width,
            height=found.height,
            alt=named.alt or "",
            caption=named.caption or None,
            credit=named.credit or None,
        )

    def _file(self, written: str, look: Look) -> PictureFile | Doubt:
        if not written or "://" in written or written.startswith(("/", "\\")):
            return Doubt(
                "picture-elsewhere",
                "a picture is not shown: it names no file by its way from the article",
                "Put the picture beside the article and write its file name.",
            )
        path = posixpath.normpath(posixpath.join(self._folder, written))
        if not path.startswith(f"{self._top}/"):
            return Doubt(
                "picture-outside",
                f"the picture {written} lies outside of {self._top}/",
                "Put it beside the article.",
            )
        if path not in self._known:
            self._known[path] = look(path)
        return self._known[path]


def _address(file: PictureFile) -> str:
    name = headline_slug(posixpath.splitext(posixpath.basename(file.path))[0])
    digits = file.sha256.hex()[:_DIGITS]
    return f"{FOLDER}/{digits[:2]}/{name}-{digits}{file.suffix}"


def _together(picture: Picture, listed: Picture | None) -> Picture:
    """A picture of the text with what the list says of it; the text's own words come first."""
    if listed is None:
        return picture
    return replace(
        picture,
        alt=picture.alt or listed.alt,
        caption=picture.caption or listed.caption,
        credit=picture.credit or listed.credit,
    )


def _in_order(listed: Sequence[Picture | None], placed: Sequence[Picture | None]) -> tuple[Picture, ...]:
    """The list, each picture that stands in the text as it stands there first; then the rest of the text."""
    waiting = [picture for picture in placed if picture is not None]
    found: dict[str, Picture] = {}
    for picture in listed:
        if picture is None or picture.file in found:
            continue
        there = next((each for each in waiting if each.file == picture.file), None)
        if there is not None:
            waiting.remove(there)
        found[picture.file] = there or picture
    return (*found.values(), *waiting)


def _told(pictures: Sequence[Picture | None], named: Sequence[Named]) -> set[str]:
    """Files of which the list says what they show, be it that nobody needs to be told."""
    return {
        picture.file
        for picture, said in zip(pictures, named, strict=True)
        if picture and said.alt is not None
    }


def _silent(pictures: Sequence[Picture | None], named: Sequence[Named], but: set[str]) -> list[Doubt]:
    """Pictures that are shown without a word for those who do not see them."""
    return [
        Doubt(
            "picture-without-alt",
            f"nothing says what the picture {said.file} shows",
            "Write what it shows: `![the words](file)` in Markdown, `alt: the words` under images.",
            said.line,
        )
        for picture, said in zip(pictures, named, strict=True)
        if picture is not None and not picture.alt and said.alt is None and picture.file not in but
    ]


def _settled(block: Block, pictures: Sequence[Picture | None], named: Sequence[Named]) -> Block | None:
    """The block with words in the place of pictures that cannot be shown; None when nothing is left of it."""
    if "<img" not in block.html:
        return block
    shown = [number for number in places(block.html) if pictures[number - 1] is not None]

    def show(number: int) -> str:
        words = named[number - 1].alt
        return f'<img src="{number}">' if number in shown else f"<em>{_escaped(words)}</em>" if words else ""

    html = in_place(block.html, show)
    if block.kind == "picture":
        if not shown:
            return Block("paragraph", block.text, f"<p>{html}</p>") if block.text else None
        captions = [picture.caption or "" for number in shown if (picture := pictures[number - 1])]
        return replace(block, text="\n".join(filter(None, (block.text, *captions))), html=html)
    return replace(block, html=html) if block.text or shown else None


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
