"""Bytes to text: which encoding is chosen, and what is said about it."""

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.loader.decode import Decoded, Undecodable, decode

KOREAN = (
    "포트 엘러리 항구의 얼음이 올해는 일찍 풀렸다\n"
    "선착장에서 일하는 사람들은 삼월 둘째 주에 첫 배가 들어왔다고 말했다. 그물은 겨우내 손질해 두었다.\n"
)
JAPANESE = (
    "港の氷、今年は早く解ける\n"
    "波止場で働く人々によると、最初の船は三月の第二週に入った。網は冬のあいだに繕ってあった。\n"
)
CHINESE = "今年港口的冰化得早\n码头上的人说，第一条船在三月的第二个星期就进来了。冬天里，他们把网都补好了。\n"
RUSSIAN = (
    "Лёд в гавани сошёл рано\n"
    "Рабочие с причала говорят, что первая лодка пришла на второй неделе марта. Сети чинили всю зиму.\n"
)
GREEK = (
    "Ο πάγος έλιωσε νωρίς\n"
    "Οι ψαράδες λένε ότι το πρώτο καΐκι μπήκε στο λιμάνι τη δεύτερη εβδομάδα του Μαρτίου.\n"
)
ARABIC = (
    "ذاب الجليد في الميناء باكرا هذا العام\nقال عمال الرصيف إن أول قارب دخل في الأسبوع الثاني من شهر مارس.\n"
)
FRENCH = (
    "La glace du port a fondu tôt cette année\n"
    "Les ouvriers du quai disent que le premier bateau est entré la deuxième semaine de mars, après un "
    "hiver où les filets ont été réparés.\n"
)
POLISH = (
    "Lód w porcie puścił wcześnie\n"
    "Robotnicy z nabrzeża mówią, że pierwsza łódź weszła w drugim tygodniu marca. Sieci naprawiano całą "
    "zimę, żeby zdążyć przed sezonem.\n"
)
TURKISH = (
    "Limandaki buz bu yıl erken çözüldü\n"
    "Rıhtımda çalışanlar ilk teknenin mart ayının ikinci haftasında girdiğini söyledi. Ağlar kış boyunca "
    "onarılmıştı.\n"
)
ENGLISH = (
    "Ice Leaves the Harbour Early\n"
    "The men on the quay say that the first boat came in on Tuesday, and that the nets are ready.\n"
)
GERMAN = (
    "Eis im Hafen früh geschmolzen\n"
    "Die Männer am Kai sagen, daß das erste Boot schon am Dienstag kam, und daß die Netze über den Winter "
    "geflickt worden sind.\n"
)
LITHUANIAN = (
    "Uosto ledas šiemet ištirpo anksti\n"
    "Prieplaukos darbininkai sako, kad pirmoji valtis įplaukė antrąją kovo savaitę. Tinklai buvo taisomi "
    "visą žiemą.\n"
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN, "cp949"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "cp866"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (FRENCH, "cp850"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (TURKISH, "cp1254"),
        (LITHUANIAN, "cp1257"),
        (KOREAN, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "hz"),
        (KOREAN, "utf-32-le"),
        (FRENCH, "utf-32-be"),
    ],
)
def test_an_encoding_that_nothing_declares_is_detected(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert isinstance(found, Decoded)
    assert found.text == text
    assert found.decoding.how == "detected"


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_foreign_names_in_english_tell_the_encoding_whatever_the_line_ends(
    encoding: str, line_end: str
) -> None:
    paragraphs = [
        "The ferry runs twice a day from the harbour, and its crew is paid by the town until the spring.",
        "Nobody could say how long the boat would stay; the owners had asked for an engine in the summer.",
    ]
    foreign = "The boat from Södermalm has a new captain – his résumé was sent to the harbour in March."
    text = line_end.join(["Ferry service to return to the port in May", foreign, *(8 * paragraphs)])
    found = decode(text.encode(encoding))
    assert isinstance(found, Decoded)
    assert found.text.split() == text.split()
    assert found.decoding.encoding == encoding.replace("_", "-")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    found = decode(KOREAN.encode(encoding))
    assert isinstance(found, Decoded)
    assert (found.text, found.decoding.encoding, found.decoding.how) == (KOREAN, encoding, "bom")


def test_utf_8_is_certain_and_needs_no_repair() -> None:
    found = decode(FRENCH.encode())
    assert isinstance(found, Decoded)
    assert found.decoding.how == "valid utf-8"
    assert found.decoding.confidence == 1.0
    assert found.decoding.repairs == ()
    assert found.doubts == ()


def test_utf_8_goes_before_a_declared_encoding() -> None:
    found = decode(KOREAN.encode(), declared="cp949")
    assert isinstance(found, Decoded)
    assert found.text == KOREAN


def test_a_declared_encoding_goes_before_detection() -> None:
    found = decode("Crème brûlée".encode("cp1252"), declared="cp1250")
    assert isinstance(found, Decoded)
    assert found.text == "Crčme brűlée"
    assert found.decoding.how == "declared"


def test_a_standard_stands_for_the_superset_that_vendors_write() -> None:
    found = decode("① 号".encode("cp932"), declared="shift_jis")
    assert isinstance(found, Decoded)
    assert (found.text, found.decoding.encoding) == ("① 号", "cp932")


def test_a_wrong_declaration_is_reported_not_obeyed() -> None:
    found = decode(KOREAN.encode("cp949"), declared="shift_jis_2004")
    assert isinstance(found, Decoded)
    assert found.text == KOREAN
    assert [doubt.code for doubt in found.doubts] == ["wrong-encoding"]


def test_the_folder_s_language_narrows_the_choice() -> None:
    short = "얼음".encode("cp949")
    found = decode(short, language="ko")
    assert isinstance(found, Decoded)
    assert found.text == "얼음"


def test_an_uncertain_guess_is_reported_with_the_line_that_settles_it() -> None:
    found = decode(b"Zo\xeb")
    assert isinstance(found, Decoded)
    assert [doubt.code for doubt in found.doubts] == ["doubtful-encoding"]
    assert "_defaults.yaml" in found.doubts[0].hint


def test_a_few_stray_bytes_do_not_turn_utf_8_into_something_else() -> None:
    data = (FRENCH * 4).encode() + b"caf\xe9\n"
    found = decode(data)
    assert isinstance(found, Decoded)
    assert found.text.endswith("café\n")
    assert found.doubts[0].code == "damaged-utf-8"
    assert found.doubts[0].line == 9


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0\0\0\0", "empty"),
        (b"%PDF-1.7 ...", "undecodable"),
        (b"PK\x03\x04....", "undecodable"),
        (b"{\\rtf1\\ansi Text}", "undecodable"),
        (b"<!DOCTYPE html><p>Text", "undecodable"),
        (b'<?xml version="1.0"?><nitf/>', "undecodable"),
        (b"\xef\xbb\xbf<!-- saved --><html><body>Text", "undecodable"),
        ("<html><body>Text".encode("utf-16"), "undecodable"),
        ("\n\u3000\n".encode(), "empty"),
        (b'{"title": "Board", "text": "It met."}\n', "undecodable"),
        (b'[\n  {"title": "Board"}\n]\n', "undecodable"),
        (bytes(range(32)) * 40, "undecodable"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, code: str) -> None:
    found = decode(data)
    assert isinstance(found, Undecodable)
    assert found.doubt.code == code
    assert found.doubt.hint


ENCODINGS = [
    "utf-8", "utf-16", "cp949", "cp932", "euc_jp", "gb18030", "big5", "cp1250", "cp1251", "cp1252", "cp1253",
    "cp1254", "cp1256", "cp1257", "koi8-r", "iso8859-1", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-15",
    "mac_roman", "cp437", "cp850",
]  # fmt: skip
LETTERS = st.text(
    st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Po"], max_codepoint=0xFFFF).filter(
        lambda letter: letter.isprintable()
    ),
    min_size=1,
)


