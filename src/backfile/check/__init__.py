"""Reads a built archive as a stranger would, and says what is wrong with it."""
