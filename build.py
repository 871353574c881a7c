"""Builds the archive in this folder: the same as `backfile build`, without installing the program first."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

try:
    from backfile.cli import main
except ModuleNotFoundError as error:
    if error.name is None or error.name.startswith("backfile"):
        raise
    sys.exit(
        f"build.py: the library {error.name} is missing. Install what is needed, as the README shows:\n"
        "  python3 -m venv --without-pip .venv && python3 -m pip --python .venv install -e ."
        " && .venv/bin/python build.py"
    )
except KeyboardInterrupt:
    sys.exit("\nbuild.py: stopped.")

if __name__ == "__main__":
    main(["build", *sys.argv[1:]], prog_name="build.py")
