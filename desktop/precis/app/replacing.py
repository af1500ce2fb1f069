"""A text file replaced in one step: whoever reads it finds the old text or the new one, never half of it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from precis.domain.errors import WrongUse


def replace_file(file: Path, text: str) -> None:
    """Put `text` in the place of `file`, with the rights that it had (a new one: the person's alone). Blocks.

    Raises:
        WrongUse: it can't be written; the file stays as it was.
    """
    temporary = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{file.stem}-", suffix=f"{file.suffix}.new", dir=file.parent)
        with open(handle, "w", encoding="utf-8", newline="") as out:  # noqa: PTH123 -- a handle, not a path
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).chmod(file.stat().st_mode & 0o777)
        Path(temporary).replace(file)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise WrongUse(
            f"{file} can't be written: {error.strerror}.", "Give yourself permission to write it."
        ) from error
