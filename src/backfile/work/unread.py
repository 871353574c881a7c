"""Says what becomes of a source that cannot be read, be it for its own sake, the system's or the program's.

What its takedown asks to have hidden is hidden all the same; where the program fails on it, also what it asks
itself, as far as that can be known, and all of it where it cannot.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from backfile.catalog.entries import UNFORESEEN, Entry, State
from backfile.errors import Problem, PublishError
from backfile.loader import frontmatter
from backfile.loader.said import said
from backfile.origins import Origin
from backfile.redaction import redacted_text
from backfile.scan import UNREADABLE
from backfile.work.items import LoadItem

RETRY = ""
"""The stamp of a source that could not be read: another try may succeed though the file looks the same."""

_ASKS = re.compile("|".join(frontmatter.names_of("withhold", "redact")).encode(), re.IGNORECASE)


def set_aside(item: LoadItem, digest: bytes, problems: tuple[Problem, ...]) -> Entry:
    """A source that is no article as it is; why it is none may name what must not be seen."""
    state: State = "quarantined"
    takedown = item.takedown
    if takedown is not None:
        state = "quarantined" if takedown.withhold is None else "withheld"
        problems = tuple(
            replace(problem, message=redacted_text(problem.message, takedown.redact)) for problem in problems
        )
    return Entry(name=item.file.name, stamp=item.file.stamp, digest=digest, state=state, problems=problems)


def unreadable(item: LoadItem, error: OSError) -> Entry:
    """A source of which the system does not give the bytes."""
    beside = item.sidecar_path
    problem = Problem(
        path=beside if beside and str(error.filename).endswith(beside) else item.path,
        code=UNREADABLE,
        message=f"cannot be read: {error.strerror or error}",
        hint="Check that the file is there and may be read, and build again.",
    )
    return replace(set_aside(item, b"", (problem,)), stamp=RETRY)


def unforeseen(item: LoadItem, origin: Origin, reason: str | Exception) -> Entry:
    """A source that the program fails on; `reason` is the exception, or what the process died of."""
    content = digest = b""
    redact: tuple[str, ...] | None = None
    try:
        data, sidecar = item.read(origin.reader(item.paths))
        content, digest = item.digests(data, sidecar)
        redact = _redacted(item, data, sidecar, closely=isinstance(reason, Exception))
    except PublishError:
        raise  # the store's fault, not the article's
    except OSError as error:
        return unreadable(item, error)
    except Exception:  # noqa: S110 - the program fails on that, too: then it cannot be known
        pass
    why = str(reason)
    if isinstance(reason, Exception):
        # What the exception says may be words of the article.
        why = type(reason).__name__ if redact is None else f"{type(reason).__name__}: {reason}"
    problem = Problem(
        path=item.path,
        code=UNFORESEEN,
        message=f"reading it failed: {redacted_text(why, redact or ())}",
        hint="This is a fault of backfile: please report it with the file.",
    )
    entry = set_aside(item, digest, (problem,))
    theirs = item.takedown.redact if item.takedown else ()
    state: State = "withheld" if redact is None else entry.state
    return replace(entry, state=state, stamp=RETRY, content=content, redact=(*(redact or ()), *theirs))


def _redacted(item: LoadItem, data: bytes, sidecar: bytes | None, *, closely: bool) -> tuple[str, ...] | None:
    """The passages that a source redacts; None where it is to be withheld, or that cannot be known.

    Looking `closely` may end a process that has to live on.
    """
    # UTF-16 puts zeros between letters.
    if not any(_ASKS.search(part.replace(b"\0", b"")) for part in (data, sidecar or b"")):
        return ()
    told = said(item.path, data, sidecar, item.sidecar_path or "", item.defaults) if closely else ()
    if isinstance(told, tuple):
        return None
    given = frontmatter.merge(told.beside, told.above)
    return (given.redact or ()) if given.withhold is None else None
