"""Headlines: which of the first lines are the headline, and what stands above it.

A headline is the first line that is text. Above it may stand a kicker: a rubric ("Gastkommentar"), a wire's
slug ("1ST LEAD", "Yemen/conflict/"). A headline takes several lines where the layout wraps them: lines in
capitals follow each other, or a line is full and the next goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from backfile.loader import function_words, lexicon
from backfile.loader.layout import Layout, Unit, ends_sentence

_SLUG = re.compile(
    r"(?:(?:\d(?:st|nd|rd|th)|first|second|third)\s+(?:lead|ld|add)|(?:update|lead|ld|adv|roundup|wrapup|writethru|extra|urgent|bulletin|"
    r"flash|snap|corrected|refile|eilmeldung|zusammenfassung)\s?\(?\d*\)?)\b",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(r" [A-Z][a-z]{1,2}\.$")
_CYCLE = re.compile(r"(?:[AP]M|BC)-[A-Z][\w'&.-]*(?: [\w'&.-]+){0,4}(?:,.{0,40})?")
"""How a wire names a story of its morning, evening or any cycle: `BC-Valley-Ferry Fire, 2nd Ld`."""
_PATH = re.compile(r"[\w.]+(?:[/_-]+[\w.&]+)*/?|BC-.+")
_TRAIL = re.compile(r"\s[|>»/›]\s|(?<=[a-z])\s?·\s?(?=[A-Z])")  # Business·Updated
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")  # U.S.
_SIGNS = re.compile(r"[\s/|,:;&+·•\d()\[\]【】<>#_–—-]+")
HANGING = lexicon.PARTICLES | lexicon.AND | {"a", "an", "in", "on", "at", "to", "for", "or", "by", "with"}
"""Small words with which no line of a headline or deck ends for good."""
_LONGEST_KICKER = 40
LONGEST = 300
_WHOLE_TEXT = 1000  # characters that no paper prints as a headline, whatever ends them
_FULL = 48  # characters of a line that a wire breaks
_LETTERS = 6  # that tell capitals
_CAPITALS = 0.8  # of the letters
TOPIC = 25  # characters of a topic above a headline
_TITLE_FROM, _TITLE_TO = 24, 140  # of the headline below it
_RUN = 3  # letters in a row that two printings of a headline share
_ALIKE, _KEPT = 0.7, 0.3  # of the shorter, of the longer
_BROAD_TOPIC, _TOPIC_WORDS = 40, 4  # where the language tells a headline from a deck
_BROAD_TITLE = 120
_SECTION_WORD, _SECTION_BROAD = (24, 3.0), (60, 3.0)
"""The least length of a headline below a section of one word, of more, and how many times the section's."""
_SECTION_TIMED, _SECTION_SMALL = (20, 1.2), (40, 2.0)
"""The same on pages that print the minute, and where not all words of the section have capitals."""
_SECTION_WORDS = 3
_RUBRIC_TITLE = 48  # characters of a headline that is set as a sentence is, below a long rubric
_RUBRIC_WORDS, _RUBRIC = 4, 30  # of one in capitals above a long headline that is set as a sentence is
_BESIDE_DECK = (56, 6, 0.6)  # characters, words, the headline's share of them, where a deck follows
_ENDS = (". ", "! ", "? ")
_LONG = 80  # characters of a deck without a full stop
_CALLED = '!"”“»«'
_GERMAN = frozenset(function_words.LATIN["de"].split())
_CALL = 60  # characters of a headline that calls out: `Help, they are coming!`
_CLOSERS = "\"'”’»“«‹›)"
_START = 40  # characters that tell two headlines apart, most often


def is_caps(text: str) -> bool:
    """Whether the text is set in capitals."""
    return text.isupper() and sum(char.isalpha() for char in text) > 1


def nearly_caps(text: str) -> bool:
    """Whether the text is set in capitals of which OCR has misread a few."""
    letters = [char for char in text if char.isalpha()]
    capitals = sum(map(str.isupper, letters))
    if len(letters) < _LETTERS or 2 * capitals < len(letters):
        return False
    return capitals >= _CAPITALS * len(letters) or not any(_is_small(word) for word in text.split())


def in_capitals(text: str) -> bool:
    """Whether a line of a column is set in capitals, a few of which may be misread."""
    return is_caps(text) or nearly_caps(text)


def _is_small(word: str) -> bool:
    """Whether a word has small letters, and no capital but its first."""
    return word[1:] == word[1:].lower() and any(map(str.islower, word))


