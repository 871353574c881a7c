"""Page records of every kind, made from invented articles: what the render tests and the preview write."""

from __future__ import annotations

from backfile.config import Site
from backfile.records import Article, Block, Correction, Decoding, Evidence, Note, PartialDate, Reading
from backfile.site.pages import (
    AboutPage,
    AnniversaryPage,
    ArticlePage,
    Card,
    Chrome,
    Count,
    DirectoryPage,
    FrontPage,
    Link,
    ListingPage,
    NoticePage,
    Page,
    RedirectPage,
    TagLink,
    Term,
    TombstonePage,
)

SITE = Site(
    title="The Port Ellery Packet",
    tagline="A harbour town's weekly, from its first number to its last",
    base_url="https://archive.example.org/packet/",
    publisher="Port Ellery Library",
    rights="© The Port Ellery Packet",
)
CHROME = Chrome(directories=("years", "sections", "tags", "authors", "sources"), search=True)
READING = Reading(
    decoding=Decoding("cp1252", "detected", 0.93, ("2 soft hyphens removed",)),
    layout="blank lines between paragraphs",
    layout_confidence=0.88,
    roles=((1, 1, "headline"), (2, 2, "blank"), (3, 9, "body")),
    evidence=(
        Evidence("headline", "text", 1, 1, 0.97, "first line, short, no full stop"),
        Evidence("date", "path", 0, 0, 0.6, "day in the file's name"),
    ),
)
PARAGRAPHS = (
    "The Ellery rose four feet in as many hours on Friday night, and by daybreak the lower quay, the rope "
    "walk and the whole of Salt Lane lay under brown water from which only the lamps and the tops of the "
    "market carts stood clear.",
    "Nobody was drowned. The Harbour Master, Mr. Amos Tull, had the ferry bell rung at a quarter past two, "
    "and those who sleep nearest the water have learned over the years to rise for it without asking why. "
    "The night watchman of the cannery carried two children out on his shoulders.",
    "By noon on Saturday the Council had opened the Market Hall, where the Ladies’ Guild served four "
    "hundred bowls of soup and the schoolmaster kept a list of names on the blackboard, striking each one "
    "through in chalk as its owner came in by the door.",
)


def article(**changes: object) -> Article:
    """The flood of 1931, with any field changed."""
    values: dict[str, object] = {
        "path": "articles/1931/flood.txt",
        "headline": "Ellery in flood: the lower quay under water",
        "kicker": "The Floods",
        "subhead": "Ferry bell rung at a quarter past two; no lives lost, forty homes",
        "byline": "By Our Harbour Correspondent",
        "authors": ("Our Harbour Correspondent",),
        "dateline": "PORT ELLERY, May 8",
        "date": PartialDate(1931, 5, 9),
        "body": (
            Block("paragraph", PARAGRAPHS[0]),
            Block("paragraph", PARAGRAPHS[1]),
            Block("heading", "In the Market Hall", level=3),
            Block("paragraph", PARAGRAPHS[2]),
            Block("quote", "I have rung that bell for eleven years and never once for practice."),
            Block("list", "Salt Lane: nineteen houses\nRope Walk: fourteen\nLower Quay: seven"),
            Block(
                "table", "Gauge\tMidnight\tSix o’clock\nFerry stairs\t7 ft 2\t11 ft 4\nWeir\t5 ft 0\t8 ft 9"
            ),
            Block(
                "preformatted",
                "HIGH WATER   Sat.   6.14 a.m.   11 ft 4 in\n             Sun.   7.02 a.m.    9 ft 1 in",
            ),
        ),
        "notes": (
            Note("caption", "The ferry stairs at daybreak. The lamp marks the usual edge of the quay."),
            Note("end mark", "— 30 —"),
        ),
        "attribution": "From the Port Ellery Packet of May 9, 1931, page 3.",
        "language": "en",
        "section": "Harbour",
        "source": "The Port Ellery Packet",
        "edition": "Country edition",
        "rights": "© The Port Ellery Packet",
        "correction": Correction(
            "We said that nineteen houses in Rope Walk were flooded. There were fourteen.",
            PartialDate(1931, 5, 16),
        ),
        "reading": READING,
    }
    return Article(**(values | changes))  # type: ignore[arg-type]


