"""Korean, Chinese and Japanese reporters and openings, which stand without spaces or in brackets.

배윤경 기자                      本报记者 张三 李四              山田太郎記者
(서울=연합뉴스) 홍길동 기자 =      新华社北京11月17日电            【カイロ＝佐藤貴生】
[OSEN=고척, 홍길동 기자]          （中央社記者王小明台北5日電）    [東京 5日 ロイター]
"""

from __future__ import annotations

import re
from typing import NamedTuple

from backfile.loader import dates, korean, names
from backfile.loader.agencies import is_agency
from backfile.loader.seldom import Seldom
from backfile.records import PartialDate

_HANGUL = korean.HANGUL
_HAN = "[\u3400-\u9fff々]"
_JAPANESE_LETTER = "[\u3040-\u30ff\u3400-\u9fffー]"
_KOREAN_TITLE = korean.TITLE
_KOREAN_NAMES = rf"(?:{_HANGUL}{{2,4}}(?:\s?[·,ㆍ/]\s?|\s(?:기자\s)?)){{0,5}}{_HANGUL}{{2,4}}"
_CHINESE_TITLE = "(?:记者|記者|通讯员|編輯|编辑|评论员)"
_JAPANESE_TITLE = "(?:記者|特派員|編集委員|論説委員|支局長)"

