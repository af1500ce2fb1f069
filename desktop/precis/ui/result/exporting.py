"""Writes a result to a file: asks where and in which format, and does it off the Qt thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from precis.domain.errors import PrecisError, WrongUse
from precis.domain.jobs import JobId, JobRecord
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr
from precis.ui.sentences import said

if TYPE_CHECKING:
    from precis.app.facade import Precis

KINDS = {"md": "Markdown", "docx": mark("Word document"), "pdf": "PDF", "json": "JSON"}
"""Formats by the end of the file's name, the usual one first."""


class ResultExport(QObject):
    """`said` brings a sentence about what came of it."""

    said = Signal(str)

    def __init__(self, room: EngineRoom, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._over = room, parent

    def ask(self, job: JobRecord, kind: str = "md") -> None:
        """Ask for a file, and write the result to it in the format that its name says."""
        filters = {f"{tr(text)} (*.{end})": end for end, text in KINDS.items()}
        chosen = next(text for text, end in filters.items() if end == kind)
        name = tr("{stem} summary.{kind}", stem=Path(job.title).stem, kind=kind)
        file, used = QFileDialog.getSaveFileName(self._over, tr("Export the result"), name, ";;".join(filters), chosen)
        if file:
            self.write(job.id, named(Path(file), filters.get(used, kind)))

    def write(self, job: JobId, file: Path) -> None:
        """Write the job's result to `file`; `said` tells how it went."""
        self._room.ask(
            lambda precis: export(precis, job, file),
            lambda _: self.said.emit(tr("Exported as {name}.", name=file.name)),
            lambda error: self.said.emit(explain(error)),
        )


def named(file: Path, kind: str) -> Path:
    """Return `file` with an end that names a format: its own where it has one, else that of `kind`."""
    return file if file.suffix.lstrip(".").lower() in KINDS else file.with_name(f"{file.name}.{kind}")


async def export(precis: Precis, job: JobId, file: Path) -> None:
    """Write the job's result to `file`.

    Raises:
        PolicyBlocked: the policy of this machine forbids exports.
        WrongUse: there is no result, or the file can't be written.
    """
    import asyncio

    from precis.app.exporting import export_result

    precis.check_export("result")
    if await precis.job(job) is None:
        raise WrongUse(tr("This result is no longer in the history."))
    outcome = await precis.outcome(job)
    await asyncio.to_thread(export_result, outcome, file.suffix.lstrip(".").lower(), file)


def explain(error: PrecisError) -> str:
    """Return what went wrong and what to do; the command line's own words are left out of its hints."""
    return f"{said(error.message)} {said(error.hint.replace(' with --out', ''))}".strip()
