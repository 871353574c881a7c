"""Writes a news corpus of any size for measuring: the same options give the same bytes on any machine.

    python benchmarks/corpus.py SAMPLES TARGET --size 100000 --format txt

SAMPLES is a folder of real articles (`**/*.txt`). Their words, and which word follows which, are all that is
taken from them: an article is a walk over real neighbouring words, so that words, pairs of words and
lengths are spread as in news, while no text is. One word in a hundred is a name or a figure that is made up,
because a real archive meets new words for as long as it grows.

Articles are spread evenly over fifty years. Each has a section, a source, about one author and four of
500 tags; the commonest tag is on 500 times as many articles as the rarest (Zipf's law). Article N depends on
the seed, the size and N alone, so it may be written by any process.

Formats: `txt` raw text, one paragraph a line, dated by its path, with a `_defaults.yaml` that says how;
`md` the same with front matter for backfile; `hugo` (also read by Eleventy), `pelican` and `nikola` for
comparisons.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import os
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

FIRST_DAY = date(1955, 1, 1)
DAYS = 18_262  # fifty years
TAGS = 500
TAGS_AN_ARTICLE = 4
AUTHORS = 200
SECTIONS = ("Town", "Business", "Sport", "Abroad", "Farm", "Harbour", "Letters", "Arts", "Courts", "Weather")
SOURCES = ("Evening Mercury", "Evening Mercury", "Evening Mercury", "Coast Wire", "Hill Country Post")
FORMATS = ("txt", "md", "hugo", "pelican", "nikola")
SUFFIX = {"txt": ".txt", "md": ".md", "hugo": ".md", "pelican": ".md", "nikola": ".md"}
RIGHTS = "© Evening Mercury"
_SYLLABLES = (
    *("bar", "cal", "dun", "el", "fen", "gar", "hol", "in", "jor", "kel", "lan", "mor"),
    *("nes", "or", "pel", "quin", "ros", "sel", "tar", "ul", "ven", "wick", "yar", "zel"),
)
_SENTENCE_END = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Article:
    """One article before it is given a format."""

    number: int
    day: date
    headline: str
    subhead: str
    author: str
    section: str
    source: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def slug(self) -> str:
        """Lower-case ASCII and unique: the headline's words, then the article's number."""
        words = re.findall(r"[a-z0-9]+", self.headline.lower())
        return "-".join([*words[:8], f"{self.number:06d}"])


class Vocabulary:
    """Which words follow which in the samples, and the tags and authors drawn from them."""

    def __init__(self, samples: Path, script: str) -> None:
        self.followers: dict[str, list[str]] = {}
        self.openings: list[str] = []
        counts: Counter[str] = Counter()
        for text in _texts(samples, script):
            words = [word for word in text.split() if _is_plain(word)]
            for word, following in itertools.pairwise(words):
                self.followers.setdefault(word, []).append(following)
                if word.endswith(_SENTENCE_END):
                    self.openings.append(following)
            counts.update(word for word in words if word.isalpha() and len(word) > 3)
        if not self.openings:
            raise SystemExit(f"no {script} text in {samples}")
        names = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
        self.tags = _distinct(names[150:], TAGS)  # the commonest 150 words are no subjects
        self.authors = [_name(random.Random(f"author-{n}"), 2) for n in range(AUTHORS)]
        self.tag_weights = list(itertools.accumulate(1 / rank for rank in range(1, TAGS + 1)))
        self.author_weights = list(itertools.accumulate(1 / rank for rank in range(1, AUTHORS + 1)))


def _is_plain(word: str) -> bool:
    """Whether all programs show it: feeds take no control characters, and <ABC> is a tag in Markdown."""
    return word.isprintable() and "<" not in word


def article(vocabulary: Vocabulary, number: int, *, size: int, words: int, seed: int) -> Article:
    """The corpus's article NUMBER (from 0); a higher number is never of an earlier day."""
    rng = random.Random(f"{seed}-{size}-{number}")
    length = max(40, round(rng.gauss(words, words / 4)))
    sentences = list(_sentences(vocabulary, rng, length))
    paragraphs = []
    while sentences:
        take = rng.randint(1, 4)
        paragraphs.append(" ".join(sentences[:take]))
        del sentences[:take]
    heading = " ".join(next(_sentences(vocabulary, rng, 8)).rstrip(".,!?").split()[:8])
    return Article(
        number=number,
        day=FIRST_DAY + timedelta(days=number * DAYS // size),
        headline=heading[:1].upper() + heading[1:],
        subhead=" ".join(next(_sentences(vocabulary, rng, 12)).rstrip(".").split()[:12]),
        author=_pick(rng, vocabulary.authors, vocabulary.author_weights),
        section=rng.choice(SECTIONS),
        source=rng.choice(SOURCES),
        tags=_tags(vocabulary, rng),
        paragraphs=tuple(paragraphs),
    )


def text_of(piece: Article, form: str) -> str:
    """The article as a file of the given format holds it."""
    if form == "txt":
        lines = [piece.headline, piece.subhead, f"By {piece.author}", *piece.paragraphs, RIGHTS]
        return "\n".join(lines) + "\n"
    return _FRONT_MATTER[form](piece) + "\n\n".join(["", *piece.paragraphs]) + "\n"


def path_of(piece: Article, form: str) -> str:
    """Where the article lies below the target: a folder a month; a day for Nikola, whose addresses follow."""
    between = "/" if form == "nikola" else "_"
    return f"{piece.day:%Y/%m}/{piece.day:%d}{between}{piece.slug}{SUFFIX[form]}"


def write(samples: Path, target: Path, options: argparse.Namespace) -> int:
    """Write the corpus; returns the number of bytes written."""
    target.mkdir(parents=True, exist_ok=True)
    if options.format == "txt":
        defaults = 'date_pattern: "{year}/{month}/{day}_*"\nlanguage: en\n'
        (target / "_defaults.yaml").write_text(defaults, encoding="utf-8")
    bounds = [(first, min(first + 2000, options.size)) for first in range(0, options.size, 2000)]
    with ProcessPoolExecutor(options.jobs, initializer=_load, initargs=(samples, options.script)) as pool:
        return sum(pool.map(partial(_write_range, target, options), bounds))


_vocabulary: Vocabulary  # one a worker process: building it takes longer than an article


def _load(samples: Path, script: str) -> None:
    global _vocabulary
    _vocabulary = Vocabulary(samples, script)


def _write_range(target: Path, options: argparse.Namespace, bounds: tuple[int, int]) -> int:
    total = 0
    folder = None
    for number in range(*bounds):
        piece = article(_vocabulary, number, size=options.size, words=options.words, seed=options.seed)
        path = target / path_of(piece, options.format)
        if path.parent != folder:
            folder = path.parent
            folder.mkdir(parents=True, exist_ok=True)
        data = text_of(piece, options.format).encode()
        path.write_bytes(data)
        total += len(data)
    return total


def _texts(samples: Path, script: str) -> Iterator[str]:
    """The samples' texts written in one script, in the order of their paths."""
    shape = {"latin": r"[A-Za-z]", "arabic": r"[\u0600-\u06ff]", "cyrillic": r"[\u0400-\u04ff]"}[script]
    for path in sorted(samples.rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        if "ocr" not in path.parent.name and len(re.findall(shape, text)) > len(text) / 2:
            yield text


def _sentences(vocabulary: Vocabulary, rng: random.Random, words: int) -> Iterator[str]:
    """Sentences until WORDS words are written; the last may run over."""
    followers, openings, roll = vocabulary.followers, vocabulary.openings, rng.random
    written = 0
    while written < words:
        word = openings[int(roll() * len(openings))]
        sentence = [word]
        while not word.endswith(_SENTENCE_END) and len(sentence) < 40:
            if roll() < 0.01:
                sentence.append(_new_word(rng))
            choices = followers.get(word)
            if choices is None:
                break
            word = choices[int(roll() * len(choices))]
            sentence.append(word)
        written += len(sentence)
        line = " ".join(sentence)
        yield line if line.endswith(_SENTENCE_END) else line + "."


def _new_word(rng: random.Random) -> str:
    return _name(rng, 1) if rng.random() < 0.6 else f"{rng.randint(1, 99_999):,}"


def _name(rng: random.Random, parts: int) -> str:
    return " ".join(
        "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize() for _ in range(parts)
    )


def _distinct(names: list[str], count: int) -> list[str]:
    """The first names that differ in more than case."""
    found = {name.casefold(): name.capitalize() for name in reversed(names)}
    return [found[key] for key in dict.fromkeys(name.casefold() for name in names)][:count]


def _pick(rng: random.Random, values: list[str], weights: list[float]) -> str:
    return values[bisect.bisect(weights, rng.random() * weights[-1], hi=len(values) - 1)]


def _tags(vocabulary: Vocabulary, rng: random.Random) -> tuple[str, ...]:
    tags: dict[str, None] = {}
    while len(tags) < TAGS_AN_ARTICLE:
        tags[_pick(rng, vocabulary.tags, vocabulary.tag_weights)] = None
    return tuple(tags)


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _backfile(piece: Article) -> str:
    return (
        f"---\nheadline: {_quoted(piece.headline)}\nsubhead: {_quoted(piece.subhead)}\n"
        f"date: {piece.day}\nauthors: [{piece.author}]\nsection: {piece.section}\nsource: {piece.source}\n"
        f"rights: {_quoted(RIGHTS)}\nlanguage: en\ntags: [{', '.join(map(_quoted, piece.tags))}]\n---\n"
    )


def _hugo(piece: Article) -> str:
    return (
        f"---\ntitle: {_quoted(piece.headline)}\ndescription: {_quoted(piece.subhead)}\n"
        f"date: {piece.day}\nauthor: {piece.author}\ncategories: [{piece.section}]\n"
        f"tags: [{', '.join(map(_quoted, piece.tags))}]\n---\n"
    )


def _pelican(piece: Article) -> str:
    return (
        f"Title: {piece.headline}\nSummary: {piece.subhead}\nDate: {piece.day}\nAuthor: {piece.author}\n"
        f"Category: {piece.section}\nTags: {', '.join(piece.tags)}\nSlug: {piece.slug}\n"
    )


def _nikola(piece: Article) -> str:
    return (
        f".. title: {piece.headline}\n.. description: {piece.subhead}\n.. slug: {piece.slug}\n"
        f".. date: {piece.day}\n.. author: {piece.author}\n.. category: {piece.section}\n"
        f".. tags: {', '.join(piece.tags)}\n"
    )


_FRONT_MATTER = {"md": _backfile, "hugo": _hugo, "pelican": _pelican, "nikola": _nikola}


def main() -> None:
    """Read the options, write, and say what was written."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("samples", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--size", type=int, default=10_000, help="articles")
    parser.add_argument("--format", choices=FORMATS, default="txt")
    parser.add_argument("--words", type=int, default=400, help="words an article, on average")
    parser.add_argument("--script", choices=("latin", "arabic", "cyrillic"), default="latin")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    start = time.perf_counter()
    total = write(options.samples, options.target, options)
    print(f"{options.size} articles, {total} bytes in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
