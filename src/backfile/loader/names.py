"""Whether a stretch of text can be a person's name, and which names a list of them holds.

In scripts with letter case a name is words that begin with a capital, initials, and the small words that
names contain (de, van, bin). In scripts without it a name is known by its length and by holding no sentence.
"""

from __future__ import annotations

import re

from backfile.loader import lexicon
from backfile.loader.seldom import Seldom

_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")
_HAN_NAME = Seldom(
    r"[\u3400-\u9fff々]{2,4}"  # 王小明
    r"|[\u3400-\u9fff々]{1,4}[ 　][\u3400-\u9fff々\u3040-\u30ff]{1,5}"  # 山田 太郎
    r"|[\u30a0-\u30ffA-Za-z·・=＝]{3,24}"  # ジョン・スミス
    r"|[\u3400-\u9fff々]{1,3}[\u3040-\u309f]{1,4}"  # 山本さくら
)
_BETWEEN = re.compile(r"[,;&/、，·ㆍ・|]|\s\+\s")
_DIGIT = re.compile(r"\d")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff가-힣]")
_LONGEST = 6  # words in a name, small words aside


def is_name(text: str) -> bool:
    """Whether the text can be the name of one person."""
    if is_cjk(text):
        return bool(_HANGUL_NAME.fullmatch(text) or _HAN_NAME.fullmatch(text))
    words = text.split()
    if not 2 <= len(words) <= _LONGEST + 2 or len(text) > 60 or words[0].casefold() in lexicon.OPENERS:
        return False
    names = 0
    for position, word in enumerate(words):
        shape = _shape(word)
        if shape == "name":
            names += 1
        elif shape == "particle" and position < len(words) - 1 and word not in lexicon.PLACE_PARTICLES:
            continue
        else:
            return False
    return 2 <= names <= _LONGEST or (names == 1 and len(words) > 1 and _caseless(words[0]))


def is_cjk(text: str) -> bool:
    """Whether Chinese, Japanese or Korean letters are in the text."""
    return not text.isascii() and _CJK.search(text) is not None


def is_capitalised(text: str) -> bool:
    """Whether every word is a name's word: a single name, an agency, a paper."""
    words = text.split()
    return (
        0 < len(words) <= _LONGEST
        and all(_shape(word) in ("name", "particle") for word in words)
        and any(_shape(word) == "name" for word in words)
    )


def split(text: str) -> tuple[str, ...]:
    """The names in a list of names, in order ("A, B and C", "A・B")."""
    people: list[str] = []
    for part in _BETWEEN.split(text):
        words: list[str] = []
        for word in part.split():
            if word.casefold() in lexicon.AND and word == word.casefold():
                if words:
                    people.append(" ".join(words))
                words = []
            else:
                words.append(word)
        if words:
            people.append(" ".join(words))
    if len(people) == 1 and not _CJK.search(people[0]):
        return _pairs(people[0])
    return tuple(people)


def _pairs(text: str) -> tuple[str, ...]:
    """Names printed without anything between them: an even number of plain words, more than one name's."""
    words = text.split()
    plain = all(len(word) > 2 and _shape(word) == "name" and not word.endswith(".") for word in words)
    if len(words) >= 6 and len(words) % 2 == 0 and plain:
        return tuple(" ".join(words[at : at + 2]) for at in range(0, len(words), 2))
    return (text,)


def all_names(text: str) -> bool:
    """Whether the text is nothing but names and what stands between them."""
    people = split(text)
    return 0 < len(people) <= 12 and all(is_name(person) for person in people)


def _shape(word: str) -> str:
    bare = word.strip("'’\"“”.,")
    if not bare:
        return "other"
    if word.casefold() in lexicon.PARTICLES and not word[0].isupper():
        return "particle"
    first = bare[0]
    if not first.isalpha() or not (bare.isalpha() or _DIGIT.search(bare) is None):
        return "other"
    if first.isupper() or _caseless(bare):
        return "other" if word[-1] in ":;!?" else "name"
    if len(bare) > 2 and bare[1] in "'’-" and bare[2].isupper():  # d'Arc, al-Sisi by its hyphen
        return "name"
    head, _, rest = bare.partition("-")
    if rest[:1].isupper() and len(head) <= 3:  # al-Sisi, el-Baradei
        return "name"
    return "other"


def _caseless(word: str) -> bool:
    first = word[:1]
    return first.isalpha() and first.lower() == first.upper()
