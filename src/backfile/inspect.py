"""Shows an article as it was read: as a record for machines, line by line for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from backfile.errors import Problem
from backfile.loader.doubts import correction
from backfile.records import Article, Block, Evidence, Loaded, Reading, SetAside

_NAME_WIDTH = 12
_LONG_WORD = 15  # characters; words are longer on average only where they are not parted
_OF_THE_WHOLE = frozenset(
    ("markup", "two-articles", "mojibake", "lost-characters", "damaged-utf-8", "wrong-encoding")
)
_SHAKEN = 0.5  # how certain a text is of which one of these is said
_SHOWN = ("kicker", "headline", "subhead", "byline", "authors", "dateline", "date", "attribution", "language")
_SAID = ("section", "source", "edition", "rights", "tags", "slug", "withhold")


def record(article: Article, warnings: Sequence[Problem]) -> dict[str, object]:
    """The article as plain JSON values: what `backfile inspect --json` prints. Unknown is None."""
    return {
        "path": article.path,
        "kicker": article.kicker,
        "headline": article.headline,
        "subhead": article.subhead,
        "byline": article.byline,
        "authors": list(article.authors),
        "dateline": article.dateline,
        "date": None if article.date is None else article.date.iso,
        "body": [
            paragraph for block in article.body if block.kind != "picture" for paragraph in _paragraphs(block)
        ],
        "notes": [note.text for note in article.notes],
        "attribution": article.attribution,
        "language": article.language,
        "tags": list(article.tags),
        "section": article.section,
        "encoding": article.reading.decoding.encoding,
        "reading": _how_read(article.reading),
        "warnings": [
            {"code": problem.code, "line": problem.line, "message": problem.message, "hint": problem.hint}
            for problem in warnings
        ],
    }


def _how_read(reading: Reading) -> dict[str, object]:
    """How the text was decoded and laid out, each field's evidence, the roles of all lines."""
    decoding = reading.decoding
    return {
        "encoding": {
            "how": decoding.how,
            "confidence": decoding.confidence,
            "repairs": list(decoding.repairs),
        },
        "layout": {"name": reading.layout, "confidence": reading.layout_confidence},
        "fields": [
            {
                "field": found.field,
                "origin": found.origin,
                "lines": [found.first, found.last] if found.first else None,
                "confidence": found.confidence,
                "why": found.why,
            }
            for found in reading.evidence
        ],
        "lines": [list(run) for run in reading.roles],
    }


def _paragraphs(block: Block) -> list[str]:
    """A block as plain text: each item of a list and each row of a table is printed by itself."""
    return block.text.split("\n") if block.kind in ("list", "table", "preformatted") else [block.text]


def view(article: Article, lines: Sequence[str], warnings: Sequence[Problem]) -> Iterator[str]:
    """The article for a person: its source lines with their roles, the record, the doubts.

    `lines` are the source's lines as decoded. Yields lines of text without line ends.
    """
    yield article.path
    yield ""
    yield from margin(article, lines)
    yield ""
    yield from _record(article)
    yield ""
    yield from _doubts(article, warnings)


def margin(article: Article, lines: Sequence[str]) -> Iterator[str]:
    """Each source line, with its number and its role before it."""
    width = len(str(len(lines)))
    for first, last, role in article.reading.roles:
        for number in range(first, min(last, len(lines)) + 1):
            shown = "" if role == "blank" else role if number == first else "'"
            yield f"{number:>{width}} {shown:<{_NAME_WIDTH}} | {lines[number - 1]}".rstrip()


def review(results: Iterable[Loaded | SetAside]) -> Iterator[str]:
    """Many articles, the least certain first, then totals by kind of doubt and by folder."""
    doubtful: list[tuple[float, str, tuple[Problem, ...]]] = []
    kinds: Counter[str] = Counter()
    folders: Counter[str] = Counter()
    count = 0
    for result in results:
        count += 1
        found: tuple[float, str, tuple[Problem, ...]]
        if isinstance(result, SetAside):
            found = (-1.0, result.path, result.problems)
        else:
            found = (_certainty(result), result.article.path, result.warnings)
        _, path, problems = found
        if problems:
            doubtful.append(found)
            kinds.update(problem.code for problem in problems)
            folders[str(PurePosixPath(path).parent)] += 1
    for certainty, path, problems in sorted(doubtful):
        yield f"{path}  set aside" if certainty < 0 else f"{path}  {certainty:.0%}"
        for problem in problems:
            yield "    " + _plain(problem, path)
    yield ""
    yield f"{len(doubtful):,} of {count:,} files to look at"
    yield from _totals("by kind of doubt", kinds)
    yield from _totals("by folder", folders)


def _certainty(result: Loaded) -> float:
    reading = result.article.reading
    found = [evidence.confidence for evidence in reading.evidence]
    found += [_SHAKEN for problem in result.warnings if problem.code in _OF_THE_WHOLE]
    return min([reading.decoding.confidence, reading.layout_confidence, *found])


def _totals(title: str, counts: Counter[str]) -> Iterator[str]:
    if counts:
        yield ""
        yield title
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:>7,}  {name}"


def _record(article: Article) -> Iterator[str]:
    evidence = {found.field: found for found in article.reading.evidence}
    for name in _SHOWN:
        yield _named(name, _value(article, name), evidence.get(name))
    for name in _SAID:
        value = _value(article, name)
        if value != "-":
            yield _named(name, value, evidence.get(name))
    yield _named("body", f"{_counted(len(article.body), 'paragraph')}, {_length(article.words)}", None)
    for picture in article.pictures:
        words = picture.alt or picture.caption or "-"
        yield _named("picture", f"{picture.file}  ({picture.width} x {picture.height}): {words}", None)
    decoding = article.reading.decoding
    yield _named("encoding", f"{decoding.encoding}  ({decoding.how}, {decoding.confidence:.0%})", None)
    for repair in decoding.repairs:
        yield _named("", repair, None)
    yield _named("layout", f"{article.reading.layout}  ({article.reading.layout_confidence:.0%})", None)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _length(text: str) -> str:
    """How long a text is: in words, or in characters where the script does not part them."""
    words, characters = len(text.split()), sum(map(len, text.split()))
    return _counted(characters, "character") if characters > _LONG_WORD * words else _counted(words, "word")


def _named(name: str, value: str, found: Evidence | None) -> str:
    line = f"{name:<{_NAME_WIDTH}} {value}"
    if found is None:
        return line
    where = "" if not found.first else f", line {found.first}"
    if found.last > found.first:
        where = f", lines {found.first} to {found.last}"
    why = f": {found.why}" if found.why else ""
    return f"{line}  ({found.origin}{where}, {found.confidence:.0%}{why})"


def _value(article: Article, name: str) -> str:
    value = getattr(article, name)
    if value is None or value == ():
        return "-"
    if name == "date":
        return str(value.iso)
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value).replace("\n", " / ")


def _doubts(article: Article, warnings: Sequence[Problem]) -> Iterator[str]:
    if not warnings:
        yield "Nothing is doubtful."
    for problem in warnings:
        yield f"? {_plain(problem, article.path)}"
    yield f"To change a field that was read wrongly: {correction(article.path, 'headline')}, or the like."


def _plain(problem: Problem, path: str) -> str:
    """What is wrong with the article at `path`, and where: in its sidecar, if that is named."""
    if problem.path != path:
        return str(problem)
    where = "" if problem.line is None else f"line {problem.line}: "
    return where + problem.advice
