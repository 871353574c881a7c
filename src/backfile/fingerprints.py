"""Fingerprints: digests of all that an output depends on. What is skipped is what would be the same."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b
from pathlib import Path

import msgspec

from backfile.catalog import meta
from backfile.plan.jobs import FeedSet, Job
from backfile.render.pages import TEMPLATES, Renderer
from backfile.versions import program_version
from backfile.work.rendering import Frame


def of_kinds(frame: Frame) -> dict[str, bytes]:
    """For each kind of job what its outputs depend on beside its own payload: templates, settings, program.

    A kind that is not there (a file whose bytes are the payload) depends on nothing else.
    """
    renderer = Renderer(frame.site, frame.chrome, Path(frame.overrides) if frame.overrides else None)
    return {kind.__name__: renderer.fingerprint(kind) for kind in (*TEMPLATES, FeedSet)}


def known_of_kinds(db: sqlite3.Connection, key: bytes) -> dict[str, bytes] | None:
    """What `note_of_kinds` noted with this key: parsing all templates takes longer than many pages."""
    kept = meta.get(db, _KEY)
    known, kinds = _KINDS.decode(kept) if kept else (b"", {})
    return kinds if known == key else None


def note_of_kinds(db: sqlite3.Connection, key: bytes, kinds: dict[str, bytes]) -> None:
    """Keep the fingerprints of the kinds; `key` stands for all that they come from."""
    meta.put(db, _KEY, msgspec.msgpack.encode((key, kinds)))


def of_circumstances(kinds: dict[str, bytes]) -> bytes:
    """A digest of all that outputs may depend on beside their records; another program may plan otherwise."""
    return blake2b(b"".join((*kinds.values(), program_version())), digest_size=16).digest()


def of_job(kinds: dict[str, bytes], job: Job) -> bytes:
    """Of all that the job's outputs depend on."""
    digest = blake2b(kinds.get(job.kind, b""), digest_size=16)
    digest.update(job.address.encode())
    digest.update(job.payload)
    digest.update(job.source_digest)
    return digest.digest()


_KEY = "kinds"
_KINDS = msgspec.msgpack.Decoder(tuple[bytes, dict[str, bytes]])
