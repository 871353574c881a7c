"""Bytes and defaults in, an `Article` out: the one part that knows how newsrooms write their files.

`load` is pure: it reads no file and keeps no state, so it may run in any process, in any order.
"""

from __future__ import annotations

from backfile.loader.assemble import MARKDOWN_SUFFIXES, load
from backfile.loader.reading import DOUBTFUL

__all__ = ["DOUBTFUL", "MARKDOWN_SUFFIXES", "load"]
