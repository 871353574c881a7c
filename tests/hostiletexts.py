"""Sources as no newsroom writes them, put together at random from what has ever meant something to a reader.

`sources` gives them to hypothesis; `tests/fuzz_with_atheris.py` gives the same functions bytes that grow by
what they reach in the program.
"""

import msgspec
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from backfile.catalog.entries import card_of, terms_of
from backfile.defaults import Defaults
from backfile.loader import frontmatter, load
from backfile.loader.sanitise import _ATTRIBUTES, _TAGS, sanitise
from backfile.records import Article, SetAside
from backfile.redaction import redacted, redacted_source

MARKS = [
    *(b"---\n", b"...\n", b"---", b"\n\n", b"\n", b"\r\n", b"\r", b"\x0c", b"\t", b"    ", b" ", b"\x00", b"\x1b[31m"),
    *(b"headline: ", b"date: ", b"tags: [a, b]\n", b"redact: [ferry]\n", b"withhold: ", b"aliases: [/x/y.html]\n"),
    *(b"authors:\n- A B\n", b"correction: {text: x, date: 1931}\n", b"slug: ../..\n", b"language: ", b"encoding: "),
    *(b"&a ", b"*a", b"!!python/name:os.system ", b"!!binary |\n", b"? ", b": ", b"{", b"}", b"[", b"]", b"'", b'"'),
    *(b'"\\ud800"', b'"\\udfff\\ud800"', b'"\\x00"', b'"\\U0010ffff"', b'"\\U00110000"', b"|\n  ", b">-\n  ", b"%YAML 9\n"),
    *(b"<script>x</script>", b"<img src=x onerror=x>", b"<a href='javascript:x'>y</a>", b"<svg><style>", b"<!--", b"-->"),
    *(b"<table><tr><td>", b"</p></div>", b"<math><mtext>", b"<b ", b"<", b">", b"&", b"&#0;", b"&#xd800;", b"&amp;#60;"),
    *(b"# H\n", b"> q\n", b"* i\n", b"1. i\n", b"```\n", b"| a | b |\n|---|---|\n", b"![a](b.png)", b"[a](<b> 'c')", b"**", b"`"),
    *(b"By ANN HOLT\n", b"Port Ellery, May 9, 1931 (AP) - ", b"Ferry Fares to Rise\n", b"(c) 1931 The Packet\n", b"[Photo: x]\n"),
    *(b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xef\xbf\xbe", b"\x85", b"\xff"),
    *("\u2028\u0085\u202e\u2066\u200b\ufeff\u00ad\u0300\U000e0001".encode(), "\U0001f469\u200d\U0001f692".encode()),
    *("항구의 얼음이 풀렸다. ".encode(), "港の氷が解けた。".encode("cp932"), "Ã©tÃ© ".encode(), "après l'été ".encode("cp1252")),
    *("لشبونة - رويترز: ".encode(), b"\x1b$B%F%9%H\x1b(B", b"+ADw-script+AD4-", b"word " * 40, b"a\n" * 30, b"9" * 400),
]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from([piece if isinstance(piece, bytes) else bytes([piece]) for piece in MARKS]),
    st.binary(max_size=6),
    st.text(max_size=6).map(lambda text: text.encode("utf-8", "surrogatepass")),
)
sources = st.lists(PIECES, max_size=24).map(b"".join)


def read(data: bytes, sidecar: bytes | None, path: str) -> Article | None:
    """Read a source as a build does, up to what crosses to the catalog; None when it is set aside."""
    loaded = load(
        path,
        data,
        sidecar=sidecar,
        sidecar_path="articles/a.yaml" if sidecar is not None else None,
        defaults=Defaults(),
        site_language="en",
        layout_hint=None,
    )
    if isinstance(loaded, SetAside):
        msgspec.msgpack.encode(loaded.problems)
        assert all(problem.message for problem in loaded.problems)
        return None
    msgspec.msgpack.encode(loaded.warnings)
    article = loaded.article
    source = data.decode(article.reading.decoding.encoding, "replace")
    redacted_source(source, article).encode()
    article = redacted(article)
    msgspec.msgpack.encode((article, card_of(article), terms_of(article)))
    assert article.headline.strip()
    for block in article.body:
        assert_tame(block.html)
    return article


def read_front_matter(text: str) -> None:
    """Split off front matter: fields that can be kept, or a word about the line."""
    try:
        given, taken, _ = frontmatter.split(text)
    except frontmatter.YamlError as error:
        assert error.message
        assert 1 <= error.line <= text.count("\n") + 2
    else:
        msgspec.msgpack.encode(given)
        assert 0 <= taken <= text.count("\n") + 1


def assert_tame(html: str) -> None:
    """That HTML which was let through holds nothing but what the allow-list names."""
    for node in LexborHTMLParser(f"<body>{html}").css("body *"):
        assert node.tag in _TAGS, html
        for name, value in node.attributes.items():
            assert name in _ATTRIBUTES.get(node.tag, set()) | {"rel"}, html
            if name == "href":
                scheme = (value or "").strip().partition(":")[0].casefold()
                assert ":" not in (value or "") or "/" in scheme or scheme in ("http", "https", "mailto"), (
                    html
                )


def clean(html: str) -> None:
    """Sanitise HTML: tame, and the same when it is done twice."""
    once = sanitise(html)
    assert_tame(once)
    assert sanitise(once).lstrip("\ufeff") == once.lstrip("\ufeff")  # one mark is dropped each time