def is_kicker(first: str, second: str) -> bool:
    """Whether the first of two lines is a rubric or a slug above the second."""
    if not 8 <= len(second) <= 200 or second[-1] in ".。।":
        return False
    if _CYCLE.fullmatch(first):
        return True
    if len(first) > _LONGEST_KICKER:
        return False
    words = [word for word in _SIGNS.split(first.casefold()) if word]
    if not words or len(words) > 6:
        return False
    if all(word in lexicon.KICKERS for word in words) or first.casefold() in lexicon.KICKER_PHRASES:
        return True
    if first.islower() and second[0].isupper() and len(words) <= _TOPIC_WORDS and first[-1].isalpha():
        return True  # environment
    if _TRAIL.search(first) and words[0] in lexicon.KICKERS and len(words) <= 4:
        return True
    if first[-1] in ":：" and len(words) <= 4 and len(second) * 2 > len(first):
        return True
    if len(second) <= len(first):
        return False
    if len(words) <= 4 and _SLUG.match(first):
        return True
    if " " not in first and _PATH.fullmatch(first) and ("/" in first or first.startswith("BC-")):
        return True
    return first[-1] == "|" and len(words) <= 4


def is_rubric(text: str) -> bool:
    """Whether a line holds rubrics and nothing else: `News`, `In Local News, News`."""
    if len(text) > _LONGEST_KICKER:
        return False
    words = [word for word in _SIGNS.split(text.casefold()) if word]
    if words[:1] == ["in"]:
        words = words[1:]
    return 0 < len(words) <= _TOPIC_WORDS and all(word in lexicon.KICKERS for word in words)


def is_rubric_by_shape(first: str, second: str, third: str | None) -> bool:
    """Whether a short line in capitals stands over a headline in small letters that has a deck or text."""
    words = first.split()
    short = len(words) <= 2 and len(first) <= 20
    parted = len(words) <= _RUBRIC_WORDS and len(first) <= _RUBRIC and len(second) >= _RUBRIC_TITLE
    return (
        third is not None
        and is_caps(first)
        and (short or (parted and not _is_title(second)))
        and not is_caps(second)
        and not _is_sentence(second)
        and len(second) >= 1.5 * len(first)
        and len(second) <= 140
    )


def is_topic(first: str, second: str, third: str | None, language: str | None) -> bool:
    """Whether a capitalised word, or two, name what the headline below them is about.

    `Landwirtschaft` / `Der Bund verbietet ein weiteres Spritzmittel`. A headline of one word is rare; one of
    two in capitals is not in English, where most words of headlines have them.
    """
    first = first.removesuffix(".")
    words = first.split()
    if third is None or not all(word[0].isupper() and word.replace("-", "").isalpha() for word in words):
        return False
    english = (language or "en").startswith("en")
    return (
        len(words) <= 2 - english
        and len(first) <= TOPIC
        and not is_caps(first)
        and max(_TITLE_FROM, len(words) * len(first)) <= len(second) <= _TITLE_TO
        and not _is_sentence(second)
        and (len(third) > min(_TITLE_TO, len(second)) or ends_sentence(third))
    )


def is_section(first: str, second: str, *, timed: bool) -> bool:
    """Whether a name of one to three words stands over a line so long that it is the headline.

    `South Africa` / `Storms grow in the north, and people are told to keep off the roads`. Each of its words
    begins with a capital; a deck under a headline of so few words is shorter, or a sentence. Pages, which
    print the minute (`timed`) as papers do not, have no headlines of so few words.
    """
    words = [word for word in first.split() if word not in HANGING]
    if not 0 < len(words) <= _SECTION_WORDS or len(first) > TOPIC or is_caps(first) or _is_sentence(second):
        return False
    named = all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)
    least, share = _SECTION_BROAD if len(words) > 1 else _SECTION_WORD
    if timed:
        least, share = _SECTION_TIMED if named else _SECTION_SMALL
    fits = max(least, share * len(first)) <= len(second) <= _TITLE_TO
    return fits and (named or (timed and first[0].isupper() and first.replace(" ", "").isalpha()))


