"""Old addresses as rules for web servers and hosts, so that they answer 301 and 410 instead of a page.

Every host shows the redirect pages and tombstones in the output without any of this; the rules only make the
status codes right. Formats: Netlify and Cloudflare `_redirects`, nginx `map`, Apache `RedirectMatch`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

REDIRECTS = "_redirects"
NGINX_MAPS = "hosting/nginx-maps.conf"
NGINX_SERVER = "hosting/nginx-server.conf"
APACHE = "hosting/apache.conf"

CLOUDFLARE_RULES = 2_000
"""Cloudflare Pages reads this many static rules and passes over the rest; their redirect pages still work."""

_UNSAFE_IN_MAP = re.compile(r"[\x00-\x1f\x7f]")


class Move(NamedTuple):
    """An old address and the one it leads to, both root-relative without a leading slash."""

    address: str
    target: str


def netlify(moves: Iterable[Move], prefix: str = "/") -> bytes:
    """The `_redirects` file. `prefix` is the path of the archive's root on its host.

    Without `!`, which Cloudflare does not know: Netlify therefore shows the redirect page itself.
    """
    lines = ["# Old addresses of this archive. Netlify and Cloudflare Pages read this file."]
    for move in sorted(moves):
        target = _link(move.target, prefix)
        lines += [f"{_link(form, prefix)} {target} 301" for form in _forms(move.address)]
    return _text(lines)


def nginx_maps(moves: Iterable[Move], gone: Iterable[str], prefix: str = "/") -> bytes:
    """Two maps for nginx's `http` block, keyed by the decoded path as nginx has it in `$uri`."""
    lines = [
        "# Old addresses of this archive, for the http block of nginx.",
        "map_hash_bucket_size 512;",
        "map $uri $backfile_moved {",
        '    default "";',
    ]
    for move in sorted(moves):
        target = _link(move.target, prefix)
        lines += [f'    {_map_key(prefix + form)} "{target}";' for form in _forms(move.address)]
    lines += ["}", "map $uri $backfile_gone {", '    default "";']
    for address in sorted(gone):
        lines += [f'    {_map_key(prefix + form)} "1";' for form in _forms(address)]
    lines.append("}")
    return _text(lines)


def nginx_server(headers: Iterable[tuple[str, str]]) -> bytes:
    """What goes into nginx's `server` block: the rules for the maps, and the headers of every answer.

    A removed article answers 410 with its tombstone as the page.
    """
    lines = [
        "# For the server block of nginx that serves this archive.",
        "if ($backfile_moved) { return 301 $backfile_moved; }",
        "if ($backfile_gone) { return 410; }",
        "error_page 410 @backfile_gone;",
        "location @backfile_gone { try_files $uri =410; }",
        "error_page 404 /404.html;",
    ]
    lines += [f'add_header {name} "{value}" always;' for name, value in headers]
    return _text(lines)


def apache(
    moves: Iterable[Move], gone: Iterable[str], headers: Iterable[tuple[str, str]], prefix: str = "/"
) -> bytes:
    """Rules for Apache: a `.htaccess` file, or an `Include` in the virtual host."""
    lines = [
        "# Old addresses and headers of this archive, for .htaccess or the virtual host.",
        f"ErrorDocument 404 {_link('404.html', prefix)}",
        "<IfModule mod_headers.c>",
    ]
    lines += [f'    Header always set {name} "{value}"' for name, value in headers]
    lines += ["</IfModule>", "<IfModule mod_alias.c>"]
    for move in sorted(moves):
        target = _link(move.target, prefix)
        lines += [
            f'    RedirectMatch 301 {_pattern(prefix + form)} "{target}"' for form in _forms(move.address)
        ]
    lines += [
        f"    RedirectMatch 410 {_pattern(prefix + form)}"
        for address in sorted(gone)
        for form in _forms(address)
    ]
    lines.append("</IfModule>")
    return _text(lines)


def _forms(address: str) -> Iterator[str]:
    """The address, and the folder that stands for it where it is an index."""
    yield address
    if address == "index.html" or address.endswith("/index.html"):
        yield address.removesuffix("index.html")


def _link(address: str, prefix: str) -> str:
    return quote(prefix + address)


def _map_key(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_UNSAFE_IN_MAP.sub("", escaped)}"'


def _pattern(path: str) -> str:
    escaped = re.sub(r"[^\w/~-]", lambda match: f"\\{match[0]}", path)
    return f'"^{_UNSAFE_IN_MAP.sub("", escaped)}$"'


def _text(lines: list[str]) -> bytes:
    return "".join([f"{line}\n" for line in lines]).encode()
