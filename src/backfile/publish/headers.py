"""Headers that every answer of the archive should carry, and `.well-known/security.txt`."""

from __future__ import annotations

from collections.abc import Iterable

HEADERS = "_headers"
SECURITY_TXT = ".well-known/security.txt"

_POLICY = (
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
_SCRIPTS = (("script-src", "'self'"), ("connect-src", "'self'"))


def content_security_policy(*, scripts: bool) -> str:
    """The policy of a page; `scripts` for pages that bring the archive's own, as search does.

    For a header. In a `<meta>` element, where `frame-ancestors` does not count, `page_policy` is right.
    """
    return f"{page_policy(scripts=scripts)}; frame-ancestors 'none'"


def page_policy(*, scripts: bool) -> str:
    """The policy for a `<meta http-equiv>` element, which holds from a USB stick and on every host too."""
    return "; ".join(f"{name} {value}" for name, value in (*_POLICY, *(_SCRIPTS if scripts else ())))


def security_headers(*, scripts: bool) -> tuple[tuple[str, str], ...]:
    """(name, value) of the headers for all answers of an archive, of which some page has scripts or none.

    Hosts add up the headers of all rules that fit an address, and two policies both hold; so there is one
    rule, with what the most demanding page needs, and each page's own `<meta>` is narrower.
    """
    return (
        ("Content-Security-Policy", content_security_policy(scripts=scripts)),
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
