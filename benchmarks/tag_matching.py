"""Time of matching one article against the number of forms: `python benchmarks/tag_matching.py`

Forms and text are made up from syllables, so the run needs no data; the text holds one form in twenty
words, as news holds names. Prints milliseconds of processor time for an article of 400 words, the least of
several runs.
"""

from __future__ import annotations

import sys
import time
from random import Random

from backfile.records import Article, Block, Decoding, Reading
from backfile.tagging import Tagger, Vocabulary
from backfile.tagging.folding import lower
from backfile.tagging.matcher import Form, Matcher

SIZES = (1_000, 10_000, 100_000, 300_000)
GOAL = 0.3
"""Milliseconds an article at 100,000 forms."""
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def name(random: Random) -> str:
    """One to three words, as names have; a lone word is longer, for short ones are words of the language."""
    words = random.choice((1, 2, 2, 2, 3))
    low, high = (3, 5) if words == 1 else (2, 4)
    return " ".join(
        "".join(random.choices(SYLLABLES, k=random.randint(low, high))).title() for _ in range(words)
    )


def texts(random: Random, forms: list[str], count: int) -> list[str]:
    made = []
    for _ in range(count):
        words = ["".join(random.choices(SYLLABLES, k=random.randint(1, 4))) for _ in range(400)]
        for at in range(0, 400, 20):
            words[at] = random.choice(forms)
        made.append(" ".join(words))
    return made


def least(matcher: Matcher, articles: list[str], runs: int = 5) -> float:
    folded = [lower(text) for text in articles]
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        for text, low in zip(articles, folded, strict=True):
            matcher.find(text, low)
        best = min(best, time.process_time() - began)
    return best / len(articles) * 1e3


def whole(articles: list[str]) -> tuple[float, float]:
    """Seconds until a process is ready to tag, and milliseconds an article for everything `full` does."""
    made = [
        Article(
            path="a.txt",
            headline="A headline",
            body=(Block("paragraph", text),),
            reading=Reading(decoding=Decoding("utf-8", "valid utf-8")),
        )
        for text in articles
    ]
    tagger = Tagger(Vocabulary())
    began = time.process_time()
    tagger.candidates(made[0])
    ready = time.process_time() - began
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        for article in made:
            tagger.candidates(article)
        best = min(best, time.process_time() - began)
    return ready, best / len(made) * 1e3


def main() -> int:
    random = Random(1)
    slow = False
    print(f"{'forms':>9}  {'build, s':>9}  {'ms an article':>13}")
    for size in SIZES:
        forms = sorted({name(random) for _ in range(size)})
        began = time.process_time()
        matcher = Matcher(Form(form, number) for number, form in enumerate(forms))
        built = time.process_time() - began
        took = least(matcher, texts(random, forms, 100))
        slow = slow or (size == 100_000 and took > GOAL)
        print(f"{len(forms):>9,}  {built:>9.2f}  {took:>13.3f}")
    ready, took = whole(texts(random, ["Ada Quill", "South Korea", "the market"], 100))
    print(f"all that `full` does: ready in {ready:.2f} s, {took:.3f} ms an article")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
