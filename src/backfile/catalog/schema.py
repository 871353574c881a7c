"""The catalog's tables, and the one way to open it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

VERSION = 13
"""Raise with any change below; a catalog of another version is begun anew."""

_TABLES = """
-- One row a folder: a digest of its listing, so that an unchanged folder costs one look.
CREATE TABLE folder (path TEXT PRIMARY KEY, digest BLOB NOT NULL, problems BLOB NOT NULL) WITHOUT ROWID;

-- One row a source file, whatever became of it.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  stamp TEXT NOT NULL,              -- sizes and times as last seen
  digest BLOB NOT NULL,             -- of the bytes of file and sidecar, and of the folder's defaults
  content BLOB NOT NULL,            -- of the bytes of the file alone
  state TEXT NOT NULL,              -- published, withheld, quarantined
  layout TEXT NOT NULL,
  layout_doubtful INTEGER NOT NULL, -- by the file alone, whatever its folder says
  layout_hint TEXT NOT NULL,        -- what the folder's other files were when this one was read
  problems BLOB NOT NULL            -- msgpack list of Problem
);
CREATE UNIQUE INDEX source_by_path ON source (folder, name);
CREATE INDEX source_by_state ON source (state) WHERE state != 'published';
CREATE INDEX source_with_problems ON source (folder, name) WHERE problems != x'90';  -- the empty list

-- One row a published article: what listings and neighbours need, small enough to be read by the thousand.
CREATE TABLE article (
  id INTEGER PRIMARY KEY REFERENCES source,
  day INTEGER NOT NULL,             -- yyyymmdd, 00 where unknown, 0 for undated
  path TEXT NOT NULL,               -- breaks ties within a day
  address TEXT NOT NULL,            -- empty until it is placed
  language TEXT NOT NULL,
  encoding TEXT NOT NULL,
  noindex INTEGER NOT NULL,
  avoid TEXT NOT NULL,              -- slugs of redacted passages, a line each, which no address may hold
  card BLOB NOT NULL                -- msgpack Card
);
CREATE UNIQUE INDEX article_by_day ON article (day, path);
CREATE INDEX article_by_anniversary ON article (day % 10000, day, path) WHERE day % 100 > 0;

-- How many articles there are of each day number, language and encoding.
CREATE TABLE tally (
  what TEXT NOT NULL,
  key NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (what, key)
) WITHOUT ROWID;

-- Articles that wait for their address, and what they ask for.
CREATE TABLE unplaced (
  path TEXT PRIMARY KEY,
  id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  slug TEXT NOT NULL,
  slug_is_given INTEGER NOT NULL,
  digest BLOB NOT NULL,
  aliases BLOB NOT NULL,            -- msgpack list of text
  avoid TEXT NOT NULL               -- as in article
) WITHOUT ROWID;

