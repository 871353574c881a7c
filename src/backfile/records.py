"""The facts that travel: what one source says, and how it was read.

Everything here is frozen and made of plain values, so that records can be compared, hashed, sent to another
process and stored. msgspec encodes them as they are; a field added with a default reads old bytes too.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from backfile.errors import Problem

BlockKind = Literal["paragraph", "heading", "quote", "list", "table", "preformatted", "picture"]
Origin = Literal["sidecar", "front matter", "text", "path", "defaults", "site"]
NoteKind = Literal["caption", "credit", "editor", "related", "contact", "end mark", "other"]
Role = Literal[
    "front matter",
    "kicker",
    "headline",
    "subhead",
    "byline",
    "dateline",
    "date",
    "body",
    "heading",
    "attribution",
    "caption",
    "note",
    "blank",
]


class PartialDate(Struct, frozen=True, order=True):
    """A date as exactly as the text gives it: a day, a month (`day` 0) or a year (`month` 0).

    Ordered as a reader would: a year before its months, a month before its days.
    """

    year: int
    month: int = 0
    day: int = 0

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        """How much of the date is known."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def iso(self) -> str:
        """ISO 8601 at the date's own precision: `1931`, `1931-05`, `1931-05-09`."""
        return _iso(self.year, self.month, self.day)

    @property
    def folder(self) -> str:
        """The address's folder: `1931`, `1931/05`, `1931/05/09`."""
        return self.iso.replace("-", "/")


@lru_cache(maxsize=4096)
def _iso(year: int, month: int, day: int) -> str:
    """Kept, for a page names its days again and again, and its neighbours do as well."""
    if day:
        return "%04d-%02d-%02d" % (year, month, day)  # noqa: UP031 - twice as fast as an f-string
    return f"{year:04d}-{month:02d}" if month else f"{year:04d}"


class Block(Struct, frozen=True):
    """One block of the body, in reading order.

    `text` is plain text for every kind: a list has one item a line, a table one row a line with cells parted
    by tabs, preformatted text its lines, a picture the words that say what it shows. `html` is filled where
    the source carries markup (CommonMark): the block's whole element, already through the allow-list of
    `backfile.loader.sanitise`; empty means that render writes `text`, escaped. `<img src="2">` in it stands
    for the article's picture whose `place` is 2.
    """

    kind: BlockKind
    text: str
    html: str = ""
    level: int = 0
    """Heading level (2 to 6) of a heading, 1 for an ordered list, otherwise 0."""


class Note(Struct, frozen=True):
    """A printed line that is neither a field nor body text: a caption, a credit, a note to editors."""

    kind: NoteKind
    text: str


class Correction(Struct, frozen=True):
    """What the paper corrected later; `date` is when, if it says."""

    text: str
    date: PartialDate | None = None


class Picture(Struct, frozen=True, kw_only=True):
    """A picture that an article shows. Its file is published as it is, at an address made from its bytes."""

    file: str
    """POSIX path below the archive's root."""
    address: str
    """Root-relative without a leading slash: `pictures/3f/harbour-3f9a2b7c1d4e5f60.jpg`."""
    sha256: bytes
    size: int
    """Bytes."""
    width: int
    height: int
    """Pixels, as it is shown: turned as the camera says."""
    alt: str = ""
    """What it shows, for those who do not see it."""
    caption: str | None = None
    credit: str | None = None
    place: int = 0
    """Its number in the body's markup; 0 when it stands in no block, but above or below the text."""


class Evidence(Struct, frozen=True):
    """Where a field's value was found, and how sure the reading is.

    `first` and `last` are 1-based source lines, 0 where the value stands in no line of the file.
    `confidence` is from 0 to 1; below `backfile.loader.DOUBTFUL` the field is listed for review.
    `why` names the evidence in a few words ("short line under the headline, no full stop").
    """

    field: str
    origin: Origin
    first: int = 0
    last: int = 0
    confidence: float = 1.0
    why: str = ""


class Decoding(Struct, frozen=True):
    """Which encoding the bytes were read as, how it was chosen, how sure that is, what was changed."""

    encoding: str
    """A Python codec name, lower case: `utf-8`, `utf-8-sig`, `cp949`."""
    how: Literal["bom", "valid utf-8", "declared", "detected"]
    confidence: float = 1.0
    repairs: tuple[str, ...] = ()
    """What was changed after decoding, a short phrase each ("3 zero-width characters removed")."""


class Reading(Struct, frozen=True, kw_only=True):
    """How a source was read: the part of a record that says why the rest is as it is."""

    decoding: Decoding
    layout: str = "one paragraph a line"
    layout_confidence: float = 1.0
    roles: tuple[tuple[int, int, Role], ...] = ()
    """(first line, last line, role) runs in source order, 1-based, together covering the file."""
    evidence: tuple[Evidence, ...] = ()


class Article(Struct, frozen=True, kw_only=True):
    """One article as its source gives it. `None` or empty means that the source does not say.

    Nothing here is guessed to fill a gap. `headline` is the one field that always has a value: a source
    without any is set aside.
    """

    path: str
    """POSIX path below the archive's root, as in `articles/1931/a.txt`."""
    headline: str
    kicker: str | None = None
    subhead: str | None = None
    """Several lines are joined by a line end."""
    byline: str | None = None
    """As printed, several lines joined by a line end."""
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    date: PartialDate | None = None
    body: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """The first is the lead picture: those that sidecar or front matter list, then the text's own."""
    attribution: str | None = None
    rights: str | None = None
    language: str | None = None
    """BCP 47."""
    tags: tuple[str, ...] = ()
    """As written in front matter, sidecar and defaults, in that order, without repeats."""
    section: str | None = None
    source: str | None = None
    """The paper or agency that published the article."""
    edition: str | None = None
    slug: str | None = None
    """The last part of the address, where the source fixes it."""
    aliases: tuple[str, ...] = ()
    """Old addresses, root-relative with a leading slash."""
    withhold: str | None = None
    """Why the article must not be published; an empty string when no reason is given."""
    noindex: bool = False
    redact: tuple[str, ...] = ()
    """Words or passages to be blacked out wherever the article's text is shown."""
    correction: Correction | None = None
    tagging: Literal["off", "vocabulary", "full"] | None = None
    """Overrides the archive's tagging for this article."""
    extra: tuple[tuple[str, str], ...] = ()
    """Front-matter keys that backfile does not know, with their values as text."""
    reading: Reading

    @property
    def words(self) -> str:
        """The body as plain text, one block a line."""
        return "\n".join(block.text for block in self.body)


class Card(Struct, frozen=True):
    """An article as listings show it: the part of a record that many pages repeat."""

    address: str
    headline: str
    language: str | None = None
    date: PartialDate | None = None
    summary: str = ""
    """The subhead, or the first words of the body: at most about 200 characters, plain text."""
    kicker: str | None = None
    section: str | None = None
    byline: str | None = None


class Loaded(Struct, frozen=True):
    """An article read, with what a person should know about it."""

    article: Article
    warnings: tuple[Problem, ...] = ()


class SetAside(Struct, frozen=True):
    """A source that could not be read, and why: the build goes on without it."""

    path: str
    problems: tuple[Problem, ...]
