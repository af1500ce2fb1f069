"""Labels by the embedded engine as steps: missing thresholds, outputs of earlier versions, own calibrations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from precis.domain.documents import Document
from precis.domain.jobs import Mode, Options
from precis.domain.labels import Example, LabelCurve, LabelSet
from precis.domain.ports import Labelling
from precis.domain.results import NONE_OF_THESE, Band, DecidedBy, LabelScore
from precis.store import Store
from precis.tasks.deciding import UNSURE_BELOW, decide, threshold_of
from precis.tasks.labelling import EmbeddedLabels
from precis.tasks.tally import Tally
from tests.tasks.documents import document_of
from tests.tasks.test_classifying import SET


def labelling(confidence: float, unsure_below: float | None) -> Labelling:
    scores = (LabelScore("letter", confidence), LabelScore(NONE_OF_THESE, 1.0 - confidence))
    return Labelling(scores, "zero-shot", unsure_below=unsure_below)


def test_a_threshold_is_the_sets_else_the_calibrations_else_the_usual_one() -> None:
    assert threshold_of(SET, labelling(0.6, None)) == UNSURE_BELOW
    assert threshold_of(SET, labelling(0.6, 0.93)) == 0.93
    assert threshold_of(replace(SET, unsure_below=0.0), labelling(0.6, 0.93)) == 0.0
    document = document_of(["x"])
    known = decide(document, SET, labelling(0.92, 0.93))
    unknown = decide(document, SET, labelling(0.92, None))
    assert (known.band, known.decided_by) == (Band.UNSURE, DecidedBy.NONE)
    assert (unknown.band, unknown.decided_by) == (Band.SURE, DecidedBy.MODEL)


class Engine:
    """Says what it was asked with, and counts how often."""

    version = "test"

    def __init__(self) -> None:
        self.asked: list[LabelCurve | None] = []

    async def extract(self, *_: Any, **__: Any) -> Any:
        raise AssertionError

    async def label(
        self,
        document: Document,
        labels: LabelSet,
        mode: Mode,
        examples: Sequence[Example] = (),
        own: LabelCurve | None = None,
    ) -> Labelling:
        self.asked.append(own)
        return labelling(0.7 if own is None else 0.8, None if own is None else own.unsure_below)


class Progress:
    """Takes what a tally tells."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_, **__: None


@pytest.fixture
async def store(tmp_path: Path) -> Any:
    from precis.app.wiring import utc_now

    opened = await Store.open(tmp_path, utc_now)
    yield opened
    await opened.close()


async def test_an_own_calibration_is_part_of_the_step(store: Store) -> None:
    engine, curves = Engine(), [None, None, LabelCurve(0.6, 0.0, 0.9), LabelCurve(0.6, 0.0, 0.9), None]
    left = iter(curves)

    async def curve_of(labels: LabelSet, mode: Mode) -> LabelCurve | None:
        assert (labels, mode) == (SET, Mode.FAST)
        return next(left)

    work = EmbeddedLabels(engine, store.ledger, curve_of)
    tally = Tally(Progress())  # type: ignore[arg-type]
    found = [await work.label(document_of(["x"]), SET, (), Options(), tally) for _ in curves]
    assert engine.asked == [None, curves[2]], "what was worked out is found again"
    assert [each.unsure_below for each in found] == [None, None, 0.9, 0.9, None]
    assert [each.scores[0].confidence for each in found] == [0.7, 0.7, 0.8, 0.8, 0.7]


async def test_an_output_of_an_earlier_version_without_a_threshold_is_read() -> None:
    output = {"scores": [["letter", 0.6], [NONE_OF_THESE, 0.4]], "basis": "zero-shot", "evidence": [[0, 1]]}

    class Ledger:
        async def once(self, *_: Any, **__: Any) -> Any:
            return SimpleNamespace(was_cached=True, output=output)

    async def none(*_: Any) -> None:
        return None

    work = EmbeddedLabels(Engine(), Ledger(), none)  # type: ignore[arg-type]
    found = await work.label(document_of(["x"]), SET, (), Options(), Tally(Progress()))  # type: ignore[arg-type]
    assert found.unsure_below is None
    assert decide(document_of(["x"]), SET, found).band is Band.LIKELY
