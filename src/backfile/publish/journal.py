"""What the two trees of a publication are, and where they may differ, written down before it becomes true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

_HEADER = "backfile publication 1"


@dataclass(slots=True)
class Journal:
    """The state of one output folder. The trees may differ at the addresses in `differing`."""

    live: int = 0
    """Inode number of the output folder when the build began; 0 when nothing is known."""
    idle: int = 0
    """Inode number of the idle tree."""
    published: str = ""
    """Serial of the archive in the output folder."""
    serial: str = ""
    """Serial of the build at work; empty between builds."""
    boot: str = ""
    """Which run of the machine that build belongs to."""
    fresh: bool = False
    """The idle tree was begun empty, so that the trees may differ anywhere."""
    exchanging: bool = False
    """All is written; the exchange is due, or done."""
    differing: dict[str, None] = field(default_factory=dict)
    kept: dict[str, None] = field(default_factory=dict)
    """Top-level entries that belong to a person and go over to the new tree."""


def parse(data: bytes) -> Journal | None:
    """Read a journal; None when it is none, or damaged beyond a torn last line."""
    lines = data.decode("utf-8", errors="replace").split("\n")
    if lines[0] != _HEADER:
        return None
    journal = Journal()
    for line in lines[1:-1]:
        kind, *values = line.split("\t")
        match kind, values:
            case "trees", [live, idle, published] if live.isdigit() and idle.isdigit():
                journal.live, journal.idle, journal.published = int(live), int(idle), published
            case "build", [serial, boot, start]:
                journal.serial, journal.boot, journal.fresh = serial, boot, start == "fresh"
            case "touch", [address]:
                journal.differing[address] = None
            case "keep", [name]:
                journal.kept[name] = None
            case "exchange", []:
                journal.exchanging = True
            case _:
                return None
    return journal if journal.live and journal.idle else None


def head(journal: Journal) -> bytes:
    """A journal from its beginning, up to the addresses that differ."""
    lines = [_HEADER, f"trees\t{journal.live}\t{journal.idle}\t{journal.published}"]
    if journal.serial:
        lines.append(f"build\t{journal.serial}\t{journal.boot}\t{'fresh' if journal.fresh else 'twin'}")
    return ("\n".join(lines) + "\n").encode() + touched(journal.differing)


def touched(addresses: Iterable[str]) -> bytes:
    """Lines to append before the files of these addresses are written or removed."""
    return "".join([f"touch\t{address}\n" for address in addresses]).encode()


def exchange(kept: Iterable[str]) -> bytes:
    """Lines to append before the trees change places."""
    return ("".join([f"keep\t{name}\n" for name in kept]) + "exchange\n").encode()
