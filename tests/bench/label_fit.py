"""Fits the calibration of labels that comes along, and writes resources/calibration/labels.json.

Run `python -m tests.bench.label_fit` (`--to FILE` writes elsewhere, `--sample N` takes N texts a set). Dev halves alone
are used. For some numbers of decisions each text is judged by a classifier that was taught by others of its set (five
folds); a logistic curve over the winner's log odds is fitted on all sets, each weighing the same. The threshold is the
lowest from which `MARGIN` of the labels of all sets together are right: higher than the target, since sets differ. The
error is that of each set under a curve and threshold fitted on the other sets.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from precis.domain.jobs import Mode
from precis.domain.labels import Example, LabelCurve
from precis.providers.embedded.calibration import TARGET, chances
from precis.providers.embedded.classifier import Classifier, Decided, classifier_of, decided_of, taught_by, winner_odds
from precis.providers.embedded.descriptions import KeepingEmbedder
from precis.providers.embedded.embedding import WIDTH, minilm
from precis.providers.embedded.labelling import PASSAGES, seen_of
from precis.providers.embedded.passages import passages_of
from precis.providers.embedded.terms import Floats
from precis.trust.calibration import CalibrationError
from precis.trust.fitting import fit_logistic, measure
from tests.bench.embedded_data import Labelled, document_of, labelled
from tests.bench.embedded_labels import RESOURCES, LabelTask, tasks

NAME = "labels-3"
DECISIONS = (0, 10, 50, 200)
MARGIN = 0.97
SKIPPED = frozenset({"news topic (9)", "news, bare names"})
"""Other label sets over texts that one of the sets has already."""
_FOLDS = 5
_RIDGE = 1e-3


class Remembering:
    """The model, with every text embedded once."""

    def __init__(self, model: KeepingEmbedder) -> None:
        self._model = model
        self._kept: dict[str, Floats] = {}

    def embed(self, texts: Sequence[str]) -> Floats:
        """Return a row a text."""
        for text in texts:
            if text not in self._kept:
                self._kept[text] = self._model.embed([text])[0]
        return np.array([self._kept[text] for text in texts], np.float32).reshape(len(texts), WIDTH)

    embed_kept = embed


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Log odds of winners, and whether they were right (0 or 1)."""

    odds: np.ndarray
    right: np.ndarray


def fitted_tasks() -> list[LabelTask]:
    """Return the tasks that the calibration is fitted on."""
    return [task for task in tasks() if task.name not in SKIPPED]


def outcomes(
    task: LabelTask, items: Sequence[Labelled], mode: Mode, decisions: int, embedder: KeepingEmbedder
) -> Outcomes:
    """Return what becomes of each text under a classifier taught by at most `decisions` others (five folds)."""
    known = seen_texts(task, items, mode, embedder)
    odds, right = np.zeros(len(items)), np.zeros(len(items))
    for fold, taught in folds(len(items), decisions):
        odds[fold], right[fold] = known.outcome(fold, taught)
    return Outcomes(odds, right)


def folds(count: int, decisions: int, seed: int = 0) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield the texts of each of five folds, and at most `decisions` others, in an order that is the seed's."""
    order = np.random.default_rng(seed).permutation(count)
    for fold in np.array_split(order, _FOLDS):
        yield fold, order[~np.isin(order, fold)][:decisions]


