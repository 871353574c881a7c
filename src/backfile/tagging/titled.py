"""Names in scripts without capitals: found by the titles and endings that stand beside them.

Korean and Japanese put a title behind a name (이재명 대통령, 岩本絹子容疑者), Chinese on either side, Arabic
before. What is named without a title is not found here: the vocabulary has to list it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from backfile.tagging.text import TaggedText
from backfile.tagging.vocabulary import TermKind
from backfile.tagging.words import by_language

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\u3005"
_ARABIC = "\u0621-\u065f\u0670-\u06d3"


@dataclass(frozen=True, slots=True)
class Titled:
    """One name found beside a title, or by its ending."""

    kind: TermKind
    label: str
    start: int
    end: int


def titled_names(text: TaggedText, language: str) -> list[Titled]:
    """Every such name in the text, for the languages that need it; none for others."""
    finder = _FINDERS.get(language.split("-")[0])
    return [] if finder is None else list(finder(text.plain))


def _korean(text: str) -> Iterator[Titled]:
    people, short, bodies = _korean_patterns()
    full: dict[str, set[str]] = {}
    for match in people.finditer(text):
        full.setdefault(match[1][0], set()).add(match[1])
        yield Titled("person", match[1], match.start(1), match.end(1))
    for match in short.finditer(text):
        named = full.get(match[1], set())
        if len(named) == 1:
            yield Titled("person", min(named), match.start(1), match.end(1))
    yield from _bodies(bodies, text, least=3)


@cache
def _korean_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    titles = "|".join(sorted(map(re.escape, by_language("after_names")["ko"]), key=len, reverse=True))
    surnames = "".join(by_language("surnames")["ko"])
    endings = "|".join(sorted(by_language("org_endings")["ko"], key=len, reverse=True))
    after = "[은는이가을를의에도와과께]|에서|에게|으로"
    return (
        re.compile(
            rf"(?<![가-힣])([{surnames}][가-힣]{{2}}) (?:전 |신임 )?(?:{titles})(?=[^가-힣]|{after}|$)"
        ),
        re.compile(rf"(?<![가-힣])([{surnames}]) (?:{titles})"),
        re.compile(rf"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z]{{0,10}}(?:{endings}))(?=[^가-힣]|{after}|$)"),
    )


def _japanese(text: str) -> Iterator[Titled]:
    people, bodies = _japanese_patterns()
    full: dict[str, set[str]] = {}
    found = list(people.finditer(text))
    for match in found:
        name = match[1]
        if len(name) >= 4 or "・" in name:
            for length in (1, 2, 3):
                full.setdefault(name[:length], set()).add(name)
            full.setdefault(name.rsplit("・", 1)[-1], set()).add(name)
    for match in found:
        named = full.get(match[1], set())
        if len(match[1]) >= 4 or len(named) == 1 or "\u30a0" <= match[1][0] <= "\u30ff":
            label = min(named) if len(named) == 1 else match[1]
            yield Titled("person", label, match.start(1), match.end(1))
    yield from _bodies(bodies, text, least=3)


@cache
def _japanese_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    titles = "|".join(sorted(by_language("after_names")["ja"], key=len, reverse=True))
    endings = "|".join(sorted(by_language("org_endings")["ja"], key=len, reverse=True))
    return (
        re.compile(rf"(?<![{_HAN}ァ-ヺー・])([{_HAN}]{{2,4}}?|[ァ-ヺー]+(?:・[ァ-ヺー]+)*)(?:{titles})"),
        re.compile(rf"(?<![{_HAN}])([{_HAN}ァ-ヺー]{{2,12}}?(?:{endings}))(?![{_HAN}])"),
    )


def _chinese(text: str) -> Iterator[Titled]:
    behind, before, bodies = _chinese_patterns()
    for pattern in (behind, before):
        for match in pattern.finditer(text):
            yield Titled("person", match[1], match.start(1), match.end(1))
    yield from _bodies(bodies, text, least=4)


@cache
def _chinese_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    behind = "|".join(sorted(by_language("after_names")["zh"], key=len, reverse=True))
    before = "|".join(sorted(by_language("before_names")["zh"], key=len, reverse=True))
    surnames = "".join(by_language("surnames")["zh"])
    endings = "|".join(sorted(by_language("org_endings")["zh"], key=len, reverse=True))
    return (
        re.compile(rf"(?<![{_HAN}])([{surnames}][{_HAN}]{{1,2}})(?:{behind})"),
        re.compile(rf"(?:{before})([{surnames}][{_HAN}]{{1,2}}?)(?=[，。、：“表说指在的和于]|$)"),
        re.compile(rf"(?<![{_HAN}])([{_HAN}]{{2,10}}?(?:{endings}))(?![{_HAN}])"),
    )


def _arabic(text: str) -> Iterator[Titled]:
    """Names of two or three words behind a title that the text uses again, with or without it."""
    stops = frozenset(by_language("no_name_parts")["ar"])
    for label in sorted({match[1] for match in _arabic_pattern().finditer(text)}):
        if stops.intersection(label.split()):
            continue
        places = [match.start() for match in re.finditer(rf"(?<![{_ARABIC}]){label}(?![{_ARABIC}])", text)]
        if len(places) > 1:
            for start in places:
                yield Titled("person", label, start, start + len(label))


@cache
def _arabic_pattern() -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, by_language("before_names")["ar"]), key=len, reverse=True))
    slave = "(?:عبد|أبو) "
    part = rf"(?:{slave})?[{_ARABIC}]{{2,}}"
    name = rf"(?!ال){part}(?: (?:بن|آل) {part})* {part}(?:(?<=الله) [{_ARABIC}]{{3,}})?"
    return re.compile(rf"(?<![{_ARABIC}])[ولب]?(?:{titles})(?: ال[{_ARABIC}]+)? ({name})")


def _bodies(pattern: re.Pattern[str], text: str, *, least: int) -> Iterator[Titled]:
    """Names of bodies that the text uses at least twice: an ending alone is weak evidence."""
    found = [match for match in pattern.finditer(text) if len(match[1]) >= least]
    times = Counter(match[1] for match in found)
    for match in found:
        if times[match[1]] > 1:
            yield Titled("organisation", match[1], match.start(1), match.end(1))


def _quoted(text: str) -> Iterator[Titled]:
    """Russian bodies: a sort of body before a name in quotation marks (компания «...»)."""
    found = {match[1] for match in _quoted_pattern().finditer(text)}
    for match in re.finditer(r"«([^«»]{2,40})»", text):
        if match[1] in found:
            yield Titled("organisation", match[1], match.start(1), match.end(1))


@cache
def _quoted_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(by_language('quoted_kinds')['ru'])}) «([^«»]{{2,40}})»")


_FINDERS: dict[str, Callable[[str], Iterator[Titled]]] = {
    "ko": _korean,
    "ja": _japanese,
    "zh": _chinese,
    "ar": _arabic,
    "ru": _quoted,
}