def card(number: int = 0, **changes: object) -> Card:
    """One of a few cards in several languages."""
    made = (
        Card(
            "1931/05/09/flood.html",
            "Ellery in flood: the lower quay under water",
            "en",
            PartialDate(1931, 5, 9),
            PARAGRAPHS[0][:160],
            "The Floods",
            "Harbour",
            "By Our Harbour Correspondent",
        ),
        Card(
            "1974/03/02/ferry.html",
            "마지막 나룻배, 백 년 만에 항구를 떠나다",
            "ko",
            PartialDate(1974, 3, 2),
            "엘러리 강을 오가던 나룻배가 토요일 저녁 마지막 손님을 태우고 건너편 선착장에 닿았다.",
        ),
        Card(
            "1988/11/harbour.html",
            "الميناء القديم يفتح أبوابه من جديد بعد 12 عاماً",
            "ar",
            PartialDate(1988, 11),
            "عادت السفن الصغيرة إلى الرصيف الأدنى صباح السبت وسط حضور كبير من أهالي المدينة.",
            None,
            "Harbour",
        ),
        Card(
            "1953/02/13/inquiry.html",
            "Wall was known to be weak, engineer tells inquiry",
            "en",
            PartialDate(1953, 2, 13),
            "Letters from 1949 read aloud in the Town Hall.",
        ),
        Card(
            "1999/conserva.html",
            "La conservera cierra tras noventa años",
            "es",
            PartialDate(1999),
            "Ciento doce trabajadores recogieron ayer sus delantales por última vez.",
        ),
        Card(
            "2004/06/18/lighthouse.html",
            "岬の灯台、最後の灯台守が語る四十年",
            "ja",
            PartialDate(2004, 6, 18),
            "霧の夜には鐘を鳴らし、晴れた夜には油を足した。それだけのことを四十年続けた。",
        ),
        Card(
            "undated/recipe.html",
            "A dish of herring, as made aboard",
            "en",
            None,
            "Take six fresh fish and no water.",
        ),
    )
    chosen = made[number % len(made)]
    values = {name: getattr(chosen, name) for name in Card.__struct_fields__}
    return Card(**(values | changes))


def years() -> tuple[Count, ...]:
    """1931 to 2019 with a gap in the forties."""
    counts = []
    for year in range(1931, 2020):
        number = 0 if 1943 <= year <= 1944 else 1 + (year * 7919) % 53
        counts.append(Count(str(year), number, f"{year}/index.html" if number else ""))
    return tuple(counts)


def days() -> tuple[Count, ...]:
    """Days of 1931 that have articles."""
    held = []
    for month in range(1, 13):
        for day in range(1 + month % 4, 29, 7):
            iso = f"1931-{month:02d}-{day:02d}"
            held.append(Count(iso, 1 + (month * day) % 9, f"{iso.replace('-', '/')}/index.html"))
    return tuple(held)


def terms(kind: str = "tags") -> tuple[Term, ...]:
    """A short directory."""
    names = (
        "Abel Marsh",
        "Alder Point",
        "Bells",
        "Cannery",
        "Council",
        "Ferry",
        "Floods",
        "Harbour",
        "Market Hall",
    )
    return tuple(
        Term(
            name,
            f"{kind}/{name.lower().replace(' ', '-')}/index.html",
            3 + 11 * index,
            "",
            PartialDate(1931),
            PartialDate(2019, 5),
            name[0],
        )
        for index, name in enumerate(names)
    )


def letters() -> tuple[Count, ...]:
    """The letters of a large directory."""
    return tuple(
        Count(letter, 40 + 7 * number, f"sources/letter-{letter.lower()}.html")
        for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    )


