"""The right of the work view: a result, what is under way, or why there is none and what to do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from precis.domain.documents import Document
from precis.domain.jobs import JobRecord, JobState, Options
from precis.domain.results import Result, Summary
from precis.domain.text import printable
from precis.ui import words
from precis.ui.language import mark, tr
from precis.ui.look.controls import IconButton, push_button, text_label
from precis.ui.look.style import APART, BAR, NEAR, TIGHT, WIDE, current_theme
from precis.ui.result import sections
from precis.ui.result.claims import ClaimCard, ClaimList
from precis.ui.result.exporting import KINDS
from precis.ui.result.remedies import Remedy, headline, remedies
from precis.ui.sentences import said
from precis.ui.work.entries import Fit, JobRow, Shown

NOTHING = mark("Choose a document to see its summary here.")


@dataclass(frozen=True, slots=True)
class Viewed:
    """All that is known of what is selected: the job and how it fits, its result and document where there are any."""

    shown: Shown
    options: Options
    result: Result | None = None
    document: Document | None = None
    coverage: tuple[float, ...] = ()

    @property
    def job(self) -> JobRecord:
        """The job that is shown."""
        return self.shown.row.job


class ResultPane(QWidget):
    """Shows what is known of one document; asks for everything else by signal."""

    claim_chosen = Signal(object)
    run_asked = Signal()
    other_mode_asked = Signal()
    cancel_asked = Signal()
    remedy_asked = Signal(object)
    copy_asked = Signal()
    export_asked = Signal(str)
    compare_asked = Signal()
    review_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.claims: ClaimList | None = None
        self._said: QLabel | None = None
        self._details = QLabel()
        self._progress: QProgressBar | None = None
        self._estimate: QLabel | None = None
        self._estimated = ""
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tool_bar())
        layout.addWidget(self.area, 1)
        self.show_nothing()

    def _tool_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        bar.setFixedHeight(BAR)
        row.setContentsMargins(WIDE, 0, NEAR, 0)
        row.setSpacing(TIGHT)
        row.addWidget(text_label(tr("Result"), "strong"), 1)
        self.copy = IconButton("copy", tr("Copy"), tr("Copy the result as Markdown (Ctrl+Shift+C)"))
        self.export = self._export_button()
        self.compare = IconButton("compare", tr("Compare"), tr("Compare with another result of this document (Ctrl+D)"))
        self.again = IconButton("retry", tr("Run again"), tr("Run again with what is chosen now (Ctrl+R)"))
        for button, signal in ((self.copy, self.copy_asked), (self.export, None), (self.compare, self.compare_asked),
                               (self.again, self.run_asked)):  # fmt: skip
            if signal is not None:
                button.clicked.connect(signal)
            row.addWidget(button)
        return bar

    def _export_button(self) -> IconButton:
        button = IconButton("save", tr("Export"), tr("Export the result as Markdown, Word, PDF or JSON (Ctrl+S)"))
        menu = QMenu(button)
        for kind, text in KINDS.items():
            menu.addAction(f"{text}…", lambda kind=kind: self.export_asked.emit(kind))
        button.setMenu(menu)
        button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        return button

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def cards(self) -> list[ClaimCard]:
        """The claims that are shown."""
        return self.claims.cards if self.claims else []

    def show_nothing(self, said: str = "") -> None:
        """Say that nothing is chosen."""
        layout = self._fresh()
        label = text_label(said, "soft")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(2)
        layout.addWidget(label)
        layout.addStretch(3)
        self._enable(has_result=False, can_run=False)

    def show_viewed(self, viewed: Viewed) -> None:
        """Show all that there is, or why there is nothing."""
        layout, job = self._fresh(), viewed.job
        has_result = viewed.result is not None and viewed.shown.fit is not Fit.OTHER_MODE
        if viewed.shown.fit is Fit.OTHER_MODE and job.state.is_final:
            layout.addWidget(self._not_yet(viewed))
        elif not job.state.is_final:
            layout.addWidget(self._under_way(viewed.shown.row))
        else:
            self._add_trouble(layout, viewed)
        if has_result and viewed.result is not None:
            self._add_result(layout, viewed, viewed.result)
        layout.addStretch()
        self._enable(has_result=has_result, can_run=job.state.is_final)

    def update_progress(self, row: JobRow) -> None:
        """Take in where the job is now, without building anything anew."""
        if self._said is not None and self._progress is not None:
            said = (
                tr("Cancelling…") if row.is_cancelling else words.stage(row.job, now=datetime.now(UTC), eta_s=row.eta_s)
            )
            stage, _, details = printable(said).partition(" · ")
            self._said.setText(stage)
            self._details.setText(details)
            self._details.setVisible(bool(details))
            counts = row.job.counts
            self._progress.setVisible(counts.total > 1)
            self._progress.setRange(0, max(counts.total, 1))
            self._progress.setValue(counts.done)

    def show_estimate(self, said: str) -> None:
        """Say what a run with what is chosen would take."""
        self._estimated = said
        if self._estimate is not None:
            self._estimate.setText(said)

    # --- parts --------------------------------------------------------------------------------------------------------

    def _fresh(self) -> QVBoxLayout:
        page = QWidget()
        page.setObjectName("sheet")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(WIDE, 20, WIDE, WIDE)
        layout.setSpacing(12)
        self.claims = self._said = self._progress = self._estimate = None
        self.area.setWidget(page)
        return layout

    def _enable(self, *, has_result: bool, can_run: bool) -> None:
        self.copy.setEnabled(has_result)
        self.export.setEnabled(has_result)
        self.compare.setEnabled(has_result)
        self.again.setEnabled(can_run)

    def _not_yet(self, viewed: Viewed) -> QFrame:
        wanted, there = viewed.options.mode, viewed.job.options.mode
        self._estimate = text_label(self._estimated, "small")
        run = push_button(
            tr("Summarize"),
            tr("Summarize in {mode} mode (Ctrl+R)", mode=words.mode_within(wanted)),
            self.run_asked.emit,
            "primary",
        )
        back = push_button(
            tr("Show the {mode} result", mode=words.mode_within(there)),
            tr("Switch to {mode} mode", mode=words.mode_within(there)),
            self.other_mode_asked.emit,
            "link",
        )
        card = sections.card(
            "info", current_theme().accent, words.not_run(wanted),
            [tr("There is a result in {mode} mode.", mode=words.mode_within(there))], [run, back],
        )  # fmt: skip
        grid = card.layout()
        assert grid is not None
        grid.addWidget(self._estimate, grid.rowCount(), 1)  # type: ignore[call-arg]
        return card

    def _under_way(self, row: JobRow) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        self._said, self._details = text_label("", "lead"), text_label("", "soft")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._progress.setAccessibleName(tr("Progress"))
        cancel = push_button(tr("Cancel"), tr("Cancel; what was finished is kept (Esc)"), self.cancel_asked.emit)
        for part in (self._said, self._details, self._progress):
            column.addWidget(part)
        column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.update_progress(row)
        return box

    def _add_trouble(self, layout: QVBoxLayout, viewed: Viewed) -> None:
        job, theme = viewed.job, current_theme()
        if job.error is not None:
            lines = [said(line) for line in (job.error.message, job.error.hint) if line]
            title = headline(job.error, was_read=viewed.document is not None)
            icon = "lock" if job.error.code == "encrypted" else "warning"
            buttons = [self._remedy(remedy, place) for place, remedy in enumerate(remedies(job.error))]
            colour = theme.accent if icon == "lock" else theme.bad
            layout.addWidget(sections.card(icon, colour, title, lines, buttons))
        elif job.state is JobState.PAUSED:
            buttons = [self._remedy(Remedy.RETRY, 0, tr("Go on")), self._remedy(Remedy.SETTINGS, 1)]
            lines = [said(job.reason) or tr("What was finished is kept.")]
            layout.addWidget(sections.card("info", theme.fair, tr("Paused"), lines, buttons))
        elif job.state in (JobState.CANCELLED, JobState.PARTIAL):
            line = (
                tr("What was finished is kept.")
                if job.state is JobState.CANCELLED
                else tr("A part is missing; see below.")
            )
            title = tr("Cancelled") if job.state is JobState.CANCELLED else tr("Partly done")
            layout.addWidget(
                sections.card("info", theme.fair, title, [line], [self._remedy(Remedy.RETRY, 0, tr("Go on"))])
            )

    def _remedy(self, remedy: Remedy, place: int, text: str = "") -> QPushButton:
        style = "" if place else "primary"
        return push_button(text or remedy.text, remedy.tip, lambda: self.remedy_asked.emit(remedy), style)

    def _add_result(self, layout: QVBoxLayout, viewed: Viewed, result: Result) -> None:
        if viewed.shown.fit is Fit.OTHER_CHOICES:
            layout.addWidget(self._differs(viewed))
        if result.summary is not None and result.summary.headline:
            layout.addWidget(text_label(printable(result.summary.headline), "title", is_selectable=True))
        if result.labels:
            layout.addWidget(sections.labels(result.labels, self.review_asked.emit))
        if result.summary is not None:
            self._add_claims(layout, result.summary)
        document_warnings = viewed.document.warnings if viewed.document else ()
        texts = [tr("Missing: {what}", what=said(text)) for text in result.missing]
        texts += map(said, (*result.warnings, *document_warnings))
        if texts:
            layout.addWidget(sections.warnings(dict.fromkeys(texts)))
        layout.addSpacing(NEAR)
        layout.addWidget(sections.rule())
        layout.addWidget(sections.small_print(viewed.job, result, viewed.document))

    def _add_claims(self, layout: QVBoxLayout, summary: Summary) -> None:
        if summary.is_extractive:
            layout.addWidget(text_label(tr(words.EXTRACTIVE), "small"))
        self.claims = ClaimList(summary)
        self.claims.chosen.connect(self.claim_chosen)
        self.claims.focused.connect(lambda card: self.area.ensureWidgetVisible(card, 0, 40))
        layout.addWidget(self.claims)

    def _differs(self, viewed: Viewed) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(APART, NEAR, NEAR, NEAR)
        said = words.difference(viewed.job.options, viewed.options)
        row.addWidget(text_label(tr("This result: {said}.", said=said), "small"), 1)
        row.addWidget(push_button(tr("Update"), tr("Run again with what is chosen now (Ctrl+R)"), self.run_asked.emit))
        return frame
