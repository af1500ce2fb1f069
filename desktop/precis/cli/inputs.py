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
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets without end
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it holds what no program reads"
        raise WrongUse(f"Line {number} of the batch file is not JSON: {reason}.", _BATCH_HINT) from error
    if not isinstance(value, dict):
        raise WrongUse(f"Line {number} of the batch file is not a JSON object.", _BATCH_HINT)
    return cast("dict[str, Any]", value)


_BATCH_HINT = 'Each line has to be an object such as {"id": "a1", "text": "…"} or {"id": "a1", "path": "…"}.'


def batch_inputs(file: Path) -> list[Input]:
    """Return an input for each line of a batch file; a relative path counts from the batch file's folder."""
    return [_batch_input(value, number, file.parent) for number, value in enumerate(batch_objects(file), 1)]


def _batch_input(value: dict[str, Any], number: int, folder: Path) -> Input:
    identifier = batch_id(value, number)
    text, path = value.get("text"), value.get("path")
    if isinstance(text, str):
        return TextInput(text, title=str(value.get("title", "")), id=identifier)
    if isinstance(path, str) and path:
        return FileInput(folder / batch_path(path, number), id=identifier)
    raise WrongUse(f"Line {number} of the batch file has neither a text nor a path.", _BATCH_HINT)


def batch_id(value: dict[str, Any], number: int) -> str:
    """Return the id that a line gives, a text or a number, or the line's number where it gives none.

    Raises:
        WrongUse: it is something else.
    """
    identifier = value.get("id", number)
    if isinstance(identifier, bool) or not isinstance(identifier, str | int | float) or not _is_text(str(identifier)):
        raise WrongUse(f"The id in line {number} of the batch file is neither a text nor a number.", _BATCH_HINT)
    return str(identifier)


def batch_path(path: str, number: int) -> str:
    """Return the path that a line gives.

    Raises:
        WrongUse: no file can be called so.
    """
    try:
        os.fsencode(path)
    except UnicodeEncodeError as error:  # half of a pair of surrogates
        raise WrongUse(f"The path in line {number} of the batch file is no file's name.", _BATCH_HINT) from error
    return path


def _is_text(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def as_paths(names: Sequence[str]) -> list[Path]:
    """Return the named paths, absolute, with bytes that are not UTF-8 kept.

    Raises:
        WrongUse: a name is empty, as of a variable that is not set; it would mean the whole folder.
    """
    if not all(names):
        raise WrongUse("A document's name is empty.", "Name a file; `.` names the folder that you are in.")
    return [Path(os.path.abspath(os.fsdecode(os.fsencode(name)))) for name in names]  # noqa: PTH100 -- keeps symlinks


def ask_password(title: str) -> str | None:
    """Return the password of an encrypted document: asked for at a terminal, else the next line of standard input."""
    if sys.stdin is None or sys.stdin.closed:
        return None
    if sys.stdin.isatty():
        import getpass

        return getpass.getpass(f"Password of {title}: ", stream=sys.stderr) or None
    return sys.stdin.readline().rstrip("\r\n") or None