def _is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, and is no question, as headlines are."""
    return ends_sentence(text) and text[-1] != "?" and _INITIALS.search(text) is None


def stands_below(topic: str, lines: Sequence[str]) -> bool:
    """Whether the first of the lines under a topic is the headline, where decks are sentences and it is none.

    `EU-Gipfel in Brüssel` / `Regierungschef schwänzt den Beginn`, above the day or a byline.
    """
    if not lines:
        return False
    title, *decks = lines
    words = [word for word in topic.split() if any(map(str.isalnum, word))]
    shown = bool(decks) or is_nominal(topic)
    longest, most, least = _BESIDE_DECK if shown else (_BROAD_TOPIC, _TOPIC_WORDS, 1.2)
    if len(topic) > longest or not 0 < len(words) <= most or title[-1] in ":,;":
        return False
    ends = topic.rstrip(_CLOSERS)[-1:].isalnum() or topic.endswith(" Co.")
    if not ends or not least * len(topic) <= len(title) <= _BROAD_TITLE:
        return False
    called = title[-1] == "?" or (title[-1] in _CALLED and len(title) <= _CALL)
    return (called or not ends_sentence(title)) and all(_is_deck(deck, title) for deck in decks)


def _is_deck(text: str, title: str) -> bool:
    """Whether a line below a headline ends or holds a sentence, or is as long as one."""
    return (
        ends_sentence(text) or any(end in text for end in _ENDS) or len(text) > max(_LONG, 1.6 * len(title))
    )


def is_nominal(text: str) -> bool:
    """Whether a German topic holds no verb, which would stand in small letters and end with a t or an e."""
    small = [word for word in text.split() if word[0].islower() and word not in _GERMAN]
    return not any(word.endswith(("t", "te", "ten", "tet")) for word in small)


def repeats(text: str, known: str | None) -> bool:
    """Whether a text's first line prints the headline that is known from elsewhere."""
    given = bare(known or "")
    if not given.startswith(bare(text[:_START])):  # a paragraph, most often
        return False
    printed = bare(text)
    return bool(printed) and (printed == given or (len(printed) > 20 and given.startswith(printed)))


def resembles(text: str, known: str | None) -> bool:
    """Whether a text's first line prints what became the known headline once it was put right."""
    if not known or ends_sentence(text):  # a paragraph says what its headline says
        return False
    shorter, longer = sorted((bare(text), bare(known)), key=len)
    if not shorter or len(longer) > LONGEST:
        return False
    runs = SequenceMatcher(None, longer, shorter, autojunk=False).get_matching_blocks()
    alike = sum(run.size for run in runs if run.size >= _RUN)
    return alike >= _ALIKE * len(shorter) and alike >= _KEPT * len(longer)


def bare(text: str) -> str:
    """The letters and digits alone, case folded: what two printings of a headline have in common."""
    return "".join(filter(str.isalnum, text.casefold()))


def goes_on(lines: Sequence[Unit], at: int, layout: Layout) -> bool:
    """Whether the headline in line `at` goes on in the line after it."""
    here, following = lines[at], lines[at + 1]
    columns = layout.name == "ocr columns"
    ended = ends_sentence(here.text) and not (columns and _breaks_off(here.text, following.text))
    if ended and columns:
        ended = not (in_capitals(here.text) and in_capitals(following.text))  # ICE GOES OUT. BRIDGE STANDS.
    if following.first != here.last + 1 or ended:
        return False
    if here.text[-1] in "、，" and len(following.text) <= _FULL and not ends_sentence(following.text):
        return True
    words = here.text.split()
    capitals, below = (
        is_caps(line.text) or (columns and nearly_caps(line.text)) for line in (here, following)
    )
    if capitals != below and (columns or not following.text[:1].islower()):
        return False
    hanging = bool(words) and words[-1].casefold() in HANGING
    if not layout.wrapped:
        if capitals and below and len(here.text) >= _FULL and at + 2 == len(lines):
            return True  # a wire's brief, which is all headline
        alike = is_caps(here.text) or following.text[:1].islower()
        return hanging and alike and len(following.text) <= len(here.text) + 8
    if hanging:
        return True
    if capitals or (columns and _is_title(here.text) and _is_title(following.text)):
        return True
    first_word = following.text.split(None, 1)[0]
    full = len(here.text) + 1 + len(first_word) > min(layout.width, 64)
    return following.text[:1].islower() or (full and len(following.text) < len(here.text) + 8)


def _breaks_off(text: str, following: str) -> bool:
    """Whether what closes a line of a column is a speck, a short form (`Dr.`) or a misread hyphen."""
    if text[-2:-1] == " " or _SHORT_FORM.search(text) is not None:
        return True
    word = following.partition(" ")[0].strip(".,")
    return word.isalpha() and word.islower()


def _is_title(text: str) -> bool:
    """Whether most longer words begin with a capital, as in American headlines."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 4 >= len(words) * 3


def is_none(text: str) -> bool:
    """Whether a first line is text: a long sentence, or an article that an export has put on one line."""
    return len(text) > LONGEST and (len(text) > _WHOLE_TEXT or ends_sentence(text))


def clean(text: str) -> str:
    """A line without the signs by which wires close their head (IPTC 7901: ` =`, ANPA 1312: `<`)."""
    for sign in (" =", "<", "^"):
        if text.endswith(sign) and "<" not in text[:-1]:
            text = text.removesuffix(sign).rstrip()
    return text
