"""From a loaded article to what the catalog keeps of it. Pure, so that it runs where the loading runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

from msgspec import Struct

from backfile.errors import Problem
from backfile.records import Article, Card, PartialDate, Picture
from backfile.site.summary import summary
from backfile.slugs import term_slug
from backfile.tagging.folding import fold_key

State = Literal["published", "kept", "withheld", "quarantined"]
"""`kept`: published as it was last read, for the program fails on its source as it is now."""
TermRole = Literal["tag", "section", "author", "source"]
UNFORESEEN = "unforeseen"
"""The code of the problem of a source that the program fails on."""


class TermUse(Struct, frozen=True):
    """One term on one article: `key` says which term, `form` how it is written here."""

    kind: TermRole
    key: str
    form: str
    slug: str
    term_kind: str = ""


class PictureUse(Struct, frozen=True, kw_only=True):
    """One picture file that a source names."""

    file: str
    """POSIX path below the archive's root."""
    stamp: str
    """Changes when the file may have; empty where there is none."""
    address: str = ""
    """Where it is published; empty where it is not."""
    sha256: bytes = b""
    lead: Picture | None = None
    """Set where it is the first picture of its article."""


class Entry(Struct, frozen=True, kw_only=True):
    """What became of one source file."""

    name: str
    stamp: str
    digest: bytes
    state: State
    content: bytes = b""
    """A digest of the file's bytes alone, by which it is known under another name; empty when unread."""
    problems: tuple[Problem, ...] = ()
    layout: str = ""
    layout_doubtful: bool = False
    """The file alone does not settle its layout."""
    layout_hint: str = ""
    """The layout of the folder's other files, where the reading was told."""
    article: bytes = b""
    """The encoded Article; empty for quarantined sources."""
    card: Card | None = None
    """Its listing card, the address still empty; None for quarantined sources."""
    slug: str = ""
    """The slug that the address should end in."""
    slug_is_given: bool = False
    """The slug stands in the source; otherwise it was made from the headline."""
    aliases: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    """Slugs of redacted passages, which no address of the article may hold."""
    redact: tuple[str, ...] = ()
    """Of a source that the program fails on: the passages that are to be redacted in it."""
    language: str = ""
    encoding: str = ""
    noindex: bool = False
    terms: tuple[TermUse, ...] = ()
    """Its section, source and authors."""
    pictures: tuple[PictureUse, ...] = ()
    candidates: bytes = b""
    """What tags it may get, encoded by `backfile.catalog.tags.encode`."""


def day_number(date: PartialDate | None) -> int:
    """The date as yyyymmdd, 00 for what is not known, 0 for no date: sorts as PartialDate does."""
    return 0 if date is None else date.year * 10_000 + date.month * 100 + date.day


def tie_of(path: str) -> int:
    """A number that orders articles of one day alike in every build, whatever order they came in."""
    return int.from_bytes(blake2b(path.encode("utf-8", "surrogateescape"), digest_size=8).digest()) >> 1


@lru_cache(maxsize=4096)
def partial_date(day: int) -> PartialDate | None:
    """The date behind a day number."""
    return PartialDate(day // 10_000, day // 100 % 100, day % 100) if day else None


def card_of(article: Article) -> Card:
    """The article as listings show it, not yet addressed."""
    return Card(
        address="",
        headline=article.headline,
        language=article.language,
        date=article.date,
        summary=summary(article),
        kicker=article.kicker,
        section=article.section,
        byline=", ".join(article.authors) or None,
    )


def picture_uses(seen: Mapping[str, str], shown: Sequence[Picture]) -> tuple[PictureUse, ...]:
    """The files that were looked at, by path with their stamps, and what an article shows of them."""
    uses = {file: PictureUse(file=file, stamp=stamp) for file, stamp in sorted(seen.items())}
    for number, picture in reversed(list(enumerate(shown))):
        uses[picture.file] = PictureUse(
            file=picture.file,
            stamp=seen[picture.file],
            address=picture.address,
            sha256=picture.sha256,
            lead=None if number else picture,
        )
    return tuple(uses.values())


def terms_of(article: Article) -> tuple[TermUse, ...]:
    """The section, source and authors that the source names, each once; tags are settled later."""
    uses = [_use("author", author) for author in article.authors]
    if article.section:
        uses.append(_use("section", article.section))
    if article.source:
        uses.append(_use("source", article.source))
    return tuple({(use.kind, use.key): use for use in reversed(uses) if use.key}.values())[::-1]


@lru_cache(maxsize=8192)
def _use(kind: TermRole, form: str) -> TermUse:
    key = fold_key(form)
    return TermUse(kind, key, form, term_slug(key))