def article_page(**changes: object) -> ArticlePage:
    """The flood's page."""
    made = article(**changes)
    return ArticlePage(
        address="1931/05/09/flood.html",
        article=made,
        tags=(
            TagLink("Floods", "tags/floods/index.html", "subject"),
            TagLink(
                "Amos Tull",
                "tags/amos-tull/index.html",
                "person",
                machine=True,
                method="names in the text",
                evidence=("Mr. Amos Tull",),
            ),
            TagLink(
                "Salt Lane",
                "tags/salt-lane/index.html",
                "place",
                machine=True,
                method="gazetteer",
                evidence=("Salt Lane", "lower quay"),
            ),
        ),
        section=Link("Harbour", "sections/harbour/index.html"),
        source=Link("The Port Ellery Packet", "sources/the-port-ellery-packet/index.html"),
        authors=(Link("Our Harbour Correspondent", "authors/our-harbour-correspondent/index.html"),),
        crumbs=(
            Link("1931", "1931/index.html"),
            Link("1931-05", "1931/05/index.html"),
            Link("1931-05-09", "1931/05/09/index.html"),
        ),
        earlier=card(3),
        later=card(1),
        related=(card(3), card(2), card(5)),
        raw="1931/05/09/flood.txt",
    )


def every_page() -> tuple[Page, ...]:
    """One page of every kind and every shape of a listing."""
    entries = tuple(card(number) for number in range(7))
    return (
        article_page(),
        ListingPage(
            kind="year",
            address="1931/index.html",
            label="1931",
            entries=entries,
            number=0,
            pages=0,
            total=7,
            parts=tuple(
                Count(f"1931-{m:02d}", m % 5, f"1931/{m:02d}/index.html" if m % 5 else "")
                for m in range(1, 13)
            ),
            days=days(),
            later=Link("1932", "1932/index.html"),
        ),
        ListingPage(
            kind="month",
            address="1931/05/index.html",
            label="1931-05",
            entries=entries,
            number=0,
            pages=0,
            total=7,
            parts=tuple(count for count in days() if count.label.startswith("1931-05")),
            crumbs=(Link("1931", "1931/index.html"),),
        ),
        ListingPage(
            kind="day",
            address="1931/05/09/index.html",
            label="1931-05-09",
            entries=entries[:3],
            number=0,
            pages=0,
            total=3,
            crumbs=(Link("1931", "1931/index.html"), Link("1931-05", "1931/05/index.html")),
            earlier=Link("1931-05-02", "1931/05/02/index.html"),
            later=Link("1931-05-16", "1931/05/16/index.html"),
        ),
        ListingPage(
            kind="undated",
            address="undated/index.html",
            label="",
            entries=entries[-1:],
            number=0,
            pages=0,
            total=1,
        ),
        ListingPage(
            kind="tag",
            address="tags/harbour/index.html",
            label="Harbour",
            entries=entries,
            number=0,
            pages=2300,
            total=115_007,
            first=PartialDate(1931),
            last=PartialDate(2019, 5, 4),
            term_kind="place",
            description="The harbour of Port Ellery, its quays and its ferry.",
            identifiers=("Q283202", "medtop:20000337", "https://gazetteer.example.org/harbour?a=1&b=2"),
            wider=Link("Port Ellery", "tags/port-ellery/index.html"),
            narrower=(
                Link("كورنيش", "tags/kwrnysh-1234/index.html"),
                Link("Quay", "tags/quay/index.html"),
            ),
            parts=years(),
            near=terms()[:4],
            feed="tags/harbour/feed.xml",
        ),
        ListingPage(
            kind="tag",
            address="tags/harbour/page-1234.html",
            label="Harbour",
            entries=entries,
            number=1234,
            pages=2300,
            total=115_007,
        ),
        ListingPage(
            kind="section",
            address="sections/harbour/index.html",
            label="Harbour",
            entries=entries,
            number=0,
            pages=0,
            total=7,
            parts=years()[:12],
            feed="sections/harbour/feed.xml",
        ),
        ListingPage(
            kind="author",
            address="authors/abel-marsh/index.html",
            label="Abel Marsh",
            entries=entries[:2],
            number=0,
            pages=0,
            total=2,
        ),
        ListingPage(
            kind="source",
            address="sources/packet/index.html",
            label="The Port Ellery Packet",
            entries=entries,
            number=0,
            pages=1,
            total=57,
        ),
        DirectoryPage(kind="years", address="years/index.html", parts=years(), undated=4),
        DirectoryPage(
            kind="tags",
            address="tags/index.html",
            terms=terms(),
            kinds=(Link("person", "tags/people/index.html"), Link("place", "tags/places/index.html")),
        ),
        DirectoryPage(
            kind="tags",
            address="tags/people/index.html",
            terms=terms()[:1],
            term_kind="person",
            kinds=(Link("person", "tags/people/index.html"), Link("place", "tags/places/index.html")),
        ),
        DirectoryPage(kind="authors", address="authors/index.html", terms=terms("authors")),
        DirectoryPage(kind="sources", address="sources/index.html", letters=letters(), terms=terms()[:4]),
        DirectoryPage(
            kind="sources",
            address="sources/letter-m-2.html",
            letters=letters(),
            letter="M",
            runs=(Link("M", "sources/letter-m.html"), Link("Mast", "sources/letter-m-2.html")),
            terms=terms(),
        ),
        FrontPage(
            address="index.html",
            total=1862,
            lead=tuple(card(number) for number in range(9)),
            opening=" ".join(PARAGRAPHS)[:440],
            years=years(),
            undated=4,
            sections=terms("sections")[:6],
            tags=terms(),
            first=PartialDate(1931, 5, 1),
            last=PartialDate(2019, 5, 4),
        ),
        AnniversaryPage(
            address="on-this-day/05-09.html",
            month=5,
            day=9,
            entries=entries[:3],
            earlier=Link("05-08", "on-this-day/05-08.html"),
            later=Link("05-10", "on-this-day/05-10.html"),
        ),
        AnniversaryPage(
            address="on-this-day/02-29.html",
            month=2,
            day=29,
            entries=(),
            earlier=Link("02-28", "on-this-day/02-28.html"),
            later=Link("03-01", "on-this-day/03-01.html"),
        ),
        AboutPage(
            address="about.html",
            total=1862,
            first=PartialDate(1931, 5, 1),
            last=PartialDate(2019, 5, 4),
            years=years(),
            undated=4,
            languages=(Count("en", 1800), Count("ko", 40), Count("", 22)),
            sources=terms("sources")[:2],
            encodings=(Count("utf-8", 1850), Count("cp949", 12)),
            quarantined=(("articles/1962/blank.txt", "the file is empty"),),
            quarantined_total=1,
            withheld_total=2,
        ),
        NoticePage(kind="404", address="404.html", years=years()),
        NoticePage(kind="search", address="search.html", years=years()),
        RedirectPage(
            address="1931/05/09/the-flood.html", target="1931/05/09/flood.html", headline="Ellery in flood"
        ),
        TombstonePage(
            address="1962/02/02/gone.html",
            headline="A notice withdrawn",
            date=PartialDate(1962, 2, 2),
            reason="Withdrawn at the request of the family.",
        ),
    )