_KOREAN_REPORTER = Seldom(
    rf"(?:[(\[【]?[^.)\]】=]{{1,16}}=\s?)?({_KOREAN_NAMES})\s?{_HANGUL}{{0,8}}\s?{_KOREAN_TITLE}(?:입니다)?(?:\s외\s?\d+명)?\s?=?[)\]】]?"
)
_CHINESE_REPORTER = Seldom(
    rf"[（(【〔□■]?\s?(?:本[报報刊]|{_HAN}{{2,6}}[社网網报報台]|{_HAN}{{2,5}}(?=[记記]者\s))?\s?[／/]?\s?(?:见习|實習|实习|特派|特约|特約|[駐驻]{_HAN}{{2,4}})?"
    rf"{_CHINESE_TITLE}\s?[:：]?\s?((?:[\u4e00-\u9fff·]{{2,12}}(?:[\s、，,]\s?|$|(?=[)）】〕／/])))+)"
    rf"(?:[／/]\s?({_HAN}{{2,6}}?)(?:即時|即时|综合|綜合|连线|連線)?(?:报道|報導|報道|摄影))?[)）】〕]?"
)
_CHINESE_NAME = 3  # letters
_SECTION = 2  # letters
_FAMILIES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董潘袁"
    "蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫"
    "閻段雷龙龍史陶黎贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常汤湯游洪柯翁"
)
"""The family names that most Chinese bear, in both writings."""
_BEHIND_PAPER = Seldom(rf"{_HAN}{{2,8}}[社网網报報台臺刊]\s([{_FAMILIES}]{_HAN}{{1,2}})")
_BESIDE_PAPER = Seldom(rf"([{_FAMILIES}]{_HAN}{{1,2}})\s?[/／]\s?{_HAN}{{2,8}}[社网網报報台臺刊]")
_OF_COLUMN = Seldom(rf"《[^《》]{{1,12}}》\s?(?:特约|特約)?(?:作者|撰稿人)\s?([{_FAMILIES}]{_HAN}{{1,2}})")
_DESK = Seldom(
    rf"{_HAN}{{2,6}}(?:中心|編輯部|编辑部|新聞部|新闻部|[网網組组])\s?[/／]\s?({_HAN}{{2,6}}?)(?:報導|报道|報道)"
)
_TITLED = Seldom(rf"{_JAPANESE_TITLE}$")
_JAPANESE_REPORTER = Seldom(
    rf"[（(【]?(?:{_JAPANESE_LETTER}{{2,10}}[=＝])?"
    rf"({_JAPANESE_LETTER}{{2,8}}(?:[ 　]{_JAPANESE_LETTER}{{1,6}})?"
    rf"(?:[、・]\s?{_JAPANESE_LETTER}{{2,8}})*)\s?{_JAPANESE_TITLE}[)）】]?"
)
_STAFF = (
    rf"(?:{_JAPANESE_LETTER}{{0,6}}(?:編集委員|論説委員|論説主幹|論説室|専門記者|特派員|支局長|総局長|部長|デスク)"
    r"|[政経社国文科運地学生写][\u3400-\u9fff]{1,3}部)"
)
_PERSON = rf"({_JAPANESE_LETTER}{{2,4}}[ 　]?{_JAPANESE_LETTER}{{1,4}})"
_JAPANESE_STAFF = Seldom(
    rf"{_PERSON}[（(]{_STAFF}[）)]|[（(【]{_STAFF}[・　 ]{_PERSON}[）)】]|{_STAFF}[　 ・]{_PERSON}"
)
"""大野正樹（編集委員）  （編集委員・大野正樹）  経済部　佐藤健一"""
_KOREAN_OPENING = Seldom(
    rf"\s*[(\[【［]([^()\[\]【】［］]{{2,40}})[)\]】］]\s*"
    rf"((?:{_HANGUL}{{2,4}}[·,ㆍ\s]{{1,2}}){{0,4}}{_HANGUL}{{2,4}}\s?(?:인턴|선임)?{_KOREAN_TITLE})?\s*=?\s*"
)
_JAPANESE_OPENING = Seldom(r"\s*[【\[［（(〔]([^】\]］)）〕]{2,30})[】\]］)）〕]\s?")
_JAPANESE_AGENCY = Seldom(
    r"(?:共同|時事|ロイター|聯合ニュース|ＡＦＰ|AFP|ＡＰ|AP|CNN|新華社|タス|ブルームバーグ)(?:通信)?$"
)
_JAPANESE_PARTS = Seldom(
    r"[=＝、\s]+|(?<![ァ-ヶー])・|・(?![ァ-ヶー])"
)  # the dot stands inside foreign names too
_OWNED = Seldom(r".{6,200}[（(][CＣcｃ][)）]\s?[^.（()）]{2,30}")
_SEEN = Seldom(
    r".*(?:で|にて)(?:、|、?(?:\d{4}年|昨年|今年)?(?:\d{1,2}月)?(?:\d{1,2}日)?.{0,14})|.{0,20}\d{1,2}[月日時分](?:、.{1,14})?|.*(?:撮影|提供|撮|写す)"
)
"""What a Japanese caption says of its picture: the place, the day, who took or gave it."""
_FILED = Seldom(r"(?:.{2,80}[。 　])?\S{0,8}[记記]者\S{2,4}[摄攝][ 　]+\d{2,4}年\d{1,2}月\d{1,2}日")
"""Who took it, and the day, as agencies on Taiwan close captions."""
_PICTURED = Seldom(r"写真[・＝／].{2,12}")
_CLOSING = Seldom(r"[（(]([^（）()]{2,12})[）)]$")
_JAPANESE_DAY = Seldom(r"(?:\d{1,2}月)?\d{1,2}日")
_CHINESE_OPENING = Seldom(
    rf"\s*[（(【]?(本[报報刊]|{_HAN}{{1,5}}?[社网網报報台])?"
    rf"(?:(?:记者|記者)({_HAN}{{3}}|{_HAN}{{2}}))?"
    rf"((?:{_HAN}|[、/／]){{2,12}}?)?"
    r"(?:[（(]?(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日[）)]?)?"
    r"(?:专?电|[讯訊電]|综合电|綜合電|[综綜]合外[电電][报報][导導道])(?![视影子话話脑腦动動力])\s?[）)】]?\s?"
    r"(?:[（(]([^（()）]{0,8}(?:记者|記者)\s?[^（()）]{2,30})[）)])?"
)
_CHINESE_SIGNED = Seldom(rf"{_HAN}{{2,8}}[（(]((?:记者|記者)\s?[^（()）]{{2,20}})[)）]")
_REPORTER_BRACKET = Seldom(r"\s*[〔（(【]([^〕）)】]{4,30}(?:報導|报道|報道))[〕）)】]\s?")
_BESIDE_PLACE = Seldom(
    rf"(?:本[報报]|特[派約约])?[記记]者({_HAN}{{2}}|{_HAN}{{3}})({_HAN}{{2}}|(?<=者...){_HAN}{{3}})(?:報導|报道)"
)
"""記者王小明台北報導"""
_CHINESE_WORK = frozenset(
    ("整合", "综合", "綜合", "报道", "報導", "報道", "文", "摄", "攝", "图", "文图", "摄影报道")
)
"""What a reporter did, behind the name."""
_NO_PLACE = frozenset(("综合", "綜合", "综合外", "专", "專", "连线", "連線", "即時", "即时"))


