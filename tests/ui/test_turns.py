"""How the Qt thread shares the interpreter: whole turns, garbage in one thread, no row painted that did not change."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from precis.domain.jobs import JobEvent, JobId, JobRecord, JobState, Options
from precis.ui.bridge import EngineRoom
from precis.ui.garbage import MIDDLE, OLD, YOUNG, Garbage
from precis.ui.turns import SHARED_S, WHOLE_S, whole_turn
from precis.ui.work.documents_pane import DocumentList
from precis.ui.work.model import DocumentsModel, Index


@pytest.fixture(autouse=True)
def interpreter_as_before() -> Iterator[None]:
    before, was_enabled = sys.getswitchinterval(), gc.isenabled()
    yield
    sys.setswitchinterval(before)
    gc.unfreeze()
    (gc.enable if was_enabled else gc.disable)()


def test_a_turn_is_whole_and_short_ones_follow_it() -> None:
    with whole_turn():
        assert sys.getswitchinterval() == pytest.approx(WHOLE_S)
        with whole_turn():
            pass
        assert sys.getswitchinterval() == pytest.approx(SHARED_S), "a dialog in a turn must not make the window wait"
    assert sys.getswitchinterval() == pytest.approx(SHARED_S)


def test_a_turn_that_fails_ends_too() -> None:
    with pytest.raises(ZeroDivisionError), whole_turn():
        _ = 1 / 0
    assert sys.getswitchinterval() == pytest.approx(SHARED_S)


def test_answers_and_events_are_taken_in_whole_turns_in_the_qt_thread(qtbot: QtBot) -> None:
    room, seen = EngineRoom(lambda: None), list[tuple[float, bool]]()  # type: ignore[arg-type,return-value]

    def note(_: object) -> None:
        seen.append((sys.getswitchinterval(), threading.current_thread() is threading.main_thread()))

    room.events.connect(note)

    def work() -> None:
        room.answered.emit(note, None)
        room.came.emit([])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == []
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [(pytest.approx(WHOLE_S), True)] * 2


class Recording(DocumentList):
    """Counts how often every row is laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.layouts = 0

    def doItemsLayout(self) -> None:
        self.layouts += 1
        super().doItemsLayout()


class RecordingDelegate(QStyledItemDelegate):
    """Notes which rows are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[int] = []

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.painted.append(index.row())


def test_of_the_list_only_rows_that_changed_are_laid_out_and_painted(qtbot: QtBot) -> None:
    view, model, delegate = Recording(), QStringListModel([str(row) for row in range(20)]), RecordingDelegate()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.resize(200, 20 * view.sizeHintForRow(0) + 20)
    places = [view.visualRect(model.index(row)) for row in (2, 15)]
    view.layouts = 0
    for row in (2, 15):
        model.setData(model.index(row), "changed")
    assert [view.visualRect(model.index(row)) for row in (2, 15)] == places
    assert view.layouts == 0
    sheet, region = QPixmap(view.viewport().size()), QRegion(places[0]).united(QRegion(places[1]))
    view.viewport().render(sheet, QPoint(), region)
    assert delegate.painted == [2, 15]


class Ring:
    """Refers to itself, so that only the collector can let go of it; tells in which thread it did."""

    def __init__(self, gone: list[threading.Thread]) -> None:
        self.itself, self.gone = self, gone

    def __del__(self) -> None:
        self.gone.append(threading.current_thread())


def test_a_thousand_documents_are_told_in_one_go_and_not_again(qtbot: QtBot) -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    jobs = [
        JobRecord(JobId(f"j{n}"), f"{n}.txt", f"/{n}.txt", "", None, Options(), JobState.QUEUED, at, at)
        for n in range(1000)
    ]
    model, told = DocumentsModel(Options()), list[tuple[int, int]]()
    model.dataChanged.connect(lambda first, last, *_: told.append((first.row(), last.row())))
    model.add(jobs)
    model.add(jobs)
    assert told == [], "nothing is new the second time"
    assert model.apply([JobEvent(job.id, 1, at, JobState.READING) for job in jobs]) == []
    assert told == [(0, 999)]
    told.clear()
    model.apply([JobEvent(jobs[n].id, 2, at, JobState.WORKING) for n in (4, 5, 6, 900)])
    assert told == [(4, 6), (900, 900)]
    model.add([replace(jobs[7], updated_at=at + timedelta(seconds=1), state=JobState.DONE)])
    assert told[2:] == [(7, 7)]


def test_garbage_is_collected_in_the_qt_thread_alone(qtbot: QtBot) -> None:
    gone: list[threading.Thread] = []
    garbage = Garbage()
    garbage.begin()
    assert not gc.isenabled()

    def litter() -> None:
        Ring(gone)
        kept = [[] for _ in range(3 * YOUNG)]
        assert len(kept) == 3 * YOUNG

    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert gone == [], "it was collected in the thread that made it"
    kept = [[] for _ in range(2 * YOUNG)]
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.main_thread()]
    assert kept


def test_little_garbage_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    for counts in ((YOUNG - 1, MIDDLE, OLD), (YOUNG, MIDDLE - 1, OLD - 1), (YOUNG, MIDDLE, OLD - 1), (YOUNG, 0, OLD)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        Garbage().collect()
    assert collected == [0, 1, 2]
