"""Decks in scripts without capitals, told from names by small words and forms that no name has.

    المدرب: فخور باللاعبين        Deck: a preposition and its article are one word with the noun.
    محمد علي محسن                Name.

Prepositions, conjunctions, negations and forms of *be* stand in most decks and in no name. In Arabic, a line
of three words that begins with the article is a deck, but for the given names that have it; so is one that
begins with a feminine plural or a dual.
"""

from __future__ import annotations

from backfile.loader.function_words import ARABIC, DEVANAGARI
from backfile.loader.lexicon import words

_AROUND = "«»\"“”'.,،:;؛!؟?()[]{}…"
_ARTICLE = "ال"
_DECK = 3  # words of a line that begins with the article
_PLURAL = 5  # letters of a word that ends as feminine plurals do
_JOINED = 6  # letters of a word that begins with a preposition and the article
_SMALL = words(
    """
    يوم عند منذ ضد دون حتى حول نحو عبر وسط رغم قبل ثم لكن لن لم ليس ليست هل كيف لماذا متى أين ماذا وأن وإن كل
    بلا سوى فقط أمام خلف تحت فوق عقب بسبب لدى تلك هؤلاء هناك هنا يكون تكون سوف إذا لو بدون ضمن فيما مما
    لأن بأن اعتبارا بينما إثر جراء أول آخر أدنى أعلى أكبر أقل الأول
    सबसे पहले लेकिन बिना क्या कौन कैसे क्यों कब अब फिर वाले वाली करेंगे होगा होंगे होगी मुफ्त
    """
)
_NAMES_TOO = words("اليوم عام नेपाल मुंबई पुणे राज्य भारतस्य و ی हो मा वा کرد کال سنڌ افغانستان کوردستان")
_ALL = _SMALL.union(*map(words, (*ARABIC.values(), *DEVANAGARI.values())))
_FUNCTION = frozenset(word for word in _ALL - _NAMES_TOO if len(word) > 1)
_GIVEN = words(
    """
    السيد الحسن الحسين الطيب الهادي الطاهر العربي الأخضر الصادق المنصف المختار البشير الأمين الحبيب العيد
    المهدي المعتز المعتصم المعز المنذر الوليد الصديق الزبير الشاذلي الناصر الصغير الشيخ الدكتور المهندس
    بركات فرحات عنايات نعمات جنات حياة آيات زيات شحات عرفات
    """
)
"""Given names and titles with the article, and names that end as plurals do."""
_SPEAKERS = words(
    """
    رئيس رئيسة وزير وزيرة مدير مديرة مدرب المدرب خبير خبيرة خبراء شهود مصدر مصادر تقرير دراسة محلل محللون
    محافظ قائد ناشط نائب سفير متحدث مسؤول مسؤولون البلدية الحكومة الوزارة المعارضة
    महापौर मेयर मंत्री मुख्यमंत्री प्रधानमंत्री राष्ट्रपति पुलिस सरकार विपक्ष अदालत कोर्ट विशेषज्ञ अधिकारी
    """
)
"""Who is quoted after a colon, and is no place."""


def is_phrase(text: str) -> bool:
    """Whether a line in a script without capitals holds what no name does."""
    line = text.split()
    told = [bare for word in line if (bare := word.strip(_AROUND))]
    if not told or told[0] < "\u0590":
        return False
    if any(word in _FUNCTION or _is_joined(word) for word in told):
        return True
    first = told[0]
    if first in _GIVEN:
        return False
    if first.startswith(_ARTICLE) and len(told) >= _DECK:
        return True
    return len(told) > 1 and len(first) >= _PLURAL and first.endswith(("ات", "تان"))


def speaks(spot: str) -> bool:
    """Whether who is quoted after a colon stands before it."""
    return not _SPEAKERS.isdisjoint(spot.split())


def is_said(spot: str, words_said: str) -> bool:
    """Whether what stands around a colon is who speaks and what is said, not a place and a name."""
    if is_phrase(spot) or is_phrase(words_said) or speaks(spot):
        return True
    said = words_said.split()
    return len(said) > 1 and said[0].startswith(_ARTICLE) and said[0] not in _GIVEN


def _is_joined(word: str) -> bool:
    """Whether a preposition or "and" and the article are one word with the noun."""
    if word.startswith("لل") and len(word) >= _JOINED:
        return True
    return len(word) > _JOINED and word.startswith(("بال", "وال", "كال", "فال"))
