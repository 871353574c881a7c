"""Where an identifier in tags.yaml leads: Wikidata, IPTC Media Topics, or a web address of its own."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

_MEDIA_TOPIC = "medtop:"


@dataclass(frozen=True, slots=True)
class Identifier:
    """What another vocabulary calls a tag."""

    scheme: str
    """The vocabulary, as a reader knows it; of a bare web address the host."""
    value: str
    address: str


def identifier(written: str) -> Identifier:
    """`Q884`, `medtop:15000000` or a web address, as tags.yaml has it.

    Concepts of IPTC have the addresses that cv.iptc.org/newscodes gives them, items of Wikidata those of its
    "concept URI".
    """
    if written.startswith(_MEDIA_TOPIC):
        number = written.removeprefix(_MEDIA_TOPIC)
        return Identifier("IPTC Media Topics", number, f"http://cv.iptc.org/newscodes/mediatopic/{number}")
    if "://" in written:
        return Identifier(urlsplit(written).hostname or written, written, written)
    return Identifier("Wikidata", written, f"http://www.wikidata.org/entity/{written}")
