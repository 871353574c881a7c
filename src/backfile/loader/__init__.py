"""Bytes and defaults in, an `Article` out: the one part that knows how newsrooms write their files."""
