"""One article from all that is said about it: sidecar, front matter, text, path, defaults, site.

What stands nearest to the article counts, in this order, field by field; tags add up.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from backfile.defaults import LAYOUTS, Defaults, path_date
from backfile.loader import byline, frontmatter, language, markdown, markup, namelines, text
from backfile.loader.doubts import DENIABLE, Doubt, remedy, review, second_article
from backfile.loader.frontmatter import NOTHING, Given
from backfile.loader.pictures import Illustrated, Look, illustrate
from backfile.loader.reading import TextContext, TextReading
from backfile.loader.said import Said, said
from backfile.records import Article, Evidence, Loaded, Origin, PartialDate, Reading, SetAside

MARKDOWN_SUFFIXES = (".md", ".markdown")
_PRINTED = ("headline", "kicker", "subhead", "byline", "authors", "dateline", "date", "attribution")
_NONE: frozenset[str] = frozenset()
_NO_DEFAULTS = Defaults()
_LINES_FOR_LANGUAGE = 100


def load(
    path: str,
    data: bytes,
    *,
    sidecar: bytes | None = None,
    sidecar_path: str | None = None,
    defaults: Defaults = _NO_DEFAULTS,
    site_language: str | None = None,
    layout_hint: str | None = None,
    look: Look | None = None,
) -> Loaded | SetAside:
    """Read one source file.

    `path` is its POSIX path below the archive's root; a suffix of MARKDOWN_SUFFIXES makes it CommonMark.
    `sidecar` is the content of the YAML file beside it, `sidecar_path` its path. `layout_hint` is the layout
    that the folder's other files have, for a text that could be read in two ways. `look` opens the picture
    files that the article names; without it pictures are given in words.

    Whatever the bytes are, the result is an article with warnings, or a SetAside that says why there is none.
    """
    beside_path = sidecar_path or f"{path}.yaml"
    told = said(path, data, sidecar, beside_path, defaults)
    if isinstance(told, tuple):
        return SetAside(path, told)
    read = _read(path, told, defaults, site_language, layout_hint)
    headline = read.given.headline or read.text.headline
    if not headline:
        none = Doubt("no-headline", "no headline was found", remedy(path, "headline"))
        return SetAside(path, (none.at(path),))
    shown = illustrate(path, read.text.body, read.given.images or (), read.text.pictures, look)
    article = _article(path, headline, told, read, shown, defaults)
    list_path = path if told.beside.images is None else beside_path
    problems = [
        *told.problems,
        *(doubt.at(path) for doubt in review(article)),
        *(doubt.at(path) for doubt in read.doubts),
        *(doubt.at(list_path) for doubt in shown.of_list),
        *(doubt.at(path) for doubt in shown.of_text),
    ]
    return Loaded(article, tuple(problems))


class _Read(NamedTuple):
    """A text as it was read, in the light of what people say of it."""

    given: Given
    language: str | None
    text: TextReading
    evidence: list[Evidence]
    """Of what is given, and of the language."""
    doubts: list[Doubt]
    """About the text as a whole."""


def _read(
    path: str, told: Said, defaults: Defaults, site_language: str | None, layout_hint: str | None
) -> _Read:
    """Read the text below the front matter."""
    decoded, taken = told.decoded, told.taken
    given = frontmatter.merge(told.beside, told.above)
    lines = decoded.text.split("\n")
    if not lines[-1]:
        lines.pop()
    body = lines[taken:]
    evidence = [] if given is NOTHING else _evidence(told.beside, told.above)
    tongue = given.language
    if tongue is None:
        words = "\n".join(body[:_LINES_FOR_LANGUAGE]) if taken else decoded.text
        tongue = _language(words, defaults, site_language, evidence)
    context = _context(given, defaults, tongue, taken, layout_hint)
    if path.lower().endswith(MARKDOWN_SUFFIXES):
        return _Read(given, tongue, markdown.read(body, context, given.headline), evidence, [])
    reading = text.read(body, context)
    doubts = [*markup.doubts(decoded.text, path), *second_article(reading.second)]
    return _Read(given, tongue, reading, evidence, doubts)


def _article(
    path: str, headline: str, told: Said, read: _Read, shown: Illustrated, defaults: Defaults
) -> Article:
    """The record: of each field the value that stands nearest to the article."""
    given, tongue, reading, evidence, _ = read
    date = given.date or reading.date or _path_date(path, defaults, evidence)
    known = _known(given)
    if date and not reading.date:
        known |= {"date"}
    evidence += [found for found in reading.evidence if found.field not in known]
    roles = reading.roles
    if told.taken:
        roles = ((1, told.taken, "front matter"), *roles)
    return Article(
        path=path,
        headline=headline,
        kicker=given.kicker or reading.kicker,
        subhead=given.subhead or reading.subhead,
        byline=given.byline or reading.byline,
        authors=_authors(given, reading, tongue),
        dateline=given.dateline or reading.dateline,
        date=date,
        body=shown.body,
        notes=reading.notes,
        pictures=shown.pictures,
        attribution=_attribution(given, reading, defaults, evidence),
        language=tongue,
        reading=Reading(
            decoding=told.decoded.decoding,
            layout=reading.layout,
            layout_confidence=reading.layout_confidence,
            roles=roles,
            evidence=tuple(evidence),
        ),
        rights=given.rights or defaults.rights,
        tags=_tags(given, defaults),
        section=given.section or defaults.section,
        source=given.source or defaults.source,
        edition=given.edition or defaults.edition,
        slug=given.slug,
        aliases=given.aliases or (),
        withhold=given.withhold,
        noindex=bool(given.noindex),
        redact=given.redact or (),
        correction=given.correction,
        tagging=given.tagging or defaults.tagging,
        extra=given.extra,
    )


def _context(
    given: Given, defaults: Defaults, tongue: str | None, taken: int, layout_hint: str | None
) -> TextContext:
    """What is known before the text is read, which begins below its first `taken` lines."""
    known = _known(given)
    return TextContext(
        language=tongue,
        known=known,
        denied=frozenset(name for name in known & DENIABLE if not getattr(given, name)),
        layout=given.layout or defaults.layout,
        layout_hint=layout_hint if layout_hint in LAYOUTS else None,
        lines=defaults.lines,
        byline_pattern=defaults.byline_pattern,
        attribution=defaults.attribution,
        first_line=taken + 1,
        headline=given.headline,
        kicker=given.kicker,
    )


def _known(given: Given) -> frozenset[str]:
    """The fields of a text that are given, so that the text is not asked for them."""
    if given is NOTHING:
        return _NONE
    return frozenset(name for name in _PRINTED if getattr(given, name) is not None)


def _evidence(beside: Given, above: Given) -> list[Evidence]:
    sources: tuple[tuple[Given, Origin], ...] = ((beside, "sidecar"), (above, "front matter"))
    found: dict[str, Evidence] = {}
    for given, origin in sources:
        for name, line in given.lines.items():
            at = line if origin == "front matter" else 0
            found.setdefault(name, Evidence(name, origin, at, at))
    return list(found.values())


def _language(
    words: str, defaults: Defaults, site_language: str | None, evidence: list[Evidence]
) -> str | None:
    declared = defaults.language or site_language
    found, confidence = language.detect(words, declared)
    if found is not None:
        origin: Origin = "text"
        if found == declared:
            origin = "defaults" if defaults.language else "site"
        evidence.append(Evidence("language", origin, confidence=confidence, why="script and words"))
    return found


def _path_date(path: str, defaults: Defaults, evidence: list[Evidence]) -> PartialDate | None:
    if defaults.date_pattern is None:
        return None
    found = path_date(path, defaults.date_pattern)
    if found is not None:
        evidence.append(Evidence("date", "path", why=f"the path, by {defaults.date_pattern.pattern}"))
    return found


def _authors(given: Given, reading: TextReading, tongue: str | None) -> tuple[str, ...]:
    if given.authors is not None:
        return given.authors
    if given.byline is None:
        return reading.authors
    return _authors_of(given.byline, tongue)


@lru_cache(maxsize=512)  # the same people write again and again
def _authors_of(line: str, tongue: str | None) -> tuple[str, ...]:
    named = byline.recognise(line, tongue) or namelines.bare_names(line)
    return () if named is None else named.authors


def _attribution(
    given: Given, reading: TextReading, defaults: Defaults, evidence: list[Evidence]
) -> str | None:
    if given.attribution is not None:
        return given.attribution or None
    if reading.attribution is None and defaults.attribution is not None:
        evidence.append(Evidence("attribution", "defaults"))
    return reading.attribution or defaults.attribution


def _tags(given: Given, defaults: Defaults) -> tuple[str, ...]:
    if given.tags is None:
        return defaults.tags
    return tuple(dict.fromkeys((*given.tags, *defaults.tags)))
