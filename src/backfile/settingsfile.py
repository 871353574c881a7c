"""Reads the files in which people write settings: UTF-8, with or without a mark at the beginning."""

from __future__ import annotations

from pathlib import Path

from backfile.errors import SettingsError

VOCABULARY_FILE = "tags.yaml"
"""What people say of tags."""


def read_settings(root: Path, name: str) -> str | None:
    """The text of ROOT/NAME; None when there is no such file.

    Raises SettingsError that names the file as `name` when it cannot be read or is not UTF-8.
    """
    try:
        return (root / name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        other = name.removesuffix(".yaml") + ".yml"
        if (root / other).is_file():
            raise SettingsError("is not read", path=other, hint=f"Rename it {name}.") from None
        return None
    except OSError as error:
        hint = "Check its permissions, and that it is a file."
        raise SettingsError(f"cannot be read: {error.strerror}", path=name, hint=hint) from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"cannot be read: {error}", path=name, hint="Save it as UTF-8.") from None
