"""A small archive to publish, and disks that fail: what the tests of publishing share."""

import errno
import os

from backfile.publish import folders
from backfile.publish.disk import Disk
from backfile.publish.files import write_file
from backfile.publish.trees import Publication

OLD = {
    "index.html": b"front page",
    "static/style.css": b"body {}",
    "1931/index.html": b"1931: flood, fog",
    "1931/05/09/flood.html": b"flood",
    "1931/05/09/fog.html": b"fog",
    "1932/01/01/ball.html": b"ball",
    "tags/harbour/index.html": b"harbour",
}
NEW = {
    "index.html": b"new front page",
    "static/style.css": b"body {}",
    "1931/index.html": b"1931: flood, storm",
    "1931/05/09/flood.html": b"flood, corrected",
    "1931/05/10/storm.html": b"storm",
    "tags/harbour/index.html": b"harbour",
    "sections/news/index.html": b"news",
    ".well-known/security.txt": b"Contact: mailto:desk@example.org",
}
KEPT = {"CNAME": b"archive.example.org", ".git/HEAD": b"ref", ".well-known/acme/token": b"token"}


class Killed(BaseException):
    """Stands for kill -9: nothing after it reaches the disk."""


class FailingDisk(Disk):
    """Counts the changes and reads; from number `at` on (or there only) each one fails with `fault`."""

    def __init__(self, at=10**9, fault=Killed, *, once=False):
        self.count, self.at, self.fault, self.once = 0, at, fault, once

    def step(self):
        self.count += 1
        if self.count == self.at or (self.count > self.at and not self.once):
            raise Killed if self.fault is Killed else OSError(self.fault, os.strerror(self.fault))

    def create(self, path, data, mtime_ns=None):
        try:
            self.step()
        except Killed:
            if self.count == self.at:  # killed in the middle of the file
                super().create(path, data[: len(data) // 2])
            raise
        super().create(path, data, mtime_ns)

    def append(self, descriptor, data):
        try:
            self.step()
        except BaseException:
            if self.count == self.at:
                super().append(descriptor, data[: len(data) // 2])
            raise
        super().append(descriptor, data)


def _counted(name):
    operation = getattr(Disk, name)

    def method(self, *values):
        self.step()
        return operation(self, *values)

    return method


for _name in ("read", "unlink", "mkdir", "rmdir", "rename", "share", "exchange"):
    setattr(FailingDisk, _name, _counted(_name))


for _name in ("sync", "sync_all"):
    setattr(FailingDisk, _name, lambda self, path, **_: self.step())


class WithoutExchange(FailingDisk):
    """As on a system that can only rename."""

    def exchange(self, first, second):
        self.step()
        raise OSError(errno.ENOSYS, "no such call")


class WithoutMoving(WithoutExchange):
    """As on overlayfs, where a folder of a lower layer cannot be renamed."""

    def rename(self, old, new):
        if os.path.isdir(old) and os.path.basename(old) == "site":
            self.step()
            raise OSError(errno.EXDEV, "cross-device link")
        super().rename(old, new)


class OtherFileSystem(FailingDisk):
    """As when the output folder is a mount point."""

    def exchangeable(self, output, own):
        return False


class Builder:
    """Builds as the pipeline does: its notes of what it published count only when the folder agrees."""

    def __init__(self, site):
        self.site, self.output = site, site / "site"
        self.serial, self.notes = "", {}

    def build(self, files, disk=None):
        """Publish exactly `files`; returns the addresses written."""
        disk = disk or FailingDisk()
        with Publication.open(self.output, self.site / ".backfile", wait=0, disk=disk) as publication:
            old = self.notes if self.serial and publication.published == self.serial else None
            if old is None:
                publication.start_empty()
                old = {}
            changed = [address for address, data in sorted(files.items()) if old.get(address) != data]
            for address in sorted(set(old) - set(files)):
                publication.remove(address)
            publication.expect(changed)
            written = [
                write_file(
                    str(publication.root),
                    address,
                    files[address],
                    mtime_ns=None,
                    base=publication.base,
                    disk=disk,
                )
                for address in changed
            ]
            publication.commit()
        self.serial, self.notes = publication.serial, dict(files)
        return [item.address for item in written if item.changed]


def content(folder, *, kept=True):
    """Every file below a folder with its bytes, without backfile's marker; None when there is no folder."""
    if not folder.is_dir():
        return None
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != folders.MARKER
    }
    return found if kept else {name: data for name, data in found.items() if name not in KEPT}


def put_beside(folder):
    """What a person keeps in the output folder."""
    for name, data in KEPT.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
