"""SVG files: opened by themselves they are documents, so nothing in them may run or ask another site."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from backfile.check.archive import Judge
from backfile.check.limits import tangle

_ADDRESSES = ("href", "xlink:href", "src")


def check(judge: Judge, path: str, source: bytes) -> None:
    """Judge one drawing, parsed as a browser parses SVG within a page."""
    reason = tangle(source)
    if reason is not None:
        judge.say("tangled", path, f"The drawing {reason}")
        return
    root = LexborHTMLParser(source).root
    for node in root.traverse() if root is not None else ():
        if node.tag == "script":
            judge.say("inline-script", path, "<script> in a drawing")
        for name, value in node.attributes.items():
            if name.startswith("on"):
                judge.say("inline-handler", path, f"<{node.tag} {name}> in a drawing")
            elif name in _ADDRESSES and value and not value.startswith("#"):
                _address(judge, path, value, link=node.tag == "a")


def _address(judge: Judge, path: str, value: str, *, link: bool) -> None:
    target = judge.target(value, path)
    match target.how:
        case "relative":
            problem = judge.exists(target.path)
            if problem is not None:
                judge.say_missing(problem, path, value, target.path)
        case "content" if not value.lower().startswith("data:image/"):
            judge.say("script-address", path, f"{value[:40]} carries its own content")
        case "foreign" if not link:
            judge.say("third-party", path, f"{value} is on another site")
