"""The card in place of a whole result: what went wrong or was stopped, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QPushButton

from precis.domain.jobs import JobRecord, JobState
from precis.ui.language import tr
from precis.ui.look.controls import push_button
from precis.ui.look.style import current_theme
from precis.ui.result import sections
from precis.ui.result.remedies import Remedy, headline, remedies
from precis.ui.sentences import said

Ask = Callable[[Remedy], object]


def trouble(job: JobRecord, ask: Ask, *, was_read: bool) -> QFrame | None:
    """Return the card of a job that ended without a whole result; None where nothing went wrong."""
    if job.error is not None:
        return _failed(job, ask, was_read=was_read)
    theme = current_theme()
    if job.state is JobState.PAUSED:
        buttons = [_button(Remedy.RETRY, ask, tr("Go on")), _button(Remedy.SETTINGS, ask, is_first=False)]
        lines = [said(job.reason) or tr("What was finished is kept.")]
        return sections.card("info", theme.fair, tr("Paused"), lines, buttons)
    go_on = [_button(Remedy.RETRY, ask, tr("Go on"))]
    if job.state is JobState.CANCELLED:
        return sections.card("info", theme.fair, tr("Cancelled"), [tr("What was finished is kept.")], go_on)
    if job.state is JobState.PARTIAL:
        return sections.card("info", theme.fair, tr("Partly done"), [tr("A part is missing; see below.")], go_on)
    return None


def _failed(job: JobRecord, ask: Ask, *, was_read: bool) -> QFrame:
    assert job.error is not None
    lines = [said(line) for line in (job.error.message, job.error.hint) if line]
    is_locked = job.error.code == "encrypted"
    offered = [_button(one, ask, is_first=place == 0) for place, one in enumerate(remedies(job.error))]
    theme = current_theme()
    title = headline(job.error, was_read=was_read)
    return sections.card("lock" if is_locked else "warning", theme.accent if is_locked else theme.bad, title, lines,
                         offered)  # fmt: skip


def _button(remedy: Remedy, ask: Ask, text: str = "", *, is_first: bool = True) -> QPushButton:
    return push_button(text or remedy.text, remedy.tip, lambda: ask(remedy), "primary" if is_first else "")