class Opening(NamedTuple):
    """What the first words of a paragraph, in or without brackets, name."""

    place: str | None
    date: PartialDate | None
    byline: str | None
    authors: tuple[str, ...]
    sure: float


def reporters(text: str) -> tuple[str, ...]:
    """The names in a line that names reporters by their title; empty if it is no such line."""
    if not names.is_cjk(text):
        return ()
    if signed := korean.signed(text):
        return signed.people
    if match := _KOREAN_REPORTER.fullmatch(text):
        return tuple(name for name in re.split(r"[·,ㆍ/\s]+", match[1]) if name and name != "기자")
    if text[0] in "[【" and text[-1] in "]】" and (printed := _korean_bracket(text[1:-1])[1]):
        return reporters(printed)
    if match := _CHINESE_REPORTER.fullmatch(text):
        people = names.split(re.sub(r"\s+", "、", match[1].strip()))
        return tuple(person for person in people if person not in _CHINESE_WORK)
    if person := behind_paper(text):
        return (person,)
    if match := _BESIDE_PAPER.fullmatch(text) or _OF_COLUMN.fullmatch(text):
        return (match[1],)
    if staff := _JAPANESE_STAFF.fullmatch(text):
        return (staff[1] or staff[2] or staff[3],)
    if match := _JAPANESE_REPORTER.fullmatch(text):
        return names.split(match[1].replace("　", " "))
    return ()


def behind_paper(text: str) -> str | None:
    """The name behind a Chinese paper's: `中時新聞網 王小明`."""
    match = _BEHIND_PAPER.fullmatch(text)
    return match[1] if match else None


def may_sign(person: str, language: str | None) -> bool:
    """Whether what stands alone on a line can be a Chinese name: a common family name and two letters more.

    Asked of Chinese texts alone; a short deck has the same shape there.
    """
    if (language or "").partition("-")[0] != "zh" or not names.is_cjk(person) or "·" in person:
        return True
    return len(person) <= _CHINESE_NAME and person[0] in _FAMILIES


def desk(text: str) -> Opening | None:
    """A desk's name and the place or kind of its report: `社會中心／綜合報導`."""
    match = _DESK.fullmatch(text)
    if match is None:
        return None
    return Opening(None if match[1] in _NO_PLACE else match[1], None, text, (), 0.85)


def place_of(text: str) -> str | None:
    """The place in a reporter's line: `記者王小明／台北報導`, `수원=김조휘 기자`."""
    if signed := korean.signed(text):
        return signed.place
    match = _CHINESE_REPORTER.fullmatch(text)
    return match[2] if match and match[2] not in _NO_PLACE else None


def is_caption(text: str) -> bool:
    """Whether a line without a full stop closes as Japanese captions do: behind a sign, who, where or when.

    式典に集まる人々＝ロイター        川辺市の港の橋＝県庁で2023年11月1日        港の橋（Ｃ）川辺通信社
    """
    if "。" in text or not names.is_cjk(text):
        return False
    if _OWNED.fullmatch(text):
        return True
    shown, equals, behind = text.replace("=", "＝").rpartition("＝")
    if _FILED.fullmatch(text):
        return True
    if _PICTURED.fullmatch(text):
        return names.is_name(text[3:])
    if not equals or not 4 <= len(shown) <= 160 or not 0 < len(behind) <= 40:
        return False
    if (closing := _CLOSING.search(behind)) and closing.start() and is_agency(closing[1]):
        behind = behind[: closing.start()]  # 13日（共同）
    return is_agency(behind) or any(form.fullmatch(behind) for form in (_SEEN, _JAPANESE_AGENCY))


def is_section(text: str) -> bool:
    """Whether a line is short enough for a section's name and for no person's: `国際`."""
    return len(text) <= _SECTION and names.is_cjk(text)


def opening(head: str, language: str | None) -> Opening | None:
    """The place, agency, day and reporter that open a paragraph."""
    base = (language or "").partition("-")[0]
    if base == "ko" or re.match(r"\s*[(\[【［][^)\]】］]*[가-힣]", head):
        return _korean(head)
    if base == "ja":
        return _japanese(head)
    return _chinese(head) or _chinese_signed(head) or _japanese(head)


