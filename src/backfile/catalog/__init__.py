"""What is known: one SQLite file of records, facets, and what every output was made from.

The catalog is a cache. Deleting it costs time, never data: addresses live in the ledger, texts in the
sources.
"""
