"""What the person named on the command line, as inputs: paths, folders, or the lines of a batch file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from precis.domain.errors import WrongUse
from precis.domain.jobs import FileInput, Input, TextInput


def batch_objects(file: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file, one a line.

    Raises:
        WrongUse: the file can't be read, or a line is not a JSON object; the line's number is named.
    """
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise WrongUse(f"The batch file {file.name} can't be read: {reason}.", "Give a JSONL file in UTF-8.") from error
    return [_object(line, number) for number, line in enumerate(lines, 1) if line.strip()]


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        value: object = json.loads(line)
    except json.JSONDecodeError as error:
        raise WrongUse(f"Line {number} of the batch file is not JSON: {error.msg}.", _BATCH_HINT) from error
    if not isinstance(value, dict):
        raise WrongUse(f"Line {number} of the batch file is not a JSON object.", _BATCH_HINT)
    return cast("dict[str, Any]", value)


_BATCH_HINT = 'Each line has to be an object such as {"id": "a1", "text": "…"} or {"id": "a1", "path": "…"}.'


def batch_inputs(file: Path) -> list[Input]:
    """Return an input for each line of a batch file; a relative path counts from the batch file's folder."""
    return [_batch_input(value, number, file.parent) for number, value in enumerate(batch_objects(file), 1)]


def _batch_input(value: dict[str, Any], number: int, folder: Path) -> Input:
    identifier = str(value.get("id", number))
    text, path = value.get("text"), value.get("path")
    if isinstance(text, str):
        return TextInput(text, title=str(value.get("title", "")), id=identifier)
    if isinstance(path, str):
        return FileInput(folder / path, id=identifier)
    raise WrongUse(f"Line {number} of the batch file has neither a text nor a path.", _BATCH_HINT)


def as_paths(names: Sequence[str]) -> list[Path]:
    """Return the named paths, absolute, with bytes that are not UTF-8 kept."""
    return [Path(os.path.abspath(os.fsdecode(os.fsencode(name)))) for name in names]  # noqa: PTH100 -- keeps symlinks


def ask_password(title: str) -> str | None:
    """Return the password of an encrypted document: asked for at a terminal, else the next line of standard input."""
    if sys.stdin is None or sys.stdin.closed:
        return None
    if sys.stdin.isatty():
        import getpass

        return getpass.getpass(f"Password of {title}: ", stream=sys.stderr) or None
    return sys.stdin.readline().rstrip("\r\n") or None
