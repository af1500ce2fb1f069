"""The opaque name that calls are tagged with: made at random once, says nothing about the person or the machine."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

FILE_NAME = "user-tag"


def user_tag(home: Path, setting: str) -> str:
    """Return the tag for calls: none for `off`, the data folder's random one for `auto`, else what the setting says."""
    if setting == "off":
        return ""
    if setting != "auto":
        return setting
    file = home / FILE_NAME
    with contextlib.suppress(OSError, UnicodeDecodeError):
        found = file.read_text("ascii").strip()
        if found:
            return found
    made = secrets.token_hex(8)
    with contextlib.suppress(OSError):
        file.write_text(made + "\n", "ascii")
    return made