@dataclass(frozen=True, slots=True)
class SeenTexts:
    """A set's texts as documents to judge and as decisions that teach."""

    untaught: Classifier
    scores: np.ndarray
    whole: np.ndarray
    decided: Decided
    is_right: np.ndarray

    def outcome(self, judged: np.ndarray, taught: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return log odds and outcomes of some texts under a classifier taught by others."""
        logits = taught_by(self.untaught, self.decided.where(taught)).logits(self.scores[judged], self.whole[judged])
        return winner_odds(logits), self.is_right[judged, logits.argmax(axis=1)]


def seen_texts(task: LabelTask, items: Sequence[Labelled], mode: Mode, embedder: KeepingEmbedder) -> SeenTexts:
    """Return texts as the engine sees them in a mode."""
    names = [label.name for label in task.labels.labels]
    untaught = classifier_of(task.labels, "en", embedder)
    seen = [
        seen_of(passages_of(document_of(item.text), PASSAGES[mode]), untaught.described, embedder) for item in items
    ]
    examples = [Example(item.text, min(task.right[item.label] & set(names))) for item in items]
    return SeenTexts(
        untaught,
        np.array([each.scores for each in seen]),
        np.array([each.whole for each in seen]),
        decided_of(task.labels, untaught, examples, embedder),
        np.array([[name in task.right[item.label] for name in names] + [False] for item in items]),
    )


def fit(sets: Sequence[Outcomes]) -> LabelCurve:
    """Return the curve and threshold of these sets, each weighing the same."""
    odds, right = (np.concatenate(rows) for rows in zip(*((each.odds, each.right) for each in sets), strict=True))
    weights = np.concatenate([np.full(len(each.odds), 1.0 / len(each.odds)) for each in sets])
    slope, offset = fit_logistic(odds[:, None], right, weights, ridge=_RIDGE)
    curve = LabelCurve(float(slope), float(offset), TARGET)
    order = np.argsort(-odds, kind="stable")
    so_far = np.cumsum((right * weights)[order]) / np.cumsum(weights[order])
    enough = np.flatnonzero(so_far >= MARGIN)
    lowest = odds[order][enough[-1]] if len(enough) else np.inf
    return LabelCurve(curve.slope, curve.offset, float(chances(curve, np.array([lowest]))[0]))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A set under a curve fitted on the others."""

    error: CalibrationError
    covered: float
    right_of_covered: float | None
    chances: np.ndarray
    right: np.ndarray


def left_out(sets: Mapping[str, Outcomes]) -> dict[str, LeftOut]:
    """Return each set under the curve and threshold of the others."""
    found: dict[str, LeftOut] = {}
    for name, own in sets.items():
        curve = fit([other for key, other in sets.items() if key != name])
        sure = chances(curve, own.odds)
        accepted = sure >= curve.unsure_below
        right = float(own.right[accepted].mean()) if accepted.any() else None
        found[name] = LeftOut(measure(sure, own.right), float(accepted.mean()), right, sure, own.right)
    return found


def fitted(embedder: KeepingEmbedder, date: str, sample: int = 0) -> dict[str, Any]:
    """Return the calibration as it is stored."""
    items = {task.data: labelled(task.data, "dev")[: sample or None] for task in fitted_tasks()}
    modes: dict[str, Any] = {}
    zero_shot: dict[str, LeftOut] = {}
    for mode in Mode:
        knots: list[dict[str, Any]] = []
        for decisions in DECISIONS:
            sets = {t.data: outcomes(t, items[t.data], mode, decisions, embedder) for t in fitted_tasks()}
            errors = left_out(sets)
            zero_shot = errors if (mode, decisions) == (Mode.FAST, 0) else zero_shot
            knots.append(_knot(decisions, fit(list(sets.values())), errors))
        modes[mode.value] = {"n": sum(map(len, items.values())), "after": knots}
    return {
        "name": NAME,
        "date": date,
        "task": "labels",
        "engine": "embedded",
        "n": sum(map(len, items.values())),
        "fitted_on": [f"{name} dev" for name in items],
        "unsure_below": modes[Mode.FAST.value]["after"][0]["unsure_below"],
        "error": _error(zero_shot),
        "modes": modes,
    }


def _knot(decisions: int, curve: LabelCurve, errors: Mapping[str, LeftOut]) -> dict[str, Any]:
    return {
        "decisions": decisions,
        "slope": round(curve.slope, 4),
        "offset": round(curve.offset, 4),
        "unsure_below": round(curve.unsure_below, 4),
        "error": {
            name: {
                "n": each.error.n,
                "ece": round(each.error.ece, 4),
                "covered": round(each.covered, 4),
                "right_of_covered": None if each.right_of_covered is None else round(each.right_of_covered, 4),
            }
            for name, each in errors.items()
        },
    }


def _error(sets: Mapping[str, LeftOut]) -> dict[str, Any]:
    """Return the error without decisions in fast mode, each set left out of its fit, with bins over all of them."""
    together = measure(
        np.concatenate([each.chances for each in sets.values()]), np.concatenate([each.right for each in sets.values()])
    )
    return {
        "how": "fast mode without decisions, each set under the curve of the others (dev halves), debiased ECE",
        "n": together.n,
        "ece": round(float(np.mean([each.error.ece for each in sets.values()])), 4),
        "brier": round(together.brier, 4),
        "by_set": {name: round(each.error.ece, 4) for name, each in sets.items()},
        "bins": _bins(together),
        "bins_by_set": {name: _bins(each.error) for name, each in sets.items()},
    }


def _bins(error: CalibrationError) -> list[dict[str, Any]]:
    return [
        {"predicted": round(each.predicted, 4), "observed": round(each.observed, 4), "count": each.count}
        for each in error.bins
    ]


def main() -> None:
    """Write the calibration, and print what each set would have got from the others."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--to", type=Path, default=RESOURCES / "calibration" / "labels.json")
    asked.add_argument("--sample", type=int, default=0)
    asked.add_argument("--date", default=datetime.now(UTC).date().isoformat())
    said = asked.parse_args()
    made = fitted(Remembering(minilm(RESOURCES)), said.date, said.sample)
    said.to.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for mode, each in made["modes"].items():
        for knot in each["after"]:
            print(mode, knot["decisions"], {key: knot[key] for key in ("slope", "offset", "unsure_below")})
            for name, error in knot["error"].items():
                print(f"    {name:<18}", error)


if __name__ == "__main__":
    main()
