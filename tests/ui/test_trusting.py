"""How far a confidence can be believed, what decisions improved, and a calibration with its effect first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from precis.app import sample_files
from precis.app.reliability import Reliability, ReliabilityPoint, reliability_diagrams
from precis.domain.jobs import JobState
from precis.ui.quality.reliability import ReliabilityPart, facts, points, title
from precis.ui.review.teaching import Teaching, decided, effect, improved
from precis.ui.window import REVIEW
from tests.ui.conftest import Stage
from tests.ui.fake_precis import unsure_of
from tests.ui.teachings import STATS

ONE = Reliability(
    "support-copied", "support", "support-copied-2", "2026-03-01", ("set a",), 200, 0.0147, 0.15,
    (ReliabilityPoint(0.3, 0.2, 50), ReliabilityPoint(0.9, 0.92, 150)), 0.73, 0.4,
)  # fmt: skip


def test_a_diagram_says_what_it_shows() -> None:
    assert title(ONE) == "Support of sentences that stand in the document"
    assert title(replace(ONE, key="labels/agnews", task="labels")) == "Labels, on agnews"
    assert [point.said for point in points(ONE)] == [
        "said 30%: right 20% of 50 answers", "said 90%: right 92% of 150 answers",
    ]  # fmt: skip
    said = facts(ONE)
    assert said[0] == "What is said is off by 1.5% on average."
    assert said[1].startswith("Measured on 200 answers that the calibration was not fitted on")
    assert "From 73% a sentence is called supported (dotted)." in said
    assert any("comes to the review" in line for line in facts(replace(ONE, task="labels")))


def test_every_calibration_that_comes_along_has_its_diagram(qtbot: QtBot) -> None:
    part = ReliabilityPart()
    qtbot.addWidget(part)
    found = reliability_diagrams()
    part.show_all(found)
    part.resize(900, 320)
    part.show()
    assert part.which.count() == len(found) >= 3
    for number in range(len(found)):
        part.which.setCurrentIndex(number)
        part.which.activated.emit(number)
        assert part.facts.text()
        assert not part.grab().isNull()


def test_arrow_keys_walk_over_the_points(qtbot: QtBot) -> None:
    part = ReliabilityPart()
    qtbot.addWidget(part)
    part.show_all([ONE])
    part.show()
    part.chart.setFocus()
    QTest.keyClick(part.chart, Qt.Key.Key_Right)
    assert part.chart.accessibleDescription() == "said 90%: right 92% of 150 answers"
    QTest.keyClick(part.chart, Qt.Key.Key_Left)
    assert part.chart.accessibleDescription() == "said 30%: right 20% of 50 answers"
    frame = part.chart.frame()
    spot = frame.bottomLeft().toPoint()
    spot.setX(int(frame.left() + frame.width() * 0.85))
    spot.setY(spot.y() - 20)
    QTest.mouseMove(part.chart, spot)
    qtbot.waitUntil(lambda: part.chart.marked == 1)


def test_decisions_are_told_in_words_until_there_are_enough() -> None:
    assert decided(STATS) == "64 decisions; 78% of the proposals were right"
    assert (
        decided(replace(STATS, decisions=24, proposed=24, right=23)) == "24 decisions; proposals: nearly always right"
    )
    assert decided(replace(STATS, decisions=3, proposed=0)) == "3 decisions"
    assert improved(STATS) == (
        "On 64 decided texts, each judged as a new one: right 71% without your decisions, 84% with them."
    )
    assert improved(replace(STATS, improvement=None)) == ""


@pytest.fixture
def teaching(stage: Stage, qtbot: QtBot) -> tuple[Stage, Teaching]:
    """Return the cards of one label set with 64 decisions."""
    stage.fake.calibration.sets = [STATS]
    made = Teaching(stage.room)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: bool(made.cards) and made.cards[0].improved.isVisible())
    return stage, made


def test_a_calibration_shows_its_effect_before_it_counts(teaching: tuple[Stage, Teaching]) -> None:
    stage, made = teaching
    (card,) = made.cards
    card.calibrate.click()
    stage.bot.waitUntil(card.use.isVisible)
    shown = [label.text() for label in card.findChildren(QLabel)]
    for line in effect(card.refit):  # type: ignore[arg-type]
        assert all(cell in shown for cell in line)
    assert stage.fake.calibration.applied == []
    card.not_now.click()
    assert not card.use.isVisible()
    assert stage.fake.calibration.applied == []


def test_a_calibration_is_taken_on_and_back(teaching: tuple[Stage, Teaching]) -> None:
    stage, made = teaching
    said: list[str] = []
    made.said.connect(said.append)
    made.mode.press(1)
    stage.settle()
    made.cards[0].calibrate.click()
    stage.settle()
    made.cards[0].use.click()
    stage.bot.waitUntil(lambda: bool(made.cards) and bool(made.cards[0].back))
    assert [fit.mode for fit in stage.fake.calibration.applied] == ["accurate"]
    made.cards[0].back[0].click()
    stage.bot.waitUntil(lambda: not made.cards[0].back)
    assert stage.fake.calibration.applied == []
    assert said == ["Your calibration counts from the next document on.", "The calibration is taken back."]


def test_too_few_decisions_are_said(teaching: tuple[Stage, Teaching]) -> None:
    stage, made = teaching
    stage.fake.calibration.fewest = 100
    (card,) = made.cards
    card.calibrate.click()
    stage.settle()
    assert card.note.text() == "There are 64 decisions: too few. Decide some more."
    assert card.calibrate.isEnabled()


def test_a_sitting_ends_with_what_it_improved(stage: Stage) -> None:
    stage.fake.calibration.sets = [STATS, replace(STATS, label_set="topic", title="Topic")]
    (job,) = stage.add(sample_files()[0])
    record = stage.fake.records[job]
    unsure = unsure_of(stage.fake.documents[record.path], record.options)
    stage.do(lambda fake: fake.finish(job, unsure, JobState.NEEDS_REVIEW))
    stage.window.show_view(REVIEW)
    view = stage.window.review
    stage.bot.waitUntil(lambda: view.sitting.current is not None)
    assert not view.nothing.teaching.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Return)
    stage.bot.waitUntil(lambda: bool(view.nothing.teaching.cards))
    assert view.nothing.teaching.isVisible()
    assert [card.stats.label_set for card in view.nothing.teaching.cards] == ["document-type"]
