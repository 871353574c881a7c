"""Tags for articles: those that people gave, and those that a careful librarian would add, with reasons.

How the pipeline calls it::

    vocabulary = parse_vocabulary(text_of_tags_yaml)             # once; Vocabulary() without the file
    tagger = Tagger(vocabulary, site.language, site.tagging)     # once a worker process
    if stored_fingerprint != tagger.fingerprint: ...             # tag every stored article again
    rows = tagger.candidates(article)                            # in the worker, pure; store the rows
    settled = settle(counts, total, vocabulary)                  # once a build, from GROUP BY over the rows
    tag = settled.tag_of(candidate)                              # None: the candidate is no tag

`candidates` works on the stored record, so a changed vocabulary needs no source file read again. An article's
rows depend on the article alone; everything that depends on the archive is decided by `settle` from counts
(`TermCount` gives the SQL), so order, workers and increments cannot change the outcome.

Evidence is (start, end, words) with offsets into `parts(article)` joined by line ends; `locate` turns them
into the part of the article and the offsets within it, for marking on a page.
"""

from backfile.tagging.candidate import STRONG, Candidate, Method
from backfile.tagging.candidates import Tagger
from backfile.tagging.settle import Rules, Settled, Tag, TermCount, settle
from backfile.tagging.subjects import starter_text, with_starter
from backfile.tagging.text import locate, parts
from backfile.tagging.vocabulary import Entry, TermKind, Vocabulary, parse_vocabulary

__all__ = [
    "STRONG",
    "Candidate",
    "Entry",
    "Method",
    "Rules",
    "Settled",
    "Tag",
    "Tagger",
    "TermCount",
    "TermKind",
    "Vocabulary",
    "locate",
    "parse_vocabulary",
    "parts",
    "settle",
    "starter_text",
    "with_starter",
]
