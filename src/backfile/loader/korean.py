"""How Korean papers sign and credit, on lines of their own; what opens their paragraphs is in `eastasian`.

수원=CBS노컷뉴스 김조휘 기자       [마니아타임즈 김선영 기자]       안양/조영두 기자
서울역 앞 광장. 홍길동 기자        김민별. ⓒ연합뉴스              [가자=AP/뉴시스] ... 있다. 2023.11.01.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from backfile.loader.agencies import is_agency
from backfile.loader.seldom import Seldom

HANGUL = "[가-힣]"
TITLE = "(?:기자|특파원|논설위원|편집위원|통신원|칼럼니스트|앵커|캐스터|리포터|평론가|교수|스토리텔러|PD)"
PAPER = Seldom(
    r"(?:뉴스\d?|신문|일보|경제|데일리|투데이|시스|스포츠\w*|타임[즈스]|저널|방송|헤럴드|미디어|코리아|닷컴|프레스|매일|포커스|"
    r"[A-Za-z][\w .]*)$"
)
_FAMILY = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍류유고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염"
    "여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
"""The family names of one syllable that nearly all Koreans bear (census of 2015)."""
_HEAD = (
    rf"[(\[【]?\s?(?:(?P<place>{HANGUL}{{2,6}})(?:\([^()]{{1,6}}\))?\s?[=/]\s?)?"
    rf"(?:\w[\w.]{{0,10}}\w(?:\s\w[\w.]{{0,10}}\w)?\s(?:\|\s)?)??"
    rf"(?P<names>{HANGUL}{{2,3}}(?:\s?[·,ㆍ]\s?{HANGUL}{{2,3}})*)"
)
_TAIL = rf"{HANGUL}{{0,8}}(?P<title>{TITLE})(?:입니다)?\s?[/|=]?\s?[)\]】]?"
_SIGNED = Seldom(rf"{_HEAD}(?=\s|{TITLE})\s?{_TAIL}")
_SIGNED_FOR = Seldom(rf"{_HEAD}\s\w{{1,10}}\s{_TAIL}")  # the paper behind the name
_PLACED = Seldom(rf"(?P<place>{HANGUL}{{2,5}})\s?[=/]\s?(?P<names>{HANGUL}{{2,3}})")
_LETTER = Seldom(HANGUL)
_BETWEEN = Seldom(r"[·,ㆍ\s]+")
_SHORT_PLACE = 2  # syllables of nearly all Korean towns; a paper's name is longer
_ABROAD = "특파원"  # a correspondent
_LINE = 70  # characters of a line that signs
_CAPTION, _FILED = 220, 320  # characters; of one with the day, as agencies file it
_BRIEF = 120  # characters of a caption that an agency's name shows, whatever it says
_BEHIND_SIGN = 30
_SEEN = 25  # characters before the sign, where no Korean is
_WORDS = 3  # of a photographer and the paper
_PICTURE = Seldom(
    r"(?:.*[\s.,/)\]’”'\"])?[#/\s]*(?:사진|자료|영상|그래픽|출처|제공)(?:\s?제공)?\s?[=:|_]\s?[^.@]{2,40}[.,]?"
)
_ORIGIN = Seldom(r"(.*[.!?)\]>’”'\"])\s?/?\s?([^.!?()\[\]@]{2,30})\.?")
_BRACKETS = Seldom(
    r".*[(\[<](?:(?:출처|사진|자료|그래픽|촬영)[\s:=,][^()\[\]<>]{2,40}|[^()\[\]<>]{1,30}제공[^()\[\]<>]{0,30})[)\]>]\.?"
    r"|.*(?:재판매|재배포) 및 DB\s?금지[)\]>]?"
)
_DATED = Seldom(r"[\[【(][^\]】)]{2,30}[\]】)].{10,}[^\d]\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?(?:\s?/\s?\S+@\S+)?")
_CUE = Seldom(r"[(\[【<](?=[^)\]】>]*[가-힣])[\w ]{2,12}[)\]】>]")
_YEAR = Seldom(r"\d{4}")
_ARCHIVES = (
    "제공",
    "사진기자단",
    "연합뉴스",
    "연합",
    "뉴시스",
    "뉴스1",
    "자료사진",
    "자료",
    "캡처",
    "캡쳐",
    "DB",
    "SNS",
)
_SHOWN = Seldom(r".*(?:(?<!수) 있다|모습(?:이다)?)", re.DOTALL)
"""How a caption ends that says what is seen; reports end in the past."""
_MAIL = Seldom(
    r".*(?:고 있다\.[^.@]{0,20}기자"
    r"|\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?[^.@]{0,25}?)\s?/?\s?[\w.+-]{1,64}@[\w.-]{4,63}",
    re.DOTALL,
)
_LAST_BRACKET = Seldom(r"(.*)[(\[<]([^()\[\]<>]{2,30})[)\]>]\.?", re.DOTALL)
_PARTS = Seldom(r"[=/·\s]+")


class Signed(NamedTuple):
    """Who signed, and the town named beside them."""

    people: tuple[str, ...]
    place: str | None


def is_person(text: str) -> bool:
    """Whether the text is a name by its family name and length, and no agency or paper."""
    shaped = 2 <= len(text) <= 3 and text[0] in _FAMILY and all("가" <= char <= "힣" for char in text)
    return shaped and not is_agency(text)


def signed(text: str) -> Signed | None:
    """The reporters of a line that names them by their title, with paper and place around them.

    `수원=CBS노컷뉴스 김조휘 기자` has all; a place beside a bare name, `안양/조영두`, has two syllables.
    """
    if len(text) > _LINE:
        return None
    found = [match for form in (_SIGNED, _SIGNED_FOR, _PLACED) if (match := form.fullmatch(text))]
    found = [match for match in found if all(map(is_person, _BETWEEN.split(match["names"].strip())))]
    if not found:
        return None
    match = max(found, key=lambda match: len(_BETWEEN.split(match["names"])[0]))  # most names have three
    people = tuple(_BETWEEN.split(match["names"].strip()))
    title = match.groupdict().get("title", "")
    place = match["place"]
    town = place and (len(place) == _SHORT_PLACE or title == _ABROAD) and not PAPER.search(place)
    if not title and not town:
        return None
    return Signed(people, place if town else None)


def is_caption(text: str) -> bool:
    """Whether a short text closes with its picture's origin: an agency, `... 제공`, a reporter, a sign."""
    if len(text) > _FILED or _LETTER.search(text) is None:
        return False
    if _DATED.fullmatch(text) or ("@" in text and _MAIL.fullmatch(text)):
        return True
    if len(text) > _CAPTION or is_told(text):
        return False
    if text[0] in "ⓒ©":
        return "기자" in text and len(text) <= _BRIEF
    labelled = "기자" not in text or text.lstrip("#/ ").startswith("사진")
    if labelled and ("사진" in text or "제공" in text) and _PICTURE.fullmatch(text):
        return True
    closing = _LAST_BRACKET.fullmatch(text)
    if closing and (is_agency(_PARTS.split(closing[2])[-1]) or closing[2].endswith(_ARCHIVES)):
        return len(closing[1].strip()) > 1
    if closing and signed(closing[2]) and _SHOWN.fullmatch(closing[1].rstrip(" .")):
        return True
    words = text.split()
    if words[-1] in _ARCHIVES and len(words) <= (_WORDS - 1 if words[-1] == _ARCHIVES[0] else 2 * _WORDS):
        return len(words) > 1
    return _BRACKETS.fullmatch(text) is not None or _ends_with_origin(text)


