"""What crawlers and browsers read first: sitemaps, robots.txt, redirect rules, web manifest, OpenSearch."""

from __future__ import annotations

import re
from collections.abc import Iterable

from backfile.check.archive import Judge
from backfile.check.xmlreading import Element

MOST_ADDRESSES = 50_000
MOST_BYTES = 52_428_800
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?")


def sitemap(judge: Judge, path: str, elements: Iterable[Element], size: int) -> None:
    """A urlset or sitemapindex: full addresses of this archive, each once, within the protocol's limits."""
    seen: set[int] = set()
    located = False
    for element in elements:
        match element.name:
            case "loc":
                located = True
                if hash(element.text) in seen:
                    judge.say("bad-sitemap", path, f"{element.text} stands here twice", element.line)
                seen.add(hash(element.text))
                if not element.text.startswith(("http://", "https://")):
                    judge.say("bad-sitemap", path, f"{element.text!r} is not absolute", element.line)
                else:
                    judge.absolute("bad-sitemap", element.text, path, "loc", element.line)
            case "lastmod" if _DAY.fullmatch(element.text) is None:
                judge.say("bad-sitemap", path, f"lastmod {element.text!r} is no W3C date", element.line)
            case "url" | "sitemap":
                if not located:
                    judge.say("bad-sitemap", path, f"A {element.name} has no loc", element.line)
                located = False
    if len(seen) > MOST_ADDRESSES:
        judge.say("bad-sitemap", path, f"It has {len(seen):,} addresses; {MOST_ADDRESSES:,} are allowed")
    if size > MOST_BYTES:
        judge.say("bad-sitemap", path, f"It has {size:,} bytes; {MOST_BYTES:,} are allowed")


def opensearch(judge: Judge, path: str, elements: Iterable[Element]) -> None:
    """An OpenSearch description: names, and an address template on this archive."""
    found: set[str] = set()
    for element in elements:
        found.add(element.name)
        if element.name == "ShortName" and not 0 < len(element.text) <= 16:
            judge.say("bad-opensearch", path, "ShortName must have 1 to 16 characters", element.line)
        if element.name == "Url":
            template = element.attributes.get("template", "")
            if "{searchTerms}" not in template:
                judge.say("bad-opensearch", path, "Url has no {searchTerms}", element.line)
            judge.absolute("bad-opensearch", template, path, "template", element.line)
    for name in ("ShortName", "Description", "Url"):
        if name not in found:
            judge.say("bad-opensearch", path, f"It has no {name}", 1)


def manifest(judge: Judge, path: str, value: object) -> None:
    """A web manifest: a name, a start page and icons that exist."""
    if not isinstance(value, dict):
        if value is not None:
            judge.say("bad-manifest", path, "It is no JSON object")
        return
    if not isinstance(value.get("name"), str):
        judge.say("bad-manifest", path, "It has no name")
    icons = value.get("icons", [])
    addresses = [("start_url", value.get("start_url"))]
    addresses += (
        [("icon", icon.get("src")) for icon in icons if isinstance(icon, dict)]
        if isinstance(icons, list)
        else []
    )
    for what, address in addresses:
        if not isinstance(address, str):
            judge.say("bad-manifest", path, f"It has no {what}")
            continue
        target = judge.target(address, path)
        if target.how != "relative":
            judge.say("absolute-link", path, f"{what} {address} is not relative")
            continue
        problem = judge.exists(target.path)
        if problem is not None:
            judge.say_missing(problem, path, f"{what} {address}", target.path)


def robots(judge: Judge, path: str, source: str) -> None:
    """robots.txt: the sitemaps it names exist."""
    for number, line in enumerate(source.splitlines(), start=1):
        name, colon, value = line.partition(":")
        if colon and name.strip().lower() == "sitemap":
            judge.absolute("bad-sitemap", value.strip(), path, "Sitemap", number)


def redirects(judge: Judge, path: str, source: str) -> None:
    """A `_redirects` file (Netlify, Cloudflare): `from to status`; what a rule leads to exists."""
    for number, line in enumerate(source.splitlines(), start=1):
        parts = line.split("#", 1)[0].split()
        if not parts:
            continue
        if len(parts) < 2:
            judge.say("bad-redirect", path, f"The rule {line.strip()!r} has no target", number)
            continue
        target = judge.target(parts[1], path)
        if target.how not in ("rooted", "own", "foreign"):
            judge.say("bad-redirect", path, f"The target {parts[1]} must begin with a slash", number)
        elif target.how != "foreign":
            place = f"{target.path}index.html" if target.path.endswith("/") else target.path
            problem = judge.exists(place)
            if problem is not None:
                judge.say_missing(problem, path, parts[0], place, number)
