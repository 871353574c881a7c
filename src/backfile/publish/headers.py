"""Headers that every answer of the archive should carry, and `.well-known/security.txt`."""

from __future__ import annotations

from collections.abc import Iterable

HEADERS = "_headers"
SECURITY_TXT = ".well-known/security.txt"

_POLICY = (
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("script-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
_SEARCH = ("connect-src", "'self'")


def content_security_policy(*, search: bool) -> str:
    """The policy of an archive, whose scripts are files of its own; `search` fetches its index too."""
    rules = (*_POLICY, _SEARCH) if search else _POLICY
    return "; ".join(f"{name} {value}" for name, value in (*rules, ("frame-ancestors", "'none'")))


def security_headers(*, search: bool) -> tuple[tuple[str, str], ...]:
    """(name, value) of the headers for all answers of an archive.

    Hosts add up the headers of all rules that fit an address, and two policies both hold; so there is one
    rule, with what the most demanding page needs.
    """
    return (
        ("Content-Security-Policy", content_security_policy(search=search)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
    )


def netlify_headers(headers: Iterable[tuple[str, str]]) -> bytes:
    """The `_headers` file of Netlify and Cloudflare Pages."""
    return "".join(["/*\n", *(f"  {name}: {value}\n" for name, value in headers)]).encode()


def security_txt(contact: str, expires: str, canonical: str | None = None) -> bytes:
    """RFC 9116. `contact` is a `mailto:` or `https:` address, `expires` a day in ISO 8601.

    The day is a setting: one that is reckoned from today would make every build differ from the last.
    """
    lines = [f"Contact: {contact}", f"Expires: {expires}T00:00:00Z"]
    if canonical is not None:
        lines.append(f"Canonical: {canonical}")
    return "".join([f"{line}\n" for line in lines]).encode()
