"""Reads source files and says what became of each. Runs in workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from backfile.catalog.entries import Entry, State, card_of, picture_uses, terms_of
from backfile.defaults import Defaults
from backfile.errors import Problem, PublishError
from backfile.loader import DOUBTFUL, load
from backfile.origins import Origin
from backfile.pictures import Gallery
from backfile.records import Article, Loaded, SetAside
from backfile.redaction import redacted, redacted_text, unfound
from backfile.scan import UNREADABLE, SourceFile
from backfile.slugs import given_slug, headline_slug
from backfile.takedowns import Takedown, taken_down
from backfile.work.portions import portions
from backfile.work.suggesting import Setup, candidates_of

RETRY = ""
"""The stamp of a source that could not be read: another try may succeed though the file looks the same."""

HELD = 1_000_000
"""Bytes of records that are held before tags are looked for in them."""

_encode = msgspec.msgpack.Encoder().encode


class LoadItem(Struct, frozen=True):
    """One source to read."""

    folder: str
    file: SourceFile
    defaults: Defaults
    known_digest: bytes = b""
    """What the content was when last read; empty for a source never seen."""
    layout_hint: str | None = None
    takedown: Takedown | None = None


class LoadBatch(Struct, frozen=True):
    """Sources for one worker."""

    origin: Origin
    setup: Setup
    items: tuple[LoadItem, ...]


class Unchanged(Struct, frozen=True):
    """A source whose bytes are what they were, whatever its times say."""

    name: str
    stamp: str


_Read: TypeAlias = tuple[LoadItem, Entry | Unchanged, Article | None]
"""A source, what became of it, and its article where tags are to be looked for in it."""


def load_batch(batch: LoadBatch) -> list[Entry | Unchanged]:
    """What became of each source, in the order of the batch. Whatever a source does, it is named.

    Several are read before tags are looked for in any, so that neither step puts what the other needs out of
    the processor's cache: that saves a tenth of the time.
    """
    read = batch.origin.reader([path for item in batch.items for path in _paths(item)])
    found = portions((_read(batch, read, item) for item in batch.items), _size, HELD)
    return [result for portion in found for result in _tagged(batch, portion)]


def _read(batch: LoadBatch, read: Callable[[str], bytes], item: LoadItem) -> _Read:
    """What a source holds."""
    try:
        return item, *_load(read, Gallery(batch.origin.pictures), batch, item)
    except PublishError:
        raise  # the store's fault, not the article's
    except Exception as error:
        return item, _unforeseen(item, error), None


def _size(read: _Read) -> int:
    _, result, _ = read
    return len(result.article) if isinstance(result, Entry) else 0


def _tagged(batch: LoadBatch, portion: list[_Read]) -> Iterator[Entry | Unchanged]:
    """The results, with the candidates for tags of all articles that are to have some."""
    found = candidates_of(batch.setup, [article for _, _, article in portion if article is not None])
    for item, result, article in portion:
        if article is None or isinstance(result, Unchanged):
            yield result
        else:
            candidates = next(found)
            if isinstance(candidates, bytes):
                yield replace(result, candidates=candidates)
            else:
                yield _unforeseen(item, candidates)


def pieces(batch: LoadBatch) -> list[LoadBatch]:
    """The batch, one source at a time."""
    return [replace(batch, items=(item,)) for item in batch.items]


def failed(batch: LoadBatch, reason: str) -> Entry | Unchanged:
    """A source that no worker survived is set aside."""
    return _unforeseen(batch.items[0], reason)


def _paths(item: LoadItem) -> list[str]:
    """What is read for one source."""
    names = () if item.file.problem else (item.file.name, item.file.sidecar)
    return [f"{item.folder}/{name}" for name in names if name]


def _load(
    read: Callable[[str], bytes], gallery: Gallery, batch: LoadBatch, item: LoadItem
) -> tuple[Entry | Unchanged, Article | None]:
    """What became of a source, and the article where tags are to be looked for in it."""
    file, path = item.file, f"{item.folder}/{item.file.name}"
    if file.problem is not None:
        return _taken_down_unread(_set_aside(item, b"", (file.problem,)), item.takedown), None
    try:
        data = read(path)
        sidecar = read(f"{item.folder}/{file.sidecar}") if file.sidecar else None
    except OSError as error:
        beside = f"{item.folder}/{file.sidecar}"
        which = beside if str(error.filename).endswith(beside) else path
        unread = _set_aside(item, b"", (_unreadable(which, error.strerror or str(error)),))
        return replace(_taken_down_unread(unread, item.takedown), stamp=RETRY), None
    content, digest = _digests(data, sidecar, item)
    if digest == item.known_digest:
        return Unchanged(file.name, file.stamp), None
    loaded = load(
        path,
        data,
        sidecar=sidecar,
        sidecar_path=f"{item.folder}/{file.sidecar}" if file.sidecar else None,
        defaults=item.defaults,
        site_language=batch.setup.language,
        layout_hint=item.layout_hint,
        look=gallery.look,
    )
    if isinstance(loaded, SetAside):
        return _taken_down_unread(_set_aside(item, digest, loaded.problems), item.takedown), None
    article = loaded.article if item.takedown is None else taken_down(loaded.article, item.takedown)
    warnings = (*loaded.warnings, *_unfound(path, article, data))
    entry = _entry(item, digest, content, Loaded(article := redacted(article), warnings), gallery.seen)
    return entry, article if entry.state == "published" else None


def _digests(data: bytes, sidecar: bytes | None, item: LoadItem) -> tuple[bytes, bytes]:
    """Of the file alone, and of all that the record is made from."""
    digest = blake2b(data, digest_size=16)
    content = digest.digest()
    digest.update(b"" if sidecar is None else b"sidecar" + sidecar)
    digest.update(f"{_said(item.defaults)} {item.layout_hint} {item.takedown!r}".encode())
    return content, digest.digest()


@lru_cache(maxsize=256)
def _said(defaults: Defaults) -> str:
    """A folder's defaults in words, which are the same for all its files."""
    return repr(defaults)


