"""Rules for web servers and hosts: which old addresses lead where, and which are gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from urllib.parse import urlsplit

from backfile.config import Site
from backfile.plan.former import former_tags, formers
from backfile.plan.jobs import Job, Literally, job
from backfile.publish import headers, redirects
from backfile.publish.redirects import Move
from backfile.site import feeds
from backfile.site.pages import RedirectPage

UNIT = "hosting:"


def hosting(db: sqlite3.Connection, site: Site) -> Iterator[Job]:
    """The jobs of all rule files."""
    moves: list[Move] = []
    gone: list[str] = []
    for page in formers(db):
        if isinstance(page, RedirectPage):
            moves.append(Move(page.address, page.target))
        else:
            gone.append(page.address)
    for page in former_tags(db):
        moves.append(Move(page.address, page.target))
        old, new = (address.removesuffix("index.html") for address in (page.address, page.target))
        moves += [Move(old + name, new + name) for name in feeds.names(site)]
    prefix = urlsplit(site.base_url).path if site.base_url is not None else "/"
    everywhere = headers.security_headers(search=site.search)
    for address, data in (
        (redirects.REDIRECTS, redirects.netlify(moves, prefix)),
        (redirects.NGINX_MAPS, redirects.nginx_maps(moves, gone, prefix)),
        (redirects.NGINX_SERVER, redirects.nginx_server(everywhere)),
        (redirects.APACHE, redirects.apache(moves, gone, everywhere, prefix)),
    ):
        yield job(UNIT, address, Literally(address, data))
