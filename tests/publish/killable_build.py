"""Run as a program: publishes one of two archives over and over, until it is killed."""

import sys
from pathlib import Path

from publishing import NEW, OLD, Builder

from backfile.publish.disk import Disk


def main():
    builder = Builder(Path(sys.argv[1]))
    while True:
        for files in (NEW, OLD):
            builder.build(files, Disk())
            sys.stdout.write(".")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