def _unfound(path: str, article: Article, data: bytes) -> Iterator[Problem]:
    """A word for each passage that is to be redacted and is not there: it may be misspelt."""
    if article.redact:
        source = data.decode(article.reading.decoding.encoding, "replace")
        for passage in unfound(article, source):
            yield Problem(
                path=path,
                code="redaction-of-nothing",
                message=f"{passage!r}, which is to be redacted, stands nowhere in it",
                hint="Write the passage as the text has it.",
            )


def _taken_down_unread(entry: Entry, takedown: Takedown | None) -> Entry:
    """What cannot be read can be withheld all the same; why it cannot may name what must not be seen."""
    if takedown is None:
        return entry
    problems = tuple(
        replace(problem, message=redacted_text(problem.message, takedown.redact))
        for problem in entry.problems
    )
    state: State = "quarantined" if takedown.withhold is None else "withheld"
    return replace(entry, state=state, problems=problems)


def _entry(
    item: LoadItem,
    digest: bytes,
    content: bytes,
    loaded: Loaded,
    pictures: Mapping[str, str],
) -> Entry:
    article = loaded.article
    state: State = "published" if article.withhold is None else "withheld"
    reading = article.reading
    return Entry(
        name=item.file.name,
        stamp=item.file.stamp,
        digest=digest,
        content=content,
        state=state,
        problems=loaded.warnings,
        layout=reading.layout,
        # A layout settled by the folder stays in doubt: otherwise doubtful files would vouch for each other.
        layout_doubtful=item.layout_hint is not None or reading.layout_confidence < DOUBTFUL,
        layout_hint=item.layout_hint or "",
        article=_encode(article),
        card=card_of(article),
        slug=given_slug(article.slug) if article.slug else headline_slug(article.headline),
        slug_is_given=article.slug is not None,
        aliases=article.aliases,
        avoid=tuple(headline_slug(passage) for passage in article.redact),
        language=article.language or "",
        encoding=reading.decoding.encoding,
        noindex=article.noindex,
        terms=terms_of(article),
        pictures=picture_uses(pictures, article.pictures if state == "published" else ()),
    )


def _set_aside(item: LoadItem, digest: bytes, problems: tuple[Problem, ...]) -> Entry:
    return Entry(
        name=item.file.name,
        stamp=item.file.stamp,
        digest=digest,
        state="quarantined",
        problems=problems,
    )


def _unforeseen(item: LoadItem, reason: str | Exception) -> Entry:
    if isinstance(reason, Exception):
        reason = f"{type(reason).__name__}: {reason}"
    problem = Problem(
        path=f"{item.folder}/{item.file.name}",
        code="unforeseen",
        message=f"reading it failed: {reason}",
        hint="This is a fault of backfile: please report it with the file.",
    )
    return replace(_set_aside(item, b"", (problem,)), stamp=RETRY)


def _unreadable(path: str, reason: str) -> Problem:
    return Problem(
        path=path,
        code=UNREADABLE,
        message=f"cannot be read: {reason}",
        hint="Check that the file is there and may be read, and build again.",
    )
