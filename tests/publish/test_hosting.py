"""What hosts are told: redirects, headers, checksums."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from backfile.publish import redirects
from backfile.publish.headers import (
    content_security_policy,
    netlify_headers,
    security_headers,
    security_txt,
)
from backfile.publish.manifest import ROOT_MANIFEST, manifest, manifest_of
from backfile.publish.redirects import Move

MOVES = [
    Move("old/été.html", "1931/05/09/flood.html"),
    Move("news/index.html", "index.html"),
    Move('a"b$1.html', "1931/05/10/storm.html"),
]
GONE = ["1931/05/09/fog.html"]


def test_netlify_and_cloudflare_get_one_line_a_rule():
    assert redirects.netlify(MOVES).decode().splitlines()[1:] == [
        "/a%22b%241.html /1931/05/10/storm.html 301",
        "/news/index.html /index.html 301",
        "/news/ /index.html 301",
        "/old/%C3%A9t%C3%A9.html /1931/05/09/flood.html 301",
    ]


def test_an_archive_below_the_root_of_its_host_has_the_path_in_its_rules():
    assert b"\n/packet/news/ /packet/index.html 301\n" in redirects.netlify(MOVES, "/packet/")


def test_nginx_gets_maps_of_decoded_paths():
    assert (
        redirects.nginx_maps(MOVES, GONE).decode() == Path(__file__).with_name("nginx-maps.conf").read_text()
    )


def test_apache_gets_whole_paths_as_patterns():
    text = redirects.apache(MOVES, GONE, security_headers(search=False)).decode()
    assert text == Path(__file__).with_name("apache.conf").read_text()
    rules = re.findall(r'RedirectMatch \d+ "(\^[^ ]*\$)"', text)
    assert [bool(re.search(rule, "/old/été.html")) for rule in rules].count(True) == 1
    assert not any(re.search(rule, "/old/été.html.bak") for rule in rules)


def test_the_policy_allows_nothing_but_the_archives_own_files():
    policy = content_security_policy(search=False)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert policy.endswith("frame-ancestors 'none'")
    assert "connect-src" not in policy
    assert "connect-src 'self'" in content_security_policy(search=True)


def test_headers_stand_under_one_rule_for_all_addresses():
    lines = netlify_headers(security_headers(search=False)).decode().splitlines()
    assert lines[0] == "/*"
    assert all(line.startswith("  ") for line in lines[1:])
    assert "  X-Content-Type-Options: nosniff" in lines


def test_security_txt_has_what_the_standard_asks_for():
    assert security_txt("mailto:desk@example.org", "2027-01-31").decode() == (
        "Contact: mailto:desk@example.org\nExpires: 2027-01-31T00:00:00Z\n"
    )


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_checksums_are_what_sha256sum_reads(tmp_path):
    files = {"index.html": b"front", "1931/05/a.html": b"a", "1931/06/b.html": b"b", "tags/c.html": b"c"}
    by_manifest = {}
    for address, data in files.items():
        by_manifest.setdefault(manifest_of(address), []).append((address, hashlib.sha256(data).digest()))
    for name in sorted(set(by_manifest) - {ROOT_MANIFEST}):
        files[name] = manifest(by_manifest[name])
        by_manifest[ROOT_MANIFEST].append((name, hashlib.sha256(files[name]).digest()))
    files[ROOT_MANIFEST] = manifest(by_manifest[ROOT_MANIFEST])
    for address, data in files.items():
        (tmp_path / address).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / address).write_bytes(data)
    names = [ROOT_MANIFEST, "checksums/1931.sha256", "checksums/tags.sha256"]
    command = ["sha256sum", "--strict", "-c", *names]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout.count(": OK")) == (0, 6)