HEADLINES = {
    "long": (
        "Council resolves by eleven votes to nine, after a sitting "
        "that lasted from six in the evening until the "
        "lamps were put out, to raise the lower quay by four feet, "
        "to move the ferry stairs to Salt Lane, and to ask "
        "the Harbour Trust to pay for both, the Trust having "
        "said twice already that it would on no account do so"
    ),
    "word": "Llanhafanllynbachgwynfrynaberdrwsycoedtresantffagauporthceirchiogogogellaucochfain opens",
    "capitals": "FERRY LOST WITH ALL LAMPS BURNING: CAPTAIN BLAMES BELL, COUNCIL BLAMES CAPTAIN",
    "emoji": "🎉🐟🎉 Herring festival returns 🐟🐟🐟",
    "mixed": "ميناء Port Ellery يستقبل 1,250 سفينة في عام 2004 (بزيادة 12%)",
    "points": "…?!—«»",
    "japanese": "岬の灯台、霧笛を止める――四十年間一度も休まず鳴らし続けた灯台守が語る「最後の夜」の記録",
    "korean": "엘러리항 마지막 나룻배, 백 년 만에 선착장을 떠나다… “종소리를 들을 사람이 없다”",
    "hebrew": "הנמל הישן נפתח מחדש אחרי 12 שנים",
    "thai": "ท่าเรือเก่าเปิดอีกครั้งหลังจากปิดมาสิบสองปีท่ามกลางสายฝนและเสียงระฆัง",
    "hindi": "पुराना बंदरगाह बारह साल बाद फिर खुला, पहली नाव सुबह छह बजे पहुँची",
}
LANGUAGES = {"mixed": "ar", "japanese": "ja", "korean": "ko", "hebrew": "he", "thai": "th", "hindi": "hi"}
TEXTS = {
    "ar": (
        "عادت السفن الصغيرة إلى الرصيف الأدنى صباح السبت وسط حضور "
        "كبير من أهالي المدينة، بعد اثني عشر عاماً من الإغلاق.",
        "وقال مدير الميناء إن 1,250 سفينة دخلت الميناء في عام "
        "2004، وإن الجرس القديم سيُقرع كل ليلة عند الثانية والربع.",
    ),
    "ja": (
        "霧の夜には鐘を鳴らし、晴れた夜には油を足した。"
        "それだけのことを四十年続けたと、灯台守は笑って言った。",
        "灯台は土曜日の夜に最後の光を海へ投げ、日曜日の朝、町の人々の見守るなかで静かに扉を閉じた。",
    ),
    "ko": (
        "엘러리 강을 오가던 나룻배가 토요일 저녁 마지막 손님을 "
        "태우고 건너편 선착장에 닿았다. 사공은 노를 거두며 말이 없었다.",
        "다리가 놓인 뒤로 손님은 해마다 줄었다. 그래도 새벽 두 "
        "시 십오 분이면 종을 울렸고, 누군가는 늘 그 소리에 깨어났다.",
    ),
    "he": ("ספינות קטנות שבו לרציף התחתון בשבת בבוקר, לעיני תושבים רבים, אחרי שתים עשרה שנות סגירה.",),
    "th": ("เรือเล็กกลับมาเทียบท่าล่างในเช้าวันเสาร์ท่ามกลางชาวเมืองจำนวนมาก หลังจากปิดมาสิบสองปี",),
    "hi": ("छोटी नावें शनिवार सुबह निचले घाट पर लौट आईं। बारह साल बाद शहर के लोग बड़ी संख्या में उन्हें देखने आए।",),
}


def difficult_pages() -> tuple[ArticlePage, ...]:
    """Article pages whose headlines break layouts, in several scripts."""
    made = []
    for name, headline in HEADLINES.items():
        language = LANGUAGES.get(name, "en")
        body = tuple(Block("paragraph", text) for text in TEXTS.get(language, PARAGRAPHS))
        made.append(
            ArticlePage(
                address=f"2004/06/18/{name}.html",
                article=article(
                    headline=headline,
                    language=language,
                    body=body * 3,
                    kicker=None,
                    subhead=None,
                    byline=None,
                    authors=(),
                    dateline=None,
                    notes=(),
                    correction=None,
                    date=PartialDate(2004, 6),
                ),
                crumbs=(Link("2004", "2004/index.html"), Link("2004-06", "2004/06/index.html")),
                later=Card(f"2004/06/18/{name}.html", headline, language, PartialDate(2004, 6)),
                related=tuple(
                    Card(f"2004/06/18/{other}.html", text, LANGUAGES.get(other, "en"), PartialDate(2004, 6))
                    for other, text in HEADLINES.items()
                ),
            )
        )
    return tuple(made)