@given(LETTERS, st.sampled_from(ENCODINGS))
def test_text_in_its_declared_encoding_comes_back(words: str, encoding: str) -> None:
    written = f"Heading\n{words}\n".encode(encoding, "ignore")
    expected = written.decode(encoding)
    found = decode(written, declared=encoding)
    assert isinstance(found, Decoded)
    if encoding != "utf-16":
        with suppress(UnicodeDecodeError):
            expected = written.decode()
    again = decode(expected.encode())
    assert isinstance(again, Decoded)
    assert found.text == again.text


@pytest.mark.parametrize("seed", range(5))
def test_bytes_drawn_by_lot_are_no_text(seed: int) -> None:
    found = decode(random.Random(seed).randbytes(8000))
    assert isinstance(found, Undecodable)
    assert found.doubt.code == "undecodable"


@given(st.binary(max_size=400))
def test_no_bytes_fail(data: bytes) -> None:
    found = decode(data)
    assert isinstance(found, Undecodable) or "\r" not in found.text


@pytest.mark.parametrize(("text", "encoding"), [(ENGLISH, "cp037"), (GERMAN, "cp273")])
def test_text_of_a_mainframe_is_read_and_listed_for_review(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert isinstance(found, Decoded)
    assert found.text == text
    assert found.doubts[0].hint == (
        f"If it looks right, write `encoding: {encoding}` into the folder's _defaults.yaml."
    )
    sure = decode(text.encode(encoding), declared=encoding)
    assert isinstance(sure, Decoded)
    assert sure.doubts == ()


def test_a_line_of_utf_16_without_a_zero_byte_is_read_and_listed_for_review() -> None:
    found = decode("港務委員會推遲新碼頭表決".encode("utf-16-le"))
    assert isinstance(found, Decoded)
    assert found.text == "港務委員會推遲新碼頭表決"
    assert [doubt.code for doubt in found.doubts] == ["doubtful-encoding"]


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), (KOREAN, "cp949"), (FRENCH, "cp1252"), (POLISH, "iso8859-2")]
)
def test_lines_of_two_encodings_are_each_read_in_their_own(text: str, encoding: str) -> None:
    found = decode((3 * text).encode(encoding) + text.encode() + (2 * text).encode(encoding))
    assert isinstance(found, Decoded)
    assert found.text == 6 * text
    assert [(doubt.code, doubt.line) for doubt in found.doubts] == [
        ("mixed-encodings", 3 * text.count("\n") + 1)
    ]