def is_call(text: str) -> bool:
    """Whether a closing line calls on readers, behind the sign that opens such lines: `▶ 채널 구독하기`."""
    return text[0] in "▶☞※►" and len(text) <= _CAPTION and (text[-1] != "." or len(text) <= _BRIEF)


def is_told(text: str) -> bool:
    """Whether a text ends with a sentence as reports do, whatever round brackets close it."""
    closing = _LAST_BRACKET.fullmatch(text) if text[-1:] in ")." else None
    told = (closing[1] if closing and text.rstrip(".")[-1] == ")" else text).rstrip(" .")
    return told.endswith(("다", "요")) and _SHOWN.fullmatch(told) is None


def is_cue(text: str) -> bool:
    """Whether a line is a short word in brackets: a paper's name or a broadcast's cue: `[앵커]`, `(종합)`."""
    return text[0] in "([【<" and _CUE.fullmatch(text) is not None


def signs_behind(text: str) -> bool:
    """Whether a copyright sign closes a caption, with no more than a name behind it: `추신수. ⓒ연합뉴스`."""
    if "ⓒ" not in text and "©" not in text:
        return False
    seen, _, owner = text.replace("©", "ⓒ").rpartition("ⓒ")
    if not 1 < len(owner) <= _BEHIND_SIGN or len(text) > _CAPTION or _YEAR.search(owner):
        return False
    korean = _LETTER.search(seen) is not None
    claims = "copyright" in seen.casefold() or "저작권" in seen
    return len(seen.strip()) > (1 if korean else _SEEN) and not claims


def _ends_with_origin(text: str) -> bool:
    """Whether the words behind the last sentence name an agency, a giver or a photographer."""
    match = _ORIGIN.fullmatch(text)
    if match is None or "@" in text:
        return False
    if match[1].endswith(".") and text[len(match[1])] == "/":
        return True
    seen, origin = match[1].rstrip(".!?)]>’”'\""), match[2].strip(" /")
    shown = _SHOWN.fullmatch(seen) or not seen.endswith(("다", "요"))
    photographed = origin.endswith("기자") and len(origin) > _WORDS and len(origin.split()) <= _WORDS
    agency = is_agency(origin.rpartition(" ")[2]) or origin.startswith("게티이미지")
    known = agency or origin.endswith(_ARCHIVES)
    return (shown and (photographed or known)) or (known and len(text) <= _BRIEF)
