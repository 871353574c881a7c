"""Which encoding bytes without any mark are in: the letters of a language in their usual frequencies."""

from __future__ import annotations

from typing import NamedTuple

import chardet


class Guess(NamedTuple):
    """An encoding, as Python names it, and how sure it is (0 to 1)."""

    encoding: str
    confidence: float


def detect_encoding(data: bytes, language: str | None = None) -> Guess | None:
    """The encoding of the bytes, or None. `language` (BCP 47) narrows the choice."""
    found = chardet.detect(
        data, prefer_superset=True, compat_names=False, include_encodings=_plausible(language)
    )
    name = found["encoding"]
    return None if name is None else Guess(name.lower(), found["confidence"])


def _plausible(language: str | None) -> tuple[str, ...] | None:
    return None if language is None else _OF_LANGUAGE.get(language.split("-")[0].lower())


_OF_LANGUAGE = {
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949", "johab"),
    "zh": ("gb18030", "big5hkscs"),
    "ru": ("cp1251", "koi8-r", "iso8859-5", "mac-cyrillic", "cp866"),
}
