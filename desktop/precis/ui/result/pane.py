"""The right of the work view: a result, what is under way, or why there is none and what to do now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from precis.domain.documents import Document
from precis.domain.jobs import JobRecord, Options
from precis.domain.results import Result, Summary
from precis.domain.text import printable
from precis.ui import words
from precis.ui.language import mark, tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.style import APART, NEAR, WIDE, current_theme
from precis.ui.result import sections
from precis.ui.result.claims import ClaimCard, ClaimList
from precis.ui.result.dropped import DroppedClaims
from precis.ui.result.facts import left_out
from precis.ui.result.tool_bar import ResultBar
from precis.ui.result.troubles import trouble
from precis.ui.result.under_way import UnderWay
from precis.ui.sentences import said
from precis.ui.work.entries import Fit, JobRow, Shown

if TYPE_CHECKING:
    from precis.trust.coverage import LeftOut

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
    fact_chosen = Signal(object)
    run_asked = Signal()
    other_mode_asked = Signal()
    cancel_asked = Signal()
    remedy_asked = Signal(object)
    copy_asked = Signal()
    export_asked = Signal(str)
    compare_asked = Signal()
    why_asked = Signal()
    quality_asked = Signal()
    review_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.claims: ClaimList | None = None
        self.dropped: DroppedClaims | None = None
        self.under_way: UnderWay | None = None
        self._estimate: QLabel | None = None
        self._facts: QVBoxLayout | None = None
        self._estimated = ""
        self.bar = bar = ResultBar()
        self.copy, self.export, self.compare, self.again = bar.copy, bar.export, bar.compare, bar.again
        bar.copy.clicked.connect(self.copy_asked)
        bar.export_asked.connect(self.export_asked)
        bar.compare.clicked.connect(self.compare_asked)
        bar.why.clicked.connect(self.why_asked)
        bar.quality_asked.connect(self.quality_asked)
        bar.again.clicked.connect(self.run_asked)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.area, 1)
        self.show_nothing()

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
        self.bar.enable(has_result=False, can_run=False)

    def show_viewed(self, viewed: Viewed) -> None:
        """Show all that there is, or why there is nothing."""
        layout, job = self._fresh(), viewed.job
        has_result = viewed.result is not None and viewed.shown.fit is not Fit.OTHER_MODE
        if viewed.shown.fit is Fit.OTHER_MODE and job.state.is_final:
            layout.addWidget(self._not_yet(viewed))
        elif not job.state.is_final:
            self.under_way = UnderWay(viewed.shown.row, self.cancel_asked.emit)
            layout.addWidget(self.under_way)
        elif (card := trouble(job, self.remedy_asked.emit, was_read=viewed.document is not None)) is not None:
            layout.addWidget(card)
        if has_result and viewed.result is not None:
            self._add_result(layout, viewed, viewed.result)
        layout.addStretch()
        self.bar.enable(has_result=has_result, can_run=job.state.is_final)

    def update_progress(self, row: JobRow) -> None:
        """Take in where the job is now, without building anything anew."""
        if self.under_way is not None:
            self.under_way.show_row(row)

    def show_estimate(self, said: str) -> None:
        """Say what a run with what is chosen would take."""
        self._estimated = said
        if self._estimate is not None:
            self._estimate.setText(said)

    def show_left_out(self, facts: Sequence[LeftOut]) -> None:
        """Show key facts that the summary which is shown does not mention; they come a moment after it."""
        if self._facts is not None and facts and not self._facts.count():
            self._facts.addWidget(sections.rule())
            self._facts.addWidget(left_out(facts, self.fact_chosen.emit))

    def take_over(self, before: ResultPane) -> None:
        """Choose and open what is chosen and open in a pane before this one."""
        if self.dropped is not None and before.dropped is not None:
            self.dropped.head.setChecked(before.dropped.head.isChecked())
        for card, was in zip(self.cards, before.cards, strict=False):
            card.show_chosen(is_chosen=was.is_chosen)

    # --- parts --------------------------------------------------------------------------------------------------------

    def _fresh(self) -> QVBoxLayout:
        page = QWidget()
        page.setObjectName("sheet")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(WIDE, 20, WIDE, WIDE)
        layout.setSpacing(12)
        self.claims = self.dropped = self.under_way = self._estimate = self._facts = None
        self.area.setWidget(page)
        return layout

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
        self._facts = QVBoxLayout()
        layout.addLayout(self._facts)
        layout.addSpacing(NEAR)
        layout.addWidget(sections.rule())
        layout.addWidget(sections.small_print(viewed.job, result, viewed.document))

    def _add_claims(self, layout: QVBoxLayout, summary: Summary) -> None:
        if summary.is_extractive:
            layout.addWidget(text_label(tr(words.EXTRACTIVE), "small"))
        self.claims = ClaimList(summary.sentences, tr("Sentences of the summary"), is_extractive=summary.is_extractive)
        layout.addWidget(self.claims)
        lists = [self.claims]
        if summary.not_supported:
            self.dropped = DroppedClaims(summary.not_supported)
            self.dropped.opened.connect(lambda card: QTimer.singleShot(0, card, lambda: self._reveal(card)))
            layout.addWidget(self.dropped)
            lists.append(self.dropped.list)
        for one, other in zip(lists, reversed(lists), strict=True):
            one.chosen.connect(self.claim_chosen)
            one.focused.connect(self._reveal)
            if other is not one:
                one.chosen.connect(lambda _, other=other: other.leave())

    def _reveal(self, card: QWidget) -> None:
        self.area.ensureWidgetVisible(card, 0, 40)

    def _differs(self, viewed: Viewed) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(APART, NEAR, NEAR, NEAR)
        said = words.difference(viewed.job.options, viewed.options)
        row.addWidget(text_label(tr("This result: {said}.", said=said), "small"), 1)
        row.addWidget(push_button(tr("Update"), tr("Run again with what is chosen now (Ctrl+R)"), self.run_asked.emit))
        return frame
