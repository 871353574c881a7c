"""What publishing costs beside plain writing: python benchmarks/publishing.py FILES [FOLDER]."""

import shutil
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from backfile.publish.files import Writer
from backfile.publish.trees import Publication

BATCH = 500
DATA = b"A page of some size. " * 170


def address(number):
    day = number // 10
    folder = f"{1900 + day // 336}/{day // 28 % 12 + 1:02d}/{day % 28 + 1:02d}"
    return f"{folder}/a-headline-of-some-words-{number}.html"


def plain(task):
    root, addresses, _, mark = task
    folder = ""
    for name in addresses:
        path = f"{root}/{name}"
        if path.rpartition("/")[0] != folder:
            folder = path.rpartition("/")[0]
            Path(folder).mkdir(parents=True, exist_ok=True)
        with open(path, "wb", buffering=0) as file:
            file.write(DATA + mark)


def written(task):
    root, addresses, base, mark = task
    writer = Writer(root, base)
    for name in addresses:
        writer.write(name, DATA + mark, None)


def tasks(root, addresses, base, mark):
    return [(str(root), addresses[at : at + BATCH], base, mark) for at in range(0, len(addresses), BATCH)]


def build(label, pool, site, addresses, mark):
    begun = time.perf_counter()
    with Publication.open(site / "site", site / ".backfile") as publication:
        opened = time.perf_counter()
        futures = []
        for task in tasks(publication.root, addresses, publication.base, mark):
            publication.expect(task[1])
            futures.append(pool.submit(written, task))
        for future in futures:
            future.result()
        done = time.perf_counter()
        publication.commit(pool)
    report(label, opened - begun, done - opened, time.perf_counter() - done, len(addresses))


def report(label, opening, writing, commit, count):
    each = (opening + writing + commit) / count * 1e6
    parts = f"open {opening:6.3f} s, write {writing:6.3f} s, commit {commit:6.3f} s"
    print(f"{label:26} {parts} = {each:6.1f} us a file")


def main():
    count = int(sys.argv[1])
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else ".") / "publishing-benchmark"
    addresses = [address(number) for number in range(count)]
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "plain").mkdir(parents=True)
    with ProcessPoolExecutor(2) as pool:
        begun = time.perf_counter()
        list(pool.map(plain, tasks(folder / "plain", addresses, "", b"")))
        report("plain files", 0, time.perf_counter() - begun, 0, count)
        build("first build", pool, folder, addresses, b"")
        build("one edit", pool, folder, addresses[5:6], b"1")
        build("343 rendered, 10 differ", pool, folder, addresses[:333], b"")
        build("343 differ", pool, folder, addresses[:343], b"2")
        build("all rendered, 343 differ", pool, folder, addresses, b"")
        (folder / ".backfile").rename(folder / "lost")
        build("state lost, all rendered", pool, folder, addresses, b"")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
