"""backfile: raw news text in, a static archive out."""

__version__ = "0.1.0"