-- Sources whose article was published and is not any more, until the ledger knows.
CREATE TABLE departed (
  path TEXT PRIMARY KEY,
  digest BLOB NOT NULL,
  date TEXT NOT NULL,
  headline TEXT NOT NULL,
  withheld INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX article_redacted ON article (path) WHERE avoid != '';

-- The whole record, apart, so that the table above stays narrow.
CREATE TABLE record (id INTEGER PRIMARY KEY, article BLOB NOT NULL);

-- Picture files that sources name, as last seen, and where they are published.
CREATE TABLE picture (
  source INTEGER NOT NULL,
  file TEXT NOT NULL,               -- below the archive's root
  stamp TEXT NOT NULL,              -- size and time; empty where there is no file
  address TEXT NOT NULL,            -- empty where it is not published
  sha256 BLOB NOT NULL,
  lead BLOB,                        -- msgpack Picture, of the first picture of its article
  PRIMARY KEY (source, file)
) WITHOUT ROWID;
CREATE INDEX picture_by_address ON picture (address, file) WHERE address != '';
CREATE INDEX picture_by_file ON picture (file);

-- Tags, sections, authors, sources: a term is one, however it is written.
CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',   -- the commonest written form, ties by code point
  slug TEXT NOT NULL,
  term_kind TEXT NOT NULL DEFAULT '',
  count INTEGER NOT NULL DEFAULT 0,
  first INTEGER NOT NULL DEFAULT 0,
  last INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX term_by_key ON term (kind, key);

CREATE TABLE form (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

CREATE TABLE member (
  term INTEGER NOT NULL,
  day INTEGER NOT NULL,
  tie INTEGER NOT NULL,             -- a digest of the path: an order within a day that all builds share
  article INTEGER NOT NULL,
  form INTEGER NOT NULL,
  why BLOB,                         -- msgpack Why of a tag that the program suggested
  PRIMARY KEY (term, day, tie)
) WITHOUT ROWID;
CREATE INDEX member_by_article ON member (article, term);

-- On how many articles two tags stand together, for the tags of many articles.
CREATE TABLE beside (
  term INTEGER NOT NULL,
  other INTEGER NOT NULL,
  shared INTEGER NOT NULL,
  PRIMARY KEY (term, other)
) WITHOUT ROWID;

-- Candidates for tags, as found in each article; which become tags is settled over the whole archive.
CREATE TABLE candidates (article INTEGER PRIMARY KEY, found BLOB NOT NULL);
CREATE TABLE candidate_term (
  id INTEGER PRIMARY KEY,
  term TEXT NOT NULL UNIQUE,
  last TEXT NOT NULL                -- the last of several words, which may stand for all; else empty
);
CREATE INDEX candidate_term_by_last ON candidate_term (last) WHERE last != '';
CREATE TABLE mention (
  term INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (term, article)
) WITHOUT ROWID;
CREATE TABLE candidate_count (
  term INTEGER NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  method TEXT NOT NULL,
  variant TEXT NOT NULL,
  articles INTEGER NOT NULL,
  strong INTEGER NOT NULL,
  PRIMARY KEY (term, label, kind, method, variant)
) WITHOUT ROWID;
CREATE INDEX candidate_count_by_variant ON candidate_count (variant) WHERE variant != '';

-- What was settled about the terms that have evidence enough.
CREATE TABLE decision (
  term INTEGER PRIMARY KEY,
  owner INTEGER,                    -- the term that this one counts for
  articles INTEGER NOT NULL,        -- in how many a found name stands; 0 for other terms
  tag BLOB                          -- msgpack Tag; none for what is too common or counts for another
);
CREATE INDEX decision_by_owner ON decision (owner) WHERE owner IS NOT NULL;
CREATE INDEX decision_by_articles ON decision (articles) WHERE articles > 0;

-- What the vocabulary says of tags, for their pages, and which other slugs lead to them.
CREATE TABLE tag_facts (term TEXT PRIMARY KEY, parent TEXT NOT NULL, facts BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX tag_facts_by_parent ON tag_facts (parent) WHERE parent != '';
CREATE TABLE tag_name (slug TEXT PRIMARY KEY, term TEXT NOT NULL) WITHOUT ROWID;

-- Units of the plan that a change may have touched; kept until their outputs are published.
CREATE TABLE dirty (
  unit TEXT PRIMARY KEY,
  since INTEGER NOT NULL            -- pages of a listing that end before this day number stay as they are
) WITHOUT ROWID;

-- What stands in the output folder, and what it was made from.
CREATE TABLE output (
  address TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  job BLOB NOT NULL,                -- fingerprint of the job that made it
  sha256 BLOB NOT NULL,
  size INTEGER NOT NULL,
  build INTEGER NOT NULL,           -- the last that made it or found that it may stay
  made INTEGER NOT NULL,            -- the last that made it
  written INTEGER NOT NULL          -- the last that made its bytes others than before
) WITHOUT ROWID;
CREATE INDEX output_by_job ON output (unit, job);

-- The ledger as last read: what stands at every address, and which address a source was last issued.
CREATE TABLE holding (
  key TEXT PRIMARY KEY,             -- the address as a case-blind file system sees it
  address TEXT NOT NULL,
  state TEXT NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  line INTEGER NOT NULL,
  date TEXT NOT NULL,               -- of a tombstone
  headline TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX holding_not_article ON holding (address) WHERE state != 'article';
CREATE TABLE holder (source TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;

-- One row a slice of the search index as last made.
CREATE TABLE slice (
  key TEXT PRIMARY KEY,
  day INTEGER NOT NULL,             -- of its first article, as in article
  path TEXT NOT NULL,
  articles INTEGER NOT NULL,
  inputs BLOB NOT NULL,             -- digest of all that its index was made from
  packed TEXT NOT NULL,             -- digest of the packed index
  members BLOB NOT NULL             -- digests of its articles, in order
) WITHOUT ROWID;

CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open the catalog, made anew when it is missing, of another version or damaged.

    Power may fail while it is written: it is a cache, so no write waits for the disk.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = _open(path)
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found == VERSION:
            return connection
        connection.close()
    except sqlite3.OperationalError:
        raise  # the disk is full or faulty: the catalog may be sound
    except sqlite3.DatabaseError:
        pass
    discard(path)
    connection = _open(path)
    connection.executescript(f"BEGIN;{_TABLES}PRAGMA user_version={VERSION};COMMIT;")
    return connection


def is_current(path: Path) -> bool:
    """Whether the catalog can be read as it is. Raises OperationalError where it may not be opened."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA user_version").fetchone()[0] == VERSION)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False


def discard(path: Path) -> None:
    """Remove the catalog and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection
