"""For everybody: names, roles and places in the tab order, contrast, commands by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)  # fmt: skip

from precis.app import sample_files
from precis.domain.calls import CallIntent, CallRow
from precis.domain.jobs import FileInput, JobEvent, JobId, JobState, Lane, Mode, Options
from precis.evals.running import ItemScore
from precis.store.evals import EvalRun
from precis.ui.activity.job_events import JobEventsDialog
from precis.ui.command_palette import rank
from precis.ui.document.pages import PagesView
from precis.ui.look.appearance import Look
from precis.ui.look.charts import BarChart, LineChart
from precis.ui.look.diagram import ReliabilityChart
from precis.ui.look.style import current_theme, palette
from precis.ui.look.theme import THEMES, Theme, contrast, text_pairs
from precis.ui.result.claims import ClaimCard
from precis.ui.sending.notice import NoticeDialog
from precis.ui.sending.preview import PreviewDialog
from precis.ui.why.view import WhyDialog
from precis.ui.window import ACTIVITY, CHECK, HISTORY, QUALITY, REVIEW, SETTINGS, USAGE, WORK
from tests.ui.changes import timeline_rows, why_of
from tests.ui.conftest import Stage
from tests.ui.fake_precis import START, FakePrecis, unsure_of
from tests.ui.screenshots import usage_sums
from tests.ui.sendings import notice_of
from tests.ui.teachings import STATS

INTERACTIVE = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView,
               PagesView, ClaimCard, BarChart, LineChart, ReliabilityChart)  # fmt: skip


def _interactive(view: QWidget) -> list[QWidget]:
    found = [widget for kind in INTERACTIVE for widget in view.findChildren(kind)]
    inner = (QAbstractSpinBox, QComboBox, QLineEdit)
    return [
        widget for widget in found
        if widget.isVisible() and widget.isEnabled() and not isinstance(widget.parentWidget(), inner)
        # A table's header only tells; where it can be clicked it is to be reached by keyboard, too.
        and not (isinstance(widget, QHeaderView) and not widget.sectionsClickable())
    ]  # fmt: skip


def _arrange(stage: Stage, scene: str) -> QWidget:
    if scene == "empty":
        return stage.window
    jobs = stage.add(*sample_files())
    if scene == "failed":
        stage.do(lambda fake: fake.fail(jobs[0], "broken_file", "It is broken."))
        stage.select(jobs[0])
    elif scene == "running":
        stage.do(lambda fake: fake.tell(jobs[0], JobState.WORKING))
        stage.select(jobs[0])
    elif scene == "search":
        stage.window.work.document.begin_search()
    elif scene in VIEWS_OF:
        if scene == "review":
            stage.do(lambda fake: fake.finish(jobs[0], unsure_of(fake.documents[fake.records[jobs[0]].path],
                                                                 fake.records[jobs[0]].options),
                                              JobState.NEEDS_REVIEW))  # fmt: skip
        _fill_logs(stage.fake)
        stage.window.show_view(VIEWS_OF[scene])
        stage.settle()
    elif scene in PAGES_OF:
        (stage.fake.home / "settings.toml").write_text('[engines.work]\nkind = "openai"\nfast = "small"\n')
        stage.window.show_view(SETTINGS)
        stage.window.settings.sections.setCurrentRow(PAGES_OF[scene])
        stage.settle()
    elif scene == "calls":
        _fill_logs(stage.fake)
        stage.window.show_view(ACTIVITY)
        stage.window.activity.part.press(1)
        stage.settle()
    elif scene in PANELS:
        return PANELS[scene](stage, jobs[0])
    elif scene == "engine form":
        stage.window.show_view(SETTINGS)
        # What is set up is read in a thread.
        stage.bot.waitUntil(lambda: bool(stage.window.settings.engines.cards))
        form = stage.window.settings.engines.open_form("")
        assert form is not None
        return form
    elif scene in ("rule form", "label form"):
        stage.window.show_view(SETTINGS)
        settings = stage.window.settings
        stage.bot.waitUntil(lambda: bool(settings.rules.cards) and bool(settings.labels.cards))
        form = (
            settings.rules.open_form("Bills") if scene == "rule form" else settings.labels.open_form("contract-kinds")
        )
        assert form is not None
        return form
    return stage.window


def _why(stage: Stage, job: JobId) -> QWidget:
    stage.fake.whys[job] = why_of(job, JobId("before"), START)
    dialog = WhyDialog(stage.room, job, stage.window)
    return _shown(stage, dialog)


def _notice(stage: Stage, _job: JobId) -> QWidget:
    return _shown(stage, NoticeDialog(notice_of(), stage.window))


def _preview(stage: Stage, _job: JobId) -> QWidget:
    stage.fake.sending.wanted = {"work": notice_of()}
    source = FileInput(sample_files()[0])
    return _shown(stage, PreviewDialog(stage.room, source, Options(engine="work"), stage.window))


def _steps(stage: Stage, job: JobId) -> QWidget:
    stage.fake.events[job] = [JobEvent(job, 0, START, JobState.QUEUED)]
    return _shown(stage, JobEventsDialog(stage.room, job, "a.pdf", stage.window))


def _changes(stage: Stage, _job: JobId) -> QWidget:
    stage.fake.timeline_rows = timeline_rows(START)
    stage.window.show_view(ACTIVITY)
    stage.window.activity.part.press(2)
    stage.settle()
    return stage.window


def _thumbnails(stage: Stage, job: JobId) -> QWidget:
    stage.select(job)
    pane = stage.window.work.document
    pane.bar.thumbnails.click()
    pane.selection_bar.show_for(has_selection=True)
    return stage.window


def _taught(stage: Stage, _job: JobId) -> QWidget:
    stage.fake.calibration.sets = [STATS]
    stage.window.show_view(QUALITY)
    stage.bot.waitUntil(lambda: bool(stage.window.quality.teaching.cards))
    stage.window.quality.teaching.cards[0].calibrate.click()
    stage.settle()
    return stage.window


def _shown(stage: Stage, dialog: QWidget) -> QWidget:
    dialog.show()
    stage.settle()
    return dialog


LEAST = {"why": 2, "notice": 3, "preview": 4, "steps": 2}
"""Widgets that a small dialog has at least."""
PANELS: dict[str, Callable[[Stage, JobId], QWidget]] = {
    "why": _why, "notice": _notice, "preview": _preview, "steps": _steps, "changes": _changes,
    "thumbnails": _thumbnails, "taught": _taught,
}  # fmt: skip


def _fill_logs(fake: FakePrecis) -> None:
    """Give the logs something to show."""
    fake.usage_of = usage_sums
    call = CallIntent("work", "openai", "small", Mode.FAST, Lane.INTERACTIVE, "summarize", "", "notes@1")
    fake.call_rows = [CallRow(1, call, None, START, None)]
    for number in (1, 2):
        run = EvalRun(number, "labels", "embedded", "", "fast", {}, START, START)
        fake.evaluation.kept.append((run, [ItemScore("letter", {"right": float(number == 1)}, "contract")]))


VIEWS_OF = {
    "history": HISTORY, "settings": SETTINGS, "review": REVIEW, "check": CHECK, "usage": USAGE, "activity": ACTIVITY,
    "quality": QUALITY,
}  # fmt: skip
PAGES_OF = {f"settings {place}": place for place in range(8)}
SCENES = (
    "empty",
    "result",
    "failed",
    "running",
    "search",
    "calls",
    "engine form",
    *PANELS,
    "rule form",
    "label form",
    *VIEWS_OF,
    *PAGES_OF,
)


@pytest.mark.parametrize("scene", SCENES)
def test_every_interactive_widget_has_a_name_a_role_and_a_place(stage: Stage, scene: str) -> None:
    window = _arrange(stage, scene)
    widgets = _interactive(window)
    assert len(widgets) >= LEAST.get(scene, 8)
    reached = _tab_order(window)
    for widget in widgets:
        what = f"{type(widget).__name__} {widget.objectName()} in {scene}"
        seen = QAccessible.queryAccessibleInterface(widget)
        assert seen is not None, what
        assert seen.text(QAccessible.Text.Name).strip(), what
        assert seen.role() != QAccessible.Role.NoRole, what
        # Qt lets the tab key into one button of an exclusive group; the arrow keys reach the others.
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        entry = group.button(group.checkedId()) if group is not None else widget
        assert entry.focusPolicy() & Qt.FocusPolicy.TabFocus, what
        assert entry in reached, what


def _tab_order(window: QWidget) -> set[QWidget]:
    reached: set[QWidget] = set()
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    return reached


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_stands_out_from_its_ground(theme: Theme) -> None:
    for ink, ground in text_pairs(theme):
        assert contrast(ink, ground) >= 4.5, (ink, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_palette_stands_out_too(theme: Theme) -> None:
    made, role = palette(theme), QPalette.ColorRole
    pairs = [
        (role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight), (role.ToolTipText, role.ToolTipBase), (role.PlaceholderText, role.Base),
        (role.Text, role.AlternateBase), (role.Link, role.Base),
    ]  # fmt: skip
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for ink, ground in pairs:
            ratio = contrast(made.color(group, ink).name(), made.color(group, ground).name())
            assert ratio >= 4.5, (theme.name, group, ink, ground, ratio)


def test_contrast_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_commands_have_names_and_shortcuts_of_their_own(stage: Stage) -> None:
    keys: dict[str, str] = {}
    for action in stage.window.commands:
        assert action.text()
        for shortcut in action.shortcuts():
            text = shortcut.toString()
            assert text not in keys, f"{text} is on “{action.text()}” and “{keys.get(text)}”"
            keys[text] = action.text()


def test_the_palette_finds_and_does(stage: Stage) -> None:
    opened = stage.window.open_palette()
    QTest.keyClicks(opened.words, "show the hist")
    assert opened.list.item(0).text() == "Show the history"
    QTest.keyClick(opened.words, Qt.Key.Key_Return)
    assert stage.window.views.currentIndex() == HISTORY
    stage.settle()
    stage.window.show_view(WORK)


def test_the_palette_ranks_words_before_scattered_letters() -> None:
    assert rank("Cancel everything", "cancel") == 0
    far = rank("Copy the result as Markdown", "crm")
    assert far is not None
    assert far > 900
    assert rank("Undo", "xyz") is None


def test_the_look_changes_at_once_and_is_remembered(stage: Stage) -> None:
    stage.window.choose_look(Look.DARK)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert current_theme().name == "dark"
    assert stage.memory.look is Look.DARK
    stage.window.choose_look(Look.LIGHT)
    assert current_theme().name == "light"


def test_arrow_keys_move_in_the_segments(stage: Stage) -> None:
    segments = stage.window.work.options.mode
    assert segments.current == 0
    QTest.keyClick(segments, Qt.Key.Key_Right)
    assert segments.current == 1
    assert stage.window.desk.options.mode.value == "accurate"


def test_row_texts_say_what_colours_show(stage: Stage) -> None:
    jobs = stage.add(*sample_files())
    stage.do(lambda fake: fake.fail(jobs[0], "broken_file", "It is broken."))
    model = stage.window.desk.model
    said = [model.index(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(model.rowCount())]
    assert any("It is broken." in text for text in said)
    assert any("✓ 4 sentences, word for word" in text for text in said)