def test_quotes_that_windows_leaves_open_in_part_do_not_turn_the_encoding_into_another() -> None:
    data = FRENCH.encode("cp1252") + b"\x93Oui\x94 \x9d\n"
    found = decode(data)
    assert isinstance(found, Decoded)
    assert found.decoding.encoding == "cp1252"
    assert found.text.endswith("“Oui” \n")


def test_a_declared_encoding_of_seven_bits_goes_before_utf_8() -> None:
    found = decode("Über die Mole".encode("utf-7"), declared="utf-7")
    assert isinstance(found, Decoded)
    assert found.text == "Über die Mole"


@pytest.mark.parametrize("encoding", ["cp1251", "mac_cyrillic"])
@pytest.mark.parametrize("end", ["\n", "\r"])
def test_encodings_that_differ_in_capitals_alone_are_told_by_them(encoding: str, end: str) -> None:
    text = end.join(
        (
            "Совет Эллери решил расширить дорогу",
            "Совет Порта Эллери во вторник решил расширить дорогу у гавани. Работы начнутся весной.",
            "Я была там, сказала Марта Осгуд. Её семья живёт у гавани.",
        )
    )
    decoded = decode(text.encode(encoding))
    assert isinstance(decoded, Decoded)
    assert decoded.text == text.replace("\r", "\n")
