"""Writes a result to a file, whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from precis.app.forms import outcome_json
from precis.app.resources import resources_folder
from precis.domain.documents import Document
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobRecord
from precis.domain.results import Result

if TYPE_CHECKING:
    from precis.app.facade import Outcome

Written = TypeVar("Written")
FORMATS = ("md", "docx", "pdf", "json")


def render(job: JobRecord, result: Result, document: Document | None, kind: str) -> bytes:
    """Return a result in one of FORMATS."""
    if kind == "json":
        return json.dumps(outcome_json(job, result, document), ensure_ascii=False, indent=2).encode(
            "utf-8", "backslashreplace"
        )
    from precis.app.exporting.markdown import markdown_of
    from precis.app.exporting.paper import paper_of
    from precis.app.exporting.sheet import sheet_of
    from precis.app.exporting.word import word_of

    sheet = sheet_of(job, result, document)
    if kind == "md":
        return markdown_of(sheet).encode("utf-8", "replace")
    return word_of(sheet) if kind == "docx" else paper_of(sheet, resources_folder() / "fonts")


def export_result(outcome: Outcome, kind: str, out: Path) -> None:
    """Write a job's result to `out`, in place of what was there.

    Raises:
        WrongUse: the job has no result, or the file can't be written.
    """
    if outcome.result is None:
        raise WrongUse("This job has no result yet.", "Wait until it is done, or look at `precis jobs show`.")
    data = render(outcome.job, outcome.result, outcome.document, kind)
    write_whole(out, lambda file: file.write_bytes(data))


def write_whole(out: Path, write: Callable[[Path], Written]) -> Written:
    """Let `write` fill a new file beside `out` and move it there, so that no half-written file is left.

    Returns what `write` returns.

    Raises:
        WrongUse: the folder is missing or not writable, or the disk is full.
    """
    try:
        return _replaced(out, write)
    except OSError as error:
        raise WrongUse(f"{out} can't be written: {error.strerror}.", "Choose another place with --out.") from error


def _replaced(out: Path, write: Callable[[Path], Written]) -> Written:
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name[:40]}.")
    os.close(handle)
    building = Path(name)
    try:
        written = write(building)
        building.replace(out)
    finally:
        building.unlink(missing_ok=True)
    return written
