"""The development samples, scored field by field; skipped where they are not at hand."""

import importlib.util
import os
from collections import defaultdict
from pathlib import Path

import pytest

from backfile.inspect import record
from backfile.loader import load
from backfile.records import Loaded

SHARED = Path(os.environ.get("BACKFILE_SAMPLES") or Path(__file__).parents[3] / "shared" / "samples").parent
SCORER = SHARED / "score_loader.py"
FLOORS = {
    "headline": 100,
    "subhead": 99,
    "byline": 98,
    "dateline": 98,
    "date": 100,
    "body": 98,
    "attribution": 99,
    "all": 95,
}

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the samples are not beside the checkout")


def test_the_samples_are_read_as_a_careful_reader_reads_them():
    spec = importlib.util.spec_from_file_location("score_loader", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    samples = SHARED / "samples"
    marks = defaultdict(list)
    invented = []
    for raw, gold in scorer.pairs(samples / "raw", samples / "gold"):
        loaded = load(raw.name, raw.read_bytes())
        got = record(loaded.article, loaded.warnings) if isinstance(loaded, Loaded) else None
        fields = scorer.right_fields(gold, got, raw)
        for name, right in fields.items():
            marks[name].append(right)
        marks["all"].append(all(fields.values()))
        if got and got["date"] and not gold.get("date"):
            invented.append(raw.name)
    shares = {name: 100 * sum(marks[name]) / len(marks[name]) for name in FLOORS}
    assert invented == []
    assert {name: share for name, share in shares.items() if share < FLOORS[name]} == {}
