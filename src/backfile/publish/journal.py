"""What the two trees of a publication are, and where they may differ, written down before it becomes true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

_HEADER = "backfile publication 1"
MANY = 20_000
"""More addresses than this are not listed: a walk finds what differs, and memory stays flat."""

Due = Literal["", "exchange", "apply"]


@dataclass(slots=True)
class Journal:
    """The state of one output folder. The trees may differ at the addresses in `differing`, or anywhere."""

    live: int = 0
    """Inode number of the output folder when the build began; 0 when nothing is known."""
    idle: int = 0
    """Inode number of the idle tree; 0 where there is none between builds."""
    published: str = ""
    """Serial of the archive in the output folder; empty when that is not known."""
    seal: str = ""
    """What the output folder was like when that was published, see `recovery.seal`; empty: not known."""
    serial: str = ""
    """Serial of the build at work; empty between builds."""
    boot: str = ""
    """Which run of the machine that build belongs to."""
    whole: bool = False
    """The idle tree was begun empty and will hold all of the new archive."""
    anywhere: bool = False
    differing: dict[str, None] = field(default_factory=dict)
    removed: dict[str, None] = field(default_factory=dict)
    kept: dict[str, None] = field(default_factory=dict)
    """What a person put beside the archive and goes over to the new tree."""
    due: Due = ""
    """All is written: the trees are to change places, or the files to be moved over one by one."""

    def touch(self, addresses: Iterable[str]) -> list[str]:
        """Count these among the differing; returns those that were not."""
        if self.anywhere:
            return []
        new = [address for address in dict.fromkeys(addresses) if address not in self.differing]
        self.differing.update(dict.fromkeys(new))
        if len(self.differing) > MANY:
            self.anywhere = True
            self.differing.clear()
        return new


def parse(data: bytes) -> Journal | None:
    """Read a journal; None when it is none, or damaged beyond a torn last line."""
    lines = data.decode("utf-8", errors="replace").split("\n")
    if lines[0] != _HEADER:
        return None
    journal = Journal()
    for line in lines[1:-1]:
        match line.split("\t"):
            case ["trees", live, idle, published] if live.isdigit() and idle.isdigit():
                journal.live, journal.idle, journal.published = int(live), int(idle), published
            case ["seal", seal]:
                journal.seal = seal
            case ["build", serial, boot, start] if start in ("whole", "change"):
                journal.serial, journal.boot, journal.whole = serial, boot, start == "whole"
            case ["anywhere"]:
                journal.anywhere = True
            case ["touch", address]:
                journal.differing[address] = None
            case ["remove", address]:
                journal.removed[address] = None
            case ["keep", name]:
                journal.kept[name] = None
            case ["exchange" | "apply" as due]:
                journal.due = "exchange" if due == "exchange" else "apply"
            case _:
                return None
    return journal if journal.live else None


def head(journal: Journal) -> bytes:
    """A journal from its beginning, up to where the trees differ."""
    lines = [_HEADER, f"trees\t{journal.live}\t{journal.idle}\t{journal.published}"]
    if journal.seal:
        lines.append(f"seal\t{journal.seal}")
    if journal.serial:
        lines.append(f"build\t{journal.serial}\t{journal.boot}\t{'whole' if journal.whole else 'change'}")
    if journal.anywhere:
        lines.append("anywhere")
    lines += [f"touch\t{address}" for address in journal.differing]
    return _block(lines)


def touched(addresses: Iterable[str], *, anywhere: bool) -> bytes:
    """Lines to append before the files of these addresses are written."""
    return _block(["anywhere"] if anywhere else [f"touch\t{address}" for address in addresses])


def removed(addresses: Iterable[str]) -> bytes:
    """Lines to append before these files are removed."""
    return _block([f"remove\t{address}" for address in addresses])


def ready(due: Due, kept: Iterable[str] = ()) -> bytes:
    """Lines to append before the live folder changes."""
    return _block([*(f"keep\t{name}" for name in kept), due])


def _block(lines: list[str]) -> bytes:
    return "".join([f"{line}\n" for line in lines]).encode()
