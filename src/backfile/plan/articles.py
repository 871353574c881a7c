"""Article pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import cast

import msgspec

from backfile.catalog import queries
from backfile.catalog.articleterms import ArticleTerm, ArticleTerms
from backfile.catalog.entries import partial_date, tie_of
from backfile.catalog.queries import ArticleRow
from backfile.catalog.related import Related
from backfile.catalog.tags import Why
from backfile.plan.jobs import Job, as_card, as_cards, job
from backfile.plan.listings import crumbs
from backfile.records import Article
from backfile.site import addresses
from backfile.site.pages import ArticlePage, Link, TagLink, TermKind


def everything(db: sqlite3.Connection) -> Iterator[Job]:
    """The pages of all articles."""
    terms, relations = ArticleTerms(db), Related(db)
    return (_page(row, terms, relations) for row in queries.articles(db))


def one(db: sqlite3.Connection, identity: int) -> Iterator[Job]:
    """The page of one article; none when it is not published."""
    row = queries.article(db, identity)
    if row is not None:
        yield _page(row, ArticleTerms(db), Related(db))


def _page(row: ArticleRow, article_terms: ArticleTerms, relations: Related) -> Job:
    terms = article_terms.of(row.id)
    tags = [term for term in terms if term.kind == "tag"]
    page = ArticlePage(
        address=row.address,
        article=_as_article(row.record),
        tags=tuple(map(_tag, tags)),
        section=_link(terms, "section"),
        source=_link(terms, "source"),
        authors=tuple(_as_link(term) for term in terms if term.kind == "author"),
        crumbs=crumbs(partial_date(row.day)),
        earlier=as_card(row.earlier),
        later=as_card(row.later),
        related=as_cards(relations.to(tags, row.day, tie_of(row.path))),
        raw=f"{row.address.removesuffix('.html')}.txt",
    )
    return job(f"article:{row.id}", row.address, page, source=row.path, source_digest=row.digest)


def _tag(term: ArticleTerm) -> TagLink:
    kind: TermKind = term.term_kind  # type: ignore[assignment]
    if term.why is None:
        return TagLink(term.label, _address(term), kind)
    suggested = _WHY.decode(term.why)
    return TagLink(
        term.label, _address(term), kind, machine=True, method=suggested.method, evidence=suggested.words
    )


def _link(terms: list[ArticleTerm], kind: str) -> Link | None:
    return next((_as_link(term) for term in terms if term.kind == kind), None)


def _as_link(term: ArticleTerm) -> Link:
    return Link(term.label, _address(term))


def _address(term: ArticleTerm) -> str:
    return addresses.page(addresses.term(term.kind, term.slug), 0)


def _as_article(encoded: msgspec.Raw) -> Article:
    """The encoded record in the record's place: the encoder copies it as it is."""
    return cast("Article", encoded)


_WHY = msgspec.msgpack.Decoder(Why)
