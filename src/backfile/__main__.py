"""The command `backfile`, also as `python -m backfile`; it may be stopped while it is being imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    try:
        from backfile.cli import main as run

        run(prog_name="backfile")
    except KeyboardInterrupt:
        sys.exit("\nbackfile: stopped.")


if __name__ == "__main__":
    main()
