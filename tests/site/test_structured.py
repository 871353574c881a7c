"""Structured data repeats what the source says, safely."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from urllib.parse import parse_qs

from hypothesis import given, settings
from hypothesis import strategies as st
from machine_records import BARE, OFFLINE, PAGE, SITE, page_with

from backfile.records import Correction, PartialDate
from backfile.site.reference import reference
from backfile.site.structured import coins, json_ld, meta


class _Scripts(HTMLParser):
    """Collects the text of script elements, and counts other elements."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@settings(max_examples=50)
@given(
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1)
    | st.just("</script><script>alert(1)//<!--")
)
def test_no_text_leaves_its_script_element(text: str) -> None:
    parser = _Scripts()
    ld = json_ld(page_with(headline=text, subhead=text, authors=(text,)), SITE)
    parser.feed(f'<script type="application/ld+json">{ld}</script>')
    parser.close()
    assert parser.elements == ["script"]
    assert json.loads(parser.text)["headline"] == text
    assert not set("<>&\u2028\u2029") & set(ld)


def test_an_article_with_a_headline_alone_claims_nothing_else() -> None:
    thing = json.loads(json_ld(BARE, OFFLINE))
    assert set(thing) == {"@context", "@type", "headline", "url", "publisher", "isPartOf", "mainEntityOfPage"}
    pairs = meta(BARE, OFFLINE, reference(BARE, OFFLINE))
    assert {name for name, _ in pairs} == {
        "og:type",
        "og:site_name",
        "og:title",
        "citation_title",
        "citation_journal_title",
        "DC.type",
        "DC.title",
        "DC.source",
    }


def test_a_partial_date_stays_partial() -> None:
    page = page_with(date=PartialDate(1931, 5))
    assert json.loads(json_ld(page, SITE))["datePublished"] == "1931-05"
    pairs = dict(meta(page, SITE, reference(page, SITE)))
    assert pairs["citation_publication_date"] == "1931/05"
    assert pairs["DC.date"] == pairs["article:published_time"] == "1931-05"


def test_a_correction_is_told_with_its_date() -> None:
    page = page_with(correction=Correction("The mill stood in Mill Lane.", PartialDate(1931, 5, 16)))
    thing = json.loads(json_ld(page, SITE))
    assert thing["correction"]["text"] == "The mill stood in Mill Lane."
    assert thing["dateModified"] == "1931-05-16"


def test_the_crumbs_lead_from_the_front_page_to_the_article() -> None:
    page = json.loads(json_ld(PAGE, SITE))["mainEntityOfPage"]
    crumbs = [(item["position"], item["item"]) for item in page["breadcrumb"]["itemListElement"]]
    assert crumbs == [
        (1, "https://archive.example/packet/index.html"),
        (2, "https://archive.example/packet/1931/index.html"),
        (3, "https://archive.example/packet/1931/05/index.html"),
        (4, "https://archive.example/packet/1931/05/09/flood.html"),
    ]


def test_the_source_is_an_organisation_when_it_is_the_author() -> None:
    page = page_with(authors=("The Packet", "Jane Doe"))
    kinds = [author["@type"] for author in json.loads(json_ld(page, SITE))["author"]]
    assert kinds == ["Organization", "Person"]


def test_a_reference_manager_reads_the_span_as_a_newspaper_article() -> None:
    fields = parse_qs(coins(reference(PAGE, SITE)))
    assert fields["rft.type"] == ["newspaperArticle"]
    assert fields["rft.title"] == [PAGE.article.headline]
    assert fields["rft.source"] == ["The Packet"]
    assert (fields["rft.aulast"], fields["rft.aufirst"], fields["rft.aucorp"]) == (
        ["Doe"],
        ["Jane R."],
        ["김민수"],
    )
