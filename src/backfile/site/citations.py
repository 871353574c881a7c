"""An article as BibTeX, RIS, CSL-JSON and a plain line of text.

A date known to the month or year keeps that precision in all four; what is not known is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from backfile.config import Site
from backfile.site.names import Name
from backfile.site.reference import Reference

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # BibTeX counts braces without regard to a backslash before them, so \{ would not do.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
_TEX_KEY = str.maketrans(dict.fromkeys("\\{}$&#%^~\"'(),=", "-"))


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A kind of citation file: its name in `article_files`, its ending beside the page, its maker."""

    name: str
    label: str
    """As readers know it, in any language."""
    suffix: str
    media_type: str
    make: Callable[[Reference], str]


def bibtex(reference: Reference) -> str:
    """A BibTeX entry in UTF-8. The title stands in double braces, so that styles keep its capitals."""
    date = reference.date
    fields = [
        ("author", " and ".join(_tex_name(author) for author in reference.authors)),
        ("title", f"{{{reference.title.translate(_TEX)}}}"),
        ("journal", reference.newspaper.translate(_TEX)),
        ("year", "" if date is None else f"{date.year:04d}"),
        ("month", "" if date is None or not date.month else _MONTHS[date.month - 1]),
        ("day", "" if date is None or not date.day else str(date.day)),
        ("edition", (reference.edition or "").translate(_TEX)),
        ("language", reference.language or ""),
        ("keywords", ", ".join(reference.keywords).translate(_TEX)),
        ("url", reference.url or ""),
    ]
    rows = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields if value
    ]
    return f"@article{{{reference.key.translate(_TEX_KEY)},\n{''.join(rows)}}}\n"


def ris(reference: Reference) -> str:
    """An RIS record of type NEWS, its lines ended as the format asks (CR LF).

    A name that stays whole ends with a comma, the format's sign that there is no given name to look for.
    """
    date = reference.date
    rows = [("TY", "NEWS"), ("TI", reference.title), ("T2", reference.newspaper)]
    rows += [("AU", author.inverted if author.given else author.family + ",") for author in reference.authors]
    if date is not None:
        month = f"{date.month:02d}" if date.month else ""
        day = f"{date.day:02d}" if date.day else ""
        rows += [("PY", f"{date.year:04d}"), ("DA", f"{date.year:04d}/{month}/{day}/")]
    rows += [("ET", reference.edition or ""), ("LA", reference.language or ""), ("DB", reference.archive)]
    rows += [("KW", keyword) for keyword in reference.keywords]
    rows += [("UR", reference.url or "")]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in rows if value) + "ER  - \r\n"


def csl_json(reference: Reference) -> str:
    """A list with one CSL-JSON item, as Zotero, Pandoc and citeproc read it."""
    item: dict[str, object] = {
        "id": reference.key,
        "type": "article-newspaper",
        "title": reference.title,
        "container-title": reference.newspaper,
    }
    if reference.authors:
        item["author"] = [_csl_name(author) for author in reference.authors]
    if reference.date is not None:
        date = reference.date
        item["issued"] = {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}
    optional = {
        "section": reference.section,
        "edition": reference.edition,
        "language": reference.language,
        "keyword": ", ".join(reference.keywords),
        "archive": reference.archive if reference.archive != reference.newspaper else None,
        "URL": reference.url,
    }
    item.update((name, value) for name, value in optional.items() if value)
    return msgspec.json.format(msgspec.json.encode([item]), indent=2).decode() + "\n"


def plain(reference: Reference) -> str:
    """One line in no language's words: authors, headline, paper, ISO date, address."""
    authors = ", ".join(author.natural for author in reference.authors)
    parts = [f"{authors}." if authors else "", f"“{_stopped(reference.title)}”"]
    where = reference.newspaper if reference.date is None else f"{reference.newspaper}, {reference.date.iso}"
    parts += [f"{where}.", reference.url or ""]
    return " ".join(filter(None, parts))


BIBTEX = CitationFormat("bibtex", "BibTeX", ".bib", "application/x-bibtex", bibtex)
RIS = CitationFormat("ris", "RIS", ".ris", "application/x-research-info-systems", ris)
CSL_JSON = CitationFormat(
    "csl-json", "CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", csl_json
)
FORMATS = (BIBTEX, RIS, CSL_JSON)


def chosen(site: Site) -> tuple[CitationFormat, ...]:
    """The formats that the archive's articles have files in."""
    return tuple([each for each in FORMATS if each.name in site.article_files])


def _tex_name(name: Name) -> str:
    if name.given:
        return f"{name.family}, {name.given}".translate(_TEX)
    return f"{{{name.family.translate(_TEX)}}}"


def _csl_name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _stopped(title: str) -> str:
    return title if title.endswith((".", "?", "!", "…", "。", "？", "！", "؟")) else f"{title}."
