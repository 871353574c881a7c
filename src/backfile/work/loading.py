"""Reads source files and says what became of each. Runs in workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from backfile.catalog.entries import Entry, State, card_of, picture_uses, terms_of
from backfile.catalog.tags import encode
from backfile.defaults import Defaults
from backfile.errors import Problem, PublishError
from backfile.loader import DOUBTFUL, load
from backfile.origins import Origin
from backfile.pictures import Gallery
from backfile.records import Article, Loaded, SetAside
from backfile.redaction import redacted, redacted_text, unfound
from backfile.scan import SourceFile
from backfile.settingsfile import VOCABULARY_FILE
from backfile.slugs import given_slug, headline_slug
from backfile.tagging import Tagger, parse_vocabulary
from backfile.tagging.candidates import Tagging
from backfile.takedowns import Takedown, taken_down

RETRY = ""
"""The stamp of a source that could not be read: another try may succeed though the file looks the same."""

FEW = 4
"""Sources for which a tagger each costs less than one for all of them."""

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


class Setup(Struct, frozen=True):
    """What all sources of an archive are read with."""

    language: str
    tagging: Tagging
    vocabulary: str
    """The text of tags.yaml."""


class LoadBatch(Struct, frozen=True):
    """Sources for one worker."""

    origin: Origin
    setup: Setup
    items: tuple[LoadItem, ...]


class Unchanged(Struct, frozen=True):
    """A source whose bytes are what they were, whatever its times say."""

    name: str
    stamp: str


def load_batch(batch: LoadBatch) -> list[Entry | Unchanged]:
    """What became of each source, in the order of the batch. Whatever a source does, it is named."""
    read = batch.origin.reader([path for item in batch.items for path in _paths(item)])
    pictures = batch.origin.pictures
    results: list[Entry | Unchanged] = []
    for item in batch.items:
        try:
            results.append(_load(read, Gallery(pictures), batch, item))
        except PublishError:
            raise  # the store's fault, not the article's
        except Exception as error:
            results.append(_unforeseen(item, f"{type(error).__name__}: {error}"))
    return results


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
) -> Entry | Unchanged:
    file, path = item.file, f"{item.folder}/{item.file.name}"
    if file.problem is not None:
        return _set_aside(item, b"", file.problem)
    try:
        data = read(path)
        sidecar = read(f"{item.folder}/{file.sidecar}") if file.sidecar else None
    except OSError as error:
        beside = f"{item.folder}/{file.sidecar}"
        which = beside if str(error.filename).endswith(beside) else path
        return replace(_set_aside(item, b"", _unreadable(which, error.strerror or str(error))), stamp=RETRY)
    content, digest = _digests(data, sidecar, item)
    if digest == item.known_digest:
        return Unchanged(file.name, file.stamp)
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
        return _taken_down_unread(_set_aside(item, digest, loaded.problem), item.takedown)
    article = loaded.article if item.takedown is None else taken_down(loaded.article, item.takedown)
    warnings = (*loaded.warnings, *_unfound(path, article, data))
    loaded = Loaded(redacted(article), warnings)
    finder = tagger(batch.setup)
    if len(batch.items) <= FEW:
        finder = finder.for_one(loaded.article)
    return _entry(item, digest, content, loaded, finder, gallery.seen)


@lru_cache(maxsize=2)
def tagger(setup: Setup) -> Tagger:
    """One tagger a process: its automaton takes longer to build than a thousand articles to tag."""
    return Tagger(parse_vocabulary(setup.vocabulary, VOCABULARY_FILE), setup.language, setup.tagging)


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
    tagger: Tagger,
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
        candidates=encode(tagger.candidates(article)) if state == "published" else b"",
    )


def _set_aside(item: LoadItem, digest: bytes, problem: Problem) -> Entry:
    return Entry(
        name=item.file.name,
        stamp=item.file.stamp,
        digest=digest,
        state="quarantined",
        problems=(problem,),
    )


def _unforeseen(item: LoadItem, reason: str) -> Entry:
    problem = Problem(
        path=f"{item.folder}/{item.file.name}",
        code="unforeseen",
        message=f"reading it failed: {reason}",
        hint="This is a fault of backfile: please report it with the file.",
    )
    return replace(_set_aside(item, b"", problem), stamp=RETRY)


def _unreadable(path: str, reason: str) -> Problem:
    return Problem(
        path=path,
        code="unreadable",
        message=f"cannot be read: {reason}",
        hint="Check that the file is there and may be read.",
    )
