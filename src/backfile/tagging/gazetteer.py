"""The places of the world and the forms of their names, from one data file that ships with the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from backfile.tagging.folding import Standing


@dataclass(frozen=True, slots=True)
class Place:
    """One country, region or city."""

    code: str
    """ISO 3166-1, or the data file's own code."""
    kind: str
    """`country`, `former` (one that is no more), `world`, `region`, `capital`, `metropolis` or `city`."""
    label: str
    country: str
    """Code of the country that it lies in; empty for countries and for what lies in several."""


class PlaceForm(NamedTuple):
    """One written form of a place's name, or of its people's."""

    text: str
    place: int
    """Index into the gazetteer's places."""
    people: bool
    doubtful: bool
    """Means something else as often (Reading, Jordan, 대전): needs support from the rest of the text."""
    languages: frozenset[str]
    """Found in articles in these languages only; empty: in all."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every place, and every form in the order of the file."""

    places: tuple[Place, ...]
    forms: tuple[PlaceForm, ...]
    index: Mapping[str, int]
    """From a place's code to its index."""


@cache
def gazetteer() -> Gazetteer:
    """All that the data file has: about 80 ms, once a process."""
    return _read(lambda _: True)


def gazetteer_for(text: str) -> Gazetteer:
    """All places, and of their forms at least those that stand in a text, which is in lower case: 40 ms."""
    return _read(Standing(text).may_have)


def _read(is_wanted: Callable[[str], bool]) -> Gazetteer:
    places: list[Place] = []
    forms: list[PlaceForm] = []
    lists: dict[str, frozenset[str]] = {"": frozenset()}
    for line in _data().decode("utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, kind, label, country, people, names = line.split("\t")
        for written, of_people in ((names, False), (people, True)):
            for form in filter(None, written.split("|")):
                if not is_wanted(form):
                    continue
                text, _, listed = form.partition("@")
                languages = lists.setdefault(listed, frozenset(listed.split(",")))
                doubtful = text.startswith("?")
                forms.append(PlaceForm(text.lstrip("?"), len(places), of_people, doubtful, languages))
        places.append(Place(code, kind, label, country))
    return Gazetteer(tuple(places), tuple(forms), {place.code: at for at, place in enumerate(places)})


@cache
def gazetteer_digest() -> bytes:
    """Changes with the data file."""
    return blake2b(_data(), digest_size=16).digest()


def labels(language: str) -> dict[str, str]:
    """CLDR's names of countries in a language, by code; none for English, whose labels the data file has."""
    if language.split("-")[0] == "en":
        return {}
    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: str(name) for code, name in territories.items() if len(code) == 2}


def _data() -> bytes:
    return files("backfile.tagging").joinpath("data/places.tsv").read_bytes()