def _korean(head: str) -> Opening | None:
    match = _KOREAN_OPENING.match(head)
    if match is None:
        return None
    place, printed = _korean_bracket(match[1].strip())
    if match[2]:
        printed = match[2].strip()
    if place is None and printed is None:
        return None
    return Opening(place, None, printed, reporters(printed) if printed else (), 0.93)


def _korean_bracket(inside: str) -> tuple[str | None, str | None]:
    """Place and reporter of `서울=연합뉴스`, `OSEN=고척, 홍길동 기자`, `아시아경제 홍길동 기자`."""
    left, equals, right = (part.strip() for part in inside.partition("="))
    if not equals:
        words = inside.split()
        if words and korean.is_person(words[0]) and reporters(inside):
            return None, inside
        for cut in range(1, len(words)):
            part = " ".join(words[cut:]).lstrip("|· ")
            if reporters(part):
                return None, part
        return None, None
    printed = next((part for part in (left, right) if reporters(part)), None)
    if printed == right or korean.is_person(right):  # a town abroad or of two syllables, or the paper
        signed = korean.signed(inside)
        beside = korean.signed(right)
        return (signed.place if signed else beside.place if beside else None), right
    if not korean.PAPER.search(left) and len(left) <= 14:
        return left, printed
    spot, comma, rest = (part.strip() for part in right.partition(","))
    if comma:
        return (spot if len(spot) <= 8 else None), (rest if reporters(rest) else printed)
    return None, printed


def _japanese(head: str) -> Opening | None:
    match = _JAPANESE_OPENING.match(head)
    if match is None:
        return None
    inside = match[1].strip()
    kept, agency, dated = [], False, False
    for piece in _JAPANESE_PARTS.split(inside):
        if _JAPANESE_DAY.fullmatch(piece):
            dated = True
            continue
        bare = _JAPANESE_AGENCY.sub("", piece).rstrip("・").removesuffix("発")
        agency = agency or bare != piece
        if bare:
            kept.append(bare)
    divided = "=" in inside or "＝" in inside
    if not 0 < len(kept) <= 4 or not (agency or divided):
        return None
    if not re.fullmatch(rf"(?:{_JAPANESE_LETTER}|・){{2,12}}", kept[0]):
        return None
    printed = None
    people = tuple(_TITLED.sub("", name) for name in kept[1:])
    titled = any(name != bare for name, bare in zip(kept[1:], people, strict=True))
    if people and divided and (titled or names.all_names("・".join(people))):
        printed = inside[inside.find(kept[1]) :]
    authors = people if printed else ()
    return Opening(kept[0], None, printed, authors, 0.93 if agency or dated or printed else 0.7)


def _chinese_signed(head: str) -> Opening | None:
    """The reporter in brackets behind the paper's name: `海岛报快讯（记者 王小明）`."""
    match = _CHINESE_SIGNED.match(head)
    people = reporters(match[1]) if match else ()
    return Opening(None, None, match[1], people, 0.9) if match and people else None


def _chinese(head: str) -> Opening | None:
    if bracket := _REPORTER_BRACKET.match(head):
        if beside := _BESIDE_PLACE.fullmatch(bracket[1]):
            return Opening(beside[2], None, bracket[1], (beside[1],), 0.93)
        people = reporters(bracket[1])
        if people:
            return Opening(place_of(bracket[1]), None, bracket[1], people, 0.93)
    match = _CHINESE_OPENING.match(head)
    if match is None:
        return None
    agency, reporter, place, year, month, day, named = match.groups()
    if not (agency or reporter or place or day):
        return None
    if not (agency or day or head.lstrip()[:1] in "（(【"):
        return None
    if place in _NO_PLACE or (place and (is_agency(place) or place[-1] in "專专报報")):
        place = None
    printed = (
        match[0][match.start(2) - 2 - match.start() : match.end(2) - match.start()] if reporter else named
    )
    authors = reporters(printed) if printed else ()
    if place is None and not authors and not agency:
        return None
    on = dates.find(f"{year}年{month}月{day}日", "zh") if year and month else None
    return Opening(place, on.date if on else None, printed, authors, 0.95)
