"""The measure of label confidences: what its bounds are worth, and that it judges as the engine does."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from precis.domain.jobs import Mode
from precis.providers.embedded.calibration import calibration_of, chances
from precis.providers.embedded.embedding import MiniLM
from precis.providers.embedded.labelling import label
from tests.bench.embedded_data import document_of, half_of, labelled, more_types
from tests.bench.label_calibration import judged, measured_sets, split_halves, split_whole
from tests.bench.label_error import bounds, covers, gap
from tests.bench.label_fit import Remembering, seen_texts
from tests.providers.embedded.conftest import RESOURCES


def made_up(texts: int, error: float, seed: int = 2) -> np.ndarray:
    """Return one repeat of texts whose confidences are too high by `error`."""
    random = np.random.default_rng(seed)
    sure = random.uniform(0.5, 1.0, texts)
    right = (random.random(texts) < sure - error).astype(float)
    return np.column_stack([sure, right, sure > 0.9])[None]


def test_an_error_is_found_and_chance_taken_off() -> None:
    good, bad = bounds(made_up(2_000, 0.0)), bounds(made_up(2_000, 0.1))
    assert good.debiased < 0.01 < good.shown
    assert 0.07 < bad.debiased < 0.11 < bad.surest
    for found in (good, bad):
        assert found.debiased < found.upper < found.surest


def test_the_same_texts_again_do_not_count_as_more() -> None:
    once = made_up(300, 0.05)
    single, again = bounds(once), bounds(np.repeat(once, 5, axis=0))
    assert abs(again.debiased - single.debiased) < 1e-9
    assert again.surest == single.surest
    assert 0.8 < (again.upper - again.debiased) / (single.upper - single.debiased) < 1.25


def test_the_tested_bound_holds_and_the_usual_one_does_not() -> None:
    usual, tested = covers(300, 0.05, draws=25)
    assert tested >= 0.9
    assert usual < 0.7


def test_a_gap_is_a_weighted_mean_over_bins() -> None:
    sure = np.array([0.9] * 10 + [0.6] * 10)
    right = np.array([1.0] * 8 + [0.0] * 2 + [1.0] * 5 + [0.0] * 5)
    assert gap(sure, right[None])[0] >= 0.1, "bins of two texts each"
    assert gap(np.full(20, 0.65), np.ones((1, 20)))[0] == 0.35


def test_no_text_is_judged_by_what_it_taught() -> None:
    for split in (split_halves, split_whole):
        for texts, taught in split(50, 110, 30, seed=3):
            assert not set(texts) & set(taught)
            assert len(taught) == 30
    assert sorted(np.concatenate([texts for texts, _ in split_whole(50, 110, 30, 1)])) == list(range(110))
    ((texts, taught),) = split_halves(50, 110, 30, 1)
    assert min(texts) == 50 > max(taught)


def test_texts_are_judged_as_the_engine_does(model: MiniLM, evaldata: Path) -> None:
    assert evaldata.is_dir()
    (spam,) = (each for each in measured_sets() if each.task.data == "sms_spam")
    items = spam.texts("dev")[:8]
    known = calibration_of(RESOURCES, Mode.FAST)
    seen = seen_texts(spam.task, items, Mode.FAST, Remembering(model))
    along, own = judged(seen, [[(np.arange(8), np.arange(0))]], known.after(0), is_own=False)
    assert (along == own).all()
    for item, (sure, right, accepted) in zip(items, along[0], strict=True):
        found = label(document_of(item.text), spam.task.labels, Mode.FAST, [], model, calibration=known)
        best = found.scores[0]
        assert abs(best.confidence - sure) < 1e-6
        assert (best.label in spam.task.right[item.label]) == right
        assert (best.confidence >= (found.unsure_below or 0.0)) == accepted
    assert chances(known.after(0), np.zeros(1)) < known.after(0).unsure_below


def test_further_document_types_are_new_texts_of_both_halves(evaldata: Path) -> None:
    assert evaldata.is_dir()
    known = {item.text for half in ("dev", "report") for item in labelled("document_type", half)}
    found = {half: more_types(half) for half in ("dev", "report")}
    assert not known & {item.text for items in found.values() for item in items}
    assert len(known) + sum(map(len, found.values())) >= 500
    assert all(half_of(item.id) == half for half, items in found.items() for item in items)
    assert all(len(item.text.split()) <= 1_200 for items in found.values() for item in items)
